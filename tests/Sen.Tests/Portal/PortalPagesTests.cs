using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Portal;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>The public pages: each has its address, shows only what is public, and asks the database few questions.</summary>
public sealed class PortalPagesTests
{
    private const int MostStatements = 25 - 2;

    private static readonly string[] Beside = ["FROM day_visits", "SELECT views FROM article_views"];

    private static readonly string[] Pages =
    [
        "/", "/tin", "/tin/cong-tac-xay-dung-chinh-quyen", "/tin?trang=2", Readers.SeedArticle, "/phong-trao", "/phong-trao?nam=2020", "/mo-hinh",
        "/mo-hinh?linh-vuc=ECO", "/mo-hinh?nam=2020&tinh-trang=tieu-bieu", "/ban-chi-dao", "/van-ban", "/van-ban?loai=quyet-dinh",
        Addresses.Document("thanh-lap-ban-chi-dao-phong-trao-thi-dua-dan-van-kheo-cua-xa-21-thanh-vien", DemoData.Id("d03")),
        Addresses.Model("trong-sen-ket-hop-nuoi-ca", DemoData.Id("model m08")), "/han-che/1", "/han-che/6", "/giai-phap/2",
    ];

    private static readonly string[] Asking = [.. Pages, "/lich", "/so-do-trang", "/lien-he", "/tim-kiem?q=mo+hinh", "/gop-y", "/gop-y/da-dang", "/quyen-rieng-tu"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_public_page_of_the_demonstration_opens_says_what_it_is_and_keeps_robots_away(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        foreach (var address in Pages)
        {
            using var answer = await reader.Get(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode} {answer.Headers.Location}");
            Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
            Assert.Equal(["Accept-Encoding", "Cookie"], answer.Headers.Vary);
            var page = await reader.Page(address);
            Assert.Equal("noindex, nofollow", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
            Assert.StartsWith("Bản minh họa – không phải trang của xã", page.QuerySelector(".demo")!.TextContent, StringComparison.Ordinal);
            Assert.NotEmpty(page.QuerySelector("h1")!.TextContent);
            Assert.DoesNotContain("sen" + "0", page.Title, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task The_home_page_leads_to_the_calendar_and_to_feedback_and_shows_what_comes_next(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        var page = await reader.Page("/");

        Assert.Equal(["/lich", "/gop-y", "/mo-hinh", "/van-ban", "/lien-he", "/ban-chi-dao"], page.QuerySelectorAll(".doors a").Select(door => door.GetAttribute("href")));
        var coming = page.QuerySelector("[aria-labelledby=lich]")!;
        Assert.Equal("Lịch sắp tới minh họa", coming.QuerySelector("h2")!.TextContent);
        Assert.Equal(
            ["Thứ Ba, 27/09/2022 · 08:00–11:00", "Thứ Tư, 28/09/2022 · 19:00–20:30", "Thứ Sáu, 30/09/2022 · 07:30–11:00"],
            coming.QuerySelectorAll("li .meta > span:first-child").Select(when => when.TextContent.Trim()));
        Assert.Equal("/lich?thang=2022-09", coming.QuerySelector("li a")!.GetAttribute("href"));

        // A table of a month says once that it is made up, and nothing runs into what stands before it.
        var month = await reader.Page("/lich");
        Assert.Equal("Hôm nay: Thứ Sáu, 23/09/2022.", month.QuerySelector("main .lead")!.TextContent);
        Assert.Equal(["Từ hôm nay: 3 mục lịch minh họa", "Đã qua trong tháng: 2 mục lịch minh họa"], month.QuerySelectorAll("caption").Select(caption => caption.TextContent));
        Assert.Equal("2022-09-27", month.QuerySelector("tbody time")!.GetAttribute("datetime"));
        Assert.Equal(["2 mục lịch minh họa"], (await reader.Page("/lich?thang=2022-10")).QuerySelectorAll("caption").Select(caption => caption.TextContent));
        Assert.Empty(month.QuerySelectorAll("tbody .origin"));
        Assert.Equal("Mang theo giấy tờ liên quan nếu có.", month.QuerySelectorAll("table")[1].QuerySelector("tbody td .small")!.TextContent);
    }

    [Theory, EachDatabase]
    public async Task Every_link_of_the_public_pages_leads_somewhere(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        var links = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in Pages)
        {
            links.UnionWith((await reader.Page(address)).QuerySelectorAll("main a[href^='/'], footer a[href^='/']").Select(link => link.GetAttribute("href")!));
        }

        Assert.True(links.Count > 60, $"{links.Count} links");
        foreach (var address in links)
        {
            using var answer = await reader.Get(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        }
    }

    [Theory, EachDatabase]
    public async Task The_filters_of_the_models_stand_in_the_address(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        async Task<int> Rows(string address) => (await reader.Page(address)).QuerySelectorAll("tbody tr").Length;

        Assert.Equal(10, await Rows("/mo-hinh"));
        Assert.Equal(1, await Rows("/mo-hinh?linh-vuc=ECO"));
        Assert.Equal(5, await Rows("/mo-hinh?linh-vuc=CUL"));
        Assert.Equal(3, await Rows("/mo-hinh?linh-vuc=DEF"));
        Assert.Equal(3, await Rows(Addresses.ModelsOf(DemoData.Id("o-pn"))));
        Assert.Equal(1, await Rows("/mo-hinh?q=sen%20ket%20hop"));
        Assert.Equal(1, await Rows("/mo-hinh?q=Trồng+SEN"));
        Assert.Equal(0, await Rows("/mo-hinh?linh-vuc=ECO&q=loa"));
        Assert.Contains("2019", (await reader.Page("/mo-hinh?linh-vuc=DEF&nam=2019")).Words(), StringComparison.Ordinal);
        foreach (var wrong in new[] { "/mo-hinh?linh-vuc=XXX", "/mo-hinh?nam=1900", "/mo-hinh?trang=9", "/han-che/7", "/phong-trao?nam=1900", "/van-ban?loai=gi", "/tin/khong-co" })
        {
            using var answer = await reader.Get(wrong);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{wrong}: {answer.StatusCode}");
        }
    }

    [Theory, EachDatabase]
    public async Task A_query_no_page_knows_changes_nothing_and_fills_no_memory(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        var pages = (Sen.Plumbing.PublicPages)sen.Services.GetService(typeof(Sen.Plumbing.PublicPages))!;
        await reader.Page(Readers.SeedArticle);
        var before = pages.Count;

        for (var no = 0; no < 20; no++)
        {
            var page = await reader.Page($"{Readers.SeedArticle}?fbclid={no}&nam={no}");
            Assert.Equal(Readers.SeedArticle, page.QuerySelector("input[name=ve]")!.GetAttribute("value"));
        }

        Assert.Equal(before, pages.Count);
    }

    // Others may be an old portal's address, which is looked for in the database before the page is given.
    [Theory, InlineData("?fbclid=x&zarsrc=30&UTM_source=zalo", false), InlineData("?trang=2&fbclid=x", false), InlineData("?id=55&fbclid=x", true)]
    public void What_social_networks_add_to_a_link_makes_no_other_address_of_it(string query, bool others)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        http.Request.QueryString = new(query);

        Assert.Equal(others, Sen.Plumbing.PageQuery.HasOthers(http.Request));
    }

    [Theory, EachDatabase]
    public async Task Light_size_and_language_have_their_own_page_and_a_session_changes_nothing(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        async Task<IElement> Root(string cookie)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Readers.SeedArticle);
            request.Headers.Add("Cookie", cookie);
            using var answer = await reader.SendAsync(request, Ct);
            return (await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Ct), Ct)).DocumentElement;
        }

        Assert.Null((await Root("sen-phien=abc")).GetAttribute("data-theme"));
        Assert.Equal("toi", (await Root("sen-nen=toi")).GetAttribute("data-theme"));
        Assert.Equal("lon", (await Root("sen-co-chu=lon")).GetAttribute("data-size"));
        Assert.Equal("en", (await Root("sen-ngon-ngu=en")).GetAttribute("lang"));
        Assert.Null((await Root("khac=1")).GetAttribute("data-theme"));
    }

