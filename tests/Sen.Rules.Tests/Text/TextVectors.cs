using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Sen.Rules.Tests.Text;

/// <summary>The vector files of tests/fixtures/text: tab separated, one header row.</summary>
internal static partial class TextVectors
{
    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "fixtures", "text", file));
        var columns = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(line => Row(columns, line.Split('\t')))];
    }

    /// <summary>Fails once with every row that differs, named by its id.</summary>
    internal static void EachRow(string file, Func<IReadOnlyDictionary<string, string>, (string Expected, string Actual)> compare)
    {
        var wrong = Read(file)
            .Select(row => (Id: row.First().Value, Result: compare(row)))
            .Where(row => !string.Equals(row.Result.Expected, row.Result.Actual, StringComparison.Ordinal))
            .Select(row => $"{row.Id}: expected «{row.Result.Expected}», was «{row.Result.Actual}»");
        Assert.Equal("", string.Join('\n', wrong));
    }

    /// <summary>Invisible and combining characters are written \uXXXX in the files.</summary>
    internal static string Shown(string cell) =>
        Escape().Replace(cell, match => ((char)int.Parse(match.Groups["hex"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static Dictionary<string, string> Row(string[] columns, string[] cells)
    {
        Assert.Equal(columns.Length, cells.Length);
        return columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\\u(?<hex>[0-9A-F]{4})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
