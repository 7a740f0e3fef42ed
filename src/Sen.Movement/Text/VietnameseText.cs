using System.Globalization;
using System.Text;

namespace Sen.Movement.Text;

/// <summary>
/// Forms of a Vietnamese text for comparing, finding and addressing. What a person typed is stored and shown as typed, above
/// all names; every form here is a key beside it. Sources: TCVN 6909:2001 (Unicode for Vietnamese), Unicode Annex 15.
/// </summary>
public static class VietnameseText
{
    /// <summary>What <see cref="Slug"/> gives when a text holds no Latin letter and no digit: «mục», item.</summary>
    public const string SlugWithoutWords = "muc";

    /// <summary>The composed Unicode form (dựng sẵn, NFC) of Latin text; other scripts stay as they are.</summary>
    public static string Nfc(string text) => LatinMarks.Compose(text);

    /// <summary>The decomposed Unicode form (tổ hợp, NFD) of Latin text, as some systems and old files hand it over.</summary>
    public static string Nfd(string text) => LatinMarks.Decompose(text);

    /// <summary>
    /// NFC without invisible characters (soft hyphen, zero-width blanks and joiners, byte order mark); every run of white space
    /// or control characters is one blank, none at the ends. Decode old encodings first: TCVN3 writes ư as a soft hyphen.
    /// </summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                AppendBlank(kept);
            }
            else if (c is not ('\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'))
            {
                kept.Append(c);
            }
        }

        return Nfc(WithoutLastBlank(kept));
    }

    /// <summary>
    /// The accent-free search form (không dấu): clean, plain quotes and dashes, lower case, đ and its look-alikes ð, ɖ as d, all
    /// marks dropped. «Đảng ủy xã» → «dang uy xa».
    /// </summary>
    public static string Fold(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in Nfd(Clean(text)).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            // a mark that stood alone between blanks leaves two blanks behind
            if (rune.Value == ' ')
            {
                AppendBlank(kept);
                continue;
            }

            var lower = rune.IsBmp ? new Rune(Lower(Plain((char)rune.Value))) : Rune.ToLowerInvariant(rune);
            kept.Append(lower.Value == 'đ' ? "d" : lower.ToString());
        }

        return WithoutLastBlank(kept);
    }

    /// <summary>Clean text with tones placed as in «hòa, thủy»; repairs misplaced tones («hòan» → «hoàn»). For comparing only.</summary>
    public static string ToneOld(string text) => Syllable.PlaceTones(Clean(text), ToneStyle.Old);

    /// <summary>Clean text with tones placed as in «hoà, thuỷ»; repairs misplaced tones. For comparing only.</summary>
    public static string ToneNew(string text) => Syllable.PlaceTones(Clean(text), ToneStyle.New);

    /// <summary>
    /// The search form that keeps marks: clean, plain quotes and dashes, lower case, look-alikes of đ as đ, tones in the old
    /// place. «Hoà» and «hòa» are equal, «ba» and «bà» are not; nor are «Mỹ» and «Mĩ».
    /// </summary>
    public static string Exact(string text) => Syllable.PlaceTones(Nfc(Canonical(Clean(text), Lower)), ToneStyle.Old);

    /// <summary>Whether somebody typed marks or đ: then <see cref="Exact"/> hits come before <see cref="Fold"/> hits.</summary>
    public static bool HasMarks(string text) => !string.Equals(Fold(text), Exact(text), StringComparison.Ordinal);

    /// <summary>
    /// The words of an address (đường dẫn): folded, joined by hyphens, at most <paramref name="longest"/> characters (8 or more)
    /// without cutting a word, unless the first word alone is longer. Never empty: see <see cref="SlugWithoutWords"/>.
    /// </summary>
    public static string Slug(string text, int longest = 80)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 8);
        var slug = new StringBuilder(longest);
        foreach (var word in SlugWords(Fold(text)))
        {
            if (slug.Length == 0)
            {
                slug.Append(word, 0, Math.Min(word.Length, longest));
                continue;
            }

            if (slug.Length + 1 + word.Length > longest)
            {
                break;
            }

            slug.Append('-').Append(word);
        }

        return slug.Length == 0 ? SlugWithoutWords : slug.ToString();
    }

    /// <summary>One form for characters that are written in several ways: quotes, dashes, look-alikes of đ.</summary>
    internal static string Canonical(string clean, Func<char, char> then) =>
        string.Create(clean.Length, (clean, then), static (result, from) =>
        {
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = from.then(Plain(from.clean[i]));
            }
        });

    /// <summary>Lower case of one character; İ, on which frameworks differ, is i.</summary>
    internal static char Lower(char c) => c == 'İ' ? 'i' : char.ToLowerInvariant(c);

    private static char Plain(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u02BC' => '\'',
        '\u201C' or '\u201D' => '"',
        '\u2010' or '\u2011' or '\u2013' or '\u2014' => '-',
        'ð' or '\u0256' => 'đ',
        'Ð' or '\u0189' => 'Đ',
        _ => c,
    };

    private static string[] SlugWords(string folded)
    {
        // «H'leo» is one word
        var letters = folded.Replace("'", "", StringComparison.Ordinal).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ');
        return new string([.. letters]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void AppendBlank(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
        {
            text.Append(' ');
        }
    }

    private static string WithoutLastBlank(StringBuilder text) =>
        text.Length > 0 && text[^1] == ' ' ? text.ToString(0, text.Length - 1) : text.ToString();
}
