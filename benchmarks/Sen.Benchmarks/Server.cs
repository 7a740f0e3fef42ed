using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Sen.Benchmarks;

/// <summary>A server under measurement: its own process, pinned to one core, stopped by its own id.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const int Core = 0;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private Server(Process process, int port)
    {
        (_process, Port) = (process, port);
        Reader = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
        Reader.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0");
    }

    /// <summary>Somebody who reads one page after another.</summary>
    public HttpClient Reader { get; }

    public int Port { get; }

    /// <summary>How long it took from the start of the process to the first answer 200.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>Starts <c>dotnet ARGUMENTS</c>, where {url} stands for the address, and waits for the path to answer 200.</summary>
    public static async Task<Server> Start(string path, params string[] arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("taskset", ["-c", $"{Core}", "dotnet", .. arguments.Select(argument => argument.Replace("{url}", $"http://127.0.0.1:{port}", StringComparison.Ordinal))])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var server = new Server(process, port);
        process.OutputDataReceived += (_, line) => server._lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => { if (line.Data is { Length: > 0 } text) { Console.Error.WriteLine(text); } };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await Answers200(port, path))
        {
            if (process.HasExited || watch.Elapsed > Patience)
            {
                throw new InvalidOperationException($"{string.Join(' ', arguments)} does not answer at {path}.");
            }

            await Task.Delay(2);
        }

        server.FirstAnswer = watch.Elapsed;
        return server;
    }

    /// <summary>What it said on its terminal, as far as the pattern's group “said” tells.</summary>
    public string Said(Regex pattern) => _lines.Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success)?.Groups["said"].Value
        ?? throw new InvalidOperationException($"The server did not say {pattern}.");

    /// <summary>Processor time used so far by the process and its children, in microseconds.</summary>
    public double CpuMicroseconds() => Tree().Sum(id =>
    {
        // Fields 14 and 15 of stat, counted behind the name in brackets; the kernel's clock ticks a hundred times a second.
        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * 10_000.0;
    });

    /// <summary>Processor time of each thread there is now, in microseconds; finer than the kernel's clock, for single requests.</summary>
    public IReadOnlyDictionary<string, double> ThreadMicroseconds() => Tree().SelectMany(id => Directory.EnumerateDirectories($"/proc/{id}/task"))
        .ToDictionary(thread => thread, thread => double.Parse(File.ReadAllText($"{thread}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1_000);

    /// <summary>Memory resident in the process and its children, in MiB.</summary>
    public double ResidentMebibytes() => Tree().Sum(id => File.ReadLines($"/proc/{id}/status")
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024));

    /// <summary>Stops it as a system does, so that it writes what it still holds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var stop = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await stop.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }

        Reader.Dispose();
        _process.Dispose();
    }

    private List<int> Tree()
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Select(id => (Id: id, Parent: ParentOf(id))).ToList();
        var tree = new List<int> { _process.Id };
        for (var i = 0; i < tree.Count; i++)
        {
            tree.AddRange(parents.Where(one => one.Parent == tree[i]).Select(one => one.Id));
        }

        return tree;
    }

    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return 0;
        }
    }

    // A plain socket: the measuring side must not be busier than what it measures.
    private static async Task<bool> Answers200(int port, string path)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: br, gzip\r\nConnection: close\r\n\r\n"));
            var answer = new byte[16];
            var read = await client.GetStream().ReadAtLeastAsync(answer, 12, throwOnEndOfStream: false);
            return Encoding.ASCII.GetString(answer, 0, read).StartsWith("HTTP/1.1 200", StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
