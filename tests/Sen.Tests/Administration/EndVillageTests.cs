using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Demo;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Administration;

public class EndVillageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_village_with_work_or_people_in_it_does_not_end_and_the_page_names_what_stands_in_the_way(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var address = AdministrationAddresses.Village(DemoData.Id("u-cl"));

        var answer = await admin.Fill(address, $"{address}/ket-thuc", ("Last", "22/09/2022"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var sentence = (await Forms.Parsed(answer)).QuerySelector("#Last-error")!.TextContent;
        Assert.Contains("Còn 2 bản đăng ký chưa xong: “Nhóm hộ giúp nhau làm vườn” (chờ thẩm định), “Tổ tự quản vệ sinh đường thôn” (trả lại để bổ sung).", sentence, StringComparison.Ordinal);
        Assert.Contains("Còn người giữ vị trí: Trưởng Thôn 4 (minh họa).", sentence, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_village_that_has_ended_is_not_offered_stays_readable_and_leaves_its_name(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var id = await Village(sen, "2");
        var address = AdministrationAddresses.Village(id);
        var ended = await admin.Fill(address, $"{address}/ket-thuc", ("Last", "31/08/2022"), ("Reason", "Sáp nhập vào Thôn Bình Trúc I."));
        Assert.Equal($"{address}?xong", ended.Headers.Location?.ToString());

        var list = await admin.Open(AdministrationAddresses.Villages);
        Assert.NotNull(list.QuerySelector($"details a[href='{address}']"));
        Assert.Contains("hoạt động đến hết 31/08/2022", (await admin.Open(address)).QuerySelector("main .tag")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Thôn Bình Trúc I"], await Offered(sen));
        await using var db = sen.Database.OpenAll();
        Assert.NotNull((await db.Organisations.SingleAsync(row => row.VillageId == id, Ct)).ValidTo);
        Assert.Contains("Ghi ngày kết thúc thôn", (await admin.Open(DeskAddresses.History("unit", id))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var early = await admin.Fill(AdministrationAddresses.Villages, null, ("Name", "Thôn 9"), ("From", "01/01/2062"));
        Assert.Contains("Ngày bắt đầu không được sau hôm nay", (await Forms.Parsed(early)).QuerySelector("#From-error")!.TextContent, StringComparison.Ordinal);

        // A new village of the old name, as mergers make them; the old one does not come back beside it.
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(AdministrationAddresses.Villages, null, ("Name", "Thôn 2"), ("From", "01/09/2022"))).StatusCode);
        Assert.Equal(["Thôn 2", "Thôn Bình Trúc I"], await Offered(sen));
        var back = await admin.Fill(address, $"{address}/ket-thuc", ("Last", ""));
        Assert.Contains("Đã có thôn 2.", (await Forms.Parsed(back)).QuerySelector("#Last-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_end_is_taken_back_but_not_where_a_decision_made_another_village_of_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var id = await Village(sen, "2");
        var address = AdministrationAddresses.Village(id);
        await admin.Fill(address, $"{address}/ket-thuc", ("Last", "31/08/2022"));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(address, $"{address}/ket-thuc", ("Last", ""))).StatusCode);
        Assert.Equal(["Thôn 2", "Thôn Bình Trúc I"], await Offered(sen));
        await using (var db = sen.Database.OpenAll())
        {
            Assert.Null((await db.Organisations.SingleAsync(row => row.VillageId == id, Ct)).ValidTo);
        }

        await using var demo = await SenHost.Start(engine, demo: true);
        using var other = await demo.SignedIn("quantri");
        var merged = AdministrationAddresses.Village(DemoData.Id("u-td"));
        Assert.NotNull((await other.Open(AdministrationAddresses.Villages)).QuerySelector($"details a[href='{merged}']"));
        var refused = await other.Fill(merged, $"{merged}/ket-thuc", ("Last", ""));
        Assert.Contains("đã sáp nhập", (await Forms.Parsed(refused)).QuerySelector("#Last-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_model_keeps_the_name_of_a_village_that_is_gone(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var admin = await walk.As(Walk.Administrator);
        var (id, village) = (await walk.Known("Hàng rào cây xanh"), DemoData.Id("u-bt2"));
        await walk.Press("thon3", DeskAddresses.Begin, DeskAddresses.Begin, ("name", "Ngõ sạch"), ("village", $"{village:d}"), ("toi", "phan"));
        var address = AdministrationAddresses.Village(village);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(address, $"{address}/ket-thuc", ("Last", "22/09/2022"))).StatusCode);

        Assert.DoesNotContain("Thôn 2 (minh họa)", (await walk.Page(Walk.Farmers, DeskAddresses.Begin)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var draft = await walk.Known("Ngõ sạch");
        Assert.Contains("Thôn 2 (minh họa)", (await walk.Page("thon3", DeskAddresses.Form(draft, 1))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await walk.As("thon3")).GetAsync(DeskAddresses.Model(id), Ct)).StatusCode);
    }

    private static async Task<Guid> Village(SenHost sen, string name)
    {
        await using var db = sen.Database.OpenAll();
        return await db.UnitVersions.Where(row => row.Kind == UnitKind.Village && row.Name == name).Select(row => row.UnitId).SingleAsync(Ct);
    }

    private static async Task<IEnumerable<string>> Offered(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        var commune = await db.Sites.Select(site => site.CommuneId).SingleAsync(Ct);
        return (await Sen.Data.Places.Villages(db, commune, new(2022, 9, 23), Ct)).Select(village => village.Name);
    }
}
