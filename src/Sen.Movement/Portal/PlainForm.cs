using System.Text;

namespace Sen.Movement.Portal;

/// <summary>
/// An article as plain text, for a browser without scripts: one paragraph a line, “## ” a heading, “- ” and “1. ” lists (two blanks deeper for each level),
/// “&gt; ” a quotation, “| a | b |” a row of a table (“|! a | b |” names the columns), “![caption](id)” a picture, **bold**, *italic*, [words](address).
/// What this form cannot say stands as one line of HTML, so that nothing is lost by writing here.
/// </summary>
public static class PlainForm
{
    /// <summary>The text of some blocks; read again it gives the same blocks.</summary>
    /// <param name="blocks">The blocks, in order.</param>
    /// <param name="html">Reads one line of HTML.</param>
    public static string Write(IReadOnlyList<RichBlock> blocks, Func<string, IReadOnlyList<RichBlock>> html)
    {
        var parts = blocks.Select(block =>
        {
            var plain = Write(block);
            return plain is not null && RichHtml.Write(Read(plain, html)) == RichHtml.Write(block) ? plain : RichHtml.Write(block);
        });
        return string.Join("\n\n", parts);
    }

    /// <summary>Reads what was typed.</summary>
    /// <param name="typed">The text.</param>
    /// <param name="html">Reads one line of HTML.</param>
    public static IReadOnlyList<RichBlock> Read(string typed, Func<string, IReadOnlyList<RichBlock>> html)
    {
        var (blocks, lines) = (new List<RichBlock>(), typed.ReplaceLineEndings("\n").Split('\n'));
        for (var at = 0; at < lines.Length;)
        {
            var line = lines[at].Trim();
            if (line.Length == 0)
            {
                at++;
            }
            else if (line[0] == '<')
            {
                blocks.AddRange(html(line));
                at++;
            }
            else if (Mark(lines[at]) is not null)
            {
                blocks.Add(Listing(lines, ref at, Mark(lines[at])!.Value.Depth));
            }
            else if (line[0] == '|')
            {
                blocks.Add(Table(lines, ref at));
            }
            else if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                blocks.Add(Quote(lines, ref at));
            }
            else
            {
                blocks.Add(Line(line));
                at++;
            }
        }

