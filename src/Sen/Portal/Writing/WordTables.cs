using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Sen.Movement.Portal;

namespace Sen.Portal;

/// <summary>Tables of a Word file.</summary>
internal sealed class WordTables(WordRuns texts)
{
    private const int MostAcross = 50;

    /// <summary>A table under its caption; a table inside a cell gives that cell its words.</summary>
    public RichBlock.Table Of(Table table, IReadOnlyList<RichRun> caption)
    {
        var rows = new List<List<RichCell>>();
        var open = new Dictionary<int, (int Row, int Cell)>();
        foreach (var row in WordTree.Inside(table, element => element is TableRow).Cast<TableRow>())
        {
            var (cells, column) = (new List<RichCell>(), 0);
            var named = row.TableRowProperties?.GetFirstChild<TableHeader>() is { } header && header.Val?.Value != OnOffOnlyValues.Off;
            foreach (var cell in WordTree.Inside(row, element => element is TableCell).Cast<TableCell>())
            {
                var across = Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, MostAcross);
                var merge = cell.TableCellProperties?.VerticalMerge;
                if (merge is not null && merge.Val?.Value != MergedCellValues.Restart && open.TryGetValue(column, out var above))
                {
                    rows[above.Row][above.Cell] = rows[above.Row][above.Cell] with { Down = rows[above.Row][above.Cell].Down + 1 };
                }
                else
                {
                    open.Remove(column);
                    if (merge is not null)
                    {
                        open[column] = (rows.Count, cells.Count);
                    }

                    cells.Add(new(named, across, 1, Runs(cell)));
                }

                column += across;
            }

            rows.Add(cells);
        }

        return new(caption, Named(rows));
    }

    // A first row all in bold names the columns, as people set tables who do not know of header rows.
    private static IReadOnlyList<IReadOnlyList<RichCell>> Named(List<List<RichCell>> rows)
    {
        if (rows.Count > 1 && !rows[0].Exists(cell => cell.Header) && rows[0].Exists(cell => cell.Runs.Count > 0) && rows[0].TrueForAll(cell => cell.Runs.All(run => run.Marks.HasFlag(TextMarks.Strong))))
        {
            rows[0] = [.. rows[0].Select(cell => cell with { Header = true })];
        }

        return [.. rows.Select(row => row.ConvertAll(cell => cell.Header ? cell with { Runs = [.. cell.Runs.Select(run => run with { Marks = run.Marks & ~TextMarks.Strong })] } : cell))];
    }

    private List<RichRun> Runs(TableCell cell)
    {
        var runs = new List<RichRun>();
        foreach (var paragraph in WordTree.Inside(cell, element => element is Paragraph).Cast<Paragraph>())
        {
            runs.AddRange(runs.Count > 0 ? texts.Of(paragraph).Prepend(new("\n")) : texts.Of(paragraph));
        }

        return runs;
    }
}
