using Microsoft.EntityFrameworkCore;
using Sen.Benchmarks.National;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Sums;
using Sen.Movement.Models;
using Sen.Movement.Units;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Sums;

/// <summary>The national load, small: it is to the letter the one whose totals are kept, and what it comes to is read back to the digit.</summary>
public sealed class NationalLoadTests
{
    private const int Models = 3000;

    private static readonly string Lists = Path.Combine(Repository.Root, "lists", "units"), Expected = Path.Combine(Repository.Root, "benchmarks", "national");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("48-3000", Models, "48")]
    [InlineData("100000", 100_000)]
    public void Its_texts_and_totals_are_those_that_are_kept(string name, int models, params string[] provinces)
    {
        var load = new NationalLoad(NationalPlaces.Of(Lists, NationalLoad.Seed, provinces), models);
        var (kept, totals) = (NationalTotals.Kept(Expected, name)!, NationalTotals.Of(load));

        Assert.Equal(kept.Digests, [.. NationalDigest.Of(load), .. NationalDigest.Of(totals)]);
        Assert.All(
            new[] { NationalTotals.Year, NationalTotals.Field, NationalTotals.State, NationalTotals.Owner, NationalTotals.ProvinceNow, NationalTotals.ProvinceThen, NationalTotals.Period },
            table =>
            {
                Assert.NotEmpty(kept[table]);
                Assert.Empty(kept.Differences(table, totals));
            });
    }

    [Fact, LongRun]
    public void The_whole_of_it_too() => Its_texts_and_totals_are_those_that_are_kept("500000", NationalLoad.Whole);

    [Theory, EachDatabase]
    public async Task Written_as_history_it_is_read_back_to_the_digit_by_todays_units_and_by_those_of_its_day(Engine engine)
    {
        await using var database = await engine.Fresh();
        var load = new NationalLoad(NationalPlaces.Of(Lists, NationalLoad.Seed, "48"), Models);
        var (kept, writing) = (NationalTotals.Kept(Expected, "48-3000")!, new NationalWriting(database.Databases, load));
        foreach (var (_, take) in writing.Steps(Lists))
        {
            await take();
        }

        var tree = await NationalRollups.Tree(database.Databases);
        Assert.Empty(await new NationalRollups(database.Databases, load, kept).Differences(tree));
        Assert.Empty(await SumVerification.Run(database.Databases, Ct));

        await using var db = database.OpenAll();
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        Assert.Contains(kept.Digests.Single(digest => digest.File == "model").Digest, (await db.AuditLines.AsNoTracking().SingleAsync(line => line.Verb == "demo.load", Ct)).Reason, StringComparison.Ordinal);
        await EveryVillageLiesInOneUnitThenAndInOneNow(db, load, writing);

        await AQuestionIsAnsweredAsTheRowsAre(database, db, tree);

        // One đồng more and it is noticed.
        await using (var open = await database.Databases.Connect(Ct))
        {
            await BulkRows.Do(open, "UPDATE commune_sum SET money_dong = money_dong + 1 WHERE commune_id = (SELECT commune_id FROM commune_sum ORDER BY commune_id LIMIT 1)");
        }

        Assert.NotEmpty(await new NationalRollups(database.Databases, load, kept).Differences(tree));
    }

    private static async Task EveryVillageLiesInOneUnitThenAndInOneNow(SenDb db, NationalLoad load, NationalWriting writing)
    {
        var names = (await db.UnitVersions.AsNoTracking().Where(version => version.Kind == UnitKind.Village || version.Kind == UnitKind.ResidentialGroup).ToListAsync(Ct)).ToLookup(version => version.UnitId);
        Assert.Equal(load.Places.Villages.Count, names.Count);
        Assert.All(load.Places.Villages, village => Assert.Equal(
            [(writing.IdOf(village.Before), null, NationalLoad.Reform), (writing.IdOf(village.Now), NationalLoad.Reform, (DateOnly?)null)],
            names[NationalWriting.IdOf(village)].OrderBy(version => version.ValidFrom).Select(version => (version.ParentId!.Value, version.ValidFrom, version.ValidTo))));
    }

    private static async Task AQuestionIsAnsweredAsTheRowsAre(FreshDatabase database, SenDb db, UnitTree tree)
    {
        var (all, today, day) = (new SumQuestion(Scope.All), NationalRollups.Today, NationalLoad.Reform);
        var one = await db.CommuneSums.AsNoTracking().OrderBy(row => row.CommuneId).FirstAsync(Ct);
        var rows = db.CommuneSums.AsNoTracking();
        await Agree(all, rows);
        await Agree(all with { Year = 2025 }, rows.Where(row => row.Year == 2025));
        await Agree(all with { Year = 2023, ProvinceId = one.ProvinceId, Stages = [Stage.Recognised, Stage.Draft], Illustrative = true }, rows.Where(row =>
            row.Year == 2023 && row.ProvinceId == one.ProvinceId && (row.Stage == Stage.Recognised || row.Stage == Stage.Draft)));
        await Agree(all with { Illustrative = false }, rows.Where(row => !row.Illustrative));
        foreach (var scope in new[] { Scope.None, Scope.Of(one.CommuneId), Scope.Of([], [one.ProvinceId]), Scope.Of([one.CommuneId, TestCommune.NewId()], [one.ProvinceId]) })
        {
            await using var seen = database.Databases.Open(scope);
            await Agree(new(scope), seen.CommuneSums.AsNoTracking());
        }

        var table = await SumReading.ByUnitYearAndField(database.Databases, all, tree, today, Ct);
        Assert.Equal(
            (await SumReading.By(rows, row => new { row.Year, row.FieldName }, Ct)).Select(row => (row.Key.Year, row.Key.FieldName, row.Value)).OrderBy(cell => (cell.Year, cell.FieldName)),
            table.Where(cell => cell.Key.Unit == Guid.Empty).Select(cell => (cell.Key.Year, cell.Key.FieldName, cell.Value)).OrderBy(cell => (cell.Year, cell.FieldName)));

        async Task Agree(SumQuestion question, IQueryable<CommuneSum> these)
        {
            Assert.Equal(await SumReading.ByCommune(these, Ct), await SumReading.ByCommune(database.Databases, question, Ct));
            foreach (var on in new[] { day.AddDays(-1), day, today })
            {
                var read = await SumReading.ByUnit(database.Databases, question, tree, on, Ct);
                Assert.Equal(await SumReading.ByUnit(these, tree, on, Ct), read);
                var slowly = new UnitPaths(tree);
                Assert.Equal(slowly.Sums((await SumReading.By(these, row => new { row.CommuneId, row.Year }, Ct)).Select(row => (slowly.Of(row.Key.CommuneId, row.Key.Year), row.Value)), on), read);
            }
        }
    }
}
