using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Administration;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Media;
using Sen.Demo;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Feedback;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Sen.Tests.Portal;
using Sen.Tests.Spine;
using Xunit;

namespace Sen.Tests.Administration;

/// <summary><c>./sen commune add</c>, <see cref="AddCommune"/>: one installation serves several communes, and nothing of one comes to another.</summary>
public sealed class AddCommuneTests
{
    // The demonstration's accounts open their door on this machine only, so its portal is the one under the machine's own name.
    internal const string First = "127.0.0.1", Second = "binhtu.example";
    private const string Own = "bảy con cò trắng bay";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_further_commune_stands_under_the_province_that_is_there_and_all_of_it_is_one_act_of_its_own_chain(Engine engine)
    {
        await using var sen = await Demo(engine);
        var villages = Path.Combine(sen.Database.Folder, "thon.txt");
        await File.WriteAllTextAsync(villages, "Thôn Tú Cẩm\nTú Mỹ\n", Ct);

        var called = await Add(sen, Second, "--code", "20839", "--villages", villages);

        Assert.Equal((0, ""), (called.Code, called.Error));
        Assert.Contains("Đã thêm xã Bình Tú, huyện Thăng Bình, tỉnh Quảng Nam.", called.Output, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        var site = await db.Sites.SingleAsync(row => row.Host == Second, Ct);
        Assert.Equal(("Xã Bình Tú", "Huyện Thăng Bình, tỉnh Quảng Nam", DemoData.Id("u-qn")), (site.Name, site.Place, site.ProvinceId));
        Assert.Equal(1, await db.UnitVersions.CountAsync(version => version.Kind == UnitKind.Province, Ct));
        Assert.Equal(1, await db.UnitVersions.CountAsync(version => version.Kind == UnitKind.District, Ct));
        Assert.Equal(["Thôn Tú Cẩm", "Thôn Tú Mỹ"], await db.Organisations.Where(row => row.CommuneId == site.CommuneId && row.VillageId != null).OrderBy(row => row.SortKey).Select(row => row.Name).ToListAsync(Ct));
        Assert.Equal(UsualOrganisations.All.Count, await db.Organisations.CountAsync(row => row.CommuneId == site.CommuneId && row.VillageId == null, Ct));
        Assert.Single(await db.Rubrics.Where(row => row.CommuneId == site.CommuneId).ToListAsync(Ct));
        Assert.Equal(PostKind.Administrator, (await db.Posts.SingleAsync(row => row.CommuneId == site.CommuneId, Ct)).Kind);
        var chain = site.CommuneId.ToString("d");
        var line = await db.AuditLines.SingleAsync(row => row.CommuneId == chain, Ct);
        Assert.Equal(("installation.set-up", "CommandLine", 1L), (line.Verb, line.Door, line.Seq));
        Assert.DoesNotContain(Password(called.Output), line.Changes, StringComparison.Ordinal);
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_is_said_line_by_line_and_nothing_is_written(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        Assert.Contains("chưa có tên miền", (await Refused(sen, Second)).Error, StringComparison.Ordinal);
        await NameFirst(sen);

        var wrong = await Refused(sen, "https://a/b", "--name", "", "--from", "31/02/2020", "--account", "Bà Tư");
        Assert.Equal(["--name", "--from", "--host"], wrong.Error.TrimEnd().Split('\n').Select(line => line.Split(':')[0]));
        Assert.StartsWith("--host: Tên miền này đã là của một cổng khác.", (await Refused(sen, First.ToUpperInvariant())).Error, StringComparison.Ordinal);
        Assert.Contains("--name: Ở tỉnh, thành phố này đã có xã Bình Sa", (await Refused(sen, Second, "--name", "bình sa")).Error, StringComparison.Ordinal);
        Assert.Contains("--code: Mã 20836", (await Refused(sen, Second, "--code", "20836")).Error, StringComparison.Ordinal);
        Assert.Contains("--account: Tên đăng nhập “quantri” đã có", (await Refused(sen, Second, "--account", "quantri")).Error, StringComparison.Ordinal);
        Assert.Contains("--account: Tên đăng nhập chỉ gồm chữ thường", (await Refused(sen, Second, "--account", "bà tư")).Error, StringComparison.Ordinal);
        Assert.Contains("--villages: không đọc được tệp", (await Refused(sen, Second, "--villages", "/khong/co")).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await Run(sen, "commune", "remove")).Code);
        Assert.Equal(2, (await Run(sen, "commune", "add", "--hots", Second)).Code);
        Assert.Equal(2, (await Run(sen, "commune", "add", "--host")).Code);

        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.Sites.CountAsync(Ct));
        Assert.False(await db.Users.AnyAsync(account => !account.IsDemo, Ct));
    }

    [Theory, EachDatabase]
    public async Task Before_the_first_set_up_there_is_nothing_to_add_to(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);

