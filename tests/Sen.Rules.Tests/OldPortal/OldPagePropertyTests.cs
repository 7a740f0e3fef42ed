using CsCheck;
using Sen.Movement.OldPortal;
using Sen.Rules.Tests.Text;
using Xunit;

namespace Sen.Rules.Tests.OldPortal;

/// <summary>Pages made from random fields come back field by field; no text at all makes the reader fall.</summary>
public class OldPagePropertyTests
{
    // The words come from the seed page too: pieces of its labels and brackets, and bare numbers, would be furniture and not text.
    private static readonly Gen<string> Words = TextGen.Words.Select(OldPageText).Where(text => text.Any(char.IsLetter) && !text.Any(c => c is ':' or '(' or ')' or '[' or ']'));

    private static readonly Gen<string> Sentence = Gen.Select(Words, Gen.OneOf("", ".", " (thôn 2).", " “thi đua”"), (words, end) => words + end);

    private static readonly Gen<OldPage> Pages =
        from title in Sentence
        from category in Sentence
        from author in Words
        from day in Gen.Int[0, 40_000]
        from views in Gen.Long[0, 99_999_999]
        from paragraphs in Sentence.Array[1, 6]
        from captions in Gen.Select(Sentence, Gen.Int[0, 6]).Array[0, 3]
        from newer in Sentence.Array[0, 10]
        from older in Sentence.Array[0, 10]
        from pager in Gen.Int[0, 3]
        from counts in Gen.Long[0, 9_999_999].Array[3]
        select new OldPage
        {
            Section = "Chi tiết tin",
            Category = category,
            Title = title,
            Author = author,
            Published = DateOnly.FromDayNumber(new DateOnly(1950, 1, 1).DayNumber + day),
            Views = views,
            Paragraphs = paragraphs,
            Captions = [.. captions.Select(caption => new OldCaption(caption.Item1, Math.Min(caption.Item2, paragraphs.Length))).OrderBy(caption => caption.AfterParagraph)],
            Newer = newer,
            Older = older,
            Pager = [.. Enumerable.Range(1, pager)],
            Statistics = new(counts[0], counts[1], counts[2]),
        };

    [Fact]
    public void What_a_page_was_made_from_is_what_is_read() =>
        Gen.Select(Pages, Gen.Bool, Gen.Bool).Sample((page, windows, marked) =>
        {
            var text = Rendered(page).ReplaceLineEndings(windows ? "\r\n" : "\n");
            var read = OldPageReader.Read(marked ? $"\uFEFF{text}" : text);
            return SeedPage.Values(read with { PublishedAsShown = null, Footer = new() }) == SeedPage.Values(page) && read.Warnings.Count == 0;
        });

    [Fact]
    public void No_text_makes_the_reader_fall_and_no_word_of_the_body_is_lost() =>
        Gen.Select(Gen.OneOf(TextGen.Any, Gen.OneOf(SeedPage.Text.Split('\n'))).Array[0, 30], Gen.OneOf("\n", "\r\n", "\u2028")).Sample((lines, end) =>
        {
            var page = OldPageReader.Read(string.Join(end, lines));
            Assert.All(page.Captions, caption => Assert.InRange(caption.AfterParagraph, 0, page.Paragraphs.Count));
            Assert.DoesNotContain(page.Paragraphs.Concat(page.Newer).Concat(page.Older), text => text.Length == 0 || text != text.Trim(' '));
        });

    // Generated words may hold anything; a page's line holds no blank at its ends and no line break.
    private static string OldPageText(string words) => OldPageReader.Read($"Tác giả: a\n{words}\n[Trở về]").Paragraphs is [var first, ..] ? first : "bài";

    private static string Rendered(OldPage page)
    {
        List<string> lines = [page.Section!, page.Category!, page.Title!, $"Tác giả: {page.Author} .Ngày đăng: {page.Published:dd/MM/yyyy} .Lượt xem: {Dotted(page.Views!.Value)} lượt."];
        for (var at = 0; at <= page.Paragraphs.Count; at++)
        {
            lines.AddRange(page.Captions.Where(caption => caption.AfterParagraph == at).Select(caption => $"(Ảnh:{caption.Text})"));
            lines.AddRange(page.Paragraphs.Skip(at).Take(1).Select(text => $"   {text}"));
        }

        var pager = string.Join("   ", page.Pager);
        lines.AddRange(["[Trở về]", "Các tin mới hơn:", .. page.Newer, "    ", pager, "Các tin cũ hơn:", .. page.Older, pager, "Liên kết web", "", "Bản quyền thuộc Ủy ban nhân dân xã Bình Sa"]);
        lines.AddRange(["Thống kê truy cập", $"Tổng số lượt truy cập: {Dotted(page.Statistics.Total!.Value)}", $"Lượt trong tháng: {page.Statistics.Month}", $"Lượt trong ngày: {page.Statistics.Day}"]);
        return string.Join('\n', lines);
    }

    private static string Dotted(long number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture).Replace(',', '.');
}
