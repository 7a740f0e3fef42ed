using System.Globalization;
using System.Text;
using Sen.Movement.Text;

namespace Sen.Movement.OldPortal;

/// <summary>The small forms the lines of an old page are made of.</summary>
internal static class OldText
{
    private const string Ellipsis = "…";

    private static readonly char[] Breaks = ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    /// <summary>The lines of a text; blank ones too.</summary>
    public static string[] Lines(string text) => text.Split(Breaks);

    /// <summary>A line without what nobody sees: NFC, every kind of blank a plain one, none at the ends. Blanks inside are not counted again.</summary>
    public static string Clean(string line)
    {
        var kept = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                kept.Append(' ');
            }
            else if (c is not ('\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'))
            {
                kept.Append(c);
            }
        }

        return VietnameseText.Nfc(kept.ToString()).Trim(' ');
    }

    /// <summary>Whether two short texts are the same for a reader: capitals and a colon at the end do not matter.</summary>
    public static bool Same(string line, string words) => line.TrimEnd(' ', ':').Equals(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text after a label at its beginning and, when asked for, its colon; null when it does not begin so.</summary>
    public static string? After(string line, string label, bool colon)
    {
        if (!line.StartsWith(label, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = line[label.Length..].TrimStart(' ');
        return rest.StartsWith(':') ? rest[1..].Trim(' ')
            : colon || (rest.Length > 0 && rest.Length == line.Length - label.Length && char.IsLetterOrDigit(rest[0])) ? null : rest;
    }

    /// <summary>A count as pages write it: «200 lượt.», «1.234 lượt», «12 345»; null when it is no count.</summary>
    public static long? Count(string text)
    {
        var number = text.Trim(' ', '.');
        foreach (var unit in (string[])["lượt truy cập", "lượt xem", "lượt"])
        {
            if (number.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                number = number[..^unit.Length].TrimEnd(' ');
                break;
            }
        }

        var groups = number.Split(number.FirstOrDefault(c => c is '.' or ',' or ' '));
        var whole = groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3));
        var digits = string.Concat(groups);
        return whole && digits.Length is >= 1 and <= 18 && digits.All(char.IsAsciiDigit)
            ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The beginning of a line, for a sentence about it.</summary>
    public static string Short(string line)
    {
        const int Most = 60;
        return line.Length <= Most ? line : line[..(char.IsHighSurrogate(line[Most - 1]) ? Most - 1 : Most)] + Ellipsis;
    }
}
