using System.Collections.Frozen;
using System.Text;

namespace Sen.Movement.Text;

/// <summary>The VNI-Windows table: 146 letters, most of them a base letter followed by the byte of its marks.</summary>
internal static class Vni
{
    /// <summary>For each small vowel its six forms, in the order of <see cref="ToneMarks"/>.</summary>
    private static readonly string[] Vowels =
    [
        "a aø aû aõ aù aï", "aê aè aú aü aé aë", "aâ aà aå aã aá aä", "e eø eû eõ eù eï", "eâ eà eå eã eá eä", "i ì æ ó í ò",
        "o oø oû oõ où oï", "oâ oà oå oã oá oä", "ô ôø ôû ôõ ôù ôï", "u uø uû uõ uù uï", "ö öø öû öõ öù öï", "y yø yû yõ yù î",
    ];

    private static readonly FrozenDictionary<char, string> Written =
        Letters().ToFrozenDictionary(pair => pair.Letter, pair => pair.Form);

    /// <summary>Also a capital followed by a small mark byte («Uûy»), which typists mixed freely.</summary>
    private static readonly FrozenDictionary<string, char> Back = Letters().Concat(MixedCase())
        .ToFrozenDictionary(pair => pair.Form, pair => pair.Letter, StringComparer.Ordinal);

    internal static string Read(string misread)
    {
        var letters = Back.GetAlternateLookup<ReadOnlySpan<char>>();
        var text = new StringBuilder(misread.Length);
        for (var i = 0; i < misread.Length; i++)
        {
            if (i + 1 < misread.Length && letters.TryGetValue(misread.AsSpan(i, 2), out var letter))
            {
                i++;
            }
            else if (!letters.TryGetValue(misread.AsSpan(i, 1), out letter))
            {
                letter = misread[i];
            }

            text.Append(letter);
        }

        return text.ToString();
    }

    /// <summary>The one or two bytes of a letter (NFC), as characters; null when VNI does not have it.</summary>
    internal static string? Write(char letter) =>
        letter < 0x80 ? letter.ToString() : Written.GetValueOrDefault(letter);

    private static IEnumerable<(char Letter, string Form)> Letters()
    {
        var small = Vowels.SelectMany((row, at) => row.Split(' ').Select((form, tone) => (ToneMarks.Rows[at][tone], form)))
            .Append(('đ', "ñ")).ToList();
        return [.. small, .. small.Select(pair => (char.ToUpperInvariant(pair.Item1), pair.Item2.ToUpperInvariant()))];
    }

    private static IEnumerable<(char Letter, string Form)> MixedCase() => Letters()
        .Where(pair => pair.Form.Length == 2 && char.IsUpper(pair.Letter))
        .Select(pair => (pair.Letter, $"{pair.Form[0]}{char.ToLowerInvariant(pair.Form[1])}"));
}
