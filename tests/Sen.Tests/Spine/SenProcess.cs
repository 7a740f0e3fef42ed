using System.Diagnostics;

namespace Sen.Tests.Spine;

/// <summary>The real command line in a process of its own.</summary>
internal static class SenProcess
{
    public static Process Start(params string[] args) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Sen.dll"), .. args])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> Run(CancellationToken ct, params string[] args)
    {
        using var process = Start(args);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output, await error);
    }
}
