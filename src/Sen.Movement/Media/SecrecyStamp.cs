using Sen.Movement.Text;

namespace Sen.Movement.Media;

/// <summary>
/// Stamps of state secrecy (dấu độ mật: MẬT, TỐI MẬT, TUYỆT MẬT) in the text of a document. Such a paper never belongs into a system that hangs
/// on the internet. The stamp stands alone on its line or, set apart by a tab, in its cell; “bảo mật”, “mật độ” or “nuôi ong lấy mật” are no stamps.
/// </summary>
public static class SecrecyStamp
{
    private static readonly HashSet<string> Stamps = new(StringComparer.Ordinal) { "MẬT", "TỐI MẬT", "TUYỆT MẬT" };

    private static readonly string[] Labels = ["độ mật", "mức độ mật", "độ khẩn, độ mật"];

    private static readonly HashSet<string> Degrees = new(StringComparer.OrdinalIgnoreCase) { "mật", "tối mật", "tuyệt mật", "a", "b", "c" };

    /// <summary>The stamp found in a text of lines; null when there is none.</summary>
    public static string? In(string text) => text.Split('\n', '\r', '\t').Select(OfLine).FirstOrDefault(stamp => stamp is not null);

    private static string? OfLine(string line)
    {
        var words = string.Join(' ', VietnameseText.Nfc(line).Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.', '-', '–', '*', '(', ')', '[', ']', '“', '”', '"', '|');
        if (Stamps.Contains(words) || Stamps.Contains(Joined(words)))
        {
            return words;
        }

        var colon = words.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Labels.Contains(words[..colon].Trim().ToLowerInvariant()) && Degrees.Contains(words[(colon + 1)..].Trim(' ', '.')) ? words : null;
    }

    // Stamps are often set with spaces between the letters: “M Ậ T”, “T Ố I  M Ậ T”.
    private static string Joined(string words) => words.Split(' ') is { Length: > 1 } letters && letters.All(letter => letter.Length == 1)
        ? string.Concat(letters) switch { "MẬT" => "MẬT", "TỐIMẬT" => "TỐI MẬT", "TUYỆTMẬT" => "TUYỆT MẬT", var other => other }
        : words;
}
