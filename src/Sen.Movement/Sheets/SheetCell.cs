using System.Globalization;
using Sen.Movement.Text;

namespace Sen.Movement.Sheets;

/// <summary>Why a cell cannot be taken as it stands, whatever is in it.</summary>
public enum CellTrouble
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is counted by a formula (công thức).</summary>
    Formula,

    /// <summary>It is merged with others (ô gộp).</summary>
    Merged,

    /// <summary>The spreadsheet itself shows an error there, for example <c>#REF!</c>.</summary>
    Error,
}

/// <summary>A cell of a sheet (ô) as it was read: what a person sees in it.</summary>
/// <param name="Text">The text; dates as <c>05/09/2026</c>.</param>
/// <param name="Trouble">Why it cannot be taken.</param>
/// <param name="Font">The old encoding its font betrays; null for other fonts and for files that know no fonts.</param>
/// <param name="Capitals">True for a font of capitals.</param>
public readonly record struct SheetCell(string Text, CellTrouble Trouble = CellTrouble.None, LegacyEncoding? Font = null, bool Capitals = false)
{
    /// <summary>An empty cell.</summary>
    public static SheetCell Empty { get; } = new("");

    /// <summary>The address as spreadsheets show it: <c>B7</c>.</summary>
    /// <param name="column">Column, from 0.</param>
    /// <param name="row">Row, from 1.</param>
    public static string Address(int column, int row)
    {
        var letters = "";
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1)
        {
            letters = (char)('A' + (rest % 26)) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>A row of a sheet (dòng).</summary>
/// <param name="No">Its number as the spreadsheet shows it, from 1.</param>
/// <param name="Cells">Its cells from the first column on; cells that are missing behind are empty.</param>
public sealed record SheetRow(int No, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>The cell of a column; an empty one behind the last.</summary>
    public SheetCell At(int column) => column < Cells.Count ? Cells[column] : SheetCell.Empty;

    /// <summary>True when nothing stands in it.</summary>
    public bool IsEmpty
    {
        get
        {
            foreach (var cell in Cells)
            {
                if (cell.Trouble != CellTrouble.None || !string.IsNullOrWhiteSpace(cell.Text))
                {
                    return false;
                }
            }

            return true;
        }
    }
}

/// <summary>What is wrong in one cell (lỗi ở ô).</summary>
/// <param name="Column">Column, from 0.</param>
/// <param name="Row">Row, from 1.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Sentence">What to do.</param>
public sealed record CellFault(int Column, int Row, string Found, Wording Sentence)
{
    /// <summary>The address: <c>B7</c>.</summary>
    public string Address => SheetCell.Address(Column, Row);
}

/// <summary>A cell in an old encoding, as it was read and as it would be (ô ghi bằng bảng mã cũ).</summary>
/// <param name="Column">Column, from 0.</param>
/// <param name="Row">Row, from 1.</param>
/// <param name="Read">As it was read.</param>
/// <param name="Converted">As it would be.</param>
public sealed record OldCell(int Column, int Row, string Read, string Converted)
{
    /// <summary>The address: <c>B7</c>.</summary>
    public string Address => SheetCell.Address(Column, Row);
}
