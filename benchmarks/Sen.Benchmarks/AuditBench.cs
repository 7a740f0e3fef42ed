using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Testing;

namespace Sen.Benchmarks;

/// <summary>The verification of 1,000,000 acts in a hundred chains against a bare reading of the same rows, on both engines. <c>LINES</c> and <c>ROUNDS</c> change the size.</summary>
internal static class AuditBench
{
    private const int Chains = 100;

    private const string Columns = "commune_id, seq, at, actor_id, actor_name, post, on_behalf, door, verb, subject_kind, subject_id, key, reason, changes, schema, previous, hash";

    private static int Lines => Number("LINES", 1_000_000);

    private static int Rounds => Number("ROUNDS", 3);

    /// <summary>Measures both engines; false when a whole audit was said to be bad.</summary>
    public static async Task<bool> Run()
    {
        var folder = Directory.CreateTempSubdirectory("sen-bench").FullName;
        try
        {
            bool right;
            await using (var sqlite = Databases.Sqlite(Path.Combine(folder, "sen.db")))
            {
                right = await Measure(sqlite, "sqlite");
                SqliteConnection.ClearAllPools();
            }

            await using var cluster = await PostgresCluster.Start();
            await cluster.Execute("CREATE DATABASE bench");
            await using var postgres = Databases.Postgres(cluster.Connection("bench").ConnectionString);
            return await Measure(postgres, "postgres") && right;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> Measure(Databases databases, string name)
    {
        await databases.Migrate(DateTimeOffset.UnixEpoch, CancellationToken.None);
        var watch = Stopwatch.StartNew();
        await Load(databases);
        await Console.Error.WriteLineAsync($"{name}: {Lines} lines written in {watch.Elapsed.TotalSeconds:F0} s");
        var (rounds, right) = (new List<(double, double)>(), true);
        for (var round = 0; round < Rounds; round++)
        {
            watch.Restart();
            await using (var db = databases.Open(Scope.All))
            {
                var verified = await Verification.Run(db, CancellationToken.None);
                right &= verified.FirstBad is null && verified.Lines >= Lines;
            }

            var ours = watch.Elapsed.TotalSeconds;
            watch.Restart();
            await Bare(databases);
            rounds.Add((ours, watch.Elapsed.TotalSeconds));
            await Console.Error.WriteLineAsync($"{name} round {round}: {ours:F1} s, bare reading {watch.Elapsed.TotalSeconds:F1} s");
        }

        new Figure($"audit verify {name}", $"s for {Lines.ToString(CultureInfo.InvariantCulture)} acts", "bare reading of the same rows", rounds).Print();
        return right;
    }

    private static async Task Bare(Databases databases)
    {
        await using var open = await databases.Connect(CancellationToken.None);
        await using var command = open.CreateCommand();
        (command.CommandText, command.CommandTimeout) = ($"SELECT {Columns} FROM audit ORDER BY commune_id, seq", 0);
        await using var reader = await command.ExecuteReaderAsync();
        var letters = 0L;
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                letters += column == 1 ? 1 : reader.GetString(column).Length;
            }
        }
    }

    private static async Task Load(Databases databases)
    {
        await using var open = await databases.Connect(CancellationToken.None);
        await using var transaction = await open.BeginTransactionAsync();
        await using var command = open.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO audit ({Columns}) VALUES ({string.Join(", ", Enumerable.Range(0, 17).Select(i => $"@p{i}"))})";
        for (var i = 0; i < 17; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", i == 1 ? 0L : "");
            command.Parameters.Add(parameter);
        }

        await command.PrepareAsync();
        for (var chain = 0; chain < Chains; chain++)
        {
            var (commune, previous) = (new Guid(chain + 1, 0, 0, new byte[8]).ToString("d"), AuditLine.Genesis);
            for (var seq = 1; seq <= Lines / Chains; seq++)
            {
                var line = Line(commune, seq, previous);
                previous = line.Hash;
                object[] values =
                [
                    line.CommuneId, line.Seq, line.At, line.ActorId, line.ActorName, line.Post, line.OnBehalf, line.Door, line.Verb, line.SubjectKind, line.SubjectId, line.Key, line.Reason, line.Changes,
                    line.Schema, line.Previous, line.Hash,
                ];
                for (var i = 0; i < values.Length; i++)
                {
                    command.Parameters[i].Value = values[i];
                }

                await command.ExecuteNonQueryAsync();
            }

            await Head(open, transaction, commune, Lines / Chains, previous);
        }

        await transaction.CommitAsync();
    }

    private static async Task Head(DbConnection open, DbTransaction transaction, string commune, long seq, string hash)
    {
        await using var command = open.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, "INSERT INTO audit_head (commune_id, seq, hash) VALUES (@c, @s, @h)");
        foreach (var (name, value) in new (string, object)[] { ("@c", commune), ("@s", seq), ("@h", hash) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }

    // As long as an act of the demonstration: progress with its figures.
    private static AuditLine Line(string commune, long seq, string previous)
    {
        var id = new Guid((int)seq, 7, 7, new byte[8]).ToString("d");
        var line = new AuditLine
        {
            CommuneId = commune,
            Seq = seq,
            At = AuditLine.Instant(DateTime.UnixEpoch.AddMinutes(seq)),
            ActorId = id,
            ActorName = "Cán bộ Khối Dân vận (minh họa)",
            Post = "Officer",
            OnBehalf = "",
            Door = "Page",
            Verb = "progress.record",
            SubjectKind = "registration",
            SubjectId = id,
            Key = id,
            Reason = "",
            Schema = "1",
            Previous = previous,
            Changes = $$"""[{"row":"ProgressEntry","id":"{{id}}","did":"add","fields":[{"name":"On","after":"2026-05-19"},{"name":"Note","after":"Thả cá giống, làm cỏ ven hồ, thu gom rác cùng bà con"},{"name":"Households","after":"{{seq}}"}]}]""",
        };
        line.Hash = line.Digest();
        return line;
    }

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : usual;
}
