using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Administration;

/// <summary>Acts on the tree of units over HTTP: <see cref="ChangeUnits"/>, <see cref="UndoUnits"/> and <see cref="ListUnitActs"/>.</summary>
public sealed class ChangeUnitsTests
{
    private static readonly Guid BinhSa = DemoData.Id("u-bs"), Truc = DemoData.Id("u-bt1"), Thon2 = DemoData.Id("u-bt2"), Thon3 = DemoData.Id("u-tg");
    private static readonly DateOnly Eve = new(2025, 6, 30), Reform = new(2025, 7, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Binh_Sa_becomes_part_of_Thang_Truong_rehearsed_first_and_by_itself_on_its_day(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        await admin.Record(nameof(TreeActKind.Merge), UnitActs.ToCity);
        var before = await Facts(sen);

        var rehearsed = await Forms.Parsed(await admin.Rehearse(nameof(TreeActKind.Merge), UnitActs.ToThangTruong));
        var told = rehearsed.QuerySelector("#xem-truoc")!.TextContent;
        Assert.Contains("Xã Thăng Trường (20836): bắt đầu từ 01/07/2025, thuộc thành phố Đà Nẵng", told, StringComparison.Ordinal);
        Assert.Contains("Xã Bình Sa: hết ngày 30/06/2025 thì kết thúc", told, StringComparison.Ordinal);
        Assert.Contains("Đến ngày đó tự thay đổi", told, StringComparison.Ordinal);
        Assert.Equal(["2", "5", $"{before.Models}", $"{before.Registrations}"], rehearsed.QuerySelectorAll("#xem-truoc td").Take(4).Select(cell => cell.TextContent));
        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.UnitActs.CountAsync(Ct));

        var done = await admin.Confirm(rehearsed);
        var again = await admin.Confirm(rehearsed);
        Assert.Equal(done.Headers.Location, again.Headers.Location);
        // Back, the number changed, sent again: the unit has ended by then, which is said; nothing is dropped in silence, and nothing is recorded twice.
        using var changed = await admin.Send(rehearsed, ChangeUnits.Address, null, ("Number", "1660/NQ-UBTVQH15"), ("ghi", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.StatusCode);
        Assert.Equal(2, await db.UnitActs.CountAsync(Ct));
        Assert.Contains("Đã ghi", (await admin.Open(done.Headers.Location!.OriginalString)).QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(before, await Facts(sen));
        Assert.Equal(5, (await Places.Villages(db, BinhSa, Eve, Ct)).Count);
        Assert.Empty(await Places.Villages(db, BinhSa, Reform, Ct));
        var found = Assert.Single((await UnitReading.Find(db, "xã Thăng Trường", Ct)));
        Assert.Equal(5, (await Places.Villages(db, found.Id, Reform, Ct)).Count);
        Assert.Equal((BinhSa, SuccessionKind.Continue), (found.From[0].Other.Version.UnitId, found.From[0].Edge.Kind));
        Assert.Equal("thành phố Đà Nẵng", found.Names[0].Above[0].FullName);
        Assert.Equal(2, (await UnitReading.Find(db, "20836", Ct)).Count);
        var list = (await admin.Open(AdministrationAddresses.UnitActs)).QuerySelector("main")!.TextContent;
        Assert.Contains("Sáp nhập: xã Bình Sa → xã Thăng Trường", list, StringComparison.Ordinal);
        Assert.Contains("Chưa đến ngày", list, StringComparison.Ordinal);
        var line = await db.AuditLines.OrderByDescending(row => row.Seq).FirstAsync(row => row.Verb == Operation.ChangeUnits.Verb(), Ct);
        Assert.Equal(("unit-act", "1659/NQ-UBTVQH15, 16/06/2025"), (line.SubjectKind, line.Reason));
        var history = (await admin.Open(DeskAddresses.History("unit-act", Guid.Parse(line.SubjectId)))).QuerySelector("main")!.TextContent;
        Assert.Contains("1659/NQ-UBTVQH15", history, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_same_form_taken_back_and_changed_is_a_further_act_of_the_decree(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        (string, string)[] decree = [("On", "01/10/2022"), ("Number", "7/NQ-HĐND"), ("SignedOn", "20/09/2022")];
        var first = await Forms.Parsed(await admin.Rehearse(nameof(TreeActKind.Rename), [("Units", "Thôn 2 (minh họa), xã Bình Sa"), ("Name", "An Bình (minh họa)"), .. decree]));
        using var one = await admin.Confirm(first);
        Assert.Equal(HttpStatusCode.Redirect, one.StatusCode);

        using var rehearsed = await admin.Send(first, ChangeUnits.Address, null, ("Units", "Thôn 3 (minh họa), xã Bình Sa"), ("Name", "An Hòa (minh họa)"));
        var second = await Forms.Parsed(rehearsed);
        Assert.True(rehearsed.StatusCode == HttpStatusCode.OK, second.QuerySelector("main")?.TextContent);
        using var other = await admin.Confirm(second);
        using var twice = await admin.Confirm(second);

        Assert.Equal((HttpStatusCode.Redirect, other.Headers.Location), (other.StatusCode, twice.Headers.Location));
        Assert.NotEqual(one.Headers.Location, other.Headers.Location);
        // A name that lies ahead is not yet the village's name.
        Assert.Contains("Thôn 2 (minh họa) · Từ 01/10/2022: Thôn An Bình (minh họa)", (await admin.Open(AdministrationAddresses.Villages)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Thôn 2 (minh họa)", (await admin.Open(AdministrationAddresses.Village(Thon2))).QuerySelector("h1")!.TextContent);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(2, await db.UnitActs.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task What_was_typed_wrongly_and_is_not_in_force_yet_is_taken_back_without_a_decision(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var tree = await Tree(sen);
        (string, string)[] village = [("Units", "Thôn 2 (minh họa), xã Bình Sa"), ("Name", "An Bìn (minh họa)"), ("Number", "7/NQ-HĐND"), ("SignedOn", "20/09/2022")];
        var act = AdministrationAddresses.UnitAct(await admin.Record(nameof(TreeActKind.Rename), [.. village, ("On", "01/10/2022")]));

        // Half a decision is no decision.
        var half = await Forms.Parsed(await admin.Fill(act, $"{act}/huy", ("Number", "15/QĐ-UBND"), ("SignedOn", "")));
        Assert.NotNull(half.QuerySelector("#SignedOn-error"));
        var rehearsed = await admin.Fill(act, $"{act}/huy", ("Number", ""), ("SignedOn", ""));
        Assert.Equal(HttpStatusCode.OK, rehearsed.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(await Forms.Parsed(rehearsed), act, $"{act}/huy", ("ghi", "1"))).StatusCode);
        var (rows, owners) = await Tree(sen);
        Assert.Equal((tree.Rows, tree.Owners), (rows, owners));
        // It rests on no decree, and says so.
        Assert.Contains("ghi nhầm, không cần quyết định hủy", (await admin.Open(AdministrationAddresses.UnitActs)).QuerySelector("main .links")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Equal("ghi nhầm, không cần quyết định hủy", await db.AuditLines.OrderByDescending(row => row.Seq).Where(row => row.Verb == Operation.UndoUnits.Verb()).Select(row => row.Reason).FirstAsync(Ct));

        // What has taken effect is undone by a decision only.
        var past = AdministrationAddresses.UnitAct(await admin.Record(nameof(TreeActKind.Rename), [.. village, ("On", "20/09/2022")]));
        var refused = await admin.Fill(past, $"{past}/huy", ("Number", ""), ("SignedOn", ""));
        Assert.NotNull((await Forms.Parsed(refused)).QuerySelector("#Number-error"));
    }

    [Theory, EachDatabase]
    public async Task A_counter_act_brings_back_the_rows_as_they_were_and_both_stay_on_record(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var (rows, owners) = await Tree(sen);
        var city = await admin.Record(nameof(TreeActKind.Merge), UnitActs.ToCity);
        var commune = await admin.Record(nameof(TreeActKind.Merge), UnitActs.ToThangTruong);
        Assert.NotEqual(rows, (await Tree(sen)).Rows);

        var early = await admin.Undo(city);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("Việc sáp nhập ngày 01/07/2025 (1659/NQ-UBTVQH15)", (await Forms.Parsed(early)).QuerySelector("#Number-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Undo(commune)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Undo(city)).StatusCode);

        Assert.Equal(rows, (await Tree(sen)).Rows);
        Assert.Equal(owners, (await Tree(sen)).Owners);
        await using var db = sen.Database.OpenAll();
        Assert.Equal((4, 0), (await db.UnitActs.CountAsync(Ct), await db.UnitActTraces.CountAsync(Ct)));
        Assert.Equal(1, await db.UnitSuccessions.CountAsync(Ct));
        var page = await admin.Open(AdministrationAddresses.UnitAct(commune));
        Assert.Contains("Đã hủy", page.QuerySelector("main .tag")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"form[action='{AdministrationAddresses.UnitAct(commune)}/huy']"));
        Assert.Contains("Hủy: Sáp nhập: xã Bình Sa → xã Thăng Trường", (await admin.Open(AdministrationAddresses.UnitActs)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_is_refused_at_its_field_with_everything_typed_kept(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var (rows, _) = await Tree(sen);
        (string, string)[] basis = [("On", "01/07/2025"), ("Number", "1659/NQ-UBTVQH15"), ("SignedOn", "16/06/2025")];
        foreach (var (kind, field, sentence, answers) in new (TreeActKind, string, string, (string, string)[])[]
        {
            (TreeActKind.Merge, "Units", "ghi từ một đến 30 đơn vị", []),
            (TreeActKind.Merge, "Units", "không tìm thấy “xã Bình Xa”", [("Units", "xã Bình Xa"), ("Name", "xã Thăng Trường"), ("Parent", "huyện Thăng Bình"), .. basis]),
            (TreeActKind.Merge, "Units", "khác nhau, mỗi đơn vị một lần", [("Units", "xã Bình Sa\n20836"), ("Name", "xã Thăng Trường"), ("Parent", "huyện Thăng Bình"), .. basis]),
            (TreeActKind.Merge, "Name", "Đề nghị ghi cả loại trước tên", [("Units", "20836"), ("Name", "Thăng Trường"), ("Parent", "huyện Thăng Bình"), .. basis]),
            (TreeActKind.Merge, "Parent", "chưa có đơn vị cấp trên", [("Units", "20836"), ("Name", "xã Thăng Trường"), .. basis]),
            (TreeActKind.Merge, "On", "không được trước ngày ký", [("Units", "20836"), ("Name", "xã Thăng Trường"), ("Parent", "huyện Thăng Bình"), ("On", "01/06/2025"), ("Number", "1659/NQ-UBTVQH15"), ("SignedOn", "16/06/2025")]),
            (TreeActKind.Establish, "Code", "vừa là của", [("Name", "xã Bình Biển"), ("Code", "20836"), ("Parent", "huyện Thăng Bình"), .. basis]),
            (TreeActKind.Establish, "Code", "Mã đơn vị gồm chữ và số viết liền", [("Name", "xã Bình Biển"), ("Code", "20 836"), ("Parent", "huyện Thăng Bình"), .. basis]),
            (TreeActKind.Move, "Parent", "không thể thuộc", [("Units", "huyện Thăng Bình"), ("Parent", "xã Bình Sa"), .. basis]),
            (TreeActKind.Dissolve, "Units", "còn thuộc xã Bình Sa", [("Units", "xã Bình Sa"), .. basis]),
            (TreeActKind.Rename, "Number", "ghi số nghị quyết", [("Units", "xã Bình Sa"), ("Name", "Bình Minh"), ("On", "01/07/2025"), ("SignedOn", "16/06/2025")]),
            (TreeActKind.Rename, "On", "ghi ngày theo mẫu", [("Units", "xã Bình Sa"), ("Name", "Bình Minh"), ("On", "mai"), ("Number", "1"), ("SignedOn", "16/06/2025")]),
            (TreeActKind.Reclassify, "NewKind", "chọn loại mới", [("Units", "xã Bình Sa"), .. basis]),
            (TreeActKind.TransferPart, "Units", "không có đơn vị nào bên dưới", [("Units", "Thôn 2 (minh họa), xã Bình Sa"), ("Into", "Thôn 3 (minh họa)"), .. basis]),
            (TreeActKind.Split, "Name", "từ hai đến 20", [("Units", "xã Bình Sa"), ("Name", "xã Một"), ("Parent", "huyện Thăng Bình"), .. basis]),
            (TreeActKind.Split, UnitActForm.Way(Truc), "chọn đơn vị mà thôn Bình Trúc I thuộc về", [("Units", "xã Bình Sa"), ("Name", "xã Một\nxã Hai, 20837"), ("Parent", "huyện Thăng Bình"), .. basis]),
        })
        {
            var answer = await admin.Rehearse(kind.ToString(), answers);
            var page = await Forms.Parsed(answer);

            Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{kind} {sentence}: {answer.StatusCode}");
            Assert.True(page.QuerySelector($"#{field}-error")?.TextContent.Contains(sentence, StringComparison.Ordinal) == true, $"{kind} {field} {sentence}: {page.QuerySelector("main")!.TextContent}");
            Assert.Null(page.QuerySelector("#xem-truoc"));
            foreach (var (name, value) in answers.Where(typed => typed.Item1 is "On" or "Number" or "Parent"))
            {
                Assert.Equal(value, page.QuerySelector($"#{name}")!.GetAttribute("value"));
            }
        }

        Assert.Equal(rows, (await Tree(sen)).Rows);
    }

    [Theory, EachDatabase]
    public async Task What_was_changed_after_the_rehearsal_is_rehearsed_again_before_it_is_recorded(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        (string, string)[] answers = [("Units", "xã Bình Sa"), ("Name", "Bình Minh"), ("On", "01/01/2023"), ("Number", "5/NQ-HĐND (minh họa)"), ("SignedOn", "20/09/2022")];
        var rehearsed = await Forms.Parsed(await admin.Rehearse(nameof(TreeActKind.Rename), answers));

        var other = await admin.Confirm(rehearsed, ("Name", "Bình Biển"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        var page = await Forms.Parsed(other);
        Assert.Contains("khác với bản đã xem trước", page.QuerySelector("#xem-truoc [role=alert]")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(0, await db.UnitActs.CountAsync(Ct));

        // The decree is looked at as well.
        var decree = await admin.Confirm(page, ("Number", "6/NQ-HĐND (minh họa)"));
        Assert.Equal(HttpStatusCode.OK, decree.StatusCode);
        page = await Forms.Parsed(decree);
        Assert.Contains("khác với bản đã xem trước", page.QuerySelector("#xem-truoc [role=alert]")!.TextContent, StringComparison.Ordinal);
        var recorded = await admin.Confirm(page);
        Assert.Equal(HttpStatusCode.Redirect, recorded.StatusCode);
        Assert.Equal("6/NQ-HĐND (minh họa)", await db.UnitActs.Select(row => row.DecreeNumber).SingleAsync(Ct));
        var act = AdministrationAddresses.UnitAct(await db.UnitActs.Select(row => row.Id).SingleAsync(Ct));
        var undoing = await Forms.Parsed(await admin.Fill(act, $"{act}/huy", ("Number", "15/QĐ-UBND"), ("SignedOn", "20/09/2022")));
        var changed = await admin.Send(undoing, act, $"{act}/huy", ("ghi", "1"), ("Number", "16/QĐ-UBND"));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains("khác với bản đã xem trước", (await Forms.Parsed(changed)).QuerySelector("#xem-truoc [role=alert]")!.TextContent, StringComparison.Ordinal);
        var wrong = await Forms.Parsed(await admin.Fill(act, $"{act}/huy", ("Number", "15/QĐ-UBND"), ("SignedOn", "24/09/2022"), ("Issuer", new string('a', UnitActForm.Longest + 1))));
        Assert.Contains("không được sau hôm nay", wrong.QuerySelector("#SignedOn-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("tối đa 200", wrong.QuerySelector("#Issuer-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Bình Sa", "Bình Biển"], await db.UnitVersions.Where(row => row.UnitId == BinhSa).OrderBy(row => row.ValidFrom != null).Select(row => row.Name).ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Villages_that_are_merged_or_split_end_and_begin_as_owners_of_models_too(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var (rows, owners) = await Tree(sen);
        (string, string)[] basis = [("On", "01/09/2022"), ("Number", "12/NQ-HĐND (minh họa)"), ("SignedOn", "20/08/2022")];

        var merged = await admin.Record(nameof(TreeActKind.Merge), [("Units", "Thôn 2 (minh họa), xã Bình Sa\nThôn 3 (minh họa)"), ("Name", "thôn Hòa Bình (minh họa)"), ("Parent", "xã Bình Sa"), .. basis]);
        await using (var db = sen.Database.OpenAll())
        {
            var now = await db.Organisations.AsNoTracking().Where(row => row.Kind == OrganisationKind.Village).ToListAsync(Ct);
            Assert.Equal(new DateOnly(2022, 9, 1), now.Single(row => row.VillageId == Thon2).ValidTo);
            Assert.Equal(new DateOnly(2022, 9, 1), now.Single(row => row.VillageId == Thon3).ValidTo);
            Assert.Equal(("Thôn Hòa Bình (minh họa)", null), (now.Single(row => row.VillageId == ActRows.NewUnit(merged, 0)).Name, now.Single(row => row.VillageId == ActRows.NewUnit(merged, 0)).ValidTo));
        }

        // Its end is the act's: the village's own page does not move it.
        var village = AdministrationAddresses.Village(Thon2);
        var ended = await admin.Fill(village, $"{village}/ket-thuc", ("Last", "30/06/2022"));
        Assert.Contains("theo một việc đã ghi", (await Forms.Parsed(ended)).QuerySelector("#Last-error")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Undo(merged)).StatusCode);
        Assert.Equal((rows, owners), await Tree(sen));
    }

    [Theory, EachDatabase]
    public async Task A_split_asks_where_each_village_goes_and_a_part_takes_those_that_are_chosen(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        (string, string)[] split = [("Units", "xã Bình Sa"), ("Name", "xã Bình Đông (minh họa)\nxã Bình Tây (minh họa), 20900"), ("Parent", "huyện Thăng Bình"), ("On", "01/01/2023"), ("Number", "7/NQ (minh họa)"), ("SignedOn", "20/09/2022")];
        var asked = await Forms.Parsed(await admin.Rehearse(nameof(TreeActKind.Split), split));
        var ways = asked.QuerySelectorAll("select[name^='ve-']").Select(one => one.GetAttribute("name")!).ToList();
        Assert.Equal(5, ways.Count);

        var rehearsed = await Forms.Parsed(await admin.Send(asked, ChangeUnits.Address, ChangeUnits.Address, [.. ways.Select((way, no) => (way, no == 0 ? "2" : "1"))]));
        using var done = await admin.Confirm(rehearsed);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        await using var db = sen.Database.OpenAll();
        var (east, west) = ((await UnitReading.Find(db, "xã Bình Đông (minh họa)", Ct)).Single().Id, (await UnitReading.Find(db, "20900", Ct)).Single().Id);
        Assert.Equal((4, 1), ((await Places.Villages(db, east, new(2023, 1, 1), Ct)).Count, (await Places.Villages(db, west, new(2023, 1, 1), Ct)).Count));

        // Of the four one goes over, later.
        (string, string)[] part = [("Units", "xã Bình Đông (minh họa)"), ("Into", "20900"), ("On", "01/02/2023"), ("Number", "8/NQ (minh họa)"), ("SignedOn", "20/09/2022")];
        var nothing = await admin.Rehearse(nameof(TreeActKind.TransferPart), part);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        var open = await Forms.Parsed(nothing);
        var one = open.QuerySelectorAll("select[name^='ve-']").Select(way => way.GetAttribute("name")!).First();
        Assert.Contains("ít nhất một đơn vị", open.QuerySelector($"#{one}-error")!.TextContent, StringComparison.Ordinal);
        var again = await Forms.Parsed(await admin.Send(open, ChangeUnits.Address, ChangeUnits.Address, (one, "x")));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Confirm(again)).StatusCode);
        Assert.Equal((3, 2), ((await Places.Villages(db, east, new(2023, 2, 1), Ct)).Count, (await Places.Villages(db, west, new(2023, 2, 1), Ct)).Count));
    }

    [Theory, EachDatabase]
    public async Task An_act_that_touches_another_commune_of_the_installation_is_not_one_administrators_to_record(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var other = await TestCommune.Of(sen.Database, site: false);
        var village = TestCommune.NewId();
        await other.Write(db =>
        {
            db.Units.AddRange(new Unit { Id = other.Id }, new Unit { Id = village });
            db.UnitVersions.Add(CommuneSetUp.Version(TestCommune.NewId(), other.Id, UnitKind.Commune, "Bình Hải", DemoData.Id("u-tb"), null, null, "20839"));
            db.UnitVersions.Add(CommuneSetUp.Version(TestCommune.NewId(), village, UnitKind.Village, "Đông (minh họa)", other.Id, null, null));
            db.Sites.Add(new() { Id = TestCommune.NewId(), CommuneId = other.Id, ProvinceId = other.ProvinceId, Host = "khac.example", Name = "Xã Bình Hải" });
        });
        (string, string)[] both = [("Units", "xã Bình Sa\nxã Bình Hải"), ("Name", "xã Thăng Trường"), ("Parent", "huyện Thăng Bình"), ("On", "01/07/2025"), ("Number", "1659/NQ-UBTVQH15"), ("SignedOn", "16/06/2025")];

        foreach (var (kind, answers) in new (TreeActKind, (string, string)[])[]
        {
            (TreeActKind.Merge, both), (TreeActKind.Rename, [("Units", "xã Bình Hải"), ("Name", "Bình Biển"), .. both[3..]]), (TreeActKind.Rename, [("Units", "huyện Thăng Bình"), ("Name", "Thăng An"), .. both[3..]]),

            // Whoever only takes over is asked too.
            (TreeActKind.Absorb, [("Units", "Thôn 2 (minh họa), xã Bình Sa"), ("Into", "thôn Đông (minh họa)"), .. both[3..]]),
        })
        {
            var answer = await admin.Rehearse(kind.ToString(), answers);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("xã khác cùng dùng hệ thống này", (await Forms.Parsed(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        }

        // What is the own commune's alone goes on, and the other one's administrator does not see it.
        var own = await admin.Record(nameof(TreeActKind.Rename), [("Units", "xã Bình Sa"), ("Name", "Bình Minh"), .. both[3..]]);
        using var signedIn = await sen.SignedIn(other, PostKind.Administrator);
        using var elsewhere = sen.At("khac.example", ("sen-phien", signedIn.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2)[1]));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(AdministrationAddresses.UnitAct(own), Ct)).StatusCode);
        Assert.DoesNotContain("Bình Sa", (await elsewhere.Open(AdministrationAddresses.UnitActs)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Of_two_acts_planned_on_the_same_tree_one_is_recorded_and_the_other_looks_again(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await using var db = sen.Database.OpenAll();
        await using var elsewhere = sen.Database.OpenAll();
        var home = new Home(BinhSa, (await db.Sites.AsNoTracking().SingleAsync(Ct)).ProvinceId);
        var actor = new Actor(TestCommune.NewId(), "Quản trị", Door.Page, [new(PostKind.Administrator, BinhSa, null)], Standing.Person);
        var (one, other) = (new UnitActDesk(db, sen.Clock), new UnitActDesk(elsewhere, sen.Clock));
        var first = await one.Rehearse(Renaming("Bình Minh"), null, Operation.ChangeUnits, actor, home, Ct);
        var second = await other.Rehearse(Renaming("Bình Biển"), null, Operation.ChangeUnits, actor, home, Ct);

        Assert.True((await one.Record(first.Value, TestCommune.NewId(), home, Ct)).Ok);
        var refused = await other.Record(second.Value, TestCommune.NewId(), home, Ct);

        Assert.Contains("Vừa có việc khác được ghi", Assert.IsType<Refusal.Taken>(refused.Refusal).Sentence.Vi, StringComparison.Ordinal);
        Assert.Equal(["Bình Minh", "Bình Sa"], await db.UnitVersions.Where(row => row.UnitId == BinhSa).OrderBy(row => row.Name).Select(row => row.Name).ToListAsync(Ct));
    }

    private static TreeAct.Rename Renaming(string name) => new(TestCommune.NewId(), Reform, new("5/NQ-HĐND (minh họa)", new(2022, 9, 20)), BinhSa, name, null);

    private static async Task<(int Models, int Registrations, int Entries, int Articles, int Scores, int Claims)> Facts(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        return (await db.Models.CountAsync(Ct), await db.Registrations.CountAsync(Ct), await db.ProgressEntries.CountAsync(Ct), await db.Articles.CountAsync(Ct), await db.Scores.CountAsync(Ct), await db.LevelClaims.CountAsync(Ct));
    }

    private static async Task<(string Rows, string Owners)> Tree(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        var rows = await db.UnitVersions.AsNoTracking().ToListAsync(Ct);
        var owners = await db.Organisations.AsNoTracking().ToListAsync(Ct);
        return (
            string.Join('\n', rows.Select(row => $"{row.Id} {row.UnitId} {row.FullName} {row.NameFolded} {row.SortKey} {row.Code} {row.ParentId} {row.ValidFrom:O} {row.ValidTo:O} {row.LegalBasis}").Order(StringComparer.Ordinal)),
            string.Join('\n', owners.Select(row => $"{row.Id} {row.Name} {row.ShortName} {row.ValidTo:O}").Order(StringComparer.Ordinal)));
    }
}
