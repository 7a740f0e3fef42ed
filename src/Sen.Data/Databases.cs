using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sen.Data.Jobs;
using Sen.Data.Search;

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
    private readonly DbDataSource? _source;
    // Made when the first context is opened: a public page needs none, nor the libraries behind these two types.
    private readonly Lazy<Contexts> _contexts;

    private Databases(EngineKind engine, string connection, DbDataSource? source, Func<Contexts> contexts) =>
        (Engine, Connection, _source, _contexts) = (engine, connection, source, new(contexts));

    private sealed class Contexts(DbContextOptions options)
    {
        public SenDb Make() => options is DbContextOptions<SqliteDb> sqlite ? new SqliteDb(sqlite) : new PostgresDb((DbContextOptions<PostgresDb>)options);
    }

    /// <summary>The engine.</summary>
    public EngineKind Engine { get; }

    /// <summary>The connection string.</summary>
    public string Connection { get; }

    /// <summary>Rung when a commit wrote background work.</summary>
    public JobBell Bell { get; } = new();

    /// <summary>An SQLite file.</summary>
    public static Databases Sqlite(string file, ILoggerFactory? logs = null)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        return new(EngineKind.Sqlite, connection, null, () => new(Common(new DbContextOptionsBuilder<SqliteDb>(), logs)
            .UseSqlite(connection).AddInterceptors(DurableSqlite.Instance).Options));
    }

    /// <summary>A PostgreSQL database, for example <c>Host=…;Database=…</c>.</summary>
    public static Databases Postgres(string connection, ILoggerFactory? logs = null)
    {
        var source = NpgsqlDataSource.Create(connection);
        // A lost connection or a fail-over is tried again, shortly: a server that is really down must be reported, not waited for.
        return new(EngineKind.Postgres, connection, source, () => new(Common(new DbContextOptionsBuilder<PostgresDb>(), logs)
            .UseNpgsql(source, npgsql => npgsql.EnableRetryOnFailure(3, TimeSpan.FromMilliseconds(500), null)).Options));
    }

    /// <summary>A PostgreSQL connection string (it has <c>Host=</c>), else an SQLite file.</summary>
    public static Databases Open(string connectionOrFile, ILoggerFactory? logs = null) =>
        connectionOrFile.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? Postgres(connectionOrFile, logs) : Sqlite(connectionOrFile, logs);

    /// <summary>True for a connection string that names a PostgreSQL server.</summary>
    public static bool NamesServer(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).Host is { Length: > 0 };
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Told after every act this process has committed, before its writer goes on: what shows the record is made anew.</summary>
    public Action<Act, Receipt>? Committed { get; set; }

    /// <summary>A context that sees what the scope lets it see.</summary>
    public SenDb Open(Scope scope)
    {
        var db = _contexts.Value.Make();
        (db.Scope, db.Bell, db.Committed) = (scope, Bell, (act, receipt) => Committed?.Invoke(act, receipt));
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
        Durable.Set(connection);
        return connection;
    }

    /// <summary>An open connection for what only reads and has to be quick: nothing durable is asked of it.</summary>
    public async Task<DbConnection> ConnectToRead(CancellationToken ct)
    {
        if (_source is not null)
        {
            return await _source.OpenConnectionAsync(ct);
        }

        var connection = new SqliteConnection(Connection);
        await connection.OpenAsync(ct);
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
        if (await InstallationReading.Of(this, ct) is not null && await SearchIndex.IsCurrent(this, ct))
        {
            return;
        }

        await using var db = Open(Scope.All);
        await Migrate(db, target: null, ct);
        await SearchIndex.Rebuild(this, always: false, ct);
        if (!await db.Installation.AnyAsync(ct))
        {
            // Two nodes may start at once: whoever comes second finds the row.
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO installation (id, node_id, is_demo) VALUES (1, {Guid.CreateVersion7(now)}, {false}) ON CONFLICT DO NOTHING", ct);
        }
    }

    // A database that is where it should be is not touched: EF's own lock on SQLite is a row that a killed process leaves behind for ever.
    internal static async Task Migrate(SenDb db, string? target, CancellationToken ct)
    {
        var there = target is null ? !(await db.Database.GetPendingMigrationsAsync(ct)).Any()
            : (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault() == target;
        if (!there)
        {
            using var turn = await db.EnterMigrating(ct);
            await db.Database.MigrateAsync(target, ct);
        }
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
