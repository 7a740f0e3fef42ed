namespace Sen.Movement.Progress;

/// <summary>
/// What entries of progress come to together (kết quả cộng lại), each figure null when none of them tells it. The same households take part again and again: the
/// widest circle counts, while people, days, money and land add up.
/// </summary>
/// <param name="Households">Hộ: the most any entry tells.</param>
/// <param name="Participants">Lượt người.</param>
/// <param name="LabourDays">Ngày công.</param>
/// <param name="MoneyDong">Đồng.</param>
/// <param name="LandSquareMetres">m².</param>
public readonly record struct ProgressTotals(long? Households, long? Participants, long? LabourDays, long? MoneyDong, long? LandSquareMetres)
{
    /// <summary>Of entries that stand; what was corrected must be left out (<see cref="CorrectedProgress"/>).</summary>
    public static ProgressTotals Of(IReadOnlyCollection<ProgressEntry> standing)
    {
        long? Sum(Func<ProgressEntry, long?> figure) => standing.Any(entry => figure(entry) is not null) ? standing.Sum(figure) : null;
        return new(
            standing.Max(entry => (long?)entry.Households), Sum(entry => entry.Participants), Sum(entry => entry.LabourDays), Sum(entry => entry.MoneyDong),
            Sum(entry => entry.LandSquareMetres));
    }
}
