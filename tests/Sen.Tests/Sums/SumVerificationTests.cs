using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Jobs;
using Sen.Data.Sums;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Progress;
using Sen.Tests.Spine;
using Xunit;
using static Sen.Tests.Sums.Facts;

namespace Sen.Tests.Sums;

/// <summary>The recount of prepared sums: by command, at night, and the repair a person asks for.</summary>
public class SumVerificationTests
{
    private static readonly string[] Tampering =
    [
        "UPDATE commune_sum SET participants = participants + 5",
        "DELETE FROM commune_sum",
        "UPDATE commune_sum SET year = 1999",
        "INSERT INTO commune_sum SELECT * FROM commune_sum WHERE 1 = 0",
    ];

    [Theory, EachDatabase]
    public async Task The_command_names_the_first_group_that_differs_with_both_figures_and_repairs_it_as_an_act(Engine engine)
    {
        await using var database = await engine.FreshDemo();
        string[] where = engine == Engine.Sqlite ? ["--data", database.Folder] : ["--data", database.Folder, "--database", database.Databases.Connection];
        Assert.Equal((0, ""), await Called("verify", "sums"));
        await using var db = database.OpenAll();
        var stage = Stage.Underway;
        await db.Database.ExecuteSqlAsync($"UPDATE commune_sum SET models = models + 7 WHERE year = 2022 AND stage = {stage.ToString()}", Ct);

        var found = await Called("verify", "sums");

        Assert.Equal(1, found.Code);
        Assert.Matches("^SAI: Xã Bình Sa, năm 2022, bước “Đang thực hiện”, lĩnh vực “.+”, đơn vị chủ trì “.+”, số liệu minh họa: mô hình đang lưu [0-9]+, đếm lại [0-9]+\\.", found.Error);
        Assert.Equal(1, (await Called("verify", "sums")).Code);
        Assert.Equal((0, ""), await Called("verify", "sums", "--repair"));
        Assert.Equal((0, ""), await Called("verify", "sums"));
        await new Facts(database).Agree();
        var line = await db.AuditLines.SingleAsync(line => line.Verb == "sums.recount", Ct);
        Assert.Equal((nameof(Door.CommandLine), "sums"), (line.Door, line.SubjectKind));
        Assert.Contains("mô hình đang lưu", line.Reason, StringComparison.Ordinal);
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        Assert.Equal(2, (await SenProcess.Run(Ct, "verify", "sums", "ngay")).Code);

        async Task<(int Code, string Error)> Called(params string[] words)
        {
            var called = await SenProcess.Run(Ct, [.. words, .. where]);
            return (called.Code, called.Error);
        }
    }

    [Theory]
    [EachDatabase(0, 1)]
    [EachDatabase(1, 1)]
    [EachDatabase(2, 2)]
    [EachDatabase(3, 0)]
    public async Task A_changed_a_lost_and_an_invented_sum_are_all_found_and_repaired(Engine engine, int how, int groups)
    {
        await using var database = await engine.Fresh();
        var (facts, commune) = (new Facts(database), await TestCommune.Of(database));
        var id = await commune.Registration(Stage.Approved);
        Assert.True((await RecordProgressTests.Record(database, commune, commune.Registrar, RecordProgressTests.Form(id))).Ok);
        await using var db = database.OpenAll();
        await db.Database.ExecuteSqlRawAsync(Tampering[how], Ct);

        var wrong = await SumVerification.Run(database.Databases, Ct);
        var permit = Access.Ask(Actor.Sen(Door.CommandLine), Operation.RecountSums, Subject.None).Value;

        Assert.Equal(groups, wrong.Count);
        Assert.Equal(groups, (await SumVerification.Repair(database.Databases, permit, wrong, Now, Ct)).Value);
        Assert.Empty(await SumVerification.Run(database.Databases, Ct));
        await facts.Agree();
    }

    [Theory, EachDatabase]
    public async Task At_night_a_difference_is_told_and_stays_until_it_is_repaired(Engine engine)
    {
        await using var database = await engine.Fresh();
        var (facts, commune) = (new Facts(database), await TestCommune.Of(database));
        await commune.Registration(Stage.Approved);
        var clock = new SettableClock(SettableClock.Usual);
        using var runner = new JobRunner(database.Databases, clock, new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(),
            [Schedule.All.Single(one => one.Kind.Name == SumVerification.JobName).Kind], NullLogger<JobRunner>.Instance);

        await Night("một");
        Assert.Null(await SumVerification.Fault(database.Databases, Ct));

        await using var db = database.OpenAll();
        await db.Database.ExecuteSqlRawAsync("UPDATE commune_sum SET models = 3", Ct);
        await Night("hai");
        var fault = await SumVerification.Fault(database.Databases, Ct);
        Assert.Contains("mô hình đang lưu 3, đếm lại 1", fault, StringComparison.Ordinal);
        Assert.Contains("./sen verify sums --repair", fault, StringComparison.Ordinal);
        Assert.Equal(3, (await db.CommuneSums.AsNoTracking().SingleAsync(Ct)).Models);

        var permit = Access.Ask(Actor.Sen(Door.CommandLine), Operation.RecountSums, Subject.None).Value;
        Assert.True((await SumVerification.Repair(database.Databases, permit, await SumVerification.Run(database.Databases, Ct), Now, Ct)).Ok);
        Assert.Null(await SumVerification.Fault(database.Databases, Ct));
        await facts.Agree();

        async Task Night(string key)
        {
            clock.Advance(TimeSpan.FromDays(1));
            await JobQueue.Enqueue(database.Databases, new Job { Id = TestCommune.NewId(), Kind = SumVerification.JobName, Key = $"{SumVerification.JobName}@{clock.Now:yyyy-MM-dd} {key}", RunAt = clock.Now.UtcDateTime }, Ct);
            Assert.True(await runner.DoNext(Ct));
        }
    }

    [Theory, EachDatabase]
    public async Task What_the_night_found_is_said_below_the_green_light_of_the_machine_itself(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = sen.Client();
        await using (var db = sen.Database.OpenAll())
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO job (id, kind, key, payload, commune_id, run_at, fence, attempts, error) VALUES ({TestCommune.NewId()}, 'sums.verify', 'sums.verify@9999', '{{}}', {Guid.Empty}, {Now.AddYears(50)}, 0, 1, 'mô hình đang lưu 3, đếm lại 1')", Ct);
        }

        Assert.Equal("ok\nmô hình đang lưu 3, đếm lại 1", await client.GetStringAsync("/healthz", Ct));
    }
}
