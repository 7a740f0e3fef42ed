using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using Sen.Movement.Portal;

namespace Sen.Portal;

/// <summary>
/// Reads HTML that came from outside – typed, pasted from Word, from a file – into blocks. Twice guarded: the sanitiser lets nothing through but a short list
/// of elements, and whatever it lets through is read into blocks that can hold text, marks and safe addresses only. Readers' pages never come here.
/// </summary>
public static class HtmlReading
{
    // Their content is no text of the article, so it goes with them; of every other unknown element the words stay.
    private const string NotText =
        "script, style, template, noscript, iframe, frame, object, embed, applet, svg, math, head, title, meta, link, base, form, input, button, select, textarea, "
        + "audio, video, source, canvas, map, dialog, xml, xmp, plaintext, noembed, noframes";

    private const int MostDepth = 60;

    private static readonly Lazy<HtmlSanitizer> Sanitizer = new(Make);

    /// <summary>Makes the sanitiser ready: its first use takes half a second, and nobody should wait for it.</summary>
    public static void Warm() => Read("<p>x</p>");

    /// <summary>The blocks of a piece of HTML, in order.</summary>
    public static IReadOnlyList<RichBlock> Read(string html)
    {
        var parser = new HtmlParser();
        using var raw = parser.ParseDocument(html);
        foreach (var element in raw.QuerySelectorAll(NotText).ToList())
        {
            element.Remove();
        }

        Flatten(raw.Body!);
        using var clean = parser.ParseDocument(Sanitizer.Value.Sanitize(raw.Body!.InnerHtml));
        return RichText.Tidy(Blocks(clean.Body!, 0));
    }

    /// <summary>The same text as it is kept.</summary>
    public static string Clean(string html) => RichHtml.Write(Read(html));

