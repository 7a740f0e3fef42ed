using System.Collections.Concurrent;
using System.Data.Common;
using Sen.Data;
using Sen.Data.Portal;

namespace Sen.Plumbing;

/// <summary>
/// Views of articles and visits to sites. A reader adds to a number in memory and nothing else is remembered; the numbers are written together,
/// at most about half a second later, as sums, so that several nodes add up. After a crash at most the last second is missing.
/// </summary>
public sealed class ViewCounts(Databases databases, BusinessClock clock, ILogger<ViewCounts> log) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, ArticleCount> _articles = new();
    private readonly ConcurrentDictionary<Guid, VisitCount> _visits = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private bool _failing;

    /// <summary>The count of an article.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="stored">Views in the database, as the page just read them.</param>
    public ArticleCount Article(Guid articleId, long stored) => _articles.GetOrAdd(articleId, id => new ArticleCount(id, this, stored));

    /// <summary>The visits to a commune's site.</summary>
    /// <param name="communeId">The commune.</param>
    public VisitCount Visits(Guid communeId) => _visits.GetOrAdd(communeId, id => new VisitCount(id, this, clock));

    /// <summary>Writes what was counted since the last time, all in one transaction.</summary>
    public async Task Flush(CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            await Write();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    internal Databases Databases => databases;

    /// <summary>What the database answers, or null while it does not: then the number in memory is the best there is.</summary>
    internal async Task<T?> Ask<T>(Task<T> asking)
        where T : struct
    {
        try
        {
            return await asking;
        }
        catch (DbException failure)
        {
            log.LogDebug(failure, "The counts could not be read.");
            return null;
        }
    }

    // Never cancelled half way: of a commit that was cut off nobody knows whether it counted.
    private async Task Write()
    {
        var views = _articles.Values.Select(count => (Count: count, Added: count.Take())).Where(taken => taken.Added > 0).ToList();
        var visits = _visits.Values.SelectMany(count => count.Take(), (count, day) => (Count: count, day.Day, day.Added)).ToList();
        if (views.Count + visits.Count == 0)
        {
            return;
        }

        try
        {
            var stored = await StoredCounts.Add(databases,
                [.. views.Select(taken => (taken.Count.ArticleId, taken.Added))],
                [.. visits.Select(taken => (taken.Count.CommuneId, taken.Day, taken.Added))], CancellationToken.None);
            foreach (var (count, _) in views)
            {
                count.Stored(stored[count.ArticleId]);
            }

            foreach (var count in visits.Select(taken => taken.Count).Distinct())
            {
                count.Stored();
            }

            _failing = false;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // As far as anybody knows nothing was written: everything goes back and is written with the next turn. (Should PostgreSQL have committed
            // and only its answer been lost, these counts count twice; the other way round readers would be lost.)
            views.ForEach(taken => taken.Count.GiveBack(taken.Added));
            visits.ForEach(taken => taken.Count.GiveBack());
            if (!_failing)
            {
                log.LogWarning(failure, "The view counts could not be written; they are kept in memory and tried again.");
            }

            _failing = true;
        }
    }
}
