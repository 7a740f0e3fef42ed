using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Accounts;

/// <summary>Where somebody tries: each has a counter of its own, so that what strangers do wrong keeps nobody out who is known here or has signed in.</summary>
public enum TryLane
{
    /// <summary>The password, on a device this account has signed in from.</summary>
    KnownPassword,

    /// <summary>The second step, on such a device.</summary>
    KnownCode,

    /// <summary>The second step anywhere else, after the right password.</summary>
    Code,

    /// <summary>Password and second step of somebody who has signed in and is asked again.</summary>
    SignedIn,
}

/// <summary>How often somebody tried in one lane of an account.</summary>
public sealed class AccountTries
{
    /// <summary>The account and the lane.</summary>
    public required string Key { get; init; }

    /// <summary>Wrong tries since the last right one.</summary>
    public int Failed { get; set; }

    /// <summary>UTC instant until which nothing is tried; null when trying is allowed.</summary>
    public DateTime? LockedUntil { get; set; }
}

/// <summary>
/// Counts tries in the lanes, as <see cref="SignInCounters"/> counts those of strangers at the password: a listed exception, written without an act, before anything is looked at.
/// </summary>
public static class TryCounters
{
    /// <summary>Until when the lane is shut; null when it is open.</summary>
    public static async Task<DateTimeOffset?> LockedUntil(SenDb db, Guid account, TryLane lane, DateTimeOffset now, CancellationToken ct)
    {
        var key = KeyOf(account, lane);
        var until = await db.AccountTries.AsNoTracking().Where(row => row.Key == key).Select(row => row.LockedUntil).FirstOrDefaultAsync(ct);
        return until is { } instant && instant > now.UtcDateTime ? new DateTimeOffset(instant, TimeSpan.Zero) : null;
    }

    /// <summary>Counts a try.</summary>
    public static async Task<Tries> Count(SenDb db, Guid account, TryLane lane, DateTimeOffset now, CancellationToken ct)
    {
        var key = KeyOf(account, lane);
        DateTime? until = (now + SignInCounters.Lock).UtcDateTime;
        await db.Database.ExecuteSqlAsync($"INSERT INTO account_tries (key, failed) VALUES ({key}, 0) ON CONFLICT DO NOTHING", ct);
        await db.AccountTries.Where(row => row.Key == key).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.LockedUntil, row => row.Failed + 1 >= SignInCounters.Allowed ? until : row.LockedUntil)
                .SetProperty(row => row.Failed, row => row.Failed + 1 >= SignInCounters.Allowed ? 0 : row.Failed + 1),
            ct);
        var counted = await db.AccountTries.AsNoTracking().SingleAsync(row => row.Key == key, ct);
        return new(counted.Failed == 0 ? 0 : SignInCounters.Allowed - counted.Failed,
            counted.LockedUntil is { } instant ? new DateTimeOffset(instant, TimeSpan.Zero) : null);
    }

    /// <summary>Forgets the tries: it was right.</summary>
    public static Task Forget(SenDb db, Guid account, TryLane lane, CancellationToken ct)
    {
        var key = KeyOf(account, lane);
        return db.AccountTries.Where(row => row.Key == key).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Failed, 0).SetProperty(row => row.LockedUntil, (DateTime?)null), ct);
    }

    /// <summary>The rows of an account, tracked: they go when the person is erased.</summary>
    public static Task<List<AccountTries>> Of(SenDb db, Guid account, CancellationToken ct)
    {
        var keys = Enum.GetValues<TryLane>().Select(lane => KeyOf(account, lane)).ToList();
        return db.AccountTries.Where(row => keys.Contains(row.Key)).ToListAsync(ct);
    }

    private static string KeyOf(Guid account, TryLane lane) => $"{account:d} {lane}";
}
