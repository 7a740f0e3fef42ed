using System.Diagnostics;
using CsCheck;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Text;

public class WordChangesTests
{
    // Words of a registration with what stands around them: enough alike that most of two texts agrees by chance.
    private static readonly Gen<string> Answers = Gen.OneOf(
        "đắp", "bờ ao", "200 m", "250 m", "trồng\nsen", "hộ", "các hộ,", "hòa", "hoà", "thôn.", "15/11/2022", "15/12/2022", "\n\n", " ", "(nếu có)", "và", "“khéo”;")
        .Array[0, 24].Select(words => string.Join(' ', words));

    private static readonly Gen<string> Texts = Gen.OneOf(Answers, TextGen.Any);

    [Fact]
    public void Applied_to_the_older_text_the_changes_give_the_newer_one() => Gen.Select(Texts, Texts).Sample((older, newer) =>
    {
        var runs = WordChanges.Between(older, newer);
        return Joined(runs, WordFate.Removed) == newer && Plain(Joined(runs, WordFate.Added)) == Plain(older);
    });

    [Fact]
    public void Stretches_are_never_empty_and_two_neighbours_never_have_the_same_fate() => Gen.Select(Texts, Texts).Sample((older, newer) =>
    {
        var runs = WordChanges.Between(older, newer);
        return runs.All(run => run.Text.Length > 0) && runs.Zip(runs.Skip(1)).All(pair => pair.First.Fate != pair.Second.Fate);
    });

    [Fact]
    public void What_is_removed_stands_before_what_is_added_in_its_place() => Gen.Select(Texts, Texts).Sample((older, newer) =>
    {
        var runs = WordChanges.Between(older, newer);
        return runs.Zip(runs.Skip(1)).All(pair => (pair.First.Fate, pair.Second.Fate) is not (WordFate.Added, WordFate.Removed));
    });

    [Fact]
    public void The_same_text_in_another_Unicode_form_with_other_tone_places_or_other_blanks_is_no_change() =>
        Gen.Select(TextGen.Words, Gen.OneOf<Func<string, string>>(
            VietnameseText.Nfc, VietnameseText.Nfd, VietnameseText.ToneNew, VietnameseText.ToneOld,
            text => VietnameseText.Nfd(VietnameseText.ToneNew(text)), text => text.Replace(" ", "  ", StringComparison.Ordinal), text => text + " "))
            .Sample((text, written) => WordChanges.Between(text, written(text)).All(run => run.Fate == WordFate.Kept));

    [Fact]
    public void A_word_is_never_cut_in_two() => Gen.Select(Answers, Answers).Sample((older, newer) =>
    {
        var words = $"{older} {newer}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(Parts).ToHashSet(StringComparer.Ordinal);
        return WordChanges.Between(older, newer).SelectMany(run => run.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).SelectMany(Parts).All(words.Contains);
    });

    [Theory]
    [InlineData("Đắp bờ rào; xong 15/11/2022.", "Đắp 200 m bờ rào trước mưa; xong 30/11/2022.", "Đắp [+200 m ]bờ rào[+ trước mưa]; xong [-15/11/2022][+30/11/2022].")]
    [InlineData("Đắp bờ ao.", "Đắp bờ ao sen.", "Đắp bờ ao[+ sen].")]
    [InlineData("Đắp bờ ao sen.", "Đắp bờ ao.", "Đắp bờ ao[- sen].")]
    [InlineData("Theo Quyết định 05-QĐ/BCĐ.", "Theo Quyết định 06-QĐ/BCĐ.", "Theo Quyết định [-05-QĐ/BCĐ][+06-QĐ/BCĐ].")]
    [InlineData("Có 1.374 hộ, 3,5 ha.", "Có 1.375 hộ, 3,6 ha.", "Có [-1.374][+1.375] hộ, [-3,5][+3,6] ha.")]
    [InlineData("", "Đắp bờ ao.", "[+Đắp bờ ao.]")]
    [InlineData("Đắp bờ ao.", "", "[-Đắp bờ ao.]")]
    [InlineData("", "", "")]
    public void A_changed_word_leaves_its_neighbours_and_a_number_changes_as_a_whole(string older, string newer, string marked) =>
        Assert.Equal(marked, Marked(older, newer));

    [Theory]
    [InlineData("Họp dân. Trồng sen.", "Họp dân. Chia việc. Trồng sen.", "Họp dân. [+Chia việc. ]Trồng sen.")]
    [InlineData("Họp dân. Chia việc. Trồng sen.", "Họp dân. Trồng sen.", "Họp dân. [-Chia việc. ]Trồng sen.")]
    [InlineData("Đắp bờ\nTrồng sen", "Đắp bờ\nThả cá\nTrồng sen", "Đắp bờ\n[+Thả cá\n]Trồng sen")]
    [InlineData("Họp dân, góp công.", "Họp dân, chia nhóm, góp công.", "Họp dân, [+chia nhóm, ]góp công.")]
    public void A_new_sentence_line_or_clause_is_marked_from_its_own_beginning_to_its_own_end(string older, string newer, string marked) =>
        Assert.Equal(marked, Marked(older, newer));

