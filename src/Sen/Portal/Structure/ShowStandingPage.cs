using Sen.Data.Portal;
using Sen.Movement;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>A standing page of the portal: about, contact, accessibility, privacy, and what the law wants published. A page nobody wrote is not there.</summary>
public static class ShowStandingPage
{
    /// <summary>Maps them all.</summary>
    public static void Map(Routes routes)
    {
        foreach (var part in SiteParts.Pages.Where(part => part.Address == $"/{part.Key}"))
        {
            routes.MapPage(part.Address, [], request => Answer(request, part));
        }

        routes.MapPage($"{SiteParts.OtherPages}/{{page}}", [], async request =>
            SiteParts.Find(request.Route("page")) is { } part && part.Address == $"{SiteParts.OtherPages}/{part.Key}" ? await Answer(request, part) : null);
    }

    /// <summary>The page with this text.</summary>
    public static Task<PageAnswer> Draw(PageRequest request, PartKind part, string text, DateTime? since, bool own = false) => request.Draw<StandingPageView>(
        new StandingPage(part.Name(request.Words), ArticleBlocks.OfText(text), since is { } at ? BusinessCalendar.DateOf(at) : null, own), [$"part:{part.Key}"]);

    private static async Task<PageAnswer?> Answer(PageRequest request, PartKind part)
    {
        var live = await SiteReading.Part(request.Databases, request.Site.CommuneId, part.Key, request.Ct);
        return (live?.Live ?? SiteParts.ByItself(part, request.Words, request.Frame.Site)) is { } text ? await Draw(request, part, text, live?.LiveSince, own: live?.Live is null) : null;
    }
}

/// <summary>What a standing page shows.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Blocks">Its text.</param>
/// <param name="Since">The day it was last published; null for what the portal shows by itself.</param>
/// <param name="Own">The portal shows it by itself, in the reader's language.</param>
public sealed record StandingPage(string Title, IReadOnlyList<ArticleBlock> Blocks, DateOnly? Since, bool Own);
