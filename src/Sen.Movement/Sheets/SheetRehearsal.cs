using System.Security.Cryptography;
using System.Text;
using Sen.Movement.Text;

namespace Sen.Movement.Sheets;

/// <summary>A row of a sheet as it was judged (dòng đã xét).</summary>
/// <param name="Row">The row as it was read.</param>
/// <param name="Faults">What is wrong, cell by cell; none for a row that can be taken.</param>
/// <param name="Old">Its cells in an old encoding.</param>
/// <param name="Records">The records it becomes, ready to be written; none while something is wrong.</param>
public sealed record JudgedRow(SheetRow Row, IReadOnlyList<CellFault> Faults, IReadOnlyList<OldCell> Old, IReadOnlyList<object> Records)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool IsRight => Faults.Count == 0;
}

/// <summary>
/// Judges the rows of a sheet one by one (xét từng dòng). Rehearsal, run and command line all go through here and nowhere else; only rows that are right become part of
/// what the next ones are judged against.
/// </summary>
/// <param name="form">The form.</param>
/// <param name="headings">Where its columns stand.</param>
/// <param name="world">What there is.</param>
/// <param name="fonts">What the person said about old encodings.</param>
public sealed class SheetRehearsal(SheetForm form, SheetHeadings headings, SheetWorld world, OldFontChoice fonts)
{
    /// <summary>The rows judged, in their order; rows with nothing in them and the row of notes are passed over.</summary>
    public IEnumerable<JudgedRow> Judge(IEnumerable<SheetRow> rows) => rows.Where(row => !row.IsEmpty && !IsNotes(row)).Select(Judge);

    /// <summary>One row.</summary>
    public JudgedRow Judge(SheetRow row)
    {
        var (faults, old) = (new List<CellFault>(0), new List<OldCell>(0));
        var typed = new Dictionary<string, string>(form.Columns.Count, StringComparer.Ordinal);
        for (var at = 0; at < form.Columns.Count; at++)
        {
            var column = headings.Columns[at];
            typed[form.Columns[at].Name] = column < 0 ? "" : Taken(form.Columns[at], row.At(column), column, row.No, faults, old);
        }

        for (var column = 0; column < row.Cells.Count; column++)
        {
            if ((column >= headings.Headed.Count || !headings.Headed[column]) && !string.IsNullOrWhiteSpace(row.Cells[column].Text))
            {
                faults.Add(Fault(row.Cells[column], column, row.No, (
                    "Cột này không có tiêu đề của mẫu nên Sen không biết ghi vào đâu. Đề nghị xóa ô, hoặc chuyển vào đúng cột.",
                    "The column has no heading of the template, so nobody knows where this belongs. Please clear the cell, or move it to the right column.")));
            }
        }

        if (faults.Count > 0)
        {
            return new(row, faults, old, []);
        }

        var read = form.Kind switch
        {
            SheetKind.Villages => PlaceSheets.Village(typed, row.No, world),
            SheetKind.Organisations => PlaceSheets.Organisation(typed, row.No, world),
            SheetKind.People => PeopleSheet.Read(typed, row.No, world),
            _ => ModelSheet.Read(typed, row.No, world),
        };
        return read.Ok ? new(row, [], old, read.Value) : new(row, [.. Faults(read.Refusal, row)], old, []);
    }

    /// <summary>What stands in a row, as it is judged: for the error sheet, which is sent again.</summary>
    public string Text(SheetRow row, int column) => headings.Columns[column] is var at && at < 0 ? "" : row.At(at).Text;

    private string Taken(SheetColumn column, SheetCell cell, int at, int row, List<CellFault> faults, List<OldCell> old)
    {
        if (cell.Trouble != CellTrouble.None)
        {
            faults.Add(Fault(cell, at, row, TroubleSentence(cell.Trouble)));
            return "";
        }

        var text = cell.Text;
        if (fonts != OldFontChoice.Keep && OldFonts.Converted(cell) is { } converted)
        {
            old.Add(new(at, row, text, converted));
            if (fonts == OldFontChoice.Ask)
            {
                faults.Add(Fault(cell, at, row, (
                    $"Ô ghi bằng phông chữ cũ; có phải là “{converted}” không? Xin chọn ở mục “Phông chữ cũ” rồi xem lại.",
                    $"The cell is in an old Vietnamese encoding; is it “{converted}”? Please choose under “Old fonts”, then rehearse again.")));
            }

            text = converted;
        }

        if (column.Required && string.IsNullOrWhiteSpace(text))
        {
            faults.Add(Fault(cell, at, row, (
                $"Cột “{column.Heading.Vi}” cần ghi. {column.Help.Vi}{(column.Example.Length > 0 ? $" Ví dụ: {column.Example}." : "")}",
                $"The column “{column.Heading.Vi}” needs an answer. {column.Help.En}{(column.Example.Length > 0 ? $" For example: {column.Example}." : "")}")));
        }

        return text;
    }

