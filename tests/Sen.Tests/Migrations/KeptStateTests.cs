using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Backup;
using Sen.Data.Files;
using Sen.Data.Sums;
using Sen.Movement.Models;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Migrations;

public class KeptStateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_database_of_every_earlier_state_and_of_this_one_comes_up_to_date_with_all_its_rows(Engine engine)
    {
        var folder = Directory.CreateTempSubdirectory("sen").FullName;
        var today = Path.Combine(folder, "today.zip");
        Assert.True((await KeptStates.Make(today)).Ok);

        foreach (var state in KeptStates.Files.Append(today))
        {
            await using var database = await engine.Fresh();
            var restored = (await RestoreBackup.Run(database.Databases, new FileStore(database.Options.FilesFolder), state, Ct)).Value;

            await using var db = database.OpenAll();
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(Ct));
            Assert.Null(restored.Audit.FirstBad);
            Assert.InRange(restored.Audit.Lines, 10, int.MaxValue);
            foreach (var table in restored.Manifest.Tables)
            {
                Assert.Equal((table.Name, table.Rows), (table.Name, await RowsIn(db, table.Name)));
            }

            await EveryRowCanBeRead(db);
            await StagesAndProgressAreToldApart(db);
            Assert.Empty(await SumVerification.Run(database.Databases, Ct));
            Assert.Equal(await db.Registrations.CountAsync(Ct), await db.CommuneSums.SumAsync(row => row.Models, Ct));
        }

        Directory.Delete(folder, recursive: true);
    }

    // An earlier version moved the day of the stage with every progress: the audit knew better.
    private static async Task StagesAndProgressAreToldApart(SenDb db)
    {
        var rows = await db.Registrations
            .Select(row => new { row.Stage, row.StageSince, row.ProgressAt, Entries = db.ProgressEntries.Count(entry => entry.RegistrationId == row.Id) }).ToListAsync(Ct);
        Assert.Contains(rows, row => row.Stage == Stage.Underway && row.Entries > 1);
        Assert.All(rows, row => Assert.Equal(row.Entries > 0, row.ProgressAt is not null));
        Assert.All(rows.Where(row => row.Stage == Stage.Underway), row => Assert.Equal(row.Entries > 1, row.ProgressAt > row.StageSince));
        Assert.All(rows.Where(row => row.Stage == Stage.Recognised), row => Assert.True(row.ProgressAt < row.StageSince));
    }

    private static Task<long> RowsIn(SenDb db, string table) => db.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM \"" + table + "\"").SingleAsync(Ct);

    private static async Task EveryRowCanBeRead(SenDb db)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned()))
        {
            var rows = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            Assert.Equal(await RowsIn(db, type.GetTableName()!), (await rows.IgnoreQueryFilters().AsNoTracking().ToListAsync(Ct)).Count);
        }
    }
}
