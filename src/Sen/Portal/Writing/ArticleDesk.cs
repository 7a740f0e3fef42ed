using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The editor's list of articles (cổng tin): what is being written, and what readers see, by where it stands.</summary>
public static class ArticleDesk
{
    /// <summary>Where the editor works.</summary>
    public const string Address = DeskAddresses.Articles;

    /// <summary>The last word of the address where an article is checked; the forms of its steps stand there.</summary>
    public const string CheckWord = "kiem-tra";

    /// <summary>Says on the list that an article was deleted.</summary>
    public const string DeletedQuery = "da-xoa";

    /// <summary>The words looked for, in the address of the list.</summary>
    public const string WordsQuery = "q";

    /// <summary>The stage asked for, in the address of the list.</summary>
    public const string StageQuery = "buoc";

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
        var typed = VietnameseText.Clean(http.Request.Query[WordsQuery].ToString());
        var found = typed.Length > 0 ? await Found(db, commune, typed, ct) : null;
        var counts = await Counts(db, commune, typed, ct);
        counts[ArticleStage.Published] = found?.Count ?? await db.Articles.CountAsync(article => article.CommuneId == commune && article.IsPublic, ct);
        var inWork = (page == 1 || typed.Length > 0) && chosen != ArticleStage.Published ? await InWork(db, commune, chosen, typed, ct) : [];
        var (shown, live) = chosen is null or ArticleStage.Published ? (await Live(db, commune, page, found, ct), counts[ArticleStage.Published]) : ([], 0);
        var words = Frames.WordsOf(http);
        return await frames.Page<ArticleDeskView>(http, null, ct,
            (nameof(ArticleDeskView.InWork), page == 1 ? inWork : []),
            (nameof(ArticleDeskView.Deleted), http.Request.Query.ContainsKey(DeletedQuery)),
            (nameof(ArticleDeskView.Rows), shown),
            (nameof(ArticleDeskView.Total), typed.Length > 0 ? inWork.Count + live : chosen is null or ArticleStage.Published ? live : counts.GetValueOrDefault(chosen.Value)),
            (nameof(ArticleDeskView.Typed), typed),
            (nameof(ArticleDeskView.Stage), Names.Where(name => name.Stage == chosen).Select(name => name.Value).FirstOrDefault()),
            (nameof(ArticleDeskView.Stages), Choices(words, chosen, typed, counts)),
            (nameof(ArticleDeskView.Pager), live <= Length || shown.Count == 0 ? Pager.None
                : new Pager([.. Enumerable.Range(1, (live + Length - 1) / Length).Select(no => AddressOf(chosen, typed, no))], page)));
    }).Needs(Operation.EditArticle);

    private static List<Choice> Choices(Words words, ArticleStage? chosen, string typed, Dictionary<ArticleStage, int> counts) =>
    [
        new(AddressOf(null, typed, 1), words.AllArticles, chosen is null),
        .. Names.Where(name => counts.GetValueOrDefault(name.Stage) > 0 || (typed.Length > 0 && counts.ContainsKey(name.Stage)) || chosen == name.Stage)
            .Select(name => new Choice(AddressOf(name.Stage, typed, 1), $"{words.StageOf(name.Stage)} ({words.Number(counts.GetValueOrDefault(name.Stage))})", chosen == name.Stage)),
    ];

    private static string AddressOf(ArticleStage? stage, string typed, int page)
    {
        string[] query = [.. typed.Length > 0 ? [$"{WordsQuery}={Uri.EscapeDataString(typed)}"] : Array.Empty<string>(), .. Names.Where(name => name.Stage == stage).Select(name => $"{StageQuery}={name.Value}"), .. page > 1 ? [$"{PageQuery.PageNumber}={page}"] : Array.Empty<string>()];
        return query.Length == 0 ? Address : $"{Address}?{string.Join('&', query)}";
    }

    // What somebody still has to do something with, the newest save first; what was put away only when it is asked for.
    private static async Task<List<Row>> InWork(SenDb db, Guid commune, ArticleStage? chosen, string typed, CancellationToken ct)
    {
        var drafts = await db.ArticleDrafts.AsNoTracking()
            .Where(draft => draft.CommuneId == commune && (chosen == null ? draft.Stage != ArticleStage.Published && draft.Stage != ArticleStage.Archived : draft.Stage == chosen))
            .OrderByDescending(draft => draft.SavedAt).ThenBy(draft => draft.Id).Take(typed.Length > 0 ? int.MaxValue : MostInWork)
            .Select(draft => new { draft.Id, draft.Title, draft.Category, draft.Author, draft.SavedAt, draft.Stage, Live = db.Articles.Any(article => article.Id == draft.Id && article.IsPublic), draft.Origin })
            .ToListAsync(ct);
        return [.. drafts.Where(draft => Says(draft.Title, draft.Category, draft.Author, typed)).Take(MostInWork).Select(draft => new Row(
            draft.Id, draft.Title, draft.Category, BusinessCalendar.DateOf(draft.SavedAt), draft.Stage, draft.Live, null, draft.Origin == Origin.Illustrative))];
    }

    // How many of each stage the words are found in; all of them while nothing is looked for. A stage that is in use keeps its place, also with none found.
    private static async Task<Dictionary<ArticleStage, int>> Counts(SenDb db, Guid commune, string typed, CancellationToken ct)
    {
        var drafts = db.ArticleDrafts.AsNoTracking().Where(draft => draft.CommuneId == commune);
        return typed.Length == 0
            ? await drafts.GroupBy(draft => draft.Stage).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct)
            : (await drafts.Select(draft => new { draft.Stage, draft.Title, draft.Category, draft.Author }).ToListAsync(ct))
                .GroupBy(draft => draft.Stage).ToDictionary(group => group.Key, group => group.Count(draft => Says(draft.Title, draft.Category, draft.Author, typed)));
    }

    // The published articles with these words, newest first.
    private static async Task<List<Guid>> Found(SenDb db, Guid commune, string typed, CancellationToken ct) =>
        (await db.PublicArticles.Where(article => article.CommuneId == commune).OrderByDescending(article => article.Position)
            .Select(article => new { article.Id, article.Title, article.Category, article.Author }).ToListAsync(ct))
        .FindAll(article => Says(article.Title, article.Category, article.Author, typed)).ConvertAll(article => article.Id);

    // A page of them.
    private static Task<List<Row>> Live(SenDb db, Guid commune, int page, List<Guid>? found, CancellationToken ct)
    {
        if (found is null)
        {
            return Rows(db, db.PublicArticles.Where(article => article.CommuneId == commune).OrderByDescending(article => article.Position).Skip((page - 1) * Length).Take(Length), ct);
        }

        var shown = found.Skip((page - 1) * Length).Take(Length).ToList();
        return Rows(db, db.PublicArticles.Where(article => shown.Contains(article.Id)).OrderByDescending(article => article.Position), ct);
    }

    // Words are looked for without marks and case, in title, category and author.
    private static bool Says(string title, string category, string author, string typed) =>
        VietnameseText.Fold($"{title} {category} {author}") is var text && VietnameseText.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.Ordinal));

    private static Task<List<Row>> Rows(SenDb db, IQueryable<Article> articles, CancellationToken ct) =>
        articles
            .Select(article => new Row(
                article.Id, article.Title, article.Category, article.PublishedOn,
                db.ArticleDrafts.Where(draft => draft.Id == article.Id).Select(draft => (ArticleStage?)draft.Stage).FirstOrDefault() ?? ArticleStage.Published, true,
                db.ArticleViews.Where(views => views.ArticleId == article.Id).Select(views => views.Views).FirstOrDefault(), article.Origin == Origin.Illustrative))
            .ToListAsync(ct);
}
