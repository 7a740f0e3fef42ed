using System.Text;

namespace Sen.Movement.Portal;

/// <summary>How a run of an article's text stands out.</summary>
[Flags]
public enum TextMarks
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Bold (chữ đậm).</summary>
    Strong = 1,

    /// <summary>Italic (chữ nghiêng).</summary>
    Emphasis = 2,

    /// <summary>Above the line.</summary>
    Raised = 4,

    /// <summary>Below the line.</summary>
    Lowered = 8,
}

/// <summary>A stretch of text with one look; <c>\n</c> in it is a line break.</summary>
/// <param name="Text">The words.</param>
/// <param name="Marks">How they stand out.</param>
/// <param name="Href">Where they lead; null for nowhere.</param>
public sealed record RichRun(string Text, TextMarks Marks = TextMarks.None, string? Href = null);

/// <summary>
/// A piece of an article's text (khối của bài). Everything an article can hold is one of these: whatever comes in – typed, pasted, from a Word file – is read
/// into them, and only they are written out, so that nothing else can ever reach a reader.
/// </summary>
public abstract record RichBlock
{
    private RichBlock()
    {
    }

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(IReadOnlyList<RichRun> Runs) : RichBlock;

    /// <summary>A heading; level 2 or 3, for the article's title is level 1.</summary>
    public sealed record Heading(int Level, IReadOnlyList<RichRun> Runs) : RichBlock;

    /// <summary>A list.</summary>
    public sealed record Listing(bool Ordered, IReadOnlyList<RichItem> Items) : RichBlock;

    /// <summary>Quoted paragraphs.</summary>
    public sealed record Quote(IReadOnlyList<Paragraph> Paragraphs) : RichBlock;

    /// <summary>A table with its caption.</summary>
    public sealed record Table(IReadOnlyList<RichRun> Caption, IReadOnlyList<IReadOnlyList<RichCell>> Rows) : RichBlock;

    /// <summary>A picture and its caption. The empty id stands for the drawing that belongs to the article itself.</summary>
    public sealed record Figure(Guid Media, IReadOnlyList<RichRun> Caption) : RichBlock;
}

/// <summary>An item of a list, with the lists below it.</summary>
public sealed record RichItem(IReadOnlyList<RichRun> Runs, IReadOnlyList<RichBlock.Listing> Lists);

/// <summary>A cell of a table.</summary>
/// <param name="Header">It names a row or a column.</param>
/// <param name="Across">Columns it covers.</param>
/// <param name="Down">Rows it covers.</param>
/// <param name="Runs">Its text.</param>
public sealed record RichCell(bool Header, int Across, int Down, IReadOnlyList<RichRun> Runs);

/// <summary>The text of an article: its blocks, and what can be said about them.</summary>
public static class RichText
{
    /// <summary>The words of some runs.</summary>
    public static string Words(this IEnumerable<RichRun> runs) => string.Concat(runs.Select(run => run.Text));

    /// <summary>One run without a look; none for empty text.</summary>
    public static IReadOnlyList<RichRun> Plain(string text) => text.Length == 0 ? [] : [new(text)];

    /// <summary>The words of a text, one paragraph, item or row of a table a line: what a person compares and a check reads.</summary>
    public static IEnumerable<string> Lines(IEnumerable<RichBlock> blocks) => blocks.SelectMany(Lines);

    /// <summary>Every picture of a text, in its order; the article's own drawing is not one of them.</summary>
    public static IEnumerable<Guid> Media(IEnumerable<RichBlock> blocks) =>
        blocks.OfType<RichBlock.Figure>().Select(figure => figure.Media).Where(media => media != Guid.Empty).Distinct();

    /// <summary>Every address the text leads to.</summary>
    public static IEnumerable<string> Links(IEnumerable<RichBlock> blocks) =>
        blocks.SelectMany(Runs).Select(run => run.Href).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Puts the text in order: neighbouring runs of one look joined, blanks collapsed and trimmed, empty blocks gone, neighbouring lists of one kind
    /// joined, and the first heading of a text is of level 2 whatever it was before.
    /// </summary>
    public static IReadOnlyList<RichBlock> Tidy(IEnumerable<RichBlock> blocks)
    {
        var (tidy, above) = (new List<RichBlock>(), 1);
        foreach (var block in blocks)
        {
            switch (Tidy(block))
            {
                case null:
                    break;
                case RichBlock.Heading heading:
                    above = Math.Clamp(Math.Min(heading.Level, above + 1), 2, 3);
                    tidy.Add(heading with { Level = above });
                    break;
                case RichBlock.Listing list when tidy.LastOrDefault() is RichBlock.Listing before && before.Ordered == list.Ordered:
                    tidy[^1] = before with { Items = [.. before.Items, .. list.Items] };
                    break;
                case RichBlock other:
                    tidy.Add(other);
                    break;
            }
        }

        return tidy;
    }

