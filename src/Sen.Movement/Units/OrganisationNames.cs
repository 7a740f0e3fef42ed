namespace Sen.Movement.Units;

/// <summary>Names of the kinds of organisation.</summary>
public static class OrganisationNames
{
    /// <summary>The kinds an administrator may add, bodies above the commune among them: they are named here to stand above, and have no account. Villages have their own form, the Steering Committee its own page.</summary>
    public static IReadOnlyList<OrganisationKind> Addable { get; } = [.. Enum.GetValues<OrganisationKind>()
        .Where(kind => kind is not (OrganisationKind.Village or OrganisationKind.SteeringCommittee))];

    /// <summary>For example “Hội Nông dân”.</summary>
    public static Wording Of(OrganisationKind kind) => kind switch
    {
        OrganisationKind.PartyCommittee => ("Đảng ủy", "Party committee"),
        OrganisationKind.MobilizationBloc => ("Khối Dân vận", "Mass-mobilisation bloc"),
        OrganisationKind.PartyBuildingBoard => ("Ban Xây dựng Đảng", "Party-building board"),
        OrganisationKind.PartyCell => ("Chi bộ", "Party cell"),
        OrganisationKind.FatherlandFront => ("Ủy ban Mặt trận Tổ quốc", "Fatherland Front"),
        OrganisationKind.WomensUnion => ("Hội Liên hiệp Phụ nữ", "Women’s Union"),
        OrganisationKind.FarmersUnion => ("Hội Nông dân", "Farmers’ Union"),
        OrganisationKind.YouthUnion => ("Đoàn Thanh niên", "Youth Union"),
        OrganisationKind.VeteransAssociation => ("Hội Cựu chiến binh", "Veterans’ Association"),
        OrganisationKind.PeoplesCommittee => ("Ủy ban nhân dân", "People’s Committee"),
        OrganisationKind.PeoplesCouncil => ("Hội đồng nhân dân", "People’s Council"),
        OrganisationKind.CommunePolice => ("Công an", "Commune police"),
        OrganisationKind.MilitaryCommand => ("Ban Chỉ huy Quân sự", "Military command"),
        OrganisationKind.SteeringCommittee => ("Ban Chỉ đạo", "Steering Committee"),
        OrganisationKind.Village => ("Thôn, tổ dân phố", "Village, residential group"),
        OrganisationKind.Agency => ("Trường học, trạm y tế, hợp tác xã, cơ quan khác", "School, health station, cooperative, other body"),
        OrganisationKind.UpperBody => ("Cơ quan cấp trên", "Body above the commune"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of organisation."),
    };
}
