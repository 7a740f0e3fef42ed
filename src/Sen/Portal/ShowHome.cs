using Microsoft.EntityFrameworkCore;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The first page of the portal: the news, the movement in figures, its models, its year.</summary>
public static class ShowHome
{
    // A portal shows at most this many models by name on its first page; the list has them all.
    private const int MostModels = 30, Tiles = 3, NewsLines = 6, DocumentLinesShown = 3, CalendarLines = 3;

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapPage("/", [], Answer);

    private static async Task<PageAnswer?> Answer(PageRequest request) => await Draw(request, null, null);

    /// <summary>The page; what is said here stands in place of what is published (a preview).</summary>
    public static async Task<PageAnswer> Draw(PageRequest request, string? blocks, string? welcome)
    {
        blocks ??= (await SiteReading.Part(request.Databases, request.Site.CommuneId, SiteParts.Home, request.Ct))?.Live;
        welcome ??= (await SiteReading.Part(request.Databases, request.Site.CommuneId, SiteParts.Welcome, request.Ct))?.Live;
        await using var db = request.Open();
        var (words, today) = (request.Words, BusinessCalendar.Today(request.Clock));
        var overview = await Overview.Read(db, request.Site.CommuneId, today, MostModels, request.Ct);
        var newest = await db.PublicArticles.OrderByDescending(article => article.Position).Take(NewsLines + 1).ToListAsync(request.Ct);
        // A story with a picture leads; without one the newest does.
        var first = newest.Find(article => article.Drawing is not null) ?? overview.Source ?? newest.FirstOrDefault();
        var coming = await db.CalendarEntries.AsNoTracking().Where(entry => entry.On >= today)
            .OrderBy(entry => entry.On).ThenBy(entry => entry.Begins != null).ThenBy(entry => entry.Begins).ThenBy(entry => entry.Id).Take(CalendarLines).ToListAsync(request.Ct);
        var tiles = overview.Models.OrderByDescending(model => ModelCards.PictureOf(request, model, "vua") is not null).Take(Tiles).ToList();
        return await request.Draw<HomeView>(
            new HomePage
            {
                Title = words.HomeTitle(InSentence(request.Site.Name)),
                Lead = words.HomeLead,
                Doors = Doors(words),
                FirstStory = first is null ? null : ListArticles.Card(first),
                News = [.. newest.Where(article => article.Id != first?.Id).Take(NewsLines)
                    .Select(article => new StoryLink(article.Title, Addresses.Article(article.CategorySlug, article.Slug, article.Id), article.PublishedOn, article.Origin == Origin.Illustrative))],
                Phase = overview.Statements is [var statement, ..] ? words.PhaseOf(DocumentLines.Phase(statement.Period)) : null,
                Source = overview.SourceLink(words),
                Figures = overview.Figures(words),
                Models = [.. tiles.Select(model => ModelCards.Card(request, model))],
                OtherModels = [.. overview.Models.Except(tiles).Select(model => new Link(model.Model.Name, Addresses.Model(model.Model.Slug, model.Model.Id)))],
                Coming = coming,
                Documents = [.. overview.Documents.Take(DocumentLinesShown).Select(document => DocumentLines.Of(words, document))],
                Blocks = blocks is null ? SiteParts.HomeBlocks : LinkLines.Lines(blocks),
                Welcome = welcome is null ? [] : ArticleBlocks.OfText(welcome),
                Year = overview.Stages(words, overview.Years[0], today),
            },
            ["articles", "models", "documents", "committee", "statements", "calendar", "parts"]);
    }

    private static List<(Link Link, string Icon)> Doors(Words words) =>
    [
        (new(words.DoorCalendar, ShowCalendar.Address), "calendar"),
        (new(words.DoorFeedback, FeedbackAddresses.Send), "comment"),
        (new(words.DoorModels, Addresses.Models), "sprout"),
        (new(words.DoorDocuments, Addresses.Documents), "document"),
        (new(words.DoorContact, "/lien-he"), "phone"),
        (new(words.DoorCommittee, Addresses.Committee), "users"),
    ];

    // “Xã Bình Sa” at the head, “xã Bình Sa” in running text.
    private static string InSentence(string name) => name.Length == 0 ? name : $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}
