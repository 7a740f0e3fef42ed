using Sen.Movement.Models;
using Sen.Movement.Progress;
using Sen.Movement.Units;

namespace Sen.Data.Sums;

/// <summary>
/// A prepared sum of a commune (tổng lập sẵn): the registrations of one year, stage, field and kind of owner, and what their progress comes to. The one door writes it in the
/// transaction of the act that changes the facts, and nobody else. It is kept for the unit the facts were recorded for, so no act on units ever changes one.
/// </summary>
public sealed class CommuneSum
{
    /// <summary>The commune the registrations were written in.</summary>
    public Guid CommuneId { get; init; }

    /// <summary>The province the commune belonged to then.</summary>
    public Guid ProvinceId { get; init; }

    /// <summary>The year of the registrations.</summary>
    public int Year { get; init; }

    /// <summary>Where they stand.</summary>
    public Stage Stage { get; init; }

    /// <summary>Name of the field; empty while a draft has not said it.</summary>
    public string FieldName { get; init; } = "";

    /// <summary>Name of the kind of owner organisation; empty for an owner that is not on record.</summary>
    public string OwnerKindName { get; init; } = "";

    /// <summary>Made up to show the product: the registration, or the entries of progress.</summary>
    public bool Illustrative { get; init; }

    /// <summary>Registrations: models of the year.</summary>
    public long Models { get; init; }

    /// <summary>Households, once a registration.</summary>
    public long Households { get; init; }

    /// <summary>People who took part.</summary>
    public long Participants { get; init; }

    /// <summary>Labour, in person-days.</summary>
    public long LabourDays { get; init; }

    /// <summary>Money, in đồng.</summary>
    public long MoneyDong { get; init; }

    /// <summary>Land, in m².</summary>
    public long LandSquareMetres { get; init; }

    /// <summary>The field.</summary>
    public Field? Field => Enum.TryParse<Field>(FieldName, out var told) ? told : null;

    /// <summary>The kind of owner organisation.</summary>
    public OrganisationKind? OwnerKind => Enum.TryParse<OrganisationKind>(OwnerKindName, out var told) ? told : null;

    /// <summary>The figures.</summary>
    public MovementSums Figures => new(Models, Households, Participants, LabourDays, MoneyDong, LandSquareMetres);
}
