using System.Net;
using AngleSharp.Dom;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>The article page keeps everything the seed page had, in its place, and adds the data behind it.</summary>
public sealed class ArticlePageTests
{
    [Theory, EachDatabase]
    public async Task The_article_page_has_every_line_of_the_seed_page_in_its_place(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        var page = await reader.Page(Readers.SeedArticle);

        var text = page.Words();
        var at = 0;
        foreach (var line in await SeedLines())
        {
            var wanted = line;
            if (line.Contains("Lượt xem: 200 lượt.", StringComparison.Ordinal))
            {
                // The one number that lives: never less than the page said.
                var views = page.Views();
                Assert.True(views >= 200, $"{views} views");
                wanted = line.Replace("200", $"{views}", StringComparison.Ordinal);
            }

            var found = text.IndexOf(wanted, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"“{wanted}” is missing or not in its place");
            at = found + wanted.Length;
        }
    }

    [Theory, EachDatabase]
    public async Task Every_line_of_the_data_panel_leads_to_its_record(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        var page = await reader.Page(Readers.SeedArticle);

        var panel = page.QuerySelector("#du-lieu")!;
        Assert.Equal(["21", "10", "6", "2", "5"], panel.QuerySelectorAll(".tally b").Select(number => number.TextContent));
        Assert.Equal(10, panel.QuerySelectorAll(".by-owner li a").Length);
        Assert.Equal(6, panel.QuerySelectorAll("a[href^='/han-che/']").Select(link => link.GetAttribute("href")).Distinct().Count());
        Assert.Equal(2, panel.QuerySelectorAll("a[href^='/giai-phap/']").Select(link => link.GetAttribute("href")).Distinct().Count());
        foreach (var address in page.QuerySelectorAll("#du-lieu a, [data-article] a").Select(link => link.GetAttribute("href")!).Distinct())
        {
            using var answer = await reader.Get(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        }
    }

    [Theory, EachDatabase]
    public async Task The_newer_and_older_lists_have_a_second_page_whose_items_are_marked_illustrative(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        var first = await reader.Page(Readers.SeedArticle);
        var second = await reader.Page($"{Readers.SeedArticle}?moi=2&cu=2");

        foreach (var list in new[] { "#tin-moi", "#tin-cu" })
        {
            Assert.Equal(10, first.QuerySelectorAll($"{list} .links li").Length);
            Assert.Equal(10, second.QuerySelectorAll($"{list} .links li").Length);
            Assert.All(second.QuerySelectorAll($"{list} .links li"), line => Assert.Contains("minh họa", line.TextContent, StringComparison.Ordinal));
            Assert.Empty(first.QuerySelectorAll($"{list} .links a").Select(link => link.TextContent).Intersect(second.QuerySelectorAll($"{list} .links a").Select(link => link.TextContent)));
        }

        using var beyond = await reader.Get($"{Readers.SeedArticle}?moi=9");
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_newest_story_has_no_heading_for_newer_ones_and_the_oldest_none_for_older_ones(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        var newest = (await reader.Page("/tin")).QuerySelector(".stories h2 a")!.GetAttribute("href")!;
        var oldest = (await reader.Page($"{Readers.SeedArticle}?cu=2")).QuerySelectorAll("#tin-cu .links a")[^1].GetAttribute("href")!;

        foreach (var (address, headings) in new[] { (newest, "Các tin cũ hơn:"), (oldest, "Các tin mới hơn:") })
        {
            var page = await reader.Page(address);
            Assert.Equal([headings], page.QuerySelectorAll(".neighbours h2").Select(title => title.TextContent));
            Assert.NotEmpty(page.QuerySelectorAll(".neighbours .links a"));
        }
    }

    [Theory, EachDatabase]
    public async Task The_id_decides_and_an_old_or_wrong_slug_leads_to_the_present_address(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        var id = Readers.SeedArticle[(Readers.SeedArticle.LastIndexOf('-') + 1)..];

        foreach (var old in new[] { $"/tin/x/ten-cu-{id}", $"/tin/cong-tac-xay-dung-chinh-quyen/{id}", $"/tin/x/y-{Sen.Demo.DemoData.Id("article"):n}" })
        {
            using var moved = await reader.Get($"{old}?cu=2");
            Assert.Equal((HttpStatusCode.MovedPermanently, $"{Readers.SeedArticle}?cu=2"), (moved.StatusCode, moved.Headers.Location!.OriginalString));
        }

        foreach (var wrong in new[] { "/tin/x/khong-co", $"/tin/x/sai-{new string('0', 26)}", $"/tin/x/sai-{new string('z', 26)}" })
        {
            using var missing = await reader.Get(wrong);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
    }

    private static async Task<IEnumerable<string>> SeedLines() =>
        (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "demo", "binh-sa", "seed-page.txt"), TestContext.Current.CancellationToken))
            .Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0);
}
