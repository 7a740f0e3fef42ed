using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>How much the portal is read: the last thirty days, the last twelve months, the articles read most. Sums only; nobody is behind a number.</summary>
public static class ReadStatistics
{
    public const string Address = $"{ArticleDesk.Address}/thong-ke";

    private const int Days = 30, Months = 12, Most = 20;

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet(Address, async (HttpContext http, Visit visit, SenDb db, Frames frames, TimeProvider clock, CancellationToken ct) =>
    {
        if (Access.Ask(visit.Actor, Operation.EditArticle, Subject.Of(visit.Home.CommuneId)).Refusal is { } refusal)
        {
            return Answers.Refused(http, refusal);
        }

        return Answers.Page<ReadStatisticsView>(new Dictionary<string, object?>
        {
            [nameof(ReadStatisticsView.Frame)] = await frames.OfDesk(http, ct),
            [nameof(ReadStatisticsView.Desk)] = frames.Desk(http),
            [nameof(ReadStatisticsView.Page)] = await Read(db, visit.Home.CommuneId, BusinessCalendar.Today(clock), Frames.WordsOf(http), ct),
        });
    }).Needs(Operation.EditArticle);

    private static async Task<StatisticsPage> Read(SenDb db, Guid commune, DateOnly today, Words words, CancellationToken ct)
    {
        var (firstDay, firstMonth) = (today.AddDays(1 - Days), today.AddDays(1 - today.Day).AddMonths(1 - Months));
        var from = firstMonth < firstDay ? firstMonth : firstDay;
        var visits = await db.DayVisits.AsNoTracking().Where(day => day.CommuneId == commune && day.Day >= from && day.Day <= today).ToListAsync(ct);
        var total = await db.DayVisits.AsNoTracking().Where(day => day.CommuneId == commune).SumAsync(day => day.Visits, ct);
        var byDay = visits.ToDictionary(day => day.Day, day => day.Visits);
        var byMonth = visits.GroupBy(day => (day.Day.Year, day.Day.Month)).ToDictionary(month => month.Key, month => month.Sum(day => day.Visits));
        var articles = await db.PublicArticles.Where(article => article.CommuneId == commune)
            .Join(db.ArticleViews, article => article.Id, views => views.ArticleId, (article, views) => new { article.Id, article.Title, article.CategorySlug, article.Slug, views.Views })
            .OrderByDescending(row => row.Views).ThenBy(row => row.Id).Take(Most).ToListAsync(ct);
        return new(
            total,
            [.. Enumerable.Range(0, Days).Select(firstDay.AddDays).Select(day => (words.Date(day), byDay.GetValueOrDefault(day)))],
            [.. Enumerable.Range(0, Months).Select(firstMonth.AddMonths)
                .Select(month => (month.ToString("MM/yyyy", CultureInfo.InvariantCulture), byMonth.GetValueOrDefault((month.Year, month.Month))))],
            [.. articles.Select(row => new ArticleReadings(row.Title, Addresses.Article(row.CategorySlug, row.Slug, row.Id), row.Views))]);
    }
}

/// <summary>Views of one article.</summary>
public sealed record ArticleReadings(string Title, string Href, long Views);

/// <summary>What the page of trends shows: all visits, by day and by month (oldest first), and the articles read most.</summary>
public sealed record StatisticsPage(
    long Total, IReadOnlyList<(string Label, long Value)> Days, IReadOnlyList<(string Label, long Value)> Months, IReadOnlyList<ArticleReadings> Articles);
