using System.Globalization;
using AngleSharp.Dom;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Portal;

public sealed class ReadStatisticsTests
{
    [Theory, EachDatabase]
    public async Task The_editor_sees_the_visits_of_each_day_and_month_drawn_and_in_numbers(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var before = Today(await editor.Page("/can-bo/cong-tin/thong-ke"));
        using var reader = sen.Reader();
        for (var visit = 0; visit < 3; visit++)
        {
            await reader.Page(Readers.SeedArticle);
        }

        await Task.Delay(1_200, TestContext.Current.CancellationToken);

        var page = await editor.Page("/can-bo/cong-tin/thong-ke");

        var tables = page.QuerySelectorAll("figure.chart table");
        Assert.Equal([30, 12], tables.Select(table => table.QuerySelectorAll("tbody tr").Length));
        Assert.Equal("23/09/2022", tables[0].QuerySelector("tbody tr:last-child th")!.TextContent);
        // The demo's own first day comes with the visits the old page showed.
        Assert.Equal((96, 99), (before, Today(page)));
        Assert.Equal([30, 12], page.QuerySelectorAll("figure.chart svg").Select(chart => chart.QuerySelectorAll("rect").Length));
        Assert.Equal(Readers.SeedArticle, page.QuerySelector("main > table a, main div > table a")!.GetAttribute("href"));
    }

    [Theory, EachDatabase]
    public async Task The_foot_of_every_page_tells_how_many_visits_there_were_in_the_last_minutes(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        await reader.Page("/");
        await Task.Delay(1_000, TestContext.Current.CancellationToken);
        await reader.Page("/");
        await Task.Delay(1_000, TestContext.Current.CancellationToken);

        var foot = await reader.Page("/");

        Assert.Equal("3", foot.QuerySelector(".visits dd:last-of-type")!.TextContent);
    }

    private static int Today(IParentNode page) =>
        int.Parse(page.QuerySelector("figure.chart table tbody tr:last-child td")!.TextContent, CultureInfo.InvariantCulture);
}