    /// <summary>Runs joined, blanks collapsed and trimmed.</summary>
    public static IReadOnlyList<RichRun> Tidy(IEnumerable<RichRun> runs)
    {
        // A file may part one paragraph into as many runs as it has letters: they are gathered, not joined one by one.
        var gathered = new List<(RichRun Look, StringBuilder Text)>();
        foreach (var run in runs)
        {
            var text = Collapsed(run.Text, gathered.Count == 0 || gathered[^1].Text[^1] is ' ' or '\n');
            if (text.Length == 0)
            {
                continue;
            }

            // A line break swallows the blank before it.
            if (text[0] == '\n' && gathered.Count > 0 && gathered[^1].Text[^1] == ' ' && --gathered[^1].Text.Length == 0)
            {
                gathered.RemoveAt(gathered.Count - 1);
            }

            if (gathered.Count > 0 && (gathered[^1].Look.Marks, gathered[^1].Look.Href) == (run.Marks, run.Href))
            {
                gathered[^1].Text.Append(text);
            }
            else
            {
                gathered.Add((run, new(text)));
            }
        }

        var tidy = gathered.ConvertAll(run => run.Look with { Text = run.Text.ToString() });
        while (tidy.Count > 0 && tidy[^1].Text.TrimEnd(' ', '\n') is var end && end.Length < tidy[^1].Text.Length)
        {
            tidy[^1] = tidy[^1] with { Text = end };
            if (end.Length == 0)
            {
                tidy.RemoveAt(tidy.Count - 1);
            }
        }

        return tidy;
    }

    private static string Collapsed(string text, bool afterBlank)
    {
        var collapsed = new StringBuilder(text.Length);
        var blank = afterBlank;
        foreach (var c in Text.VietnameseText.Nfc(text))
        {
            if (c == '\n')
            {
                if (collapsed is [.., ' '])
                {
                    collapsed.Length--;
                }

                if (!afterBlank || collapsed.Length > 0)
                {
                    collapsed.Append('\n');
                }

                blank = true;
            }
            else if (c is ' ' or '\t' or '\r' or '\u00A0')
            {
                if (!blank)
                {
                    collapsed.Append(' ');
                }

                blank = true;
            }
            else if (!char.IsControl(c) && c is not ('\uFFFE' or '\uFFFF' or '\u200B' or '\uFEFF'))
            {
                collapsed.Append(c);
                blank = false;
            }
        }

        return collapsed.ToString();
    }

    private static RichBlock? Tidy(RichBlock block) => block switch
    {
        RichBlock.Paragraph { Runs: var runs } => Tidy(runs) is { Count: > 0 } tidy ? new RichBlock.Paragraph(tidy) : null,
        RichBlock.Heading heading => Tidy(heading.Runs) is { Count: > 0 } tidy ? heading with { Runs = tidy } : null,
        RichBlock.Listing list => Items(list) is { Count: > 0 } items ? list with { Items = items } : null,
        RichBlock.Quote quote => quote.Paragraphs.Select(Tidy).OfType<RichBlock.Paragraph>().ToList() is { Count: > 0 } tidy ? new RichBlock.Quote(tidy) : null,
        RichBlock.Table table => Rows(table) is { Count: > 0 } rows ? new RichBlock.Table(Tidy(table.Caption), rows) : null,
        RichBlock.Figure figure => figure with { Caption = Tidy(figure.Caption) },
        _ => null,
    };

    private static List<RichItem> Items(RichBlock.Listing list) =>
    [
        .. list.Items.Select(item => new RichItem(Tidy(item.Runs), [.. item.Lists.Select(Tidy).OfType<RichBlock.Listing>()]))
            .Where(item => item.Runs.Count > 0 || item.Lists.Count > 0),
    ];

    private static List<IReadOnlyList<RichCell>> Rows(RichBlock.Table table) =>
    [
        .. table.Rows.Select(row => (IReadOnlyList<RichCell>)[.. row.Select(cell => cell with { Runs = Tidy(cell.Runs), Across = Math.Clamp(cell.Across, 1, 50), Down = Math.Clamp(cell.Down, 1, 500) })])
            .Where(row => row.Any(cell => cell.Runs.Count > 0)),
    ];

    private static IEnumerable<string> Lines(RichBlock block) => block switch
    {
        RichBlock.Paragraph paragraph => [paragraph.Runs.Words()],
        RichBlock.Heading heading => [heading.Runs.Words()],
        RichBlock.Listing list => list.Items.SelectMany(item => item.Lists.SelectMany(Lines).Prepend($"- {item.Runs.Words()}")),
        RichBlock.Quote quote => quote.Paragraphs.Select(paragraph => paragraph.Runs.Words()),
        RichBlock.Table table => table.Rows.Select(row => string.Join(" | ", row.Select(cell => cell.Runs.Words())))
            .Prepend(table.Caption.Words()).Where(line => line.Length > 0),
        RichBlock.Figure figure => [$"[Ảnh] {figure.Caption.Words()}".TrimEnd()],
        _ => [],
    };

    private static IEnumerable<RichRun> Runs(RichBlock block) => block switch
    {
        RichBlock.Paragraph paragraph => paragraph.Runs,
        RichBlock.Heading heading => heading.Runs,
        RichBlock.Listing list => list.Items.SelectMany(item => item.Runs.Concat(item.Lists.SelectMany(Runs))),
        RichBlock.Quote quote => quote.Paragraphs.SelectMany(paragraph => paragraph.Runs),
        RichBlock.Table table => table.Caption.Concat(table.Rows.SelectMany(row => row.SelectMany(cell => cell.Runs))),
        RichBlock.Figure figure => figure.Caption,
        _ => [],
    };
}
