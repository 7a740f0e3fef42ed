using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Sums;
using Sen.Movement.People;
using Sen.Movement.Progress;
using Sen.Movement.Units;
using Sen.Testing;

namespace Sen.Benchmarks;

/// <summary>
/// Figures of a province by commune and of the country by province, along the tree of today, against a plain reading of the same sums and against counting the facts, on both
/// engines. <c>MODELS</c> and <c>ROUNDS</c> change the size.
/// </summary>
internal static class RollupBench
{
    private const string Figures = "SUM(models), SUM(households), SUM(participants), SUM(labour_days), SUM(money_dong), SUM(land_square_metres)";

    private static readonly DateOnly Today = new(2026, 11, 26);

    private static int Models => Number("MODELS", 500_000);

    private static int Rounds => Number("ROUNDS", 7);

    /// <summary>Measures both engines; false when a figure was wrong.</summary>
    public static async Task<bool> Run()
    {
        var lists = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "lists", "units");
        var texts = NationalLists.Files.ToDictionary(name => name, name => File.ReadAllText(Path.Combine(lists, name)), StringComparer.Ordinal);
        var listed = NationalLists.Read(texts).Value;
        var tree = UnitTree.Of([.. listed.Units.SelectMany(unit => unit.Names)], listed.Successions).Value;
        var folder = Directory.CreateTempSubdirectory("sen-bench").FullName;
        try
        {
            bool right;
            await using (var sqlite = Databases.Sqlite(Path.Combine(folder, "sen.db")))
            {
                right = await Measure(sqlite, tree, "sqlite");
                SqliteConnection.ClearAllPools();
            }

            await using var cluster = await PostgresCluster.Start();
            await cluster.Execute("CREATE DATABASE bench");
            await using var postgres = Databases.Postgres(cluster.Connection("bench").ConnectionString);
            return await Measure(postgres, tree, "postgres") && right;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> Measure(Databases databases, UnitTree tree, string name)
    {
        var provinces = tree.Below(null, Today).Select(version => version.UnitId).Order().ToList();
        var communes = provinces.SelectMany(province => tree.Below(province, Today).Select(version => (version.UnitId, province))).ToList();
        var watch = Stopwatch.StartNew();
        await databases.Migrate(DateTimeOffset.UnixEpoch, CancellationToken.None);
        await new MadeUpFacts(databases, communes, Models).Load();
        await Say($"{name}: {Models} registrations of {communes.Count} communes written in {watch.Elapsed.TotalSeconds:F0} s");
        watch.Restart();
        var permit = Access.Ask(Actor.Sen(Door.CommandLine), Operation.RecountSums, Subject.None).Value;
        var missing = await SumVerification.Run(databases, CancellationToken.None);
        await Say($"{name}: {missing.Count} sums counted in {watch.Elapsed.TotalSeconds:F0} s");
        watch.Restart();
        await SumVerification.Repair(databases, permit, missing, DateTime.UnixEpoch, CancellationToken.None);
        await Say($"{name}: written, an act a commune, in {watch.Elapsed.TotalSeconds:F0} s");
        await Plain(databases, "ANALYZE");
        watch.Restart();
        var right = (await SumVerification.Run(databases, CancellationToken.None)).Count == 0;
        await Say($"{name}: all counted again in {watch.Elapsed.TotalSeconds:F0} s: {(right ? "they agree" : "THEY DIFFER")}");

        var (year, province) = (MadeUpFacts.FirstYear + 3, provinces.MaxBy(one => tree.Below(one, Today).Count()));
        right &= await Compare(databases, $"rollup province by commune {name}",
            async db => (await SumReading.ByCommune(db.CommuneSums.AsNoTracking().Where(row => row.Year == year && row.ProvinceId == province), CancellationToken.None)),
            $"SELECT commune_id, {Figures} FROM commune_sum WHERE year = @p0 AND province_id = @p1 GROUP BY commune_id", Facts("r.commune_id", " AND r.province_id = @p1"), year, province);
        return await Compare(databases, $"rollup nation by province {name}",
            async db =>
            {
                var sums = await SumReading.ByUnit(db.CommuneSums.AsNoTracking().Where(row => row.Year == year), tree, Today, CancellationToken.None);
                return provinces.ToDictionary(one => one, one => sums.GetValueOrDefault(one));
            },
            $"SELECT province_id, {Figures} FROM commune_sum WHERE year = @p0 GROUP BY province_id", Facts("r.province_id", ""), year) && right;
    }

    private static async Task<bool> Compare(
        Databases databases, string name, Func<SenDb, Task<IReadOnlyDictionary<Guid, MovementSums>>> ours, string raw, string facts, params object[] values)
    {
        var (byRaw, byFacts, right) = (new List<(double, double)>(), new List<(double, double)>(), true);
        for (var round = -1; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            IReadOnlyDictionary<Guid, MovementSums> read;
            await using (var db = databases.Open(Scope.All))
            {
                read = await ours(db);
            }

            var mine = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            var plain = await Plain(databases, raw, values);
            var plainly = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            var counted = await Plain(databases, facts, values);
            var counting = watch.Elapsed.TotalMilliseconds;
            right &= plain.Count == read.Count && plain.All(row => read[row.Key] == row.Value) && counted.All(row => read[row.Key] == row.Value);
            if (round >= 0)
            {
                byRaw.Add((mine, plainly));
                byFacts.Add((mine, counting));
            }
        }

        new Figure(name, "ms", "plain reading of the same sums", byRaw).Print();
        new Figure(name, "ms", "GROUP BY over the facts", byFacts).Print();
        await Say($"{name}: {(right ? "equal" : "NOT EQUAL")}");
        return right;
    }

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

    private static async Task<Dictionary<Guid, MovementSums>> Plain(Databases databases, string sql, params object[] values)
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
        var sums = new Dictionary<Guid, MovementSums>();
        while (await reader.ReadAsync())
        {
            sums[reader.GetGuid(0)] = new(Whole(reader, 1), Whole(reader, 2), Whole(reader, 3), Whole(reader, 4), Whole(reader, 5), Whole(reader, 6));
        }

        return sums;
    }

    private static long Whole(DbDataReader reader, int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    private static Task Say(string sentence) => Console.Error.WriteLineAsync(sentence);

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : usual;
}
