using System.Diagnostics;
using CsCheck;
using Sen.Movement.Portal;
using Xunit;

namespace Sen.Rules.Tests.Portal;

/// <summary>Blocks, the HTML they are written as, and the plain form a browser without scripts edits.</summary>
public class RichTextTests
{
    private static readonly Gen<string> Words = Gen.OneOf("Ao sen", "của thôn", "a < b & c", "**", "[x](y)", "- ", "| ô", "\\", "“nuôi cá”", "1. một", "## ", "<p>", "!").Array[1, 4]
        .Select(parts => string.Join(' ', parts));

    private static readonly Gen<RichRun> Run = Gen.Select(Words, Gen.OneOf(TextMarks.None, TextMarks.None, TextMarks.Strong, TextMarks.Emphasis, TextMarks.Strong | TextMarks.Emphasis, TextMarks.Raised),
        Gen.OneOf<string?>(null, null, null, "https://vd.vn/a?b=1&c=2", "mailto:xa@vd.vn", "/tin")).Select((text, marks, href) => new RichRun(text, marks, href));

    private static readonly Gen<IReadOnlyList<RichRun>> Runs = Run.Array[1, 4].Select(runs => (IReadOnlyList<RichRun>)runs);

    private static readonly Gen<RichBlock> Block = Gen.OneOf(
        Runs.Select(runs => (RichBlock)new RichBlock.Paragraph(runs)),
        Gen.Select(Gen.Int[1, 4], Runs).Select((level, runs) => (RichBlock)new RichBlock.Heading(level, runs)),
        Gen.Select(Gen.Bool, Runs.Array[1, 3], Runs.Array[0, 2]).Select((ordered, items, below) => (RichBlock)new RichBlock.Listing(
            ordered, [.. items.Select((item, no) => new RichItem(item, no == 0 && below.Length > 0 ? [new(!ordered, [.. below.Select(runs => new RichItem(runs, []))])] : []))])),
        Runs.Array[1, 2].Select(all => (RichBlock)new RichBlock.Quote([.. all.Select(runs => new RichBlock.Paragraph(runs))])),
        Gen.Select(Runs, Runs, Gen.Int[1, 2], Gen.Bool).Select((one, two, across, named) => (RichBlock)new RichBlock.Table(
            named ? one : [], [[new(named, 1, 1, one), new(named, 1, 1, two)], [new(false, across, 1, two)]])),
        Runs.Select(runs => (RichBlock)new RichBlock.Figure(new Guid("0198a000-0000-7000-8000-000000000001"), runs)));

    [Fact]
    public void The_plain_form_loses_nothing() => Block.Array[0, 5].Sample(some =>
    {
        var blocks = RichText.Tidy(some);
        // What the plain form cannot say stands as a line of HTML, which here is found again by the line itself.
        var lines = blocks.GroupBy(RichHtml.Write).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        IReadOnlyList<RichBlock> Html(string line) => lines.TryGetValue(line, out var block) ? [block] : [new RichBlock.Paragraph(RichText.Plain(line))];

        return RichHtml.Write(PlainForm.Read(PlainForm.Write(blocks, Html), Html)) == RichHtml.Write(blocks);
    });

    [Fact]
    public void Tidying_twice_is_tidying_once() => Block.Array[0, 6].Sample(blocks =>
    {
        var once = RichText.Tidy(blocks);
        return RichHtml.Write(RichText.Tidy(once)) == RichHtml.Write(once);
    });

    [Fact]
    public void The_plain_form_says_what_an_office_would_type()
    {
        var blocks = PlainForm.Read("Mở đầu.\n\n## Kết quả\n- đắp bờ ao\n  - 200 m\n- trồng sen\n\n|! Thôn | Hộ |\n| Bình Trúc I | 40 |\n\nXem **kỹ** [trang xã](https://vd.vn).", _ => []);

        Assert.Equal(
            "<p>Mở đầu.</p>\n<h2>Kết quả</h2>\n<ul><li>đắp bờ ao<ul><li>200 m</li></ul></li><li>trồng sen</li></ul>\n"
            + "<table><thead><tr><th scope=\"col\">Thôn</th><th scope=\"col\">Hộ</th></tr></thead><tbody><tr><td>Bình Trúc I</td><td>40</td></tr></tbody></table>\n"
            + "<p>Xem <strong>kỹ</strong> <a href=\"https://vd.vn\">trang xã</a>.</p>",
            RichHtml.Write(blocks));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[a](")]
    [InlineData("[a](https:")]
    [InlineData("[\\")]
    public void Brackets_without_end_are_words_and_are_read_in_time_that_grows_with_the_text(string part)
    {
        var typed = string.Concat(Enumerable.Repeat(part, 400_000 / part.Length));
        var clock = Stopwatch.StartNew();

        Assert.All(new[] { "", "]", ")", "](", "](x)", $"]({new string('x', 200_000)})" }, end => Assert.Single(PlainForm.Read(typed + end, _ => [])));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("[một] [hai](/tin)", "<p>[một] <a href=\"/tin\">hai</a></p>")]
    [InlineData("[một [hai](/tin)", "<p><a href=\"/tin\">một [hai</a></p>")]
    [InlineData("[một\\] hai](/tin) ba]", "<p><a href=\"/tin\">một] hai</a> ba]</p>")]
    [InlineData("[một](/tin_(cũ))", "<p>[một](/tin_(cũ))</p>")]
    [InlineData("[một](javascript:x) [hai](/b)", "<p>[một](javascript:x) <a href=\"/b\">hai</a></p>")]
    public void A_link_is_words_in_brackets_and_an_address_and_anything_else_is_words(string typed, string html) => Assert.Equal(html, RichHtml.Write(PlainForm.Read(typed, _ => [])));

    [Fact]
    public void A_paragraph_parted_into_its_letters_is_put_together_in_time_that_grows_with_it()
    {
        var clock = Stopwatch.StartNew();

        Assert.Equal(1_000_000, Assert.Single(RichText.Tidy(Enumerable.Repeat(new RichRun("a"), 1_000_000))).Text.Length);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Headings_keep_their_order_under_the_title()
    {
        var blocks = RichText.Tidy([Heading(3, "một"), Heading(5, "hai"), Heading(2, "ba"), Heading(3, "bốn")]);

        Assert.Equal([2, 3, 2, 3], blocks.Cast<RichBlock.Heading>().Select(heading => heading.Level));
    }

    [Theory]
    [InlineData("https://vd.vn/x", "https://vd.vn/x")]
    [InlineData("mailto:xa@vd.vn", "mailto:xa@vd.vn")]
    [InlineData("tel:+842353873157", "tel:+842353873157")]
    [InlineData("/tin/abc", "/tin/abc")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData(" java\nscript:alert(1)", null)]
    [InlineData("\u0001javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("vbscript:x", null)]
    [InlineData("//vd.vn", null)]
    [InlineData("/\\vd.vn", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("ftp://vd.vn", null)]
    [InlineData("", null)]
    public void A_link_leads_to_the_web_to_mail_to_a_telephone_or_nowhere(string href, string? safe) => Assert.Equal(safe, RichHtml.SafeHref(href));

    private static RichBlock.Heading Heading(int level, string text) => new(level, RichText.Plain(text));
}
