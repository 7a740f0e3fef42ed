using System.Globalization;
using Sen.Movement.Text;

namespace Sen.Portal;

/// <summary>One public note that a published article was corrected (đính chính).</summary>
public sealed record Correction(DateOnly On, string Text);

/// <summary>The corrections of an article as its row keeps them: a line each, the day, a blank, the sentence.</summary>
public static class Corrections
{
    /// <summary>Longest sentence.</summary>
    public const int Longest = 500;

    private const string Day = "yyyy-MM-dd";

    /// <summary>Adds a sentence of a day.</summary>
    public static string Add(string kept, DateOnly on, string sentence)
    {
        var line = $"{on.ToString(Day, CultureInfo.InvariantCulture)} {VietnameseText.Clean(sentence)}";
        return kept.Length == 0 ? line : $"{kept}\n{line}";
    }

    /// <summary>Reads them, oldest first.</summary>
    public static IReadOnlyList<Correction> Read(string kept) =>
    [
        .. from line in kept.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           where line.Length > Day.Length && DateOnly.TryParseExact(line[..Day.Length], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
           select new Correction(DateOnly.ParseExact(line[..Day.Length], Day, CultureInfo.InvariantCulture), line[(Day.Length + 1)..]),
    ];
}
