using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data.Audit;
using Sen.Demo;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Portal;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Administration;

public class CorrectOrganisationTests
{
    private static readonly string Farmers = AdministrationAddresses.Organisation(DemoData.Id("o-nd"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_corrected_name_is_read_everywhere_by_the_next_reader_and_told_in_the_history(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        using var reader = sen.Reader();
        Assert.DoesNotContain("Hội ND Bình Sa", (await reader.Page("/mo-hinh")).Words(), StringComparison.Ordinal);

        var kept = await admin.Fill(Farmers, null, ("Kind", "Agency"), ("Name", " Hội Nông dân  Việt Nam xã Bình Sa"), ("ShortName", "Hội ND Bình Sa"));

        Assert.Equal($"{Farmers}?xong", kept.Headers.Location?.ToString());
        Assert.NotNull((await admin.Open($"{Farmers}?xong")).QuerySelector(".notice.good[role=status]"));
        Assert.Contains("Hội ND Bình Sa", (await reader.Page("/mo-hinh")).Words(), StringComparison.Ordinal);
        var told = (await admin.Open(DeskAddresses.History("organisation", DemoData.Id("o-nd")))).QuerySelector("main")!.TextContent;
        Assert.Contains("Lịch sử: Hội Nông dân Việt Nam xã Bình Sa", told, StringComparison.Ordinal);
        Assert.Contains("Sửa đơn vị chủ trì", told, StringComparison.Ordinal);
        Assert.Matches("Loại đơn vị\\s*Hội Nông dân\\s*Trường học, trạm y tế", told);
        await using var db = sen.Database.OpenAll();
        var row = await db.Organisations.SingleAsync(one => one.Id == DemoData.Id("o-nd"), Ct);
        Assert.Equal(("Hội Nông dân Việt Nam xã Bình Sa", OrganisationKind.Agency, Movement.Text.SortKey.Of(row.Name)), (row.Name, row.Kind, row.SortKey));
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory]
    [EachDatabase("Agency", "", "Name")]
    [EachDatabase("Agency", "công an XÃ Bình Sa", "Name")]
    [EachDatabase("Village", "Hội Nông dân xã", "Kind")]
    public async Task What_cannot_be_kept_comes_back_as_it_was_typed(Engine engine, string kind, string name, string field)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");

        var answer = await admin.Fill(Farmers, null, ("Kind", kind), ("Name", name), ("ShortName", "HND"));
        var page = await Forms.Parsed(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.QuerySelector($"#{field}-error"));
        Assert.Equal((name, "HND"), (page.QuerySelector("#Name")!.GetAttribute("value") ?? "", page.QuerySelector("#ShortName")!.GetAttribute("value")));
    }

    [Theory, EachDatabase]
    public async Task Whoever_was_slower_sees_both_versions_and_decides_with_the_next_press(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var open = await admin.Open(Farmers);
        await admin.Fill(Farmers, null, ("ShortName", "Hội ND xã"));

        var late = await admin.Send(open, Farmers, null, ("ShortName", "HND"));
        var shown = await Forms.Parsed(late);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Hội ND xã", shown.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("HND", shown.QuerySelector("#ShortName")!.GetAttribute("value"));
        var again = await admin.Send(shown, Farmers, null);

        Assert.Equal($"{Farmers}?xong", again.Headers.Location?.ToString());
        await using var db = sen.Database.OpenAll();
        Assert.Equal("HND", await db.Organisations.Where(one => one.Id == DemoData.Id("o-nd")).Select(one => one.ShortName).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_village_is_corrected_on_its_own_page_and_nobody_else_reaches_this_one(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var village = AdministrationAddresses.Organisation(DemoData.Id("v-bt1"));

        var page = await walk.Page(Walk.Administrator, village);
        Assert.NotNull(page.QuerySelector($"main a[href='{AdministrationAddresses.Village(DemoData.Id("u-bt1"))}']"));
        Assert.Null(page.QuerySelector("#Name"));
        foreach (var (form, to) in new[] { (Farmers, village), ($"{Farmers}/ket-thuc", $"{village}/ket-thuc") })
        {
            var posted = await walk.PressElsewhere(Walk.Administrator, await walk.Page(Walk.Administrator, Farmers), form, to, json: false, ("Name", "Thôn Khác"), ("Last", "22/09/2022"));
            Assert.Equal(HttpStatusCode.Conflict, posted.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await (await walk.As(Walk.Officer)).GetAsync(Farmers, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await walk.As(Walk.Administrator)).GetAsync(AdministrationAddresses.Organisation(Guid.Empty), Ct)).StatusCode);
    }
}
