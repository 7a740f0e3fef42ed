using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Sen.Data.Audit;

namespace Sen.Data;

/// <summary>The context on SQLite.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : SenDb(options)
{
    // SQLite has one writer: waiting here is fair and quick, waiting in the engine polls.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Writers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override bool IsTaken(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    // The driver begins such a transaction without asking for the right to write; in a write-ahead log it reads one state to its end.
    /// <inheritdoc/>
    protected internal override IsolationLevel OneState => IsolationLevel.ReadUncommitted;

    /// <inheritdoc/>
    protected internal override ValueTask<IDisposable?> EnterWriting(CancellationToken ct) => EnterWriting(Database.GetConnectionString()!, ct);

    internal static async ValueTask<IDisposable?> EnterWriting(string connection, CancellationToken ct)
    {
        var writer = Writers.GetOrAdd(connection, _ => new SemaphoreSlim(1, 1));
        await writer.WaitAsync(ct);
        return new Turn(writer);
    }

    /// <inheritdoc/>
    protected internal override async ValueTask<IDisposable?> EnterMigrating(CancellationToken ct)
    {
        var mine = await FileTurn(Path.GetFullPath(Database.GetDbConnection().DataSource) + ".migrating", ct);
        // Whoever holds the file is alone, so a lock row found now was left by a process that was killed.
        if (await Database.CanConnectAsync(ct))
        {
            await Database.ExecuteSqlRawAsync("""CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL); DELETE FROM "__EFMigrationsLock";""", ct);
        }

        return mine;
    }

    /// <inheritdoc/>
    protected override Task<AuditHead?> LockHead(string communeId, CancellationToken ct) =>
        AuditHeads.AsNoTracking().SingleOrDefaultAsync(head => head.CommuneId == communeId, ct);

    // The operating system frees it with the process, however that ends.
    private static async Task<FileStream> FileTurn(string path, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(50, ct);
            }
        }
    }

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}

/// <summary>Every connection to SQLite is durable: write-ahead log with full sync, so that an accepted act survives a power cut.</summary>
internal static class Durable
{
    internal static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        // Another process may hold the file (the command line beside the server): the engine waits for it in small steps.
        command.CommandText = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
        command.ExecuteNonQuery();
    }
}

/// <summary>Makes the connections a context opens durable too.</summary>
internal sealed class DurableSqlite : DbConnectionInterceptor
{
    public static DurableSqlite Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Durable.Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Durable.Set(connection);
        return Task.CompletedTask;
    }
}
