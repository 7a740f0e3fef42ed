using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Sen.Data;
using Sen.Data.Search;
using Sen.Movement.Search;
using Sen.Movement.Text;
using Sen.Testing;

namespace Sen.Benchmarks;

/// <summary>
/// The search over 100,000 articles of 300 words (tiếng), the code of the page without HTTP, passages and count included, against the engine's own full-text query
/// of the same words in the same index: its newest 20 with their titles, and its 20 best by <c>bm25</c> or <c>ts_rank</c>. They take turns, question by question.
/// </summary>
internal static class SearchBench
{
    private static readonly Guid Commune = new(1, 2, 3, new byte[8]);
    private static readonly DateOnly First = new(2015, 1, 1);

    // A running portal has its code compiled; the engine's own query needs next to none, and the comparison would be one with a process that has just begun.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    private static int Articles => Number("ARTICLES", 100_000);

    private static int Rounds => Number("ROUNDS", 5);

    private static int Questions => Number("QUESTIONS", 100);

    /// <summary>Measures both engines; false when a whole title did not come first.</summary>
    public static async Task<bool> Run()
    {
        var folder = Directory.CreateTempSubdirectory("sen-bench").FullName;
        var news = new MadeUpNews();
        try
        {
            var right = true;
            if (Environment.GetEnvironmentVariable("ENGINE") != "postgres")
            {
                await using var sqlite = Databases.Sqlite(Path.Combine(folder, "sen.db"));
                right = await Measure(sqlite, "sqlite", "FTS5", news);
                SqliteConnection.ClearAllPools();
            }

            await using var cluster = await PostgresCluster.Start();
            await cluster.Execute("CREATE DATABASE bench");
            await using var postgres = Databases.Postgres(cluster.Connection("bench").ConnectionString);
            return await Measure(postgres, "postgres", "tsquery", news) && right;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> Measure(Databases databases, string name, string raw, MadeUpNews news)
    {
        var watch = Stopwatch.StartNew();
        await databases.Migrate(DateTimeOffset.UnixEpoch, CancellationToken.None);
        await Load(databases, news);
        Log($"{name}: {Articles} articles in {watch.Elapsed.TotalSeconds:F0} s");
        watch.Restart();
        var entries = await SearchIndex.Rebuild(databases, always: true, CancellationToken.None);
        Log($"{name}: {entries} entries indexed in {watch.Elapsed.TotalSeconds:F0} s");
        await using var open = await databases.Connect(CancellationToken.None);
        await Settled(databases, open);
        await Orders(databases, open, name, "newest", SearchOrder.Newest, $"raw {raw}, newest 20", news);
        await Orders(databases, open, name, "best", SearchOrder.Best, $"raw {(databases.Engine == EngineKind.Sqlite ? "bm25" : "ts_rank")}, best 20", news);
        return await TitlesComeFirst(databases, news, name);
    }

    private static async Task Orders(Databases databases, DbConnection open, string name, string label, SearchOrder order, string baseline, MadeUpNews news)
    {
        var (p99, p50) = (new List<(double, double)>(), new List<(double, double)>());
        var warm = Stopwatch.StartNew();
        for (var round = 0; round < Rounds;)
        {
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var n = 0; n < Questions; n++)
            {
                var asked = news.Question(n);
                ours.Add(await Time(() => Ask(databases, asked, order)));
                theirs.Add(await Time(() => Raw(databases.Engine, open, asked, order)));
            }

            var measured = warm.Elapsed > WarmUp;
            Log($"{name} {label} {(measured ? $"round {round}" : "warm-up")}: p50 {At(ours, .5):F2} ms, p99 {At(ours, .99):F2} ms; raw {At(theirs, .5):F2}, {At(theirs, .99):F2} ms");
            if (measured)
            {
                p99.Add((At(ours, .99), At(theirs, .99)));
                p50.Add((At(ours, .5), At(theirs, .5)));
                round++;
            }
        }

        new Figure($"search {label} p99 {name}", "ms a search of two words", baseline, p99).Print();
        new Figure($"search {label} p50 {name}", "ms a search of two words", baseline, p50).Print();
    }

    private static Task<SearchFound> Ask(Databases databases, string asked, SearchOrder order) => SearchReading.Find(
        databases, new(Commune, SearchQuery.Read(asked, SearchVocabulary.Empty), order) { Alone = true }, CancellationToken.None);

    // What somebody would write who asks the engine and nothing else.
    private static async Task<int> Raw(EngineKind engine, DbConnection open, string asked, SearchOrder order)
    {
        var words = SearchText.Words(asked).Select(word => word.Folded);
        await using var command = open.CreateCommand();
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@q", engine == EngineKind.Sqlite ? string.Join(' ', words) : string.Join(" & ", words));
        command.Parameters.Add(parameter);
        command.CommandText = (engine, order) switch
        {
            (EngineKind.Sqlite, SearchOrder.Newest) =>
                "SELECT e.title FROM (SELECT rowid AS r FROM search_folded WHERE search_folded MATCH @q ORDER BY rowid DESC LIMIT 20) JOIN search_entry e ON e.place = r",
            (EngineKind.Sqlite, _) =>
                "SELECT e.title FROM (SELECT rowid AS r FROM search_folded WHERE search_folded MATCH @q ORDER BY rank LIMIT 20) JOIN search_entry e ON e.place = r",
            (_, SearchOrder.Newest) => "SELECT title FROM search_entry WHERE folded @@ CAST(@q AS tsquery) ORDER BY place DESC LIMIT 20",
            _ => "SELECT title FROM search_entry, CAST(@q AS tsquery) q WHERE folded @@ q ORDER BY ts_rank(folded, q) DESC LIMIT 20",
        };
        var rows = 0;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows += reader.GetString(0).Length > 0 ? 1 : 0;
        }

        return rows;
    }

