using Sen.Data.Portal;
using Sen.Movement.Portal;

namespace Sen.Portal;

/// <summary>
/// The text of an article readers see, as blocks and back. An article that came as plain paragraphs stays so while paragraphs can hold what is written; its
/// drawing then stands in the text as a figure without a number, and the pictures it was taken over with as figures of the library.
/// </summary>
public static class LiveText
{
    private const string Dash = "- ";

    /// <summary>The blocks of an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="photos">The pictures it shows outside its text; see <see cref="Manuscripts.Photos"/>.</param>
    public static IReadOnlyList<RichBlock> Read(Article article, IReadOnlyList<ArticlePhoto> photos) =>
        article.Format == ArticleFormat.Html ? HtmlReading.Read(article.Body) : RichText.Tidy(Blocks(article, photos));

    /// <summary>Puts the blocks into an article that has shown these pictures outside its text.</summary>
    public static void Write(Article article, IReadOnlyList<RichBlock> blocks, IReadOnlyList<ArticlePhoto> photos)
    {
        var first = photos.Count > 0 ? photos[0].Id : article.Drawing is not null ? Guid.Empty : (Guid?)null;
        if (article.Format == ArticleFormat.Paragraphs && BeforeFurther(blocks, photos) is { } text && Lines(text, first) is { } lines)
        {
            article.Body = string.Join("\n\n", lines.Where(line => line is not null));
            article.PhotoAfter = lines.IndexOf(null) is >= 0 and var at ? at : 0;
            article.PhotoCaption = Shown(blocks, first) is { } caption ? caption.Caption.Words() : null;
            return;
        }

        article.Format = ArticleFormat.Html;
        article.Body = RichHtml.Write(blocks);
        article.PhotoCaption = Shown(blocks, Guid.Empty) is { } figure ? figure.Caption.Words() : null;
    }

    private static RichBlock.Figure? Shown(IEnumerable<RichBlock> blocks, Guid? media) => blocks.OfType<RichBlock.Figure>().FirstOrDefault(figure => figure.Media == media);

    private static List<RichBlock> Blocks(Article article, IReadOnlyList<ArticlePhoto> photos)
    {
        var blocks = ArticleBlocks.Paragraphs(article.Body).Select(paragraph => paragraph.StartsWith(Dash, StringComparison.Ordinal)
            ? (RichBlock)new RichBlock.Listing(Ordered: false, [new(RichText.Plain(paragraph[Dash.Length..]), [])])
            : new RichBlock.Paragraph(RichText.Plain(paragraph))).ToList();
        if (First(article, photos) is { } first)
        {
            blocks.Insert(Math.Clamp(article.PhotoAfter, 0, blocks.Count), first);
        }

        blocks.AddRange(photos.Skip(1).Select(photo => new RichBlock.Figure(photo.Id, RichText.Plain(photo.Caption))));
        return blocks;
    }

    // What readers see at the place of the picture: the picture, the drawing that stands in for it, or its caption alone.
    private static RichBlock? First(Article article, IReadOnlyList<ArticlePhoto> photos) =>
        photos is [var photo, ..] ? new RichBlock.Figure(photo.Id, RichText.Plain(article.PhotoCaption ?? ""))
        : string.IsNullOrEmpty(article.PhotoCaption) ? null
        : article.Drawing is not null ? new RichBlock.Figure(Guid.Empty, RichText.Plain(article.PhotoCaption))
        : new RichBlock.Paragraph(RichText.Plain(ArticleBlocks.Printed(article.PhotoCaption)));

    // The pictures after the first stand under the text, as they came. Null when one was moved, left out or is called otherwise now.
    private static IReadOnlyList<RichBlock>? BeforeFurther(IReadOnlyList<RichBlock> blocks, IReadOnlyList<ArticlePhoto> photos)
    {
        var further = photos.Skip(1).Select(photo => (photo.Id, photo.Caption)).ToList();
        var last = blocks.TakeLast(further.Count).OfType<RichBlock.Figure>().Where(figure => IsPlain(figure.Caption)).Select(figure => (figure.Media, figure.Caption.Words()));
        return last.SequenceEqual(further) ? [.. blocks.SkipLast(further.Count)] : null;
    }

    private static bool IsPlain(IEnumerable<RichRun> caption) => caption.All(run => run is { Marks: TextMarks.None, Href: null });

    // A line for each paragraph, null where the first picture or the drawing stands; no lines at all when paragraphs cannot hold the text.
    private static List<string?>? Lines(IReadOnlyList<RichBlock> blocks, Guid? first)
    {
        var lines = new List<string?>();
        foreach (var block in blocks)
        {
            switch (block)
            {
                case RichBlock.Paragraph { Runs: [{ Marks: TextMarks.None, Href: null } run] } when !run.Text.Contains('\n', StringComparison.Ordinal) && !run.Text.StartsWith(Dash, StringComparison.Ordinal):
                    lines.Add(run.Text);
                    break;
                case RichBlock.Listing { Ordered: false } list when list.Items.All(item => item is { Lists.Count: 0, Runs: [{ Marks: TextMarks.None, Href: null } run] } && !run.Text.Contains('\n', StringComparison.Ordinal)):
                    lines.AddRange(list.Items.Select(item => Dash + item.Runs[0].Text));
                    break;
                case RichBlock.Figure figure when figure.Media == first && !lines.Contains(null) && IsPlain(figure.Caption):
                    lines.Add(null);
                    break;
                default:
                    return null;
            }
        }

        return lines;
    }
}
