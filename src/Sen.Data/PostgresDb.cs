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

    // EF locks the history table only from one migration to the next: two starts at once would take turns between them. This lock lasts for all of
    // them, and the server frees it with the connection.
    /// <inheritdoc/>
    protected internal override async ValueTask<IDisposable?> EnterMigrating(CancellationToken ct)
    {
        var connection = (NpgsqlConnection)((ICloneable)Database.GetDbConnection()).Clone();
        try
        {
            await connection.OpenAsync(ct);
            await connection.BeginTransactionAsync(ct);
            await using var turn = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended('sen migrations', 0))", connection) { CommandTimeout = 0 };
            await turn.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch (PostgresException none) when (none.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // There is no database yet: whoever comes first makes it.
            await connection.DisposeAsync();
            return null;
        }
    }

    /// <inheritdoc/>
    protected override async Task<AuditHead?> LockHead(string communeId, CancellationToken ct)
    {
        // The first act of a chain has no row to lock yet; the advisory lock makes first acts wait for each other too.
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({communeId}, 0))", ct);
        return await AuditHeads.FromSql($"SELECT * FROM audit_head WHERE commune_id = {communeId} FOR UPDATE").AsNoTracking().SingleOrDefaultAsync(ct);
    }
}
