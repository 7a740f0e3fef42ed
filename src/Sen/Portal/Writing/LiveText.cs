using Sen.Data.Portal;
using Sen.Movement.Portal;

namespace Sen.Portal;

/// <summary>
/// The text of an article readers see, as blocks and back. An article that came as plain paragraphs stays so while paragraphs can hold what is written; its
/// drawing then stands in the text as a figure without a number.
/// </summary>
public static class LiveText
{
    private const string Dash = "- ";

    /// <summary>The blocks of an article.</summary>
    public static IReadOnlyList<RichBlock> Read(Article article) =>
        article.Format == ArticleFormat.Html ? HtmlReading.Read(article.Body) : RichText.Tidy(Blocks(article));

    /// <summary>Puts the blocks into an article.</summary>
    public static void Write(Article article, IReadOnlyList<RichBlock> blocks)
    {
        if (article.Format == ArticleFormat.Paragraphs && Lines(blocks, article.Drawing is not null) is { } lines)
        {
            article.Body = string.Join("\n\n", lines.Where(line => line is not null));
            article.PhotoAfter = lines.IndexOf(null) is >= 0 and var at ? at : 0;
            article.PhotoCaption = Drawn(blocks) is { } caption ? caption.Caption.Words() : null;
            return;
        }

        article.Format = ArticleFormat.Html;
        article.Body = RichHtml.Write(blocks);
        article.PhotoCaption = Drawn(blocks) is { } figure ? figure.Caption.Words() : null;
    }

    private static RichBlock.Figure? Drawn(IEnumerable<RichBlock> blocks) => blocks.OfType<RichBlock.Figure>().FirstOrDefault(figure => figure.Media == Guid.Empty);

    private static List<RichBlock> Blocks(Article article)
    {
        var blocks = ArticleBlocks.Paragraphs(article.Body).Select(paragraph => paragraph.StartsWith(Dash, StringComparison.Ordinal)
            ? (RichBlock)new RichBlock.Listing(Ordered: false, [new(RichText.Plain(paragraph[Dash.Length..]), [])])
            : new RichBlock.Paragraph(RichText.Plain(paragraph))).ToList();
        if (article.PhotoCaption is { } caption && article.Drawing is not null)
        {
            blocks.Insert(Math.Clamp(article.PhotoAfter, 0, blocks.Count), new RichBlock.Figure(Guid.Empty, RichText.Plain(caption)));
        }

        return blocks;
    }

    // A line for each paragraph, null where the drawing stands; no lines at all when paragraphs cannot hold the text.
    private static List<string?>? Lines(IReadOnlyList<RichBlock> blocks, bool drawing)
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
                case RichBlock.Figure figure when drawing && figure.Media == Guid.Empty && !lines.Contains(null) && figure.Caption.All(run => run is { Marks: TextMarks.None, Href: null }):
                    lines.Add(null);
                    break;
                default:
                    return null;
            }
        }

        return lines;
    }
}
