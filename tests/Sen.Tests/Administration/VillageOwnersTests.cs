using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Registration;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Administration;

/// <summary>What acts on villages mean for the owners of models that these are.</summary>
public sealed class VillageOwnersTests
{
    private static readonly (string, string)[] Basis = [("Number", "12/NQ-HĐND (minh họa)"), ("SignedOn", "20/08/2022")];
    private static readonly DateOnly Today = new(2022, 9, 23), Ahead = new(2023, 1, 1);

    private static readonly (string, string)[] Merger =
        [("Units", "Thôn 2 (minh họa), xã Bình Sa\nThôn 3 (minh họa)"), ("Name", "thôn Hòa Bình (minh họa)"), ("Parent", "xã Bình Sa"), .. Basis];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_end_that_lies_ahead_leaves_the_village_open_and_the_new_one_is_not_offered_before_it_is_there(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        using var village = await sen.SignedIn("thon3");
        var rehearsed = await Forms.Parsed(await admin.Rehearse(nameof(TreeActKind.Merge), [.. Merger, ("On", "01/01/2023")]));
        Assert.NotEqual("0", rehearsed.QuerySelectorAll("#xem-truoc td")[4].TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Confirm(rehearsed)).StatusCode);

        await using var db = sen.Database.OpenAll();
        var (old, begun) = (await db.Organisations.SingleAsync(row => row.Id == DemoData.Id("v-tg"), Ct), await db.Organisations.SingleAsync(row => row.Name == "Thôn Hòa Bình (minh họa)", Ct));
        Assert.Equal((true, false, false, true), (old.IsOpenOn(Today), old.IsOpenOn(Ahead), begun.IsOpenOn(Today), begun.IsOpenOn(Ahead)));
        var list = await admin.Open(AdministrationAddresses.Organisations);
        Assert.Contains("từ 01/01/2023", list.QuerySelector($"ul.panel a[href='{AdministrationAddresses.Organisation(begun.Id)}']")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(list.QuerySelector($"ul.panel a[href='{AdministrationAddresses.Organisation(old.Id)}']"));
        var person = AdministrationAddresses.Person(DemoData.Id("account mattran"));
        var offered = (await admin.Open(person)).QuerySelectorAll("#Organisation option").Select(option => option.GetAttribute("value")).ToList();
        Assert.Equal((true, false), (offered.Contains($"{old.Id:d}"), offered.Contains($"{begun.Id:d}")));

        var registered = await village.Fill(DeskAddresses.Begin, DeskAddresses.Begin, ("name", "Ngõ sạch (minh họa)"), ("toi", "phan"));
        Assert.True(registered.StatusCode == HttpStatusCode.Redirect, (await Forms.Parsed(registered)).QuerySelector("main")?.TextContent);
    }

    [Theory, EachDatabase]
    public async Task A_village_with_work_or_people_in_it_is_not_dissolved(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        foreach (var day in (string[])["23/09/2022", "01/01/2023"])
        {
            var refused = await admin.Rehearse(nameof(TreeActKind.Dissolve), [("Units", "Thôn 4 (minh họa)"), ("On", day), .. Basis]);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var sentence = (await Forms.Parsed(refused)).QuerySelector("#Units-error")!.TextContent;
            Assert.Contains("Còn 2 bản đăng ký chưa xong", sentence, StringComparison.Ordinal);
            Assert.Contains("Còn người giữ vị trí: Trưởng Thôn 4 (minh họa).", sentence, StringComparison.Ordinal);
        }

        var dissolved = await admin.Record(nameof(TreeActKind.Dissolve), [("Units", "Thôn 2 (minh họa), xã Bình Sa"), ("On", "23/09/2022"), .. Basis]);
        var page = await Forms.Parsed(await admin.Fill(AdministrationAddresses.UnitAct(dissolved), $"{AdministrationAddresses.UnitAct(dissolved)}/huy", ("Number", "15/QĐ-UBND"), ("SignedOn", "20/09/2022")));
        Assert.Contains("Thôn 2 (minh họa): tiếp tục, không kết thúc nữa", page.QuerySelector("#xem-truoc")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_village_that_comes_over_from_another_commune_becomes_an_owner_and_is_none_when_the_act_is_undone(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var other = await TestCommune.Of(sen.Database, site: false);
        var village = TestCommune.NewId();
        await other.Write(db =>
        {
            db.Units.AddRange(new Unit { Id = other.Id }, new Unit { Id = village });
            db.UnitVersions.AddRange(
                CommuneSetUp.Version(TestCommune.NewId(), other.Id, UnitKind.Commune, "Bình Hải", DemoData.Id("u-tb"), null, null, "20839"),
                CommuneSetUp.Version(TestCommune.NewId(), village, UnitKind.Village, "Đông (minh họa)", other.Id, null, null));
        });

        var moved = await admin.Record(nameof(TreeActKind.Move), [("Units", "thôn Đông (minh họa)"), ("Parent", "xã Bình Sa"), ("On", "01/09/2022"), .. Basis]);
        await using var db = sen.Database.OpenAll();
        var owner = await db.Organisations.AsNoTracking().SingleAsync(row => row.VillageId == village, Ct);
        Assert.Equal(("Thôn Đông (minh họa)", new DateOnly(2022, 9, 1), null, DemoData.Id("u-bs")), (owner.Name, owner.ValidFrom!.Value, owner.ValidTo, owner.CommuneId));

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Undo(moved)).StatusCode);
        Assert.False(await db.Organisations.AnyAsync(row => row.VillageId == village, Ct));
    }

