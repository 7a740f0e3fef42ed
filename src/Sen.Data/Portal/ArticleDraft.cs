using Sen.Movement;
using Sen.Movement.Portal;

namespace Sen.Data.Portal;

/// <summary>
/// The working copy of an article (bản đang viết): one row an article, under the article's own id. What readers see stands in <see cref="Article"/> and is
/// touched only by publishing and taking down; an article that was never published has a working copy and no more.
/// </summary>
public sealed class ArticleDraft : CommuneRecord
{
    /// <summary>Where it stands.</summary>
    public ArticleStage Stage { get; set; }

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>Category.</summary>
    public string Category { get; set; } = "";

    /// <summary>Author as shown.</summary>
    public string Author { get; set; } = "";

    /// <summary>The sentences above the text (sapo).</summary>
    public string Lead { get; set; } = "";

    /// <summary>The text as HTML that Sen wrote from blocks it knows.</summary>
    public string Body { get; set; } = "";

    /// <summary>The subject's people need protecting.</summary>
    public bool Sensitive { get; set; }

    /// <summary>Who wrote last (an account).</summary>
    public Guid WrittenBy { get; set; }

    /// <summary>That person's role title then.</summary>
    public string WrittenByTitle { get; set; } = "";

    /// <summary>UTC instant of the last save.</summary>
    public DateTime SavedAt { get; set; }

    /// <summary>Number of the last kept version.</summary>
    public int Revisions { get; set; }

    /// <summary>Number of the kept version readers see; 0 when none is known.</summary>
    public int LiveRevision { get; set; }

    /// <summary>UTC instant it is to be published; null when no hour is set.</summary>
    public DateTime? PublishAt { get; set; }

    /// <summary>Which appointment the hour belongs to: a job of another one does nothing.</summary>
    public Guid? Appointment { get; set; }

    /// <summary>Somebody approved it before its hour was set. Means something only while it waits for the hour.</summary>
    public bool WasApproved { get; set; }

    /// <summary>What to look at again after a text came from a file, a sentence a line; gone with the next save by a button.</summary>
    public string Notes { get; set; } = "";

    /// <summary>Why it was sent back, or taken down.</summary>
    public string Reason { get; set; } = "";
}

/// <summary>A kept version of an article (phiên bản). Never changed, and removed only with an article that no reader ever saw.</summary>
public sealed class ArticleRevision : CommuneRecord
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; init; }

    /// <summary>Number within the article, from 1.</summary>
    public int No { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Category.</summary>
    public required string Category { get; init; }

    /// <summary>Author as shown.</summary>
    public required string Author { get; init; }

    /// <summary>The sentences above the text.</summary>
    public required string Lead { get; init; }

    /// <summary>The text as HTML.</summary>
    public required string Body { get; init; }

    /// <summary>The subject's people need protecting.</summary>
    public bool Sensitive { get; init; }

    /// <summary>UTC instant it was kept.</summary>
    public DateTime SavedAt { get; init; }

    /// <summary>Who wrote it (an account).</summary>
    public Guid WrittenBy { get; init; }

    /// <summary>That person's role title then.</summary>
    public required string WrittenByTitle { get; init; }

    /// <summary>What it came from, when not from typing.</summary>
    public string Note { get; init; } = "";
}

/// <summary>Somebody has an article's text open. A listed exception: written without an act, and gone by itself.</summary>
public sealed class OpenArticle
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; init; }

    /// <summary>Who (an account).</summary>
    public Guid PersonId { get; init; }

    /// <summary>That person's role title.</summary>
    public required string Title { get; init; }

    /// <summary>UTC instant until which it is taken to be open.</summary>
    public DateTime Until { get; init; }
}
