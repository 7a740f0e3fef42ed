using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Spine;

public class ChainTests
{
    private const int Writers = 16;
    private const int Acts = 6;
    private const int Cut = 25, Cuts = 10;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Sixteen_writers_at_once_from_the_first_act_on_make_one_chain_without_gaps(Engine engine)
    {
        await using var database = await engine.Fresh();

        var receipts = await Write(database, _ => Commune);

        await using var db = database.OpenAll();
        Assert.Equal(Enumerable.Range(1, Writers * Acts).Select(seq => (long)seq), receipts.Select(receipt => receipt.Line).Order());
        Assert.Equal(Writers * Acts, await db.Organisations.CountAsync(Ct));
        var verified = await Verification.Run(db, Ct);
        Assert.Equal((null, Writers * Acts), (verified.FirstBad, verified.Lines));
    }

    [Theory, EachDatabase]
    public async Task Communes_have_chains_of_their_own(Engine engine)
    {
        await using var database = await engine.Fresh();
        var communes = new[] { Commune, Neighbour };

        await Write(database, writer => communes[writer % 2]);

        await using var db = database.OpenAll();
        Assert.All(await db.AuditHeads.ToListAsync(Ct), head => Assert.Equal(Writers * Acts / 2, head.Seq));
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task Writers_who_edit_the_same_row_never_overwrite_each_other(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        var id = (await AddOrganisation(db, "")).Value.SubjectId;

        var accepted = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            await using var mine = database.Open(Commune);
            var (done, name) = (0, (char)('a' + writer));
            for (var act = 0; act < Acts; act++)
            {
                var row = await mine.Organisations.SingleAsync(Ct);
                row.Name += name;
                done += (await mine.Commit(Sign(Administrator(Commune), Commune, id), Ct)).Ok ? 1 : 0;
            }

            return done;
        }));

        var kept = await db.Organisations.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((accepted.Sum(), accepted.Sum() + 1), (kept.Name.Length, kept.Version));
        Assert.InRange(accepted.Sum(), 1, Writers * Acts);
        for (var writer = 0; writer < Writers; writer++)
        {
            Assert.Equal(accepted[writer], kept.Name.Count(letter => letter == 'a' + writer));
        }
    }

    [Fact]
    public async Task A_commit_whose_connection_is_cut_is_done_once_all_the_same()
    {
        await using var database = await Engine.Postgres.Fresh();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var name = new NpgsqlConnectionStringBuilder(database.Databases.Connection).Database;
        var cuts = 0;
        var cutter = Task.Run(
            async () =>
            {
                await using var saw = new NpgsqlConnection(database.Databases.Connection + ";Pooling=false");
                await saw.OpenAsync(Ct);
                while (!stop.IsCancellationRequested)
                {
                    await using var cut = new NpgsqlCommand(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()", saw);
                    cut.Parameters.AddWithValue(name!);
                    cuts += (int)(long)(await cut.ExecuteScalarAsync(Ct))!;
                    // Now at once, now after a while: a slow machine too gets a commit through between two cuts.
                    await Task.Delay(Random.Shared.Next(5, 120), Ct);
                }
            },
            Ct);

        var actor = Administrator(Commune);
        var acknowledged = new List<string>();
        for (var act = 0; act < Cut || (Volatile.Read(ref cuts) < Cuts && !cutter.IsCompleted); act++)
        {
            var (key, done) = (NewId(), false);
            for (var press = 0; press < 50 && !done; press++)
            {
                try
                {
                    await using var db = database.Open(Commune);
                    done = (await AddOrganisation(db, $"Hội {act}", actor: actor, key: key, jobs: NewJob("thử", key: $"{act}"))).Ok;
                }
                catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or DbUpdateException or RetryLimitExceededException)
                {
                    // Cut more often than it is tried again: the person presses again, with the same key.
                    Assert.NotNull(exception.Message);
                }
            }

            Assert.True(done);
            acknowledged.Add($"Hội {act}");
        }

        await stop.CancelAsync();
        await cutter.ContinueWith(_ => { }, TaskScheduler.Default);
        await using var look = database.OpenAll();
        var kept = (await look.Organisations.ToListAsync(Ct)).Select(organisation => organisation.Name).ToList();
        Assert.InRange(cuts, Cuts, int.MaxValue);
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        Assert.Equal((acknowledged.Count, acknowledged.Count), (await look.AuditLines.CountAsync(Ct), await look.Jobs.CountAsync(Ct)));
        Assert.Null((await Verification.Run(look, Ct)).FirstBad);
    }

    private static async Task<Receipt[]> Write(FreshDatabase database, Func<int, Guid> communeOf)
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var (commune, mine) = (communeOf(writer), new List<Receipt>());
            for (var act = 0; act < Acts; act++)
            {
                await using var db = database.Open(commune);
                mine.Add((await AddOrganisation(db, $"Hội {writer}.{act}", commune)).Value);
            }

            return mine;
        }));
        return [.. receipts.SelectMany(mine => mine)];
    }
}
