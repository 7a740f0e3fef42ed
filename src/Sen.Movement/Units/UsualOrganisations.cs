namespace Sen.Movement.Units;

/// <summary>An organisation that most communes have (tổ chức thường có).</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Name">Full name without the commune's.</param>
/// <param name="ShortName">Short name without the commune's kind.</param>
public sealed record UsualOrganisation(OrganisationKind Kind, string Name, string ShortName)
{
    /// <summary>“Hội Nông dân xã Bình Sa”.</summary>
    public string NameIn(UnitVersion commune) => $"{Name} {commune.FullName}";

    /// <summary>“Hội ND xã”.</summary>
    public string ShortNameIn(UnitVersion commune) => $"{ShortName} {UnitNames.Of(commune.Kind).Vi}";
}

/// <summary>The organisations the set-up offers to tick; others are added later by the administrator.</summary>
public static class UsualOrganisations
{
    /// <summary>In the order offices list them: Party, Front and unions, government.</summary>
    public static IReadOnlyList<UsualOrganisation> All { get; } =
    [
        new(OrganisationKind.MobilizationBloc, "Khối Dân vận Đảng ủy", "Khối Dân vận"),
        new(OrganisationKind.FatherlandFront, "Ủy ban Mặt trận Tổ quốc Việt Nam", "UBMTTQ"),
        new(OrganisationKind.WomensUnion, "Hội Liên hiệp Phụ nữ", "Hội LHPN"),
        new(OrganisationKind.FarmersUnion, "Hội Nông dân", "Hội ND"),
        new(OrganisationKind.YouthUnion, "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Đoàn TN"),
        new(OrganisationKind.VeteransAssociation, "Hội Cựu chiến binh", "Hội CCB"),
        new(OrganisationKind.CommunePolice, "Công an", "Công an"),
        new(OrganisationKind.MilitaryCommand, "Ban Chỉ huy Quân sự", "Ban CHQS"),
        new(OrganisationKind.PeoplesCommittee, "Ủy ban nhân dân", "UBND"),
    ];
}
