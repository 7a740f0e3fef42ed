using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Accounts;
using Sen.Demo;
using Sen.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.People;

/// <summary>What makes the second step easy: set up on one telephone, a page that may be opened again, codes on paper, sentences that say what is missing; and the door says how a session ended.</summary>
public class KindSecondStepTests
{
    private const string Mine = DeskAddresses.SecondStep, Officer = "khoidanvan", Door = SignIn.Address;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Password => DemoData.Year().Password;

    [Theory, EachDatabase]
    public async Task The_page_opened_again_shows_the_same_key_in_its_session_alone_and_a_link_for_the_telephone_itself(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = await sen.SignedIn(Officer);
        using var elsewhere = await sen.SignedIn(Officer);

        var first = await client.Open(Mine);
        var again = await client.Open(Mine);
        var other = await elsewhere.Open(Mine);

        Assert.Equal(Key(first), Key(again));
        Assert.NotEqual(Key(first), Key(other));
        var link = first.QuerySelector("#mo-ung-dung")!.GetAttribute("href")!;
        Assert.StartsWith("otpauth://totp/Sen%20", link, StringComparison.Ordinal);
        Assert.Contains($"secret={Key(first).Replace(" ", "", StringComparison.Ordinal)}", link, StringComparison.Ordinal);

        // The first tab, though it was opened before the second.
        sen.Scan(Officer, SecondStepCodes.Secret(Key(again)));
        var done = await client.Send(first, Mine, null, ("NewCode", SecondStepCodes.At(sen.KeyOf(Officer), sen.Clock.Now)));
        Assert.Equal($"{Mine}?{SecondStepPages.DoneQuery}", done.Headers.Location?.ToString());
        // Another telephone gets another key.
        Assert.NotEqual(Key(first), Key(await client.Open($"{Mine}?{SecondStepPages.AnotherQuery}")));
    }

