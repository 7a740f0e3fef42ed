using Microsoft.AspNetCore.Http.Features;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement.OldPortal;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>Readers who come by an address of the old portal – a bookmark, a link in a document, a search engine – are sent to where the article stands now.</summary>
public static class FollowOldAddress
{
    /// <summary>Finds the present address; null when the request's is no old address of this site, or readers do not see its record.</summary>
    public static async Task<string?> Find(HttpContext http)
    {
        var parts = http.RequestServices;
        // As it was sent: the path that routing sees is decoded only half.
        var asked = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (parts.GetRequiredService<Visit>().Site is not { } site || OldAddressKey.Of(asked) is not { } key)
        {
            return null;
        }

        return await OldAddressReading.Find(parts.GetRequiredService<Databases>(), site.CommuneId, key, http.RequestAborted) switch
        {
            { Kind: Kind, CategorySlug: { } category, Slug: { } slug, Id: var id } => Addresses.Article(category, slug, id),
            _ => null,
        };
    }

    /// <summary>What old addresses call an article.</summary>
    public const string Kind = "article";
}
