using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>A news article (Chi tiết tin) with everything its page shows.</summary>
public sealed record ArticlePage
{
    public required string Title { get; init; }

    public required Link Category { get; init; }

    public required string Author { get; init; }

    public required DateOnly Published { get; init; }

    /// <summary>A text, because the count is put in after the page was cached.</summary>
    public required string Views { get; init; }

    public required IReadOnlyList<ArticleBlock> Blocks { get; init; }

    /// <summary>The sentences above the text (sapo); null when there are none.</summary>
    public string? Lead { get; init; }

    /// <summary>What was corrected after publication.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Where [Trở về] leads.</summary>
    public required string BackHref { get; init; }

    public string? Summary { get; init; }

    /// <summary>Address of its first photograph, for whoever passes the page on; null when it has none.</summary>
    public string? Image { get; init; }

    /// <summary>Body or byline are not from a real page.</summary>
    public bool Illustrative { get; init; }

    public IReadOnlyList<StoryLink> Newer { get; init; } = [];

    public Pager NewerPager { get; init; } = Pager.None;

    public IReadOnlyList<StoryLink> Older { get; init; } = [];

    public Pager OlderPager { get; init; } = Pager.None;

    /// <summary>The records behind the article; null when it has none.</summary>
    public ArticleData? Data { get; init; }
}

/// <summary>A piece of an article's body.</summary>
public abstract record ArticleBlock
{
    private ArticleBlock()
    {
    }

    public sealed record Paragraph(IReadOnlyList<TextRun> Runs) : ArticleBlock;

    /// <summary>An item of a list. Its text may begin with the dash it was printed with; the dash is kept in the text and drawn as a petal.</summary>
    public sealed record Item(IReadOnlyList<TextRun> Runs) : ArticleBlock;

    /// <summary>The whole text as HTML that Sen wrote.</summary>
    public sealed record Markup(string Html) : ArticleBlock;

    /// <summary>A picture and its caption, brackets and all, as printed.</summary>
    public sealed record Photo(Picture Picture, string Caption) : ArticleBlock;
}

/// <summary>Text, linked when <paramref name="Href"/> is given.</summary>
public sealed record TextRun(string Text, string? Href = null);

/// <summary>“Dữ liệu trong bài”: every statement of the article that is a record, linked to it.</summary>
public sealed record ArticleData
{
    /// <summary>Counts; a line without a number shows a document sign.</summary>
    public IReadOnlyList<ArticleTally> Tallies { get; init; } = [];

    public IReadOnlyList<OwnerModels> Owners { get; init; } = [];

    public IReadOnlyList<DocumentLine> Documents { get; init; } = [];

    public string DocumentsHref { get; init; } = "/van-ban";

    public IReadOnlyList<Link> Limitations { get; init; } = [];

    public IReadOnlyList<Link> Solutions { get; init; } = [];
}

/// <summary>One counted statement of the article.</summary>
public sealed record ArticleTally(string? Number, string Label, string Href);

/// <summary>An owner organisation (đơn vị chủ trì) and its models.</summary>
public sealed record OwnerModels(string Owner, IReadOnlyList<Link> Models);
