using System.Globalization;

namespace Sen.Data.Jobs;

/// <summary>A job as leased: finish it with the same fence. <see cref="Id"/> is the idempotency key of the act the work commits.</summary>
public sealed record Leased(Guid Id, string Kind, string Key, string Payload, Guid CommuneId, long Fence, int Attempts);

/// <summary>
/// Takes, renews and finishes jobs, in plain SQL: it is asked every few seconds for ever, and a portal that is only read needs no model of all
/// tables. Leases are one of the listed exceptions that write without an act.
/// </summary>
public static class JobQueue
{
    /// <summary>How long a worker may hold a job before another may take it; a long piece of work renews its lease.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>A job that failed this often stays where it is, with its error, for a person to look at.</summary>
    public const int MostAttempts = 8;

    private const int LongestError = 2000;

    /// <summary>True when every one of these keys is queued and nothing is due.</summary>
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
    public static async Task<IReadOnlyList<Leased>> Take(Databases databases, DateTime now, int most, CancellationToken ct)
    {
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask(
            """
            SELECT id, kind, key, payload, commune_id, fence, attempts FROM job
            WHERE done_at IS NULL AND run_at <= @p0 AND (lease_until IS NULL OR lease_until < @p0) AND attempts < @p1
            ORDER BY run_at, id LIMIT @p2
            """,
            now, MostAttempts, most);
        var due = await command.All(
            row => new Leased(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetGuid(4), row.GetInt64(5), row.GetInt32(6)), ct);
        var taken = new List<Leased>();
        foreach (var job in due)
        {
            // The fence read above must still be the row's: of two workers only one update hits a row.
            if (await Change(databases, job, "lease_until = @p2, fence = fence + 1, attempts = attempts + 1", ct, now + Lease))
            {
                taken.Add(job with { Fence = job.Fence + 1, Attempts = job.Attempts + 1 });
            }
        }

        return taken;
    }

    /// <summary>Keeps a job for another lease; false when it was lost meanwhile.</summary>
    public static Task<bool> Renew(Databases databases, Leased job, DateTime now, CancellationToken ct) =>
        Change(databases, job, "lease_until = @p2", ct, now + Lease);

    /// <summary>Marks a job done; false when the lease was lost meanwhile (somebody else has it now).</summary>
    public static Task<bool> Done(Databases databases, Leased job, DateTime now, CancellationToken ct) =>
        Change(databases, job, "done_at = @p2, lease_until = NULL, error = NULL", ct, now);

    /// <summary>Gives a job back after a failure, to be tried later; the wait doubles each time.</summary>
    public static Task<bool> Failed(Databases databases, Leased job, DateTime now, string error, CancellationToken ct) =>
        Change(databases, job, "lease_until = NULL, run_at = @p2, error = @p3", ct,
            now + TimeSpan.FromSeconds(Math.Pow(2, job.Attempts)), error.Length > LongestError ? error[..LongestError] : error);

    /// <summary>Gives a job back unharmed, because the process stops: the next runner may take it at once, and the try does not count.</summary>
    public static Task<bool> Release(Databases databases, Leased job, CancellationToken ct) =>
        Change(databases, job, "lease_until = NULL, attempts = attempts - 1", ct);

    /// <summary>Queues work that no act asked for (the schedule), unless its key is queued already; true when it was added.</summary>
    public static async Task<bool> Enqueue(Databases databases, Job job, CancellationToken ct)
    {
        // Two nodes may queue the same turn at once: the key lets one of them win.
        using var writing = await databases.EnterWriting(ct);
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask(
            """
            INSERT INTO job (id, kind, key, payload, commune_id, run_at, fence, attempts) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, 0, 0)
            ON CONFLICT DO NOTHING
            """,
            job.Id, job.Kind, job.Key, job.Payload, job.CommuneId, job.RunAt);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Marks the failed jobs of a kind done, because what they failed at was put right; what is queued or at work goes its way.</summary>
    public static async Task<int> Settle(Databases databases, string kind, DateTime now, CancellationToken ct)
    {
        using var writing = await databases.EnterWriting(ct);
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask("UPDATE job SET done_at = @p1, error = NULL WHERE kind = @p0 AND done_at IS NULL AND error IS NOT NULL AND lease_until IS NULL", kind, now);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Removes jobs that were done before an instant; those that failed for good stay.</summary>
    public static async Task<int> Tidy(Databases databases, DateTime doneBefore, CancellationToken ct)
    {
        using var writing = await databases.EnterWriting(ct);
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask("DELETE FROM job WHERE done_at < @p0", doneBefore);
        return await command.ExecuteNonQueryAsync(ct);
    }

    // Hits the row only while the caller's fence is the newest.
    private static async Task<bool> Change(Databases databases, Leased job, string set, CancellationToken ct, params object[] values)
    {
        using var writing = await databases.EnterWriting(ct);
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask($"UPDATE job SET {set} WHERE id = @p0 AND fence = @p1 AND done_at IS NULL", [job.Id, job.Fence, .. values]);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }
}
