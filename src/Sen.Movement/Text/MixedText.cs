namespace Sen.Movement.Text;

/// <summary>
/// A sentence of another language with Vietnamese in it – a name, an official term, a quotation – cut into stretches, so that a page can say which words are
/// Vietnamese and a voice can read them as such (WCAG 3.1.2).
/// </summary>
public static class MixedText
{
    private const char OpenQuote = '“', CloseQuote = '”';

    /// <summary>
    /// The stretches in order; joined they are the text. Vietnamese are words with Vietnamese letters, what is quoted with them, and the names and numbers that go on
    /// from them: “Bình Sa”, “Thôn Bình Trúc I”. A text of which every word could be Vietnamese is one stretch.
    /// </summary>
    public static IReadOnlyList<(string Text, bool Vietnamese)> Stretches(string text)
    {
        if (AllCouldBe(text))
        {
            return [(text, IsVietnamese(text))];
        }

        var stretches = new List<(string Text, bool Vietnamese)>();
        var from = 0;
        while (NextVietnamese(text, from) is { } found)
        {
            Add(stretches, text[from..found.From], vietnamese: false);
            Add(stretches, text[found.From..found.To], vietnamese: true);
            from = found.To;
        }

        Add(stretches, text[from..], vietnamese: false);
        return stretches;
    }

    /// <summary>True for a text with a letter that English does not have.</summary>
    public static bool IsVietnamese(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c > '\u007F' && (char.IsLetter(c) || c is >= '\u0300' and <= '\u036F'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllCouldBe(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfWord(text, at);
            var word = text.AsSpan(at, end - at);
            if (!(word.IsEmpty || IsVietnamese(word) || Syllable.IsOne(word) || char.IsAsciiDigit(word[0]) || IsAbbreviation(word)))
            {
                return false;
            }

            at = Math.Max(end, at + 1);
        }

        return true;
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word) => word.IndexOfAnyInRange('a', 'z') < 0;

    private static (int From, int To)? NextVietnamese(string text, int from)
    {
        for (var at = from; at < text.Length;)
        {
            if (text[at] == OpenQuote && text.IndexOf(CloseQuote, at) is > 0 and var close && IsVietnamese(text.AsSpan(at, close - at)))
            {
                return (at + 1, close);
            }

            var end = EndOfWord(text, at);
            if (IsVietnamese(text.AsSpan(at, end - at)))
            {
                return (at, EndOfStretch(text, end));
            }

            at = Math.Max(end, at + 1);
        }

        return null;
    }

    // Goes on over single blanks while the next word is Vietnamese, a name or a number.
    private static int EndOfStretch(string text, int end)
    {
        while (end + 1 < text.Length && text[end] == ' ')
        {
            var next = EndOfWord(text, end + 1);
            var word = text.AsSpan(end + 1, next - end - 1);
            if (word.IsEmpty || !(IsVietnamese(word) || char.IsUpper(word[0]) || char.IsAsciiDigit(word[0])))
            {
                break;
            }

            end = next;
        }

        return end;
    }

    // Letters, digits, and what joins them inside a word: 05-QĐ/BCĐ, hoi-nong-dan.
    private static int EndOfWord(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is >= '\u0300' and <= '\u036F'
            || (text[end] is '-' or '–' or '/' && end > at && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    private static void Add(List<(string Text, bool Vietnamese)> stretches, string text, bool vietnamese)
    {
        if (text.Length > 0)
        {
            stretches.Add((text, vietnamese));
        }
    }
}
