using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Sen.Benchmarks.National;
using Sen.Data;
using Sen.Data.Sums;
using Sen.Movement.Progress;
using Sen.Movement.Units;
using Sen.Testing;

namespace Sen.Benchmarks;

/// <summary>
/// The national load written as history, read back to the digit, and figures of a province by commune, of the country by today's province and of the whole country at once measured
/// against a plain reading of the same sums and against counting the facts, on both engines. <c>--models N</c> or <c>--whole</c> change the size, <c>ROUNDS</c> the rounds,
/// <c>ENGINE</c> leaves one engine out.
/// </summary>
internal static class RollupBench
{
    private const int UsualModels = 100_000, MeasuredYear = 2024, WarmUp = 5;

    private const string Figures = "SUM(models), SUM(households), SUM(participants), SUM(labour_days), SUM(money_dong), SUM(land_square_metres)";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..");

    private static int Rounds => Number("ROUNDS", 11);

    /// <summary>Measures both engines; false when a figure was wrong.</summary>
    public static async Task<bool> Run(string[] options)
    {
        if (Models(options) is not { } models)
        {
            await Say("./bench rollup [--models N | --whole]");
            return false;
        }

        var load = new NationalLoad(NationalPlaces.Of(Path.Combine(Root, "lists", "units"), NationalLoad.Seed), models);
        var kept = NationalTotals.Kept(Path.Combine(Root, "benchmarks", "national"), models.ToString(CultureInfo.InvariantCulture));
        await Say(kept is null ? $"No totals are kept for {models} models: what is read back is compared with totals counted now." : $"Totals of {models} models are kept in benchmarks/national.");
        var expected = kept ?? NationalTotals.Of(load);
        var right = true;
        if (Environment.GetEnvironmentVariable("ENGINE") is not "postgres")
        {
            right = await OnSqlite(load, expected);
        }

        return Environment.GetEnvironmentVariable("ENGINE") is "sqlite" ? right : await OnPostgres(load, expected) && right;
    }

    private static int? Models(string[] options) => options switch
    {
        [] => UsualModels,
        ["--whole"] => NationalLoad.Whole,
        ["--models", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var models) && models > 0 => models,
        _ => null,
    };

