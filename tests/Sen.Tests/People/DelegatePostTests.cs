using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.People;

/// <summary>A post is delegated, used, ended early (EndDelegation) and ends by itself, over HTTP.</summary>
public class DelegatePostTests
{
    private const string Elsewhere = "khac.example", Given = $"{DeskAddresses.Delegation}?da-uy-quyen";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_delegate_decides_in_the_givers_place_and_the_audit_names_both(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        var waiting = await desk.Commune.Registration(Stage.Appraised);
        Assert.Equal(HttpStatusCode.Forbidden, (await Decline(desk, desk.Deputy, waiting)).StatusCode);

        Assert.Equal(Given, (await desk.Delegate(("LastHour", "17:00"))).Headers.Location!.ToString());

        // Said on every page, and the work shows in whose place it is done; the giver keeps seeing it.
        Assert.Contains("Đang làm thay “Trưởng Ban Chỉ đạo”", (await desk.Deputy.Open("/can-bo/toi")).QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("thay Trưởng Ban Chỉ đạo", (await desk.Deputy.Open(DeskAddresses.MyWork)).QuerySelector("main .tasks")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("thay ", (await desk.Head.Open(DeskAddresses.MyWork)).QuerySelector("main .tasks")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Decline(desk, desk.Deputy, waiting)).StatusCode);

        await using var db = sen.Database.OpenAll();
        var line = await db.AuditLines.SingleAsync(row => row.SubjectId == $"{waiting}" && row.Verb == Operation.Decline.Verb(), Ct);
        Assert.Equal(("Thành viên Ban Chỉ đạo", nameof(PostKind.CommitteeHead)), (line.ActorName, line.Post));
        const string Told = "Trưởng Ban Chỉ đạo (ủy quyền từ 08:00, 23/09/2022 đến 17:00, 25/09/2022)";
        Assert.Equal(Told, Behalf.Read(line.OnBehalf).Vi);
        Assert.Equal(line.Hash, line.Digest());
        Assert.Contains($"Thành viên Ban Chỉ đạo (Trưởng Ban Chỉ đạo), qua trang web, thay {Told}", (await desk.Head.Open(DeskAddresses.History("registration", waiting))).QuerySelector("main .timeline")!.TextContent, StringComparison.Ordinal);
        var audit = await desk.Administrator.Open($"{DeskAddresses.Audit}?thay=1");
        Assert.Contains(Told, Assert.Single(audit.QuerySelectorAll("main .timeline > li")).TextContent, StringComparison.Ordinal);
        Assert.Contains(Told, await desk.Administrator.GetStringAsync($"{DeskAddresses.Audit}?thay=1&dang=csv", Ct), StringComparison.Ordinal);
        // Why somebody is away is kept closed in the audit, and read by whoever may read the delegation.
        var given = await db.AuditLines.SingleAsync(row => row.Verb == Operation.Delegate.Verb(), Ct);
        Assert.DoesNotContain("Đi họp tỉnh", given.Changes + given.Reason, StringComparison.Ordinal);
        Assert.Contains("Đi họp tỉnh", (await desk.Administrator.Open($"{DeskAddresses.Audit}?loai=delegation")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // The delegation itself is an act.
        Assert.Contains("Trưởng Ban Chỉ đạo ủy quyền cho Thành viên Ban Chỉ đạo", (await desk.Administrator.Open($"{DeskAddresses.Audit}?loai=delegation")).QuerySelector("main .timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task It_begins_and_ends_by_itself_at_the_minute(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        var waiting = await desk.Commune.Registration(Stage.Appraised);
        await desk.Delegate(("From", "23/09/2022"), ("FromHour", "9h"), ("Last", "23/09/2022"), ("LastHour", "09:30"));

        foreach (var (minutes, may) in new[] { (59, false), (1, true), (29, true), (1, false) })
        {
            sen.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await desk.Probe()).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await Decline(desk, desk.Deputy, waiting)).StatusCode);
        Assert.Contains("đã hết", (await desk.Head.Open(DeskAddresses.Delegation)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task It_ends_at_once_with_the_givers_post_or_account_or_when_it_is_ended(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        Task<HttpResponseMessage> Asked() => desk.Probe();
        await desk.Delegate();
        Assert.Equal(HttpStatusCode.OK, (await Asked()).StatusCode);

        await desk.Commune.Write(async db => (await db.Users.SingleAsync(row => row.Id == desk.HeadId, Ct)).DisabledAt = TestCommune.Now.UtcDateTime);
        Assert.Equal(HttpStatusCode.Forbidden, (await Asked()).StatusCode);
        await desk.Commune.Write(async db => (await db.Users.SingleAsync(row => row.Id == desk.HeadId, Ct)).DisabledAt = null);
        Assert.Equal(HttpStatusCode.OK, (await Asked()).StatusCode);
        await desk.Commune.Write(async db => (await db.Posts.SingleAsync(row => row.PersonId == desk.HeadId, Ct)).Until = TestCommune.Today);
        Assert.Equal(HttpStatusCode.Forbidden, (await Asked()).StatusCode);
        await desk.Commune.Write(async db => (await db.Posts.SingleAsync(row => row.PersonId == desk.HeadId, Ct)).Until = null);

        // Neither the delegate nor somebody else ends it; the giver does, once.
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.End(desk.Deputy)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.End(desk.Head)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Asked()).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.End(desk.Head)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_administrator_sees_and_ends_it_on_the_persons_page(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        await desk.Delegate();

        var page = await desk.Administrator.Open(DeskAddresses.Person(desk.HeadId));
        Assert.Contains("Trưởng Ban Chỉ đạo ủy quyền cho Thành viên Ban Chỉ đạo", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var ended = await desk.Administrator.Send(page, DeskAddresses.Person(desk.HeadId), $"{DeskAddresses.Delegation}/thoi");

        Assert.Equal(DeskAddresses.Person(desk.HeadId), ended.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Probe()).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task To_oneself_of_anothers_post_in_a_circle_twice_or_backwards_is_refused_and_nothing_typed_is_lost(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        await desk.Delegate();
        var post = await desk.PostOf(desk.HeadId, PostKind.CommitteeHead);

        // What was got by delegation does not go on: it is not offered, and not taken either.
        Assert.DoesNotContain($"{post}", (await desk.Deputy.Open(DeskAddresses.Delegation)).QuerySelector("main form:last-of-type")!.InnerHtml, StringComparison.Ordinal);
        await Wrong(await desk.Send(desk.Deputy, ("Post", $"{post}"), ("Delegate", $"{desk.HeadId}")), "Post");
        // Twice at once.
        await Wrong(await desk.Send(desk.Head, ("Post", $"{post}"), ("Delegate", $"{desk.AdministratorId}")), "Post");
        await Wrong(await desk.Send(desk.Head, ("Post", $"{post}"), ("Delegate", $"{desk.HeadId}"), ("From", "27/09/2022"), ("Last", "28/09/2022")), "Delegate");
        await Wrong(await desk.Send(desk.Head, ("Post", $"{post}"), ("Delegate", $"{TestCommune.NewId()}"), ("From", "27/09/2022"), ("Last", "28/09/2022")), "Delegate");
        await Wrong(await desk.Send(desk.Head, ("Post", $"{post}"), ("Delegate", $"{desk.DeputyId}"), ("From", "01/09/2022")), "From");
        // A circle: the deputy has the same post besides, and gives it back.
        await desk.Commune.Write(db => db.Posts.Add(Desk.Post(desk.Commune, desk.DeputyId, PostKind.CommitteeHead)));
        var circle = await Forms.Parsed(await desk.Send(desk.Deputy, ("Post", $"{await desk.PostOf(desk.DeputyId, PostKind.CommitteeHead)}"), ("Delegate", $"{desk.HeadId}"), ("Reason", "Nghỉ phép năm")));
        Assert.Contains("vòng tròn", circle.QuerySelector("#Delegate-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Nghỉ phép năm", circle.QuerySelector("#Reason")!.GetAttribute("value"));
        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.Delegations.CountAsync(Ct));
        // The administrator's own post is not for this.
        Assert.Contains("Vị trí Quản trị không ủy quyền", (await desk.Administrator.Open(DeskAddresses.Delegation)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Two_that_would_close_a_circle_at_the_same_moment_do_not_both_get_through(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        await desk.Commune.Write(db => db.Posts.Add(Desk.Post(desk.Commune, desk.DeputyId, PostKind.CommitteeHead)));
        var (mine, theirs) = (await desk.PostOf(desk.HeadId, PostKind.CommitteeHead), await desk.PostOf(desk.DeputyId, PostKind.CommitteeHead));

        var answers = await Task.WhenAll(
            desk.Send(desk.Head, ("Post", $"{mine}"), ("Delegate", $"{desk.DeputyId}")), desk.Send(desk.Deputy, ("Post", $"{theirs}"), ("Delegate", $"{desk.HeadId}")));

        Assert.True(answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect) == 1, string.Join(", ", answers.Select(answer => answer.StatusCode)));
        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.Delegations.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_delegated_registrar_records_progress_and_gives_no_word_of_the_organisation(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        var (draft, underway) = (await desk.Commune.Registration(Stage.Draft), await desk.Commune.Registration(Stage.Underway));
        using var registrar = await sen.SignedIn(desk.Commune, PostKind.Registrar, desk.Commune.RegistrantId);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Send(registrar, ("Post", $"{await desk.PostOf(desk.Commune.RegistrantId, PostKind.Registrar)}"), ("Delegate", $"{desk.DeputyId}"))).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await desk.Deputy.GetAsync(DeskAddresses.Progress(underway), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Deputy.GetAsync(DeskAddresses.Form(draft, 1), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Post(desk.Deputy, DeskAddresses.Submit(draft))).StatusCode);
        // Standing in for the owner's registrar, the member does not score its model, though the post is the member's own.
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Post(desk.Deputy, DeskAddresses.Score(underway))).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_givers_own_page_says_to_whom_and_until_when_and_ends_it_and_a_form_sent_again_is_the_same(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        await desk.Delegate();
        var work = await desk.Head.Open(DeskAddresses.MyWork);
        Assert.Contains("Đang ủy quyền vị trí Trưởng Ban Chỉ đạo cho Thành viên Ban Chỉ đạo, đến hết ngày 25/09/2022.", work.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("đến hết ngày 25/09/2022", (await desk.Deputy.Open(DeskAddresses.MyWork)).QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);

        foreach (var _ in new[] { 1, 2 })
        {
            using var ended = await desk.Head.Send(work, DeskAddresses.MyWork, $"{DeskAddresses.Delegation}/thoi");
            Assert.Equal($"{DeskAddresses.Delegation}?da-thoi", ended.Headers.Location?.ToString());
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Probe()).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Nobody_of_the_level_above_is_offered_or_taken(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        var above = TestCommune.NewId();
        using var reader = await sen.SignedIn(desk.Commune, PostKind.UpperReader, above);

        Assert.DoesNotContain($"{above}", await desk.Head.GetStringAsync(DeskAddresses.Delegation, Ct), StringComparison.Ordinal);
        await Wrong(await desk.Send(desk.Head, ("Post", $"{await desk.PostOf(desk.HeadId, PostKind.CommitteeHead)}"), ("Delegate", $"{above}")), "Delegate");
    }

    [Theory, EachDatabase]
    public async Task Only_who_can_hold_it_is_offered_in_the_order_of_the_names_with_the_posts(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        await desk.Commune.Write(db =>
        {
            db.Users.Add(Account(desk, "Ủy viên văn phòng"));
            db.Users.Add(Account(desk, "Đại biểu khối phố"));
            db.Users.Add(Account(desk, "Ấp trưởng"));
            db.Users.Add(Account(desk, "Người đã khóa", account => account.DisabledAt = TestCommune.Now.UtcDateTime));
            db.Users.Add(Account(desk, "Người quá hạn mã", account => (account.MustChangePassword, account.FirstPasswordUntil) = (true, TestCommune.Today.AddDays(-1))));
            db.Users.Add(Account(desk, "Người chờ đặt mật khẩu", account => (account.MustChangePassword, account.FirstPasswordUntil) = (true, TestCommune.Today)));
        });
        using var registrar = await sen.SignedIn(desk.Commune, PostKind.Registrar);

        var offered = Offered(await desk.Head.Open(DeskAddresses.Delegation));

        Assert.Equal(
        [
            "Ấp trưởng · chưa giữ vị trí nào", "Đại biểu khối phố · chưa giữ vị trí nào", "Người chờ đặt mật khẩu · chưa giữ vị trí nào", $"Người đăng ký của đơn vị · Người đăng ký của đơn vị: {await Organisation(desk)}",
            "Quản trị", "Thành viên Ban Chỉ đạo", "Ủy viên văn phòng · chưa giữ vị trí nào",
        ], offered);
    }

    [Theory, EachDatabase]
    public async Task Whoever_gives_the_same_post_back_is_offered_again_when_that_is_over(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        await desk.Commune.Write(db => db.Posts.Add(Desk.Post(desk.Commune, desk.DeputyId, PostKind.CommitteeHead)));
        using var given = await desk.Send(desk.Deputy, ("Post", $"{await desk.PostOf(desk.DeputyId, PostKind.CommitteeHead)}"), ("Delegate", $"{desk.HeadId}"));
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);

        var page = await desk.Head.Open(DeskAddresses.Delegation);
        Assert.DoesNotContain(Offered(page), text => text.StartsWith("Thành viên Ban Chỉ đạo", StringComparison.Ordinal));
        Assert.Contains("Không có trong danh sách: Thành viên Ban Chỉ đạo, đang ủy quyền cùng vị trí cho mình, trực tiếp hoặc qua người khác, đến hết ngày 25/09/2022.", page.QuerySelector("main form:last-of-type")!.TextContent, StringComparison.Ordinal);
        // Sent all the same, it is told; and what was chosen is still there.
        var post = await desk.PostOf(desk.HeadId, PostKind.CommitteeHead);
        var refused = await Forms.Parsed(await desk.Send(desk.Head, ("Post", $"{post}"), ("Delegate", $"{desk.DeputyId}")));
        Assert.Contains("vòng tròn", refused.QuerySelector("#Delegate-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{desk.DeputyId}", refused.QuerySelector("#Delegate option[selected]")!.GetAttribute("value"));
        // For a time after it, it is taken.
        using var later = await desk.Send(desk.Head, ("Post", $"{post}"), ("Delegate", $"{desk.DeputyId}"), ("From", "26/09/2022"), ("Last", "27/09/2022"));
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);

        sen.Clock.Advance(TimeSpan.FromDays(5));
        var after = await desk.Head.Open(DeskAddresses.Delegation);
        // What is over stands apart from what runs.
        Assert.Equal((0, 2), (after.QuerySelectorAll("section[aria-labelledby=Given] li, section[aria-labelledby=Got] li").Length, after.QuerySelectorAll("section[aria-labelledby=Over] li").Length));
        Assert.Contains(Offered(after), text => text.StartsWith("Thành viên Ban Chỉ đạo", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_delegate_sees_only_what_can_be_done_reads_why_not_and_does_not_judge_afterwards_what_was_done_so(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        var (draft, underway, other) = (await desk.Commune.Registration(Stage.Draft), await desk.Commune.Registration(Stage.Underway), await desk.Commune.Registration(Stage.Underway));
        using var registrar = await sen.SignedIn(desk.Commune, PostKind.Registrar, desk.Commune.RegistrantId);
        await desk.Send(registrar, ("Post", $"{await desk.PostOf(desk.Commune.RegistrantId, PostKind.Registrar)}"), ("Delegate", $"{desk.DeputyId}"));

        var inbox = (await desk.Deputy.Open(DeskAddresses.Inbox(new(PostKind.Registrar, desk.Commune.Id, desk.Commune.OrganisationId)))).QuerySelector("main")!.TextContent;
        Assert.Contains("Ghi tiến độ", inbox, StringComparison.Ordinal);
        Assert.DoesNotContain("gửi bản đăng ký", inbox, StringComparison.Ordinal);
        var refused = await desk.Deputy.Open(DeskAddresses.Form(draft, 1));
        Assert.Contains("Ủy quyền không gồm việc này", refused.QuerySelector("main .lead")!.TextContent, StringComparison.Ordinal);

        using var recorded = await desk.Deputy.PostAsync(DeskAddresses.Progress(underway), Told(await desk.Deputy.Open(DeskAddresses.Progress(underway))), Ct);
        Assert.Equal(HttpStatusCode.Redirect, recorded.StatusCode);
        sen.Clock.Advance(TimeSpan.FromDays(10));
        var member = new Actor(desk.DeputyId, "Thành viên Ban Chỉ đạo", Door.Page, [new(PostKind.CommitteeMember, desk.Commune.Id)], Standing.Person);
        var why = Assert.IsType<Refusal.NotYours>(Access.Ask(member, Operation.Score, (await desk.Commune.Read(underway)).Subject).Refusal);
        Assert.Contains("làm thay", why.Sentence.Vi, StringComparison.Ordinal);
        Assert.True(Access.Ask(member, Operation.Score, (await desk.Commune.Read(other)).Subject).Ok);

        static MultipartFormDataContent Told(AngleSharp.Html.Dom.IHtmlDocument page)
        {
            var form = new MultipartFormDataContent();
            foreach (var (name, value) in new[] { "__RequestVerificationToken", "key" }.Select(name => (name, page.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!)).Concat([("on", "22/09/2022"), ("note", "Đã đắp xong bờ ao.")]))
            {
                form.Add(new StringContent(value), name);
            }

            return form;
        }
    }

    [Theory, EachDatabase]
    public async Task Who_could_do_what_on_a_day_tells_of_it_also_when_it_is_long_over(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        await desk.Delegate();
        sen.Clock.Advance(TimeSpan.FromDays(40));
        async Task<List<string>> Lines(string day) =>
            [.. (await desk.Administrator.GetStringAsync($"/can-bo/cai-dat/quyen?ngay={day}&viec={Operation.Approve.Verb()}&dang=csv", Ct)).Split('\n').Where(line => line.Contains("Làm thay", StringComparison.Ordinal))];

        var then = Assert.Single(await Lines("2022-09-24"));
        Assert.Contains("Thành viên Ban Chỉ đạo", then, StringComparison.Ordinal);
        Assert.Contains("Làm thay Trưởng Ban Chỉ đạo, ủy quyền từ 08:00, 23/09/2022 đến hết ngày 25/09/2022. Lý do: Đi họp tỉnh.", then, StringComparison.Ordinal);
        Assert.Empty(await Lines("2022-09-22"));
        Assert.Empty(await Lines("2022-09-26"));
        Assert.Contains("Làm thay Trưởng Ban Chỉ đạo", (await desk.Administrator.Open("/can-bo/cai-dat/quyen?ngay=2022-09-23")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Nobody_of_another_commune_is_delegated_to_sees_it_or_ends_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var desk = await Desk.Of(sen);
        var other = await TestCommune.Of(sen.Database, site: false);
        await other.Write(db => db.Sites.Add(new() { Id = TestCommune.NewId(), CommuneId = other.Id, ProvinceId = other.ProvinceId, Host = Elsewhere, Name = "Xã khác" }));
        var stranger = TestCommune.NewId();
        using var signedIn = await sen.SignedIn(other, PostKind.Administrator, stranger);
        using var client = sen.At(Elsewhere, ("sen-phien", signedIn.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2)[1]));

        await Wrong(await desk.Send(desk.Head, ("Post", $"{await desk.PostOf(desk.HeadId, PostKind.CommitteeHead)}"), ("Delegate", $"{stranger}")), "Delegate");
        await desk.Delegate();

        Assert.DoesNotContain($"{stranger}", await desk.Head.GetStringAsync(DeskAddresses.Delegation, Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.End(client)).StatusCode);
        Assert.DoesNotContain("Trưởng Ban Chỉ đạo ủy quyền", await client.GetStringAsync(DeskAddresses.Delegation, Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await desk.Probe()).StatusCode);
    }

    private static List<string> Offered(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelectorAll("#Delegate option").Skip(1).Select(option => option.TextContent)];

    private static async Task<string> Organisation(Desk desk)
    {
        await using var db = desk.Commune.Open();
        return await db.Organisations.Where(row => row.Id == desk.Commune.OrganisationId).Select(row => row.ShortName).SingleAsync(Ct);
    }

    private static Sen.Data.Accounts.Account Account(Desk desk, string title, Action<Sen.Data.Accounts.Account>? more = null)
    {
        var id = TestCommune.NewId();
        var account = new Sen.Data.Accounts.Account { Id = id, UserName = $"{id:n}", NormalizedUserName = $"{id:N}".ToUpperInvariant(), Title = title, CommuneId = desk.Commune.Id, SecurityStamp = $"{id}" };
        more?.Invoke(account);
        return account;
    }

    private static async Task Wrong(HttpResponseMessage answer, string field)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull((await Forms.Parsed(answer)).QuerySelector($"#{field}-error"));
    }

    private static async Task<HttpResponseMessage> Decline(Desk desk, HttpClient client, Guid registration) => await desk.Post(
        client, $"{DeskAddresses.Review(registration)}/khong-duyet", (Decision.Reason, "Trùng với mô hình đã có."), ("version", $"{(await desk.Commune.Read(registration)).Version}"));

    /// <summary>A commune with its head, a member who stands in, and an administrator.</summary>
    private sealed record Desk(TestCommune Commune, HttpClient Head, HttpClient Deputy, HttpClient Administrator)
    {
        public Guid HeadId { get; private init; }

        public Guid DeputyId { get; private init; }

        public Guid Scored { get; private init; }

        public Guid AdministratorId { get; private init; }

        public static async Task<Desk> Of(SenHost sen)
        {
            var commune = await TestCommune.Of(sen.Database);
            var (head, deputy, administrator) = (TestCommune.NewId(), TestCommune.NewId(), TestCommune.NewId());
            return new(
                commune, await sen.SignedIn(commune, PostKind.CommitteeHead, head), await sen.SignedIn(commune, PostKind.CommitteeMember, deputy), await sen.SignedIn(commune, PostKind.Administrator, administrator))
            {
                HeadId = head,
                DeputyId = deputy,
                AdministratorId = administrator,
                Scored = await commune.Registration(Stage.Scored),
            };
        }

        public static DatedPost Post(TestCommune commune, Guid person, PostKind kind) => new()
        {
            Id = TestCommune.NewId(),
            CommuneId = commune.Id,
            ProvinceId = commune.ProvinceId,
            PersonId = person,
            Kind = kind,
            From = new(2022, 1, 1),
        };

        /// <summary>Opens a page that only the head's post opens.</summary>
        public Task<HttpResponseMessage> Probe() => Deputy.GetAsync(DeskAddresses.Recognise(Scored), Ct);

        public async Task<Guid> PostOf(Guid person, PostKind kind)
        {
            await using var db = Commune.Open();
            return await db.Posts.Where(row => row.PersonId == person && row.Kind == kind).Select(row => row.Id).SingleAsync(Ct);
        }

        /// <summary>The head delegates to the member until the end of 25/09/2022, or as said.</summary>
        public async Task<HttpResponseMessage> Delegate(params (string Name, string Value)[] answers) =>
            await Send(Head, [("Post", $"{await PostOf(HeadId, PostKind.CommitteeHead)}"), ("Delegate", $"{DeputyId}"), .. answers]);

        public Task<HttpResponseMessage> Send(HttpClient client, params (string Name, string Value)[] answers) => Post(
            client, DeskAddresses.Delegation,
            [.. new (string Name, string Value)[] { ("Last", "25/09/2022"), ("Reason", "Đi họp tỉnh") }.Where(usual => !answers.Any(answer => answer.Name == usual.Name)), .. answers]);

        public async Task<HttpResponseMessage> End(HttpClient client)
        {
            await using var db = Commune.Open();
            return await Post(client, $"{DeskAddresses.Delegation}/thoi", ("Delegation", $"{await db.Delegations.Select(row => row.Id).SingleAsync(Ct)}"));
        }

        public async Task<HttpResponseMessage> Post(HttpClient client, string address, params (string Name, string Value)[] answers)
        {
            var token = (await client.Open("/can-bo/toi")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            return await client.PostAsync(address, new FormUrlEncodedContent(
                [new("__RequestVerificationToken", token), new("key", $"{TestCommune.NewId()}"), .. answers.Select(answer => new KeyValuePair<string, string>(answer.Name, answer.Value))]), Ct);
        }
    }
}
