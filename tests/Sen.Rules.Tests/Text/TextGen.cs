using CsCheck;
using Sen.Movement.Text;

namespace Sen.Rules.Tests.Text;

/// <summary>Random texts: real syllables in all Unicode forms, and nonsense made of everything that may turn up in a form field.</summary>
internal static class TextGen
{
    private static readonly string[] Syllables = [.. TextVectors.Read("vietnamese-text.tsv")
        .SelectMany(row => TextVectors.Shown(row["nfc"]).Split(' ')).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)];

    private static readonly string[] Pieces =
    [
        .. "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐÊƠƯQUGIfjwzñüçß0123456789.,-–—'’\"“”/()&«»ð\u0110Ð\u0189İıſ".Select(c => c.ToString()),
        .. "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ".Select(c => c.ToString()),
        "\u0300", "\u0301", "\u0302", "\u0303", "\u0306", "\u0309", "\u031B", "\u0323", "\u0340", "\u0341", "\u0345", "\u0334", "\u034F",
        " ", "  ", "\t", "\n", "\0", "\u00A0", "\u202F", "\u200B", "\uFEFF", "\u00AD", "🌸", "汉", "й", "ά", "\u0928\u0941", "\uD83C", "II", "XIV", "007",
    ];

    internal static readonly Gen<string> Words =
        Gen.Select(Gen.OneOf(Syllables).Array[1, 8], Gen.Bool, (words, apart) => apart ? VietnameseText.Nfd(string.Join(' ', words)) : string.Join(' ', words));

    internal static readonly Gen<string> Nonsense = Gen.OneOf(Pieces).Array[0, 14].Select(string.Concat);

    internal static readonly Gen<string> Any = Gen.OneOf(Words, Nonsense, Gen.Select(Words, Nonsense, string.Concat));
}
