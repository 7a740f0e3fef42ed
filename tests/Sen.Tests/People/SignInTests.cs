using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Demo;
using Sen.Movement.People;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.People;

public class SignInTests
{
    private const string Door = "/can-bo/dang-nhap";
    private const string Officer = "khoidanvan";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Whoever_signs_in_goes_on_to_the_page_that_was_wanted_and_never_to_another_site(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = sen.Client();

        var asked = await client.GetAsync("/can-bo/toi?xong", Ct);
        Assert.Equal("/can-bo/dang-nhap?tiep=%2Fcan-bo%2Ftoi%3Fxong", asked.Headers.Location?.ToString());

        var inside = await client.Fill(asked.Headers.Location!.ToString(), Door, ("Name", $" {Officer.ToUpperInvariant()} "), ("Password", DemoData.Year().Password));
        Assert.Equal("/can-bo/toi?xong", inside.Headers.Location?.ToString());
        Assert.True((await client.GetAsync("/can-bo/toi", Ct)).IsSuccessStatusCode);

        using var lured = sen.Client();
        foreach (var trap in (string[])["//evil.example/", "/\\evil.example", "https://evil.example/", "javascript:alert(1)"])
        {
            var answer = await lured.GetAsync($"{Door}?tiep={Uri.EscapeDataString(trap)}", Ct);
            Assert.Equal("/can-bo/viec", (await Forms.Parsed(answer)).QuerySelector("input[name=Next]")!.GetAttribute("value"));
        }
    }

    [Theory, EachDatabase]
    public async Task Five_wrong_tries_lock_for_fifteen_minutes_and_a_name_nobody_has_reads_the_same(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = sen.Client();
        var known = new List<string>();
        var unknown = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            known.Add(await Sentence(await client.Fill(Door, null, ("Name", Officer), ("Password", "sai mật khẩu"))));
            unknown.Add(await Sentence(await client.Fill(Door, null, ("Name", "khong-co-ai"), ("Password", "sai mật khẩu"))));
        }

        Assert.Equal(known, unknown);
        Assert.Equal("Tên đăng nhập hoặc mật khẩu chưa đúng. Còn 4 lần thử.", known[0]);
        Assert.StartsWith("Nhập sai 5 lần.", known[4], StringComparison.Ordinal);

        var right = await client.Fill(Door, null, ("Name", Officer), ("Password", DemoData.Year().Password));
        Assert.Equal(known[4], await Sentence(right));

        await using var db = sen.Database.OpenAll();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(
            account => account.LockoutEnd, account => account.LockoutEnd == null ? null : new DateTimeOffset(2022, 9, 22, 0, 0, 0, TimeSpan.Zero)), Ct);
        using var later = await sen.SignedIn(Officer);
        Assert.Equal(0, await db.Users.Where(account => account.UserName == Officer).Select(account => account.AccessFailedCount).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_name_or_a_password_nobody_can_have_is_refused_before_it_is_remembered(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = sen.Client();

        var answer = await client.Fill(Door, null, ("Name", new string('a', 65)), ("Password", new string('b', 129)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Forms.Parsed(answer);
        Assert.Equal(2, page.QuerySelectorAll("#Name-error, #Password-error").Length);
    }

    [Theory, EachDatabase]
    public async Task Tries_beyond_ten_a_minute_under_one_name_are_not_even_looked_at(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = sen.Client();
        var page = await client.Open(Door);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++)
        {
            answers.Add((await client.Send(page, Door, null, ("Name", "mot-ten"), ("Password", "sai"))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers[..10]);
    }

    [Theory, EachDatabase]
    public async Task Signing_in_writes_no_act_and_signing_out_ends_the_session(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await using var db = sen.Database.OpenAll();
        var lines = await db.AuditLines.CountAsync(Ct);
        using var client = await sen.SignedIn(Officer);

        Assert.Equal(lines, await db.AuditLines.CountAsync(Ct));
        var cookie = (await client.Fill("/can-bo/toi", "/can-bo/dang-xuat")).Headers.Location;
        Assert.Equal("/", cookie?.ToString());
        Assert.StartsWith(Door, (await client.GetAsync("/can-bo/toi", Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Demonstration_accounts_and_the_workplace_stay_on_this_machine_and_on_https(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var plain = sen.Client();
        plain.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        var refused = await plain.GetAsync(Door, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await plain.GetAsync(Door.ToUpperInvariant(), Ct)).StatusCode);
        Assert.Contains("https", (await Forms.Parsed(refused)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var safe = sen.Client();
        safe.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        safe.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var page = await safe.GetAsync(Door, Ct);
        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, EachDatabase]
    public async Task A_disabled_account_or_an_ended_post_ends_at_once(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = await sen.SignedIn(Officer);
        await using var db = sen.Database.OpenAll();

        await db.Posts.Where(post => post.Kind == PostKind.Officer).ExecuteUpdateAsync(set => set.SetProperty(post => post.Until, new DateOnly(2022, 9, 1)), Ct);
        Assert.Contains("Chưa có vị trí nào", (await client.Open("/can-bo/toi")).Body!.TextContent, StringComparison.Ordinal);

        await db.Users.Where(account => account.UserName == Officer)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.DisabledAt, new DateTime(2022, 9, 1, 0, 0, 0, DateTimeKind.Utc)), Ct);
        Assert.StartsWith(Door, (await client.GetAsync("/can-bo/toi", Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);
        var again = await client.Fill(Door, null, ("Name", Officer), ("Password", DemoData.Year().Password));
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        Assert.Contains("đang khóa", (await Forms.Parsed(again)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> Sentence(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await Forms.Parsed(answer)).QuerySelector("#Password-error span")!.LastChild!.TextContent.Trim();
    }
}
