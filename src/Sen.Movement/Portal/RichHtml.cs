using System.Globalization;
using System.Text;

namespace Sen.Movement.Portal;

/// <summary>Writes an article's blocks as HTML: the only writer there is, so that no element and no attribute but these ever stands in a body.</summary>
public static class RichHtml
{
    /// <summary>Begins the figure of a picture; its id follows.</summary>
    public const string FigureStart = "<figure data-media=\"";

    private const int LongestHref = 2000;

    private static readonly (TextMarks Mark, string Name)[] Names =
        [(TextMarks.Strong, "strong"), (TextMarks.Emphasis, "em"), (TextMarks.Raised, "sup"), (TextMarks.Lowered, "sub")];

    /// <summary>The blocks as HTML, a line each.</summary>
    public static string Write(IEnumerable<RichBlock> blocks) => string.Join('\n', blocks.Select(Write));

    /// <summary>One block.</summary>
    public static string Write(RichBlock block)
    {
        var html = new StringBuilder();
        Block(html, block);
        return html.ToString();
    }

    /// <summary>An address a link may lead to: http, https, mailto, tel, or a page of this site; null for every other.</summary>
    public static string? SafeHref(string? href)
    {
        // Browsers skip blanks and controls inside an address; what is left has to be looked at.
        var address = new string([.. (href ?? "").Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c))]);
        if (address.Length is 0 or > LongestHref)
        {
            return null;
        }

        if (address[0] == '/')
        {
            return address is ['/', '/' or '\\', ..] || address.Contains('\\', StringComparison.Ordinal) ? null : address;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel"
            && address.StartsWith($"{uri.Scheme}:", StringComparison.OrdinalIgnoreCase) ? address : null;
    }

    /// <summary>Text as it stands in HTML, also between double quotes.</summary>
    public static string Encode(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"") < 0)
        {
            return text;
        }

        return text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
    }

    private static void Block(StringBuilder html, RichBlock block)
    {
        switch (block)
        {
            case RichBlock.Paragraph paragraph:
                Element(html, "p", paragraph.Runs);
                break;
            case RichBlock.Heading heading:
                Element(html, heading.Level <= 2 ? "h2" : "h3", heading.Runs);
                break;
            case RichBlock.Listing list:
                Listing(html, list);
                break;
            case RichBlock.Quote quote:
                html.Append("<blockquote>");
                foreach (var paragraph in quote.Paragraphs)
                {
                    Element(html, "p", paragraph.Runs);
                }

                html.Append("</blockquote>");
                break;
            case RichBlock.Table table:
                Table(html, table);
                break;
            case RichBlock.Figure figure:
                html.Append(FigureStart).Append(figure.Media.ToString("d")).Append("\">");
                Element(html, "figcaption", figure.Caption);
                html.Append("</figure>");
                break;
        }
    }

    private static void Listing(StringBuilder html, RichBlock.Listing list)
    {
        var name = list.Ordered ? "ol" : "ul";
        html.Append('<').Append(name).Append('>');
        foreach (var item in list.Items)
        {
            html.Append("<li>");
            Runs(html, item.Runs);
            foreach (var below in item.Lists)
            {
                Listing(html, below);
            }

            html.Append("</li>");
        }

        html.Append("</").Append(name).Append('>');
    }

    // Rows of nothing but headers at the top name the columns; a header anywhere below names its row.
    private static void Table(StringBuilder html, RichBlock.Table table)
    {
        html.Append("<table>");
        if (table.Caption.Count > 0)
        {
            Element(html, "caption", table.Caption);
        }

        var head = table.Rows.TakeWhile(row => row.All(cell => cell.Header)).Count();
        head = head == table.Rows.Count ? 0 : head;
        Rows(html, "thead", table.Rows.Take(head), "col");
        Rows(html, "tbody", table.Rows.Skip(head), "row");
        html.Append("</table>");
    }

    private static void Rows(StringBuilder html, string part, IEnumerable<IReadOnlyList<RichCell>> rows, string scope)
    {
        var any = false;
        foreach (var row in rows)
        {
            html.Append(any ? "<tr>" : $"<{part}><tr>");
            any = true;
            foreach (var cell in row)
            {
                Cell(html, cell, scope);
            }

            html.Append("</tr>");
        }

        html.Append(any ? $"</{part}>" : "");
    }

    private static void Cell(StringBuilder html, RichCell cell, string scope)
    {
        html.Append(cell.Header ? $"<th scope=\"{scope}\"" : "<td");
        Span(html, "colspan", cell.Across);
        Span(html, "rowspan", cell.Down);
        html.Append('>');
        Runs(html, cell.Runs);
        html.Append(cell.Header ? "</th>" : "</td>");
    }

    private static void Span(StringBuilder html, string name, int count)
    {
        if (count > 1)
        {
            html.Append(' ').Append(name).Append("=\"").Append(count.ToString(CultureInfo.InvariantCulture)).Append('"');
        }
    }

    private static void Element(StringBuilder html, string name, IEnumerable<RichRun> runs)
    {
        html.Append('<').Append(name).Append('>');
        Runs(html, runs);
        html.Append("</").Append(name).Append('>');
    }

    private static void Runs(StringBuilder html, IEnumerable<RichRun> runs)
    {
        foreach (var run in runs)
        {
            var href = SafeHref(run.Href);
            var marks = Names.Where(name => run.Marks.HasFlag(name.Mark)).Select(name => name.Name).ToList();
            html.Append(href is null ? "" : $"<a href=\"{Encode(href)}\">");
            marks.ForEach(name => html.Append('<').Append(name).Append('>'));
            html.Append(Encode(run.Text).Replace("\n", "<br>", StringComparison.Ordinal));
            marks.Reverse();
            marks.ForEach(name => html.Append("</").Append(name).Append('>'));
            html.Append(href is null ? "" : "</a>");
        }
    }
}
