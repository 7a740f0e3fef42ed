using Microsoft.Extensions.DependencyInjection;
using Sen.Cli;
using Sen.Data;
using Sen.Data.Backup;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Plumbing;
using Sen.Testing;

namespace Sen.Tests.Migrations;

/// <summary>
/// Databases of earlier versions, kept as the archives those versions made (tests/fixtures/states): every later migration is tested on them.
/// How to keep one is told in the README beside them.
/// </summary>
internal static class KeptStates
{
    public const string Verb = "keep-state";

    private static readonly DateTimeOffset When = new(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(7));

    /// <summary>The archives kept so far, oldest first.</summary>
    public static IReadOnlyList<string> Files { get; } = Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder, "*.zip").Order(StringComparer.Ordinal)] : [];

    private static string Folder => Path.Combine(Repository.Root, "tests", "fixtures", "states");

    /// <summary>Loads the demonstration into a new SQLite database as a first start does, and backs it up.</summary>
    public static async Task<int> Keep(string path)
    {
        var kept = await Make(path);
        await Console.Error.WriteLineAsync(kept.Refusal?.Sentence.Vi ?? $"Kept {kept.Value.Tables.Sum(table => table.Rows)} rows of schema {kept.Value.Schema} in {path}.");
        return kept.Ok ? 0 : 1;
    }

    /// <summary>Makes an archive of the demonstration as this version loads it.</summary>
    public static async Task<Outcome<Manifest>> Make(string path)
    {
        var folder = Directory.CreateTempSubdirectory("sen").FullName;
        var options = new SenOptions { Data = folder, Urls = "http://127.0.0.1:0" };
        await using (var app = await Serve.Build(options, new SettableClock(When), ["--ReloadStaticAssetsAtRuntime=false"]))
        {
            await using var databases = app.Services.GetRequiredService<Databases>();
            var made = await TakeBackup.Run(databases, new FileStore(options.FilesFolder), path, "0.1.0", When.UtcDateTime, CancellationToken.None);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
            return made;
        }
    }
}
