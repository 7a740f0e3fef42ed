using System.Globalization;
using System.Text;
using Sen.Movement.Text;

namespace Sen.Movement.Direction;

/// <summary>A row of a list of seats as it was pasted.</summary>
/// <param name="Row">Its row in the text, from 1.</param>
/// <param name="No">Number of the seat.</param>
/// <param name="HeldBy">The post that holds it.</param>
/// <param name="Role">Its duty, as kept.</param>
/// <param name="Assignment">Its area (địa bàn, lĩnh vực).</param>
/// <param name="Organisation">The organisation as written; empty when there is none.</param>
public sealed record CommitteeLine(int Row, int No, string HeldBy, string Role, string Assignment, string Organisation);

/// <summary>
/// Reads a list of seats pasted from a sheet or a document: a row a seat, columns parted by tabs or upright strokes: number, post, duty, area, organisation. The number
/// and what follows the duty may be missing; a first row that names its columns gives their order, and a column of personal names is left out.
/// </summary>
public static class CommitteeList
{
    /// <summary>Most seats of a committee.</summary>
    public const int Most = 60;

    /// <summary>Most characters of a post or an area.</summary>
    public const int Longest = 300;

    private enum Column
    {
        None,
        No,
        Post,
        Duty,
        Area,
        Organisation,
        Person,
    }

    private static readonly List<Column> Usual = [Column.Post, Column.Duty, Column.Area, Column.Organisation];

    // Looked for in this order: “nhiệm vụ được phân công” is an area, “nhiệm vụ trong Ban” a duty.
    private static readonly (string Words, Column Column)[] Heads =
    [
        ("ho ten", Column.Person), ("ho va ten", Column.Person), ("trong ban", Column.Duty), ("phan cong", Column.Area), ("dia ban", Column.Area), ("linh vuc", Column.Area), ("phu trach", Column.Area),
        ("chuc vu", Column.Post), ("chuc danh", Column.Post), ("nhiem vu", Column.Duty), ("don vi", Column.Organisation), ("to chuc", Column.Organisation),
    ];

    private static readonly string[] NumberHeads = ["stt", "tt", "so tt", "so", "so thu tu"];

    /// <summary>The rows, or what is wrong with each that needs correcting.</summary>
    public static (IReadOnlyList<CommitteeLine> Lines, IReadOnlyList<Wording> Problems) Read(string? text)
    {
        var (lines, problems, columns) = (new List<CommitteeLine>(), new List<Wording>(), (List<Column>?)null);
        foreach (var (row, cells) in Rows(text ?? ""))
        {
            if (columns is null && lines.Count + problems.Count == 0 && HeadOf(cells) is { } named)
            {
                columns = named;
                continue;
            }

            var line = LineOf(row, cells, columns, lines.Count == 0 ? 0 : lines[^1].No);
            if (line.Ok)
            {
                lines.Add(line.Value);
            }
            else
            {
                problems.Add(line.Refusal.Sentence);
            }
        }

        problems.AddRange(Together(lines, problems.Count == 0));
        return (lines, problems);
    }

    /// <summary>The rows as a person corrects them in a text field.</summary>
    public static string Write(IEnumerable<CommitteeLine> lines) =>
        string.Join('\n', lines.Select(line => string.Join(" | ", new[] { line.No.ToString(CultureInfo.InvariantCulture), line.HeldBy, line.Role, line.Assignment, line.Organisation }.Select(Plain)).TrimEnd(' ', '|')));

    // What parts the columns cannot stand in one.
    private static string Plain(string cell) => VietnameseText.Clean(cell).Replace('|', '/');

    private static IEnumerable<Wording> Together(List<CommitteeLine> lines, bool whole)
    {
        foreach (var same in lines.GroupBy(line => line.No).Where(same => same.Count() > 1))
        {
            var rows = string.Join(", ", same.Select(line => line.Row));
            yield return ($"Dòng {rows}: cùng số thứ tự {same.Key}. Mỗi thành viên một số.", $"Rows {rows}: all have the number {same.Key}. Each seat has a number of its own.");
        }

        var heads = lines.Where(line => CommitteeDuties.IsHead(line.Role)).ToList();
        if (heads.Count > 1)
        {
            var rows = string.Join(", ", heads.Select(line => line.Row));
            yield return ($"Dòng {rows}: đều là Trưởng ban. Ban Chỉ đạo có một Trưởng ban.", $"Rows {rows}: all are the head. A committee has one head.");
        }

        if (lines.Count > Most)
        {
            yield return ($"Danh sách tối đa {Most} thành viên; đang có {lines.Count}.", $"A committee has at most {Most} seats; there are {lines.Count}.");
        }

        if (whole && heads.Count == 0)
        {
            yield return lines.Count == 0
                ? ("Đề nghị ghi hoặc dán danh sách thành viên, mỗi người một dòng.", "Please write or paste the list of seats, one a row.")
                : ("Danh sách chưa có Trưởng ban. Đề nghị bổ sung.", "The list has no head. Please add one.");
        }
    }

