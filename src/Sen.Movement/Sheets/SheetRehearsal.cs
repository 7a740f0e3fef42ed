using Sen.Movement.Text;
using Sen.Movement.Units;

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

    /// <summary>The row as it was judged, by the names of its columns: old fonts converted.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = NothingTyped;

    /// <summary>What comes of it, for records that say more than the row: what becomes of each unit.</summary>
    public IReadOnlyList<Wording> Becomes { get; init; } = [];

    private static readonly Dictionary<string, string> NothingTyped = [];
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

    /// <summary>One row: every cell that is wrong is named, each once.</summary>
    public JudgedRow Judge(SheetRow row)
    {
        var (wrong, old) = (new RowFaults(), new List<OldCell>(0));
        var typed = new Dictionary<string, string>(form.Columns.Count, StringComparer.Ordinal);
        for (var at = 0; at < form.Columns.Count; at++)
        {
            var column = headings.Columns[at];
            typed[form.Columns[at].Name] = column < 0 ? "" : Taken(form.Columns[at], row.At(column), column, row.No, wrong, old);
        }

        var outside = Outside(row);
        if (outside.Count > 0)
        {
            wrong.AddOutside();
        }

        var before = world.Tree;
        var records = Read(typed, row.No, wrong);
        return wrong.Any ? new(row, [.. Faults(wrong, row).Concat(outside).OrderBy(fault => fault.Column)], old, []) { Typed = typed }
            : new(row, [], old, records) { Typed = typed, Becomes = records is [PlannedAct act] ? PlanLines.Of(act.Plan, before.Now) : [] };
    }

    private IReadOnlyList<object> Read(Dictionary<string, string> typed, int row, RowFaults wrong) => form.Kind switch
    {
        SheetKind.Villages => PlaceSheets.Village(typed, row, world, wrong),
        SheetKind.Organisations => PlaceSheets.Organisation(typed, row, world, wrong),
        SheetKind.People => PeopleSheet.Read(typed, row, world, wrong),
        SheetKind.Units => UnitActSheet.Read(typed, row, world, wrong),
        _ => ModelSheet.Read(typed, row, world, wrong),
    };

    private List<CellFault> Outside(SheetRow row)
    {
        var outside = new List<CellFault>(0);
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if ((column >= headings.Headed.Count || !headings.Headed[column]) && !string.IsNullOrWhiteSpace(row.Cells[column].Text))
            {
                outside.Add(Fault(row.Cells[column], column, row.No, (
                    "Cột này không có tiêu đề của mẫu nên Sen không biết ghi vào đâu. Đề nghị xóa ô, hoặc chuyển vào đúng cột.",
                    "The column has no heading of the template, so nobody knows where this belongs. Please clear the cell, or move it to the right column.")));
            }
        }

        return outside;
    }

    private string Taken(SheetColumn column, SheetCell cell, int at, int row, RowFaults wrong, List<OldCell> old)
    {
        if (cell.Trouble != CellTrouble.None)
        {
            wrong.Add(column.Name, TroubleSentence(cell.Trouble));
            return "";
        }

        var text = cell.Text;
        if (fonts != OldFontChoice.Keep && OldFonts.Converted(cell) is { } converted)
        {
            old.Add(new(at, row, text, converted));
            if (fonts == OldFontChoice.Ask)
            {
                wrong.Add(column.Name, (
                    $"Ô ghi bằng phông chữ cũ; có phải là “{converted}” không? Xin chọn ở mục “Phông chữ cũ” rồi xem lại.",
                    $"The cell is in an old Vietnamese encoding; is it “{converted}”? Please choose under “Old fonts”, then rehearse again."));
            }

            text = converted;
        }

        if (column.Required && string.IsNullOrWhiteSpace(text))
        {
            var example = column.ExampleOf(world.Today.Year);
            wrong.Add(column.Name, (
                $"Cột “{column.Heading.Vi}” cần ghi. {column.Help.Vi}{(example.Length > 0 ? $" Ví dụ: {example}." : "")}",
                $"The column “{column.Heading.Vi}” needs an answer. {column.Help.En}{(example.Length > 0 ? $" For example: {example}." : "")}"));
        }

        return text;
    }

    // A record speaks of its fields; here they are cells. What belongs to no column stands at the first; a cell has one sentence.
    private IEnumerable<CellFault> Faults(RowFaults wrong, SheetRow row) => wrong.Fields.Select(field =>
    {
        var column = Math.Max(0, headings.Columns[Math.Max(0, form.IndexOf(field.Key))]);
        return Fault(row.At(column), column, row.No, field.Value);
    }).DistinctBy(fault => fault.Column);

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
