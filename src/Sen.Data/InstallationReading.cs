using System.Data.Common;

namespace Sen.Data;

/// <summary>
/// What a start has to know about its database, in plain SQL: a process that finds everything in place answers its first reader before
/// the model of all tables is built.
/// </summary>
public static class InstallationReading
{
    /// <summary>
    /// Name of the last migration, which every newer one changes here (a test compares it with the migrations): looking through all types for it would
    /// take longer than the first page.
    /// </summary>
    public static string NewestMigration(EngineKind engine) => engine == EngineKind.Sqlite ? "20261127043453_Proposals" : "20261127043457_Proposals";

    /// <summary>The installation's row; null when the schema is not this program's newest or the row is not there yet.</summary>
    public static async Task<Installation?> Of(Databases databases, CancellationToken ct)
    {
        try
        {
            await using var connection = await databases.Connect(ct);
            await using var history = connection.Ask("""SELECT migration_id FROM "__EFMigrationsHistory" """);
            var applied = await history.All(row => row.GetString(0), ct);
            return applied.Contains(NewestMigration(databases.Engine), StringComparer.Ordinal) ? await Row(connection, ct) : null;
        }
        catch (DbException)
        {
            // No tables yet, or no database: whoever prepares it says what is wrong.
            return null;
        }
    }

    /// <summary>Keeps the demonstration's instant (UTC). A listed exception: no act.</summary>
    public static async Task KeepDemoClock(Databases databases, DateTime now, CancellationToken ct)
    {
        using var turn = await databases.EnterWriting(ct);
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask("UPDATE installation SET demo_clock = @p0", now);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<Installation?> Row(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.Ask("SELECT node_id, is_demo, demo_clock, set_up_at FROM installation");
        return (await command.All(
            row => new Installation
            {
                NodeId = row.GetGuid(0),
                IsDemo = row.GetBoolean(1),
                DemoClock = row.IsDBNull(2) ? null : DateTime.SpecifyKind(row.GetDateTime(2), DateTimeKind.Utc),
                SetUpAt = row.IsDBNull(3) ? null : DateTime.SpecifyKind(row.GetDateTime(3), DateTimeKind.Utc),
            }, ct)).SingleOrDefault();
    }
}
