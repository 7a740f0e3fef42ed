namespace Sen.Movement.Units;

/// <summary>What an act on the tree of units does, as a form and a row name it.</summary>
public enum TreeActKind
{
    /// <summary>Thành lập.</summary>
    Establish,

    /// <summary>Đổi tên.</summary>
    Rename,

    /// <summary>Đổi loại.</summary>
    Reclassify,

    /// <summary>Chuyển cấp trên.</summary>
    Move,

    /// <summary>Sáp nhập.</summary>
    Merge,

    /// <summary>Nhập vào.</summary>
    Absorb,

    /// <summary>Chia tách.</summary>
    Split,

    /// <summary>Chuyển một phần.</summary>
    TransferPart,

    /// <summary>Giải thể.</summary>
    Dissolve,

    /// <summary>Hủy việc đã ghi.</summary>
    Undo,
}

/// <summary>
/// An act on the tree of units as it is kept (việc đã ghi về đơn vị hành chính): for ever, also when it was undone. The commune is the one whose administrator
/// recorded it.
/// </summary>
public sealed class RecordedAct : CommuneRecord
{
    /// <summary>What it does.</summary>
    public TreeActKind Kind { get; init; }

    /// <summary>First day of the new state; of a counter-act the day it was recorded.</summary>
    public DateOnly On { get; init; }

    /// <summary>Number of the decree, resolution or decision, as it is cited.</summary>
    public required string DecreeNumber { get; init; }

    /// <summary>The day it was signed.</summary>
    public DateOnly SignedOn { get; init; }

    /// <summary>Who issued it; empty when nobody said.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>Its place among all acts of the installation, from 1: acts of one day are applied in this order, and no two people record one at the same moment.</summary>
    public int No { get; init; }

    /// <summary>UTC instant it was recorded.</summary>
    public DateTime RecordedAt { get; init; }

    /// <summary>The act this one takes back; null unless it is a counter-act.</summary>
    public Guid? UndoesId { get; init; }

    /// <summary>The counter-act that took it back; null while it has its effect.</summary>
    public Guid? UndoneById { get; set; }

    /// <summary>What it rests on.</summary>
    public Decree Decree => new(DecreeNumber, SignedOn);
}

/// <summary>What a unit is in an act.</summary>
public enum ActRole
{
    /// <summary>It ends, hands over a part, or is changed.</summary>
    From,

    /// <summary>It begins, takes over, or is what the changed unit is called from then on.</summary>
    To,

    /// <summary>It stands below and goes over with a part.</summary>
    Below,
}

/// <summary>One unit of an act, in its order (một đơn vị trong việc): several from, several to, and which of those below go where.</summary>
public sealed class ActPart
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; init; }

    /// <summary>The act.</summary>
    public Guid ActId { get; init; }

    /// <summary>Its place in the act, from 0.</summary>
    public int No { get; init; }

    /// <summary>What the unit is in the act.</summary>
    public ActRole Role { get; init; }

    /// <summary>The unit.</summary>
    public Guid UnitId { get; init; }

    /// <summary>The unit above it from then on; of what stands below the unit it goes to. Null when the act does not say.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Its kind from then on; null when the act does not say.</summary>
    public UnitKind? Kind { get; init; }

    /// <summary>Its name from then on; null when the act does not say.</summary>
    public string? Name { get; init; }

    /// <summary>Its code from then on; null when the act does not say, or there is none.</summary>
    public string? Code { get; init; }
}

/// <summary>
/// A row of the tree that an act changed, as it was before or as the act left it (dấu vết của việc). With them an act is taken back exactly, and it is noticed when
/// somebody has changed the row since.
/// </summary>
public sealed class ActTrace
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; init; }

    /// <summary>The act.</summary>
    public Guid ActId { get; init; }

    /// <summary>True for what the act left, false for what was there before.</summary>
    public bool IsAfter { get; init; }

    /// <summary>The version.</summary>
    public Guid VersionId { get; init; }

    /// <summary>Its unit.</summary>
    public Guid UnitId { get; init; }

    /// <summary>Its kind.</summary>
    public UnitKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its code.</summary>
    public string? Code { get; init; }

    /// <summary>The unit above.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day after it.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The decree that made it.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>The version as it was.</summary>
    public UnitVersion Version()
    {
        var version = CommuneSetUp.Version(VersionId, UnitId, Kind, Name, ParentId, ValidFrom, ValidTo, Code);
        version.LegalBasis = LegalBasis;
        return version;
    }

    /// <summary>True when the row is still as the trace has it.</summary>
    public bool Is(UnitVersion row) =>
        (row.Kind, row.Name, row.Code, row.ParentId, row.ValidFrom, row.ValidTo) == (Kind, Name, Code, ParentId, ValidFrom, ValidTo);

    /// <summary>The trace of a version.</summary>
    public static ActTrace Of(Guid act, UnitVersion version, bool isAfter) => new()
    {
        Id = ListedTree.IdOf($"{act:d} {version.Id:d} {(isAfter ? "after" : "before")}"),
        ActId = act,
        IsAfter = isAfter,
        VersionId = version.Id,
        UnitId = version.UnitId,
        Kind = version.Kind,
        Name = version.Name,
        Code = version.Code,
        ParentId = version.ParentId,
        ValidFrom = version.ValidFrom,
        ValidTo = version.ValidTo,
        LegalBasis = version.LegalBasis,
    };
}
