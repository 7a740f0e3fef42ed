using Microsoft.AspNetCore.Http.Features;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement.OldPortal;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// Readers who come by an address of the old portal – a bookmark, a link in a document, a search engine – are sent to where the article stands now, and those
/// who come by a category's old name to the category.
/// </summary>
public static class FollowOldAddress
{
    private static readonly string[] Lists = [$"{Addresses.News}/", $"/rss{Addresses.News}/", $"/atom{Addresses.News}/"];

    /// <summary>Finds the present address; null when the request's is no old address of this site, or readers do not see its record.</summary>
    public static async Task<string?> Find(HttpContext http)
    {
        // As it was sent: the path that routing sees is decoded only half.
        var asked = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (http.RequestServices.GetRequiredService<Visit>().Site is not { } site || OldAddressKey.Of(asked) is not { } key)
        {
            return null;
        }

        return await Category(http, site) ?? await Article(http, site, key);
    }

    // The list of a category, and its feeds.
    private static async Task<string?> Category(HttpContext http, Site site)
    {
        var path = http.Request.Path.Value ?? "";
        var (before, slug) = (path[..(path.LastIndexOf('/') + 1)], path[(path.LastIndexOf('/') + 1)..]);
        return Array.IndexOf(Lists, before) >= 0 && slug.Length is > 0 and <= ArticleRules.LongestName
            && await OldAddressReading.Category(http.RequestServices.GetRequiredService<Databases>(), site.CommuneId, slug, http.RequestAborted) is { } now
            ? $"{before}{now}{http.Request.QueryString}" : null;
    }

    private static async Task<string?> Article(HttpContext http, Site site, string key) =>
        await OldAddressReading.Find(http.RequestServices.GetRequiredService<Databases>(), site.CommuneId, key, http.RequestAborted) switch
        {
            { Kind: Kind, CategorySlug: { } category, Slug: { } slug, Id: var id } => Addresses.Article(category, slug, id),
            _ => null,
        };

    /// <summary>What old addresses call an article.</summary>
    public const string Kind = "article";
}
