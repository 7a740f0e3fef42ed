using System.Text.RegularExpressions;

namespace Sen.Movement.Text;

/// <summary>A piece of a line that may hold telephone numbers. The pieces put together are the line, letter for letter.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Dialled">The number as a telephone dials it, “+842353873157”; null when the piece is none.</param>
public sealed record TelephonePiece(string Text, string? Dialled = null);

/// <summary>Telephone numbers of Việt Nam as offices print them (số điện thoại): “02353. 873.157”, “0912 345 678”, “(0235) 3873157”.</summary>
public static partial class Telephone
{
    /// <summary>The line in pieces, the numbers found in it ready to be dialled.</summary>
    public static IReadOnlyList<TelephonePiece> Pieces(string line)
    {
        var (pieces, at) = (new List<TelephonePiece>(), 0);
        foreach (Match run in Digits().Matches(line))
        {
            if (Dialled(run.Value) is { } number)
            {
                pieces.Add(new(line[at..run.Index]));
                pieces.Add(new(run.Value, number));
                at = run.Index + run.Length;
            }
        }

        pieces.Add(new(line[at..]));
        return [.. pieces.Where(piece => piece.Text.Length > 0)];
    }

    /// <summary>True when the whole line is one number: digits, perhaps grouped by blanks, dots, dashes or brackets, perhaps with +84 before them.</summary>
    public static bool IsOne(string line) => OneNumber().IsMatch(line) && Dialled(line) is not null;

    /// <summary>The number as a telephone dials it, in the international form where it has one; null when this is no number of Việt Nam or abroad.</summary>
    public static string? Dialled(string written)
    {
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        return written.TrimStart().StartsWith('+') ? Abroad(digits)
            : digits.StartsWith("00", StringComparison.Ordinal) ? Abroad(digits[2..])
            : digits is ['0', .. var rest] && digits.Length is 10 or 11 ? $"+84{rest}"
            : digits is ['8', '4', ..] && digits.Length is 11 or 12 ? $"+{digits}"
            : digits is ['1', '8' or '9', '0', '0', ..] && digits.Length is 8 or 10 ? digits
            : null;
    }

    // “+84 (0)235 …”: the zero in brackets is for callers inside the country.
    private static string? Abroad(string digits)
    {
        var number = digits is ['8', '4', '0', .. var rest] ? $"84{rest}" : digits;
        return number.Length is >= 8 and <= 15 ? $"+{number}" : null;
    }

    [GeneratedRegex(@"^\+?[0-9 .()-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneNumber();

    // At most two signs between two groups: “ - ” parts two numbers.
    [GeneratedRegex(@"\+?[0-9]+(?:[ .()-]{1,2}[0-9]+)*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
