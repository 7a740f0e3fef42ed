using CsCheck;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Text;

public class SortKeyTests
{
    [Fact]
    public void Strings_come_in_the_order_of_the_dictionary() => Ranks("sort-strings.tsv", "text", "rank_syllable", 112, SortKey.Of);

    [Fact]
    public void Persons_come_by_given_name_then_family_and_middle_names() => Ranks("sort-persons.tsv", "name", "rank_person", 60, SortKey.OfPerson);

    [Theory]
    [InlineData("Thôn 1|Thôn 2|Thôn 9|Thôn 10|Thôn 10A|Thôn 100|Thôn Bình Trúc")]
    [InlineData("Bình Trúc I|Bình Trúc II|Bình Trúc IV|Bình Trúc V|Bình Trúc IX|Bình Trúc X|Bình Trúc 11|Bình Trúc XIV")]
    [InlineData("Khóa IX|Khóa XII|Khóa XIII|Khóa XIII, kỳ 2")]
    [InlineData("2 sạch|5 không|10 việc|XI MĂNG|Y tế")]
    [InlineData("hoà|hòa|Hoà|HOÀ|Hòa|HÒA")]
    [InlineData("5 không|05 không|005 không|6 không")]
    [InlineData("III|IV|V|IX"), InlineData("NHÀ MÁY XI|NHÀ MÁY X MĂNG|NHÀ MÁY XI MĂNG")]
    [InlineData("a-b|a1|ab|a汉")]
    public void Lists_are_sorted_as_people_expect(string list) =>
        Assert.Equal(list, string.Join('|', list.Split('|').Reverse().OrderBy(SortKey.Of, StringComparer.Ordinal)));

    [Fact]
    public void Roman_letters_in_a_persons_name_are_letters() =>
        Assert.Equal("Lê Ích|Lê V|Lê Vân", string.Join('|', "Lê Vân|Lê V|Lê Ích".Split('|').OrderBy(SortKey.OfPerson, StringComparer.Ordinal)));

    [Fact]
    public void Typed_forms_of_one_text_share_one_key()
    {
        Assert.Equal(SortKey.Of("Đà Nẵng"), SortKey.Of("  Ða\u0300\u200B  Nẵng "));
        Assert.Equal(SortKey.Of("Ea H'leo – xã"), SortKey.Of("Ea H’leo - xã"));
        Assert.NotEqual(SortKey.Of("Khánh Hòa"), SortKey.Of("Khánh Hoà"), StringComparer.Ordinal);
    }

    /// <summary>Any byte-wise collation, and any other that puts digits before letters, gives the same order.</summary>
    [Fact]
    public void A_key_holds_only_hexadecimal_digits_and_fits_an_index() => TextGen.Any.Array[1, 60].Select(texts => string.Join(' ', texts)).Sample(text =>
        SortKey.Of(text) is var key && key.All(char.IsAsciiHexDigitLower) && key.Length is > 0 and < 2_000 && SortKey.OfPerson(text).All(char.IsAsciiHexDigitLower));

    [Fact]
    public void Different_texts_have_different_keys_and_equal_ones_the_same() => Gen.Select(TextGen.Any, TextGen.Any).Sample((one, other) =>
        (SortKey.Of(one) == SortKey.Of(other)) == (Shape(one) == Shape(other)) &&
        (SortKey.OfPerson(one) == SortKey.OfPerson(other)) == (Shape(one) == Shape(other)) &&
        SortKey.Of(one) == SortKey.Of(VietnameseText.Nfd(one)));

    [Fact]
    public void Capitals_tone_places_and_zeros_alone_make_different_keys() => Gen.Select(Variants, Variants).Sample((one, other) =>
        (SortKey.Of(one) == SortKey.Of(other)) == (one == other) && (SortKey.OfPerson(one) == SortKey.OfPerson(other)) == (one == other));

    /// <summary>The order of the keys is the order by letters, then tones, computed in another way.</summary>
    [Fact]
    public void Keys_follow_letters_before_tones_syllable_by_syllable() => Gen.Select(Plain, Plain).Sample((one, other) =>
        Compare(one, other) is var expected && (expected == 0 || Math.Sign(string.CompareOrdinal(SortKey.Of(one), SortKey.Of(other))) == expected));

    private static readonly Gen<string> Variants =
        Gen.OneOf("hoà", "hòa", "Hoà", "HÒA", "hòan", "hoàn", "khủyu", "khuỷu", "5", "05", "005", "V", "v", "IV", "4", "I", "1", "01", "B", "b")
            .Array[1, 4].Select(words => string.Join(' ', words));

    private static readonly Gen<string> Plain =
        Gen.OneOf("ba", "bà", "bá", "bạ", "bác", "bắc", "bấc", "bạn", "bản", "bang", "băng", "da", "đa", "đá", "d", "hòa", "hoà", "hóa", "hoàn", "thuỷ", "thủy", "thuý", "y", "ỷ", "zê")
            .Array[1, 3].Select(words => string.Join(' ', words));

    private static int Compare(string one, string other)
    {
        var (mine, yours) = (Syllables(one), Syllables(other));
        for (var i = 0; i < Math.Min(mine.Length, yours.Length); i++)
        {
            var letters = string.CompareOrdinal(mine[i].Letters, yours[i].Letters);
            var difference = letters != 0 ? letters : mine[i].Tone - yours[i].Tone;
            if (difference != 0)
            {
                return Math.Sign(difference);
            }
        }

        return Math.Sign(mine.Length - yours.Length);
    }

    private static (string Letters, int Tone)[] Syllables(string text) => [.. text.Split(' ').Select(word =>
    {
        var apart = VietnameseText.Nfd(word);
        var letters = VietnameseText.Nfc(string.Concat(apart.Where(c => !"\u0300\u0309\u0303\u0301\u0323".Contains(c))));
        return (string.Concat(letters.Select(c => (char)"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".IndexOf(c))), Math.Max(0, apart.Max(c => "\u0300\u0309\u0303\u0301\u0323".IndexOf(c) + 1)));
    })];

    private static string Shape(string text) =>
        string.Concat(VietnameseText.Clean(text).Select(c => c switch { '’' => '\'', '“' or '”' => '"', '–' or '—' => '-', 'ð' => 'đ', 'Ð' or '\u0189' => 'Đ', _ => c }));

    private static void Ranks(string file, string column, string rank, int count, Func<string, string> key)
    {
        var rows = TextVectors.Read(file);
        Assert.Equal(count, rows.Count);
        var sorted = rows.Select(row => row[column]).OrderBy(key, StringComparer.Ordinal).ToList();
        TextVectors.EachRow(file, row => ($"{row[rank]} {row[column]}", $"{sorted.IndexOf(row[column]) + 1} {row[column]}"));
        Assert.Equal(count, rows.Select(row => row["input_order"]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rows, row => Assert.InRange(int.Parse(row["rank_icu"]), 1, count));
    }
}
