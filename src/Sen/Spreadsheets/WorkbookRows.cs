using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sen.Movement.Sheets;

namespace Sen.Spreadsheets;

/// <summary>
/// The rows of the first sheet of a workbook, streamed: the package and its parts are the library's, the cells are read straight from the XML. A cell is what a person sees:
/// dates of the calendar as days, percentages with their sign, texts of shared and inline strings; formulas, merged cells and errors are marked, never guessed. The texts that
/// cells share and the places that are merged are read once, however often the rows are walked through.
/// </summary>
public sealed class WorkbookRows
{
    private const int MostColumns = 256, MostMerges = 10_000;

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private List<string>? _texts;

    private List<(int FromColumn, int ToColumn, int FromRow, int ToRow)>? _merged;

    /// <summary>The rows that have cells.</summary>
    public IEnumerable<SheetRow> Read(Stream file)
    {
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        var part = workbook.WorkbookPart ?? throw new InvalidDataException("A workbook without a workbook part.");
        var sheet = part.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault(one => one.State is null || one.State.Value == SheetStateValues.Visible)?.Id?.Value
            ?? throw new InvalidDataException("A workbook without a sheet.");
        var cells = (WorksheetPart)part.GetPartById(sheet);
        var styles = CellStyles.Of(part.WorkbookStylesPart, part.Workbook.WorkbookProperties?.Date1904?.Value ?? false);
        var texts = _texts ??= part.SharedStringTablePart is { } shared ? SharedTexts(shared) : [];
        var merged = _merged ??= Merged(cells);
        using var reader = XmlReader.Create(SheetSource.Bounded(cells.GetStream()), Strict);
        var (row, usual) = (0, 0);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row")
            {
                continue;
            }

            row = reader.GetAttribute("r") is { } said ? int.Parse(said, NumberStyles.None, CultureInfo.InvariantCulture) : row + 1;
            var found = reader.IsEmptyElement ? [] : Cells(reader, styles, texts, usual);
            usual = Math.Max(usual, found.Count);
            Mark(found, merged, row);
            if (found.Count > 0)
            {
                yield return new(row, found);
            }
        }
    }

    // Rows of a sheet are mostly as wide as each other: room is made once.
    private static List<SheetCell> Cells(XmlReader reader, CellStyles styles, List<string> texts, int usual)
    {
        var cells = new List<SheetCell>(usual);
        var depth = reader.Depth;
        var column = -1;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c" || reader.Depth != depth + 1)
            {
                continue;
            }

            string? address = null, type = null, style = null;
            while (reader.MoveToNextAttribute())
            {
                switch (reader.LocalName)
                {
                    case "r":
                        address = reader.Value;
                        break;
                    case "t":
                        type = reader.Value;
                        break;
                    case "s":
                        style = reader.Value;
                        break;
                }
            }

            reader.MoveToElement();
            column = address is null ? column + 1 : ColumnOf(address);
            if (reader.IsEmptyElement)
            {
                continue;
            }

            var cell = Cell(reader, type, style is null ? default : styles[style], texts);
            if (column < MostColumns && (cell.Text.Length > 0 || cell.Trouble != CellTrouble.None))
            {
                while (cells.Count <= column)
                {
                    cells.Add(SheetCell.Empty);
                }

                cells[column] = cell;
            }
        }

        return cells;
    }

    // Leaves the reader at the end of the cell.
    private static SheetCell Cell(XmlReader reader, string? type, CellStyle style, List<string> texts)
    {
        var depth = reader.Depth;
        var (value, formula) = ("", false);
        StringBuilder? inline = null;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "f")
            {
                formula = true;
            }
            else if (reader.LocalName is "v" && !reader.IsEmptyElement)
            {
                value = Content(reader);
            }
            else if (reader.LocalName is "is" && !reader.IsEmptyElement)
            {
                Texts(reader, inline = new StringBuilder());
            }
        }

        var text = type switch
        {
            "s" => value.Length == 0 ? "" : texts[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)],
            "inlineStr" => inline?.ToString() ?? value,
            "b" => value.Length == 0 ? "" : value == "1" ? "TRUE" : "FALSE",
            "str" or "e" => value,
            "d" => value,
            _ => style.Show(value),
        };
        return new(text, formula ? CellTrouble.Formula : type == "e" ? CellTrouble.Error : CellTrouble.None, style.Font, style.Capitals);
    }

    // The text of the element the reader stands on; leaves it on the closing tag.
    private static string Content(XmlReader reader)
    {
        var depth = reader.Depth;
        var text = "";
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text = text.Length == 0 ? reader.Value : text + reader.Value;
            }
        }

        return text;
    }

    // The runs of a rich text one after the other; how a Chinese name is read aloud is no part of it.
    private static void Texts(XmlReader reader, StringBuilder text)
    {
        var depth = reader.Depth;
        var phonetic = -1;
        while (reader.Read() && reader.Depth > depth)
        {
            if (phonetic >= 0 && reader.Depth <= phonetic)
            {
                phonetic = -1;
            }

            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh" && !reader.IsEmptyElement)
            {
                phonetic = reader.Depth;
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t" && phonetic < 0 && !reader.IsEmptyElement)
            {
                text.Append(Content(reader));
            }
        }
    }

    private static List<string> SharedTexts(SharedStringTablePart part)
    {
        var texts = new List<string>();
        using var reader = XmlReader.Create(SheetSource.Bounded(part.GetStream()), Strict);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                var text = new StringBuilder();
                if (!reader.IsEmptyElement)
                {
                    Texts(reader, text);
                }

                texts.Add(text.ToString());
            }
        }

        return texts;
    }

    // They stand behind all rows, and are wanted before the first one: their name is looked for in the bytes, and only a sheet that has them is read twice.
    private static List<(int FromColumn, int ToColumn, int FromRow, int ToRow)> Merged(WorksheetPart part)
    {
        using (var bytes = SheetSource.Bounded(part.GetStream()))
        {
            if (!Holds(bytes, "mergeCell"u8))
            {
                return [];
            }
        }

        var found = new List<(int, int, int, int)>();
        using var reader = XmlReader.Create(SheetSource.Bounded(part.GetStream()), Strict);
        while (found.Count < MostMerges && reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "mergeCell" && reader.GetAttribute("ref") is { } place)
            {
                var ends = place.Split(':');
                found.Add((ColumnOf(ends[0]), ColumnOf(ends[^1]), RowOf(ends[0]), RowOf(ends[^1])));
            }
        }

        return found;
    }

    private static bool Holds(Stream stream, ReadOnlySpan<byte> word)
    {
        var buffer = new byte[128 * 1024];
        var kept = 0;
        for (int some; (some = stream.Read(buffer.AsSpan(kept))) > 0;)
        {
            var length = kept + some;
            if (buffer.AsSpan(0, length).IndexOf(word) >= 0)
            {
                return true;
            }

            kept = Math.Min(word.Length - 1, length);
            buffer.AsSpan(length - kept, kept).CopyTo(buffer);
        }

        return false;
    }

    private static void Mark(List<SheetCell> cells, List<(int FromColumn, int ToColumn, int FromRow, int ToRow)> merged, int row)
    {
        foreach (var place in merged)
        {
            if (row < place.FromRow || row > place.ToRow)
            {
                continue;
            }

            for (var column = place.FromColumn; column <= Math.Min(place.ToColumn, MostColumns - 1); column++)
            {
                while (cells.Count <= column)
                {
                    cells.Add(SheetCell.Empty);
                }

                cells[column] = cells[column] with { Trouble = CellTrouble.Merged };
            }
        }
    }

    private static int ColumnOf(string address)
    {
        var column = 0;
        foreach (var c in address)
        {
            if (c is >= 'A' and <= 'Z')
            {
                column = (column * 26) + (c - 'A' + 1);
            }
            else if (c is >= '0' and <= '9')
            {
                break;
            }
        }

        return column - 1;
    }

    private static int RowOf(string address) => int.Parse(address.AsSpan(address.AsSpan().IndexOfAnyInRange('0', '9')), NumberStyles.None, CultureInfo.InvariantCulture);
}
