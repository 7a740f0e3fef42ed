using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Accounts;
using Sen.Demo;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.People;

/// <summary>EndOwnSession and EndSessions: who is signed in where, and how that ends.</summary>
public class EndOwnSessionTests
{
    private const string Officer = "khoidanvan";
    private const string Telephone = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Everybody_sees_where_they_are_signed_in_and_ends_the_session_of_a_telephone_that_was_lost(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var phone = await OnTelephone(sen);
        using var desk = await sen.SignedIn(Officer);

        var page = await desk.Open(DeskAddresses.Account);
        var row = Assert.Single(page.QuerySelectorAll("table tbody tr"), one => one.TextContent.Contains("Chrome, Android", StringComparison.Ordinal));
        Assert.Single(page.QuerySelectorAll("table tbody tr"), one => one.TextContent.Contains("thiết bị này", StringComparison.Ordinal));
        var button = row.QuerySelector("button[name=Session]")!;
        var ended = await desk.Send(page, DeskAddresses.Account, DeskAddresses.Devices, ("Session", button.GetAttribute("value")!));

        Assert.Contains("Đã thoát", (await desk.Open(ended.Headers.Location!.ToString())).Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/can-bo/dang-nhap", (await phone.GetAsync(DeskAddresses.MyWork, Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.True((await desk.GetAsync(DeskAddresses.MyWork, Ct)).IsSuccessStatusCode);
        await using var db = sen.Database.OpenAll();
        var line = await db.AuditLines.SingleAsync(line => line.Verb == "session.end", Ct);
        Assert.Equal("account", line.SubjectKind);
        Assert.DoesNotContain((await db.Users.SingleAsync(account => account.UserName == Officer, Ct)).SecurityStamp!, line.Changes, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task All_other_devices_are_signed_out_at_one_press_and_nobody_elses(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var phone = await OnTelephone(sen);
        using var office = await sen.SignedIn(Officer);
        using var another = await sen.SignedIn("truongban");
        using var desk = await sen.SignedIn(Officer);

        var page = await desk.Open(DeskAddresses.Account);
        await desk.Send(page, DeskAddresses.Account, DeskAddresses.Devices, ("Session", Sen.People.EndOwnSession.Others));
        // Pressed twice is pressed once.
        await desk.Send(page, DeskAddresses.Account, DeskAddresses.Devices, ("Session", Sen.People.EndOwnSession.Others));

        Assert.All(new[] { phone, office }, gone => Assert.Equal(HttpStatusCode.Redirect, gone.GetAsync(DeskAddresses.MyWork, Ct).GetAwaiter().GetResult().StatusCode));
        Assert.True((await desk.GetAsync(DeskAddresses.MyWork, Ct)).IsSuccessStatusCode);
        Assert.True((await another.GetAsync(DeskAddresses.MyWork, Ct)).IsSuccessStatusCode);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.AuditLines.CountAsync(line => line.Verb == "session.end", Ct));
    }

    [Theory, EachDatabase]
    public async Task Nobody_ends_the_session_of_somebody_else_by_its_id(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var head = await sen.SignedIn("truongban");
        using var desk = await sen.SignedIn(Officer);
        await using var db = sen.Database.OpenAll();
        var theirs = await db.Sessions.Where(session => db.Users.Any(account => account.Id == session.AccountId && account.UserName == "truongban")).Select(session => session.Id).SingleAsync(Ct);

        await desk.Send(await desk.Open(DeskAddresses.Account), DeskAddresses.Account, DeskAddresses.Devices, ("Session", theirs.ToString("d")));

        Assert.True((await head.GetAsync(DeskAddresses.MyWork, Ct)).IsSuccessStatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_administrator_sees_the_devices_of_an_account_and_signs_it_out_of_all_of_them(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var phone = await OnTelephone(sen);
        using var admin = await sen.SignedIn("quantri");
        await using var db = sen.Database.OpenAll();
        var id = await db.Users.Where(account => account.UserName == Officer).Select(account => account.Id).SingleAsync(Ct);
        var address = $"/can-bo/cai-dat/nguoi/{id:d}";

        var page = await admin.Open(address);
        Assert.Contains("Chrome, Android", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(page, address, $"{address}/thiet-bi")).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync(DeskAddresses.MyWork, Ct)).StatusCode);
        Assert.Contains("Chưa đăng nhập trên thiết bị nào", (await admin.Open(address)).Body!.TextContent, StringComparison.Ordinal);
        using var again = await sen.SignedIn(Officer);
        Assert.Equal("session.end-all", (await db.AuditLines.OrderByDescending(line => line.Seq).FirstAsync(line => line.SubjectKind == "account", Ct)).Verb);
    }

    [Theory, EachDatabase]
    public async Task Signing_out_ends_the_session_itself_so_that_a_copied_cookie_opens_nothing(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = sen.Client();
        var inside = await client.Fill("/can-bo/dang-nhap", null, ("Name", Officer), ("Password", DemoData.Year().Password));
        using var thief = sen.Client();
        thief.DefaultRequestHeaders.Add("Cookie", inside.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("sen-phien=", StringComparison.Ordinal)).Split(';')[0]);
        Assert.True((await thief.GetAsync(DeskAddresses.MyWork, Ct)).IsSuccessStatusCode);

        await client.Fill(DeskAddresses.MyWork, "/can-bo/dang-xuat");

        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync(DeskAddresses.MyWork, Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_session_is_told_by_its_device_and_to_the_quarter_of_an_hour_and_forgotten_after_a_month(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var phone = await OnTelephone(sen);
        await using var db = sen.Database.OpenAll();
        var began = await db.Sessions.AsNoTracking().SingleAsync(Ct);
        await phone.GetAsync(DeskAddresses.MyWork, Ct);
        Assert.Equal(began.SeenAt, (await db.Sessions.AsNoTracking().SingleAsync(Ct)).SeenAt);

        await AccountSessions.See(db, began.Id, began.BeganAt.AddHours(3), Ct);
        Assert.Equal(began.BeganAt.AddHours(3), (await db.Sessions.AsNoTracking().SingleAsync(Ct)).SeenAt);
        Assert.Empty(await AccountSessions.Open(db, began.AccountId, began.BeganAt.AddHours(16), Ct));

        await AccountSessions.Forget(sen.Database.Databases, began.BeganAt.AddHours(4), Ct);
        Assert.Equal(1, await db.Sessions.CountAsync(Ct));
        await AccountSessions.Forget(sen.Database.Databases, began.BeganAt.AddDays(31), Ct);
        Assert.Equal(0, await db.Sessions.CountAsync(Ct));
    }

    [Theory]
    [InlineData(Telephone, "Chrome, Android")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox, Linux")]
    [InlineData("curl/8.5", "")]
    public void A_browser_is_called_what_a_person_calls_it(string agent, string name) => Assert.Equal(name, DeviceName.Of(agent));

    private static async Task<HttpClient> OnTelephone(SenHost sen)
    {
        var client = sen.Client();
        client.DefaultRequestHeaders.UserAgent.ParseAdd(Telephone);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill("/can-bo/dang-nhap", null, ("Name", Officer), ("Password", DemoData.Year().Password))).StatusCode);
        return client;
    }
}
