using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Sums;
using Sen.Movement.Models;
using Sen.Movement.Progress;
using Sen.Movement.Units;

namespace Sen.Benchmarks.National;

/// <summary>Reads a written load's totals back by the product's own reading of its prepared sums, and compares them to the digit.</summary>
/// <param name="databases">Where the load is.</param>
/// <param name="load">The load.</param>
/// <param name="expected">What it comes to.</param>
internal sealed class NationalRollups(Databases databases, NationalLoad load, NationalTotals expected)
{
    /// <summary>The day of “today's” units.</summary>
    public static readonly DateOnly Today = new(2026, 11, 26);

    private static CancellationToken Ct => CancellationToken.None;

    /// <summary>The tree of the country's units as the database has it; villages are left out, for no sum is kept for one.</summary>
    public static async Task<UnitTree> Tree(Databases databases)
    {
        await using var db = databases.Open(Scope.All);
        var versions = await db.UnitVersions.AsNoTracking().Where(version => version.Kind != UnitKind.Village && version.Kind != UnitKind.ResidentialGroup).ToListAsync(Ct);
        return UnitTree.Of(versions, await db.UnitSuccessions.AsNoTracking().ToListAsync(Ct)).Value;
    }

    /// <summary>Every difference; none when all is equal.</summary>
    public async Task<IReadOnlyList<string>> Differences(UnitTree tree)
    {
        var read = new NationalTotals();
        await using var db = databases.Open(Scope.All);
        var rows = db.CommuneSums.AsNoTracking();
        await Kinds(rows, read);
        await Places(rows, tree, read);
        var plain = new[] { NationalTotals.Year, NationalTotals.Field, NationalTotals.Owner, NationalTotals.ProvinceNow, NationalTotals.ProvinceThen };
        return
        [
            .. plain.SelectMany(table => expected.Differences(table, read)),
            // One stage of Sen stands for three states of the load, one period is half a year.
            .. expected.Renamed(NationalTotals.State, StageOf).Differences(NationalTotals.State, read),
            .. expected.Renamed(NationalTotals.Period, period => period[..4], sum => new(0, 0, sum.Participants, 0, 0)).Differences(NationalTotals.Period, read),
            .. Long(read, NationalTotals.UnitThen, "unit_id"),
        ];
    }

    /// <summary>Year, field, stage, kind of owner.</summary>
    private static async Task Kinds(IQueryable<CommuneSum> rows, NationalTotals read)
    {
        var fields = NationalWords.Fields.ToDictionary(one => one.Field.ToString(), one => one.Code, StringComparer.Ordinal);
        var owners = NationalWords.Owners.ToDictionary(one => one.Kind.ToString(), one => one.Code, StringComparer.Ordinal);
        foreach (var (key, sum) in await SumReading.By(rows, row => new { row.Year, row.FieldName, row.OwnerKindName, row.Stage }, Ct))
        {
            var all = Of(sum, key.Stage == Stage.Recognised ? sum.Models : 0);
            read.Add(NationalTotals.Year, key.Year.ToString(CultureInfo.InvariantCulture), all);
            read.Add(NationalTotals.Field, NationalTotals.Key(fields[key.FieldName], key.Year), all);
            read.Add(NationalTotals.Owner, NationalTotals.Key(owners[key.OwnerKindName], key.Year), all);
            read.Add(NationalTotals.State, NationalTotals.Key(key.Stage.ToString(), key.Year), all);
            read.Add(NationalTotals.Period, key.Year.ToString(CultureInfo.InvariantCulture), new(0, 0, sum.LabourDays, 0, 0));
        }
    }

    // By today's provinces along the tree, by the province and the unit of the day of registration.
    private async Task Places(IQueryable<CommuneSum> rows, UnitTree tree, NationalTotals read)
    {
        var codes = tree.Below(null, Today).ToDictionary(version => version.UnitId, version => version.Code!);
        for (var year = NationalLoad.FirstYear; year <= NationalLoad.LastYear; year++)
        {
            var of = new SumQuestion(Scope.All) { Year = year };
            var (sums, recognised) = (await SumReading.ByUnit(databases, of, tree, Today, Ct), await SumReading.ByUnit(databases, of with { Stages = [Stage.Recognised] }, tree, Today, Ct));
            foreach (var (province, code) in codes.Where(one => sums.ContainsKey(one.Key)))
            {
                read.Add(NationalTotals.ProvinceNow, NationalTotals.Key(code, year), Of(sums[province], recognised.GetValueOrDefault(province).Models));
            }
        }

        var (eve, day) = (Codes(tree, NationalLoad.Reform.AddDays(-1), 'b'), Codes(tree, NationalLoad.Reform, 'n'));
        foreach (var (key, sum) in await SumReading.By(rows, row => new { row.ProvinceId, row.Year, row.Stage }, Ct))
        {
            var code = eve.GetValueOrDefault(key.ProvinceId) ?? day[key.ProvinceId];
            read.Add(NationalTotals.ProvinceThen, NationalTotals.Key(code, key.Year), Of(sum, key.Stage == Stage.Recognised ? sum.Models : 0));
        }

        var (units, good) = (await SumReading.ByCommune(rows, Ct), await SumReading.ByCommune(rows.Where(row => row.Stage == Stage.Recognised), Ct));
        var numbers = Numbers(tree);
        foreach (var (unit, sum) in units)
        {
            read.Add(NationalTotals.UnitThen, numbers[unit].ToString(CultureInfo.InvariantCulture), Of(sum, good.GetValueOrDefault(unit).Models));
        }
    }

    private static Dictionary<Guid, string> Codes(UnitTree tree, DateOnly day, char scheme) => tree.Below(null, day).ToDictionary(version => version.UnitId, version => $"{scheme}{version.Code}");

    // The load's number of every unit something may be registered in.
    private Dictionary<Guid, int> Numbers(UnitTree tree)
    {
        var (eve, day) = (Named(NationalLoad.Reform.AddDays(-1)), Named(NationalLoad.Reform));
        return load.Places.Villages.SelectMany(village => new[] { village.Before, village.Now }).Distinct()
            .ToDictionary(unit => (unit.Before ? eve : day)[(unit.Tier, unit.Code)], unit => unit.No);

        Dictionary<(Tier, string), Guid> Named(DateOnly on) => tree.AllOn(on).Where(version => version.Code is not null).ToDictionary(version => (Tiers.Of(version.Kind), version.Code!), version => version.UnitId);
    }

    // A long table is kept line by line of a small load only; of a large one by its digest.
    private IEnumerable<string> Long(NationalTotals read, string table, string head)
    {
        if (expected[table].Count > 0)
        {
            return expected.Differences(table, read);
        }

        var kept = expected.Digests.Single(one => one.File == table);
        return NationalTotals.Digest(read.Text(table, head)) == kept.Digest ? [] : [$"{table}: the digest of {read[table].Count} lines read is not that of the {kept.Rows} expected"];
    }

    private static string StageOf(string line)
    {
        var cells = line.Split('\t');
        return $"{NationalWords.States.Single(state => state.Code == cells[0]).Stage}\t{cells[1]}";
    }

    private static NationalSum Of(MovementSums sum, long recognised) => new(sum.Models, recognised, sum.Participants, sum.Households, sum.MoneyDong);
}