    [Theory, EachDatabase]
    public async Task A_name_that_lies_ahead_does_not_reach_the_owner_by_itself_and_the_rehearsal_says_so(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        foreach (var (day, said) in new[] { ("01/01/2023", true), ("01/09/2022", false) })
        {
            var rehearsed = await Forms.Parsed(await admin.Rehearse(nameof(TreeActKind.Rename), [("Units", "Thôn 2 (minh họa), xã Bình Sa"), ("Name", "Hòa Bình (minh họa)"), ("On", day), .. Basis]));
            Assert.Equal(said, rehearsed.QuerySelector("#xem-truoc")!.TextContent.Contains("riêng tên thôn ở phần đơn vị chủ trì không tự đổi theo", StringComparison.Ordinal));
        }
    }

    [Theory, EachDatabase]
    public async Task Renaming_a_village_counts_who_holds_its_post_says_what_stays_and_its_title_keeps_the_kind(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        (string, string)[] answers = [("Units", "Thôn 4 (minh họa), xã Bình Sa"), ("Name", "thôn Hòa Bình (minh họa)"), ("On", "01/09/2022"), .. Basis];

        var rehearsed = (await Forms.Parsed(await admin.Rehearse(nameof(TreeActKind.Rename), answers))).QuerySelector("#xem-truoc")!;

        Assert.Equal("1", rehearsed.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("Vị trí đang giữ", StringComparison.Ordinal)).QuerySelector("td")!.TextContent);
        Assert.Contains("Ai đang giữ vị trí thì vẫn giữ vị trí ấy như trước.", rehearsed.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chức danh của tài khoản không tự đổi theo", rehearsed.TextContent, StringComparison.Ordinal);
        Assert.Contains("địa chỉ của cổng cũng giữ như cũ", rehearsed.TextContent, StringComparison.Ordinal);

        var act = await admin.Record(nameof(TreeActKind.Rename), answers);
        Assert.Equal("Đổi tên: thôn 4 (minh họa) → thôn Hòa Bình (minh họa)", (await admin.Open(AdministrationAddresses.UnitAct(act))).QuerySelector("h1")!.TextContent);
        using var head = await sen.SignedIn("thon4");
        Assert.Contains("Trưởng Thôn 4 (minh họa)", (await head.Open(DeskAddresses.MyWork)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Posts_of_a_village_that_ends_do_not_go_over_and_the_rehearsal_says_so(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");

        var told = (await Forms.Parsed(await admin.Rehearse(nameof(TreeActKind.Merge), [.. Merger, ("On", "01/01/2023")]))).QuerySelector("#xem-truoc")!.TextContent;

        Assert.Contains("không tự chuyển sang đơn vị mới", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Ai đang giữ vị trí thì vẫn giữ", told, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Villages_typed_nearly_right_are_named_each_and_the_names_stand_on_the_page_to_copy(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");

        var refused = await admin.Rehearse(nameof(TreeActKind.Merge), [("Units", "Thôn 3\nThôn 4\nthôn Không Có"), .. Merger[1..], ("On", "01/09/2022")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Forms.Parsed(refused);
        var sentence = page.QuerySelector("#Units-error")!.TextContent;
        Assert.All(new[] { "không tìm thấy “Thôn 3” (gần giống “thôn 3 (minh họa), xã Bình Sa”", "“Thôn 4” (gần giống “thôn 4 (minh họa), xã Bình Sa”", "“thôn Không Có”. Đề nghị ghi loại" }, part => Assert.Contains(part, sentence, StringComparison.Ordinal));
        Assert.Equal("Thôn 3\nThôn 4\nthôn Không Có", page.QuerySelector("#Units")!.TextContent);
        var names = page.QuerySelector("#ten-don-vi")!.TextContent.Split('\n');
        Assert.Equal(("Xã Bình Sa", true), (names[0], names.Contains("Thôn 3 (minh họa)")));
        Assert.Equal(names, page.QuerySelectorAll("datalist option").Select(option => option.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.OK, (await admin.Rehearse(nameof(TreeActKind.Rename), [("Units", names[^1]), ("Name", "Hòa Bình (minh họa)"), ("On", "01/09/2022"), .. Basis])).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task After_a_village_was_taken_into_another_the_page_says_which_posts_are_to_be_ended_and_who_decides_on_its_models(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        (string, string)[] answers = [("Units", "Thôn 4 (minh họa)"), ("Into", "Thôn 3 (minh họa)"), ("On", "01/09/2022"), .. Basis];
        var rehearsed = (await Forms.Parsed(await admin.Rehearse(nameof(TreeActKind.Absorb), answers))).QuerySelector("#xem-truoc")!.TextContent;
        Assert.Contains("Vị trí đang giữ, cần ghi thôi giữ", rehearsed, StringComparison.Ordinal);
        Assert.Contains("chờ ở “Danh sách tiếp nhận”", rehearsed, StringComparison.Ordinal);

        var act = await admin.Record(nameof(TreeActKind.Absorb), answers);

        var next = (await admin.Open(AdministrationAddresses.UnitAct(act))).QuerySelector("#viec-tiep")!;
        var person = AdministrationAddresses.Person(DemoData.Id("account thon4"));
        Assert.Equal(person, Assert.Single(next.QuerySelectorAll("a")).GetAttribute("href"));
        Assert.Contains("Người quyết định: ", next.TextContent, StringComparison.Ordinal);
        // The page of a model that waits says so.
        using var reviewer = await sen.SignedIn("khoidanvan");
        var waiting = (await reviewer.Open(DeskAddresses.Inheriting)).QuerySelector("main a[href^='/can-bo/tiep-nhan/']")!.GetAttribute("href")!;
        var told = (await reviewer.Open(DeskAddresses.Model(Guid.Parse(waiting.Split('/')[^1].Split('?')[0])))).QuerySelector("#cho-tiep-nhan")!;
        Assert.Contains("“Thôn 4 (minh họa)” kết thúc từ 01/09/2022", told.TextContent, StringComparison.Ordinal);
        Assert.Equal(DeskAddresses.Inheriting, told.QuerySelector("a")!.GetAttribute("href"));
        // Whoever followed stands first and is chosen; who has ended is not offered.
        using var officer = await sen.SignedIn("khoidanvan");
        await using var db = sen.Database.OpenAll();
        var heir = await db.Organisations.Where(row => row.Name == "Thôn 3 (minh họa)").Select(row => row.Id).SingleAsync(Ct);
        var offered = (await officer.Open(DeskAddresses.Inheriting)).QuerySelector($"form[action='{CarryOnMany.Address}'] select")!;
        Assert.Equal(($"{heir:d}", $"{heir:d}"), (offered.QuerySelector("option[selected]")!.GetAttribute("value"), offered.QuerySelectorAll("option")[1].GetAttribute("value")));
        Assert.Null(offered.QuerySelector($"option[value='{CarryOnMany.Same}']"));
        using var ended = await admin.Fill(person, $"{person}/thoi", ("Day", "23/09/2022"));
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.DoesNotContain(person, (await admin.Open(AdministrationAddresses.UnitAct(act))).QuerySelector("#viec-tiep")!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_taken_back_is_refused_when_it_is_rehearsed_already(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var act = await admin.Record(nameof(TreeActKind.Merge), [.. Merger, ("On", "01/09/2022")]);
        await Used(sen, act);
        var (address, action) = (AdministrationAddresses.UnitAct(act), $"{AdministrationAddresses.UnitAct(act)}/huy");

        var refused = await admin.Fill(address, action, ("Number", "15/QĐ-UBND"), ("SignedOn", "20/09/2022"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await Forms.Parsed(refused);
        Assert.Contains("Thôn Hòa Bình (minh họa) đã có mô hình", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((null, "15/QĐ-UBND"), (page.QuerySelector("#xem-truoc"), page.QuerySelector("#Number")!.GetAttribute("value")));
    }

    [Theory, EachDatabase]
    public async Task A_commune_that_is_split_on_the_day_its_village_began_leaves_the_village_an_owner(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var owner = await Used(sen, await admin.Record(nameof(TreeActKind.Merge), [.. Merger, ("On", "01/09/2022")]));

        var split = await Split(admin);

        await using var db = sen.Database.OpenAll();
        var kept = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == owner, Ct);
        Assert.Equal((new DateOnly(2022, 9, 1), null), (kept.ValidFrom!.Value, kept.ValidTo));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Undo(split)).StatusCode);
        Assert.True(await db.Organisations.AnyAsync(row => row.Id == owner && row.ValidTo == null, Ct));
    }

    [Theory, EachDatabase]
    public async Task A_village_that_came_and_went_on_to_another_commune_on_one_day_leaves_an_owner_without_a_day(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var merged = await admin.Record(nameof(TreeActKind.Merge), [.. Merger, ("On", "01/09/2022")]);
        var (owner, other) = (await Used(sen, merged), await TestCommune.Of(sen.Database, site: false));
        await other.Write(db =>
        {
            db.Units.Add(new Unit { Id = other.Id });
            db.UnitVersions.Add(CommuneSetUp.Version(TestCommune.NewId(), other.Id, UnitKind.Commune, "Bình Hải", DemoData.Id("u-tb"), null, null, "20839"));
        });
        await using var db = sen.Database.OpenAll();
        var home = await db.Organisations.Where(row => row.Id == owner).Select(row => new { row.CommuneId, row.ProvinceId }).SingleAsync(Ct);
        var plan = (await Sen.Data.UnitActs.Plan(db, new TreeAct.Move(TestCommune.NewId(), new(2022, 9, 1), new("13/NQ (minh họa)", new(2022, 8, 20)), ActRows.NewUnit(merged, 0), other.Id), Ct)).Value;

        Assert.Null(await new VillageOwners(db, new(home.CommuneId, home.ProvinceId), new Home(other.Id, other.ProvinceId)).Follow(plan, TestCommune.Now, Ct));

        var owners = db.ChangeTracker.Entries<Organisation>().Select(entry => entry.Entity).Where(row => row.VillageId == ActRows.NewUnit(merged, 0)).ToDictionary(row => row.CommuneId);
        Assert.Equal((new DateOnly(2022, 9, 1), new DateOnly(2022, 9, 1)), (owners[home.CommuneId].ValidFrom!.Value, owners[home.CommuneId].ValidTo!.Value));
        Assert.Equal((new DateOnly(2022, 9, 1), null), (owners[other.Id].ValidFrom!.Value, owners[other.Id].ValidTo));
    }

    // The owner that the merged village is, with a model of its own.
    private static async Task<Guid> Used(SenHost sen, Guid merger)
    {
        await using var db = sen.Database.OpenAll();
        var owner = await db.Organisations.SingleAsync(row => row.VillageId == ActRows.NewUnit(merger, 0), Ct);
        var model = await db.Models.Where(row => row.CommuneId == owner.CommuneId).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync(Ct);
        await db.Models.Where(row => row.Id == model).ExecuteUpdateAsync(set => set.SetProperty(row => row.OwnerOrganisationId, owner.Id), Ct);
        return owner.Id;
    }

    private static async Task<Guid> Split(HttpClient admin)
    {
        (string, string)[] split = [("Units", "xã Bình Sa"), ("Name", "xã Bình Đông (minh họa)\nxã Bình Tây (minh họa), 20900"), ("Parent", "huyện Thăng Bình"), ("On", "01/09/2022"), .. Basis];
        var asked = await Forms.Parsed(await admin.Rehearse(nameof(TreeActKind.Split), split));
        var ways = asked.QuerySelectorAll("select[name^='ve-']").Select((one, no) => (one.GetAttribute("name")!, no == 0 ? "2" : "1"));
        var rehearsed = await Forms.Parsed(await admin.Send(asked, ChangeUnits.Address, ChangeUnits.Address, [.. ways]));
        using var done = await admin.Confirm(rehearsed);
        Assert.True(done.StatusCode == HttpStatusCode.Redirect, (await Forms.Parsed(done)).QuerySelector("main")?.TextContent);
        var address = done.Headers.Location!.OriginalString;
        return Guid.Parse(address[(address.LastIndexOf('/') + 1)..address.IndexOf('?', StringComparison.Ordinal)]);
    }
}
