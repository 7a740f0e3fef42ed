namespace Sen.Movement.Units;

/// <summary>What an organisation was on some days (quá trình của đơn vị): its kind, its names, and the body above it in its own vertical line, by a document.</summary>
public sealed class OrganisationVersion : CommuneRecord
{
    /// <summary>The organisation.</summary>
    public Guid OrganisationId { get; init; }

    /// <summary>What kind.</summary>
    public OrganisationKind Kind { get; set; }

    /// <summary>Full name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Short name; equals the full name when there is none.</summary>
    public string ShortName { get; set; } = "";

    /// <summary>The body above it in its vertical line (cấp trên theo ngành dọc), an organisation the commune names; null when there is none.</summary>
    public Guid? SuperiorId { get; set; }

    /// <summary>First day; null when not known.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day after; null while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The document it changed by; empty for what was there from the beginning.</summary>
    public string Basis { get; set; } = "";

    /// <summary>True when it holds on the day.</summary>
    public bool On(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day < ValidTo);
}
