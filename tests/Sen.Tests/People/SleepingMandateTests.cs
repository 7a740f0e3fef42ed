using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Settings;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.People;

/// <summary>Whoever decides without a second step: a mandate sleeps and the own work goes on (SecondStepFirst), a post waits with everything, at once and in a session that is under way.</summary>
public class SleepingMandateTests
{
    private const string Mine = DeskAddresses.SecondStep, Village = "thon4", Head = "truongban", Reason = "Trùng với mô hình đã có, đã trao đổi.", There = "079000000001", Today = $"{ReadRights.Address}?ngay=2022-09-23";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_village_heads_mandate_sleeps_until_the_second_step_is_set_up_and_both_are_told(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var head = await sen.SignedIn(Head);
        using var village = await sen.SignedIn(Village);
        var waiting = await Waiting(sen);
        var version = await Version(head, waiting);

        var given = await Delegate(sen, head);
        var told = (await head.Open(given.Headers.Location!.ToString())).QuerySelector("main")!;
        Assert.Contains("Đã ghi ủy quyền, nhưng đang ngủ", told.QuerySelector(".notice.good")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("đang ngủ: chờ đặt bước thứ hai", told.QuerySelector("[aria-labelledby=Given] li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("nhưng đang ngủ", (await head.Open(DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // The session was there before the mandate. What is her own is open, and the first page says what is to be done.
        var work = await village.Open(DeskAddresses.MyWork);
        var notice = work.QuerySelector("main .notice.warn")!;
        Assert.Contains("Được “Trưởng Ban Chỉ đạo” ủy quyền", notice.TextContent, StringComparison.Ordinal);
        Assert.Equal(Mine, notice.QuerySelector("a")!.GetAttribute("href"));
        Assert.DoesNotContain("Đang làm thay", work.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await village.GetAsync(DeskAddresses.Begin, Ct)).StatusCode);

        // What the mandate would open leads to the set-up, and a form that decides does nothing and loses nothing.
        Assert.Equal(Mine, (await village.GetAsync(DeskAddresses.Figures, Ct)).Headers.Location?.ToString());
        Assert.Equal(Mine, (await village.GetAsync(DeskAddresses.Review(waiting), Ct)).Headers.Location?.ToString());
        var refused = await Decline(village, waiting, version);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var kept = await Forms.Parsed(refused);
        Assert.Contains(Reason, kept.QuerySelector("#da-viet")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(kept.QuerySelector($"main a.btn[href='{Mine}']"));
        await using var db = sen.Database.OpenAll();
        Assert.Equal(Stage.Appraised, await db.Registrations.Where(row => row.Id == waiting).Select(row => row.Stage).SingleAsync(Ct));

        Assert.Contains("Để quyết định thay", (await village.Open(Mine)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await sen.SetUpSecondStep(village, Village);
        Assert.Contains("Đang làm thay “Trưởng Ban Chỉ đạo”", (await village.Open(DeskAddresses.MyWork)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("đang ngủ", (await head.Open(DeskAddresses.Delegation)).Body!.TextContent, StringComparison.Ordinal);
        using var declined = await Decline(village, waiting, version);
        Assert.True(declined.StatusCode == HttpStatusCode.Redirect, await declined.Content.ReadAsStringAsync(Ct));
        Assert.NotEqual(Stage.Appraised, await db.Registrations.Where(row => row.Id == waiting).Select(row => row.Stage).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task It_sleeps_after_the_next_sign_in_too_and_a_program_is_told_why(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var head = await sen.SignedIn(Head);
        await Delegate(sen, head);

        using var village = await sen.SignedIn(Village);

        Assert.Equal(HttpStatusCode.OK, (await village.GetAsync(DeskAddresses.MyWork, Ct)).StatusCode);
        using var program = new HttpRequestMessage(HttpMethod.Get, DeskAddresses.Figures) { Headers = { { "Accept", "application/json" } } };
        using var answer = await village.SendAsync(program, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("bước thứ hai", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        // What nobody's mandate opens is simply not hers.
        Assert.Equal(HttpStatusCode.Forbidden, (await village.GetAsync("/can-bo/cai-dat", Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Others_are_told_truly_where_two_steps_of_the_province_wake_it_too(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        using var head = await sen.SignedIn(Head);
        using var admin = await sen.SignedIn("quantri");
        using var village = await sen.SignedIn(Village);
        using var linked = await village.LinkWith(There);
        Assert.Equal(HttpStatusCode.Redirect, linked.StatusCode);

        var given = await Delegate(sen, head);

        const string Only = "chỉ làm thay được khi đăng nhập bằng tài khoản tỉnh đã nối, với hai bước";
        var told = (await head.Open(given.Headers.Location!.ToString())).QuerySelector("main")!;
        Assert.Contains(Only, told.QuerySelector(".notice.good")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("chỉ chạy khi vào bằng tài khoản tỉnh với hai bước", told.QuerySelector("[aria-labelledby=Given] li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Only, (await head.Open(DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var person in (string[])[Head, Village])
        {
            var page = (await admin.Open(AdministrationAddresses.Person(DemoData.Id($"account {person}")))).QuerySelector("main")!.TextContent;
            Assert.Contains("nhưng đã nối tài khoản tỉnh", page, StringComparison.Ordinal);
            Assert.DoesNotContain("đang ngủ", page, StringComparison.Ordinal);
        }

        // It is so: by two steps there it is awake, by a password it sleeps.
        using var come = sen.Client();
        using var inside = await come.SignInThrough(There, "pwd mfa");
        Assert.Contains("Đang làm thay “Trưởng Ban Chỉ đạo”", (await come.Open(DeskAddresses.MyWork)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Đang làm thay", (await village.Open(DeskAddresses.MyWork)).Body!.TextContent, StringComparison.Ordinal);
        // On which days it was awake so is not recorded, and the page of the day says so.
        var day = Rights(await admin.Open(Today));
        Assert.Contains("Ngủ: trong ngày chưa có bước thứ hai của đăng nhập. Tài khoản đã nối tài khoản tỉnh", day, StringComparison.Ordinal);
        Assert.DoesNotContain("không làm được việc nào", day, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Who_could_do_what_on_a_day_knows_that_it_slept_and_until_when(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var (giver, taker) = (TestCommune.NewId(), TestCommune.NewId());
        using var head = await sen.SignedIn(commune, PostKind.CommitteeHead, giver);
        using var member = await sen.SignedIn(commune, PostKind.CommitteeMember, taker, secondStep: false);
        using var admin = await sen.SignedIn(commune, PostKind.Administrator);
        await using var db = sen.Database.OpenAll();
        var post = await db.Posts.Where(row => row.PersonId == giver).Select(row => row.Id).SingleAsync(Ct);
        using var given = await head.Fill(DeskAddresses.Delegation, DeskAddresses.Delegation, ("Post", $"{post}"), ("Delegate", $"{taker}"), ("Last", "25/09/2022"), ("Reason", "Đi họp tỉnh"));
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        var approve = $"{Today}&viec={Operation.Approve.Verb()}";

        var asleep = Rights(await admin.Open(Today));
        Assert.All(["Ngủ: trong ngày chưa có bước thứ hai của đăng nhập.", "Trong ngày không làm được việc nào qua vị trí này."], told => Assert.Contains(told, asleep, StringComparison.Ordinal));
        Assert.DoesNotContain("Làm thay", (await admin.Open(approve)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        sen.Clock.Advance(TimeSpan.FromMinutes(10));
        await db.Users.Where(row => row.Id == taker).ExecuteUpdateAsync(set => set.SetProperty(row => row.SecondStepSince, sen.Clock.Now.UtcDateTime), Ct);

        var woke = BusinessCalendar.TimeOf(sen.Clock.Now.UtcDateTime);
        Assert.Contains($"Ngủ đến {woke:HH\\:mm}, 23/09/2022: lúc đó mới có bước thứ hai của đăng nhập.", Rights(await admin.Open(Today)), StringComparison.Ordinal);
        Assert.Contains("Làm thay", (await admin.Open(approve)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ngủ đến", await admin.GetStringAsync($"{Today}&dang=csv", Ct), StringComparison.Ordinal);
        var tomorrow = Rights(await admin.Open(Today.Replace("2022-09-23", "2022-09-24", StringComparison.Ordinal)));
        Assert.Contains("Làm thay", tomorrow, StringComparison.Ordinal);
        Assert.DoesNotContain("Ngủ", tomorrow, StringComparison.Ordinal);

        // Where nobody is asked for a second step, nothing slept.
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(AdministrationAddresses.Setting(Settings.SecondStep), null, ("Value", "off"))).StatusCode);
        Assert.DoesNotContain("Ngủ", Rights(await admin.Open(Today)), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Whoever_got_it_does_not_judge_the_givers_model_through_a_post_of_their_own_meanwhile(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var (head, member) = (await walk.As(Head), await walk.As(Walk.Member));
        await using var db = walk.Sen.Database.OpenAll();
        var all = await db.Registrations.AsNoTracking().Where(row => row.Stage == Stage.Underway).OrderBy(row => row.Id).ToListAsync(Ct);
        var model = all[0];
        var other = all.First(row => row.ResponsibleId != model.ResponsibleId);
        await walk.Give(Head, PostKind.Registrar, model.ResponsibleId);
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync(DeskAddresses.Score(model.Id), Ct)).StatusCode);

        await Delegate(walk.Sen, head, Walk.Member);

        Assert.Contains("đang ngủ", (await head.Open(DeskAddresses.Delegation)).QuerySelector("[aria-labelledby=Given] li")!.TextContent, StringComparison.Ordinal);
        var refused = await member.GetAsync(DeskAddresses.Score(model.Id), Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("Đang được “Trưởng Ban Chỉ đạo” ủy quyền", (await Forms.Parsed(refused)).Body!.TextContent, StringComparison.Ordinal);
        // What the giver has nothing to do with is scored as before.
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync(DeskAddresses.Score(other.Id), Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Where_the_commune_asks_for_none_nothing_sleeps(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var head = await sen.SignedIn(Head);
        using var admin = await sen.SignedIn("quantri");
        using var village = await sen.SignedIn(Village);
        await Delegate(sen, head);
        Assert.Equal(Mine, (await village.GetAsync(DeskAddresses.Figures, Ct)).Headers.Location?.ToString());

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(AdministrationAddresses.Setting(Settings.SecondStep), null, ("Value", "off"))).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await village.GetAsync(DeskAddresses.Figures, Ct)).StatusCode);
        Assert.DoesNotContain("đang ngủ", (await head.Open(DeskAddresses.Delegation)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_post_that_decides_given_to_somebody_at_work_asks_for_it_at_once_and_loses_nothing(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var officer = await sen.SignedIn("khoidanvan");
        var waiting = await Waiting(sen);
        const string version = "0";
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(DeskAddresses.MyWork, Ct)).StatusCode);
        using var admin = await sen.SignedIn("quantri");
        var person = AdministrationAddresses.Person(DemoData.Id("account khoidanvan"));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(person, $"{person}/vi-tri", ("Kind", nameof(PostKind.CommitteeHead)), ("From", "23/09/2022"))).StatusCode);

        Assert.Equal(Mine, (await officer.GetAsync(DeskAddresses.MyWork, Ct)).Headers.Location?.ToString());
        Assert.Contains("Vị trí đang giữ được duyệt", (await officer.Open(Mine)).QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
        var refused = await Decline(officer, waiting, version);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains(Reason, (await Forms.Parsed(refused)).QuerySelector("#da-viet")!.TextContent, StringComparison.Ordinal);

        await sen.SetUpSecondStep(officer, "khoidanvan");
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(DeskAddresses.MyWork, Ct)).StatusCode);
    }

    private static string Rights(AngleSharp.Html.Dom.IHtmlDocument page) =>
        string.Join(' ', page.QuerySelectorAll("main section li").Select(part => string.Join(' ', part.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(text => text.Contains("Làm thay", StringComparison.Ordinal)));

    private static async Task<Guid> Waiting(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        return await (
            from registration in db.Registrations
            join post in db.Posts on DemoData.Id($"account {Village}") equals post.PersonId
            join model in db.Models on registration.ModelId equals model.Id
            where registration.Stage == Stage.Appraised && model.OwnerOrganisationId != post.OrganisationId
            select registration.Id).FirstAsync(Ct);
    }

    private static async Task<HttpResponseMessage> Delegate(SenHost sen, HttpClient head, string to = Village)
    {
        await using var db = sen.Database.OpenAll();
        var post = await db.Posts.Where(row => row.PersonId == DemoData.Id($"account {Head}") && row.Kind == PostKind.CommitteeHead).Select(row => row.Id).SingleAsync(Ct);
        var given = await head.Fill(DeskAddresses.Delegation, DeskAddresses.Delegation,
            ("Post", $"{post}"), ("Delegate", $"{DemoData.Id($"account {to}")}"), ("Last", "25/09/2022"), ("Reason", "Đi họp tỉnh"));
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        return given;
    }

    private static async Task<string> Version(HttpClient head, Guid registration) =>
        (await head.Open(DeskAddresses.Review(registration))).QuerySelector("main [name=version]")!.GetAttribute("value")!;

    private static async Task<HttpResponseMessage> Decline(HttpClient client, Guid registration, string version)
    {
        var page = (await client.GetAsync(DeskAddresses.MyWork, Ct)).StatusCode == HttpStatusCode.OK ? DeskAddresses.MyWork : Mine;
        var token = (await client.Open(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await client.PostAsync($"{DeskAddresses.Review(registration)}/khong-duyet", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("key", $"{Guid.NewGuid()}"), new(Decision.Reason, Reason), new("version", $"{version}")]), Ct);
    }
}