        return RichText.Tidy(blocks);
    }

    private static RichBlock Line(string line) =>
        line.StartsWith("### ", StringComparison.Ordinal) ? new RichBlock.Heading(3, Runs(line[4..]))
        : line.StartsWith("## ", StringComparison.Ordinal) ? new RichBlock.Heading(2, Runs(line[3..]))
        : Picture(line) is { } figure ? figure
        : new RichBlock.Paragraph(Runs(line));

    private static RichBlock.Figure? Picture(string line)
    {
        var end = line.LastIndexOf("](", StringComparison.Ordinal);
        return line.StartsWith("![", StringComparison.Ordinal) && line[^1] == ')' && end >= 2 && Guid.TryParseExact(line[(end + 2)..^1], "d", out var id)
            ? new(id, Runs(line[2..end])) : null;
    }

    private static (int Depth, bool Ordered, string Text)? Mark(string line)
    {
        var text = line.TrimStart(' ');
        var depth = (line.Length - text.Length) / 2;
        if (text.StartsWith("- ", StringComparison.Ordinal) || text.StartsWith("* ", StringComparison.Ordinal) || text.StartsWith("+ ", StringComparison.Ordinal))
        {
            return (depth, false, text[2..]);
        }

        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 4 && text[digits..].StartsWith(". ", StringComparison.Ordinal) ? (depth, true, text[(digits + 2)..]) : null;
    }

    private static RichBlock.Listing Listing(string[] lines, ref int at, int depth)
    {
        var first = Mark(lines[at])!.Value;
        var items = new List<RichItem>();
        while (at < lines.Length && Mark(lines[at]) is { } mark)
        {
            if (mark.Depth < depth || (mark.Depth == depth && mark.Ordered != first.Ordered))
            {
                break;
            }

            if (mark.Depth > depth && items.Count > 0)
            {
                items[^1] = items[^1] with { Lists = [.. items[^1].Lists, Listing(lines, ref at, mark.Depth)] };
                continue;
            }

            items.Add(new(Runs(mark.Text), []));
            at++;
        }

        return new(first.Ordered, items);
    }

    private static RichBlock.Quote Quote(string[] lines, ref int at)
    {
        var paragraphs = new List<RichBlock.Paragraph>();
        for (; at < lines.Length && lines[at].Trim().StartsWith('>'); at++)
        {
            paragraphs.Add(new(Runs(lines[at].Trim()[1..])));
        }

        return new(paragraphs);
    }

    private static RichBlock.Table Table(string[] lines, ref int at)
    {
        var rows = new List<IReadOnlyList<RichCell>>();
        for (; at < lines.Length && lines[at].Trim() is ['|', ..] line; at++)
        {
            var head = line.StartsWith("|!", StringComparison.Ordinal);
            var cells = Split(line[(head ? 2 : 1)..].TrimEnd());
            rows.Add([.. cells.Select(cell => new RichCell(head, 1, 1, Runs(cell)))]);
        }

        return new([], rows);
    }

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length)
            {
                cell.Append(line[i]).Append(line[++i]);
            }
            else if (line[i] == '|')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        if (cell.Length > 0)
        {
            cells.Add(cell.ToString());
        }

        return cells;
    }

    private static string? Write(RichBlock block) => block switch
    {
        RichBlock.Paragraph paragraph => Escaped(paragraph.Runs),
        RichBlock.Heading heading => $"{new string('#', heading.Level)} {Write(heading.Runs)}",
        RichBlock.Listing list => string.Join('\n', Items(list, 0)),
        RichBlock.Quote quote => string.Join('\n', quote.Paragraphs.Select(paragraph => $"> {Write(paragraph.Runs)}")),
        RichBlock.Table { Caption.Count: 0 } table => string.Join('\n', table.Rows.Select(row =>
            $"|{(row.All(cell => cell.Header) ? "!" : "")} {string.Join(" | ", row.Select(cell => Write(cell.Runs).Replace("|", "\\|", StringComparison.Ordinal)))} |")),
        RichBlock.Figure figure => $"![{Write(figure.Caption)}]({figure.Media:d})",
        _ => null,
    };

    private static IEnumerable<string> Items(RichBlock.Listing list, int depth) => list.Items.SelectMany((item, no) =>
        item.Lists.SelectMany(below => Items(below, depth + 1))
            .Prepend($"{new string(' ', 2 * depth)}{(list.Ordered ? $"{no + 1}. " : "- ")}{Write(item.Runs)}"));

    // A paragraph that would be read as something else begins with a backslash.
    private static string Escaped(IReadOnlyList<RichRun> runs)
    {
        var text = Write(runs);
        return text.Length > 0 && (text[0] is '<' or '|' or '#' or '>' or '!' || Mark(text) is not null) ? $"\\{text}" : text;
    }

    private static string Write(IReadOnlyList<RichRun> runs)
    {
        var text = new StringBuilder();
        foreach (var run in runs)
        {
            var marks = (run.Marks.HasFlag(TextMarks.Strong) ? "**" : "") + (run.Marks.HasFlag(TextMarks.Emphasis) ? "*" : "");
            var words = string.Concat(run.Text.Select(c => c is '*' or '[' or ']' or '\\' ? $"\\{c}" : $"{c}"));
            text.Append(run.Href is null ? "" : "[").Append(marks).Append(words).Append(new string([.. marks.Reverse()])).Append(run.Href is null ? "" : $"]({run.Href})");
        }

        return text.ToString();
    }

    private static IReadOnlyList<RichRun> Runs(string text)
    {
        var (runs, words, marks) = (new List<RichRun>(), new StringBuilder(), TextMarks.None);
        var target = (Close: -1, Href: (string?)null, End: -1);
        void Close(string? href = null)
        {
            if (words.Length > 0)
            {
                runs.Add(new(words.ToString(), marks, href));
                words.Clear();
            }
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                words.Append(text[++i]);
            }
            else if (text[i] == '*')
            {
                var strong = i + 1 < text.Length && text[i + 1] == '*';
                Close();
                marks ^= strong ? TextMarks.Strong : TextMarks.Emphasis;
                i += strong ? 1 : 0;
            }
            else if (text[i] == '[' && (target = target.Close > i ? target : Target(text, i)).Href is { } href)
            {
                Close();
                runs.AddRange(Runs(text[(i + 1)..target.Close]).Select(run => run with { Marks = run.Marks | marks, Href = href }));
                i = target.End;
            }
            else
            {
                words.Append(text[i]);
            }
        }

        Close();
        return RichText.Tidy(runs);
    }

    // Where the words of a link close and where it leads, asked once for each “]” and not from every “[” before it; the text's end and nowhere when none closes.
    // An address with a “(” in it is none here, so that no part of a text is searched for two links; written out, such a link stands as HTML.
    private static (int Close, string? Href, int End) Target(string text, int at)
    {
        var close = at + 1;
        while (close < text.Length && text[close] != ']')
        {
            close += text[close] == '\\' ? 2 : 1;
        }

        var end = close + 1 < text.Length && text[close + 1] == '(' ? text.AsSpan(close + 2).IndexOfAny('(', ')') + close + 2 : -1;
        return (close, end >= close + 2 && text[end] == ')' ? RichHtml.SafeHref(text[(close + 2)..end]) : null, end);
    }
}
