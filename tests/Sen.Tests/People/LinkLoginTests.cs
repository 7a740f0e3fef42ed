using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Demo;
using Sen.Movement.People;
using Sen.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.People;

/// <summary>
/// Linking with the province's account and taking the link away (<see cref="LinkLogin"/>, <see cref="UnlinkLogin"/>, <see cref="DropLogin"/>), with a real provider on both databases: what is kept,
/// what the audit tells, and whose it can be.
/// </summary>
public class LinkLoginTests
{
    private const string Officer = "khoidanvan", Other = "bientap", There = "079000000001";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_link_is_an_act_that_tells_of_it_by_a_mark_and_never_by_the_identifier(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        using var elsewhere = await sen.SignedIn(Officer);
        using var client = await sen.SignedIn(Officer);
        using var back = await client.ThroughProvince(await client.Fill(DeskAddresses.Account, LinkLogin.Begin), There);
        // Anew, whoever used this computer before.
        Assert.Equal(("login", "0"), (province.Asked["prompt"], province.Asked["max_age"]));
        await using var db = sen.Database.OpenAll();
        Assert.Equal(0, await db.UserLogins.CountAsync(Ct));
        var page = await client.Open(ProvinceSignIn.Link);
        Assert.Contains(There, page.Body!.TextContent, StringComparison.Ordinal);
        using var linked = await client.Send(page, ProvinceSignIn.Link, null);
        Assert.Equal(ProvinceTroubles.OnAccount(ProvinceTroubles.Linked), linked.Headers.Location?.OriginalString);

        var account = await db.Users.AsNoTracking().SingleAsync(row => row.UserName == Officer, Ct);
        var row = await db.UserLogins.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((province.Door.Key, There, account.Id, (string?)null), (row.LoginProvider, row.ProviderKey, row.UserId, row.ProviderDisplayName));
        var line = await db.AuditLines.AsNoTracking().SingleAsync(one => one.Verb == "account.link-login", Ct);
        Assert.Equal(account.Id.ToString("d"), line.SubjectId);
        var mark = Changes.Read(line.Changes).Single(change => change.Row == "IdentityUserLogin");
        Assert.Matches("^hmac:[0-9a-f]{64}$", mark.Id);
        Assert.DoesNotContain(There, line.Changes, StringComparison.Ordinal);
        Assert.Contains("Đã nối", (await client.Open(DeskAddresses.Account)).QuerySelector($"#{ProvinceTroubles.Place}")!.TextContent, StringComparison.Ordinal);
        // Every other session ended.
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync(DeskAddresses.MyWork, Ct)).StatusCode);

        using var unlinked = await client.Fill(DeskAddresses.Account, UnlinkLogin.Address);
        Assert.Equal(ProvinceTroubles.OnAccount(ProvinceTroubles.Ended), unlinked.Headers.Location?.OriginalString);
        Assert.Equal(0, await db.UserLogins.CountAsync(Ct));
        line = await db.AuditLines.AsNoTracking().SingleAsync(one => one.Verb == "account.unlink-login", Ct);
        // The same one, by its mark.
        Assert.Equal((mark.Id, "delete"), Changes.Read(line.Changes).Where(change => change.Row == "IdentityUserLogin").Select(change => (change.Id, change.Did)).Single());
        Assert.DoesNotContain(There, line.Changes, StringComparison.Ordinal);
        using var stranger = sen.Client();
        using var shut = await stranger.SignInThrough(There);
        Assert.Equal(ProvinceTroubles.AtDoor(ProvinceTrouble.Unlinked, DeskAddresses.Account), shut.Headers.Location?.OriginalString);
        using var twice = await client.PostTo(DeskAddresses.Account, UnlinkLogin.Address);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Pressed_twice_it_is_one_act(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        using var client = await sen.SignedIn(Officer);
        using var back = await client.ThroughProvince(await client.Fill(DeskAddresses.Account, LinkLogin.Begin), There);
        var page = await client.Open(ProvinceSignIn.Link);
        using var first = await client.Send(page, ProvinceSignIn.Link, null);
        using var second = await client.Send(page, ProvinceSignIn.Link, null);

        Assert.Equal((first.Headers.Location, ProvinceTroubles.OnAccount(ProvinceTroubles.Linked)), (second.Headers.Location, second.Headers.Location?.OriginalString));
        await using var db = sen.Database.OpenAll();
        Assert.Equal((1, 1), (await db.UserLogins.CountAsync(Ct), await db.AuditLines.CountAsync(line => line.Verb == "account.link-login", Ct)));
    }

    [Theory, EachDatabase]
    public async Task Pressed_twice_at_the_same_instant_it_is_one_act_both_say_so_and_the_person_stays_in(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        using var client = await sen.SignedIn(Officer);
        const int rounds = 4;
        for (var round = 0; round < rounds; round++)
        {
            using var back = await client.ThroughProvince(await client.Fill(DeskAddresses.Account, LinkLogin.Begin), There);
            var page = await client.Open(ProvinceSignIn.Link);
            await AtOnce(client, page, ProvinceSignIn.Link, ProvinceSignIn.Link, ProvinceTroubles.Linked);
            await AtOnce(client, await client.Open(DeskAddresses.Account), DeskAddresses.Account, UnlinkLogin.Address, ProvinceTroubles.Ended);
        }

        await using var db = sen.Database.OpenAll();
        Assert.Equal((0, rounds, rounds), (
            await db.UserLogins.CountAsync(Ct), await db.AuditLines.CountAsync(line => line.Verb == "account.link-login", Ct), await db.AuditLines.CountAsync(line => line.Verb == "account.unlink-login", Ct)));
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task A_copy_of_the_form_that_is_read_when_the_first_is_written_finds_its_session_open(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        using var client = await sen.SignedIn(Officer);
        using var back = await client.ThroughProvince(await client.Fill(DeskAddresses.Account, LinkLogin.Begin), There);
        var page = await client.Open(ProvinceSignIn.Link);
        using var first = await client.SendOnce(page, ProvinceSignIn.Link, ProvinceSignIn.Link);

        // No other session takes its place: a browser that sent both still has the cookie it sent them with.
        Assert.False(first.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith(Sessions.CookieName, StringComparison.Ordinal)));
        using var second = await client.SendOnce(page, ProvinceSignIn.Link, ProvinceSignIn.Link);
        Assert.Equal(ProvinceTroubles.OnAccount(ProvinceTroubles.Linked), second.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(DeskAddresses.MyWork, Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Of_two_tabs_that_link_at_once_one_does_and_the_other_reads_that_it_is_done(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        using var client = await sen.SignedIn(Officer);
        using var back = await client.ThroughProvince(await client.Fill(DeskAddresses.Account, LinkLogin.Begin), There);
        var (one, other) = (await client.Open(ProvinceSignIn.Link), await client.Open(ProvinceSignIn.Link));

        var answers = await Task.WhenAll(client.SendOnce(one, ProvinceSignIn.Link, ProvinceSignIn.Link), client.SendOnce(other, ProvinceSignIn.Link, ProvinceSignIn.Link));

        Assert.Contains(ProvinceTroubles.OnAccount(ProvinceTroubles.Linked), answers.Select(answer => answer.Headers.Location?.OriginalString));
        var late = answers.Single(answer => answer.Headers.Location?.OriginalString != ProvinceTroubles.OnAccount(ProvinceTroubles.Linked));
        // Told so, or that the visit there was used: never a fault, never the door.
        Assert.True(late.StatusCode == HttpStatusCode.Conflict || late.Headers.Location?.OriginalString == ProvinceTroubles.OnAccount(ProvinceTrouble.Lost), $"{late}");
        await using var db = sen.Database.OpenAll();
        Assert.Equal((1, 1), (await db.UserLogins.CountAsync(Ct), await db.AuditLines.CountAsync(line => line.Verb == "account.link-login", Ct)));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(DeskAddresses.MyWork, Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_link_with_a_house_that_signs_nobody_in_any_more_is_shown_and_can_be_taken_away(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        foreach (var user in (string[])[Officer, Other])
        {
            await using var db = sen.Database.OpenAll();
            db.UserLogins.Add(new() { LoginProvider = "https://cu.example", ProviderKey = user, UserId = (await db.Users.SingleAsync(row => row.UserName == user, Ct)).Id });
            Assert.True((await db.Commit(new Act(Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value, Guid.NewGuid(), "account", Guid.NewGuid(), sen.Clock.Now.UtcDateTime, Guid.Empty), Ct)).Ok);
        }

        using var officer = await sen.SignedIn(Officer);
        var page = await officer.Open(DeskAddresses.Account);
        Assert.Contains("không còn dùng để đăng nhập", page.QuerySelector($"#{ProvinceTroubles.Place}")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"form[action='{LinkLogin.Begin}']"));
        using var own = await officer.Fill(DeskAddresses.Account, UnlinkLogin.Address);
        Assert.Equal(HttpStatusCode.Redirect, own.StatusCode);
        Assert.Null((await officer.Open(DeskAddresses.Account)).QuerySelector($"#{ProvinceTroubles.Place}"));

        using var admin = await sen.SignedIn("quantri");
        await using var after = sen.Database.OpenAll();
        var person = AdministrationAddresses.Person((await after.UserLogins.SingleAsync(Ct)).UserId);
        Assert.Contains("không còn dùng để đăng nhập", (await admin.Open(person)).QuerySelector($"form[action='{person}/bo-noi']")!.TextContent, StringComparison.Ordinal);
        using var dropped = await admin.Fill(person, $"{person}/bo-noi");
        Assert.Equal((HttpStatusCode.Redirect, 0), (dropped.StatusCode, await after.UserLogins.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task One_identity_belongs_to_one_account_and_an_account_has_one(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        using var officer = await sen.SignedIn(Officer);
        using var linked = await officer.LinkWith(There);
        using var other = await sen.SignedIn(Other);
        using var taken = await other.ThroughProvince(await other.Fill(DeskAddresses.Account, LinkLogin.Begin), There);
        var page = await other.Open(ProvinceSignIn.Link);
        Assert.Contains("đã nối với một tài khoản khác ở đây; mỗi mã chỉ thuộc một tài khoản", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"form[action='{ProvinceSignIn.Link}']"));
        using var forced = await other.PostTo(DeskAddresses.Account, ProvinceSignIn.Link);
        Assert.Equal(HttpStatusCode.Conflict, forced.StatusCode);

        using var own = await other.LinkWith("079000000002");
        // The page offers no second one; whoever goes all the same is told.
        Assert.Null((await other.Open(DeskAddresses.Account)).QuerySelector($"form[action='{LinkLogin.Begin}']"));
        using var third = await other.ThroughProvince(await other.PostTo(DeskAddresses.Account, LinkLogin.Begin), "079000000003");
        Assert.Contains("đã nối với tài khoản tỉnh (minh họa) khác rồi", (await other.Open(ProvinceSignIn.Link)).Body!.TextContent, StringComparison.Ordinal);
        using var refused = await other.PostTo(DeskAddresses.Account, ProvinceSignIn.Link);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        await using var db = sen.Database.OpenAll();
        Assert.Equal([There, "079000000002"], await db.UserLogins.OrderBy(row => row.ProviderKey).Select(row => row.ProviderKey).ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_link_the_same_identity_at_once_one_has_it(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        using var officer = await sen.SignedIn(Officer);
        using var other = await sen.SignedIn(Other);
        var pages = new List<AngleSharp.Html.Dom.IHtmlDocument>();
        foreach (var client in (HttpClient[])[officer, other])
        {
            using var back = await client.ThroughProvince(await client.Fill(DeskAddresses.Account, LinkLogin.Begin), There);
            pages.Add(await client.Open(ProvinceSignIn.Link));
        }

        var answers = await Task.WhenAll(officer.Send(pages[0], ProvinceSignIn.Link, null), other.Send(pages[1], ProvinceSignIn.Link, null));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        Assert.Contains("mỗi mã chỉ thuộc một tài khoản", (await Forms.Parsed(answers.Single(answer => answer.StatusCode == HttpStatusCode.Conflict))).Body!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.UserLogins.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Whoever_sits_down_at_an_open_desk_links_and_unlinks_nothing(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        using var client = await sen.SignedIn(Officer);
        sen.Clock.Advance(AskedAgain.GoodFor + TimeSpan.FromSeconds(1));
        using var asked = await client.SendOnce(await client.Open(DeskAddresses.Account), DeskAddresses.Account, LinkLogin.Begin);
        Assert.NotNull(await Forms.Asked(asked));
        // The answer leads on to the province.
        var going = await client.SendOnce((await Forms.Asked(asked))!, LinkLogin.Begin, LinkLogin.Begin, (SecondSteps.PasswordField, DemoData.Year().Password));
        using var back = await client.ThroughProvince(going, There);
        using var linked = await client.Fill(ProvinceSignIn.Link, null);
        Assert.Equal(HttpStatusCode.Redirect, linked.StatusCode);
        sen.Clock.Advance(AskedAgain.GoodFor + TimeSpan.FromSeconds(1));
        using var kept = await client.SendOnce(await client.Open(DeskAddresses.Account), DeskAddresses.Account, UnlinkLogin.Address);
        Assert.NotNull(await Forms.Asked(kept));
        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.UserLogins.CountAsync(Ct));

        // Signing in there is a proof as a password is: nothing is asked again within the quarter of an hour.
        using var fresh = sen.Client();
        using var inside = await fresh.SignInThrough(There);
        using var gone = await fresh.SendOnce(await fresh.Open(DeskAddresses.Account), DeskAddresses.Account, UnlinkLogin.Address);
        Assert.Equal(ProvinceTroubles.OnAccount(ProvinceTroubles.Ended), gone.Headers.Location?.OriginalString);
    }

    [Theory, EachDatabase]
    public async Task What_went_wrong_on_the_way_to_a_link_is_said_on_the_own_account(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        using var client = await sen.SignedIn(Officer);
        province.Remembers = true;
        await Says(client, await client.ThroughProvince(await client.Fill(DeskAddresses.Account, LinkLogin.Begin), There), "không hỏi lại mật khẩu");
        province.Remembers = false;
        await Says(client, await client.ThroughProvince(await client.Fill(DeskAddresses.Account, LinkLogin.Begin), There, answer: "no"), "đã bấm hủy");
        await Says(client, await client.GetAsync(ProvinceSignIn.Callback, Ct), "đã quá lâu");
        await Says(client, await client.GetAsync(ProvinceSignIn.Link, Ct), "đã quá lâu");
        await Says(client, await client.PostTo(DeskAddresses.Account, ProvinceSignIn.Link), "đã quá lâu");
        // The address of either button opened like a page leads to the page with it.
        foreach (var action in (string[])[LinkLogin.Begin, UnlinkLogin.Address])
        {
            Assert.Equal(DeskAddresses.Account, (await client.GetAsync(action, Ct)).Headers.Location?.OriginalString);
        }

        // What came back to sign in links nothing, and what one person went for is nothing for the next.
        using var door = sen.Client();
        using var signing = await door.ThroughProvince(await door.PressProvince(), There);
        using var inside = await door.Fill(SignIn.Address, SignIn.Address, ("Name", Officer), ("Password", DemoData.Year().Password));
        await Says(door, await door.GetAsync(ProvinceSignIn.Link, Ct), "đã quá lâu");
        using var linking = await client.ThroughProvince(await client.Fill(DeskAddresses.Account, LinkLogin.Begin), There);
        using var signedOut = await client.PostTo(DeskAddresses.Account, "/can-bo/dang-xuat");
        using var next = await client.Fill(SignIn.Address, SignIn.Address, ("Name", Other), ("Password", DemoData.Year().Password));
        Assert.Equal(HttpStatusCode.Redirect, next.StatusCode);
        await Says(client, await client.GetAsync(ProvinceSignIn.Link, Ct), "đã quá lâu");
        await using var db = sen.Database.OpenAll();
        Assert.Equal(0, await db.UserLogins.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task The_administrator_takes_a_link_off_and_an_erasure_leaves_none(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        using var officer = await sen.SignedIn(Officer);
        using var linked = await officer.LinkWith(There);
        await using var db = sen.Database.OpenAll();
        var person = AdministrationAddresses.Person(await db.Users.Where(row => row.UserName == Officer).Select(row => row.Id).SingleAsync(Ct));
        using var admin = await sen.SignedIn("quantri");
        Assert.Null((await admin.Open(AdministrationAddresses.Person(await db.Users.Where(row => row.UserName == Other).Select(row => row.Id).SingleAsync(Ct)))).QuerySelector("form[action$='/bo-noi']"));
        using var dropped = await admin.Fill(person, $"{person}/bo-noi");
        Assert.Equal(person, dropped.Headers.Location?.OriginalString);
        Assert.Equal((0, 1), (await db.UserLogins.CountAsync(Ct), await db.AuditLines.CountAsync(line => line.Verb == "account.drop-login", Ct)));
        Assert.Equal(HttpStatusCode.Redirect, (await officer.GetAsync(DeskAddresses.MyWork, Ct)).StatusCode);
        using var none = await admin.PostTo(person, $"{person}/bo-noi");
        Assert.Equal(HttpStatusCode.Conflict, none.StatusCode);

        // Somebody without a post asks to be erased.
        using var made = await admin.Fill($"{AdministrationAddresses.Home}/nguoi/moi", null, ("Title", "Người mới (minh họa)"), ("Name", "nguoimoi"));
        var id = Guid.Parse(made.Headers.Location!.OriginalString.Split('?')[0].Split('/')[^1]);
        db.UserLogins.Add(new() { LoginProvider = province.Door.Key, ProviderKey = There, UserId = id });
        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Movement.People.Subject.None).Value;
        Assert.True((await db.Commit(new Act(permit, Guid.NewGuid(), "account", id, sen.Clock.Now.UtcDateTime, Guid.Empty), Ct)).Ok);
        var form = DeskAddresses.RecordDataRequest(id);
        using var wish = await admin.Fill(form, DeskAddresses.RecordDataRequest(), ("Kind", "Erase"), ("Place", "Account"), ("Asker", "Người mới (minh họa)"), ("Wish", "Xin xóa tài khoản."));
        var request = wish.Headers.Location!.OriginalString.Split('?')[0];
        using var erased = await admin.Fill(request, $"{request}/xoa", ("confirm", "1"));
        Assert.Equal(HttpStatusCode.Redirect, erased.StatusCode);
        Assert.Equal(0, await db.UserLogins.CountAsync(Ct));
        var lines = await db.AuditLines.AsNoTracking().Select(line => line.Changes).ToListAsync(Ct);
        Assert.All(lines, changes => Assert.DoesNotContain(There, changes, StringComparison.Ordinal));
        using var stranger = sen.Client();
        using var shut = await stranger.SignInThrough(There);
        Assert.Contains(ProvinceTroubles.AtDoor(ProvinceTrouble.Unlinked, DeskAddresses.Account), shut.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    private static async Task AtOnce(HttpClient client, AngleSharp.Html.Dom.IHtmlDocument page, string address, string action, string said)
    {
        var answers = await Task.WhenAll(client.SendOnce(page, address, action), client.SendOnce(page, address, action));
        Assert.All(answers, answer => Assert.Equal(ProvinceTroubles.OnAccount(said), answer.Headers.Location?.OriginalString));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(DeskAddresses.MyWork, Ct)).StatusCode);
    }

    private static async Task Says(HttpClient client, HttpResponseMessage answer, string words)
    {
        using (answer)
        {
            Assert.StartsWith($"{DeskAddresses.Account}?{ProvinceTroubles.Query}=", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
            Assert.Contains(words, (await client.Open(answer.Headers.Location!.OriginalString)).QuerySelector($"#{ProvinceTroubles.Place} .notice")!.TextContent, StringComparison.Ordinal);
        }
    }
}
