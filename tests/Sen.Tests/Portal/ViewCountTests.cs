using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Demo;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>Every person who is answered with the page counts once; nobody else does; nothing is lost.</summary>
public sealed class ViewCountTests
{
    private const int People = 120;

    [Theory, EachDatabase]
    public async Task The_views_are_exactly_the_pages_people_got_also_after_a_restart(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);

        var counted = await MixedRequests(sen);
        await Task.Delay(TimeSpan.FromSeconds(1.2), TestContext.Current.CancellationToken);

        // The reader who looks counts too.
        using (var reader = sen.Reader())
        {
            Assert.Equal(200 + counted + 1, (await reader.Page(Readers.SeedArticle)).Views());
        }

        await sen.Restart();
        using var later = sen.Reader();
        Assert.Equal(200 + counted + 2, (await later.Page(Readers.SeedArticle)).Views());
    }

    [Theory, EachDatabase]
    public async Task Visits_add_up_for_today_this_month_and_ever_and_today_begins_anew_at_local_midnight(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        await reader.Page("/tin");
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        var page = await reader.Page("/tin");

        // site.json gives the numbers the demonstration begins with.
        Assert.Equal((96 + 2, 2764 + 2, 184213 + 2),
            (page.Visits("Lượt trong ngày"), page.Visits("Lượt trong tháng"), page.Visits("Tổng số lượt truy cập")));
        await using var db = sen.Database.OpenAll();
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        Assert.Equal(184213 + 2, await db.DayVisits.SumAsync(row => row.Visits, TestContext.Current.CancellationToken));
    }

    [Theory, EachDatabase]
    public async Task A_number_shown_is_at_most_a_second_old(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        var watch = Stopwatch.StartNew();
        var requests = new List<(double At, long Shown)>();
        while (watch.Elapsed < TimeSpan.FromSeconds(4))
        {
            var at = watch.Elapsed.TotalSeconds;
            requests.Add((at, (await reader.Page(Readers.SeedArticle)).Views()));
        }

        for (var i = 0; i < requests.Count; i++)
        {
            // All requests answered more than a second before this one have to be in its number.
            var surely = requests.Take(i).Count(earlier => earlier.At < requests[i].At - 1.0);
            Assert.InRange(requests[i].Shown, 200 + surely, 200 + requests.Count);
        }
    }

    [Theory, EachDatabase]
    public async Task Not_modified_and_head_count_nobody(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        using var first = await reader.Get(Readers.SeedArticle, "br, gzip");
        var tag = first.Headers.ETag!.ToString();

        using var again = await reader.Get(Readers.SeedArticle, "br, gzip", tag);
        using var head = await reader.Get(Readers.SeedArticle, "br, gzip", method: HttpMethod.Head);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (again.StatusCode, head.StatusCode));
        Assert.Equal(["br"], head.Content.Headers.ContentEncoding);
        Assert.True(head.Content.Headers.ContentLength > 1000);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        Assert.Equal(202, (await reader.Page(Readers.SeedArticle)).Views());
    }

    [Theory, EachDatabase]
    public async Task Nothing_about_a_reader_is_stored(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        using var answer = await reader.Get(Readers.SeedArticle);

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        await using var db = sen.Database.OpenAll();
        var columns = db.Model.GetEntityTypes().Where(type => type.ClrType.Name is "ArticleViews" or "DayVisits")
            .SelectMany(type => type.GetProperties()).Select(property => property.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["ArticleId", "CommuneId", "Day", "Views", "Visits"], columns);
    }

    private static async Task<int> MixedRequests(SenHost sen)
    {
        var counted = 0;
        await Parallel.ForAsync(0, People * 4, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (no, ct) =>
        {
            var (agent, encoding) = (no % 4) switch { 0 => (Readers.Browser, "br, gzip"), 1 => (Readers.SearchEngine, "gzip"), 2 => ("", "br"), _ => ("curl/8.5.0", null) };
            using var client = sen.Reader(agent);
            using var answer = await client.Get(Readers.SeedArticle, encoding);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            if (no % 4 is 0 or 3)
            {
                Interlocked.Increment(ref counted);
            }
        });
        Assert.Equal(People * 2, counted);
        return counted;
    }
}
