using Microsoft.Data.Sqlite;
using Sen.Data;
using Sen.Plumbing;

namespace Sen.Testing;

/// <summary>A migrated database of a test's own, with a data folder beside it; gone when disposed.</summary>
public sealed class FreshDatabase : IAsyncDisposable
{
    internal FreshDatabase(Engine engine, string folder, string? connection)
    {
        Engine = engine;
        Folder = folder;
        Options = new SenOptions { Data = folder, Database = connection, Urls = "http://127.0.0.1:0", Empty = true };
        Databases = Options.OpenDatabases();
    }

    public Engine Engine { get; }

    /// <summary>The data folder; SQLite's file lies in it.</summary>
    public string Folder { get; }

    /// <summary>What one would say to <c>./run</c> to use this database.</summary>
    public SenOptions Options { get; }

    public Databases Databases { get; }

    /// <summary>A context that sees the rows of these communes only, as a handler's would.</summary>
    public SenDb Open(params Guid[] communes) => Databases.Open(Scope.Of(communes));

    /// <summary>A context that sees everything, for looking at what was written.</summary>
    public SenDb OpenAll() => Databases.Open(Scope.All);

    public async ValueTask DisposeAsync()
    {
        await Databases.DisposeAsync();
        if (Engine == Engine.Sqlite)
        {
            using var connection = new SqliteConnection(Databases.Connection);
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            await DatabaseServers.Drop(Databases.Connection);
        }

        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>How a test gets its database: <c>await using var database = await engine.Fresh();</c></summary>
public static class FreshDatabases
{
    /// <summary>A migrated database without a commune.</summary>
    public static Task<FreshDatabase> Fresh(this Engine engine) => DatabaseServers.Copy(engine, demo: false);

    /// <summary>The demonstration of xã Bình Sa, as the application loaded it.</summary>
    public static Task<FreshDatabase> FreshDemo(this Engine engine) => DatabaseServers.Copy(engine, demo: true);
}
