using Sen.Data.Portal;
using Sen.Movement.Media;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>An article's plain paragraphs as the page shows them: list items, the picture at its place, and words that lead to records.</summary>
public static class ArticleBlocks
{
    private const string Between = "\n\n", Dash = "- ";
    private const int DrawingWidth = 1200, DrawingHeight = 675;

    /// <summary>What stands under an article's title in lists: its lead, else the beginning of its text; null when there is nothing.</summary>
    public static string? Summary(Article article, int longest) => article.Lead.Length > 0 ? Cut(article.Lead, longest)
        : article.Format == ArticleFormat.Html ? Cut(ArticleMarkup.FirstParagraph(article.Body), longest) : Cut(Paragraphs(article.Body).FirstOrDefault(), longest);

    /// <summary>The body in blocks. Each phrase is linked once, where it stands first.</summary>
    public static IReadOnlyList<ArticleBlock> Of(Article article, IReadOnlyList<(string Phrase, string Href)> targets, IReadOnlyList<ArticlePhoto> photos)
    {
        var left = targets.ToList();
        var blocks = new List<ArticleBlock>();
        foreach (var paragraph in Paragraphs(article.Body))
        {
            var runs = Runs(paragraph, left);
            blocks.Add(paragraph.StartsWith(Dash, StringComparison.Ordinal) ? new ArticleBlock.Item(runs) : new ArticleBlock.Paragraph(runs));
        }

        if (First(article, photos) is { } first)
        {
            blocks.Insert(Math.Clamp(article.PhotoAfter, 0, blocks.Count), first);
        }

        blocks.AddRange(photos.Skip(1).Where(photo => photo.MayBePublic).Select(photo => new ArticleBlock.Photo(Of(photo), Printed(photo.Caption))));
        return blocks;
    }

    /// <summary>A text that is no article's: paragraphs and list items.</summary>
    public static IReadOnlyList<ArticleBlock> OfText(string text) =>
        [.. Paragraphs(text).Select<string, ArticleBlock>(paragraph => paragraph.StartsWith(Dash, StringComparison.Ordinal) ? new ArticleBlock.Item([new(paragraph)]) : new ArticleBlock.Paragraph([new(paragraph)]))];

    // Where the picture is missing its caption stands alone, as it was printed; one that may not be shown takes its caption along.
    private static ArticleBlock? First(Article article, IReadOnlyList<ArticlePhoto> photos)
    {
        var caption = Printed(article.PhotoCaption);
        return photos is [var photo, ..] ? photo.MayBePublic ? new ArticleBlock.Photo(Of(photo), caption) : null
            : caption.Length == 0 ? null
            : article.Drawing is { } drawing ? new ArticleBlock.Photo(new Picture($"/{drawing}", article.DrawingAlt, DrawingWidth, DrawingHeight, Drawn: true), caption)
            : new ArticleBlock.Paragraph([new(caption)]);
    }

    private static Picture Of(ArticlePhoto photo) => new(ArticleMedia.Address(photo.Id), photo.AltText.Length > 0 ? photo.AltText : photo.Caption, photo.Width, photo.Height)
    {
        Media = new(photo.Id, MediaKind.Picture) { Width = photo.Width, Height = photo.Height, HasAvif = photo.HasAvif },
    };

    /// <summary>A caption as old portals print it.</summary>
    public static string Printed(string? caption) => string.IsNullOrEmpty(caption) ? "" : $"(Ảnh:{caption})";

    /// <summary>The paragraphs of a body.</summary>
    public static IEnumerable<string> Paragraphs(string body) => body.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Cut(string? first, int longest)
    {
        if (first is null || first.Length <= longest)
        {
            return first;
        }

        var blank = first.LastIndexOf(' ', longest);
        return $"{first[..(blank > 0 ? blank : longest)].TrimEnd(',', ';', ':')}…";
    }

    private static List<TextRun> Runs(string text, List<(string Phrase, string Href)> left)
    {
        var found = left.Select(target => (At: text.IndexOf(target.Phrase, StringComparison.Ordinal), Target: target))
            .Where(hit => hit.At >= 0).OrderBy(hit => hit.At).ToList();
        var (runs, from) = (new List<TextRun>(), 0);
        foreach (var (at, target) in found.Where(hit => !Overlaps(hit, found)))
        {
            if (at > from)
            {
                runs.Add(new(text[from..at]));
            }

            runs.Add(new(target.Phrase, target.Href));
            left.Remove(target);
            from = at + target.Phrase.Length;
        }

        if (from < text.Length)
        {
            runs.Add(new(text[from..]));
        }

        return runs;
    }

    // Of two phrases in the same words the one that begins first, and of those the longer one, is linked.
    private static bool Overlaps((int At, (string Phrase, string Href) Target) hit, List<(int At, (string Phrase, string Href) Target)> found) =>
        found.Exists(other => other != hit && other.At < hit.At + hit.Target.Phrase.Length && hit.At < other.At + other.Target.Phrase.Length
            && (other.At < hit.At || (other.At == hit.At && other.Target.Phrase.Length > hit.Target.Phrase.Length)));
}
