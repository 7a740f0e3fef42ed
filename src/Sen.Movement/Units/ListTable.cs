using System.Globalization;
using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>A line of a published list, where a person finds it again.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="No">Number of the line, from 1; 0 for the file as a whole.</param>
public readonly record struct ListLine(string File, int No)
{
    /// <inheritdoc/>
    public override string ToString() => No == 0 ? File : $"{File}:{No}";
}

/// <summary>What is wrong with lists, line by line: the first fault of each line, and not more than a person reads.</summary>
internal sealed class ListFaults
{
    private const int MostShown = 20;
    private readonly Dictionary<string, Wording> _sentences = new(StringComparer.Ordinal);
    private int _more;

    public Refusal.Invalid? Refusal
    {
        get
        {
            if (_more > 0)
            {
                _sentences["…"] = ($"Còn {_more} dòng khác có lỗi.", $"There are {_more} more lines with faults.");
            }

            return _sentences.Count == 0 ? null : new(_sentences);
        }
    }

    public void Add(ListLine at, Wording sentence)
    {
        var line = at.ToString();
        if (_sentences.ContainsKey(line))
        {
            return;
        }

        if (_sentences.Count < MostShown)
        {
            _sentences.Add(line, sentence);
        }
        else
        {
            _more++;
        }
    }
}

/// <summary>A row of a list: column → text. What cannot be read is a fault of its line.</summary>
internal sealed class ListRow(ListLine at, IReadOnlyDictionary<string, int> columns, string[] cells, ListFaults faults)
{
    public ListLine At => at;

    public string this[string column] => columns.TryGetValue(column, out var place) ? VietnameseText.Clean(cells[place]) : "";

    /// <summary>A code: two to five digits.</summary>
    public string Code(string column)
    {
        var code = this[column];
        if (code.Length is < 2 or > 5 || !code.All(char.IsAsciiDigit))
        {
            faults.Add(at, ($"Cột {column}: mã đơn vị gồm 2 đến 5 chữ số; đang ghi “{code}”.", $"Column {column}: a code has two to five digits; here it is “{code}”."));
        }

        return code;
    }

    /// <summary>A day; null for an empty cell or one that cannot be read.</summary>
    public DateOnly? Day(string column)
    {
        var text = this[column];
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Add(at, ($"Cột {column}: ngày ghi theo mẫu 2025-07-01; đang ghi “{text}”.", $"Column {column}: a day is written like 2025-07-01; here it is “{text}”."));
        return null;
    }
}

/// <summary>Reads a tab-separated list with one row of column names.</summary>
internal static class ListTable
{
    public static IReadOnlyList<ListRow> Read(string file, string text, string[] columns, ListFaults faults)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var places = lines[0].Split('\t').Select((name, place) => (name, place)).DistinctBy(column => column.name).ToDictionary(column => column.name, column => column.place, StringComparer.Ordinal);
        var missing = columns.Where(column => !places.ContainsKey(column)).ToList();
        if (missing.Count > 0)
        {
            faults.Add(new(file, 1), ($"Thiếu cột {string.Join(", ", missing)}. Dòng đầu ghi tên các cột, cách nhau bằng dấu Tab.", $"Missing columns: {string.Join(", ", missing)}. The first line names the columns, with tabs between them."));
            return [];
        }

        var (rows, width) = (new List<ListRow>(lines.Length), lines[0].Split('\t').Length);
        for (var i = 1; i < lines.Length; i++)
        {
            var (at, cells) = (new ListLine(file, i + 1), lines[i].Split('\t'));
            if (cells.Length != width)
            {
                faults.Add(at, ($"Dòng có {cells.Length} cột, cần {width} cột. Đề nghị xem lại các dấu Tab.", $"The line has {cells.Length} columns and needs {width}. Please look at the tabs."));
                continue;
            }

            rows.Add(new(at, places, cells, faults));
        }

        return rows;
    }
}
