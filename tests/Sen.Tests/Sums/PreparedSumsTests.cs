using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Sums;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Progress;
using Sen.Movement.Units;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;
using static Sen.Tests.Sums.Facts;

namespace Sen.Tests.Sums;

using Registration = Sen.Movement.Models.Registration;

/// <summary>Prepared sums are what every record gives, after any act; the recount of them is in <see cref="SumVerificationTests"/>.</summary>
public class PreparedSumsTests
{
    private static readonly Origin[] Origins = [Origin.Recorded, Origin.Recorded, Origin.Illustrative, Origin.Seed];

    [Theory]
    [EachDatabase(1)]
    [EachDatabase(2)]
    public async Task After_random_acts_they_are_always_what_every_record_gives(Engine engine, int seed)
    {
        await using var database = await engine.Fresh();
        var (facts, random) = (new Facts(database), new Random(seed));
        var communes = new[] { await facts.Commune(), await facts.Commune() };

        for (var act = 0; act < 150; act++)
        {
            var (home, owners) = communes[random.Next(2)];
            await facts.Write(home.CommuneId, db => AtRandom(db, facts, random, home, owners));
            if (act % 5 == 0)
            {
                await facts.Agree();
            }
        }

        await facts.Agree();
        Assert.Empty(await SumVerification.Run(database.Databases, Ct));
        await using var look = database.OpenAll();
        Assert.InRange(await look.CommuneSums.CountAsync(Ct), 15, 1000);
        Assert.Contains(await look.CommuneSums.ToListAsync(Ct), row => row is { Models: 0, Illustrative: true });
    }

    [Theory, EachDatabase]
    public async Task Acts_at_the_same_moment_in_one_chain_and_in_two_lose_nothing(Engine engine)
    {
        await using var database = await engine.Fresh();
        var facts = new Facts(database);
        var (home, owners) = await facts.Commune();
        var begun = new List<Registration>();
        await facts.Write(home.CommuneId, db =>
        {
            for (var no = 0; no < 8; no++)
            {
                begun.Add(facts.Begin(db, home, owners[0], 2022, Field.Economy));
            }
        });

        // Half of them by Sen itself under the installation's chain, which does not wait for the commune's.
        await Task.WhenAll(begun.SelectMany((registration, no) => Enumerable.Range(1, 6).Select(round => Task.Run(() => facts.Write(
            no % 2 == 0 ? home.CommuneId : Guid.Empty, db => { db.ProgressEntries.Add(Entry(registration, round, 10 * round, money: 1_000_000)); }), Ct))));

        await facts.Agree();
        await using var look = database.OpenAll();
        Assert.Equal(new MovementSums(8, 8 * 6, 8 * 210, 8 * 105, 8 * 6_000_000L, 8 * 210), (await look.CommuneSums.SingleAsync(Ct)).Figures);
    }

    [Theory, EachDatabase]
    public async Task A_corrected_entry_counts_once_whoever_recorded_it(Engine engine)
    {
        await using var database = await engine.Fresh();
        var (facts, commune) = (new Facts(database), await TestCommune.Of(database));
        var id = await commune.Registration(Stage.Approved);

        Assert.True((await RecordProgressTests.Record(database, commune, commune.Registrar, RecordProgressTests.Form(id))).Ok);
        Assert.Equal(new MovementSums(1, 12, 1_200, 60, 186_000_000, 15_000), await Only());

        await using (var db = commune.Open())
        {
            var wrong = await db.ProgressEntries.SingleAsync(Ct);
            Assert.True((await RecordProgressTests.Record(database, commune, commune.Registrar, RecordProgressTests.Form(id) with { Corrects = wrong.Id, Figures = new("12", "120", "6", null, null) })).Ok);
        }

        Assert.Equal(new MovementSums(1, 12, 120, 6, 0, 0), await Only());
        await facts.Agree();

        async Task<MovementSums> Only()
        {
            await using var db = commune.Open();
            return (await db.CommuneSums.SingleAsync(Ct)).Figures;
        }
    }

