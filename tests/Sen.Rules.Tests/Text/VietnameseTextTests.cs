using CsCheck;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Text;

public class VietnameseTextTests
{
    private const string Vectors = "vietnamese-text.tsv";

    [Fact]
    public void The_vector_file_is_whole()
    {
        var rows = TextVectors.Read(Vectors);
        Assert.Equal(185, rows.Count);
        Assert.Equal(185, rows.Select(row => row["id"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("id kind input nfc folded tone_old tone_new tcvn3_hex tcvn3_lossy tcvn3_back vni_hex cp1258_hex", string.Join(' ', rows[0].Keys));
    }

    [Fact]
    public void Every_vector_is_composed() =>
        TextVectors.EachRow(Vectors, row => (TextVectors.Shown(row["nfc"]), VietnameseText.Nfc(TextVectors.Shown(row["input"]))));

    [Fact]
    public void Every_vector_is_folded() =>
        TextVectors.EachRow(Vectors, row => (row["folded"], VietnameseText.Fold(TextVectors.Shown(row["input"]))));

    [Fact]
    public void Every_vector_gets_its_tones_in_the_old_place() =>
        TextVectors.EachRow(Vectors, row => (row["tone_old"], VietnameseText.ToneOld(TextVectors.Shown(row["input"]))));

    [Fact]
    public void Every_vector_gets_its_tones_in_the_new_place() =>
        TextVectors.EachRow(Vectors, row => (row["tone_new"], VietnameseText.ToneNew(TextVectors.Shown(row["input"]))));

    /// <summary>The table comes from another implementation of Unicode than the code's: 503 letters and marks that can be taken apart.</summary>
    [Fact]
    public void Every_Latin_letter_is_taken_apart_and_put_together_as_Unicode_says()
    {
        Assert.Equal(503, TextVectors.Read("latin-composition.tsv").Count);
        TextVectors.EachRow("latin-composition.tsv", row => (Chars(row["decomposed"]), VietnameseText.Nfd(Chars(row["composed"]))));
        TextVectors.EachRow("latin-composition.tsv", row => (
            Replaced(row["composed"]) ? VietnameseText.Nfc(Chars(row["composed"])) : Chars(row["composed"]),
            VietnameseText.Nfc(Chars(row["decomposed"]))));

        static string Chars(string codePoints) => string.Concat(codePoints.Split(' ').Select(hex => (char)Convert.ToInt32(hex, 16)));
        static bool Replaced(string codePoint) => codePoint is "212A" or "212B" or "0340" or "0341" or "0343" or "0344";
    }

    [Theory]
    [InlineData("va\u0323\u0302n"), InlineData("va\u0302\u0323n"), InlineData("v\u1EA1\u0302n"), InlineData("v\u00E2\u0323n")]
    public void The_order_of_marks_does_not_matter(string vận) => Assert.Equal("v\u1EADn", VietnameseText.Nfc(vận));

    [Theory]
    [InlineData("e\u0341", "é"), InlineData("A\u030A", "Å"), InlineData("\u212B", "Å"), InlineData("\u212A", "K"), InlineData("o\u0301\u0301", "ó\u0301")]
    [InlineData("\u0301a", "\u0301a"), InlineData("a\u034F\u0301", "a\u034F\u0301"), InlineData("q\u0323\u0307", "q\u0323\u0307"), InlineData("q\u0307\u0323", "q\u0323\u0307")]
    public void Unusual_marks_are_composed_as_Unicode_says(string text, string composed) => Assert.Equal(composed, VietnameseText.Nfc(text));

    [Fact]
    public void Composed_and_decomposed_text_agree_in_every_form() => TextGen.Any.Sample(text =>
        VietnameseText.Nfc(VietnameseText.Nfd(text)) == VietnameseText.Nfc(text) &&
        VietnameseText.Nfd(VietnameseText.Nfc(text)) == VietnameseText.Nfd(text) &&
        VietnameseText.Fold(VietnameseText.Nfd(text)) == VietnameseText.Fold(text) &&
        VietnameseText.Exact(VietnameseText.Nfd(text)) == VietnameseText.Exact(text) &&
        VietnameseText.Slug(VietnameseText.Nfd(text)) == VietnameseText.Slug(text));

    [Fact]
    public void Doing_it_twice_changes_nothing() => TextGen.Any.Sample(text =>
        Stays(VietnameseText.Nfc, text) && Stays(VietnameseText.Nfd, text) && Stays(VietnameseText.Clean, text) && Stays(VietnameseText.Fold, text) &&
        Stays(VietnameseText.ToneOld, text) && Stays(VietnameseText.ToneNew, text) && Stays(VietnameseText.Exact, text));

    [Fact]
    public void Moving_tones_changes_neither_length_nor_folded_form() => TextGen.Any.Sample(text =>
        VietnameseText.ToneOld(text).Length == VietnameseText.Clean(text).Length &&
        VietnameseText.Fold(VietnameseText.ToneNew(text)) == VietnameseText.Fold(text) &&
        VietnameseText.ToneOld(VietnameseText.ToneNew(text)) == VietnameseText.ToneOld(text));

    [Theory]
    [InlineData("España, señor, Müller, résumé"), InlineData("Đắk Lắk, Krông Búk, Y Ngông Niê"), InlineData("áạ hoàá"), InlineData("nghiêngá")]
    public void Words_that_are_no_Vietnamese_syllable_keep_their_marks(string text)
    {
        Assert.Equal(text, VietnameseText.ToneOld(text));
        Assert.Equal(text, VietnameseText.ToneNew(text));
    }

    [Theory]
    [InlineData("gìn", "gìn"), InlineData("gí", "gí"), InlineData("gịêng", "giệng"), InlineData("qùa", "quà"), InlineData("QÚY", "QUÝ"), InlineData("HOÀ", "HÒA")]
    [InlineData("khuya", "khuya"), InlineData("ngoéo", "ngoéo"), InlineData("yếu", "yếu"), InlineData("túân", "tuấn"), InlineData("Ỷ", "Ỷ")]
    public void Tones_are_repaired_in_every_kind_of_syllable(string typed, string old) =>
        Assert.Equal(old, VietnameseText.ToneOld(typed));

    [Theory]
    [InlineData("Hoà  Bình", "hòa bình"), InlineData("ĐẢNG UỶ", "đảng ủy"), InlineData("Ðà Nẵng", "đà nẵng"), InlineData("Ea H’leo", "ea h'leo"), InlineData("Mĩ", "mĩ")]
    public void The_exact_form_unifies_spelling_but_keeps_marks(string typed, string exact) => Assert.Equal(exact, VietnameseText.Exact(typed));

    [Theory]
    [InlineData("binh sa", false), InlineData("BINH SA", false), InlineData("“binh sa”", false), InlineData("Bình Sa", true), InlineData("dan đoan", true)]
    public void A_query_with_any_mark_counts_as_typed_with_marks(string query, bool marks) => Assert.Equal(marks, VietnameseText.HasMarks(query));

    [Theory]
    [InlineData("Bình Sa phát huy hiệu quả các mô hình “Dân vận khéo”", "binh-sa-phat-huy-hieu-qua-cac-mo-hinh-dan-van-kheo")]
    [InlineData("Quyết định số 20/2019/QĐ-UBND", "quyet-dinh-so-20-2019-qd-ubnd")]
    [InlineData("  5 không, 3 sạch – đạt 98,5% ", "5-khong-3-sach-dat-98-5")]
    [InlineData("Ea H’leo", "ea-hleo"), InlineData("Ðại hội Ðảng bộ", "dai-hoi-dang-bo")]
    [InlineData("", "muc"), InlineData("🌸 — “”", "muc"), InlineData("汉字", "muc")]
    public void A_slug_is_made_of_the_folded_words(string title, string slug) => Assert.Equal(slug, VietnameseText.Slug(title));

    [Theory]
    [InlineData("mô hình dân vận khéo", 14, "mo-hinh-dan"), InlineData("mô hình dân vận khéo", 15, "mo-hinh-dan-van"), InlineData("mô hình dân vận khéo", 8, "mo-hinh")]
    [InlineData("quangnamdanang vận", 8, "quangnam")]
    public void A_long_title_is_cut_between_words(string title, int longest, string slug) => Assert.Equal(slug, VietnameseText.Slug(title, longest));

    [Fact]
    public void A_slug_is_never_empty_never_too_long_and_fit_for_an_address() =>
        Gen.Select(TextGen.Any, Gen.Int[8, 40]).Sample((text, longest) =>
        {
            var slug = VietnameseText.Slug(text, longest);
            return slug.Length > 0 && slug.Length <= longest && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') &&
                !slug.StartsWith('-') && !slug.EndsWith('-') && !slug.Contains("--", StringComparison.Ordinal);
        });

    private static bool Stays(Func<string, string> form, string text) => form(form(text)) == form(text);
}
