using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data;
using Sen.Demo;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Desk;

/// <summary>ReadInbox, HandOverPost, TakeOverPost, and DisableAccount and EndPost as far as they hand over.</summary>
public class HandOverPostTests
{
    private const string Draft = "Vườn rau sạch của chi hội", Sent = "Trồng sen kết hợp nuôi cá";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Disabling_somebody_with_open_work_asks_who_takes_over_and_nothing_is_lost(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var (person, post) = (AdministrationAddresses.Person(DemoData.Id("account hoinongdan")), await Post(walk, Walk.Farmers));
        var (admin, field) = (await walk.As(Walk.Administrator), $"Successor-{post:d}");

        var asked = await admin.Fill(person, $"{person}/khoa", ("Disable", "true"), (field, ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Contains("Chưa có ai khác giữ vị trí này", (await Forms.Parsed(asked)).QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await walk.As(Walk.Farmers)).GetAsync(DeskAddresses.MyWork, Ct)).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(person, $"{person}/khoa", ("Disable", "true"), (field, HandOverForm.Nobody))).StatusCode);
        var desk = (await admin.Open(DeskAddresses.MyWork)).QuerySelector("main")!.TextContent;
        Assert.Contains("Người đăng ký của đơn vị: Hội ND", desk, StringComparison.Ordinal);
        Assert.Contains("2 việc chưa có người nhận", desk, StringComparison.Ordinal);
        Assert.Contains("Biên bản bàn giao chưa có người nhận", desk, StringComparison.Ordinal);
        var report = (await admin.Open(DeskAddresses.HandOver(post))).QuerySelector("main")!.TextContent;
        Assert.Contains(Sent, report, StringComparison.Ordinal);
        Assert.DoesNotContain(Draft, report + desk, StringComparison.Ordinal);

