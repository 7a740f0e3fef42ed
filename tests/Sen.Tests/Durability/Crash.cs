using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Durability;

/// <summary>Kills writers at random moments and looks whether everything they were told is kept.</summary>
internal sealed class Crash(FreshDatabase database, int seed) : IAsyncDisposable
{
    public static readonly Guid[] Communes = [new("01834c3a-0000-7000-8000-000000000001"), new("01834c3a-0000-7000-8000-000000000002")];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Random _chance = new(seed);
    private readonly string _notes = Path.Combine(database.Folder, "notes");
    private readonly List<Process> _children = [];
    private Process? _ready;

    /// <summary>Kills one writer after another, every time at another moment of its life; answers how many acts were acknowledged.</summary>
    public async Task<int> Kill(int times, CancellationToken ct)
    {
        for (var n = 1; n <= times; n++)
        {
            // While one works the next one warms up.
            _ready ??= Start(most: 0);
            using var writer = _ready;
            await Warm(writer, ct);
            _ready = Start(most: 0);
            await KillOnce(writer, n, ct);
            if (n % 20 == 0 || n == times)
            {
                await Look(ct);
            }
        }

        return (await Noted(ct)).Count;
    }

    /// <summary>A child process that writes; it begins when it reads a line.</summary>
    public Process Start(int most)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Crash).Assembly.Location, Writer.Verb, Where, _notes, $"{most}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            // It does not live long enough for anything to be worth optimising.
            Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcConcurrent"] = "0" },
        };
        var child = Process.Start(start)!;
        _children.Add(child);
        return child;
    }

    /// <summary>Lets a warm child begin.</summary>
    public static async Task Begin(Process writer, CancellationToken ct)
    {
        await writer.StandardInput.WriteLineAsync("go");
        await writer.StandardInput.FlushAsync(ct);
    }

    /// <summary>Waits until a child has done everything it can do before it opens the database.</summary>
    public static async Task Warm(Process writer, CancellationToken ct) =>
        Assert.StartsWith("warm", await writer.StandardOutput.ReadLineAsync(ct).AsTask().WaitAsync(Patience, ct), StringComparison.Ordinal);

    /// <summary>Every acknowledged act is there under its number, each act is whole, and the chains hold.</summary>
    public async Task Look(CancellationToken ct)
    {
        await using var db = database.OpenAll();
        var noted = await Noted(ct);
        var kept = (await db.AuditLines.AsNoTracking().Select(line => new { line.CommuneId, line.Seq, line.SubjectId }).ToListAsync(ct))
            .Select(line => $"{line.CommuneId} {line.Seq} {line.SubjectId}").ToHashSet(StringComparer.Ordinal);
        var lost = noted.Where(note => !kept.Contains(note)).ToList();
        Assert.True(lost.Count == 0, $"seed {seed}: {lost.Count} of {noted.Count} acknowledged acts are lost, first {lost.FirstOrDefault()}");

        var organisations = (await db.Organisations.AsNoTracking().Select(row => row.Id).ToListAsync(ct)).Select(id => id.ToString("d")).ToHashSet(StringComparer.Ordinal);
        var jobs = (await db.Jobs.AsNoTracking().Select(job => job.Key).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var subjects = kept.Select(line => line.Split(' ')[2]).ToHashSet(StringComparer.Ordinal);
        Assert.True(subjects.SetEquals(organisations) && subjects.SetEquals(jobs), $"seed {seed}: {subjects.Count} lines, {organisations.Count} rows, {jobs.Count} jobs");
        Assert.Null((await Verification.Run(db, ct)).FirstBad);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var child in _children)
        {
            child.Kill();
            await child.WaitForExitAsync();
            child.Dispose();
        }

        await database.DisposeAsync();
    }

    private async Task KillOnce(Process writer, int n, CancellationToken ct)
    {
        await Begin(writer, ct);
        // One in five dies while it opens the database, the others in the midst of their work.
        if (n % 5 != 0)
        {
            await FirstNote(writer, ct);
        }

        await Task.Delay(_chance.Next(n % 5 == 0 ? 400 : 150), ct);
        writer.Kill();
        await writer.WaitForExitAsync(ct);
        _children.Remove(writer);
    }

    private string Where => database.Engine == Engine.Sqlite ? Path.Combine(database.Folder, "sen.db") : database.Databases.Connection;

    // A note cut by the kill was not finished; its act may or may not be there.
    private async Task<List<string>> Noted(CancellationToken ct)
    {
        var notes = new List<string>();
        foreach (var book in Directory.GetFiles(database.Folder, "notes.*"))
        {
            var text = await File.ReadAllTextAsync(book, ct);
            notes.AddRange(text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        return notes;
    }

    private async Task FirstNote(Process writer, CancellationToken ct)
    {
        var (book, waited) = (new FileInfo($"{_notes}.{writer.Id}"), Stopwatch.StartNew());
        while (!book.Exists || book.Length == 0)
        {
            Assert.True(waited.Elapsed < Patience && !writer.HasExited, $"seed {seed}: a writer wrote nothing after a restart");
            await Task.Delay(2, ct);
            book.Refresh();
        }
    }
}
