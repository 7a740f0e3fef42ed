using System.Collections.Frozen;

namespace Sen.Movement.Text;

/// <summary>Where a syllable with an open <c>oa</c>, <c>oe</c> or <c>uy</c> carries its tone.</summary>
internal enum ToneStyle
{
    /// <summary>On the first vowel: hòa, khỏe, thủy.</summary>
    Old,

    /// <summary>On the second vowel: hoà, khoẻ, thuỷ.</summary>
    New,
}

/// <summary>
/// The Vietnamese syllable (âm tiết): onset, vowels, final consonant. Only a word that is one keeps to the rule of tone
/// placement; foreign words and words of the minority languages are left as they are.
/// </summary>
internal static class Syllable
{
    // «nghiêng» is as long as a syllable gets
    private const int MostLetters = 7;

    private static readonly FrozenSet<string> Onsets = FrozenSet.ToFrozenSet(
        ["", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"]);

    private static readonly FrozenSet<string> Finals = FrozenSet.ToFrozenSet(["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]);

    private static readonly FrozenSet<string> Vowels = FrozenSet.ToFrozenSet((
        "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi oo ơi ua uâ ue uê ui uô uơ uy ưa ươ ưi ưu yê " +
        "oai oao oay oeo iêu uya uyê uyu yêu uây uôi uêu ươi ươu").Split(' '));

    /// <summary>Puts the tone of every well-formed syllable in <paramref name="text"/> (NFC) where the style wants it.</summary>
    internal static string PlaceTones(string text, ToneStyle style)
    {
        var letters = text.ToCharArray();
        for (var start = 0; start < letters.Length; start++)
        {
            var end = start;
            while (end < letters.Length && (char.IsLetter(letters[end]) || IsMark(letters[end])))
            {
                end++;
            }

            if (end > start)
            {
                Place(letters.AsSpan(start, end - start), style);
                start = end;
            }
        }

        return new string(letters);
    }

    /// <summary>Whether a word has the shape of a Vietnamese syllable, with or without its marks: «sen» and «công», but not «and».</summary>
    internal static bool IsOne(ReadOnlySpan<char> word)
    {
        Span<char> plain = stackalloc char[MostLetters];
        if (word.IsEmpty || word.Length > MostLetters)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            plain[i] = char.ToLowerInvariant(ToneMarks.Without(word[i]));
        }

        return TonePosition(new string(plain[..word.Length]), ToneStyle.Old) is not null;
    }

    private static void Place(Span<char> word, ToneStyle style)
    {
        var toned = -1;
        for (var i = 0; i < word.Length; i++)
        {
            // two tones, or a mark that NFC could not join to its letter: not a syllable
            if (IsMark(word[i]) || (toned >= 0 && ToneMarks.Of(word[i]) > 0))
            {
                return;
            }

            if (ToneMarks.Of(word[i]) == 0)
            {
                continue;
            }

            toned = i;
        }

        if (toned < 0 || word.Length > MostLetters)
        {
            return;
        }

        var tone = ToneMarks.Of(word[toned]);
        var plain = string.Create(word.Length, word, static (letters, from) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = char.ToLowerInvariant(ToneMarks.Without(from[i]));
            }
        });
        if (TonePosition(plain, style) is { } position && position != toned)
        {
            word[toned] = ToneMarks.Without(word[toned]);
            word[position] = ToneMarks.With(word[position], tone);
        }
    }

    /// <summary>The place of the tone in a toneless lower-case word, or null when the word is not a Vietnamese syllable.</summary>
    private static int? TonePosition(string plain, ToneStyle style)
    {
        var first = 0;
        while (first < plain.Length && !IsVowel(plain[first]))
        {
            first++;
        }

        var end = first;
        while (end < plain.Length && IsVowel(plain[end]))
        {
            end++;
        }

        var final = plain[end..];
        if (!Finals.Contains(final))
        {
            return null;
        }

        // the u of «qu» always belongs to the onset; the i of «gi» only when a vowel follows («già», but «gì», «gìn»)
        var shared = plain.StartsWith("qu", StringComparison.Ordinal) || plain.StartsWith("gi", StringComparison.Ordinal);
        foreach (var start in shared ? [first + 1, first] : (ReadOnlySpan<int>)[first])
        {
            var vowels = plain[start..Math.Max(start, end)];
            if (Onsets.Contains(plain[..start]) && Vowels.Contains(vowels))
            {
                return start + TonePosition(vowels, final.Length > 0, style);
            }
        }

        return null;
    }

    private static int TonePosition(string vowels, bool closed, ToneStyle style)
    {
        var marked = vowels.AsSpan().IndexOfAny('ê', 'ơ');
        marked = marked >= 0 ? marked : vowels.AsSpan().IndexOfAny("âăôư");
        return (marked, vowels.Length) switch
        {
            ( >= 0, _) => marked,
            (_, 1) => 0,
            (_, 3) => 1,
            _ when closed => 1,
            _ => vowels is "oa" or "oe" or "uy" && style == ToneStyle.New ? 1 : 0,
        };
    }

    private static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    private static bool IsVowel(char letter) => letter is 'a' or 'ă' or 'â' or 'e' or 'ê' or 'i' or 'o' or 'ô' or 'ơ' or 'u' or 'ư' or 'y';
}
