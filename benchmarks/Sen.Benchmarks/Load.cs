using System.Diagnostics;
using System.Globalization;

namespace Sen.Benchmarks;

/// <summary>What a load did: answers got, requests sent (some are still on their way when it ends), seconds.</summary>
internal sealed record LoadResult(long Answers, long Sent, double Seconds, long Errors);

/// <summary>Readers with real browsers' headers, made by wrk on the core the server does not have.</summary>
internal static class Load
{
    private const int Core = 1, Connections = 32;

    // Requests are written out once; picking the next one is all that is left to do while measuring.
    private const string Script = """
        local agents = {
          "Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/587 ZaloTheme/light ZaloLanguage/vn",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0",
          "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/126.0.0 Chrome/120.0.0.0 Safari/537.36",
        }
        local languages = { "vi-VN,vi;q=0.9,en-US;q=0.6,en;q=0.5", "vi", "en-US,en;q=0.5", "vi-VN,vi;q=0.9" }
        -- global: wrk reads a thread's variables by their names
        requests, sent, all = {}, 0, {}
        function setup(thread) table.insert(all, thread) end
        function init(args)
          for i = 1, 24 do
            requests[i] = wrk.format("GET", nil, {
              ["Host"] = wrk.headers["Host"],
              ["User-Agent"] = agents[i % #agents + 1],
              ["Accept"] = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
              ["Accept-Language"] = languages[i % #languages + 1],
              ["Accept-Encoding"] = "br, gzip",
              ["Upgrade-Insecure-Requests"] = "1",
              ["Sec-Fetch-Dest"] = "document", ["Sec-Fetch-Mode"] = "navigate", ["Sec-Fetch-Site"] = "same-origin",
            })
          end
        end
        function request() sent = sent + 1; return requests[sent % 24 + 1] end
        function done(summary, latency, r)
          local n, e = 0, summary.errors
          for _, thread in ipairs(all) do n = n + thread:get("sent") end
          io.write(string.format("DONE %d %d %d %d\n", summary.requests, n, summary.duration, e.connect + e.read + e.write + e.status + e.timeout))
        end
        """;

    /// <summary>Puts load on an address for some seconds.</summary>
    public static async Task<LoadResult> Run(string address, int seconds, string folder)
    {
        var script = Path.Combine(folder, "readers.lua");
        await File.WriteAllTextAsync(script, Script);
        using var wrk = Process.Start(new ProcessStartInfo("taskset",
            ["-c", $"{Core}", "wrk", "-t1", $"-c{Connections}", $"-d{seconds}s", "--timeout", "20s", "-s", script, address])
        { UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var done = output.Split('\n').FirstOrDefault(line => line.StartsWith("DONE ", StringComparison.Ordinal)) ?? throw new InvalidOperationException(output);
        var numbers = done.Split(' ').Skip(1).Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return new(numbers[0], numbers[1], numbers[2] / 1e6, numbers[3]);
    }
}
