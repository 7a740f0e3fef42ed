using System.Net;
using System.Xml.Linq;
using Sen.Data;
using Sen.Demo;
using Sen.Portal;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Portal;

public sealed class ShowSitemapTests
{
    private static readonly XNamespace Space = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_address_of_the_site_map_opens_and_none_stands_there_twice(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        var addresses = await Locations(reader, "/sitemap.xml", "urlset");

        Assert.True(addresses.Count > 60, $"{addresses.Count} addresses");
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        foreach (var address in addresses)
        {
            using var answer = await reader.Get(new Uri(address).PathAndQuery);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        }
    }

    [Theory, EachDatabase]
    public async Task More_than_fifty_thousand_addresses_are_split_and_none_is_lost_between_the_parts(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        var before = (await Locations(reader, "/sitemap.xml", "urlset")).Count;
        await FillWithArticles(sen, ShowSitemap.Most);

        var parts = await Locations(reader, "/sitemap.xml", "sitemapindex");
        Assert.Equal(2, parts.Count);
        var all = new List<string>();
        foreach (var part in parts)
        {
            var addresses = await Locations(reader, new Uri(part).AbsolutePath, "urlset");
            Assert.InRange(addresses.Count, 1, ShowSitemap.Most);
            all.AddRange(addresses);
        }

        Assert.Equal(before + ShowSitemap.Most, all.Count);
        Assert.Equal(all.Count, all.Distinct().Count());
        using var beyond = await reader.Get("/sitemap-3.xml");
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
    }

    private static async Task<List<string>> Locations(HttpClient reader, string address, string root)
    {
        using var answer = await reader.Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var xml = XDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(Space + root, xml.Root!.Name);
        return [.. xml.Descendants(Space + "loc").Select(loc => loc.Value)];
    }

    // Copies of the seed article with ids and places of their own, made by the database itself: fifty thousand acts would take minutes.
    private static async Task FillWithArticles(SenHost sen, int count)
    {
        var sqlite = sen.Database.Databases.Engine == EngineKind.Sqlite;
        var id = sqlite ? "upper(printf('01000000-0000-7000-8000-%012x', n))" : "('01000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
        var numbers = sqlite
            ? $"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})"
            : $"WITH numbers AS (SELECT n FROM generate_series(1, {count}) AS n)";
        await using var connection = await sen.Database.Databases.Connect(Ct);
        await using var columns = connection.CreateCommand();
        columns.CommandText = "SELECT * FROM article LIMIT 0";
        var names = new List<string>();
        await using (var row = await columns.ExecuteReaderAsync(Ct))
        {
            names.AddRange(Enumerable.Range(0, row.FieldCount).Select(row.GetName));
        }

        await using var fill = connection.CreateCommand();
        var values = names.Select(name => name switch { "id" => id, "position" => "n", _ => $"\"{name}\"" });
        fill.CommandText = $"""{numbers} INSERT INTO article ({string.Join(", ", names.Select(name => $"\"{name}\""))}) SELECT {string.Join(", ", values)} FROM numbers, article WHERE article.id = @id""";
        var seed = fill.CreateParameter();
        (seed.ParameterName, seed.Value) = ("id", DemoData.Id("article"));
        fill.Parameters.Add(seed);
        Assert.Equal(count, await fill.ExecuteNonQueryAsync(Ct));
    }
}
