using System.Data;
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
/// from there to the units above is kept with the tree (<see cref="UnitTree.LinesOn"/>).
/// </summary>
public static class SumReading
{
    /// <summary>One sum for each commune the facts were recorded for.</summary>
    public static async Task<IReadOnlyDictionary<Guid, MovementSums>> ByCommune(IQueryable<CommuneSum> rows, CancellationToken ct)
    {
        var sums = new Dictionary<Guid, MovementSums>();
        await foreach (var row in Grouped(rows, ct))
        {
            Add(sums, row.Commune, row.Sum);
        }

        return sums;
    }

    /// <summary>
    /// Sums of every unit, everything below counted in, on the tree of a day: what was recorded for a unit that has ended since lies where it went (<see cref="UnitLines"/>), and no
    /// prepared sum is changed for it. The empty id is the country.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, MovementSums>> ByUnit(IQueryable<CommuneSum> rows, UnitTree tree, DateOnly day, CancellationToken ct)
    {
        var (lines, sums) = (tree.LinesOn(day), new Dictionary<Guid, MovementSums> { [Guid.Empty] = default });
        await foreach (var (commune, year, sum) in Grouped(rows, ct))
        {
            Add(sums, Guid.Empty, sum);
            foreach (var unit in lines.Of(commune, year))
            {
                Add(sums, unit, sum);
            }
        }

        return sums;
    }

    /// <summary>The same for each year and field apart: a table of the whole country in one reading.</summary>
    public static async Task<IReadOnlyDictionary<SumCell, MovementSums>> ByUnitYearAndField(IQueryable<CommuneSum> rows, UnitTree tree, DateOnly day, CancellationToken ct)
    {
        var (lines, sums) = (tree.LinesOn(day), new Dictionary<SumCell, MovementSums>());
        var grouped = rows.GroupBy(row => new { row.CommuneId, row.Year, row.FieldName }).Select(group => new
        {
            group.Key.CommuneId,
            group.Key.Year,
            Models = group.Sum(row => row.Models),
            Households = group.Sum(row => row.Households),
            Participants = group.Sum(row => row.Participants),
            LabourDays = group.Sum(row => row.LabourDays),
            MoneyDong = group.Sum(row => row.MoneyDong),
            LandSquareMetres = group.Sum(row => row.LandSquareMetres),
            group.Key.FieldName,
        });
        await foreach (var (commune, year, sum, field) in Read(grouped, row => (row.GetGuid(0), row.GetInt32(1), Figures(row), row.GetString(8)), ct))
        {
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

    private static IAsyncEnumerable<(Guid Commune, int Year, MovementSums Sum)> Grouped(IQueryable<CommuneSum> rows, CancellationToken ct)
    {
        var grouped = rows.GroupBy(row => new { row.CommuneId, row.Year }).Select(group => new
        {
            group.Key.CommuneId,
            group.Key.Year,
            Models = group.Sum(row => row.Models),
            Households = group.Sum(row => row.Households),
            Participants = group.Sum(row => row.Participants),
            LabourDays = group.Sum(row => row.LabourDays),
            MoneyDong = group.Sum(row => row.MoneyDong),
            LandSquareMetres = group.Sum(row => row.LandSquareMetres),
        });
        return Read(grouped, row => (row.GetGuid(0), row.GetInt32(1), Figures(row)), ct);
    }

    // The question is the context's own, with its scope; the answer is read without making an object of every row, of which a country has ten thousand.
    private static async IAsyncEnumerable<T> Read<T>(IQueryable question, Func<DbDataReader, T> row, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = question.CreateDbCommand();
        var connection = command.Connection!;
        var closed = connection.State == ConnectionState.Closed;
        if (closed)
        {
            await connection.OpenAsync(ct);
        }

        try
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                yield return row(reader);
            }
        }
        finally
        {
            if (closed)
            {
                await connection.CloseAsync();
            }
        }
    }

    private static MovementSums Figures(DbDataReader row) => new(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));

    private static void Add<TKey>(Dictionary<TKey, MovementSums> sums, TKey key, MovementSums more)
        where TKey : notnull
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
        sum += more;
    }
}
