using System.Globalization;
using System.Text;
using Sen.Movement.Text;

namespace Sen.Movement.Media;

/// <summary>Names of files as people's machines give them (tên tệp): only ever shown, never trusted.</summary>
public static class FileName
{
    /// <summary>Longest name kept, in characters.</summary>
    public const int Longest = 120;

    /// <summary>The name without folders, control characters, marks that turn the writing round, and what addresses or headers could trip over.</summary>
    public static string Clean(string? typed)
    {
        var name = VietnameseText.Nfc(typed ?? "");
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            kept.Append(category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || rune.Value is '"' or '<' or '>' or '|' or ':' or '*' or '?' or ';' or '%' or 0xFFFD
                ? " " : rune.ToString());
        }

        var words = string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        return words.Length <= Longest ? words : Shortened(words);
    }

    /// <summary>The letters behind the last dot, small, with the dot; empty when there are none.</summary>
    public static string ExtensionOf(string name) => name.LastIndexOf('.') is > 0 and var dot && name.Length - dot is > 1 and <= 8 ? name[dot..].ToLowerInvariant() : "";

    private static string Shortened(string name)
    {
        var extension = ExtensionOf(name);
        var end = Longest - extension.Length;
        return name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)].TrimEnd() + extension;
    }
}
