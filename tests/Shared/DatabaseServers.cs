using Microsoft.Data.Sqlite;
using Npgsql;
using Sen.Data;
using Sen.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(DatabaseServers))]

namespace Sen.Testing;

/// <summary>
/// What the tests of one run share: a migrated SQLite file and a PostgreSQL server with a migrated template, each made once,
/// when first asked for. Copying a template takes milliseconds where migrating takes a second.
/// </summary>
public sealed class DatabaseServers : IAsyncDisposable
{
    private const string Template = "sen_template";
    private static readonly DateTimeOffset Made = new(2022, 9, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<Task<PostgresCluster>> Postgres = new(StartPostgres);
    private static int _copies;

    internal static readonly Lazy<Task<byte[]>> SqliteTemplate = new(MakeSqliteTemplate);

    internal static async Task<string> CopyOfPostgresTemplate()
    {
        var cluster = await Postgres.Value;
        var name = $"sen_{Interlocked.Increment(ref _copies)}";
        await cluster.Execute($"create database {name} template {Template}");
        return cluster.Connection(name).ConnectionString;
    }

    internal static async Task Drop(string database) =>
        await (await Postgres.Value).Execute($"drop database {database} with (force)");

    public async ValueTask DisposeAsync()
    {
        if (Postgres is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await Postgres.Value).DisposeAsync();
        }
    }

    private static async Task<byte[]> MakeSqliteTemplate()
    {
        var folder = Directory.CreateTempSubdirectory("sen");
        var file = Path.Combine(folder.FullName, "template.db");
        await using (var databases = Databases.Sqlite(file))
        {
            await databases.Migrate(Made, CancellationToken.None);
            using var connection = new SqliteConnection(databases.Connection);
            SqliteConnection.ClearPool(connection);
        }

        var bytes = await File.ReadAllBytesAsync(file);
        folder.Delete(recursive: true);
        return bytes;
    }

    private static async Task<PostgresCluster> StartPostgres()
    {
        var cluster = await PostgresCluster.Start();
        await cluster.Execute($"create database {Template}");
        // A template may have no open connection when it is copied.
        var connection = new NpgsqlConnectionStringBuilder(cluster.Connection(Template).ConnectionString) { Pooling = false };
        await using var databases = Databases.Postgres(connection.ConnectionString);
        await databases.Migrate(Made, CancellationToken.None);
        return cluster;
    }
}