    private static async Task<bool> OnSqlite(NationalLoad load, NationalTotals expected)
    {
        var folder = Directory.CreateTempSubdirectory("sen-bench").FullName;
        try
        {
            await using var sqlite = Databases.Sqlite(Path.Combine(folder, "sen.db"));
            return await Measure(sqlite, load, expected, "sqlite");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> OnPostgres(NationalLoad load, NationalTotals expected)
    {
        await using var cluster = await PostgresCluster.Start();
        await cluster.Execute("CREATE DATABASE bench");
        await using var postgres = Databases.Postgres(cluster.Connection("bench").ConnectionString);
        return await Measure(postgres, load, expected, "postgres");
    }

    private static async Task<bool> Measure(Databases databases, NationalLoad load, NationalTotals expected, string name)
    {
        await databases.Migrate(DateTimeOffset.UnixEpoch, CancellationToken.None);
        await Say($"{name}: {load.Count} models in {load.Places.Villages.Count} villages of {load.Places.Communes.Count} communes");
        foreach (var (step, take) in new NationalWriting(databases, load).Steps(Path.Combine(Root, "lists", "units")))
        {
            var watch = Stopwatch.StartNew();
            await take();
            await Say($"{name}: {step} in {watch.Elapsed.TotalSeconds:F1} s");
        }

        var tree = await NationalRollups.Tree(databases);
        var right = await IsRight(databases, load, expected, tree, name);
        right &= await ProvinceByCommune(databases, name);
        right &= await NationByProvince(databases, tree, name);
        return await WholeTable(databases, tree, name) && right;
    }

    private static async Task<bool> IsRight(Databases databases, NationalLoad load, NationalTotals expected, UnitTree tree, string name)
    {
        var watch = Stopwatch.StartNew();
        var different = await new NationalRollups(databases, load, expected).Differences(tree);
        await Say($"{name}: totals by year, field, state, owner, today's province, province and unit at registration {(different.Count == 0 ? "equal to the digit" : "DIFFER")} ({watch.Elapsed.TotalSeconds:F1} s)");
        foreach (var difference in different.Take(10))
        {
            await Say($"{name}: {difference}");
        }

        watch.Restart();
        var wrong = await SumVerification.Run(databases, CancellationToken.None);
        await Say($"{name}: all sums counted again in {watch.Elapsed.TotalSeconds:F1} s: {(wrong.Count == 0 ? "they agree" : "THEY DIFFER")}");
        return different.Count == 0 && wrong.Count == 0;
    }

    // The province of 2024 with the most communes, each as it was.
    private static async Task<bool> ProvinceByCommune(Databases databases, string name)
    {
        Guid province;
        await using (var db = databases.Open(Scope.All))
        {
            province = await db.CommuneSums.Where(row => row.Year == MeasuredYear).GroupBy(row => row.ProvinceId).OrderByDescending(group => group.Select(row => row.CommuneId).Distinct().Count())
                .ThenBy(group => group.Key).Select(group => group.Key).FirstAsync();
        }

        return await Compare(
            databases, $"rollup province by commune {name}", () => SumReading.ByCommune(databases, new SumQuestion(Scope.All) { Year = MeasuredYear, ProvinceId = province }, CancellationToken.None),
            $"SELECT commune_id, {Figures} FROM commune_sum WHERE year = @p0 AND province_id = @p1 GROUP BY commune_id", Facts("r.commune_id", " AND r.province_id = @p1"), read => read, MeasuredYear, province);
    }

    // Sums are kept by commune, and which province a commune lies in today stands in no row: the plain reading is that of the communes' sums. The one by the province of the day of
    // registration is told beside it; it does not answer the question, but must come to the same.
    private static async Task<bool> NationByProvince(Databases databases, UnitTree tree, string name)
    {
        var (lines, provinces) = (tree.LinesOn(NationalRollups.Today), tree.Below(null, NationalRollups.Today).Select(version => version.UnitId).ToList());
        async Task<IReadOnlyDictionary<Guid, MovementSums>> Ours()
        {
            var sums = await SumReading.ByUnit(databases, new SumQuestion(Scope.All) { Year = MeasuredYear }, tree, NationalRollups.Today, CancellationToken.None);
            return provinces.Where(sums.ContainsKey).ToDictionary(one => one, one => sums[one]);
        }

        IReadOnlyDictionary<Guid, MovementSums> Alike(IReadOnlyDictionary<Guid, MovementSums> read) =>
            read.GroupBy(row => lines.Of(row.Key, MeasuredYear)[^1]).ToDictionary(group => group.Key, group => group.Aggregate(default(MovementSums), (sum, row) => sum + row.Value));

        var right = await Compare(
            databases, $"rollup nation by province {name}", Ours, $"SELECT commune_id, {Figures} FROM commune_sum WHERE year = @p0 GROUP BY commune_id", Facts("r.commune_id", ""), Alike, MeasuredYear);
        return await Compare(
            databases, $"rollup nation by province, beside the province at registration {name}", Ours,
            $"SELECT province_id, {Figures} FROM commune_sum WHERE year = @p0 GROUP BY province_id", Facts("r.province_id", ""), Alike, MeasuredYear) && right;
    }

    // Every commune and province of today, every year, four fields with six figures and six of all: thirty indicators.
    private static async Task<bool> WholeTable(Databases databases, UnitTree tree, string name)
    {
        var (times, byRaw, right) = (new List<double>(), new List<(double, double)>(), true);
        for (var round = -2; round < 20; round++)
        {
            var watch = Stopwatch.StartNew();
            var table = await SumReading.ByUnitYearAndField(databases, new SumQuestion(Scope.All), tree, NationalRollups.Today, CancellationToken.None);
            var mine = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            var plain = await Plain(databases, $"SELECT commune_id, {Figures}, year, field FROM commune_sum GROUP BY commune_id, year, field");
            right &= table.Where(cell => cell.Key.Unit == Guid.Empty).Aggregate(default(MovementSums), (sum, cell) => sum + cell.Value) == plain.Aggregate(default(MovementSums), (sum, row) => sum + row.Sum);
            if (round >= 0)
            {
                times.Add(mine);
                byRaw.Add((mine, watch.Elapsed.TotalMilliseconds));
            }
        }

        new Figure($"rollup every commune, year and field {name}", "ms", "plain reading of the same sums", byRaw).Print();
        await Say($"{name}: every commune, year and field: p95 {times.Order().ElementAt(18):F0} ms of 20: {(right ? "equal" : "NOT EQUAL")}");
        return right;
    }

    private static async Task<bool> Compare(
        Databases databases, string name, Func<Task<IReadOnlyDictionary<Guid, MovementSums>>> ours, string raw, string facts,
        Func<IReadOnlyDictionary<Guid, MovementSums>, IReadOnlyDictionary<Guid, MovementSums>> alike, params object[] values)
    {
        var (byRaw, byFacts, right) = (new List<(double, double)>(), new List<(double, double)>(), true);
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var read = await ours();
            var mine = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            var plain = Only(await Plain(databases, raw, values));
            var plainly = watch.Elapsed.TotalMilliseconds;
            right &= Same(read, alike(plain));
            if (round >= 0)
            {
                watch.Restart();
                var counted = Only(await Plain(databases, facts, values));
                byFacts.Add((mine, watch.Elapsed.TotalMilliseconds));
                byRaw.Add((mine, plainly));
                right &= Same(read, alike(counted));
            }
        }

        new Figure(name, "ms", "plain reading of the same sums", byRaw).Print();
        new Figure(name, "ms", "GROUP BY over the facts", byFacts).Print();
        await Say($"{name}: {(right ? "equal" : "NOT EQUAL")}");
        return right;
    }

    private static Dictionary<Guid, MovementSums> Only(List<(Guid Unit, MovementSums Sum)> rows) => rows.ToDictionary(row => row.Unit, row => row.Sum);

    private static bool Same(IReadOnlyDictionary<Guid, MovementSums> read, IReadOnlyDictionary<Guid, MovementSums> other) =>
        other.Count == read.Count && other.All(row => read.TryGetValue(row.Key, out var sum) && sum == row.Value);

    // What anybody would write first.
    private static string Facts(string by, string more) => $"""
        SELECT place, SUM(1), SUM(households), SUM(participants), SUM(labour_days), SUM(money), SUM(land)
        FROM (
          SELECT {by} AS place, COALESCE(MAX(e.households), 0) AS households, COALESCE(SUM(e.participants), 0) AS participants, COALESCE(SUM(e.labour_days), 0) AS labour_days,
            COALESCE(SUM(e.money_dong), 0) AS money, COALESCE(SUM(e.land_square_metres), 0) AS land
          FROM registration r
          LEFT JOIN progress_entry e ON e.registration_id = r.id AND NOT EXISTS (SELECT 1 FROM progress_entry later WHERE later.corrects_id = e.id)
          WHERE r.year = @p0{more}
          GROUP BY r.id, {by}
        ) one
        GROUP BY place
        """;

    private static async Task<List<(Guid Unit, MovementSums Sum)>> Plain(Databases databases, string sql, params object[] values)
    {
        await using var open = await databases.ConnectToRead(CancellationToken.None);
        await using var command = open.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{command.Parameters.Count}", value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var sums = new List<(Guid, MovementSums)>();
        while (await reader.ReadAsync())
        {
            sums.Add((reader.GetGuid(0), new(Whole(reader, 1), Whole(reader, 2), Whole(reader, 3), Whole(reader, 4), Whole(reader, 5), Whole(reader, 6))));
        }

        return sums;
    }

    private static long Whole(DbDataReader reader, int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    private static Task Say(string sentence) => Console.Error.WriteLineAsync(sentence);

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : usual;
}