    [Theory, EachDatabase]
    public async Task A_code_that_was_not_written_is_asked_for_and_not_called_wrong(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = await sen.SignedIn(Officer);
        var empty = await Forms.Parsed(await client.Fill(Mine, null, ("NewCode", " ")));
        Assert.Contains("Đề nghị ghi mã 6 số", empty.QuerySelector("#NewCode-error")!.TextContent, StringComparison.Ordinal);

        using var door = sen.Client();
        await door.Fill(Door, null, ("Name", "quantri"), ("Password", Password));
        var asked = await Forms.Parsed(await door.Fill(ConfirmSignIn.Address, null, (SecondSteps.CodeField, "")));
        Assert.Contains("Đề nghị ghi mã 6 số", asked.QuerySelector("#Code-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Ten_numbered_codes_are_printed_alone_with_commune_account_and_day_and_the_last_ones_warn(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = await sen.SignedIn(Officer);
        var codes = await sen.SetUpSecondStep(client, Officer);
        var page = await client.Open(Mine);

        Assert.Equal(Enumerable.Range(1, 10).Select(no => $"{no}."), page.QuerySelectorAll(".recovery .no").Select(no => no.TextContent));
        Assert.True(page.Body!.ClassList.Contains("prints-alone"));
        var paper = Assert.Single(page.QuerySelectorAll("main > .printed")).TextContent;
        Assert.All(["Xã Bình Sa", $"Tài khoản: {Officer}", "In ngày 23/09/2022"], told => Assert.Contains(told, paper, StringComparison.Ordinal));
        await client.Fill(Mine, $"{Mine}/da-ghi-lai");
        Assert.False((await client.Open(Mine)).Body!.ClassList.Contains("prints-alone"));
        Assert.Null((await client.Open(DeskAddresses.Account)).QuerySelector("#hai-buoc .notice.warn"));

        await using var db = sen.Database.OpenAll();
        foreach (var (left, sentence) in new[] { (3, "Chỉ còn 3 mã dự phòng"), (0, "Không còn mã dự phòng nào") })
        {
            var kept = await db.RecoveryCodes.OrderBy(row => row.Id).Take(left).Select(row => row.Id).ToListAsync(Ct);
            await db.RecoveryCodes.Where(row => !kept.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, sen.Clock.Now.UtcDateTime), Ct);
            var warned = (await client.Open(Mine)).QuerySelector("main .notice.warn")!;
            Assert.Contains(sentence, warned.TextContent, StringComparison.Ordinal);
            Assert.Equal("#ma-moi", warned.QuerySelector("a")!.GetAttribute("href"));
            Assert.Contains(sentence, (await client.Open(DeskAddresses.Account)).QuerySelector("#hai-buoc .notice.warn")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(10, codes.Count);
    }

    [Theory, EachDatabase]
    public async Task Turned_off_it_says_so(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = await sen.SignedIn(Officer);
        await sen.SetUpSecondStep(client, Officer);
        await client.Fill(Mine, $"{Mine}/da-ghi-lai");

        var off = await client.PostTo(Mine, $"{Mine}/tat", ("NowPassword", Password), ("Code", await sen.CodeOf(Officer)));

        Assert.Contains("Đã tắt bước thứ hai.", (await client.Open(off.Headers.Location!.ToString())).QuerySelector("main .notice.good")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_door_says_once_how_a_session_ended_as_far_as_anybody_knows(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var desk = await sen.SignedIn(Officer);
        using var admin = await sen.SignedIn("quantri");
        var person = $"/can-bo/cai-dat/nguoi/{DemoData.Id($"account {Officer}"):d}";

        using var phone = await sen.SignedIn(Officer);
        await desk.Send(await desk.Open(DeskAddresses.Account), DeskAddresses.Account, DeskAddresses.Devices, ("Session", EndOwnSession.Others));
        await Told(phone, "từ một thiết bị khác của tài khoản");
        // Once.
        Assert.Null((await phone.Open((await phone.GetAsync(DeskAddresses.MyWork, Ct)).Headers.Location!.ToString())).QuerySelector("main .notice.warn"));

        using var tablet = await sen.SignedIn(Officer);
        await desk.Fill(DeskAddresses.Account, null, ("OldPassword", Password), ("NewPassword", "bảy con cò trắng bay"), ("AgainPassword", "bảy con cò trắng bay"));
        await Told(tablet, "vừa đổi trên thiết bị khác");

        await admin.Fill(person, $"{person}/thiet-bi");
        await Told(desk, "Quản trị đã kết thúc phiên");

        using var late = await sen.SignedIn(Officer, "bảy con cò trắng bay");
        await admin.Fill(person, $"{person}/khoa", [("Disable", "true"), .. Successors(await admin.Open(person))]);
        await Told(late, "Quản trị đã khóa tài khoản này");

        using var old = sen.Client();
        old.DefaultRequestHeaders.Add("Cookie", $"{Sessions.CookieName}=khong-con-doc-duoc");
        await Told(old, "đã hết hạn");
        using var stranger = sen.Client();
        Assert.DoesNotContain(EndedSessions.Query, (await stranger.GetAsync(DeskAddresses.MyWork, Ct)).Headers.Location!.ToString().Split('&')[^1], StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_form_of_an_ended_session_says_how_it_ended_too(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var desk = await sen.SignedIn(Officer);
        using var phone = await sen.SignedIn(Officer);
        var page = await phone.Open(DeskAddresses.EnterOnBehalf);
        await desk.Send(await desk.Open(DeskAddresses.Account), DeskAddresses.Account, DeskAddresses.Devices, ("Session", EndOwnSession.Others));

        var answer = await phone.SendOnce(page, DeskAddresses.EnterOnBehalf, null, ("ToldBy", "Trưởng thôn 5"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("từ một thiết bị khác của tài khoản", (await Forms.Parsed(answer)).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task In_a_demonstration_the_list_of_devices_says_whose_clock_it_shows(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var desk = await sen.SignedIn(Officer);
        using var admin = await sen.SignedIn("quantri");

        Assert.Contains("theo đồng hồ của máy chủ", (await desk.Open(DeskAddresses.Account)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("theo đồng hồ của máy chủ", (await admin.Open($"/can-bo/cai-dat/nguoi/{DemoData.Id($"account {Officer}"):d}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Of_a_session_nobody_ended_nobody_says_anything(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var desk = await sen.SignedIn(Officer);
        await using var db = sen.Database.OpenAll();
        var session = await db.Sessions.Where(row => row.AccountId == DemoData.Id($"account {Officer}")).Select(row => row.Id).SingleAsync(Ct);

        Assert.Null(await SessionEnds.Of(db, session, Ct));
        Assert.Equal(SessionEnd.Expired, await SessionEnds.Of(db, Guid.NewGuid(), Ct));
    }

    private static string Key(IHtmlDocument page) => page.QuerySelector("#khoa")!.TextContent;

    private static (string, string)[] Successors(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("select[name^=Successor-]").Select(field => (field.GetAttribute("name")!, Movement.Desk.HandOverForm.Nobody))];

    private static async Task Told(HttpClient client, string sentence)
    {
        var door = (await client.GetAsync(DeskAddresses.MyWork, Ct)).Headers.Location!.ToString();
        Assert.StartsWith(Door, door, StringComparison.Ordinal);
        Assert.Contains(sentence, (await client.Open(door)).QuerySelector("main .notice.warn")!.TextContent, StringComparison.Ordinal);
    }
}
