using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The editor's list of articles (cổng tin): what is being written, and what readers see, by where it stands.</summary>
public static class ArticleDesk
{
    /// <summary>Where the editor works.</summary>
    public const string Address = DeskAddresses.Articles;

    /// <summary>The last word of the address where an article is checked; the forms of its steps stand there.</summary>
    public const string CheckWord = "kiem-tra";

    private const string StageQuery = "buoc";
    private const int Length = 20, MostInWork = 50;

    private static readonly (ArticleStage Stage, string Value)[] Names =
    [
        (ArticleStage.Draft, "dang-viet"), (ArticleStage.InReview, "cho-duyet"), (ArticleStage.Returned, "tra-lai"), (ArticleStage.Approved, "da-duyet"),
        (ArticleStage.Scheduled, "hen-gio"), (ArticleStage.Published, "dang-dang"), (ArticleStage.Unpublished, "da-go"), (ArticleStage.Archived, "luu-tru"),
    ];

    /// <summary>One article of the list. <paramref name="On"/> is the day it bears, or that of the last save.</summary>
    public sealed record Row(Guid Id, string Title, string Category, DateOnly On, ArticleStage Stage, bool IsLive, long? Views, bool Illustrative);

    /// <summary>The page where an article is written.</summary>
    public static string Write(Guid id) => DeskAddresses.WriteArticle(id);

    /// <summary>The page where it is checked and takes its steps.</summary>
    public static string Check(Guid id) => DeskAddresses.CheckArticle(id);

    /// <summary>The page of its versions.</summary>
    public static string Versions(Guid id) => $"{Address}/{id:d}/phien-ban";

    /// <summary>How loudly a stage speaks.</summary>
    public static Tone ToneOf(ArticleStage stage) => stage switch
    {
        ArticleStage.Published or ArticleStage.Approved => Tone.Leaf,
        ArticleStage.InReview or ArticleStage.Scheduled => Tone.Info,
        ArticleStage.Returned => Tone.Stamen,
        ArticleStage.Unpublished => Tone.Danger,
        _ => Tone.Plain,
    };

    /// <summary>Maps the list.</summary>
    public static void Map(Routes routes) => routes.MapGet(Address, async (HttpContext http, Visit visit, SenDb db, Frames frames, CancellationToken ct) =>
    {
        // An editor of several communes sees the portal whose address was opened.
        var commune = visit.Home.CommuneId;
        if (Access.Ask(visit.Actor, Operation.EditArticle, Subject.Of(commune)).Refusal is { } refusal)
        {
            return Answers.Refused(http, refusal);
        }

        var page = int.TryParse(http.Request.Query[PageQuery.PageNumber], System.Globalization.NumberStyles.None, null, out var asked) && asked is > 0 and <= 10_000 ? asked : 1;
        var chosen = Names.Where(name => name.Value == http.Request.Query[StageQuery]).Select(name => (ArticleStage?)name.Stage).FirstOrDefault();
        var counts = await db.ArticleDrafts.AsNoTracking().Where(draft => draft.CommuneId == commune).GroupBy(draft => draft.Stage)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var live = await db.Articles.CountAsync(article => article.CommuneId == commune && article.IsPublic, ct);
        counts[ArticleStage.Published] = live;
        var inWork = page == 1 && chosen != ArticleStage.Published ? await InWork(db, commune, chosen, ct) : [];
        var shown = chosen is null or ArticleStage.Published ? await Live(db, commune, page, ct) : [];
        var words = Frames.WordsOf(http);
        return await frames.Page<ArticleDeskView>(http, null, ct,
            (nameof(ArticleDeskView.InWork), inWork),
            (nameof(ArticleDeskView.Rows), shown),
            (nameof(ArticleDeskView.Total), chosen is null or ArticleStage.Published ? live : counts.GetValueOrDefault(chosen.Value)),
            (nameof(ArticleDeskView.Stages), Choices(words, chosen, counts)),
            (nameof(ArticleDeskView.Pager), live <= Length || shown.Count == 0 ? Pager.None
                : new Pager([.. Enumerable.Range(1, (live + Length - 1) / Length).Select(no => AddressOf(chosen, no))], page)));
    }).Needs(Operation.EditArticle);

    private static List<Choice> Choices(Words words, ArticleStage? chosen, Dictionary<ArticleStage, int> counts) =>
    [
        new(Address, words.AllArticles, chosen is null),
        .. Names.Where(name => counts.GetValueOrDefault(name.Stage) > 0 || chosen == name.Stage)
            .Select(name => new Choice(AddressOf(name.Stage, 1), $"{words.StageOf(name.Stage)} ({words.Number(counts.GetValueOrDefault(name.Stage))})", chosen == name.Stage)),
    ];

    private static string AddressOf(ArticleStage? stage, int page)
    {
        string[] query = [.. Names.Where(name => name.Stage == stage).Select(name => $"{StageQuery}={name.Value}"), .. page > 1 ? [$"{PageQuery.PageNumber}={page}"] : Array.Empty<string>()];
        return query.Length == 0 ? Address : $"{Address}?{string.Join('&', query)}";
    }

    // What somebody still has to do something with, the newest save first; what was put away only when it is asked for.
    private static async Task<List<Row>> InWork(SenDb db, Guid commune, ArticleStage? chosen, CancellationToken ct)
    {
        var drafts = await db.ArticleDrafts.AsNoTracking()
            .Where(draft => draft.CommuneId == commune && (chosen == null ? draft.Stage != ArticleStage.Published && draft.Stage != ArticleStage.Archived : draft.Stage == chosen))
            .OrderByDescending(draft => draft.SavedAt).ThenBy(draft => draft.Id).Take(MostInWork)
            .Select(draft => new { draft.Id, draft.Title, draft.Category, draft.SavedAt, draft.Stage, Live = db.Articles.Any(article => article.Id == draft.Id && article.IsPublic), draft.Origin })
            .ToListAsync(ct);
        return [.. drafts.Select(draft => new Row(
            draft.Id, draft.Title, draft.Category, BusinessCalendar.DateOf(draft.SavedAt), draft.Stage, draft.Live, null, draft.Origin == Origin.Illustrative))];
    }

    private static async Task<List<Row>> Live(SenDb db, Guid commune, int page, CancellationToken ct) =>
        await db.PublicArticles.Where(article => article.CommuneId == commune).OrderByDescending(article => article.Position).Skip((page - 1) * Length).Take(Length)
            .Select(article => new Row(
                article.Id, article.Title, article.Category, article.PublishedOn,
                db.ArticleDrafts.Where(draft => draft.Id == article.Id).Select(draft => (ArticleStage?)draft.Stage).FirstOrDefault() ?? ArticleStage.Published, true,
                db.ArticleViews.Where(views => views.ArticleId == article.Id).Select(views => views.Views).FirstOrDefault(), article.Origin == Origin.Illustrative))
            .ToListAsync(ct);
}
