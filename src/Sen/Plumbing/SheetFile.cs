using System.Text;

namespace Sen.Plumbing;

/// <summary>A table a spreadsheet opens as it is: UTF-8 with its mark, every cell in quotes, none that could be taken for a formula.</summary>
public static class SheetFile
{
    /// <summary>How it is sent.</summary>
    public const string Type = "text/csv; charset=utf-8";

    /// <summary>The file.</summary>
    public static byte[] Of(IEnumerable<string[]> lines) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(Line)))];

    private static string Line(string[] cells) =>
        string.Join(',', cells.Select(cell => $"\"{(cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";
}
