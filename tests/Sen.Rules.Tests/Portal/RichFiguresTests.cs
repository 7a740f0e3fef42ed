using Sen.Movement.Portal;
using Sen.Movement.Search;
using Xunit;

namespace Sen.Rules.Tests.Portal;

/// <summary>The figures of a kept text are found, and taken out with their captions.</summary>
public sealed class RichFiguresTests
{
    private static readonly Guid Shown = new("0198a000-0000-7000-8000-000000000001"), Hidden = new("0198a000-0000-7000-8000-000000000002");

    [Fact]
    public void A_figure_goes_with_its_caption_and_leaves_everything_else()
    {
        RichBlock[] text =
        [
            new RichBlock.Paragraph(RichText.Plain("Trước")), new RichBlock.Figure(Hidden, RichText.Plain("Ẩn & kín")), new RichBlock.Figure(Shown, [new("Đầm "), new("sen", TextMarks.Strong)]),
            new RichBlock.Figure(Guid.Empty, []), new RichBlock.Paragraph(RichText.Plain("Sau")),
        ];
        var body = RichHtml.Write(text);

        var figures = RichFigures.In(body);

        Assert.Equal([(Hidden, "Ẩn & kín"), (Shown, "Đầm sen"), (Guid.Empty, "")], figures.Select(figure => (figure.Media!.Value, figure.Caption)));
        Assert.Equal(RichHtml.Write([text[0], text[2], text[4]]).Replace("\n", "", StringComparison.Ordinal),
            RichFigures.Without(body, figures.Where(figure => figure.Media != Shown)).Replace("\n", "", StringComparison.Ordinal));
        Assert.Empty(RichFigures.In("<p>Không có ảnh</p>"));
        Assert.Null(Assert.Single(RichFigures.In($"{RichHtml.FigureStart}khong-phai-so")).Media);
    }

    [Theory]
    [InlineData("", 2, "")]
    [InlineData("một hai", 2, "một hai")]
    [InlineData("một, hai. ba – bốn năm!", 2, "một, hai.|ba –|bốn|năm!")]
    public void A_long_text_is_cut_between_words_and_nothing_is_lost(string text, int words, string parts)
    {
        var cut = SearchText.Parts(text, words).ToList();

        Assert.Equal(parts.Replace("|", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), string.Concat(cut).Replace(" ", "", StringComparison.Ordinal));
        Assert.All(cut, part => Assert.InRange(SearchText.Words(part).Count, 0, words));
        Assert.Equal(SearchText.Words(text), cut.SelectMany(part => SearchText.Words(part)));
    }
}
