using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sen.Cli;
using Sen.Data;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(DatabaseServers))]

namespace Sen.Testing;

/// <summary>
/// What the tests of one run share: for each engine a migrated empty database and the loaded demonstration, and a PostgreSQL server, each made
/// once, when first asked for. Copying takes milliseconds where migrating takes a second and loading several.
/// </summary>
public sealed class DatabaseServers : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresCluster>> Postgres = new(PostgresCluster.Start);
    private static readonly Lazy<DirectoryInfo> Templates = new(() => Directory.CreateTempSubdirectory("sen"));
    private static readonly Dictionary<(Engine, bool Demo), Lazy<Task<SenOptions>>> Made =
        Enum.GetValues<Engine>().SelectMany(engine => new[] { (engine, false), (engine, true) })
            .ToDictionary(kind => kind, kind => new Lazy<Task<SenOptions>>(() => Make(kind.engine, kind.Item2)));

    private static int _copies;

    /// <summary>A copy of the migrated empty database, or of the loaded demonstration, with its data folder.</summary>
    internal static async Task<FreshDatabase> Copy(Engine engine, bool demo)
    {
        var template = await Made[(engine, demo)].Value;
        var folder = Directory.CreateTempSubdirectory("sen").FullName;
        CopyFiles(template.Data, folder);
        return new FreshDatabase(engine, folder, template.Database is { } connection ? await NewDatabase(NameIn(connection)) : null);
    }

    internal static async Task Drop(string connection) =>
        await (await Postgres.Value).Execute($"drop database {NameIn(connection)} with (force)");

    public async ValueTask DisposeAsync()
    {
        if (Postgres is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await Postgres.Value).DisposeAsync();
        }

        if (Templates.IsValueCreated)
        {
            Templates.Value.Delete(recursive: true);
        }
    }

    private static async Task<SenOptions> Make(Engine engine, bool demo)
    {
        var folder = Templates.Value.CreateSubdirectory($"{engine}-{demo}").FullName;
        var options = new SenOptions
        {
            Data = folder,
            Database = engine == Engine.Postgres ? await NewDatabase("template1") : null,
            Empty = !demo,
        };
        // The application itself makes both: it migrates, and loads the demonstration unless the start is an empty one.
        await using (var app = await Serve.Build(options, new SettableClock(SettableClock.Usual), []))
        {
            var databases = app.Services.GetRequiredService<Databases>();
            await databases.DisposeAsync();
            if (engine == Engine.Sqlite)
            {
                // Closing the last connection folds the write-ahead log into the file that is copied.
                using var connection = new SqliteConnection(databases.Connection);
                SqliteConnection.ClearPool(connection);
            }
        }

        return options;
    }

    private static async Task<string> NewDatabase(string template)
    {
        var cluster = await Postgres.Value;
        var name = $"sen_{Interlocked.Increment(ref _copies)}";
        await cluster.Execute($"create database {name} template {template}");
        return cluster.Connection(name).ConnectionString;
    }

    private static string NameIn(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

    private static void CopyFiles(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
