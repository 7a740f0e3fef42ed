using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>Makes organisations with their stored sort keys (lập đơn vị chủ trì).</summary>
public static class NewOrganisation
{
    /// <summary>An organisation from a day on.</summary>
    public static Organisation Of(Guid id, Home home, OrganisationKind kind, string name, string shortName, Guid? villageId, DateOnly? from) => new()
    {
        Id = id,
        CommuneId = home.CommuneId,
        ProvinceId = home.ProvinceId,
        Kind = kind,
        Name = name,
        ShortName = shortName,
        SortKey = Text.SortKey.Of(name),
        VillageId = villageId,
        ValidFrom = from,
    };

    /// <summary>A village as an owner of models: “Thôn Bình Trúc I”.</summary>
    public static Organisation OfVillage(Guid id, Home home, UnitVersion village, DateOnly? from) =>
        Of(id, home, OrganisationKind.Village, village.Title, village.Title, village.UnitId, from);
}
