using System.Numerics;

namespace Sen.Movement.Progress;

/// <summary>
/// Registrations and what their progress tells, added up (tổng): of a commune, or of any unit above. A year has one registration of a model, so within a year they are
/// models. Households count once a registration, by <see cref="ProgressTotals"/>; what nobody told adds nothing.
/// </summary>
/// <param name="Models">Mô hình: registrations.</param>
/// <param name="Households">Hộ.</param>
/// <param name="Participants">Lượt người.</param>
/// <param name="LabourDays">Ngày công.</param>
/// <param name="MoneyDong">Đồng.</param>
/// <param name="LandSquareMetres">m².</param>
public readonly record struct MovementSums(long Models, long Households, long Participants, long LabourDays, long MoneyDong, long LandSquareMetres)
    : IAdditionOperators<MovementSums, MovementSums, MovementSums>, ISubtractionOperators<MovementSums, MovementSums, MovementSums>
{
    /// <summary>Of registrations and what the progress of one of them comes to.</summary>
    public static MovementSums Of(long models, ProgressTotals told) =>
        new(models, told.Households ?? 0, told.Participants ?? 0, told.LabourDays ?? 0, told.MoneyDong ?? 0, told.LandSquareMetres ?? 0);

    /// <summary>Both together.</summary>
    public static MovementSums operator +(MovementSums left, MovementSums right) => new(
        left.Models + right.Models, left.Households + right.Households, left.Participants + right.Participants, left.LabourDays + right.LabourDays,
        left.MoneyDong + right.MoneyDong, left.LandSquareMetres + right.LandSquareMetres);

    /// <summary>What is left of the first without the second: the difference of two readings.</summary>
    public static MovementSums operator -(MovementSums left, MovementSums right) => new(
        left.Models - right.Models, left.Households - right.Households, left.Participants - right.Participants, left.LabourDays - right.LabourDays,
        left.MoneyDong - right.MoneyDong, left.LandSquareMetres - right.LandSquareMetres);
}
