using System.Globalization;
using System.Net;
using System.Text;
using Sen.Data.Portal;
using Sen.Movement.Portal;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// An article's kept HTML as its page shows it. The text was written by <see cref="RichHtml"/> and by nothing else, so its few tags are found by looking for
/// “&lt;”: the page of readers loads no parser and no sanitiser. Pictures get their size and address, wide tables a region that can be scrolled by keyboard,
/// words that lead to records their links.
/// </summary>
public static class ArticleMarkup
{
    private const string FigureEnd = "</figure>", CaptionStart = "<figcaption>";

    /// <summary>What is needed beside the text.</summary>
    /// <param name="Words">The page's words.</param>
    /// <param name="Media">The pictures.</param>
    /// <param name="Drawing">The drawing that belongs to the article itself; null when it has none.</param>
    public sealed record Look(Words Words, IReadOnlyDictionary<Guid, ArticlePicture> Media, Picture? Drawing)
    {
        /// <summary>Words that lead to a record; each is linked once, where it stands first.</summary>
        public IReadOnlyList<(string Phrase, string Href)> Targets { get; init; } = [];

        /// <summary>Only what strangers may see is shown.</summary>
        public bool ForAll { get; init; }
    }

    /// <summary>The drawing that stands in for an article's photograph.</summary>
    public static Picture? DrawingOf(Article? article) =>
        article?.Drawing is { } drawing ? new($"/{drawing}", article.DrawingAlt, 1200, 675, Drawn: true) : null;

    /// <summary>The ids of the pictures in a kept text.</summary>
    public static IReadOnlyList<Guid> MediaOf(string body)
    {
        var ids = new List<Guid>();
        for (var at = body.IndexOf(RichHtml.FigureStart, StringComparison.Ordinal); at >= 0; at = body.IndexOf(RichHtml.FigureStart, at + 1, StringComparison.Ordinal))
        {
            if (IdAt(body, at) is { } id && id != Guid.Empty)
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    /// <summary>The first paragraph of a kept text in plain words; null when there is none.</summary>
    public static string? FirstParagraph(string body)
    {
        var from = body.IndexOf("<p>", StringComparison.Ordinal);
        var to = from < 0 ? -1 : body.IndexOf("</p>", from, StringComparison.Ordinal);
        if (to < 0)
        {
            return null;
        }

        var (words, inTag) = (new StringBuilder(), false);
        foreach (var c in body[from..to].Replace("<br>", " ", StringComparison.Ordinal))
        {
            inTag = c == '<' || (inTag && c != '>');
            if (!inTag && c != '>')
            {
                words.Append(c);
            }
        }

        return WebUtility.HtmlDecode(words.ToString()).Trim();
    }

    /// <summary>The text as the page shows it.</summary>
    public static string Show(string body, Look look)
    {
        var (html, left) = (new StringBuilder(body.Length + 512), look.Targets.Select(target => (Phrase: RichHtml.Encode(target.Phrase), target.Href)).ToList());
        var (tables, inLink) = (0, false);
        for (var at = 0; at < body.Length;)
        {
            var tag = body.IndexOf('<', at);
            var text = body.AsSpan(at, (tag < 0 ? body.Length : tag) - at).ToString();
            html.Append(inLink ? text : Linked(text, left));
            if (tag < 0)
            {
                break;
            }

            var end = body.IndexOf('>', tag) + 1;
            var name = body.AsSpan(tag, end - tag);
            at = end;
            if (name.StartsWith(RichHtml.FigureStart))
            {
                at = body.IndexOf(FigureEnd, tag, StringComparison.Ordinal) + FigureEnd.Length;
                Figure(html, body[tag..at], look);
            }
            else if (name.SequenceEqual("<table>"))
            {
                html.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{RichHtml.Encode(look.Words.TableNo(++tables))}\"><table class=\"table\">");
            }
            else
            {
                html.Append(name);
                html.Append(name.SequenceEqual("</table>") ? "</div>" : "");
                inLink = name.StartsWith("<a ") || (inLink && !name.SequenceEqual("</a>"));
            }
        }

        return html.ToString();
    }

    private static void Figure(StringBuilder html, string figure, Look look)
    {
        var id = IdAt(figure, 0);
        var shown = id is { } media && look.Media.TryGetValue(media, out var picture) && (picture.MayBePublic || !look.ForAll) ? picture : null;
        var (src, alt, width, height) = shown is not null ? (shown.Src, shown.Alt, shown.Width, shown.Height)
            : id == Guid.Empty && look.Drawing is { } drawing ? (drawing.Src, drawing.Alt, drawing.Width, drawing.Height) : (null, "", 0, 0);
        if (src is null)
        {
            return;
        }

        html.Append("<figure class=\"photo\"><span class=\"photo frame\">");
        // The lightest the browser can show, in the size it needs; only of the library there are several.
        var choice = shown is null ? "" : $" srcset=\"{MediaSet.Of(shown.Media, PictureFormat.Jpeg)}\" sizes=\"{MediaSet.InText}\"";
        html.Append(shown is null ? "" : "<picture>").AppendJoin("", (shown is null ? [] : MediaSet.Lighter(shown.Media)).Select(
            format => $"<source type=\"{format.MediaType()}\" srcset=\"{MediaSet.Of(shown!.Media, format)}\" sizes=\"{MediaSet.InText}\">"));
        html.Append(CultureInfo.InvariantCulture, $"<img src=\"{RichHtml.Encode(src)}\"{choice} alt=\"{RichHtml.Encode(alt)}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\">");
        html.Append(shown is null ? "" : "</picture>");
        html.Append(shown is null ? $"<span class=\"drawn\">{RichHtml.Encode(look.Words.Drawn)}</span>" : "").Append("</span>");
        var from = figure.IndexOf(CaptionStart, StringComparison.Ordinal) + CaptionStart.Length;
        var caption = figure[from..figure.LastIndexOf("</figcaption>", StringComparison.Ordinal)];
        var credit = shown?.Credit is { Length: > 0 } by ? $" {RichHtml.Encode(look.Words.PhotoBy(by))}" : "";
        html.Append(caption.Length + credit.Length > 0 ? $"<figcaption>{caption}{credit}</figcaption>" : "").Append(FigureEnd);
    }

    private static Guid? IdAt(string body, int figure)
    {
        var from = figure + RichHtml.FigureStart.Length;
        return from + 36 <= body.Length && Guid.TryParseExact(body.AsSpan(from, 36), "d", out var id) ? id : null;
    }

    private static string Linked(string text, List<(string Phrase, string Href)> left)
    {
        for (var i = 0; i < left.Count && text.Length > 0; i++)
        {
            var (phrase, href) = left[i];
            var at = text.IndexOf(phrase, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            left.RemoveAt(i);
            var before = Linked(text[..at], left);
            return $"{before}<a href=\"{RichHtml.Encode(href)}\">{phrase}</a>{Linked(text[(at + phrase.Length)..], left)}";
        }

        return text;
    }
}
