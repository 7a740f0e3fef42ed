using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Sen.Data;

/// <summary>Tells a database that is away (stopped, full, unreachable) from a bug of ours.</summary>
public static class Outage
{
    // SQLite: busy, locked, no memory, read-only, I/O error, corrupt, full, cannot open, not a database.
    private static readonly HashSet<int> SqliteCodes = [5, 6, 7, 8, 10, 11, 13, 14, 26];

    // PostgreSQL: connection, resources, operator's intervention, system error, no such database, wrong credentials, closed to connections.
    private static readonly string[] PostgresClasses = ["08", "53", "57", "58", "3D", "28", "55000"];

    /// <summary>True when the exception, or one inside it, says that the database does not answer.</summary>
    public static bool Is(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case SqliteException sqlite:
                    return SqliteCodes.Contains(sqlite.SqliteErrorCode);
                case PostgresException postgres:
                    return Array.Exists(PostgresClasses, start => postgres.SqlState.StartsWith(start, StringComparison.Ordinal));
                case NpgsqlException:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Why the database does not answer, in plain words; null when it does.</summary>
    /// <param name="databases">The database.</param>
    /// <param name="limit">How long it may take to answer.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<string?> Find(Databases databases, TimeSpan limit, CancellationToken ct)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(limit);
        try
        {
            await using var db = databases.Open(Scope.None);
            return await db.Installation.AsNoTracking().AnyAsync(timer.Token).WaitAsync(timer.Token) ? null : "Cơ sở dữ liệu trống: chưa chạy migrate.";
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"Cơ sở dữ liệu không trả lời trong {limit.TotalSeconds:0} giây.";
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException || Is(exception))
        {
            return $"Không mở được cơ sở dữ liệu: {exception.GetBaseException().Message}";
        }
    }
}
