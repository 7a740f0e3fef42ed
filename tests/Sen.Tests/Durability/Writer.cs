using Sen.Data;
using Sen.Data.Jobs;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;

namespace Sen.Tests.Durability;

/// <summary>
/// A child process that commits acts as fast as it can and notes every one it got a receipt for, after it got it, in a file of its own.
/// It waits for a line on its input first, so that the next one can be warm before this one is killed.
/// </summary>
internal static class Writer
{
    public const string Verb = "write-until-killed";
    private const int Threads = 4;

    private static readonly Lock NoteBook = new();

    /// <param name="args">Database, notebook (each process adds its number), and how many acts each thread writes before it ends (0: until killed).</param>
    public static async Task<int> Run(string[] args)
    {
        var (most, clock) = (int.Parse(args[2], null), TimeProvider.System);
        await using var databases = Databases.Open(args[0]);
        await using (var db = databases.Open(Scope.All))
        {
            Console.WriteLine($"warm {db.Model.GetEntityTypes().Count()}");
        }

        if (await Console.In.ReadLineAsync() is null)
        {
            // The test is gone.
            return 1;
        }

        await databases.Migrate(clock.GetUtcNow(), CancellationToken.None);
        // No buffer of ours: what is noted is with the operating system, which does not die with us.
        await using var notes = new FileStream($"{args[1]}.{Environment.ProcessId}", FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            for (var n = 0; most == 0 || n < most; n++)
            {
                Note(notes, await Write(databases, Crash.Communes[thread % Crash.Communes.Length], clock));
            }
        })));
        return 0;
    }

    private static void Note(FileStream notes, string line)
    {
        lock (NoteBook)
        {
            notes.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        }
    }

    private static async Task<string> Write(Databases databases, Guid commune, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var db = databases.Open(Scope.Of(commune));
        db.Organisations.Add(new Organisation { Id = id, CommuneId = commune, Kind = OrganisationKind.Village, Name = $"{id:d}", ShortName = "", SortKey = "" });
        var permit = Access.Ask(Actor.Sen(Door.CommandLine), Operation.LoadDemo, Subject.None).Value;
        var act = new Act(permit, Guid.CreateVersion7(now), "organisation", id, now.UtcDateTime, commune)
        {
            Jobs = [new Job { Id = Guid.CreateVersion7(now), Kind = "thử", Key = $"{id:d}", CommuneId = commune, RunAt = now.UtcDateTime }],
        };
        var receipt = (await db.Commit(act, CancellationToken.None)).Value;
        return $"{commune:d} {receipt.Line} {id:d}";
    }
}
