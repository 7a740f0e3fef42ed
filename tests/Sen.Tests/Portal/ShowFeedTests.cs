using System.Net;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Demo;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>What programs read of the portal: feeds, share cards, data about an article (<see cref="StructuredData"/>).</summary>
public sealed class ShowFeedTests
{
    private const string Category = "cong-tac-xay-dung-chinh-quyen";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_feeds_name_the_newest_articles_in_order_and_every_address_in_them_opens(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        foreach (var address in new[] { "/rss", "/atom", $"/rss/tin/{Category}", $"/atom/tin/{Category}", "/rss/mo-hinh", "/atom/van-ban" })
        {
            var feed = await Feed(reader, address);
            Assert.All(feed.Items, item => Assert.StartsWith("urn:uuid:", item.Id, StringComparison.Ordinal));
            foreach (var item in feed.Items.Take(3))
            {
                using var answer = await reader.Get(item.Links.Single(link => link.RelationshipType is null or "alternate").Uri.PathAndQuery);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }

        var news = (await Feed(reader, "/rss")).Items.ToList();
        Assert.Equal(20, news.Count);
        Assert.Equal("Kỳ họp thứ 4, HĐND xã Bình Sa khóa XIII, nhiệm kỳ 2021 – 2026", news[0].Title.Text);
        Assert.Equal(new DateTimeOffset(2022, 9, 8, 0, 0, 0, TimeSpan.FromHours(7)), news[0].PublishDate);
        Assert.Equal(news.Select(item => item.PublishDate).OrderDescending(), news.Select(item => item.PublishDate));
        Assert.Equal(10, (await Feed(reader, "/rss/mo-hinh")).Items.Count());
    }

    [Theory, EachDatabase]
    public async Task What_readers_do_not_see_stands_in_no_feed_and_on_no_site_map(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        Assert.Contains(PublicId.Of(DemoData.Id("article")), await Text(reader, "/sitemap.xml"), StringComparison.Ordinal);

        await Write(sen.Database.Databases, async db =>
        {
            (await db.Articles.SingleAsync(row => row.Id == DemoData.Id("article"), Ct)).IsPublic = false;
            (await db.Models.SingleAsync(row => row.Id == DemoData.Id("model m08"), Ct)).IsPublic = false;
        });

        foreach (var address in new[] { "/rss", "/atom", $"/rss/tin/{Category}", "/rss/mo-hinh", "/atom/mo-hinh", "/sitemap.xml" })
        {
            var text = await Text(reader, address);
            Assert.DoesNotContain(PublicId.Of(DemoData.Id("article")), text, StringComparison.Ordinal);
            Assert.DoesNotContain(PublicId.Of(DemoData.Id("model m08")), text, StringComparison.Ordinal);
        }

        using var gone = await reader.Get(Readers.SeedArticle);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_program_that_has_the_feed_is_told_so_and_a_category_nobody_writes_in_is_not_found(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        using var first = await reader.Get("/rss");
        Assert.Equal("application/rss+xml", first.Content.Headers.ContentType!.MediaType);

        using var again = await reader.Get("/rss", ifNoneMatch: first.Headers.ETag!.ToString());
        using var nowhere = await reader.Get("/rss/tin/khong-co");

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task An_article_carries_its_share_card_and_its_data_for_search_engines(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        await Write(sen.Database.Databases, async db =>
            (await db.Articles.SingleAsync(row => row.Id == DemoData.Id("article"), Ct)).Author = "Ban </script><script>biên tập & bạn");

        var page = await reader.Page(Readers.SeedArticle);

        var here = new Uri(reader.BaseAddress!, Readers.SeedArticle).ToString();
        Assert.Equal(here, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(here, Meta("og:url"));
        Assert.Equal("article", Meta("og:type"));
        Assert.Equal("2020-09-23", Meta("article:published_time"));
        using (var card = await reader.Get(new Uri(Meta("og:image")).AbsolutePath))
        {
            Assert.Equal("image/png", card.Content.Headers.ContentType!.MediaType);
        }

        using var data = JsonDocument.Parse(Assert.Single(page.QuerySelectorAll("script[type='application/ld+json']")).TextContent);
        Assert.Equal("NewsArticle", data.RootElement.GetProperty("@type").GetString());
        Assert.Equal("Bình Sa phát huy hiệu quả các mô hình “Dân vận khéo”", data.RootElement.GetProperty("headline").GetString());
        Assert.Equal("2020-09-23", data.RootElement.GetProperty("datePublished").GetString());
        Assert.Equal("Ban </script><script>biên tập & bạn", data.RootElement.GetProperty("author").GetProperty("name").GetString());
        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.GetAttribute("src") is null && script.GetAttribute("type") != "application/ld+json");

        string Meta(string property) => page.QuerySelector($"meta[property='{property}']")!.GetAttribute("content")!;
    }

    [Theory, EachDatabase]
    public async Task The_demonstration_keeps_robots_away(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        Assert.Equal("User-agent: *\nDisallow: /\n", await Text(reader, "/robots.txt"));
    }

    private static async Task<SyndicationFeed> Feed(HttpClient reader, string address)
    {
        using var xml = XmlReader.Create(new StringReader(await Text(reader, address)));
        return SyndicationFeed.Load(xml);
    }

    private static async Task<string> Text(HttpClient reader, string address)
    {
        using var answer = await reader.Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private static async Task Write(Databases databases, Func<SenDb, Task> change)
    {
        await using var db = databases.Open(Scope.All);
        await change(db);
        var permit = Access.Ask(Actor.Sen(Door.CommandLine), Operation.LoadDemo, Subject.None).Value;
        Assert.True((await db.Commit(new(permit, Guid.CreateVersion7(), "demo", DemoData.Id("site"), new(2022, 9, 23, 1, 0, 0, DateTimeKind.Utc), DemoData.Id("u-bs")), Ct)).Ok);
    }
}
