using Sen.Movement.Text;

namespace Sen.Movement.Sheets;

/// <summary>Reads the first rows of a sheet: the mark of the template and the headings (dòng tiêu đề). Columns may stand in another order; one that is not known is no template of ours.</summary>
/// <param name="Columns">Where each column of the form stands, in the order of the form; -1 for one that is not there.</param>
/// <param name="Row">Number of the heading row.</param>
public sealed record SheetHeadings(IReadOnlyList<int> Columns, int Row)
{
    /// <summary>Columns of the file that have a heading; what stands in another is no answer to anything.</summary>
    public IReadOnlyList<bool> Headed { get; init; } = [];


    /// <summary>The headings, or the cell that is not as the template has it.</summary>
    /// <param name="form">The form that was chosen.</param>
    /// <param name="mark">The first row with something in it; null for an empty file.</param>
    /// <param name="headings">The row after it.</param>
    public static Outcome<SheetHeadings> Read(SheetForm form, SheetRow? mark, SheetRow? headings)
    {
        if (mark is null || headings is null)
        {
            return Not("A1", $"Tệp không có dữ liệu. Đề nghị tải mẫu “{form.Name.Vi}”, điền vào rồi gửi lại.", $"There is nothing in the file. Please download the template “{form.Name.En}”, fill it in and send it again.");
        }

        var said = VietnameseText.Clean(mark.At(0).Text);
        if (!Same(said, form.Mark))
        {
            var (vi, en) = SheetForm.All.FirstOrDefault(other => Same(said, other.Mark)) is { } other
                ? ($"đây là mẫu “{other.Name.Vi}”, còn đang chọn nhập “{form.Name.Vi}”. Đề nghị chọn đúng loại bảng.", $"this is the template “{other.Name.En}”, and “{form.Name.En}” was chosen. Please choose the right kind.")
                : ($"cần ghi “{form.Mark}” như trong mẫu. Đề nghị tải mẫu “{form.Name.Vi}” rồi chép dữ liệu vào.", $"“{form.Mark}” has to stand here, as in the template. Please download the template “{form.Name.En}” and copy the data into it.");
            return Not(SheetCell.Address(0, mark.No), $"Ô {SheetCell.Address(0, mark.No)}: {vi}", $"Cell {SheetCell.Address(0, mark.No)}: {en}");
        }

        var columns = form.Columns.Select(_ => -1).ToArray();
        var headed = new bool[headings.Cells.Count];
        for (var at = 0; at < headings.Cells.Count; at++)
        {
            var heading = VietnameseText.Clean(headings.At(at).Text).TrimEnd('*', ' ');
            headed[at] = heading.Length > 0;
            if (heading.Length == 0 || Same(heading, SheetForm.ReasonHeading.Vi))
            {
                continue;
            }

            var known = form.Columns.ToList().FindIndex(column => Same(heading, column.Heading.Vi));
            if (known < 0 || columns[known] >= 0)
            {
                var address = SheetCell.Address(at, headings.No);
                return known < 0
                    ? Not(address, $"Ô {address}: mẫu không có cột “{heading}”. Đề nghị giữ nguyên dòng tiêu đề của mẫu.", $"Cell {address}: the template has no column “{heading}”. Please leave its headings as they are.")
                    : Not(address, $"Ô {address}: cột “{heading}” có hai lần. Đề nghị để một cột.", $"Cell {address}: the column “{heading}” is there twice. Please leave one of them.");
            }

            columns[known] = at;
        }

        return form.Columns.Where((column, at) => column.Required && columns[at] < 0).FirstOrDefault() is { } missing
            ? Not($"{headings.No}", $"Dòng {headings.No}: thiếu cột “{missing.Heading.Vi}”. Đề nghị tải lại mẫu “{form.Name.Vi}”.", $"Row {headings.No}: the column “{missing.Heading.Vi}” is missing. Please download the template “{form.Name.En}” again.")
            : new SheetHeadings(columns, headings.No) { Headed = headed };
    }

    private static Refusal.Invalid Not(string place, string vi, string en) => new($"file-{place}", (vi, en));

    private static bool Same(string one, string other) => VietnameseText.Exact(one) == VietnameseText.Exact(other);
}
