namespace Sen.Movement.Units;

/// <summary>The decree, resolution or decision an act on the tree rests on (căn cứ).</summary>
/// <param name="Number">Its number, as it is cited.</param>
/// <param name="SignedOn">The day it was signed: nothing takes effect before.</param>
public sealed record Decree(string Number, DateOnly SignedOn);

/// <summary>What a unit is called: kind, name without the kind, and official code; villages have none.</summary>
public sealed record UnitNaming(UnitKind Kind, string Name, string? Code = null);

/// <summary>One of the units a unit is split into.</summary>
/// <param name="Unit">Its id.</param>
/// <param name="Naming">What it is called.</param>
/// <param name="Parent">The unit above it; null for none.</param>
/// <param name="Below">Which units below the one that is split come to it.</param>
public sealed record SplitPart(Guid Unit, UnitNaming Naming, Guid? Parent, IReadOnlyList<Guid> Below);

/// <summary>
/// A dated act on the tree of units (việc thành lập, sáp nhập, chia tách, đổi tên…). The set is closed. An act is recorded for ever; what was recorded by
/// mistake is taken back by a counter-act, <see cref="Undo"/>, and both stay on record.
/// </summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="On">First day of the new state.</param>
/// <param name="Decree">What it rests on.</param>
public abstract record TreeAct(Guid Id, DateOnly On, Decree Decree)
{
    /// <summary>What is done, for a sentence.</summary>
    public Wording Name => UnitNames.Of(ActRows.KindOf(this));

    /// <summary>Thành lập: a unit with nothing before it.</summary>
    public sealed record Establish(Guid Id, DateOnly On, Decree Decree, Guid Unit, UnitNaming Naming, Guid? Parent) : TreeAct(Id, On, Decree);

    /// <summary>Đổi tên; a new code comes with it where there is one.</summary>
    public sealed record Rename(Guid Id, DateOnly On, Decree Decree, Guid Unit, string NewName, string? NewCode) : TreeAct(Id, On, Decree);

    /// <summary>Đổi loại: a xã becomes a phường, a thôn a tổ dân phố; the tier stays.</summary>
    public sealed record Reclassify(Guid Id, DateOnly On, Decree Decree, Guid Unit, UnitKind Kind) : TreeAct(Id, On, Decree);

    /// <summary>Chuyển cấp trên, with everything below.</summary>
    public sealed record Move(Guid Id, DateOnly On, Decree Decree, Guid Unit, Guid Parent) : TreeAct(Id, On, Decree);

    /// <summary>Sáp nhập: the units end and a new one begins, which takes over what was below them, and may take over a code.</summary>
    public sealed record Merge(Guid Id, DateOnly On, Decree Decree, IReadOnlyList<Guid> Units, Guid Into, UnitNaming Naming, Guid? Parent) : TreeAct(Id, On, Decree);

    /// <summary>Nhập vào: the units end and one that goes on takes over what was below them.</summary>
    public sealed record Absorb(Guid Id, DateOnly On, Decree Decree, IReadOnlyList<Guid> Units, Guid Into) : TreeAct(Id, On, Decree);

    /// <summary>Chia tách: the unit ends and several begin; each unit below it goes to one of them.</summary>
    public sealed record Split(Guid Id, DateOnly On, Decree Decree, Guid Unit, IReadOnlyList<SplitPart> Parts) : TreeAct(Id, On, Decree);

    /// <summary>Chuyển một phần: both go on; the units named go over with the part.</summary>
    public sealed record TransferPart(Guid Id, DateOnly On, Decree Decree, Guid From, Guid To, IReadOnlyList<Guid> Below) : TreeAct(Id, On, Decree);

    /// <summary>Giải thể: the unit ends with nothing after it, and nothing below it.</summary>
    public sealed record Dissolve(Guid Id, DateOnly On, Decree Decree, Guid Unit) : TreeAct(Id, On, Decree);

    /// <summary>Hủy việc đã ghi: the tree is as if the act had never been, and both are on record.</summary>
    public sealed record Undo(Guid Id, DateOnly On, Decree Decree, Guid Act) : TreeAct(Id, On, Decree)
    {
        /// <summary>It takes back what was only typed wrongly: no decree says so.</summary>
        public bool IsCorrection => Decree.Number.Length == 0;
    }
}
