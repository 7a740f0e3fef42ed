using System.Data.Common;
using System.Linq.Expressions;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Sen.Movement.Progress;
using Sen.Movement.Units;

namespace Sen.Data.Sums;

/// <summary>One cell of a table of sums.</summary>
/// <param name="Unit">The unit; the empty id is the country.</param>
/// <param name="Year">The year of the registrations.</param>
/// <param name="FieldName">Name of the field; empty where none was said.</param>
public readonly record struct SumCell(Guid Unit, int Year, string FieldName);

/// <summary>
/// Reads prepared sums of many communes. The rows come filtered by whoever asks: year, stages, field, kind of owner, made up or not. The engine adds a commune's rows up; the way
/// from there to the units above is kept with the tree (<see cref="UnitTree.LinesOn"/>). A plain <see cref="SumQuestion"/> is answered without the model of all tables.
/// </summary>
public static partial class SumReading
{
    /// <summary>One sum for each commune the facts were recorded for.</summary>
    public static async Task<IReadOnlyDictionary<Guid, MovementSums>> ByCommune(IQueryable<CommuneSum> rows, CancellationToken ct) => ByCommune(await Grouped(rows, ct));

    /// <inheritdoc cref="ByCommune(IQueryable{CommuneSum}, CancellationToken)"/>
    public static async Task<IReadOnlyDictionary<Guid, MovementSums>> ByCommune(Databases databases, SumQuestion question, CancellationToken ct) => ByCommune(await Asked(databases, question, ct));

    /// <summary>
    /// Sums of every unit, everything below counted in, on the tree of a day: what was recorded for a unit that has ended since lies where it went (<see cref="UnitLines"/>), and no
    /// prepared sum is changed for it. The empty id is the country.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, MovementSums>> ByUnit(IQueryable<CommuneSum> rows, UnitTree tree, DateOnly day, CancellationToken ct) =>
        ByUnit(await Grouped(rows, ct), tree.LinesOn(day));

    /// <inheritdoc cref="ByUnit(IQueryable{CommuneSum}, UnitTree, DateOnly, CancellationToken)"/>
    public static async Task<IReadOnlyDictionary<Guid, MovementSums>> ByUnit(Databases databases, SumQuestion question, UnitTree tree, DateOnly day, CancellationToken ct) =>
        ByUnit(await Asked(databases, question, ct), tree.LinesOn(day));

    /// <summary>The same for each year and field apart: a table of the whole country in one reading.</summary>
    public static async Task<IReadOnlyDictionary<SumCell, MovementSums>> ByUnitYearAndField(Databases databases, SumQuestion question, UnitTree tree, DateOnly day, CancellationToken ct)
    {
        var (lines, sums) = (tree.LinesOn(day), new Dictionary<SumCell, MovementSums>());
        await using var connection = await databases.ConnectToRead(ct);
        await using var command = question.Ask(connection, ", field");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (commune, year, sum) = Row(reader);
            var field = reader.GetString(8);
            Add(sums, new(Guid.Empty, year, field), sum);
            foreach (var unit in lines.Of(commune, year))
            {
                Add(sums, new(unit, year, field), sum);
            }
        }

        return sums;
    }

    /// <summary>One sum for each value of what is asked for, for example the year with the stage.</summary>
    public static async Task<IReadOnlyDictionary<TKey, MovementSums>> By<TKey>(IQueryable<CommuneSum> rows, Expression<Func<CommuneSum, TKey>> key, CancellationToken ct)
        where TKey : notnull
    {
        var sums = await rows.GroupBy(key).Select(group => new
        {
            group.Key,
            Models = group.Sum(row => row.Models),
            Households = group.Sum(row => row.Households),
            Participants = group.Sum(row => row.Participants),
            LabourDays = group.Sum(row => row.LabourDays),
            MoneyDong = group.Sum(row => row.MoneyDong),
            LandSquareMetres = group.Sum(row => row.LandSquareMetres),
        }).ToListAsync(ct);
        return sums.ToDictionary(row => row.Key, row => new MovementSums(row.Models, row.Households, row.Participants, row.LabourDays, row.MoneyDong, row.LandSquareMetres));
    }

    private static async Task<List<(Guid Commune, int Year, MovementSums Sum)>> Grouped(IQueryable<CommuneSum> rows, CancellationToken ct) =>
        [.. (await By(rows, row => new { row.CommuneId, row.Year }, ct)).Select(row => (row.Key.CommuneId, row.Key.Year, row.Value))];

    private static async Task<List<(Guid Commune, int Year, MovementSums Sum)>> Asked(Databases databases, SumQuestion question, CancellationToken ct)
    {
        await using var connection = await databases.ConnectToRead(ct);
        await using var command = question.Ask(connection);
        return await command.All(Row, ct);
    }

    private static Dictionary<Guid, MovementSums> ByCommune(List<(Guid Commune, int Year, MovementSums Sum)> rows)
    {
        var sums = new Dictionary<Guid, MovementSums>();
        foreach (var (commune, _, sum) in rows)
        {
            Add(sums, commune, sum);
        }

        return sums;
    }

    // First by the smallest unit, then from there upwards: there are fewer of those than of communes in all times.
    private static Dictionary<Guid, MovementSums> ByUnit(List<(Guid Commune, int Year, MovementSums Sum)> rows, UnitLines lines)
    {
        var places = new Dictionary<Guid, (Guid Commune, int Year, MovementSums Sum)>();
        foreach (var (commune, year, sum) in rows)
        {
            var line = lines.Of(commune, year);
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, line.IsEmpty ? Guid.Empty : line[0], out _);
            place = (commune, year, place.Sum + sum);
        }

        var sums = new Dictionary<Guid, MovementSums> { [Guid.Empty] = default };
        foreach (var (commune, year, sum) in places.Values)
        {
            Add(sums, Guid.Empty, sum);
            foreach (var unit in lines.Of(commune, year))
            {
                Add(sums, unit, sum);
            }
        }

        return sums;
    }

    private static (Guid Commune, int Year, MovementSums Sum) Row(DbDataReader row) =>
        (row.GetGuid(0), row.GetInt32(1), new(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7)));

    private static void Add<TKey>(Dictionary<TKey, MovementSums> sums, TKey key, MovementSums more)
        where TKey : notnull
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
        sum += more;
    }
}
