using System.Globalization;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Data.Feedback;
using Sen.Data.Files;
using Sen.Data.Jobs;
using Sen.Data.Personal;
using Sen.Data.Sheets;
using Sen.Data.Sums;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>Work that comes again and again.</summary>
/// <param name="Every">How often.</param>
/// <param name="Kind">What.</param>
public sealed record Recurring(TimeSpan Every, JobKind Kind);

/// <summary>The one list of recurring work. A turn is queued once, however many nodes run: its key names the kind and the hour it is for.</summary>
public static class Schedule
{
    /// <summary>How long a finished job is kept, for whoever asks what ran.</summary>
    public static readonly TimeSpan DoneJobsAreKept = TimeSpan.FromDays(30);

    /// <summary>The list.</summary>
    public static IReadOnlyList<Recurring> All { get; } =
    [
        new(TimeSpan.FromMinutes(10), new("audit.fold", Operation.FoldAudit,
            (errand, ct) => errand.Parts.GetRequiredService<RootChain>().Fold(errand.Databases, errand.Now, ct))),
        new(TimeSpan.FromDays(1), new("files.sweep", Operation.TidyUp, SweepFiles)),
        new(TimeSpan.FromDays(1), new("feedback.contacts", Operation.ForgetContact,
            (errand, ct) => OldContacts.Forget(errand.Databases, errand.Permit, errand.Now, ct))),
        new(TimeSpan.FromDays(1), new("personal.requests", Operation.TidyUp,
            (errand, ct) => OldRequests.Forget(errand.Databases, errand.Permit, errand.Now, ct))),
        new(TimeSpan.FromDays(1), new("sheets.forget", Operation.TidyUp,
            (errand, ct) => OldSheets.Forget(errand.Databases, errand.Permit, errand.Now, ct))),
        new(TimeSpan.FromDays(1), new(SumVerification.JobName, Operation.RecountSums, VerifySums)),
        new(TimeSpan.FromDays(1), new("sessions.tidy", Operation.TidyUp,
            (errand, ct) => AccountSessions.Forget(errand.Databases, Sessions.Now.UtcDateTime, ct))),
        new(TimeSpan.FromDays(1), new("jobs.tidy", Operation.TidyUp,
            (errand, ct) => JobQueue.Tidy(errand.Databases, errand.Now - DoneJobsAreKept, ct))),
    ];

    /// <summary>The keys of the turns that have come by now.</summary>
    public static IReadOnlyList<string> Turns(DateTime now) => [.. All.Select(recurring => KeyOf(recurring, now))];

    /// <summary>Queues the turns that have come. What was missed while nothing ran is not made up for: each kind does all there is to do.</summary>
    public static async Task Queue(Databases databases, DateTime now, CancellationToken ct)
    {
        foreach (var recurring in All)
        {
            await JobQueue.Enqueue(databases, new Job { Id = Guid.CreateVersion7(new DateTimeOffset(now)), Kind = recurring.Kind.Name, Key = KeyOf(recurring, now), RunAt = now }, ct);
        }
    }

    // Rows first, so that their bytes are nobody's. Bytes are dated by the machine, whatever date a demonstration shows.
    private static async Task SweepFiles(Errand errand, CancellationToken ct)
    {
        await UnsentFiles.Forget(errand.Databases, errand.Permit, errand.Job.Id, errand.Now, ct);
        await Orphans.Sweep(errand.Databases, errand.Parts.GetRequiredService<FileStore>(), TimeProvider.System.GetUtcNow().UtcDateTime, ct);
    }

    // A sum that is wrong is never put right in silence: the job fails, is in the log and in /healthz, and stays so until a person repairs it.
    private static async Task VerifySums(Errand errand, CancellationToken ct)
    {
        if (await SumVerification.Sentence(errand.Databases, await SumVerification.Run(errand.Databases, ct), ct) is { } wrong)
        {
            throw new InvalidDataException($"Tổng lập sẵn lệch với hồ sơ: {wrong} Đề nghị chạy ./sen verify sums, rồi ./sen verify sums --repair.");
        }
    }

    private static string KeyOf(Recurring recurring, DateTime now)
    {
        var turn = new DateTime(now.Ticks - (now.Ticks % recurring.Every.Ticks), DateTimeKind.Utc);
        return $"{recurring.Kind.Name}@{turn.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)}";
    }
}
