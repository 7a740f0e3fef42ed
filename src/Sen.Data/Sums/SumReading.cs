using Microsoft.EntityFrameworkCore;
using Sen.Movement.Progress;
using Sen.Movement.Units;

namespace Sen.Data.Sums;

/// <summary>Reads prepared sums of many communes. The rows come filtered by whoever asks: year, stages, field, kind of owner, made up or not.</summary>
public static partial class SumReading
{
    /// <summary>One sum for each commune the facts were recorded for.</summary>
    public static async Task<IReadOnlyDictionary<Guid, MovementSums>> ByCommune(IQueryable<CommuneSum> rows, CancellationToken ct) =>
        (await Grouped(rows, ct)).GroupBy(row => row.Commune).ToDictionary(commune => commune.Key, commune => commune.Aggregate(default(MovementSums), (sum, row) => sum + row.Sum));

    /// <summary>
    /// Sums of every unit, everything below counted in, on the tree of a day: what was recorded for a unit that has ended since lies where it went (<see cref="UnitPaths"/>), and no
    /// prepared sum is changed for it. The empty id is the country.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, MovementSums>> ByUnit(IQueryable<CommuneSum> rows, UnitTree tree, DateOnly day, CancellationToken ct)
    {
        var paths = new UnitPaths(tree);
        return paths.Sums((await Grouped(rows, ct)).Select(row => (paths.Of(row.Commune, row.Year), row.Sum)), day);
    }

    private static async Task<IEnumerable<(Guid Commune, int Year, MovementSums Sum)>> Grouped(IQueryable<CommuneSum> rows, CancellationToken ct)
    {
        var sums = await rows.GroupBy(row => new { row.CommuneId, row.Year }).Select(group => new
        {
            group.Key,
            Models = group.Sum(row => row.Models),
            Households = group.Sum(row => row.Households),
            Participants = group.Sum(row => row.Participants),
            LabourDays = group.Sum(row => row.LabourDays),
            MoneyDong = group.Sum(row => row.MoneyDong),
            LandSquareMetres = group.Sum(row => row.LandSquareMetres),
        }).ToListAsync(ct);
        return sums.Select(row => (
            row.Key.CommuneId, row.Key.Year, new MovementSums(row.Models, row.Households, row.Participants, row.LabourDays, row.MoneyDong, row.LandSquareMetres)));
    }
}
