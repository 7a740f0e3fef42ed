using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data;
using Sen.Demo;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Registration;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Registration;

/// <summary>
/// What a commune or a village that ended left under way, decided by people with scripts off: <see cref="InheritModel"/>, <see cref="ListInherited"/>, <see cref="UndoInheriting"/> and <see cref="BindModels"/>.
/// </summary>
public sealed class InheritModelTests
{
    private static readonly (string, string)[] Decree = [("Parent", "huyện Thăng Bình"), ("Number", "1659/NQ (minh họa)"), ("SignedOn", "20/08/2022"), ("On", "01/09/2022")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<Guid> Merge(HttpClient admin) => admin.Record(nameof(TreeActKind.Merge), [("Units", "xã Bình Sa"), ("Name", "xã Thăng Trường"), ("Code", "20836"), .. Decree]);

    [Theory, EachDatabase]
    public async Task Models_under_way_wait_until_they_are_carried_on_joined_or_closed_and_nothing_recorded_is_rewritten(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        Assert.Contains("Không có mô hình nào chờ tiếp nhận", (await walk.Page(Walk.Officer, DeskAddresses.Inheriting)).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        await Merge(await walk.As(Walk.Administrator));
        await using var db = walk.Sen.Database.OpenAll();
        var sums = await Sums(db);
        var stages = Inheriting.Underway;
        var waiting = await db.Registrations.Where(row => stages.Contains(row.Stage)).CountAsync(Ct);

        // It is work of the head and the officer, with the count, and of nobody else.
        Assert.Contains($"Quyết định mô hình tiếp nhận: “{waiting} mô hình đang chờ”", (await walk.Page(Walk.Head, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("tính 30 ngày từ ngày sắp xếp đơn vị 01/09/2022", (await walk.Page(Walk.Officer, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("tiếp nhận", (await walk.Page(Walk.Member, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await walk.As(Walk.Women)).GetAsync(DeskAddresses.Inheriting, Ct)).StatusCode);
        var walked = Applying(await walk.Page(Walk.Head, DeskAddresses.MyWork));
        var list = await walk.Page(Walk.Head, DeskAddresses.Inheriting);
        Assert.Contains("Xã Bình Sa → xã Thăng Trường", list.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"từ 01/09/2022 (1659/NQ (minh họa)) · {waiting} mô hình chờ quyết định, 0 đã quyết định", list.QuerySelector("section .quiet")!.TextContent, StringComparison.Ordinal);

        var (carried, joined, closed) = await Three(db);
        var women = await walk.Organisation(Walk.Women);
        var wrong = await Forms.Parsed(await walk.Press(Walk.Head, DeskAddresses.Inherit(closed), DeskAddresses.Inherit(closed), ("way", nameof(InheritingWay.Close)), ("reason", "")));
        Assert.NotNull(wrong.QuerySelector("#reason-error"));
        Assert.NotNull((await Forms.Parsed(await walk.Press(Walk.Head, DeskAddresses.Inherit(closed), DeskAddresses.Inherit(closed)))).QuerySelector("#way-error"));

        await Done(walk, carried, ("way", nameof(InheritingWay.CarryOn)), ("owner", $"{women}"), ("from", "05/09/2022"));
        await Done(walk, joined, ("way", nameof(InheritingWay.Join)), ("twin", $"{carried}"));
        await Done(walk, closed, ("way", nameof(InheritingWay.Close)), ("reason", "Đơn vị chủ trì không còn (minh họa)."));

        // Whoever carries it on records progress; the old owner does not any more; what was closed or joined is read and nothing else.
        Assert.Equal(HttpStatusCode.OK, (await (await walk.As(Walk.Women)).GetAsync(DeskAddresses.Progress(carried), Ct)).StatusCode);
        var old = (await db.Registrations.AsNoTracking().SingleAsync(row => row.Id == carried, Ct)).OwnerOrganisationId;
        Assert.Equal((Stage.Underway, false), ((await walk.Dossier(carried)).Registration.Stage, old == women));
        var twin = await walk.Page(Walk.Officer, DeskAddresses.Model(joined));
        Assert.NotNull(twin.QuerySelector($".notice a[href='{DeskAddresses.Model(carried)}']"));
        Assert.Empty(twin.QuerySelectorAll("main form"));
        var ended = await walk.Page(Walk.Officer, DeskAddresses.Model(closed));
        Assert.Contains("Đã khép lại ngày 23/09/2022", ended.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // One tag, and a true one; the decision says why.
        Assert.Equal(("Đã khép lại", "Đã gộp"), (ended.QuerySelector("main h1 + .row .tag")!.TextContent, twin.QuerySelector("main h1 + .row .tag")!.TextContent));
        Assert.Contains("mô hình này. Xem mô hình kia", twin.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        var decision = await walk.Page(Walk.Head, DeskAddresses.Inherit(closed));
        Assert.Equal("Đã khép lại", decision.QuerySelector("main h1 ~ .row .tag")!.TextContent);
        Assert.Contains("Đơn vị chủ trì không còn (minh họa).", decision.QuerySelector(".notice.good")!.TextContent, StringComparison.Ordinal);
        var shown = (await walk.Page(Walk.Head, DeskAddresses.Inheriting)).QuerySelector($"tr:has(a[href='{DeskAddresses.Inherit(closed)}'])")!;
        Assert.Equal("Đã khép lại", Assert.Single(shown.QuerySelectorAll("td .tag")).TextContent);
        Assert.Equal((1, "Đơn vị chủ trì không còn (minh họa)."), (await walk.Acts(closed, Operation.Inherit), await db.AuditLines.Where(line => line.Verb == "model.inherit" && line.SubjectId == closed.ToString()).Select(line => line.Reason).SingleAsync(Ct)));
        Assert.Contains($"{waiting - 3} mô hình chờ quyết định, 3 đã quyết định", (await walk.Page(Walk.Head, DeskAddresses.Inheriting)).QuerySelector("section .quiet")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(sums, await Sums(db));
        // The sums keep what ended; of what is to be done it is no part.
        Assert.Equal(2, (await Registrations.Ended(db, DemoData.Id("u-bs"), Ct)).Values.Sum());
        var applying = await db.Registrations.CountAsync(row => row.EndedOn != null && (row.Stage == Stage.Returned || row.Stage == Stage.Registered || row.Stage == Stage.Appraised), Ct);
        Assert.InRange(applying, 1, 2);
        Assert.Equal(walked - applying, Applying(await walk.Page(Walk.Head, DeskAddresses.MyWork)));

        // Undone it waits again; a model whose new owner has gone on is not undone.
        var undo = $"{DeskAddresses.Inherit(closed)}/huy";
        Assert.NotNull((await Forms.Parsed(await walk.Press(Walk.Head, DeskAddresses.Inherit(closed), undo, ("reason", "")))).QuerySelector("#reason-error"));
        var undone = await walk.Press(Walk.Head, DeskAddresses.Inherit(closed), undo, ("reason", "Ghi nhầm (minh họa)."));
        Assert.Contains("Đã hủy quyết định", (await walk.Page(Walk.Head, undone.Headers.Location!.OriginalString)).QuerySelector(".notice.good[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await walk.Page(Walk.Head, DeskAddresses.Inherit(closed))).QuerySelector("#way"));
        Assert.Equal(sums, await Sums(db));
        // What is not on the list leads to its own page.
        var recognised = await db.Registrations.Where(row => row.Stage == Stage.Recognised).Select(row => row.Id).FirstAsync(Ct);
        Assert.Equal(DeskAddresses.Model(recognised), (await (await walk.As(Walk.Head)).GetAsync(DeskAddresses.Inherit(recognised), Ct)).Headers.Location?.OriginalString);
    }

    [Theory, EachDatabase]
    public async Task After_a_merger_the_administrators_post_ends_last_and_who_stays_at_a_village_that_goes_on_is_not_told_to_go(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var act = await Merge(await walk.As(Walk.Administrator));

        var next = (await walk.Page(Walk.Administrator, AdministrationAddresses.UnitAct(act))).QuerySelector("#viec-tiep")!;
        var posts = next.QuerySelectorAll("li").Select(line => (Person: line.QuerySelector("a")!.GetAttribute("href"), Post: line.QuerySelector("span")!.TextContent.Trim())).ToList();

        Assert.Contains("vị trí quản trị sau cùng", next.TextContent, StringComparison.Ordinal);
        Assert.Equal(AdministrationAddresses.Person(DemoData.Id("account quantri")), posts[^1].Person);
        Assert.Contains(posts, post => post.Person == AdministrationAddresses.Person(DemoData.Id("account truongban")));
        Assert.All(new[] { "thon3", "thon4", "captren" }, stays => Assert.DoesNotContain(posts, post => post.Person == AdministrationAddresses.Person(DemoData.Id($"account {stays}"))));
        Assert.All(posts, post => Assert.False(post.Post.EndsWith(':'), post.Post));
    }

    [Theory, EachDatabase]
    public async Task A_village_that_is_taken_into_another_leaves_its_models_to_be_decided(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await using var db = walk.Sen.Database.OpenAll();
        var stages = Inheriting.Underway;
        var owned = await (
            from registration in db.Registrations
            join owner in db.Organisations on registration.OwnerOrganisationId equals owner.Id
            where owner.Kind == OrganisationKind.Village && owner.ValidTo == null && stages.Contains(registration.Stage)
            select new { registration.Id, owner.Name, owner.VillageId }).ToListAsync(Ct);
        var one = owned.GroupBy(row => row.VillageId).OrderBy(group => group.Count()).First().ToList();
        var other = await db.Organisations.Where(row => row.Kind == OrganisationKind.Village && row.ValidTo == null && row.VillageId != one[0].VillageId).OrderBy(row => row.SortKey).FirstAsync(Ct);
        using var admin = await walk.Sen.SignedIn(Walk.Administrator);
        await admin.Record(nameof(TreeActKind.Absorb), [("Units", $"{one[0].Name}, xã Bình Sa"), ("Into", $"{other.Name}, xã Bình Sa"), .. Decree]);

        var links = (await walk.Page(Walk.Officer, DeskAddresses.Inheriting)).QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")).Order();
        Assert.Equal(one.Select(row => DeskAddresses.Inherit(row.Id)).Order(), links);
        Assert.Equal($"{other.Id:d}", (await walk.Page(Walk.Officer, DeskAddresses.Inherit(one[0].Id))).QuerySelector("#owner option[selected]")!.GetAttribute("value"));
        await Done(walk, one[0].Id, ("way", nameof(InheritingWay.CarryOn)), ("owner", $"{other.Id}"), ("from", "01/09/2022"));
        Assert.Equal(other.Id, (await walk.Dossier(one[0].Id)).Owner.Id);
        Assert.Contains($"{one.Count - 1} mô hình chờ quyết định, 1 đã quyết định", (await walk.Page(Walk.Officer, DeskAddresses.Inheriting)).QuerySelector("section .quiet")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task After_a_split_models_are_bound_village_by_village_and_what_is_not_bound_is_counted_above_and_said_so(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        using var admin = await walk.Sen.SignedIn(Walk.Administrator);
        (string, string)[] split = [("Units", "xã Bình Sa"), ("Name", "xã Đông (minh họa)\nxã Tây (minh họa)"), .. Decree];
        var asked = await Forms.Parsed(await admin.Rehearse(nameof(TreeActKind.Split), split));
        var ways = asked.QuerySelectorAll("select[name^='ve-']").Select(way => (way.GetAttribute("name")!, "1")).ToArray();
        var rehearsed = await Forms.Parsed(await admin.Send(asked, Sen.Administration.ChangeUnits.Address, Sen.Administration.ChangeUnits.Address, ways));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Confirm(rehearsed)).StatusCode);

        // What has a village went with it; the rest is counted in the district, above both parts.
        var figures = await walk.Page(Walk.Officer, $"{DeskAddresses.Figures}?tu=2013");
        Assert.Contains(figures.QuerySelectorAll("#giai-thich li"), line => line.TextContent.Contains("chưa gán về đơn vị nào nên tính ở huyện Thăng Bình, không chia theo tỷ lệ", StringComparison.Ordinal));
        Assert.All(figures.QuerySelectorAll("#hai-cach tbody tr"), row => Assert.Equal("0", row.QuerySelectorAll("td")[2].TextContent));
        var page = await walk.Page(Walk.Officer, DeskAddresses.Inheriting);
        var groups = page.QuerySelectorAll($"form[action='{BindModels.Address}'] select");
        Assert.True(groups.Length > 1);
        // Villages before models, each in the order of the alphabet; finished models are told apart from those that wait.
        await using var db = walk.Sen.Database.OpenAll();
        var villages = (await db.UnitVersions.Where(version => version.Kind == UnitKind.Village).Select(version => version.UnitId).ToListAsync(Ct)).ConvertAll(id => $"ve-{id:N}");
        var labels = page.QuerySelectorAll($"form[action='{BindModels.Address}'] label").Select(label => (Village: villages.Contains(label.GetAttribute("for")!), Name: label.TextContent[..label.TextContent.LastIndexOf(" (", StringComparison.Ordinal)])).ToList();
        Assert.Equal(labels.OrderByDescending(label => label.Village).ThenBy(label => Movement.Text.SortKey.Of(label.Name), StringComparer.Ordinal), labels);
        Assert.Contains("gồm cả mô hình đã xong", page.QuerySelector($"form[action='{BindModels.Address}']")!.TextContent, StringComparison.Ordinal);
        var waits = page.QuerySelector("tbody th a")!.GetAttribute("href")!;
        var west = groups[0].QuerySelectorAll("option")[2].GetAttribute("value")!;

        var bound = await walk.Press(Walk.Officer, page, BindModels.Address, [.. groups.Select(group => (group.GetAttribute("name")!, west))]);
        Assert.Equal(HttpStatusCode.Redirect, bound.StatusCode);
        figures = await walk.Page(Walk.Officer, $"{DeskAddresses.Figures}?tu=2013");
        Assert.Contains("thuộc xã Tây (minh họa)", Assert.Single(figures.QuerySelectorAll("#giai-thich li")).TextContent, StringComparison.Ordinal);
        var link = figures.QuerySelector("#theo-cay tbody a")!;
        Assert.StartsWith($"{link.FirstChild!.TextContent} ", (await walk.Page(Walk.Officer, link.GetAttribute("href")!)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var id = Guid.Parse(waits[(waits.LastIndexOf('/') + 1)..]);
        await Done(walk, id, ("way", nameof(InheritingWay.Close)), ("reason", "Thôn đã về xã khác (minh họa)."));

        // Somebody else was quicker, or an answer was not understood: nothing is bound or unbound, and what was chosen stays.
        var east = groups[0].QuerySelectorAll("option")[1].GetAttribute("value")!;
        using var stale = await walk.Press(Walk.Officer, page, BindModels.Address, [.. groups.Select(group => (group.GetAttribute("name")!, east))]);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(east, (await Forms.Parsed(stale)).QuerySelector($"form[action='{BindModels.Address}'] option[selected]")!.GetAttribute("value"));
        page = await walk.Page(Walk.Officer, DeskAddresses.Inheriting);
        using var unknown = await walk.Press(Walk.Officer, page, BindModels.Address, (groups[0].GetAttribute("name")!, $"{DemoData.Id("o-nd")}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains("không phải đơn vị mới của xã này", (await Forms.Parsed(unknown)).QuerySelector($"#{groups[0].GetAttribute("name")}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("thuộc xã Tây (minh họa)", Assert.Single((await walk.Page(Walk.Officer, $"{DeskAddresses.Figures}?tu=2013")).QuerySelectorAll("#giai-thich li")).TextContent, StringComparison.Ordinal);

        // Taken back to “not bound”, they count above again.
        page = await walk.Page(Walk.Officer, DeskAddresses.Inheriting);
        await walk.Press(Walk.Officer, page, BindModels.Address, [.. groups.Select(group => (group.GetAttribute("name")!, ""))]);
        Assert.Contains((await walk.Page(Walk.Officer, $"{DeskAddresses.Figures}?tu=2013")).QuerySelectorAll("#giai-thich li"), line => line.TextContent.Contains("chưa gán", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Once_the_commune_that_followed_works_here_its_people_decide_and_its_organisations_go_on(Engine engine)
    {
        await using var database = await engine.Fresh();
        var (old, heir) = (await TestCommune.Of(database), await TestCommune.Of(database));
        var id = await old.Registration(Stage.Approved);
        await old.Write(db =>
        {
            var end = new DateOnly(2022, 9, 1);
            foreach (var (unit, name, from, until) in new[] { (old.Id, "Bình Sa", (DateOnly?)null, (DateOnly?)end), (heir.Id, "Thăng Trường", end, null) })
            {
                db.Units.Add(new() { Id = unit });
                db.UnitVersions.Add(CommuneSetUp.Version(TestCommune.NewId(), unit, UnitKind.Commune, name, old.ProvinceId, from, until, null));
            }

            db.Units.Add(new() { Id = old.ProvinceId });
            db.UnitVersions.Add(CommuneSetUp.Version(TestCommune.NewId(), old.ProvinceId, UnitKind.Province, "Quảng Nam", null, null, null, "49"));
            db.UnitSuccessions.Add(new() { Id = TestCommune.NewId(), FromUnitId = old.Id, ToUnitId = heir.Id, EffectiveOn = end, Kind = SuccessionKind.Continue, LegalBasis = "1659/NQ-UBTVQH15" });
        });
        var (mine, theirs) = (heir.Person(TestCommune.NewId(), PostKind.CommitteeHead), old.Person(TestCommune.NewId(), PostKind.CommitteeHead));

        await using (var db = old.Open())
        {
            Assert.DoesNotContain(await DeskWork.For(db, theirs, TestCommune.Today, Ct), work => work.Row == InheritingWork.Decide);
            Assert.False((await new InheritingPages(db, old.Clock).All(theirs, Ct)).Single().MayDecide);
            Assert.Contains("xã mới quyết định", (await Decide(db, theirs)).Refusal!.Sentence.Vi, StringComparison.Ordinal);
        }

        await using (var db = heir.Open())
        {
            Assert.Single(await DeskWork.For(db, mine, TestCommune.Today, Ct), work => work.Row == InheritingWork.Decide);
            Assert.Equal(1, (await new ListModels.Handler(db, heir.Clock).Handle(new(null, null, null, null, ""), 1, mine, Ct)).Total);
            // Only while it is read: the context is as narrow as before.
            Assert.Null(await Registrations.Load(db, id, TestCommune.Today, Ct));
            var decided = await Decide(db, mine);
            Assert.True(decided.Ok, decided.Refusal?.Sentence.Vi);
        }

        // The registrar of the organisation that carries it on reads it and may record progress; the commune of the record stays.
        var dossier = await old.Read(id);
        var registrar = heir.Registrar;
        Assert.Equal((heir.OrganisationId, old.Id), (dossier.Owner.Id, dossier.Registration.CommuneId));
        Assert.True(Access.Ask(registrar, Operation.RecordProgress, dossier.Subject).Ok);
        Assert.False(Access.Ask(old.Registrar, Operation.RecordProgress, dossier.Subject).Ok);
        Assert.False(Access.Ask(mine, Operation.Approve, dossier.Subject).Ok);

        async Task<Movement.Outcome<Guid>> Decide(SenDb db, Actor actor) => await new InheritModel.Handler(db, new(db, old.Clock), old.Clock).Handle(
            new(id, TestCommune.NewId(), (await old.Read(id)).Version, nameof(InheritingWay.CarryOn), $"{heir.OrganisationId}", "05/09/2022", "", ""), actor, Ct);
    }

    private static async Task Done(Walk walk, Guid id, params (string, string)[] answers)
    {
        var done = await walk.Press(Walk.Head, DeskAddresses.Inherit(id), DeskAddresses.Inherit(id), answers);
        Assert.True(done.StatusCode == HttpStatusCode.Redirect, (await Forms.Parsed(done)).QuerySelector("main")?.TextContent);
        Assert.Equal($"{DeskAddresses.Inheriting}?xong", done.Headers.Location?.OriginalString);
    }

    // One that progress is recorded for and two others.
    private static async Task<(Guid, Guid, Guid)> Three(SenDb db)
    {
        var farmers = DemoData.Id("o-nd");
        var carried = await db.Registrations.Where(row => row.Stage == Stage.Underway).OrderByDescending(row => row.OwnerOrganisationId == farmers).ThenBy(row => row.Id).Select(row => row.Id).FirstAsync(Ct);
        var stages = Inheriting.Underway;
        var others = await db.Registrations.Where(row => stages.Contains(row.Stage) && row.Id != carried).OrderBy(row => row.Stage != Stage.Registered).ThenBy(row => row.Id).Select(row => row.Id).Take(2).ToListAsync(Ct);
        return (carried, others[0], others[1]);
    }

    // “hạn 15/09, còn 4 mô hình chưa xong”: the overdue stage of the wheel.
    private static int Applying(IHtmlDocument page) =>
        int.Parse(page.QuerySelectorAll(".stages li").Select(line => line.TextContent).Single(text => text.Contains("mô hình chưa xong", StringComparison.Ordinal)).Split("còn ")[1].Split(' ')[0], CultureInfo.InvariantCulture);

    private static async Task<string> Sums(SenDb db) => string.Join('\n', (await db.CommuneSums.AsNoTracking().ToListAsync(Ct)).Select(row => $"{row.CommuneId} {row.Year} {row.Stage} {row.FieldName} {row.OwnerKindName} {row.Illustrative} {row.Figures}").Order(StringComparer.Ordinal));
}
