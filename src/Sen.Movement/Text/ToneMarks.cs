using System.Collections.Frozen;

namespace Sen.Movement.Text;

/// <summary>
/// The twelve vowels of Vietnamese with their tones (thanh): 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng – the order of
/// Vietnamese dictionaries. Every toned vowel is one NFC character, so moving a tone never changes a text's length.
/// </summary>
internal static class ToneMarks
{
    internal static readonly string[] Rows =
    [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
        "AÀẢÃÁẠ", "ĂẰẲẴẮẶ", "ÂẦẨẪẤẬ", "EÈẺẼÉẸ", "ÊỀỂỄẾỆ", "IÌỈĨÍỊ", "OÒỎÕÓỌ", "ÔỒỔỖỐỘ", "ƠỜỞỠỚỢ", "UÙỦŨÚỤ", "ƯỪỬỮỨỰ", "YỲỶỸÝỴ",
    ];

    private static readonly FrozenDictionary<char, (string Row, int Tone)> Places = Rows
        .SelectMany(row => row.Select((letter, tone) => (letter, row, tone)))
        .ToFrozenDictionary(place => place.letter, place => (place.row, place.tone));

    /// <summary>The tone of one letter; 0 for a letter without a tone.</summary>
    internal static int Of(char letter) => Places.TryGetValue(letter, out var place) ? place.Tone : 0;

    /// <summary>The letter without its tone; circumflex, breve and horn stay.</summary>
    internal static char Without(char letter) => Places.TryGetValue(letter, out var place) ? place.Row[0] : letter;

    /// <summary>The vowel <paramref name="letter"/> with this tone instead of its own.</summary>
    internal static char With(char letter, int tone) => Places[letter].Row[tone];
}