    // A record speaks of its fields; here they are cells. What belongs to no column stands at the first.
    private IEnumerable<CellFault> Faults(Refusal refusal, SheetRow row)
    {
        foreach (var (field, sentence) in refusal is Refusal.Invalid invalid ? invalid.Fields : new Dictionary<string, Wording>(StringComparer.Ordinal) { [""] = refusal.Sentence })
        {
            var at = Math.Max(0, form.Columns.ToList().FindIndex(column => column.Name == field));
            var column = Math.Max(0, headings.Columns[at]);
            yield return Fault(row.At(column), column, row.No, sentence);
        }
    }

    // The row of notes under the headings, as the template has it.
    private bool IsNotes(SheetRow row) => row.No == headings.Row + 1 && headings.Columns[0] is >= 0 and var first
        && VietnameseText.Exact(row.At(first).Text) == VietnameseText.Exact(form.Columns[0].Help.Vi);

    private static CellFault Fault(SheetCell cell, int column, int row, Wording sentence) => new(column, row, cell.Text, sentence);

    private static Wording TroubleSentence(CellTrouble trouble) => trouble switch
    {
        CellTrouble.Formula => (
            "Ô có công thức nên có thể đổi theo máy. Đề nghị chép ô rồi dán dạng giá trị (Paste Special, Values).",
            "The cell is counted by a formula, which may change from machine to machine. Please copy it and paste the value (Paste Special, Values)."),
        CellTrouble.Merged => (
            "Ô đang gộp với ô khác. Đề nghị bỏ gộp (Merge & Center) và ghi riêng vào từng ô.", "The cell is merged with others. Please unmerge it and write into each cell."),
        _ => ("Bảng tính báo lỗi ở ô này. Đề nghị ghi lại giá trị đúng.", "The spreadsheet shows an error in this cell. Please write the right value."),
    };
}

/// <summary>What a rehearsal found (kết quả xem trước).</summary>
/// <param name="Rows">How many rows have something in them.</param>
/// <param name="Right">How many can be taken.</param>
/// <param name="Seen">Stands for the verdict on every row: another one when anything would come out otherwise.</param>
/// <param name="Lines">The rows that can be taken, as ranges: <c>4-120,122</c>.</param>
public sealed record SheetVerdict(int Rows, int Right, string Seen, string Lines)
{
    /// <summary>The first faults in order, as many as were asked for.</summary>
    public IReadOnlyList<CellFault> Faults { get; init; } = [];

    /// <summary>How many faults there are.</summary>
    public int FaultCount { get; init; }

    /// <summary>The first cells in an old encoding.</summary>
    public IReadOnlyList<OldCell> Old { get; init; } = [];

    /// <summary>How many there are.</summary>
    public int OldCount { get; init; }

    /// <summary>How many rows cannot be taken.</summary>
    public int Wrong => Rows - Right;

    /// <summary>The numbers of the rows in <see cref="Lines"/>.</summary>
    public static IEnumerable<int> NumbersOf(string lines)
    {
        foreach (var range in lines.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = range.Split('-');
            var (from, to) = (int.Parse(ends[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(ends[^1], System.Globalization.CultureInfo.InvariantCulture));
            for (var number = from; number <= to; number++)
            {
                yield return number;
            }
        }
    }
}

/// <summary>Adds up a rehearsal row by row, in bounded memory (cộng dồn kết quả).</summary>
/// <param name="most">How many faults and old cells are kept to be shown.</param>
public sealed class SheetTally(int most)
{
    private readonly IncrementalHash _seen = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<CellFault> _faults = [];
    private readonly List<OldCell> _old = [];
    private readonly StringBuilder _lines = new();
    private int _rows, _right, _faultCount, _oldCount, _from = -1, _to = -1;

    /// <summary>One row more.</summary>
    public void Add(JudgedRow row)
    {
        _rows++;
        _oldCount += row.Old.Count;
        _faultCount += row.Faults.Count;
        Keep(_old, row.Old);
        Keep(_faults, row.Faults);
        var verdict = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Row.No}{string.Concat(row.Faults.Select(fault => $"|{fault.Column}:{fault.Sentence.Vi}"))}\n");
        _seen.AppendData(Encoding.UTF8.GetBytes(verdict));
        if (row.IsRight)
        {
            _right++;
            Line(row.Row.No);
        }
    }

    /// <summary>The sum.</summary>
    public SheetVerdict Total()
    {
        Close();
        _from = -1;
        return new(_rows, _right, Convert.ToHexStringLower(_seen.GetCurrentHash()), _lines.ToString()) { Faults = _faults, FaultCount = _faultCount, Old = _old, OldCount = _oldCount };
    }

    private void Keep<T>(List<T> kept, IReadOnlyList<T> more)
    {
        for (var at = 0; at < more.Count && kept.Count < most; at++)
        {
            kept.Add(more[at]);
        }
    }

    private void Line(int no)
    {
        if (_from >= 0 && no == _to + 1)
        {
            _to = no;
            return;
        }

        Close();
        (_from, _to) = (no, no);
    }

    private void Close()
    {
        if (_from >= 0)
        {
            _lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"{(_lines.Length > 0 ? "," : "")}{_from}{(_to > _from ? $"-{_to}" : "")}");
        }
    }
}