    private static async Task<bool> TitlesComeFirst(Databases databases, MadeUpNews news, string name)
    {
        var right = 0;
        for (var n = 0; n < 50; n++)
        {
            var title = news.Article((n * 1_999) % Articles).Title;
            var found = await Ask(databases, title, SearchOrder.Best);
            right += found.Hits.Count > 0 && VietnameseText.Exact(found.Hits[0].Entry.Title) == VietnameseText.Exact(title) ? 1 : 0;
        }

        Log($"{name}: {right} of 50 whole titles came first");
        return right == 50;
    }

    private static async Task Load(Databases databases, MadeUpNews news)
    {
        await using var connection = await databases.Connect(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        object[] values = [Commune, Commune, Commune, 1, "Recorded", "Chi tiết tin", "Tin hoạt động", "tin-hoat-dong", "Ban biên tập", "", "", true, 0, Commune, "", "", First, 0L, ""];
        command.CommandText = $"""
            INSERT INTO article (commune_id, province_id, node_id, version, origin, section, category, category_slug, author, drawing_alt, lead, is_public, photo_after, id, title, slug, published_on, position, body)
            VALUES ({string.Join(", ", values.Select((_, i) => $"@p{i}"))})
            """;
        foreach (var (value, i) in values.Select((value, i) => (value, i)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", value);
            command.Parameters.Add(parameter);
        }

        for (var n = 0; n < Articles; n++)
        {
            var ((title, body), day) = (news.Article(n), First.AddDays(n / 30));
            object[] own = [new Guid(n, 0, 7, new byte[8]), title, VietnameseText.Slug(title), day, Sen.Data.Portal.Article.PlaceOn(day, (n % 30) + 1), body];
            for (var i = 0; i < own.Length; i++)
            {
                command.Parameters[13 + i].Value = own[i];
            }

            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    // Neither engine is measured while it still tidies up after the load.
    private static async Task Settled(Databases databases, DbConnection open)
    {
        await using var command = open.CreateCommand();
        command.CommandText = databases.Engine == EngineKind.Sqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM ANALYZE search_entry";
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<double> Time<T>(Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)Math.Ceiling(times.Count * share) - 1);

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : usual;

    private static void Log(string text) => Console.Error.WriteLine(text);
}
