namespace Sen.Movement.OldPortal;

/// <summary>A line of a saved page: words, or a picture that stands between lines.</summary>
/// <param name="Text">The words as they stand there; empty for a picture.</param>
/// <param name="Picture">The picture, or null.</param>
public sealed record OldLine(string Text, OldPicture? Picture = null)
{
    /// <summary>Addresses the words lead to.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];
}

/// <summary>A picture of a saved page.</summary>
/// <param name="Source">Where the page says it lies.</param>
/// <param name="AltText">Text for those who do not see it.</param>
/// <param name="AfterParagraph">How many paragraphs stand before it, once its place is known.</param>
public sealed record OldPicture(string Source, string AltText, int AfterParagraph = 0);

/// <summary>A caption (chú thích ảnh) without “Ảnh:” and its brackets.</summary>
/// <param name="Text">The words.</param>
/// <param name="AfterParagraph">How many paragraphs stand before it.</param>
public sealed record OldCaption(string Text, int AfterParagraph);

/// <summary>What the foot of a page says (chân trang). What it lacks is null or empty.</summary>
public sealed record OldFooter
{
    /// <summary>Who holds the copyright (bản quyền thuộc …).</summary>
    public string? CopyrightHolder { get; init; }

    /// <summary>The commune, as the address or the holder names it.</summary>
    public string? Commune { get; init; }

    /// <summary>The whole address of the office (trụ sở).</summary>
    public string? Office { get; init; }

    /// <summary>Parts of the address from the commune up.</summary>
    public IReadOnlyList<string> AddressUnits { get; init; } = [];

    /// <summary>Telephones, grouped as shown.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Who made the old portal (thiết kế bởi …).</summary>
    public string? DesignedBy { get; init; }
}

/// <summary>Visit counts a page shows (thống kê truy cập); null where it shows none.</summary>
/// <param name="Total">All visits.</param>
/// <param name="Month">This month.</param>
/// <param name="Day">Today.</param>
public sealed record OldStatistics(long? Total, long? Month, long? Day);

/// <summary>An article page of an old portal, as far as it says what it is. What the page lacks is null or empty; nothing is guessed.</summary>
public sealed record OldPage
{
    /// <summary>Label above the category, for example “Chi tiết tin”.</summary>
    public string? Section { get; init; }

    /// <summary>Category (chuyên mục).</summary>
    public string? Category { get; init; }

    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>Author.</summary>
    public string? Author { get; init; }

    /// <summary>The day it was published; null when what is shown is no day.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The date as the page writes it.</summary>
    public string? PublishedAsShown { get; init; }

    /// <summary>Views (lượt xem).</summary>
    public long? Views { get; init; }

    /// <summary>Paragraphs in order.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>Captions in order.</summary>
    public IReadOnlyList<OldCaption> Captions { get; init; } = [];

    /// <summary>Pictures that stand in the body.</summary>
    public IReadOnlyList<OldPicture> Pictures { get; init; } = [];

    /// <summary>Addresses the body leads to.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Titles of newer articles, in order.</summary>
    public IReadOnlyList<string> Newer { get; init; } = [];

    /// <summary>Titles of older articles, in order.</summary>
    public IReadOnlyList<string> Older { get; init; } = [];

    /// <summary>Page numbers under the two lists.</summary>
    public IReadOnlyList<int> Pager { get; init; } = [];

    /// <summary>The foot.</summary>
    public OldFooter Footer { get; init; } = new();

    /// <summary>The visit counts.</summary>
    public OldStatistics Statistics { get; init; } = new(null, null, null);

    /// <summary>What is odd or missing, as sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