    [Theory, EachDatabase]
    public async Task A_withdrawal_moves_it_back_and_a_deleted_draft_is_gone_and_no_empty_row_stays(Engine engine)
    {
        await using var database = await engine.Fresh();
        var (facts, commune) = (new Facts(database), await TestCommune.Of(database));
        var id = await commune.Registration(Stage.Registered);
        Assert.Equal([Stage.Registered], await Stages());

        await commune.Write(async db => Assert.True((await db.Registrations.SingleAsync(Ct)).Take(Step.Withdraw, Now).Ok));
        Assert.Equal([Stage.Draft], await Stages());

        await commune.Write(async db => db.Registrations.Remove(await db.Registrations.SingleAsync(row => row.Id == id, Ct)));
        Assert.Empty(await Stages());
        await facts.Agree();

        async Task<List<Stage>> Stages()
        {
            await using var db = commune.Open();
            return await db.CommuneSums.Select(row => row.Stage).ToListAsync(Ct);
        }
    }

    [Theory, EachDatabase]
    public async Task What_is_refused_leaves_them_as_they_were_and_no_scope_sees_no_sum(Engine engine)
    {
        await using var database = await engine.Fresh();
        var facts = new Facts(database);
        var (home, owners) = await facts.Commune();
        await facts.Write(home.CommuneId, db => { facts.Begin(db, home, owners[0], 2022, Field.Economy); });
        var before = await facts.Kept();

        await using (var db = database.OpenAll())
        {
            // The year has one registration of a model.
            var model = await db.Models.SingleAsync(Ct);
            db.Registrations.Add(Registration.Begin(TestCommune.NewId(), model, 2022, TestCommune.NewId(), Now));
            var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
            Assert.IsType<Refusal.Taken>((await db.Commit(new Act(permit, TestCommune.NewId(), "test", TestCommune.NewId(), Now, home.CommuneId), Ct)).Refusal);
            db.CommuneSums.Add(new CommuneSum { CommuneId = home.CommuneId, Year = 2022, Models = 7 });
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.Commit(new Act(permit, TestCommune.NewId(), "test", TestCommune.NewId(), Now, home.CommuneId), Ct));
        }

        Assert.Equal(before, await facts.Kept());
        Assert.Equal((0, 0, 1, 1), (await Seen(Scope.None), await Seen(Scope.Of(TestCommune.NewId())), await Seen(Scope.Of(home.CommuneId)), await Seen(Scope.Of([], [home.ProvinceId]))));

