using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Jobs;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Spine;

public class JobTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Several_runners_do_every_job_exactly_once_when_none_crashes(Engine engine)
    {
        await using var database = await engine.Fresh();
        var done = new ConcurrentBag<Guid>();
        var kind = Kind("đếm", (errand, _) => { done.Add(errand.Job.Id); return Task.CompletedTask; });
        await using var writing = database.Open(Commune);
        var jobs = Enumerable.Range(0, 40).Select(_ => NewJob("đếm")).ToArray();
        await AddOrganisation(writing, "Hội Nông dân", jobs: jobs);

        var clock = new SettableClock(new(Now));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var runner = Runner(database, clock, kind);
            while (await runner.DoNext(Ct))
            {
                await Task.Yield();
            }
        }));

        Assert.Equal(jobs.Select(job => job.Id).Order(), done.Order());
        Assert.All(await writing.Jobs.AsNoTracking().ToListAsync(Ct), job => Assert.Equal((Now, 1, null), (job.DoneAt, job.Attempts, job.LeaseUntil)));
    }

    [Theory, EachDatabase]
    public async Task An_abandoned_lease_is_taken_over_and_the_slow_worker_can_no_longer_finish(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        await AddOrganisation(db, "Hội Nông dân", jobs: NewJob("thử"));

        var slow = Assert.Single(await JobQueue.Take(database.Databases, Now, 5, Ct));
        Assert.Empty(await JobQueue.Take(database.Databases, Now + JobQueue.Lease, 5, Ct));
        var later = Now + JobQueue.Lease + TimeSpan.FromMilliseconds(1);
        var quick = Assert.Single(await JobQueue.Take(database.Databases, later, 5, Ct));

        Assert.Equal((slow.Id, slow.Fence + 1, 2), (quick.Id, quick.Fence, quick.Attempts));
        Assert.False(await JobQueue.Done(database.Databases, slow, later, Ct));
        Assert.False(await JobQueue.Renew(database.Databases, slow, later, Ct));
        Assert.False(await JobQueue.Failed(database.Databases, slow, later, "quá chậm", Ct));
        Assert.True(await JobQueue.Renew(database.Databases, quick, later, Ct));
        Assert.True(await JobQueue.Done(database.Databases, quick, later, Ct));
        Assert.False(await JobQueue.Done(database.Databases, quick, later, Ct));
        var kept = await db.Jobs.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((later, null), (kept.DoneAt, kept.Error));
    }

    [Theory, EachDatabase]
    public async Task Of_many_workers_reaching_for_one_job_one_gets_it(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        await AddOrganisation(db, "Hội Nông dân", jobs: NewJob("thử"));

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => JobQueue.Take(database.Databases, Now, 1, Ct), Ct)));

        Assert.Single(taken, one => one.Count == 1);
    }

    [Theory, EachDatabase]
    public async Task A_job_of_a_commit_that_was_refused_does_not_exist(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        await AddOrganisation(db, "Hội Nông dân");

        Assert.IsType<Refusal.Taken>((await AddOrganisation(db, "Hội Nông dân", jobs: NewJob("thử"))).Refusal);

        Assert.Equal(0, await db.Jobs.CountAsync(Ct));
        using var runner = Runner(database, new SettableClock(new(Now)));
        Assert.False(await runner.DoNext(Ct));
    }

    [Theory, EachDatabase]
    public async Task Failing_work_waits_longer_each_time_keeps_its_error_and_at_last_stays_for_a_person(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        await AddOrganisation(db, "Hội Nông dân", jobs: NewJob("hỏng"));
        var clock = new SettableClock(new(Now));
        using var runner = Runner(database, clock, Kind("hỏng", (_, _) => throw new InvalidOperationException("không có mạng")));

        var waits = new List<double>();
        while (await runner.DoNext(Ct))
        {
            var job = await db.Jobs.AsNoTracking().SingleAsync(Ct);
            Assert.Equal(("InvalidOperationException: không có mạng", null), (job.Error, job.LeaseUntil));
            Assert.False(await runner.DoNext(Ct));
            waits.Add((job.RunAt - clock.Now.UtcDateTime).TotalSeconds);
            clock.Now = new(job.RunAt);
        }

        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 256], waits);
        Assert.Null((await db.Jobs.AsNoTracking().SingleAsync(Ct)).DoneAt);
    }

    [Theory, EachDatabase]
    public async Task Work_that_was_done_but_not_marked_before_a_crash_is_done_again_with_one_effect(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        await AddOrganisation(db, "Hội Nông dân", jobs: NewJob("thêm"));
        var (clock, tries) = (new SettableClock(new(Now)), 0);
        var kind = Kind("thêm", async (errand, ct) =>
        {
            var organisation = NewOrganisation($"Hội số {++tries}");
            await using var own = errand.Open();
            own.Organisations.Add(organisation);
            await own.Commit(new Act(errand.Permit, errand.Job.Id, "organisation", organisation.Id, errand.Now, errand.Job.CommuneId), ct);
            if (tries == 1)
            {
                throw new InvalidOperationException("máy tắt giữa chừng");
            }
        });
        using var runner = Runner(database, clock, kind);

        Assert.True(await runner.DoNext(Ct));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await runner.DoNext(Ct));

        Assert.Equal(["Hội Nông dân", "Hội số 1"], (await db.Organisations.Select(row => row.Name).ToListAsync(Ct)).Order(StringComparer.Ordinal));
        var job = await db.Jobs.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((2, null), (job.Attempts, job.Error));
        Assert.NotNull(job.DoneAt);
    }

    [Theory, EachDatabase]
    public async Task Work_sees_the_rows_of_its_own_commune_only(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune, Neighbour);
        await AddOrganisation(db, "Hội Nông dân", Neighbour);
        await AddOrganisation(db, "Hội Phụ nữ", jobs: NewJob("đọc"));
        var seen = new List<string>();
        using var runner = Runner(database, new SettableClock(new(Now)), Kind("đọc", async (errand, ct) =>
        {
            await using var own = errand.Open();
            seen.AddRange(await own.Organisations.Select(row => row.Name).ToListAsync(ct));
        }));

        await runner.DoNext(Ct);

        Assert.Equal(["Hội Phụ nữ"], seen);
    }

    [Theory, EachDatabase]
    public async Task Work_nobody_here_knows_stays_with_a_sentence_that_says_so(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        await AddOrganisation(db, "Hội Nông dân", jobs: NewJob("của-bản-sau"));
        using var runner = Runner(database, new SettableClock(new(Now)));

        Assert.True(await runner.DoNext(Ct));

        var job = await db.Jobs.AsNoTracking().SingleAsync(Ct);
        Assert.Contains("của-bản-sau", job.Error, StringComparison.Ordinal);
        Assert.Null(job.DoneAt);
    }

    [Theory, EachDatabase]
    public async Task A_turn_of_the_schedule_is_queued_once_however_many_nodes_run(Engine engine)
    {
        await using var database = await engine.Fresh();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Schedule.Queue(database.Databases, Now, Ct), Ct)));
        await using var look = database.OpenAll();
        Assert.Equal(Schedule.All.Count, await look.Jobs.CountAsync(Ct));

        await Schedule.Queue(database.Databases, Now + TimeSpan.FromMinutes(10), Ct);
        Assert.Equal(2, await look.Jobs.CountAsync(job => job.Kind == "audit.fold", Ct));
        Assert.Equal(Schedule.All.Count + 1, await look.Jobs.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Finished_work_is_cleared_away_after_thirty_days_and_failed_work_never(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        await AddOrganisation(db, "Hội Nông dân", jobs: [NewJob("cũ", key: "cũ"), NewJob("hỏng", key: "hỏng", runAt: Now.AddDays(99))]);
        await JobQueue.Done(database.Databases, Assert.Single(await JobQueue.Take(database.Databases, Now, 5, Ct)), Now, Ct);

        await Schedule.All.Single(one => one.Kind.Name == "jobs.tidy").Kind.Work(Late(29), Ct);
        Assert.Equal(2, await db.Jobs.CountAsync(Ct));
        await Schedule.All.Single(one => one.Kind.Name == "jobs.tidy").Kind.Work(Late(31), Ct);
        Assert.Equal("hỏng", (await db.Jobs.AsNoTracking().SingleAsync(Ct)).Key);

        Errand Late(int days) => new(null!, database.Databases, Access.Ask(Actor.Sen(Door.Job), Operation.TidyUp, Subject.None).Value, Now.AddDays(days), null!);
    }

    [Theory, EachDatabase]
    public async Task The_running_application_wakes_for_new_work_seals_the_audit_and_seals_it_again_when_it_stops(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        await AddOrganisation(db, "Hội Nông dân");
        var woken = new TaskCompletionSource();
        using var runner = Runner(database, new SettableClock(new(Now)), Kind("gọi", (_, _) => { woken.SetResult(); return Task.CompletedTask; }));
        await runner.StartAsync(Ct);

        await AddOrganisation(db, "Hội Phụ nữ", jobs: NewJob("gọi"));
        await woken.Task.WaitAsync(TimeSpan.FromSeconds(60), Ct);
        await AddOrganisation(db, "Đoàn Thanh niên");
        await runner.StopAsync(Ct);

        var verified = await Verification.Run(db, Ct);
        Assert.Equal((null, 3), (verified.FirstBad, verified.Lines));
        Assert.Contains($"{Commune:d} 3 ", (await db.AuditRoots.OrderBy(root => root.Seq).LastAsync(Ct)).Heads, StringComparison.Ordinal);
    }

    private static JobKind Kind(string name, Func<Errand, CancellationToken, Task> work) => new(name, Operation.LoadDemo, work);

    private static JobRunner Runner(FreshDatabase database, TimeProvider clock, params JobKind[] kinds)
    {
        var services = new ServiceCollection();
        services.AddSingleton<RootChain>();
        return new(database.Databases, clock, services.BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(),
            kinds.Concat(Schedule.All.Select(one => one.Kind)), NullLogger<JobRunner>.Instance);
    }
}
