using Microsoft.EntityFrameworkCore;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>News, newest first: all of it, or one category.</summary>
public static class ListArticles
{
    private const int Length = 20, SummaryLength = 160;

    /// <summary>Maps both lists.</summary>
    public static void Map(Routes routes)
    {
        routes.MapPage("/tin", [PageQuery.PageNumber], Answer);
        routes.MapPage("/tin/{category}", [PageQuery.PageNumber], Answer);
    }

    /// <summary>An article as a card.</summary>
    public static StoryCard Card(Article article) => new(
        article.Title,
        Addresses.Article(article.CategorySlug, article.Slug, article.Id),
        new(article.Category, Addresses.Category(article.CategorySlug)),
        article.PublishedOn,
        ArticleBlocks.Summary(article, SummaryLength),
        article.Drawing is { } drawing ? new($"/{drawing}", article.DrawingAlt, 1200, 675, Drawn: true) : null,
        article.Origin == Origin.Illustrative);

    private static async Task<PageAnswer?> Answer(PageRequest request)
    {
        var (category, page) = (request.Route("category"), request.Page(PageQuery.PageNumber));
        await using var db = request.Open();
        var categories = await db.PublicArticles.GroupBy(article => article.CategorySlug)
            .Select(group => new { Slug = group.Key, Name = group.Max(article => article.Category)!, Count = group.Count() })
            .OrderBy(group => group.Slug).ToListAsync(request.Ct);
        var chosen = categories.Find(one => one.Slug == category);
        var total = category.Length == 0 ? categories.Sum(one => one.Count) : chosen?.Count ?? 0;
        if ((category.Length > 0 && chosen is null) || (page > 1 && (page - 1) * Length >= total))
        {
            return null;
        }

        var stories = await db.PublicArticles.Where(article => category == "" || article.CategorySlug == category)
            .OrderByDescending(article => article.Position).Skip((page - 1) * Length).Take(Length).ToListAsync(request.Ct);
        return await request.Draw<ArticleListView>(
            new ArticleListPage(chosen?.Name ?? request.Words.NewsTitle, total, [.. stories.Select(Card)], request.Pages(PageQuery.PageNumber, total, Length, page))
            {
                Categories =
                [
                    new(Addresses.News, request.Words.AllCategories, chosen is null),
                    .. categories.Select(one => new Choice(Addresses.Category(one.Slug), one.Name, one == chosen)),
                ],
            },
            ["articles"]);
    }
}
