using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The words in which an article speaks of a record.</summary>
public static class Quotations
{
    /// <summary>The sentence around the phrase, with the article as its source; null when no article speaks of the record.</summary>
    public static async Task<Quotation?> Of(SenDb db, string kind, Guid id, PageRequest request)
    {
        var said = await db.ArticleLinks.AsNoTracking().Where(link => link.TargetKind == kind && link.TargetId == id)
            .Join(db.PublicArticles, link => link.ArticleId, article => article.Id, (link, article) => new { link.Phrase, article })
            .OrderByDescending(pair => pair.article.Position).FirstOrDefaultAsync(request.Ct);
        return said is null ? null : new(Sentence(said.article.Body, said.Phrase), Source(said.article));
    }

    /// <summary>The article as a source.</summary>
    public static Link Source(Data.Portal.Article article) =>
        new(article.Title, Addresses.Article(article.CategorySlug, article.Slug, article.Id), $"{article.PublishedOn:dd/MM/yyyy}");

    private static string Sentence(string body, string phrase)
    {
        var at = body.IndexOf(phrase, StringComparison.Ordinal);
        if (at < 0)
        {
            return phrase;
        }

        // A sentence ends with a full stop, a semicolon or the paragraph; “xã .” shows that a blank may stand before it.
        var from = body.LastIndexOfAny(['.', ';', ':', '\n'], Math.Max(0, at - 1)) + 1;
        var to = body.IndexOfAny(['.', ';', '\n'], at + phrase.Length);
        return body[from..(to < 0 ? body.Length : to)].Trim(' ', '-', '…');
    }
}
