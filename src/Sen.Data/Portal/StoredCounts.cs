using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Sen.Data.Portal;

/// <summary>Visits to a site as stored, seen from one local day.</summary>
/// <param name="Day">The day “today” means.</param>
/// <param name="Total">All visits.</param>
/// <param name="Month">Visits in the month of that day.</param>
/// <param name="Today">Visits on that day.</param>
public readonly record struct VisitTotals(DateOnly Day, long Total, long Month, long Today)
{
    /// <summary>Visits in the last five minutes: the honest form of “now online”, for nobody is followed from page to page.</summary>
    public long Now { get; init; }

    /// <summary>With some visits of a day added where they belong.</summary>
    public VisitTotals Plus(DateOnly day, long visits) => this with
    {
        Total = Total + visits,
        Month = Month + (day.Year == Day.Year && day.Month == Day.Month ? visits : 0),
        Today = Today + (day == Day ? visits : 0),
    };
}

/// <summary>
/// The tables of the view counts, a listed exception that writes without an act. Plain SQL that means the same on both engines; sums are added to
/// what stands there, so that several nodes count together.
/// </summary>
public static class StoredCounts
{
    // Both engines take thousands of parameters; a batch of a national portal is written in a few statements.
    private const int RowsAStatement = 300;

    /// <summary>Adds views and visits in one transaction and answers the new views of the articles.</summary>
    public static async Task<IReadOnlyDictionary<Guid, long>> Add(
        Databases databases,
        IReadOnlyList<(Guid Article, long Added)> views,
        IReadOnlyList<(Guid Commune, DateOnly Day, long Added)> visits,
        CancellationToken ct)
    {
        using var writing = await databases.EnterWriting(ct);
        await using var connection = await databases.Connect(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var stored = new Dictionary<Guid, long>();

        // The same order on every node: two batches that meet wait for each other instead of for ever.
        foreach (var rows in views.OrderBy(row => row.Article).Chunk(RowsAStatement))
        {
            await using var command = Insert(connection, transaction, "article_views (article_id, views)", rows.Select(row => new object[] { row.Article, row.Added }),
                "(article_id) DO UPDATE SET views = article_views.views + excluded.views RETURNING article_id, views");
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                stored[reader.GetGuid(0)] = reader.GetInt64(1);
            }
        }

        foreach (var rows in visits.OrderBy(row => row.Commune).ThenBy(row => row.Day).Chunk(RowsAStatement))
        {
            await using var command = Insert(connection, transaction, "day_visits (commune_id, day, visits)", rows.Select(row => new object[] { row.Commune, row.Day, row.Added }),
                "(commune_id, day) DO UPDATE SET visits = day_visits.visits + excluded.visits");
            await command.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return stored;
    }

    /// <summary>Views of an article; 0 when nobody has read it.</summary>
    public static async Task<long> Views(Databases databases, Guid article, CancellationToken ct)
    {
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask("SELECT views FROM article_views WHERE article_id = @p0", article);
        return await command.ExecuteScalarAsync(ct) is { } views ? Convert.ToInt64(views, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Visits to a commune's site, seen from a local day.</summary>
    public static async Task<VisitTotals> Visits(Databases databases, Guid commune, DateOnly today, CancellationToken ct)
    {
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask(
            """
            SELECT CAST(COALESCE(SUM(visits), 0) AS BIGINT),
                   CAST(COALESCE(SUM(CASE WHEN day >= @p1 AND day < @p2 THEN visits ELSE 0 END), 0) AS BIGINT),
                   CAST(COALESCE(SUM(CASE WHEN day = @p3 THEN visits ELSE 0 END), 0) AS BIGINT)
            FROM day_visits WHERE commune_id = @p0
            """,
            commune, today.AddDays(1 - today.Day), today.AddDays(1 - today.Day).AddMonths(1), today);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(today, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    private static DbCommand Insert(DbConnection connection, DbTransaction transaction, string into, IEnumerable<object[]> rows, string onConflict)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        var sql = new StringBuilder("INSERT INTO ").Append(into).Append(" VALUES ");
        foreach (var row in rows)
        {
            var names = row.Select(value => command.Add(value)).ToList();
            sql.Append(command.Parameters.Count == row.Length ? "(" : ", (").AppendJoin(", ", names).Append(')');
        }

        command.CommandText = sql.Append(" ON CONFLICT ").Append(onConflict).ToString();
        return command;
    }
}
