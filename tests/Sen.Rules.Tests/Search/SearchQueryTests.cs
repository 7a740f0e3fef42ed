using Sen.Movement;
using Sen.Movement.Search;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Search;

public class SearchQueryTests
{
    private static readonly SearchVocabulary Offices = new(Abbreviations.Usual);

    [Theory]
    [InlineData("Hoà  thuỷ ÐÀ LẠT", "hòa thủy đà lạt", "hoa thuy da lat")]
    [InlineData("2015-2020, số 22/CP", "2015 2020 số 22 cp", "2015 2020 so 22 cp")]
    [InlineData("H'leo\u00ad Ayu\u200bn", "h leo ayun", "h leo ayun")]
    [InlineData("\u0301 ◌ ... —", "", "")]
    public void A_text_is_cut_into_words_with_and_without_marks(string text, string exact, string folded)
    {
        var words = SearchText.Words(text);

        Assert.Equal(exact, string.Join(' ', words.Select(word => word.Exact)));
        Assert.Equal(folded, string.Join(' ', words.Select(word => word.Folded)));
    }

    [Fact]
    public void Composed_and_decomposed_text_give_the_same_words()
    {
        const string Text = "Ủy ban nhân dân xã Bình Sa – thuỷ lợi, “đường quê” ở Đà Nẵng";

        Assert.Equal(SearchText.Words(Text), SearchText.Words(VietnameseText.Nfd(Text)));
    }

    [Theory]
    [InlineData("trồng sen", "trồng+sen", true)]
    [InlineData("trong sen", "trong+sen", false)]
    [InlineData("\"dân vận\" khéo", "[dân vận]+khéo", true)]
    [InlineData("“dân vận” khéo", "[dân vận]+khéo", true)]
    [InlineData("\"dân vận khoe", "dân+vận+khoe", true)]
    [InlineData("a \"\" b", "a+b", false)]
    [InlineData("UBND xã", "ubnd=ủy ban nhân dân+xã", true)]
    [InlineData("uy ban nhan dan xa", "uy ban nhan dan=ubnd+xa", false)]
    [InlineData("uý bản nhân dân", "úy+bản+nhân+dân", true)]
    [InlineData("\"UBND xã\"", "[ubnd xã]", true)]
    [InlineData(" * - \" ' ", "", false)]
    [InlineData(null, "", false)]
    public void A_question_is_understood(string? typed, string terms, bool marks)
    {
        var query = SearchQuery.Read(typed, Offices);

        Assert.Equal(terms, string.Join('+', query.Terms.Select(Said)));
        Assert.Equal((marks, terms.Length == 0), (query.HasMarks, query.IsEmpty));
    }

    [Fact]
    public void A_long_question_keeps_its_beginning_and_says_so()
    {
        var query = SearchQuery.Read(string.Join(' ', Enumerable.Range(10, 30)), SearchVocabulary.Empty);

        Assert.Equal((SearchQuery.MostWords, true), (query.Words.Count, query.Cut));
        Assert.Equal(SearchText.LongestWord, Assert.Single(SearchText.Words(new string('a', 10_000))).Exact.Length);
    }

    [Fact]
    public void No_made_up_question_stops_it()
    {
        var random = new Random(3);
        const string Letters = "aăđ \"“”'*:()^\\&|!<>\0\ud83e\udeb7\u0301\n-+~";
        for (var n = 0; n < 50_000; n++)
        {
            var typed = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Letters[random.Next(Letters.Length)]));
            var query = SearchQuery.Read(typed, Offices);
            Assert.All(query.Words, word => Assert.All(word.Exact, c => Assert.False(char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c))));
        }
    }

    [Fact]
    public void A_commune_s_list_is_the_usual_one_with_its_own_and_without_what_it_took_off()
    {
        var home = new Home(new Guid(1, 0, 0, new byte[8]), default);
        var own = Abbreviation.Write(default, home, " BS ", "Bình Sa").Value;
        var off = Abbreviation.Write(default, home, "UBND", "Uỷ ban nhân dân", off: true).Value;

        var held = Abbreviations.Of([own, off]);

        Assert.Equal(Abbreviations.Usual.Count + 1, held.Count);
        Assert.Contains(new HeldAbbreviation("BS", "Bình Sa", IsUsual: false, IsOff: false), held);
        Assert.Contains(new HeldAbbreviation("UBND", "Ủy ban nhân dân", IsUsual: true, IsOff: true), held);
        Assert.DoesNotContain(Abbreviations.InUse([own, off]), pair => pair.One == "UBND");
    }

    [Theory]
    [InlineData("", "", "Short,Full")]
    [InlineData("…", "Ủy ban", "Short")]
    [InlineData("UBND", "ubnd", "Full")]
    [InlineData("MỘT CHỮ VIẾT TẮT QUÁ DÀI", "đầy đủ", "Short")]
    public void A_wrong_abbreviation_says_which_field(string brief, string full, string fields)
    {
        var refused = Assert.IsType<Refusal.Invalid>(Abbreviation.Write(default, default, brief, full).Refusal);

        Assert.Equal(fields, string.Join(',', refused.Fields.Keys));
    }

    private static string Said(SearchTerm term)
    {
        var typed = string.Join(' ', term.Typed.Select(word => word.Exact));
        return string.Concat([term.Together ? $"[{typed}]" : typed, .. term.Others.Select(other => "=" + string.Join(' ', other.Select(word => word.Exact)))]);
    }
}
