using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The site map for people (sơ đồ trang): every way into the portal on one page.</summary>
public static class ShowSiteMap
{
    public const string Address = "/so-do-trang";

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapPage(Address, [], Answer);

    private static async Task<PageAnswer?> Answer(PageRequest request)
    {
        await using var db = request.Open();
        var words = request.Words;
        var categories = await db.PublicArticles.GroupBy(article => article.CategorySlug)
            .Select(group => new { Slug = group.Key, Name = group.Max(article => article.Category)! }).OrderBy(one => one.Slug).ToListAsync(request.Ct);
        var written = await db.SiteParts.AsNoTracking().Where(part => part.Live != null).Select(part => part.Key).ToListAsync(request.Ct);
        var pages = SiteParts.Pages.Where(part => written.Contains(part.Key) || SiteParts.ByItself(part, words, request.Frame.Site) is not null);
        return await request.Draw<SiteMapView>(
            new SiteMapPage(
            [
                new(words.Menu, [.. request.Frame.Menu.Select(entry => new Link(entry.Text, entry.Href))]),
                new(words.News, [.. categories.Select(one => new Link(one.Name, Addresses.Category(one.Slug)))]),
                new(words.Models, [.. Enum.GetValues<Field>().Select(field => new Link(words.In(ModelNames.Of(field)), Addresses.ModelsOf(field)))]),
                new(words.StandingPages, [.. pages.Select(part => new Link(part.Name(words), part.Address)), new(words.Calendar, ShowCalendar.Address)]),
                new(words.Feeds, [new("RSS", "/rss"), new("Atom", "/atom"), new(words.CalendarFile, ShowCalendar.FileAddress)]),
            ]),
            ["articles", "parts"]);
    }
}

/// <summary>Some addresses under one heading.</summary>
public sealed record SiteMapGroup(string Title, IReadOnlyList<Link> Links);

/// <summary>What the page shows.</summary>
public sealed record SiteMapPage(IReadOnlyList<SiteMapGroup> Groups);
