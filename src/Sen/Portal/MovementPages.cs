using Sen.Data.Portal;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The first page of the portal.</summary>
public sealed record HomePage
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    /// <summary>The ways people come for; the link's note is the name of its icon.</summary>
    public IReadOnlyList<(Link Link, string Icon)> Doors { get; init; } = [];

    /// <summary>The blocks in their order; see <see cref="SiteParts.HomeBlocks"/>.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = SiteParts.HomeBlocks;

    /// <summary>The welcome an editor wrote; empty when nobody did.</summary>
    public IReadOnlyList<ArticleBlock> Welcome { get; init; } = [];

    public StoryCard? FirstStory { get; init; }

    public IReadOnlyList<StoryLink> News { get; init; } = [];

    /// <summary>“Giai đoạn 2015–2020.”</summary>
    public string? Phase { get; init; }

    public Link? Source { get; init; }

    public IReadOnlyList<Figure> Figures { get; init; } = [];

    public IReadOnlyList<ModelCard> Models { get; init; } = [];

    public IReadOnlyList<Link> OtherModels { get; init; } = [];

    /// <summary>What comes next in the calendar.</summary>
    public IReadOnlyList<CalendarEntry> Coming { get; init; } = [];

    public IReadOnlyList<DocumentLine> Documents { get; init; } = [];

    /// <summary>The year's nine stages, when a year is under way.</summary>
    public YearStages? Year { get; init; }
}

/// <summary>The whole movement on one page (Toàn cảnh phong trào).</summary>
public sealed record MovementPage
{
    public required string Title { get; init; }

    public string? Lead { get; init; }

    public Link? Source { get; init; }

    public required YearStages Year { get; init; }

    public IReadOnlyList<Choice> Years { get; init; } = [];

    public IReadOnlyList<Figure> Figures { get; init; } = [];

    public IReadOnlyList<FieldRow> Fields { get; init; } = [];

    public bool FieldsIllustrative { get; init; }

    public IReadOnlyList<Link> Limitations { get; init; } = [];

    public IReadOnlyList<Link> Solutions { get; init; } = [];

    public IReadOnlyList<DocumentLine> Documents { get; init; } = [];
}

/// <summary>A field (lĩnh vực): models registered this year and exemplary models of the phase.</summary>
public sealed record FieldRow(string Field, string Href, int Registered, int Exemplary);

/// <summary>A model's public page, from recognition on.</summary>
public sealed record ModelPage
{
    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required string OwnerHref { get; init; }

    public string? Lead { get; init; }

    public IReadOnlyList<Status> Statuses { get; init; } = [];

    public Picture? Picture { get; init; }

    public string? Caption { get; init; }

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Whom to call about it, by post.</summary>
    public string? Contact { get; init; }

    public string? ContactPhone { get; init; }

    /// <summary>A sensitive subject: only sums, no people, no photographs of beneficiaries.</summary>
    public bool Sensitive { get; init; }

    public IReadOnlyList<Figure> Results { get; init; } = [];

    public bool ResultsIllustrative { get; init; }

    /// <summary>Why it is needed, as the approved registration says; null when that touches people's private matters or was not told.</summary>
    public string? Why { get; init; }

    public bool WhyIllustrative { get; init; }

    /// <summary>The five choices (năm điều chọn) in their order: site, content, task, link, method; empty when not told.</summary>
    public IReadOnlyList<string> FiveChoices { get; init; } = [];

    public bool FiveChoicesIllustrative { get; init; }

    public IReadOnlyList<Happening> Happenings { get; init; } = [];

    public IReadOnlyList<Link> Sources { get; init; } = [];

    public IReadOnlyList<Link> SameField { get; init; } = [];
}

/// <summary>Which side of the ledger a statement of the article is on.</summary>
public enum StatementKind
{
    Limitation,
    Solution,
}

/// <summary>A limitation (hạn chế) or a solution (giải pháp) the commune itself named, and what became of it.</summary>
public sealed record StatementPage(StatementKind Kind, int Number, string Text, Quotation Quotation)
{
    public Status? Status { get; init; }

    public string? InCharge { get; init; }

    public bool InChargeIllustrative { get; init; }

    /// <summary>For a limitation the solutions that answer it; for a solution the limitations it answers.</summary>
    public IReadOnlyList<Link> Answers { get; init; } = [];

    public IReadOnlyList<DocumentLine> Documents { get; init; } = [];

    public IReadOnlyList<Happening> Steps { get; init; } = [];

    public Link? Previous { get; init; }

    public Link? Next { get; init; }
}
