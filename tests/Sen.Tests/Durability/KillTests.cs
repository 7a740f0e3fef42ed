using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Testing;
using Sen.Tests.Spine;
using Xunit;

namespace Sen.Tests.Durability;

public class KillTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite, 55)]
    [InlineData(Engine.Postgres, 12)]
    public Task Killed_at_any_moment_no_acknowledged_act_is_lost_and_none_is_half_there(Engine engine, int times) => Kill(engine, times);

    [Theory, LongRun]
    [InlineData(Engine.Sqlite, 1000)]
    [InlineData(Engine.Postgres, 200)]
    public Task Killed_a_thousand_times_no_acknowledged_act_is_lost(Engine engine, int times) => Kill(engine, times);

    [Fact]
    public async Task Two_processes_write_to_one_file_without_getting_into_each_others_way()
    {
        var database = await Engine.Sqlite.Fresh();
        await using var crash = new Crash(database, seed: 0);
        var (first, second) = (crash.Start(most: 40), crash.Start(most: 40));
        await Crash.Warm(first, Ct);
        await Crash.Warm(second, Ct);

        await Crash.Begin(first, Ct);
        await Crash.Begin(second, Ct);
        await Task.WhenAll(first.WaitForExitAsync(Ct), second.WaitForExitAsync(Ct));

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        await crash.Look(Ct);
        await using var db = database.OpenAll();
        Assert.Equal(2 * 4 * 40, await db.AuditLines.CountAsync(Ct));
    }

    [Fact]
    public async Task The_server_killed_again_and_again_while_it_prepares_itself_stands_whole_at_last()
    {
        var folder = Directory.CreateTempSubdirectory("sen").FullName;
        var chance = new Random(20220923);
        for (var kill = 0; kill < 8; kill++)
        {
            using var server = SenProcess.Start("serve", "--data", folder, "--urls", "http://127.0.0.1:0");
            await Task.WhenAny(server.WaitForExitAsync(Ct), Task.Delay(300 + chance.Next(1500), Ct));
            server.Kill();
            await server.WaitForExitAsync(Ct);
        }

        using (var server = SenProcess.Start("serve", "--data", folder, "--urls", "http://127.0.0.1:0"))
        {
            // It prints where to go once it is ready to answer.
            var ready = await server.StandardOutput.ReadLineAsync(Ct).AsTask().WaitAsync(TimeSpan.FromMinutes(2), Ct);
            server.Kill();
            await server.WaitForExitAsync(Ct);
            Assert.Contains("http", ready, StringComparison.Ordinal);
        }

        await using var whole = await SenHost.Start(Engine.Sqlite, demo: true);
        await using (var expected = whole.Database.OpenAll())
        await using (var databases = Databases.Sqlite(Path.Combine(folder, "sen.db")))
        await using (var db = databases.Open(Scope.All))
        {
            Assert.Equal(await expected.AuditLines.CountAsync(Ct), await db.AuditLines.CountAsync(Ct));
            Assert.Equal(await expected.Models.CountAsync(Ct), await db.Models.CountAsync(Ct));
            Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Kill(Engine engine, int times)
    {
        var started = Stopwatch.StartNew();
        await using var crash = new Crash(await engine.Fresh(), seed: Environment.TickCount);

        var acknowledged = await crash.Kill(times, Ct);

        Assert.InRange(acknowledged, times / 2, int.MaxValue);
        TestContext.Current.TestOutputHelper!.WriteLine($"{times} kills, {acknowledged} acknowledged acts, {started.Elapsed.TotalSeconds:0} s");
    }
}
