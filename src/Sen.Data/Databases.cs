using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sen.Data.Audit;

namespace Sen.Data;

/// <summary>Which of the two engines.</summary>
public enum EngineKind
{
    /// <summary>One file, one commune, no administrator.</summary>
    Sqlite,

    /// <summary>PostgreSQL, a province or the nation.</summary>
    Postgres,
}

/// <summary>Opens contexts on one database. Both engines are first-class.</summary>
public sealed class Databases : IAsyncDisposable
{
    private readonly NpgsqlDataSource? _source;
    private readonly DbContextOptions _options;

    private Databases(EngineKind engine, string connection, NpgsqlDataSource? source, DbContextOptions options) =>
        (Engine, Connection, _source, _options) = (engine, connection, source, options);

    /// <summary>The engine.</summary>
    public EngineKind Engine { get; }

    /// <summary>The connection string.</summary>
    public string Connection { get; }

    /// <summary>An SQLite file.</summary>
    public static Databases Sqlite(string file, ILoggerFactory? logs = null)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        return new(EngineKind.Sqlite, connection, null, Common(new DbContextOptionsBuilder<SqliteDb>(), logs)
            .UseSqlite(connection).AddInterceptors(DurableSqlite.Instance).Options);
    }

    /// <summary>A PostgreSQL database, for example <c>Host=…;Database=…</c>.</summary>
    public static Databases Postgres(string connection, ILoggerFactory? logs = null)
    {
        var source = NpgsqlDataSource.Create(connection);
        return new(EngineKind.Postgres, connection, source, Common(new DbContextOptionsBuilder<PostgresDb>(), logs).UseNpgsql(source).Options);
    }

    /// <summary>A PostgreSQL connection string (it has <c>Host=</c>), else an SQLite file.</summary>
    public static Databases Open(string connectionOrFile, ILoggerFactory? logs = null) =>
        connectionOrFile.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? Postgres(connectionOrFile, logs) : Sqlite(connectionOrFile, logs);

    /// <summary>Told after every act this process has committed, before its writer goes on: what shows the record is made anew.</summary>
    public Action<Act, Receipt>? Committed { get; set; }

    /// <summary>A context that sees what the scope lets it see.</summary>
    public SenDb Open(Scope scope)
    {
        SenDb db = Engine == EngineKind.Sqlite ? new SqliteDb((DbContextOptions<SqliteDb>)_options) : new PostgresDb((DbContextOptions<PostgresDb>)_options);
        (db.Scope, db.Committed) = (scope, (act, receipt) => Committed?.Invoke(act, receipt));
        return db;
    }

    /// <summary>An open connection for plain SQL: the listed exceptions, and pages that cannot wait for the model of all tables.</summary>
    public async Task<DbConnection> Connect(CancellationToken ct)
    {
        if (_source is not null)
        {
            return await _source.OpenConnectionAsync(ct);
        }

        var connection = new SqliteConnection(Connection);
        await connection.OpenAsync(ct);
        DurableSqlite.Set(connection);
        return connection;
    }

    /// <summary>Waits for the right to write, where the engine has only one writer; disposing gives it back.</summary>
    public ValueTask<IDisposable?> EnterWriting(CancellationToken ct) =>
        Engine == EngineKind.Sqlite ? SqliteDb.EnterWriting(Connection, ct) : ValueTask.FromResult<IDisposable?>(null);

    /// <summary>Brings the schema up to date and makes the installation's row when there is none.</summary>
    /// <param name="now">UTC instant, for the node's id.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task Migrate(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = Open(Scope.All);
        await db.Database.MigrateAsync(ct);
        // Two nodes may start at once: whoever comes second finds the row.
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO installation (id, node_id, is_demo) SELECT 1, {Guid.CreateVersion7(now)}, {false} WHERE NOT EXISTS (SELECT 1 FROM installation)", ct);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
        {
            await _source.DisposeAsync();
        }
    }

    private static DbContextOptionsBuilder Common(DbContextOptionsBuilder builder, ILoggerFactory? logs)
    {
        builder.UseSnakeCaseNamingConvention();
        return logs is null ? builder : builder.UseLoggerFactory(logs);
    }
}

/// <summary>The context on SQLite.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : SenDb(options)
{
    // SQLite has one writer: waiting here is fair and quick, waiting in the engine polls.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Writers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override bool IsTaken(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    /// <inheritdoc/>
    protected override ValueTask<IDisposable?> EnterWriting(CancellationToken ct) => EnterWriting(Database.GetConnectionString()!, ct);

    internal static async ValueTask<IDisposable?> EnterWriting(string connection, CancellationToken ct)
    {
        var writer = Writers.GetOrAdd(connection, _ => new SemaphoreSlim(1, 1));
        await writer.WaitAsync(ct);
        return new Turn(writer);
    }

    /// <inheritdoc/>
    protected override Task<AuditHead?> LockHead(string communeId, CancellationToken ct) =>
        AuditHeads.SingleOrDefaultAsync(head => head.CommuneId == communeId, ct);

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}

/// <summary>The context on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : SenDb(options)
{
    /// <inheritdoc/>
    protected override bool IsTaken(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc/>
    protected override ValueTask<IDisposable?> EnterWriting(CancellationToken ct) => ValueTask.FromResult<IDisposable?>(null);

    /// <inheritdoc/>
    protected override async Task<AuditHead?> LockHead(string communeId, CancellationToken ct)
    {
        // The first act of a chain has no row to lock yet; the advisory lock makes first acts wait for each other too.
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({communeId}, 0))", ct);
        return await AuditHeads.FromSql($"SELECT * FROM audit_head WHERE commune_id = {communeId} FOR UPDATE").SingleOrDefaultAsync(ct);
    }
}

/// <summary>Every connection to SQLite is durable: write-ahead log with full sync, so that an accepted act survives a power cut.</summary>
internal sealed class DurableSqlite : DbConnectionInterceptor
{
    public static DurableSqlite Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    internal static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
        command.ExecuteNonQuery();
    }
}

/// <summary>For the migration tools only.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => (SqliteDb)Databases.Sqlite("design.db").Open(Scope.None);
}

/// <summary>For the migration tools only.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => (PostgresDb)Databases.Postgres("Host=127.0.0.1;Database=design").Open(Scope.None);
}
