using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using Sen.Movement.Text;

namespace Sen.Movement.Search;

/// <summary>A place in a text of UTF-8: in bytes, and in characters as a string counts them.</summary>
internal readonly record struct TextPlace(int Byte, int Character);

/// <summary>
/// Reads a text letter by letter from the UTF-8 the databases keep, without making a string of it. What is part of a word, and what a letter is without its marks,
/// is what <see cref="SearchText"/> and <see cref="VietnameseText.Fold"/> say. Bytes that are no UTF-8 do no harm.
/// </summary>
internal static class Utf8Letters
{
    /// <summary>What is no part of a word.</summary>
    public const int Gap = 0;

    /// <summary>A mark: part of a word, but no letter.</summary>
    public const int Mark = 1;

    // What stands for every character up to the end of the Latin blocks; made by the one function that folds.
    private static readonly char[] Known = [.. Enumerable.Range(0, 0x1F00).Select(code => (char)code)
        .Select(c => SearchText.IsPart(c) ? VietnameseText.Fold(c.ToString()) is [var letter, ..] ? letter : (char)Mark : (char)Gap)];

    /// <summary>What stands at this place – a letter without its marks, <see cref="Mark"/> or <see cref="Gap"/> – and how many bytes it takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int Letter, int Width) At(ReadOnlySpan<byte> text, int at) => text[at] < 0x80 ? (Known[text[at]], 1) : Beyond(text, at);

    /// <summary>The next word: it lies between <paramref name="from"/> and <paramref name="at"/>. False at the end.</summary>
    public static bool Next(ReadOnlySpan<byte> text, ref int at, out int from)
    {
        from = BehindGap(text, at);
        var end = from;
        while (end < text.Length && At(text, end) is (not Gap, var width))
        {
            end += width;
        }

        at = end;
        return end > from;
    }

    /// <summary>Where the next word begins, or this one goes on; the end when there is none.</summary>
    public static int BehindGap(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && At(text, at) is (Gap, var width))
        {
            at += width;
        }

        return at;
    }

    /// <summary>Whether a word begins with the letter that begins here, if one does.</summary>
    public static bool BeginsWord(ReadOnlySpan<byte> text, int at) =>
        !IsInside(text[at]) && (at == 0 || (!IsVietnameseBefore(text, at) && At(text, Before(text, at)).Letter == Gap));

    /// <summary>How many characters these bytes are in a string.</summary>
    public static int Characters(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (; text.Length >= Vector128<byte>.Count; text = text[Vector128<byte>.Count..])
        {
            count += Characters(Vector128.Create(text));
        }

        foreach (var one in text)
        {
            count += Characters(one);
        }

        return count;
    }

    /// <summary>Goes forward by so many characters, at most to the end.</summary>
    public static int Forward(ReadOnlySpan<byte> text, int at, int characters)
    {
        while (at <= text.Length - Vector128<byte>.Count && Characters(Vector128.Create(text[at..])) is var some && some <= characters)
        {
            (at, characters) = (at + Vector128<byte>.Count, characters - some);
        }

        while (at < text.Length && Characters(text[at]) <= characters)
        {
            characters -= Characters(text[at++]);
        }

        return at;
    }

    /// <summary>Goes back by so many characters, at most to the beginning.</summary>
    public static int Back(ReadOnlySpan<byte> text, int at, int characters)
    {
        while (at > 0 && Before(text, at) is var before && Characters(text[before]) <= characters)
        {
            (at, characters) = (before, characters - Characters(text[before]));
        }

        return at;
    }

    // Most letters with marks are known by their first bytes: U+0100 to U+01BF, U+1E80 to U+1EFF, and U+00C0 to U+00FF but × and ÷.
    private static bool IsVietnameseBefore(ReadOnlySpan<byte> text, int at) => at >= 3 && IsInside(text[at - 1]) && text[at - 2] switch
    {
        0xC3 => text[at - 1] is not (0x97 or 0xB7),
        >= 0xC4 and <= 0xC6 => true,
        0xBA or 0xBB => text[at - 3] == 0xE1,
        _ => false,
    };

    private static int Before(ReadOnlySpan<byte> text, int at)
    {
        do
        {
            at--;
        }
        while (at > 0 && IsInside(text[at]));

        return at;
    }

    // A byte that goes on with a letter.
    private static bool IsInside(byte one) => (one & 0xC0) == 0x80;

    // A character is counted where it begins; a letter of four bytes is two characters of a string.
    private static int Characters(byte one) => IsInside(one) ? 0 : one < 0xF0 ? 1 : 2;

    private static int Characters(Vector128<byte> some) =>
        BitOperations.PopCount((~Vector128.Equals(some & Vector128.Create((byte)0xC0), Vector128.Create((byte)0x80))).ExtractMostSignificantBits())
        + BitOperations.PopCount(Vector128.GreaterThanOrEqual(some, Vector128.Create((byte)0xF0)).ExtractMostSignificantBits());

    private static (int Letter, int Width) Beyond(ReadOnlySpan<byte> text, int at)
    {
        var first = text[at];
        if (first < 0xE0 && at + 1 < text.Length)
        {
            return (Known[((first & 0x1F) << 6) | (text[at + 1] & 0x3F)], 2);
        }

        if (first < 0xF0 && at + 2 < text.Length)
        {
            var code = ((first & 0x0F) << 12) | ((text[at + 1] & 0x3F) << 6) | (text[at + 2] & 0x3F);
            return (code < Known.Length ? Known[code] : Rare((char)code), 3);
        }

        Rune.DecodeFromUtf8(text[at..], out var rune, out var width);
        return (Rune.IsLetterOrDigit(rune) ? rune.Value : Gap, width);
    }

    private static int Rare(char c) => !SearchText.IsPart(c) ? Gap
        : char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? Mark : char.ToLowerInvariant(c);
}
