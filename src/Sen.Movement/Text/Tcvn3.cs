using System.Collections.Frozen;

namespace Sen.Movement.Text;

/// <summary>The single-byte ABC table (TCVN 5712:1993, VN3): small letters with tones, capitals without.</summary>
internal static class Tcvn3
{
    /// <summary>Bytes of the twelve small vowels, each in the order of <see cref="ToneMarks"/>.</summary>
    private static readonly byte[][] Vowels =
    [
        [0x61, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9], [0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6], [0xA9, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB],
        [0x65, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1], [0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6], [0x69, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE],
        [0x6F, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4], [0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9], [0xAC, 0xEA, 0xEB, 0xEC, 0xED, 0xEE],
        [0x75, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4], [0xAD, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9], [0x79, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE],
    ];

    private const string Capitals = "ĂÂÊÔƠƯĐ";                          // 0xA1 to 0xA7

    private static readonly FrozenDictionary<char, char> Bytes = Letters().ToFrozenDictionary(pair => pair.Letter, pair => pair.Byte);

    private static readonly FrozenDictionary<char, char> Back = Letters().ToFrozenDictionary(pair => pair.Byte, pair => pair.Letter);

    internal static string Read(string misread) =>
        string.Create(misread.Length, misread, static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = Back.GetValueOrDefault(from[i], from[i]);
            }
        });

    /// <summary>The byte of a letter (NFC), as a character; null when TCVN3 does not have it.</summary>
    internal static string? Write(char letter, ref bool losesCapitals)
    {
        if (letter < 0x80)
        {
            return letter.ToString();
        }

        if (Bytes.TryGetValue(letter, out var b))
        {
            return b.ToString();
        }

        if (!Bytes.TryGetValue(VietnameseText.Lower(letter), out b))
        {
            return null;
        }

        losesCapitals = true;
        return b.ToString();
    }

    private static IEnumerable<(char Letter, char Byte)> Letters()
    {
        var vowels = Vowels.SelectMany((row, at) => row.Select((b, tone) => (ToneMarks.Rows[at][tone], (char)b)));
        var capitals = Capitals.Select((letter, at) => (letter, (char)(0xA1 + at)));
        return [.. vowels, .. capitals, ('đ', '\u00AE')];
    }
}