        Assert.Contains("Ở đây chưa có xã nào", (await Refused(sen, Second)).Error, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Two_portals_of_one_installation_keep_apart_for_readers(Engine engine)
    {
        await using var sen = await Demo(engine);
        using var first = sen.At(First);
        using var second = sen.At(Second);
        using var nobody = sen.At("khac.example");
        // The server runs while the commune is added, and has kept pages of the first.
        await first.Page("/");
        Assert.Equal(HttpStatusCode.NotFound, (await second.Get("/")).StatusCode);
        Assert.Equal(0, (await Add(sen, Second)).Code);

        for (var round = 0; round < 2; round++)
        {
            Assert.Equal("Xã Bình Sa", (await first.Page("/")).QuerySelector(".brand b")!.TextContent);
            Assert.Equal("Xã Bình Tú", (await second.Page("/")).QuerySelector(".brand b")!.TextContent);
            Assert.DoesNotContain("Bình Sa", (await second.Page("/")).Words(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await first.Get(Readers.SeedArticle)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await second.Get(Readers.SeedArticle)).StatusCode);
        foreach (var address in await Addresses(first))
        {
            Assert.Equal(HttpStatusCode.OK, (await first.Get(address)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await second.Get(address)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.Get(address)).StatusCode);
        }

        Assert.NotEmpty((await first.Page("/tim-kiem?q=sen")).QuerySelectorAll("ol.found > li"));
        Assert.Empty((await second.Page("/tim-kiem?q=sen")).QuerySelectorAll("ol.found > li"));
        foreach (var address in new[] { "/rss", "/atom", "/rss/mo-hinh", "/atom/van-ban", "/sitemap.xml", "/robots.txt", "/lich.ics", "/so-do-trang", "/tin", "/mo-hinh", "/van-ban", "/phong-trao", "/ban-chi-dao" })
        {
            using var there = await second.Get(address);
            var text = await there.Content.ReadAsStringAsync(Ct);
            Assert.True(there.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{address}: {there.StatusCode}");
            Assert.DoesNotContain("Bình Sa", text, StringComparison.Ordinal);
            Assert.DoesNotContain("binh-sa", text, StringComparison.Ordinal);
            Assert.DoesNotContain(First, text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.Get(address)).StatusCode);
        }

        using var lost = await nobody.Get("/");
        var page = await Forms.Parsed(lost);
        Assert.Contains("Không có cổng thông tin ở tên miền này", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bình", page.Words(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Visits_feedback_and_pictures_are_the_portals_own(Engine engine)
    {
        await using var sen = await Demo(engine);
        using var editor = await sen.SignedIn("bientap");
        await Chosen(editor.Choose(TestPictures.Jpeg(300, 300)));
        Assert.Equal(0, (await Add(sen, Second)).Code);
        using var first = sen.At(First);
        using var second = sen.At(Second);
        first.DefaultRequestHeaders.UserAgent.ParseAdd(Readers.Browser);
        second.DefaultRequestHeaders.UserAgent.ParseAdd(Readers.Browser);

        var emblem = (await first.Page("/")).QuerySelector(".mark")!.GetAttribute("src")!;
        Assert.StartsWith("/tep/", emblem, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await first.Get(emblem)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await second.Get(emblem)).StatusCode);
        Assert.StartsWith("/mark", (await second.Page("/")).QuerySelector(".mark")!.GetAttribute("src"), StringComparison.Ordinal);

        for (var visit = 0; visit < 5; visit++)
        {
            await first.Page("/");
        }

        // A number shown is at most a second old.
        Assert.InRange((await second.Page("/")).Visits("Tổng số lượt truy cập"), 1, 2);
        await sen.Services.GetRequiredService<ViewCounts>().Flush(Ct);
        await using (var db = sen.Database.OpenAll())
        {
            var commune = await db.Sites.Where(site => site.Host == Second).Select(site => site.CommuneId).SingleAsync(Ct);
            Assert.Equal(2, await db.DayVisits.Where(row => row.CommuneId == commune).SumAsync(row => row.Visits, Ct));
        }

        using var sent = await sen.Write(first);
        var code = await first.Code(sent);
        using var here = await first.Try(code);
        using var there = await second.Try(code);
        Assert.Equal(HttpStatusCode.Redirect, here.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, there.StatusCode);
        // Not even the opened receipt carried over shows it.
        using var carried = await second.Get(here.Headers.Location!.OriginalString);
        Assert.Equal(FeedbackAddresses.Find, carried.Headers.Location!.OriginalString);
    }

    [Theory, EachDatabase]
    public async Task The_new_administrator_begins_with_the_printed_password_and_reaches_nothing_of_the_other_commune(Engine engine)
    {
        await using var sen = await Demo(engine);
        var password = Password((await Add(sen, Second)).Output);
        using var admin = sen.At(Second);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill("/can-bo/dang-nhap", null, ("Name", "quan-tri-binh-tu"), ("Password", password))).StatusCode);
        Assert.Equal("/can-bo/toi", (await admin.Get("/can-bo/viec")).Headers.Location?.OriginalString);
        Assert.Equal($"{DeskAddresses.MyWork}?{DeskAddresses.PasswordSet}", (await admin.Fill("/can-bo/toi", null, ("NewPassword", Own), ("AgainPassword", Own))).Headers.Location?.OriginalString);
        await sen.SetUpSecondStep(admin, "quan-tri-binh-tu");

        Assert.DoesNotContain("Bình Sa", (await admin.Page("/can-bo/viec")).Words(), StringComparison.Ordinal);
        Assert.Equal(["quan-tri-binh-tu"], (await admin.Page(AdministrationAddresses.Home)).QuerySelectorAll("main tbody td:nth-child(2)").Select(cell => cell.TextContent));
        var settings = await admin.Page(AdministrationAddresses.Organisations);
        Assert.Contains("Hội Nông dân xã Bình Tú", settings.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Bình Sa", settings.Words(), StringComparison.Ordinal);

        // The same person at the other portal's door is told where their own is.
        using var elsewhere = await sen.SignedIn("quan-tri-binh-tu", Own);
        foreach (var address in new[] { AdministrationAddresses.Home, AdministrationAddresses.Organisations, AdministrationAddresses.Villages, AdministrationAddresses.Settings, AdministrationAddresses.NewPerson, DeskAddresses.MyWork, "/can-bo/mo-hinh" })
        {
            using var answer = await elsewhere.Get(address);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{address}: {answer.StatusCode}");
            Assert.Contains("ở tên miền của xã mình", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Get("/can-bo/toi")).StatusCode);

        using var official = await sen.SignedIn("quantri");
        Assert.Contains("Bình Sa", (await official.Page(AdministrationAddresses.Organisations)).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Bình Tú", (await official.Page(AdministrationAddresses.Organisations)).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Bình Tú", (await official.Page(AdministrationAddresses.Home)).Words(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_changes_at_one_portal_leaves_the_others_pages_true(Engine engine)
    {
        await using var sen = await Demo(engine);
        Assert.Equal(0, (await Add(sen, Second)).Code);
        using var first = sen.At(First);
        using var second = sen.At(Second);
        await first.Page("/");
        await second.Page("/");
        using var editor = await sen.SignedIn("bientap");

        await Chosen(editor.Fill(EditSite.Address, null, ("telephone", "0235 3873 999")));
        using var taken = await editor.Fill(EditSite.Address, null, ("host", Second));
        using var none = await editor.Fill(EditSite.Address, null, ("host", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("0235 3873 999", (await first.Page("/")).QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("0235 3873 999", (await second.Page("/")).QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Xã Bình Tú", (await second.Page("/")).QuerySelector(".brand b")!.TextContent);
    }

    /// <summary>The demonstration with a host name, so that another portal can stand beside it.</summary>
    internal static async Task<SenHost> Demo(Engine engine)
    {
        var sen = await SenHost.Start(engine, demo: true);
        await NameFirst(sen);
        return sen;
    }

    private static async Task NameFirst(SenHost sen)
    {
        using var editor = await sen.SignedIn("bientap");
        await Chosen(editor.Fill(EditSite.Address, null, ("host", First)));
    }

    private static async Task Chosen(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
    }

    private static async Task<IReadOnlyList<string>> Addresses(HttpClient reader)
    {
        var addresses = new List<string>();
        foreach (var list in new[] { "/tin", "/mo-hinh", "/van-ban" })
        {
            var links = (await reader.Page(list)).QuerySelectorAll($"main a[href^='{list}/']").Select(link => link.GetAttribute("href")!);
            addresses.AddRange(links.Where(link => link.Contains('-', StringComparison.Ordinal)).Distinct().Take(3));
        }

        Assert.True(addresses.Count >= 6);
        return addresses;
    }

    private static string Password(string output) => output.Split("Mã một lần: ")[1].Split('\n')[0].Trim();

    private static async Task<(int Code, string Output, string Error)> Refused(SenHost sen, string host, params string[] more)
    {
        var called = await Add(sen, host, more);
        Assert.Equal((1, ""), (called.Code, called.Output));
        return called;
    }

    // What is said later is what counts.
    internal static Task<(int Code, string Output, string Error)> Add(SenHost sen, string host, params string[] more) => Run(sen,
    [
        "commune", "add", "--kind", "xã", "--name", "Bình Tú", "--province-kind", "tinh", "--province", "Quảng Nam", "--district", "Thăng Bình", "--from", "01/01/2020",
        "--account", "quan-tri-binh-tu", $"--host={host}", .. more,
    ]);

    internal static Task<(int Code, string Output, string Error)> Run(SenHost sen, params string[] args) => SenProcess.Run(Ct,
        [.. args, "--data", sen.Options.Data, "--clock", "2022-09-23", .. sen.Options.Database is { } database ? new[] { "--database", database } : []]);
}
