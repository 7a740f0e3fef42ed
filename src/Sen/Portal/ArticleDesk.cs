using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The editor's list of articles (cổng tin).</summary>
public static class ArticleDesk
{
    /// <summary>Where the editor works.</summary>
    public const string Address = "/can-bo/cong-tin";

    private const int Length = 20;

    /// <summary>One article of the list.</summary>
    public sealed record Row(Guid Id, string Title, string Category, DateOnly PublishedOn, long Views, bool Illustrative);

    /// <summary>Maps the list.</summary>
    public static void Map(Routes routes) => routes.MapGet(Address, async (HttpContext http, Visit visit, SenDb db, Frames frames, CancellationToken ct) =>
    {
        var page = int.TryParse(http.Request.Query[PageQuery.PageNumber], System.Globalization.NumberStyles.None, null, out var asked) && asked is > 0 and <= 10_000 ? asked : 1;
        // An editor of several communes sees the portal whose address was opened.
        var articles = db.Articles.AsNoTracking().Where(article => article.CommuneId == visit.Home.CommuneId);
        if (Access.Ask(visit.Actor, Operation.EditArticle, Subject.Of(visit.Home.CommuneId)).Refusal is { } refusal)
        {
            return Answers.Refused(http, refusal);
        }

        var total = await articles.CountAsync(ct);
        var rows = await articles.OrderByDescending(article => article.Position).Skip((page - 1) * Length).Take(Length)
            .Select(article => new Row(article.Id, article.Title, article.Category, article.PublishedOn,
                db.ArticleViews.Where(views => views.ArticleId == article.Id).Select(views => views.Views).FirstOrDefault(), article.Origin == Origin.Illustrative))
            .ToListAsync(ct);
        return Answers.Page<ArticleDeskView>(new Dictionary<string, object?>
        {
            [nameof(ArticleDeskView.Frame)] = await frames.OfDesk(http, ct),
            [nameof(ArticleDeskView.Desk)] = frames.Desk(http),
            [nameof(ArticleDeskView.Rows)] = rows,
            [nameof(ArticleDeskView.Total)] = total,
            [nameof(ArticleDeskView.Pager)] = total <= Length ? Pager.None
                : new Pager([.. Enumerable.Range(1, (total + Length - 1) / Length).Select(no => no == 1 ? Address : $"{Address}?{PageQuery.PageNumber}={no}")], page),
        });
    }).Needs(Operation.EditArticle);
}