        await walk.Give(Walk.Women, PostKind.Registrar, DemoData.Id("o-nd"));
        var work = await walk.Page(Walk.Women, DeskAddresses.MyWork);
        Assert.Contains("Nhận bàn giao vị trí: “Người đăng ký của đơn vị: Hội ND”", work.Body!.TextContent, StringComparison.Ordinal);
        var page = await walk.Page(Walk.Women, DeskAddresses.HandOver(post));
        Assert.Contains(Draft, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var taken = await walk.Press(Walk.Women, page, $"{DeskAddresses.HandOver(post)}/nhan");
        Assert.Equal($"{DeskAddresses.HandOver(post)}?so=1&xong=nhan", taken.Headers.Location?.ToString());
        Assert.DoesNotContain("Nhận bàn giao vị trí", (await walk.Page(Walk.Women, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("chưa có người nhận", (await admin.Open(DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using var db = walk.Sen.Database.OpenAll();
        var kept = await db.HandOvers.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((HandOverCause.Disabled, 2, DemoData.Id("account phunu")), (kept.Cause, kept.Lines.Count, kept.AcknowledgedBy));
        Assert.Equal((1, 1), (await walk.Acts(post, Operation.TakeOverPost), await walk.Acts(DemoData.Id("account hoinongdan"), Operation.DisableAccount)));
    }

    [Theory, EachDatabase]
    public async Task A_post_that_ends_leads_to_its_report_which_is_frozen_and_goes_to_the_named_successor(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var (person, post) = (AdministrationAddresses.Person(DemoData.Id("account khoidanvan")), await Post(walk, Walk.Officer));
        await walk.Give(Walk.Member, PostKind.Officer);
        var admin = await walk.As(Walk.Administrator);

        var ended = await admin.Fill(person, $"{person}/thoi", ("Day", "26/09/2022"));
        Assert.Equal($"{DeskAddresses.HandOver(post)}?xong=thoi", ended.Headers.Location?.ToString());
        var told = await walk.Page(Walk.Administrator, ended.Headers.Location!.ToString());
        Assert.Contains("đến hết ngày 25/09/2022", told.QuerySelector(".notice.good")!.TextContent, StringComparison.Ordinal);
        // On paper stands whose report it is, and no word of the screen.
        Assert.Equal((true, true), (told.QuerySelector("main .print-only")!.TextContent.Contains("Bình Sa", StringComparison.Ordinal), told.QuerySelector(".notice.good")!.ClassList.Contains("screen-only")));
        Assert.NotNull(told.QuerySelector("main .actions [data-print]"));
        Assert.Contains("Lập biên bản bàn giao vị trí", (await walk.Page(Walk.Officer, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await walk.As(Walk.Women)).GetAsync(DeskAddresses.HandOver(post), Ct)).StatusCode);
        var preview = await walk.Page(Walk.Officer, DeskAddresses.HandOver(post));
        Assert.Contains("Nhóm hộ giúp nhau làm vườn", preview.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        var nobody = await walk.Press(Walk.Officer, preview, DeskAddresses.HandOver(post), ("Remark", "Hồ sơ giấy ở tủ số 2."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        Assert.Equal("Hồ sơ giấy ở tủ số 2.", (await Forms.Parsed(nobody)).QuerySelector("#Remark")!.TextContent);

        var successor = $"{DemoData.Id("account thanhvien"):d}";
        (string, string)[] answers = [("Successor", successor), ("Remark", "Hồ sơ giấy ở tủ số 2.")];
        Assert.Equal($"{DeskAddresses.HandOver(post)}?xong=lap", (await walk.Press(Walk.Officer, preview, DeskAddresses.HandOver(post), answers)).Headers.Location?.ToString());
        await walk.Press(Walk.Officer, preview, DeskAddresses.HandOver(post), answers);
        var id = await walk.Known("Nhóm hộ giúp nhau làm vườn");
        await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung."));

        var report = await walk.Page(Walk.Member, DeskAddresses.HandOver(post));
        Assert.Contains("Nhóm hộ giúp nhau làm vườn", report.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hồ sơ giấy ở tủ số 2.", report.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nhận bàn giao vị trí", (await walk.Page(Walk.Member, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Lập biên bản", (await walk.Page(Walk.Officer, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using var db = walk.Sen.Database.OpenAll();
        Assert.Single(await db.HandOvers.AsNoTracking().ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task The_inbox_of_a_post_is_for_its_holders_and_the_administrator_sees_no_title_that_is_not_for_everybody(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var farmers = DeskAddresses.Inbox(new(PostKind.Registrar, Guid.Empty, DemoData.Id("o-nd")));

        var own = await walk.Page(Walk.Farmers, DeskAddresses.Inboxes);
        Assert.Equal(2, own.QuerySelectorAll("main .tasks > li").Length);
        Assert.Contains(Draft, own.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var admins = await walk.Page(Walk.Administrator, farmers);
        Assert.Equal(2, admins.QuerySelectorAll("main tbody tr").Length);
        Assert.DoesNotContain(Draft, admins.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("chỉ người giữ vị trí xem nội dung", admins.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await walk.As(Walk.Women)).GetAsync(farmers, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await walk.As(Walk.Administrator)).GetAsync(DeskAddresses.Inbox(new(PostKind.Registrar, Guid.Empty, Guid.NewGuid())), Ct)).StatusCode);
        Assert.Contains("Cơ quan thường trực hôm nay: Khối Dân vận", (await walk.Page(Walk.Officer, DeskAddresses.Inboxes)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_administrators_inbox_begins_where_something_waits_posts_stand_in_order_and_no_link_leads_to_no_report(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var page = await walk.Page(Walk.Administrator, DeskAddresses.Inboxes);

        Assert.NotEmpty(page.QuerySelectorAll("main tbody tr"));
        var chips = page.QuerySelectorAll("main .chips a").Select(link => link.TextContent).ToList();
        var registrars = chips.Where(chip => chip.StartsWith("Người đăng ký của đơn vị", StringComparison.Ordinal)).Select(chip => chip.EndsWith(')') && char.IsAsciiDigit(chip[^2]) ? chip[..chip.LastIndexOf(" (", StringComparison.Ordinal)] : chip).ToList();
        Assert.True(registrars.Count > 2);
        Assert.Equal(registrars.OrderBy(SortKey.Of, StringComparer.Ordinal), registrars);
        // The first that has work is the one that is open; how much waits is said of each.
        var first = chips.First(chip => chip.EndsWith(')') && char.IsAsciiDigit(chip[^2]));
        Assert.Equal(first, page.QuerySelector("main .chips [aria-current]")!.TextContent);
        Assert.Equal(page.QuerySelectorAll("main tbody tr").Length, int.Parse(first[(first.LastIndexOf('(') + 1)..^1], System.Globalization.CultureInfo.InvariantCulture));

        var post = await Post(walk, Walk.Farmers);
        Assert.Null((await walk.Page(Walk.Farmers, DeskAddresses.Inboxes)).QuerySelector($"main a[href='{DeskAddresses.HandOver(post)}']"));
        var person = AdministrationAddresses.Person(DemoData.Id("account hoinongdan"));
        await (await walk.As(Walk.Administrator)).Fill(person, $"{person}/thoi", ("Day", "30/09/2022"));
        Assert.NotNull((await walk.Page(Walk.Farmers, DeskAddresses.Inboxes)).QuerySelector($"main a[href='{DeskAddresses.HandOver(post)}']"));
    }

    [Theory, EachDatabase]
    public async Task A_report_is_taken_away_as_a_table_that_says_no_more_than_the_page(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var post = await Post(walk, Walk.Farmers);
        async Task<string> Table(string user)
        {
            var page = await walk.Page(user, DeskAddresses.HandOver(post));
            return await (await walk.As(user)).GetStringAsync(page.QuerySelector("main a[download]")!.GetAttribute("href"), Ct);
        }

        var (own, admins) = (await Table(Walk.Farmers), await Table(Walk.Administrator));

        Assert.StartsWith("\"Vị trí\",\"Người bàn giao\"", own, StringComparison.Ordinal);
        Assert.Contains(Draft, own, StringComparison.Ordinal);
        Assert.DoesNotContain(Draft, admins, StringComparison.Ordinal);
        Assert.Contains(Sent, admins, StringComparison.Ordinal);
        Assert.Contains("chỉ người giữ vị trí xem nội dung", admins, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await walk.As(Walk.Women)).GetAsync($"{DeskAddresses.HandOver(post)}?dang=csv", Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Whatever_posts_end_every_piece_of_open_work_is_on_a_desk_or_on_the_administrators_list(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        foreach (var stage in (Stage[])[Stage.Draft, Stage.Registered, Stage.Appraised, Stage.Approved, Stage.Underway, Stage.Scored, Stage.Recognised])
        {
            await commune.Registration(stage);
        }

        var admin = commune.Person(await Account(commune, PostKind.Administrator), PostKind.Administrator);
        var random = new Random(20220923);
        for (var round = 0; round < 6; round++)
        {
            await Account(commune, (PostKind)random.Next((int)PostKind.Registrar, (int)PostKind.Editor), until: random.Next(3) == 0 ? TestCommune.Today : null, disabled: random.Next(4) == 0);
            await using var db = commune.Open();
            var people = await HeldPosts.People(db, commune.Id, TestCommune.Today, Ct);
            var desks = new HashSet<(Operation, Guid)>();
            foreach (var person in people)
            {
                desks.UnionWith((await DeskWork.For(db, person, TestCommune.Today, Ct)).Select(Key));
            }

            var all = new HashSet<(Operation, Guid)>();
            foreach (var office in Enum.GetValues<PostKind>().Select(kind => new Office(kind, commune.Id, kind == PostKind.Registrar ? commune.OrganisationId : null)))
            {
                all.UnionWith((await WaitingReading.Of(db, office, Guid.Empty, TestCommune.Today, Ct)).Select(Key));
            }

            var listed = (await DeskWork.For(db, admin, TestCommune.Today, Ct)).Where(work => work.Office is not null)
                .Sum(work => int.Parse(work.OwnerName.Vi.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
            Assert.NotEmpty(all);
            Assert.Equal(all.Count(work => !desks.Contains(work)), listed);
        }
    }

    [Theory, EachDatabase]
    public async Task What_is_carried_on_of_a_commune_that_has_ended_waits_in_the_post_of_whoever_carries_it_on(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var merged = await MergedCommunes.Of(sen.Database);
        var (heir, before, person) = (merged.Heir, merged.Old[0], TestCommune.NewId());
        await before.Set("progress.days", "9", new(2022, 1, 1));
        var id = await before.Registration(Stage.Approved);
        await merged.CarryOn(id);
        var office = new Office(PostKind.Registrar, heir.Id, heir.OrganisationId);

        // Nobody registers for it: the administrator of the commune that followed gives the post, not the one of the commune before.
        Assert.Equal([office], await Unstaffed(heir));
        Assert.Empty(await Unstaffed(before));
        using var registrar = await sen.SignedIn(heir, PostKind.Registrar, person);
        Assert.Empty(await Unstaffed(heir));
        Assert.Empty(await Unstaffed(before));

        await using var db = heir.Open();
        var work = Assert.Single(await WaitingReading.Of(db, office, Guid.Empty, TestCommune.Today, Ct));
        Assert.Equal((Operation.RecordProgress, id), Key(work));
        // By the same settings as on the desk.
        Assert.Equal((work.Due, TestCommune.Today.AddDays(9)), (Assert.Single(await DeskWork.For(db, heir.Registrar, TestCommune.Today, Ct)).Due, work.Due));
        Assert.Contains(work.ModelName.Vi, (await registrar.Open(DeskAddresses.Inboxes)).QuerySelector("main .tasks")!.TextContent, StringComparison.Ordinal);
        var post = await db.Posts.AsNoTracking().SingleAsync(row => row.PersonId == person, Ct);
        Assert.Equal(id, Assert.Single(await HandOverReading.Lines(db, post, "", TestCommune.Today, Ct)).RecordId);
        Assert.Contains(work.ModelName.Vi, (await registrar.Open(DeskAddresses.HandOver(post.Id))).QuerySelector("main table")!.TextContent, StringComparison.Ordinal);

        static async Task<IEnumerable<Office?>> Unstaffed(TestCommune commune)
        {
            await using var db = commune.Open();
            return [.. (await DeskWork.For(db, commune.Person(TestCommune.NewId(), PostKind.Administrator), TestCommune.Today, Ct)).Where(work => work.Row == PostWork.Staff).Select(work => work.Office)];
        }
    }

    private static (Operation, Guid) Key(Work work) => (work.Row.Operation, work.RegistrationId);

    private static async Task<Guid> Post(Walk walk, string user)
    {
        await using var db = walk.Sen.Database.OpenAll();
        var person = DemoData.Id($"account {user}");
        return await db.Posts.Where(row => row.PersonId == person && row.Until == null).Select(row => row.Id).SingleAsync(Ct);
    }

    private static async Task<Guid> Account(TestCommune commune, PostKind kind, DateOnly? until = null, bool disabled = false)
    {
        var id = TestCommune.NewId();
        await commune.Write(db =>
        {
            db.Users.Add(new() { Id = id, UserName = $"{id:n}", NormalizedUserName = $"{id:N}".ToUpperInvariant(), Title = $"{kind} {id:n}", CommuneId = commune.Id, DisabledAt = disabled ? TestCommune.Now.UtcDateTime : null });
            db.Posts.Add(new()
            {
                Id = TestCommune.NewId(),
                CommuneId = commune.Id,
                ProvinceId = commune.ProvinceId,
                PersonId = id,
                Kind = kind,
                OrganisationId = kind == PostKind.Registrar ? commune.OrganisationId : null,
                From = TestCommune.Today.AddYears(-1),
                Until = until,
            });
        });
        return id;
    }
}
