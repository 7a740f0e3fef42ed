namespace Sen.Movement.Direction;

/// <summary>A steering committee (Ban Chỉ đạo) as set up by one decision; re-staffing (kiện toàn) is a new one that supersedes it.</summary>
public sealed class SteeringCommittee : CommuneRecord
{
    /// <summary>Order in which the commune's decisions were recorded, from 1.</summary>
    public int No { get; init; } = 1;

    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>The decision that set it up.</summary>
    public Guid? DecisionId { get; init; }

    /// <summary>The period as written, for example “2015-2020”.</summary>
    public string Period { get; init; } = "";

    /// <summary>First day; null when the source gives none.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day after its mandate; null while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>True when it is in force on the day.</summary>
    public bool On(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day < ValidTo);
}

/// <summary>A seat (thành viên) of a steering committee. A member needs no account; the seat names a post, never a person.</summary>
public sealed class CommitteeSeat : CommuneRecord
{
    /// <summary>The committee.</summary>
    public Guid CommitteeId { get; init; }

    /// <summary>Number from 1.</summary>
    public int No { get; init; }

    /// <summary>Role in the committee, for example “Phó Trưởng ban”.</summary>
    public required string Role { get; init; }

    /// <summary>The post that holds the seat, for example “Chủ tịch Hội Nông dân xã”.</summary>
    public required string HeldBy { get; init; }

    /// <summary>The organisation of that post.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Duty or area assigned (phân công).</summary>
    public string Assignment { get; init; } = "";

    /// <summary>First day, when the seat joined by a decision of its own; null when it came with the committee.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day after it left by a decision of its own; null while it lasts as long as the committee.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The decision by which it joined; null when it came with the committee.</summary>
    public Guid? DecisionId { get; init; }

    /// <summary>The decision by which it left; null when none did.</summary>
    public Guid? EndDecisionId { get; set; }

    /// <summary>True when the seat is held on the day, as long as its committee is in force.</summary>
    public bool On(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day < ValidTo);
}

/// <summary>What a statement of a review says.</summary>
public enum StatementKind
{
    /// <summary>Hạn chế.</summary>
    Limitation,

    /// <summary>Giải pháp.</summary>
    Remedy,

    /// <summary>Một trong năm điều chọn.</summary>
    Choice,

    /// <summary>Phương châm.</summary>
    Principle,
}

/// <summary>A statement of a review (nhận định): a limitation, a remedy, a choice or a principle, numbered within its kind.</summary>
public sealed class Statement : CommuneRecord
{
    /// <summary>What it says.</summary>
    public StatementKind Kind { get; init; }

    /// <summary>Number within its kind, from 1.</summary>
    public int No { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>The period it was said of, for example “2015-2020”.</summary>
    public string Period { get; init; } = "";
}
