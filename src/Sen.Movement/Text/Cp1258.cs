using System.Collections.Frozen;

namespace Sen.Movement.Text;

/// <summary>Windows code page 1258: Windows-1252 with fourteen places changed for Vietnamese.</summary>
internal static class Cp1258
{
    /// <summary>The combining tone bytes, in the order of <see cref="ToneMarks"/> from huyền on.</summary>
    private static readonly (char Mark, char Byte)[] Tones =
        [('\u0300', '\u00CC'), ('\u0309', '\u00D2'), ('\u0303', '\u00DE'), ('\u0301', '\u00EC'), ('\u0323', '\u00F2')];

    private static readonly (char Letter, char Byte)[] Letters =
    [
        ('Ă', '\u00C3'), ('Đ', '\u00D0'), ('Ơ', '\u00D5'), ('Ư', '\u00DD'), ('ă', '\u00E3'), ('đ', '\u00F0'), ('ơ', '\u00F5'), ('ư', '\u00FD'), ('₫', '\u00FE'),
    ];

    private static readonly FrozenDictionary<char, char> Back = Tones.Concat(Letters).ToFrozenDictionary(pair => pair.Item2, pair => pair.Item1);

    private static readonly FrozenDictionary<char, char> Bytes = Defined().ToFrozenDictionary(pair => pair.Letter, pair => pair.Byte);

    /// <summary>The text with its tones still as combining marks.</summary>
    internal static string Read(string misread) => new([.. misread.Select(c => Back.GetValueOrDefault(c, c))]);

    /// <summary>The bytes of a character (NFC), as characters: the letter first, then its tone; null when the code page lacks it.</summary>
    internal static string? Write(char letter)
    {
        var parts = LatinMarks.Decompose(letter.ToString());
        var marks = parts.Where(c => Array.Exists(Tones, tone => tone.Mark == c)).ToList();
        var plain = LatinMarks.Compose(string.Concat(parts.Where(c => !marks.Contains(c))));
        if (marks.Count > 1 || plain.Any(c => !Bytes.ContainsKey(c)))
        {
            return null;
        }

        return string.Concat(plain.Concat(marks).Select(c => Bytes[c]));
    }

    private static IEnumerable<(char Letter, char Byte)> Defined()
    {
        // the four places Windows-1252 gives to Š, Ž, š, ž and the five it leaves open are open here
        byte[] open = [0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9D, 0x9E];
        var kept = Enumerable.Range(0, 256).Select(b => (byte)b)
            .Where(b => !open.Contains(b) && !Back.ContainsKey((char)b))
            .Select(b => (LegacyText.Windows1252Of(b), (char)b));
        return [.. kept, .. Tones, .. Letters];
    }
}
