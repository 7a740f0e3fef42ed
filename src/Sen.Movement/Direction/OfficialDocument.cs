namespace Sen.Movement.Direction;

/// <summary>Kinds of official documents of the cycle (loại văn bản).</summary>
public enum DocumentKind
{
    /// <summary>Quyết định (QĐ).</summary>
    Decision,

    /// <summary>Kế hoạch (KH).</summary>
    Plan,

    /// <summary>Chương trình (CTr).</summary>
    Programme,

    /// <summary>Công văn (CV).</summary>
    OfficialLetter,

    /// <summary>Thông báo (TB).</summary>
    Notice,

    /// <summary>Báo cáo (BC).</summary>
    Report,

    /// <summary>Biên bản (BB).</summary>
    Minutes,

    /// <summary>Nghị quyết (NQ).</summary>
    Resolution,

    /// <summary>Chỉ thị (CT).</summary>
    Directive,

    /// <summary>Văn bản khác của phong trào.</summary>
    Other,
}

/// <summary>How often a document is issued.</summary>
public enum Recurrence
{
    /// <summary>Một lần.</summary>
    Once,

    /// <summary>Nhiều lần trong giai đoạn.</summary>
    Several,

    /// <summary>Khi cần.</summary>
    WhenNeeded,

    /// <summary>Hằng năm.</summary>
    Yearly,

    /// <summary>6 tháng và năm.</summary>
    HalfYearly,
}

/// <summary>An official document of the movement (văn bản). The seed names kinds, issuers and subjects; it gives no number and no day, so both may be null.</summary>
public sealed class OfficialDocument : CommuneRecord
{
    /// <summary>What kind.</summary>
    public DocumentKind Kind { get; init; }

    /// <summary>The kind as the source words it, for example “Công văn/hướng dẫn”.</summary>
    public required string KindAsWritten { get; init; }

    /// <summary>Number and symbol (số, ký hiệu); null when not known.</summary>
    public string? Number { get; init; }

    /// <summary>Day of issue; null when not known.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>One-line subject (trích yếu).</summary>
    public required string Abstract { get; init; }

    /// <summary>Words of the public address.</summary>
    public required string Slug { get; init; }

    /// <summary>The body that issued it, by name.</summary>
    public required string Issuer { get; init; }

    /// <summary>The issuing organisation's record; null for bodies outside.</summary>
    public Guid? IssuerOrganisationId { get; init; }

    /// <summary>The period it belongs to, as written, for example “2015-2020”; empty when not told.</summary>
    public string Period { get; init; } = "";

    /// <summary>How often.</summary>
    public Recurrence Recurrence { get; init; }

    /// <summary>A remark on what is known and what is not.</summary>
    public string Note { get; init; } = "";

    /// <summary>Place in lists of the same period.</summary>
    public int Order { get; init; }

    /// <summary>Kind in words.</summary>
    public static Wording NameOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Decision => ("Quyết định", "Decision"),
        DocumentKind.Plan => ("Kế hoạch", "Plan"),
        DocumentKind.Programme => ("Chương trình", "Programme"),
        DocumentKind.OfficialLetter => ("Công văn", "Official letter"),
        DocumentKind.Notice => ("Thông báo", "Notice"),
        DocumentKind.Report => ("Báo cáo", "Report"),
        DocumentKind.Minutes => ("Biên bản", "Minutes"),
        DocumentKind.Resolution => ("Nghị quyết", "Resolution"),
        DocumentKind.Directive => ("Chỉ thị", "Directive"),
        DocumentKind.Other => ("Văn bản", "Document"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    /// <summary>Recurrence in words.</summary>
    public static Wording NameOf(Recurrence recurrence) => recurrence switch
    {
        Recurrence.Once => ("một lần", "once"),
        Recurrence.Several => ("nhiều văn bản", "several documents"),
        Recurrence.WhenNeeded => ("khi cần", "when needed"),
        Recurrence.Yearly => ("hằng năm", "every year"),
        Recurrence.HalfYearly => ("6 tháng và hằng năm", "half-yearly and yearly"),
        _ => throw new ArgumentOutOfRangeException(nameof(recurrence), recurrence, "Unknown recurrence."),
    };
}
