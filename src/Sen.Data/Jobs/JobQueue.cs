using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Jobs;

/// <summary>A job as leased: finish it with the same fence. <see cref="Id"/> is the idempotency key of the act the work commits.</summary>
public sealed record Leased(Guid Id, string Kind, string Key, string Payload, Guid CommuneId, long Fence, int Attempts);

/// <summary>Takes, renews and finishes jobs. Leases are one of the listed exceptions that write without an act.</summary>
public static class JobQueue
{
    /// <summary>How long a worker may hold a job before another may take it; a long piece of work renews its lease.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>A job that failed this often stays where it is, with its error, for a person to look at.</summary>
    public const int MostAttempts = 8;

    private const int LongestError = 2000;

    /// <summary>
    /// True when every one of these keys is queued and nothing is due: asked every few seconds for ever, so in plain SQL.
    /// </summary>
    /// <param name="databases">The database.</param>
    /// <param name="turns">Keys that must be queued already; each different.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<bool> Idle(Databases databases, IReadOnlyList<string> turns, DateTime now, CancellationToken ct)
    {
        await using var connection = await databases.Connect(ct);
        await using var queued = connection.Ask("SELECT count(*) FROM job WHERE key IN (");
        queued.CommandText += $"{string.Join(", ", turns.Select(key => queued.Add(key)))})";
        if (Convert.ToInt64(await queued.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) < turns.Count)
        {
            return false;
        }

        await using var due = connection.Ask(
            "SELECT count(*) FROM job WHERE done_at IS NULL AND run_at <= @p0 AND (lease_until IS NULL OR lease_until < @p0) AND attempts < @p1", now, MostAttempts);
        return Convert.ToInt64(await due.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) == 0;
    }

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
            using var writing = await db.EnterWriting(ct);
            var hit = await db.Jobs.Where(row => row.Id == job.Id && row.Fence == job.Fence && row.DoneAt == null)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.LeaseUntil, until)
                    .SetProperty(row => row.Fence, row => row.Fence + 1)
                    .SetProperty(row => row.Attempts, row => row.Attempts + 1), ct);
            if (hit == 1)
            {
                taken.Add(new(job.Id, job.Kind, job.Key, job.Payload, job.CommuneId, job.Fence + 1, job.Attempts + 1));
            }
        }

        return taken;
    }

    /// <summary>Keeps a job for another lease; false when it was lost meanwhile.</summary>
    public static async Task<bool> Renew(SenDb db, Leased job, DateTime now, CancellationToken ct)
    {
        using var writing = await db.EnterWriting(ct);
        return await Mine(db, job).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, now + Lease), ct) == 1;
    }

    /// <summary>Marks a job done; false when the lease was lost meanwhile (somebody else has it now).</summary>
    public static async Task<bool> Done(SenDb db, Leased job, DateTime now, CancellationToken ct)
    {
        using var writing = await db.EnterWriting(ct);
        return await Mine(db, job).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.DoneAt, now).SetProperty(row => row.LeaseUntil, (DateTime?)null).SetProperty(row => row.Error, (string?)null), ct) == 1;
    }

    /// <summary>Gives a job back after a failure, to be tried later; the wait doubles each time.</summary>
    public static async Task<bool> Failed(SenDb db, Leased job, DateTime now, string error, CancellationToken ct)
    {
        var again = now + TimeSpan.FromSeconds(Math.Pow(2, job.Attempts));
        var kept = error.Length > LongestError ? error[..LongestError] : error;
        using var writing = await db.EnterWriting(ct);
        return await Mine(db, job).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.LeaseUntil, (DateTime?)null)
            .SetProperty(row => row.RunAt, again)
            .SetProperty(row => row.Error, kept), ct) == 1;
    }

    /// <summary>Gives a job back unharmed, because the process stops: the next runner may take it at once, and the try does not count.</summary>
    public static async Task<bool> Release(SenDb db, Leased job, CancellationToken ct)
    {
        using var writing = await db.EnterWriting(ct);
        return await Mine(db, job).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.LeaseUntil, (DateTime?)null).SetProperty(row => row.Attempts, row => row.Attempts - 1), ct) == 1;
    }

    /// <summary>Queues work that no act asked for (the schedule), unless its key is queued already; true when it was added.</summary>
    public static async Task<bool> Enqueue(SenDb db, Job job, CancellationToken ct)
    {
        if (await db.Jobs.AsNoTracking().AnyAsync(row => row.Key == job.Key, ct))
        {
            return false;
        }

        // Two nodes may queue the same turn at once: the key lets one of them win.
        using var writing = await db.EnterWriting(ct);
        return await db.Database.ExecuteSqlAsync(
            $"INSERT INTO job (id, kind, key, payload, commune_id, run_at, fence, attempts) VALUES ({job.Id}, {job.Kind}, {job.Key}, {job.Payload}, {job.CommuneId}, {job.RunAt}, 0, 0) ON CONFLICT DO NOTHING",
            ct) == 1;
    }

    /// <summary>Removes jobs that were done before an instant; those that failed for good stay.</summary>
    public static async Task<int> Tidy(SenDb db, DateTime doneBefore, CancellationToken ct)
    {
        using var writing = await db.EnterWriting(ct);
        return await db.Jobs.Where(row => row.DoneAt != null && row.DoneAt < doneBefore).ExecuteDeleteAsync(ct);
    }

    private static IQueryable<Job> Mine(SenDb db, Leased job) =>
        db.Jobs.Where(row => row.Id == job.Id && row.Fence == job.Fence && row.DoneAt == null);
}
