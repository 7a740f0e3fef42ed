using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Jobs;

/// <summary>A job as leased: finish it with the same fence.</summary>
public sealed record Leased(Guid Id, string Kind, string Payload, Guid CommuneId, long Fence, int Attempts);

/// <summary>Takes, renews and finishes jobs. Leases are one of the listed exceptions that write without an act.</summary>
public static class JobQueue
{
    /// <summary>How long a worker may hold a job before another may take it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>A job that failed this often stays where it is, with its error, for a person to look at.</summary>
    public const int MostAttempts = 8;

    /// <summary>Takes up to <paramref name="most"/> due jobs for this worker.</summary>
    public static async Task<IReadOnlyList<Leased>> Take(SenDb db, DateTime now, int most, CancellationToken ct)
    {
        var until = now + Lease;
        var taken = new List<Leased>();
        var due = await db.Jobs.AsNoTracking()
            .Where(job => job.DoneAt == null && job.RunAt <= now && (job.LeaseUntil == null || job.LeaseUntil < now) && job.Attempts < MostAttempts)
            .OrderBy(job => job.RunAt).ThenBy(job => job.Id).Take(most).ToListAsync(ct);
        foreach (var job in due)
        {
            // The fence read above must still be the row's: of two workers only one update hits a row.
            var hit = await db.Jobs.Where(row => row.Id == job.Id && row.Fence == job.Fence && row.DoneAt == null)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.LeaseUntil, until)
                    .SetProperty(row => row.Fence, row => row.Fence + 1)
                    .SetProperty(row => row.Attempts, row => row.Attempts + 1), ct);
            if (hit == 1)
            {
                taken.Add(new(job.Id, job.Kind, job.Payload, job.CommuneId, job.Fence + 1, job.Attempts + 1));
            }
        }

        return taken;
    }

    /// <summary>Marks a job done; false when the lease was lost meanwhile (somebody else has it now).</summary>
    public static async Task<bool> Done(SenDb db, Leased job, DateTime now, CancellationToken ct) =>
        await db.Jobs.Where(row => row.Id == job.Id && row.Fence == job.Fence && row.DoneAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, now).SetProperty(row => row.LeaseUntil, (DateTime?)null), ct) == 1;

    /// <summary>Gives a job back after a failure, to be tried later; the wait doubles each time.</summary>
    public static async Task<bool> Failed(SenDb db, Leased job, DateTime now, string error, CancellationToken ct)
    {
        var again = now + TimeSpan.FromSeconds(Math.Pow(2, job.Attempts));
        return await db.Jobs.Where(row => row.Id == job.Id && row.Fence == job.Fence && row.DoneAt == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.LeaseUntil, (DateTime?)null)
                .SetProperty(row => row.RunAt, again)
                .SetProperty(row => row.Error, error), ct) == 1;
    }
}
