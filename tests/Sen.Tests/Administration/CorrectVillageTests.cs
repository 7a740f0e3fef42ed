using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data.Audit;
using Sen.Demo;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Administration;

public class CorrectVillageTests
{
    private static readonly string First = AdministrationAddresses.Village(DemoData.Id("u-bt1"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_typing_error_is_put_right_where_it_stands(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");

        var kept = await admin.Fill(First, null, ("Name", "Thôn Bình Trúc 1"), ("How", "Correction"));

        Assert.Equal($"{First}?xong", kept.Headers.Location?.ToString());
        await using var db = sen.Database.OpenAll();
        var version = await db.UnitVersions.SingleAsync(row => row.UnitId == DemoData.Id("u-bt1"), Ct);
        var owner = await db.Organisations.SingleAsync(row => row.Id == DemoData.Id("v-bt1"), Ct);
        Assert.Equal(("Bình Trúc 1", "binh truc 1", null), (version.Name, version.NameFolded, version.ValidFrom));
        Assert.Equal(("Thôn Bình Trúc 1", "Thôn Bình Trúc 1"), (owner.Name, owner.ShortName));
        Assert.Matches("Tên\\s*Bình Trúc I\\s*Bình Trúc 1", (await admin.Open(DeskAddresses.History("unit", DemoData.Id("u-bt1")))).QuerySelector("main")!.TextContent);
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task A_new_name_holds_from_its_day_on_and_what_was_sent_before_keeps_the_old_one(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var admin = await walk.As(Walk.Administrator);
        var (known, village) = (await walk.Known("Ao sen nuôi cá của thôn"), DemoData.Id("u-bt1"));

        var kept = await admin.Fill(First, null, ("Name", "Thôn Hòa Bình"), ("How", "Renaming"), ("From", "1/9/2022"), ("Basis", "Nghị quyết số 12/NQ-HĐND"));

        Assert.Equal($"{First}?xong", kept.Headers.Location?.ToString());
        await using var db = walk.Sen.Database.OpenAll();
        var versions = await db.UnitVersions.Where(row => row.UnitId == village).OrderBy(row => row.ValidTo == null).ToListAsync(Ct);
        Assert.Equal(
            [("Bình Trúc I", null, new DateOnly(2022, 9, 1), null), ("Hòa Bình", new DateOnly(2022, 9, 1), (DateOnly?)null, "Nghị quyết số 12/NQ-HĐND")],
            versions.Select(row => (row.Name, row.ValidFrom, row.ValidTo, row.LegalBasis)));
        Assert.Equal("Thôn Hòa Bình", (await db.Organisations.SingleAsync(row => row.Id == DemoData.Id("v-bt1"), Ct)).Name);
        Assert.Contains("Thôn Bình Trúc I", (await walk.Page(Walk.Officer, DeskAddresses.Model(known))).QuerySelector(".changes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thôn Hòa Bình", (await walk.Page(Walk.Farmers, DeskAddresses.Begin)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var page = (await admin.Open(First)).QuerySelector("main")!.TextContent;
        Assert.Contains("Thôn Bình Trúc I đến hết 31/08/2022", page, StringComparison.Ordinal);
        Assert.Contains("Có tên này từ 01/09/2022 · Nghị quyết số 12/NQ-HĐND", page, StringComparison.Ordinal);
        var told = (await admin.Open(DeskAddresses.History("unit", village))).QuerySelector("main")!.TextContent;
        Assert.Contains("Sửa, đổi tên thôn", told, StringComparison.Ordinal);
        Assert.Matches("Có từ ngày\\s*–\\s*01/09/2022", told);
    }

    [Theory]
    [EachDatabase("Thôn Hòa Bình", "Renaming", "", "From")]
    [EachDatabase("Thôn Hòa Bình", "Renaming", "24/09/2022", "From")]
    [EachDatabase("Thôn 2 (minh họa)", "Correction", "", "Name")]
    [EachDatabase("Thôn Hòa Bình", "", "", "How")]
    [EachDatabase("Thôn Hòa Bình", "Correction", "01/09/2022", "How")]
    public async Task What_cannot_be_kept_comes_back_as_it_was_typed(Engine engine, string name, string how, string from, string field)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");

        var answer = await admin.Fill(First, null, ("Name", name), ("How", how), ("From", from));
        var page = await Forms.Parsed(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.QuerySelector($"#{field}-error"));
        Assert.Equal((name, from), (page.QuerySelector("#Name")!.GetAttribute("value"), page.QuerySelector("#From")!.GetAttribute("value") ?? ""));
    }

    [Theory, EachDatabase]
    public async Task Pressed_twice_it_is_renamed_once_and_whoever_was_slower_sees_both_names(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var (mine, theirs) = (await admin.Open(First), await admin.Open(First));
        (string, string)[] typed = [("Name", "Thôn Hòa Bình"), ("How", "Renaming"), ("From", "01/09/2022")];
        await admin.Send(mine, First, null, typed);
        Assert.Equal($"{First}?xong", (await admin.Send(mine, First, null, typed)).Headers.Location?.ToString());

        var late = await admin.Send(theirs, First, null, ("Name", "Thôn Hòa Bình 2"), ("How", "Correction"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Thôn Hòa Bình", (await Forms.Parsed(late)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(["Bình Trúc I", "Hòa Bình"], (await db.UnitVersions.Where(row => row.UnitId == DemoData.Id("u-bt1")).Select(row => row.Name).ToListAsync(Ct)).Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Only_the_administrator_reaches_a_village_and_only_a_village_of_the_commune(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        using var officer = await sen.SignedIn("khoidanvan");

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(First, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(AdministrationAddresses.Village(DemoData.Id("u-bs")), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(AdministrationAddresses.Village(Guid.Empty), Ct)).StatusCode);
    }
}
