using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Sen.Browser;
using Sen.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(HtmlChecker))]

namespace Sen.Browser;

/// <summary>
/// The Nu HTML checker, the one the standard's authors keep, as one process on loopback for the whole run. It reads a page as it came over the wire:
/// what a browser has mended is no longer to be seen in the page it shows.
/// </summary>
public sealed class HtmlChecker : IAsyncDisposable
{
    // The one finding left alone: on a telephone tables are drawn as cards, and Safari then forgets that they are tables unless each part says its role.
    private const string RoleOfATable = "The “role” attribute must not be used on a “t";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lazy<Task<(Process Process, HttpClient Client)>> _running = new(Start);

    /// <summary>What is wrong with a page, a line each; empty is right.</summary>
    public async Task<IReadOnlyList<string>> Errors(string html)
    {
        var (_, client) = await _running.Value;
        using var page = new ByteArrayContent(Encoding.UTF8.GetBytes(html));
        page.Headers.ContentType = new MediaTypeHeaderValue("text/html") { CharSet = "utf-8" };
        using var answer = await client.PostAsync("?out=json&level=error", page, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return [.. said.RootElement.GetProperty("messages").EnumerateArray()
            .Where(one => !one.GetProperty("message").GetString()!.StartsWith(RoleOfATable, StringComparison.Ordinal))
            .Select(one => $"{one.GetProperty("message").GetString()}\n    {(one.TryGetProperty("extract", out var extract) ? extract.GetString() : "")}")];
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            var (process, client) = await _running.Value;
            client.Dispose();
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private static async Task<(Process, HttpClient)> Start()
    {
        var jar = Path.Combine(Repository.Root, "tests", "Sen.Browser.Tests", "html", "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        if (!File.Exists(jar))
        {
            throw new InvalidOperationException("The HTML checker is missing: in tests/Sen.Browser.Tests/html run npm ci.");
        }

        var java = OnPath.Find("java")
            ?? throw new InvalidOperationException("Java is missing, and the HTML checker needs it. Get it: sudo apt-get install default-jre-headless");
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo(java,
            ["-Xmx256m", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", jar, "nu.validator.servlet.Main", $"{port}"])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}/"), Timeout = Patience };
        // Who says nothing of itself is answered 400.
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Sen-Tests/1.0");
        for (var since = Stopwatch.StartNew(); !await Answers(client);)
        {
            Assert.True(since.Elapsed < Patience && !process.HasExited, "The HTML checker does not start.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return (process, client);
    }

    // Below the ports the system gives away by itself: the checker takes seconds to start, and a host of another test must not have the port by then.
    private static int FreePort()
    {
        var port = 20_000 + (Environment.ProcessId % 10_000);
        while (!IsFree(port))
        {
            port++;
        }

        return port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("", TestContext.Current.CancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
