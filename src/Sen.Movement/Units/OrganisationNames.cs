namespace Sen.Movement.Units;

/// <summary>Vietnamese names of the kinds of organisation.</summary>
public static class OrganisationNames
{
    /// <summary>The kinds an administrator may add; villages have their own form, the Steering Committee its own page.</summary>
    public static IReadOnlyList<OrganisationKind> Addable { get; } = [.. Enum.GetValues<OrganisationKind>()
        .Where(kind => kind is not (OrganisationKind.Village or OrganisationKind.SteeringCommittee or OrganisationKind.UpperBody))];

    /// <summary>For example “Hội Nông dân”.</summary>
    public static string Of(OrganisationKind kind) => kind switch
    {
        OrganisationKind.PartyCommittee => "Đảng ủy",
        OrganisationKind.MobilizationBloc => "Khối Dân vận, cơ quan thường trực",
        OrganisationKind.PartyCell => "Chi bộ",
        OrganisationKind.FatherlandFront => "Ủy ban Mặt trận Tổ quốc",
        OrganisationKind.WomensUnion => "Hội Liên hiệp Phụ nữ",
        OrganisationKind.FarmersUnion => "Hội Nông dân",
        OrganisationKind.YouthUnion => "Đoàn Thanh niên",
        OrganisationKind.VeteransAssociation => "Hội Cựu chiến binh",
        OrganisationKind.PeoplesCommittee => "Ủy ban nhân dân",
        OrganisationKind.PeoplesCouncil => "Hội đồng nhân dân",
        OrganisationKind.CommunePolice => "Công an",
        OrganisationKind.MilitaryCommand => "Ban Chỉ huy Quân sự",
        OrganisationKind.SteeringCommittee => "Ban Chỉ đạo",
        OrganisationKind.Village => "Thôn, tổ dân phố",
        OrganisationKind.Agency => "Trường học, trạm y tế, hợp tác xã, cơ quan khác",
        OrganisationKind.UpperBody => "Cơ quan cấp trên",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of organisation."),
    };
}