    private static Outcome<CommitteeLine> LineOf(int row, List<string> cells, List<Column>? named, int before)
    {
        var columns = named ?? (cells[0].Length > 0 && NumberOf(cells[0]) is null ? Usual : [Column.No, .. Usual]);
        string Cell(Column column) => columns.Select((one, place) => (one, place)).Where(one => one.one == column && one.place < cells.Count).Select(one => cells[one.place]).FirstOrDefault("");
        var (post, written, area) = (Cell(Column.Post), Cell(Column.Duty), Cell(Column.Area));
        if (post.Length == 0)
        {
            return At(row, "thiếu chức vụ.", "the post is missing.");
        }

        if (written.Length == 0)
        {
            return At(row, $"thiếu nhiệm vụ trong Ban sau “{post}”.", $"the duty behind “{post}” is missing.");
        }

        if (CommitteeDuties.Read(written) is not { } duty)
        {
            return At(row, $"không có nhiệm vụ “{written}”. Đề nghị ghi một trong các nhiệm vụ kể ở trên ô.", $"“{written}” is no duty of a committee. Please write one of those listed above the field.");
        }

        if (post.Length > Longest || area.Length > Longest)
        {
            return At(row, $"chức vụ và địa bàn, lĩnh vực mỗi ô tối đa {Longest} ký tự.", $"post and area have at most {Longest} letters each.");
        }

        if (Cell(Column.No) is { Length: > 0 } number && NumberOf(number) is null)
        {
            return At(row, $"“{number}” không phải số thứ tự.", $"“{number}” is no number of a seat.");
        }

        return new CommitteeLine(row, NumberOf(Cell(Column.No)) ?? before + 1, post, duty.Name, area, Cell(Column.Organisation));
    }

    private static Refusal.Invalid At(int row, string vietnamese, string english) => new("Seats", ($"Dòng {row}: {vietnamese}", $"Row {row}: {english}"));

    private static int? NumberOf(string cell) =>
        int.TryParse(cell.TrimEnd('.', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number : null;

    // A row of data names at most one column by chance.
    private static List<Column>? HeadOf(List<string> cells)
    {
        var columns = cells.Select(VietnameseText.Fold)
            .Select(cell => NumberHeads.Contains(cell.TrimEnd('.')) ? Column.No : Array.Find(Heads, head => cell.Contains(head.Words, StringComparison.Ordinal)).Column).ToList();
        return columns.Contains(Column.Post) && columns.Contains(Column.Duty) && !cells.Exists(cell => CommitteeDuties.Read(cell) is not null) ? columns : null;
    }

    private static IEnumerable<(int Row, List<string> Cells)> Rows(string text)
    {
        var row = 0;
        foreach (var line in Lines(text))
        {
            row++;
            var cells = (line.Contains('\t', StringComparison.Ordinal) ? line.Split('\t') : line.Trim().Trim('|').Split('|')).Select(VietnameseText.Clean).ToList();
            if (cells.Exists(cell => cell.Length > 0))
            {
                yield return (row, cells);
            }
        }
    }

    // A sheet puts a cell that has a line break into quotes; the break is a blank here.
    private static IEnumerable<string> Lines(string text)
    {
        var (line, quoted) = (new StringBuilder(), false);
        var all = text.ReplaceLineEndings("\n");
        for (var at = 0; at < all.Length; at++)
        {
            var (letter, begins) = (all[at], at == 0 || all[at - 1] is '\t' or '\n');
            if (!quoted && letter == '"' && begins && Closes(all, at))
            {
                quoted = true;
            }
            else if (quoted && letter == '"')
            {
                quoted = at + 1 < all.Length && all[at + 1] == '"';
                if (quoted)
                {
                    line.Append('"');
                    at++;
                }
            }
            else if (letter == '\n' && !quoted)
            {
                yield return line.ToString();
                line.Clear();
            }
            else
            {
                line.Append(quoted && letter is '\n' or '\t' ? ' ' : letter);
            }
        }

        yield return line.ToString();
    }

    // Quotes somebody typed around a word are no quotes of a sheet: those end with the cell.
    private static bool Closes(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                continue;
            }

            if (at + 1 >= text.Length || text[at + 1] is '\t' or '\n')
            {
                return true;
            }

            if (text[at + 1] != '"')
            {
                return false;
            }

            at++;
        }

        return false;
    }
}
