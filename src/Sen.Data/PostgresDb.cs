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

    // EF locks the history table, and the server frees the lock with the connection.
    /// <inheritdoc/>
    protected internal override ValueTask<IDisposable?> EnterMigrating(CancellationToken ct) => ValueTask.FromResult<IDisposable?>(null);

    /// <inheritdoc/>
    protected override async Task<AuditHead?> LockHead(string communeId, CancellationToken ct)
    {
        // The first act of a chain has no row to lock yet; the advisory lock makes first acts wait for each other too.
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({communeId}, 0))", ct);
        return await AuditHeads.FromSql($"SELECT * FROM audit_head WHERE commune_id = {communeId} FOR UPDATE").AsNoTracking().SingleOrDefaultAsync(ct);
    }
}
