using System.Globalization;
using System.Text;
using Sen.Movement.Text;

namespace Sen.Movement.Search;

/// <summary>A word (tiếng) in the two forms under which it is found.</summary>
/// <param name="Exact">With its marks: lower case, composed, the tone in the old place (<see cref="VietnameseText.Exact"/>).</param>
/// <param name="Folded">Without marks, đ as d (<see cref="VietnameseText.Fold"/>).</param>
public readonly record struct SearchWord(string Exact, string Folded)
{
    /// <summary>Whether it was written with marks or đ.</summary>
    public bool HasMarks => !string.Equals(Exact, Folded, StringComparison.Ordinal);
}

/// <summary>
/// Cuts a text into the words that are searched (tách tiếng). The one function behind both databases, the questions put to them and the marks in what is shown:
/// engines are handed finished words and fold nothing themselves.
/// </summary>
public static class SearchText
{
    /// <summary>Longest word in characters; what is longer is cut, for an engine refuses words of some kilobytes.</summary>
    public const int LongestWord = 64;

    /// <summary>Most words of one text that are indexed: PostgreSQL knows no place beyond 16,383.</summary>
    public const int MostWords = 16_000;

    /// <summary>The words of a text in order, at most so many.</summary>
    public static List<SearchWord> Words(string text, int most = MostWords)
    {
        var exact = VietnameseText.Exact(text);
        var words = new List<SearchWord>(Math.Min(most, (exact.Length / 4) + 1));
        var at = 0;
        while (words.Count < most && Next(exact, ref at, out var from))
        {
            var word = exact[from..Cut(exact, from, at)];
            var folded = VietnameseText.Fold(word);
            // A mark that stands alone is no word.
            if (folded.Length > 0)
            {
                words.Add(new(word, folded));
            }
        }

        return words;
    }

    /// <summary>A text in parts of at most so many words, cut between words; one part, be it empty, when it is short.</summary>
    public static IEnumerable<string> Parts(string text, int words)
    {
        var (from, at, count) = (0, 0, 0);
        while (Next(text, ref at, out var word))
        {
            if (count++ == words)
            {
                yield return text[from..word].TrimEnd();
                (from, count) = (word, 1);
            }
        }

        yield return text[from..];
    }

    /// <summary>The next run of letters, digits and their marks: it lies between <paramref name="from"/> and <paramref name="at"/>. False at the end.</summary>
    public static bool Next(ReadOnlySpan<char> text, ref int at, out int from)
    {
        var letters = Latin;
        while (at < text.Length && (text[at] < letters.Length ? !letters[text[at]] : Width(text, at) == 0))
        {
            at++;
        }

        from = at;
        while (at < text.Length)
        {
            var width = text[at] < letters.Length ? (letters[text[at]] ? 1 : 0) : Width(text, at);
            if (width == 0)
            {
                break;
            }

            at += width;
        }

        return at > from;
    }

    // Whether a character up to the end of the Latin blocks is part of a word: nearly every one that is asked for is among them.
    private static readonly bool[] Latin = [.. Enumerable.Range(0, 0x1F00).Select(code => IsPart((char)code))];

    /// <summary>Whether a character, but none of two, is part of a word.</summary>
    internal static bool IsPart(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // How many characters the letter, digit or mark at this place takes; 0 for anything else.
    private static int Width(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (char.IsHighSurrogate(c))
        {
            return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && Rune.IsLetterOrDigit(new Rune(c, text[at + 1])) ? 2 : 0;
        }

        return IsPart(c) ? 1 : 0;
    }

    private static int Cut(string text, int from, int to)
    {
        if (to - from <= LongestWord)
        {
            return to;
        }

        var end = from + LongestWord;
        return char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }
}
