using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Sen.Data.Audit;

namespace Sen.Data;

/// <summary>The context on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : SenDb(options)
{
    /// <inheritdoc/>
    protected override bool IsTaken(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc/>
    protected internal override IsolationLevel OneState => IsolationLevel.RepeatableRead;

    /// <inheritdoc/>
    protected internal override ValueTask<IDisposable?> EnterWriting(CancellationToken ct) => ValueTask.FromResult<IDisposable?>(null);

    // EF locks its history table for one migration at a time, and between two of them another start would come in and do the second one too.
    // The lock lies in a transaction on a connection of its own: the server frees it with the process, and a pooler may stand in between.
    /// <inheritdoc/>
    protected internal override async ValueTask<IDisposable?> EnterMigrating(CancellationToken ct)
    {
        if (!await Database.CanConnectAsync(ct))
        {
            return null;
        }

        var mine = (NpgsqlConnection)((ICloneable)Database.GetDbConnection()).Clone();
        await mine.OpenAsync(ct);
        await mine.BeginTransactionAsync(ct);
        await using var command = mine.CreateCommand();
        (command.CommandText, command.CommandTimeout) = ("SELECT pg_advisory_xact_lock(hashtextextended('sen.migrate', 0))", 0);
        await command.ExecuteNonQueryAsync(ct);
        return mine;
    }

    /// <inheritdoc/>
    protected override async Task<AuditHead?> LockHead(string communeId, CancellationToken ct)
    {
        // The first act of a chain has no row to lock yet; the advisory lock makes first acts wait for each other too.
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({communeId}, 0))", ct);
        return await AuditHeads.FromSql($"SELECT * FROM audit_head WHERE commune_id = {communeId} FOR UPDATE").AsNoTracking().SingleOrDefaultAsync(ct);
    }
}
