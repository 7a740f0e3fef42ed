using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>News, newest first, whole or of one category.</summary>
public sealed record ArticleListPage(string Title, int Total, IReadOnlyList<StoryCard> Stories, Pager Pager)
{
    /// <summary>“All” and the categories; the current one is selected, its value is its address.</summary>
    public IReadOnlyList<Choice> Categories { get; init; } = [];
}

/// <summary>Models, 20 a page, filtered by the address.</summary>
public sealed record ModelListPage(int Total, IReadOnlyList<ModelCard> Models, Pager Pager)
{
    public string? Query { get; init; }

    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>In words, which filters are on: “lĩnh vực Quốc phòng – an ninh, năm 2019”; null when none.</summary>
    public string? FilteredBy { get; init; }
}

/// <summary>The steering committee (Ban Chỉ đạo): who directs the movement, by post.</summary>
public sealed record CommitteePage(string Title, IReadOnlyList<CommitteeSeat> Seats)
{
    /// <summary>The decision that set it up.</summary>
    public DocumentLine? Decision { get; init; }

    /// <summary>The decision as it is cited: “Quyết định số 16-QĐ/ĐU ngày 22/09/2022”, as far as number and day are known.</summary>
    public string DecisionCited { get; init; } = "";

    /// <summary>Counts by role: “1 Trưởng ban”.</summary>
    public IReadOnlyList<Figure> Roles { get; init; } = [];

    public Link? Source { get; init; }
}

/// <summary>A seat: role in the committee, post held outside it, organisation, assignment (phân công).</summary>
public sealed record CommitteeSeat(int Number, string Role, string Post, string Organisation, string Assignment, bool Illustrative);

/// <summary>Documents of the movement.</summary>
public sealed record DocumentListPage(int Total, IReadOnlyList<DocumentLine> Documents, Pager Pager)
{
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    public string? FilteredBy { get; init; }
}

/// <summary>One document: what is known of it, its files, what it stands on and what stands on it.</summary>
public sealed record DocumentPage(string Subject, string Kind, IReadOnlyList<Fact> Facts)
{
    public bool Illustrative { get; init; }

    /// <summary>The sentence in which the source speaks of it.</summary>
    public Quotation? Quotation { get; init; }

    public IReadOnlyList<Link> Files { get; init; } = [];

    public IReadOnlyList<DocumentLine> Basis { get; init; } = [];

    public IReadOnlyList<DocumentLine> Following { get; init; } = [];

    public IReadOnlyList<Link> Models { get; init; } = [];
}

/// <summary>Words of a source, and where they stand.</summary>
public sealed record Quotation(string Text, Link Source);
