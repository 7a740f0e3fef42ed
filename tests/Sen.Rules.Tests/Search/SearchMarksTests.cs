using Sen.Movement.Search;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Search;

public class SearchMarksTests
{
    [Theory]
    [InlineData("sen", "Trồng sen, nuôi cá; SEN!", "Trồng [sen], nuôi cá; [SEN]!")]
    [InlineData("trong sen", "Thôn trồng sen", "Thôn [trồng sen]")]
    [InlineData("trồng sen", "Trông sen và trồng sen", "Trông [sen] và [trồng sen]")]
    [InlineData("trồng sen", "Trông sên và trong sến", "[Trông sên] và [trong sến]")]
    [InlineData("hoà", "Hòa thuận, hoa", "[Hòa] thuận, hoa")]
    [InlineData("\"nuôi cá\"", "cá nuôi, nuôi cá", "cá nuôi, [nuôi cá]")]
    [InlineData("ubnd", "Ủy ban nhân dân xã, ủy ban", "[Ủy ban nhân dân] xã, ủy ban")]
    [InlineData("duong", "Đường ÐƯỜNG đường-làng", "[Đường ÐƯỜNG đường]-làng")]
    [InlineData("xyz", "không có", "không có")]
    public void Words_are_marked_where_they_stand(string asked, string text, string marked)
    {
        Assert.Equal(marked, Title(asked, text));
        Assert.Equal(marked, VietnameseText.Nfc(Title(asked, VietnameseText.Nfd(text))));
    }

    [Fact]
    public void The_passage_is_where_most_of_the_question_stands()
    {
        var text = $"{Filler(40)} sen {Filler(60)} thôn trồng sen nuôi cá {Filler(60)}";

        var passage = Passage("trồng sen nuôi cá", text, 120);

        Assert.Contains("thôn [trồng sen nuôi cá]", passage, StringComparison.Ordinal);
        Assert.StartsWith("… ", passage, StringComparison.Ordinal);
        Assert.EndsWith(" …", passage, StringComparison.Ordinal);
        Assert.InRange(passage.Length, 80, 130);
    }

    // It stops reading where it has found all words together, but not before the end of what it shows.
    [Fact]
    public void Everything_in_the_passage_is_marked_and_an_earlier_place_with_fewer_words_is_passed_over()
    {
        var text = $"sen {Filler(30)} trồng sen, {Filler(5)} trồng {Filler(5)} sen {Filler(60)} trồng sen";

        var passage = Passage("trồng sen", text, 120);

        Assert.Contains($"[trồng sen], {Filler(5)} [trồng] {Filler(5)} [sen]", passage, StringComparison.Ordinal);
        Assert.EndsWith(" …", passage, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_hit_the_passage_is_the_beginning_and_a_short_text_is_whole()
    {
        Assert.Equal("Một hai ba …", Passage("xyz", "Một hai ba bốn năm", 11));
        Assert.Equal("Một [hai]", Passage("hai", "Một hai", 100));
        Assert.Equal("", Passage("hai", "", 100));
    }

    [Theory]
    [InlineData("trồng sen", "nuôi cá, trong sên", true)]
    [InlineData("trồng sen", "sen trồng", false)]
    [InlineData("UBND xã", "của Ủy ban nhân dân xã", true)]
    [InlineData("UBND xã", "của Ủy ban nhân dân các xã", false)]
    public void It_tells_whether_the_words_follow_one_another(string asked, string text, bool follow) => Assert.Equal(follow, Marks(asked).InSequence(text));

    // The letter-by-letter comparison and the words of the index are two ways to one answer.
    [Fact]
    public void What_the_index_calls_a_word_is_what_is_marked()
    {
        var random = new Random(11);
        const string Letters = "aâàbđĐÐủuỷhoàóeêễ sS,.\u0301 -'2";
        for (var n = 0; n < 5_000; n++)
        {
            var text = VietnameseText.Clean(string.Concat(Enumerable.Range(0, 25).Select(_ => Letters[random.Next(Letters.Length)])));
            var words = SearchText.Words(text);
            if (words.Count > 0)
            {
                var word = words[random.Next(words.Count)];
                Assert.Contains(Marks(word.Folded).Of(text, "", 10).Title, run => run.IsHit);
            }
        }
    }

    private static SearchMarks Marks(string asked) => new(SearchQuery.Read(asked, new(Abbreviations.Usual)));

    [Fact]
    public void Where_the_title_has_the_typed_marks_other_marks_in_the_text_are_no_hits()
    {
        var (title, passage) = Marks("dân vận").Of("Dân vận khéo", "văn bản của dân", 100);

        Assert.Equal(("[Dân vận] khéo", "văn bản của [dân]"), (Said(title), Said(passage)));
    }

    private static string Title(string asked, string text) => Said(Marks(asked).Of(text, "", 10).Title);

    private static string Passage(string asked, string text, int longest) => Said(Marks(asked).Of("", text, longest).Passage);

    private static string Said(IEnumerable<MarkedRun> runs) => string.Concat(runs.Select(run => run.IsHit ? $"[{run.Text}]" : run.Text));

    private static string Filler(int words) => string.Join(' ', Enumerable.Repeat("lời", words));
}