    // No person nests sixty elements; a paste that does is read as the words it holds, before anything walks into it.
    private static void Flatten(IElement body)
    {
        var left = new Stack<(IElement Element, int Depth)>([(body, 0)]);
        while (left.TryPop(out var next))
        {
            if (next.Depth == MostDepth && next.Element.FirstElementChild is not null)
            {
                next.Element.TextContent = next.Element.TextContent;
            }

            foreach (var child in next.Element.Children)
            {
                left.Push((child, next.Depth + 1));
            }
        }
    }

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer { KeepChildNodes = true };
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(
        [
            "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "strong", "b", "em", "i",
            "a", "blockquote", "br", "figure", "figcaption", "sup", "sub",
        ]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "colspan", "rowspan", "data-media"]);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto", "tel"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        sanitizer.AllowedClasses.Clear();
        sanitizer.UriAttributes.Clear();
        sanitizer.UriAttributes.Add("href");
        return sanitizer;
    }

    private static IEnumerable<RichBlock> Blocks(INode parent, int depth)
    {
        var loose = new List<RichRun>();
        foreach (var node in parent.ChildNodes)
        {
            if (depth > 2 * MostDepth || node is not IElement element || Block(element, depth) is not { } blocks)
            {
                loose.AddRange(Runs(node, TextMarks.None, null, depth));
                continue;
            }

            if (loose.Count > 0)
            {
                yield return new RichBlock.Paragraph([.. loose]);
                loose.Clear();
            }

            foreach (var block in blocks)
            {
                yield return block;
            }
        }

        if (loose.Count > 0)
        {
            yield return new RichBlock.Paragraph(loose);
        }
    }

    // Null for what stands inside a line.
    private static IEnumerable<RichBlock>? Block(IElement element, int depth) => element.LocalName switch
    {
        "h1" or "h2" => [new RichBlock.Heading(2, Runs(element, depth))],
        "h3" or "h4" or "h5" or "h6" => [new RichBlock.Heading(3, Runs(element, depth))],
        "ul" or "ol" => [Listing(element, depth)],
        "table" => Table(element, depth),
        "figure" => Figure(element, depth),
        "blockquote" => [new RichBlock.Quote([.. Blocks(element, depth + 1).SelectMany(Quoted)])],
        "p" or "div" or "li" or "figcaption" or "caption" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th" => Blocks(element, depth + 1),
        "a" or "strong" or "b" or "em" or "i" when element.QuerySelector("p, div, ul, ol, table, figure, h1, h2, h3, h4, h5, h6, blockquote") is not null => Blocks(element, depth + 1),
        _ => null,
    };

    private static IEnumerable<RichBlock.Paragraph> Quoted(RichBlock block) => block switch
    {
        RichBlock.Paragraph paragraph => [paragraph],
        RichBlock.Quote quote => quote.Paragraphs,
        _ => RichText.Lines([block]).Select(line => new RichBlock.Paragraph(RichText.Plain(line))),
    };

    private static RichBlock.Listing Listing(IElement list, int depth)
    {
        var items = new List<RichItem>();
        foreach (var child in list.Children)
        {
            // Word and old pages put a list straight into a list: it belongs to the item before it.
            if (child.LocalName is "ul" or "ol" && depth < MostDepth)
            {
                var below = Listing(child, depth + 1);
                if (items.Count > 0)
                {
                    items[^1] = items[^1] with { Lists = [.. items[^1].Lists, below] };
                }
                else
                {
                    items.AddRange(below.Items);
                }
            }
            else
            {
                items.Add(Item(child, depth));
            }
        }

        return new(list.LocalName == "ol", items);
    }

    private static RichItem Item(IElement item, int depth)
    {
        var (runs, lists) = (new List<RichRun>(), new List<RichBlock.Listing>());
        foreach (var block in Blocks(item, depth + 1))
        {
            if (block is RichBlock.Listing list)
            {
                lists.Add(list);
            }
            else
            {
                runs.AddRange(Inline(block, runs.Count > 0));
            }
        }

        return new(runs, lists);
    }

    private static IEnumerable<RichBlock> Table(IElement table, int depth)
    {
        // A table inside a cell is no table of the article: its words stay in the cell.
        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table).Select(row => (IReadOnlyList<RichCell>)
        [
            .. row.Children.Where(cell => cell.LocalName is "td" or "th").Select(cell => new RichCell(
                cell.LocalName == "th", Count(cell, "colspan"), Count(cell, "rowspan"), Cell(cell, depth))),
        ]).Where(row => row.Count > 0).ToList();
        var caption = table.Children.FirstOrDefault(child => child.LocalName == "caption");
        yield return new RichBlock.Table(caption is null ? [] : Cell(caption, depth), rows);
    }

    private static List<RichRun> Cell(IElement cell, int depth)
    {
        var runs = new List<RichRun>();
        foreach (var block in Blocks(cell, depth + 1))
        {
            runs.AddRange(Inline(block, runs.Count > 0));
        }

        return runs;
    }

    // A block where only a line may stand: its words, on a line of their own.
    private static IEnumerable<RichRun> Inline(RichBlock block, bool follows)
    {
        if (follows)
        {
            yield return new("\n");
        }

        if (block is RichBlock.Paragraph or RichBlock.Heading)
        {
            foreach (var run in block is RichBlock.Paragraph paragraph ? paragraph.Runs : ((RichBlock.Heading)block).Runs)
            {
                yield return run;
            }
        }
        else
        {
            yield return new(string.Join('\n', RichText.Lines([block])));
        }
    }

    private static IEnumerable<RichBlock> Figure(IElement figure, int depth)
    {
        if (Guid.TryParse(figure.GetAttribute("data-media"), out var media))
        {
            yield return new RichBlock.Figure(media, figure.QuerySelector("figcaption") is { } caption ? Cell(caption, depth) : []);
            yield break;
        }

        // A picture of somebody else's page cannot be kept; what was written under it can.
        foreach (var block in Blocks(figure, depth + 1))
        {
            yield return block;
        }
    }

    private static int Count(IElement cell, string attribute) => int.TryParse(cell.GetAttribute(attribute), out var count) ? Math.Clamp(count, 1, 50) : 1;

    private static List<RichRun> Runs(IElement element, int depth) => [.. element.ChildNodes.SelectMany(node => Runs(node, TextMarks.None, null, depth))];

    private static IEnumerable<RichRun> Runs(INode node, TextMarks marks, string? href, int depth)
    {
        if (node is IText text)
        {
            // A line's end in HTML is a blank; a break is written <br>.
            return [new(text.Data.Replace('\n', ' ').Replace('\r', ' '), marks, href)];
        }

        if (node is not IElement element || depth > 2 * MostDepth)
        {
            return [];
        }

        if (element.LocalName == "br")
        {
            return [new("\n", marks, href)];
        }

        marks |= element.LocalName switch
        {
            "strong" or "b" => TextMarks.Strong,
            "em" or "i" => TextMarks.Emphasis,
            "sup" => TextMarks.Raised,
            "sub" => TextMarks.Lowered,
            _ => TextMarks.None,
        };
        href = element.LocalName == "a" ? RichHtml.SafeHref(element.GetAttribute("href")) : href;
        return element.ChildNodes.SelectMany(child => Runs(child, marks, href, depth + 1));
    }
}