    [Theory]
    // One word kept by chance between two changed ones is no stretch of its own.
    [InlineData("Chi hội đến từng hộ vận động.", "Chi hội gặp từng nhà vận động.", "Chi hội [-đến từng hộ][+gặp từng nhà] vận động.")]
    // What stays long enough stays unmarked.
    [InlineData("Ao bỏ trống 0,8 ha từ năm 2019 đến nay.", "Ao bỏ trống 1,2 ha từ năm 2018 đến nay.", "Ao bỏ trống [-0,8][+1,2] ha từ năm [-2019][+2018] đến nay.")]
    public void Neighbouring_changes_are_put_together(string older, string newer, string marked) => Assert.Equal(marked, Marked(older, newer));

    [Fact]
    public void A_rewritten_sentence_is_one_removal_and_one_addition_and_the_sentences_around_it_stay()
    {
        const string Before = "Họp dân ngày 05/09/2022. Các hộ quanh ao cùng góp công đắp bờ và chia nhau trông coi. Cuối năm chia sản phẩm.";
        const string After = "Họp dân ngày 05/09/2022. Hội Nông dân chủ trì, vận động từng hộ góp hai ngày công để đắp 200 m bờ. Cuối năm chia sản phẩm.";

        var runs = WordChanges.Between(Before, After);

        Assert.Equal([WordFate.Kept, WordFate.Removed, WordFate.Added, WordFate.Kept], runs.Select(run => run.Fate));
        Assert.Equal("Họp dân ngày 05/09/2022. ", runs[0].Text);
        Assert.EndsWith(". Cuối năm chia sản phẩm.", runs[3].Text, StringComparison.Ordinal);
        Assert.Equal(1, WordChanges.Places(runs));
    }

    [Fact]
    public void Several_rewritten_sentences_stay_several_so_that_each_is_read_beside_its_own_successor() =>
        Assert.Equal("[-Ao cũ bỏ hoang][+Vườn tạp nhiều cỏ]. Giữ nguyên câu này. [-Bà con chưa có việc][+Thanh niên đi làm xa].",
            Marked("Ao cũ bỏ hoang. Giữ nguyên câu này. Bà con chưa có việc.", "Vườn tạp nhiều cỏ. Giữ nguyên câu này. Thanh niên đi làm xa."));

    [Fact]
    public void A_line_end_put_in_is_a_change_and_one_more_blank_is_none()
    {
        Assert.Equal("Đắp bờ;[- ][+\n]trồng sen", Marked("Đắp bờ; trồng sen", "Đắp bờ;\ntrồng sen"));
        Assert.Equal("Đắp bờ;  trồng sen", Marked("Đắp bờ; trồng sen", "Đắp bờ;  trồng sen"));
    }

    [Fact]
    public void Places_count_a_removal_and_its_addition_once() =>
        Assert.Equal(3, WordChanges.Places(WordChanges.Between("Đắp bờ rào; xong 15/11/2022.", "Đắp 200 m bờ rào trước mưa; xong 30/11/2022.")));

    public static TheoryData<string> LongTexts => ["lightly edited", "rewritten", "every word new", "one word over and over", "turned round"];

    [Theory]
    [MemberData(nameof(LongTexts))]
    public void Ten_thousand_words_are_compared_well_under_a_second(string kind)
    {
        var random = new Random(7);
        string[] syllables = ["bà", "con", "thôn", "góp", "công", "đắp", "bờ", "ao", "trồng", "sen", "nuôi", "cá", "hộ", "các", "và", "của", "để", "đã", "được", "năm"];
        string Sentence(int no) => $"{string.Join(' ', Enumerable.Range(0, 20).Select(_ => syllables[random.Next(syllables.Length)]))} {no}.";
        var sentences = Enumerable.Range(0, 500).Select(Sentence).ToList();
        var older = string.Join(' ', sentences);
        var newer = kind switch
        {
            "lightly edited" => older.Replace("ao trồng", "ao lớn, trồng", StringComparison.Ordinal),
            "rewritten" => string.Join(' ', Enumerable.Range(1000, 500).Select(Sentence)),
            "every word new" => string.Join(' ', Enumerable.Range(0, 10_000).Select(no => $"mới{no}")),
            "one word over and over" => string.Join(' ', Enumerable.Repeat("sen", 10_000)),
            _ => string.Join(' ', Enumerable.Reverse(sentences)),
        };
        WordChanges.Between("a b", "a c");

        var watch = Stopwatch.StartNew();
        var runs = WordChanges.Between(older, newer);
        watch.Stop();

        Assert.Equal(newer, Joined(runs, WordFate.Removed));
        Assert.Equal(older, Joined(runs, WordFate.Added));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
    }

    private static string Joined(IEnumerable<WordRun> runs, WordFate without) => string.Concat(runs.Where(run => run.Fate != without).Select(run => run.Text));

    // What is left of a text when the differences that are no changes are taken away.
    private static string Plain(string text) => string.Join('\n', text.Split('\n', '\r', '\u2028', '\u2029', '\u0085')
        .Select(line => VietnameseText.ToneOld(line).Replace(" ", "", StringComparison.Ordinal)).Where(line => line.Length > 0));

    private static IEnumerable<string> Parts(string text) => text.Split('.', ',', ';', '(', ')', '“', '”').Where(part => part.Length > 0);

    private static string Marked(string older, string newer) => string.Concat(WordChanges.Between(older, newer).Select(run => run.Fate switch
    {
        WordFate.Added => $"[+{run.Text}]",
        WordFate.Removed => $"[-{run.Text}]",
        _ => run.Text,
    }));
}
