using System.Globalization;
using System.Text.RegularExpressions;

namespace Sen.Benchmarks;

/// <summary>
/// The article page, every view counted, against a bare Kestrel endpoint that sends the same compressed bytes. Both run as published, each
/// pinned to core 0 while it is measured, the readers to core 1; they take turns, so that each round's ratio comes from the same minute.
/// </summary>
internal static partial class ArticleBench
{
    private const string Baseline = "bare Kestrel, same bytes";
    private const int Exactly = 5_000;

    private static int Rounds => Number("ROUNDS", 7);

    // Seven rounds of this many are more than a thousand first renders.
    private const int Renders = 200;

    private static int Seconds => Number("SECONDS", 3);

    /// <summary>Measures and prints; false when a view was lost or counted twice.</summary>
    public static async Task<bool> Run()
    {
        var folder = Directory.CreateTempSubdirectory("sen-bench").FullName;
        try
        {
            string[] sen = [Given("SEN_APP"), "serve", "--data", Path.Combine(folder, "data"), "--urls", "{url}"];
            var path = await Prepare(sen, folder);
            string[] bare = [Given("SEN_BARE"), Path.Combine(folder, "page.br"), path, "{url}"];
            await Starts(sen, bare, path);
            var counted = await Loads(sen, bare, path, folder);
            await FirstRenders(sen, bare, path, folder);
            return counted;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The database is migrated and the demonstration loaded once; what is measured starts on it.
    private static async Task<string> Prepare(string[] sen, string folder)
    {
        Log("loading the demonstration …");
        await using var server = await Server.Start("/", sen);
        using var reader = Reader(server);
        var path = SeedArticle().Match(await reader.GetStringAsync("/")).Value;
        reader.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        await File.WriteAllBytesAsync(Path.Combine(folder, "page.br"), await reader.GetByteArrayAsync(path));
        return path;
    }

    private static async Task Starts(string[] sen, string[] bare, string path)
    {
        var rounds = new List<(double, double)>();
        for (var round = 0; round <= Rounds; round++)
        {
            var ours = await StartOnce(sen, path);
            var theirs = await StartOnce(bare, path);
            Log($"start {round}: {ours:F0} ms, bare {theirs:F0} ms");

            // The first pair reads the files from disk.
            if (round > 0)
            {
                rounds.Add((ours, theirs));
            }
        }

        new Figure("article start", "ms to the first 200", Baseline, rounds).Print();
    }

    private static async Task<double> StartOnce(string[] arguments, string path)
    {
        await using var server = await Server.Start(path, arguments);
        return server.FirstAnswer.TotalMilliseconds;
    }

    private static async Task<bool> Loads(string[] sen, string[] bare, string path, string folder)
    {
        List<(double, double)> cpu = [], rps = [], memory = [];
        long least = 0, most = 0;
        await using var ours = await Server.Start(path, sen);
        await using var theirs = await Server.Start(path, bare);
        var before = await Views(ours, path);
        for (var round = -1; round < Rounds; round++)
        {
            var our = await Measure(ours, path, folder);
            var their = await Measure(theirs, path, folder);
            (least, most) = (least + our.Load.Answers, most + our.Load.Sent);
            Log($"round {round}: {our.Cpu:F1} us, {our.Rps:F0}/s, {our.Memory:F0} MiB; bare {their.Cpu:F1} us, {their.Rps:F0}/s, {their.Memory:F0} MiB");

            // One round each to let the compiler see what is hot.
            if (round >= 0)
            {
                cpu.Add((our.Cpu, their.Cpu));
                rps.Add((our.Rps, their.Rps));
                memory.Add((our.Memory, their.Memory));
            }
        }

        new Figure("article cpu", "us of processor time a request", Baseline, cpu).Print();
        new Figure("article rps", "requests/s", Baseline, rps).Print();
        new Figure("article memory", "MiB resident after the load", Baseline, memory).Print();
        return await Counted(ours, path, before, least, most);
    }

    // Each read comes after a save, which makes every public page of the commune anew; only the reads' time is counted. The bare server is measured under
    // load, where a request costs it least: one at a time it would spend most of its time waking up, and the ratio would flatter us.
    private static async Task FirstRenders(string[] sen, string[] bare, string path, string folder)
    {
        await using var ours = await Server.Start(path, sen);
        await using var theirs = await Server.Start(path, bare);
        using var editor = await Editor.Open(ours, ours.Said(Password()));
        var rounds = new List<(double, double)>();
        for (var round = -1; round < Rounds; round++)
        {
            var our = await CpuOfReads(ours, path, editor.Save);
            var their = (await Measure(theirs, path, folder)).Cpu;
            Log($"first render {round}: {our:F0} us, bare {their:F0} us");
            if (round >= 0)
            {
                rounds.Add((our, their));
            }
        }

        new Figure("article first render", "us of processor time, one read at a time", Baseline, rounds).Print();
    }

    private static async Task<double> CpuOfReads(Server server, string path, Func<Task> before)
    {
        var sum = 0.0;
        for (var read = 0; read < Renders; read++)
        {
            await before();
            var start = server.ThreadMicroseconds();
            await Read(server, path);
            sum += server.ThreadMicroseconds().Sum(thread => thread.Value - start.GetValueOrDefault(thread.Key));
        }

        return sum / Renders;
    }

    private static async Task Read(Server server, string path)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        message.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await server.Reader.SendAsync(message);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<(LoadResult Load, double Cpu, double Rps, double Memory)> Measure(Server server, string path, string folder)
    {
        var before = server.CpuMicroseconds();
        var load = await Load.Run($"http://127.0.0.1:{server.Port}{path}", Seconds, folder);
        if (load.Errors > 0)
        {
            throw new InvalidOperationException($"{load.Errors} requests failed.");
        }

        return (load, (server.CpuMicroseconds() - before) / load.Answers, load.Answers / load.Seconds, server.ResidentMebibytes());
    }

    // The load ends in mid-flight, so its views lie between answers got and requests sent; the readers after it are counted one by one.
    private static async Task<bool> Counted(Server server, string path, long before, long least, long most)
    {
        var loaded = await Views(server, path) - before;
        using (var reader = Reader(server))
        {
            await Parallel.ForAsync(0, Exactly, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, ct) =>
            {
                using var answer = await reader.GetAsync(path, ct);
                answer.EnsureSuccessStatusCode();
            });
        }

        var after = await Views(server, path) - before - loaded;
        var right = least <= loaded && loaded <= most && after == Exactly;
        Log($"views: {loaded} of the load ({least} answered, {most} sent), {after} of {Exactly} counted one by one: {(right ? "all there" : "WRONG")}");
        return right;
    }

    // Asked as a robot, so that looking does not count; a second later the number is exact.
    private static async Task<long> Views(Server server, string path)
    {
        await Task.Delay(1_500);
        using var robot = Reader(server, "bench-bot/1.0");
        var digits = ViewCount().Match(await robot.GetStringAsync(path)).Groups["n"].Value.Replace(".", "", StringComparison.Ordinal);
        return long.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static HttpClient Reader(Server server, string agent = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0")
    {
        var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{server.Port}") };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
        return client;
    }

    private static string Given(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} is not set: start this by ./bench.");

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : usual;

    private static void Log(string text) => Console.Error.WriteLine(text);

    [GeneratedRegex("""/tin/[^"]*binh-sa-phat-huy-hieu-qua[^"]*""", RegexOptions.None, 1000)]
    private static partial Regex SeedArticle();

    [GeneratedRegex("Mật khẩu chung: (?<said>\\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Password();

    [GeneratedRegex("Lượt xem: (?<n>[0-9.]+) lượt", RegexOptions.None, 1000)]
    private static partial Regex ViewCount();
}
