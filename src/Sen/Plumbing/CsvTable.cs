using System.Text;

namespace Sen.Plumbing;

/// <summary>A table a spreadsheet opens as it is: UTF-8 with its mark, every cell in quotes, none that could be taken for a formula.</summary>
public static class CsvTable
{
    /// <summary>What is sent.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>The bytes of a table.</summary>
    public static byte[] Of(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var cells in rows)
        {
            text.AppendJoin(',', cells.Select(cell => $"\"{(cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