        async Task<int> Seen(Scope scope)
        {
            await using var db = database.Databases.Open(scope);
            return await db.CommuneSums.CountAsync(Ct);
        }
    }

    [Theory, EachDatabase]
    public async Task On_the_tree_of_another_day_they_lie_where_their_communes_went_and_no_row_was_touched(Engine engine)
    {
        await using var database = await engine.Fresh();
        var facts = new Facts(database);
        var (one, owners) = await facts.Commune();
        var (other, others) = await facts.Commune();
        await facts.Write(one.CommuneId, db => { facts.Begin(db, one, owners[0], 2024, Field.Economy); });
        await facts.Write(other.CommuneId, db =>
        {
            facts.Begin(db, other, others[0], 2024, Field.Economy);
            facts.Begin(db, other, others[1], 2024, null);
        });
        var (province, merged, day) = (TestCommune.NewId(), TestCommune.NewId(), new DateOnly(2025, 7, 1));
        var tree = UnitTree.Of(
            [
                CommuneSetUp.Version(TestCommune.NewId(), province, UnitKind.Municipality, "Đà Nẵng", null, null, null, "48"),
                CommuneSetUp.Version(TestCommune.NewId(), one.CommuneId, UnitKind.Commune, "Bình Sa", province, null, null, "20836"),
                CommuneSetUp.Version(TestCommune.NewId(), other.CommuneId, UnitKind.Commune, "Bình Hải", province, null, null, "20839"),
            ], []).Value
            .Record(new TreeAct.Merge(TestCommune.NewId(), day, new Decree("1659/NQ-UBTVQH15", new(2025, 6, 16)), [one.CommuneId, other.CommuneId], merged, new(UnitKind.Commune, "Thăng Trường", "20836"), province)).Value;
        await using var db = database.OpenAll();
        var kept = await facts.Kept();

        var (before, after) = (await SumReading.ByUnit(db.CommuneSums, tree, day.AddDays(-1), Ct), await SumReading.ByUnit(db.CommuneSums, tree, day, Ct));

        Assert.Equal((1, 2, 3, 3), (before[one.CommuneId].Models, before[other.CommuneId].Models, before[province].Models, before[Guid.Empty].Models));
        Assert.Equal((3, 3, 3, false), (after[merged].Models, after[province].Models, after[Guid.Empty].Models, after.ContainsKey(one.CommuneId)));
        Assert.Equal((1, 2), ((await SumReading.ByCommune(db.CommuneSums, Ct))[one.CommuneId].Models, (await SumReading.ByCommune(db.CommuneSums.Where(row => row.Year == 2024), Ct))[other.CommuneId].Models));
        Assert.Equal(kept, await facts.Kept());
    }

    [Theory, EachDatabase]
    public async Task The_demonstration_has_them(Engine engine)
    {
        await using var database = await engine.FreshDemo();
        var facts = new Facts(database);

        await facts.Agree();
        await using var db = database.OpenAll();
        Assert.All(await db.CommuneSums.ToListAsync(Ct), row => Assert.True(row.Illustrative));
        Assert.Equal(await db.Registrations.CountAsync(Ct), (int)await db.CommuneSums.SumAsync(row => row.Models, Ct));
    }

    // One act of those that change a sum, or would if they were forgotten.
    private static async Task AtRandom(SenDb db, Facts facts, Random random, Home home, IReadOnlyList<Guid> owners)
    {
        var all = await db.Registrations.Where(row => row.CommuneId == home.CommuneId).OrderBy(row => row.Id).ToListAsync(Ct);
        var one = all.Count > 0 ? all[random.Next(all.Count)] : null;
        var origin = Origins[random.Next(Origins.Length)];
        switch (one is null ? 0 : random.Next(12))
        {
            case 0 or 1 or 2:
                facts.Begin(db, home, owners[random.Next(owners.Count)], 2021 + random.Next(3), random.Next(4) is var field && field == 0 ? null : (Field)field, origin);
                break;
            case 3 or 4 or 5:
                var open = Lifecycle.Open(one!.Stage).ToList();
                Assert.True(open.Count == 0 || one.Take(open[random.Next(open.Count)], Now).Ok);
                break;
            case 6 or 7:
                db.ProgressEntries.Add(Entry(one!, Told(50), Told(900), random.Next(3) == 0 ? random.NextInt64(1_000_000_000) : null, origin: origin));
                break;
            case 8:
                var standing = CorrectedProgress.Standing(await db.ProgressEntries.AsNoTracking().Where(entry => entry.RegistrationId == one!.Id).ToListAsync(Ct));
                if (standing is [.., var wrong])
                {
                    db.ProgressEntries.Add(Entry(one!, Told(20), Told(300), corrects: wrong.Id, origin: origin));
                }

                break;
            case 9:
                (await db.Models.SingleAsync(model => model.Id == one!.ModelId, Ct)).Field = (Field)random.Next(4);
                break;
            case 10:
                (await db.Organisations.SingleAsync(owner => owner.Id == owners[0], Ct)).Kind = random.Next(2) == 0 ? OrganisationKind.YouthUnion : OrganisationKind.PartyCell;
                break;
            default:
                if (one!.Stage == Stage.Draft)
                {
                    db.ProgressEntries.RemoveRange(await db.ProgressEntries.Where(entry => entry.RegistrationId == one.Id).ToListAsync(Ct));
                    db.Registrations.Remove(one);
                }
                else
                {
                    one.Origin = origin;
                }

                break;
        }

        int? Told(int most) => random.Next(4) == 0 ? null : random.Next(most);
    }
}