    [Theory, EachDatabase]
    public async Task A_model_has_a_public_page_only_while_it_is_recognised(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        var address = Addresses.Model("trong-sen-ket-hop-nuoi-ca", DemoData.Id("model m08"));
        await reader.Page(address);
        Assert.Contains("Trồng sen kết hợp nuôi cá", (await reader.Page("/mo-hinh")).Words(), StringComparison.Ordinal);

        var databases = (Databases)sen.Services.GetService(typeof(Databases))!;
        await Write(databases, async db => (await db.Models.SingleAsync(row => row.Id == DemoData.Id("model m08"), Ct)).IsPublic = false);

        using var gone = await reader.Get(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.DoesNotContain("Trồng sen kết hợp nuôi cá", (await reader.Page("/mo-hinh")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_asks_the_database_more_often_when_there_is_more_to_show()
    {
        await using var sen = await SenHost.Start(Engine.Postgres, demo: true);
        using var reader = sen.Reader();
        // The first form of a process brings the keys from the database.
        await reader.Page("/gop-y");
        var few = await StatementsOfEachPage(sen, reader);

        await Write((Databases)sen.Services.GetService(typeof(Databases))!, db =>
        {
            More(db);
            return Task.CompletedTask;
        });
        var many = await StatementsOfEachPage(sen, reader);

        Assert.All(few, page => Assert.InRange(page.Value, 1, MostStatements));
        Assert.Empty(few.Where(page => many[page.Key] != page.Value).Select(page => $"{page.Key}: {page.Value} → {many[page.Key]}"));
    }

    // Both engines run the same statements; PostgreSQL's driver tells of each, with the model of tables or without.
    private static async Task<Dictionary<string, int>> StatementsOfEachPage(SenHost sen, HttpClient reader)
    {
        var name = new NpgsqlConnectionStringBuilder(sen.Database.Databases.Connection).Database;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var address in Asking)
        {
            var statements = new System.Collections.Concurrent.ConcurrentBag<string>();
            using var listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
                Sample = (ref _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    var text = activity.GetTagItem("db.query.text") as string ?? activity.GetTagItem("db.statement") as string;
                    var database = activity.GetTagItem("db.namespace") as string ?? activity.GetTagItem("db.name") as string;
                    // What goes on beside the reader (the pulse, the jobs) belongs to no request; the counts are read once a second, whatever is shown.
                    if (text is not null && database == name && OfARequest(activity) && !Beside.Any(word => text.Contains(word, StringComparison.Ordinal)))
                    {
                        statements.Add(text);
                    }
                },
            };
            ActivitySource.AddActivityListener(listener);
            ((Sen.Plumbing.PublicPages)sen.Services.GetService(typeof(Sen.Plumbing.PublicPages))!).EvictAll();
            await reader.Page(address);
            counts[address] = statements.Count;
        }

        return counts;
    }

    private static bool OfARequest(Activity? activity) =>
        activity is not null && (activity.Source.Name == "Microsoft.AspNetCore" || OfARequest(activity.Parent));

    private static void More(SenDb db)
    {
        var (commune, province) = (DemoData.Id("u-bs"), DemoData.Id("u-qn"));
        for (var no = 0; no < 30; no++)
        {
            db.Articles.Add(new()
            {
                Id = Guid.CreateVersion7(),
                CommuneId = commune,
                ProvinceId = province,
                Section = "Chi tiết tin",
                Category = "Công tác xây dựng chính quyền",
                CategorySlug = "cong-tac-xay-dung-chinh-quyen",
                Title = $"Tin {no}",
                Slug = $"tin-{no}",
                Author = "Ban biên tập",
                PublishedOn = new(2022, 9, 1),
                Position = Article.PlaceOn(new(2022, 9, 20), no),
                Body = "Nội dung.",
            });
            db.WebLinks.Add(new() { Id = Guid.CreateVersion7(), CommuneId = commune, ProvinceId = province, Label = $"Liên kết {no}", Address = "https://example.org/", Order = no });
            var model = EmulationModel.Begin(Guid.CreateVersion7(), new(commune, province), DemoData.Id("o-nd"), $"Mô hình thử {no}").Value;
            (model.IsPublic, model.Field) = (true, Field.Economy);
            db.Models.Add(model);
        }
    }

    private static async Task Write(Databases databases, Func<SenDb, Task> change)
    {
        await using var db = databases.Open(Scope.All);
        await change(db);
        var permit = Access.Ask(Actor.Sen(Door.CommandLine), Operation.LoadDemo, Subject.None).Value;
        var done = await db.Commit(new(permit, Guid.CreateVersion7(), "demo", DemoData.Id("site"), new(2022, 9, 23, 1, 0, 0, DateTimeKind.Utc), DemoData.Id("u-bs")), Ct);
        Assert.True(done.Ok);
    }
}
