namespace Sen.Movement.Units;

/// <summary>What kind of organisation (tổ chức) owns models or takes part in the movement.</summary>
public enum OrganisationKind
{
    /// <summary>Đảng ủy, Ban Thường vụ Đảng ủy.</summary>
    PartyCommittee,

    /// <summary>Khối Dân vận (historic), the commune's mass-mobilisation bloc.</summary>
    MobilizationBloc,

    /// <summary>Ban Xây dựng Đảng, which does the bloc's work where a commune has set it up.</summary>
    PartyBuildingBoard,

    /// <summary>Chi bộ.</summary>
    PartyCell,

    /// <summary>Ủy ban Mặt trận Tổ quốc Việt Nam.</summary>
    FatherlandFront,

    /// <summary>Hội Liên hiệp Phụ nữ.</summary>
    WomensUnion,

    /// <summary>Hội Nông dân.</summary>
    FarmersUnion,

    /// <summary>Đoàn Thanh niên.</summary>
    YouthUnion,

    /// <summary>Hội Cựu chiến binh.</summary>
    VeteransAssociation,

    /// <summary>Ủy ban nhân dân.</summary>
    PeoplesCommittee,

    /// <summary>Hội đồng nhân dân.</summary>
    PeoplesCouncil,

    /// <summary>Công an xã.</summary>
    CommunePolice,

    /// <summary>Ban Chỉ huy Quân sự.</summary>
    MilitaryCommand,

    /// <summary>Ban Chỉ đạo phong trào.</summary>
    SteeringCommittee,

    /// <summary>Thôn, tổ dân phố as an owner of models.</summary>
    Village,

    /// <summary>Trường học, trạm y tế, hợp tác xã, cơ quan khác.</summary>
    Agency,

    /// <summary>Ban Dân vận cấp trên, or another body above the commune.</summary>
    UpperBody,
}

/// <summary>An organisation of a commune (đơn vị đăng ký, chủ trì), valid for an interval of days.</summary>
public sealed class Organisation : CommuneRecord
{
    /// <summary>What kind of organisation.</summary>
    public OrganisationKind Kind { get; set; }

    /// <summary>Full name, for example “Hội Nông dân xã Bình Sa”.</summary>
    public required string Name { get; set; }

    /// <summary>Short name readers know, for example “Hội ND xã”; equals the full name when there is none.</summary>
    public required string ShortName { get; set; }

    /// <summary>Stored sort key of the name.</summary>
    public required string SortKey { get; set; }

    /// <summary>The village, when the organisation is one or sits in one.</summary>
    public Guid? VillageId { get; init; }

    /// <summary>First day; null when not known.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day after its end, which may lie ahead; null while none is known. Only what is open on the day is offered for new records.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>True when it has begun and its last day has not come: on the last day nothing new begins.</summary>
    public bool IsOpenOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && !HasEndedBy(day);

    /// <summary>True when its last day is the day or lies before it.</summary>
    public bool HasEndedBy(DateOnly day) => ValidTo <= day.AddDays(1);

    /// <summary>True for one that has registrars and models of its own; a body above the commune is only named here.</summary>
    public bool MayOwn => Kind != OrganisationKind.UpperBody;

    /// <summary>Gives it the names it is shown and sorted by.</summary>
    public void Call(string name, string shortName) => (Name, ShortName, SortKey) = (name, shortName, Text.SortKey.Of(name));
}
