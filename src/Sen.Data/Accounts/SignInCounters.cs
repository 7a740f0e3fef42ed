using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Accounts;

/// <summary>How often a sign-in may still be tried.</summary>
/// <param name="Left">Tries left after this one.</param>
/// <param name="LockedUntil">UTC instant until which nothing is tried; null when trying is allowed.</param>
public readonly record struct Tries(int Left, DateTimeOffset? LockedUntil);

/// <summary>
/// Counts tries to sign in. A listed exception: written without an act. A try is counted before the password is looked at and given back
/// when it was right, so that tries sent all at once cannot outrun the counter.
/// </summary>
public static class SignInCounters
{
    /// <summary>Tries before the account is locked.</summary>
    public const int Allowed = 5;

    /// <summary>How long it is locked.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    /// <summary>Counts a try. For an id nobody has it asks the database the same and counts nothing.</summary>
    public static async Task<Tries> Count(SenDb db, Guid accountId, DateTimeOffset now, CancellationToken ct)
    {
        DateTimeOffset? until = now + Lock;
        await db.Users.IgnoreQueryFilters().Where(account => account.Id == accountId).ExecuteUpdateAsync(
            set => set
                .SetProperty(account => account.LockoutEnd, account => account.AccessFailedCount + 1 >= Allowed ? until : account.LockoutEnd)
                .SetProperty(account => account.AccessFailedCount, account => account.AccessFailedCount + 1 >= Allowed ? 0 : account.AccessFailedCount + 1),
            ct);
        var counted = await db.Users.IgnoreQueryFilters().AsNoTracking().Where(account => account.Id == accountId)
            .Select(account => new { account.AccessFailedCount, account.LockoutEnd }).FirstOrDefaultAsync(ct);
        return counted is null ? new(Allowed - 1, null) : new(counted.AccessFailedCount == 0 ? 0 : Allowed - counted.AccessFailedCount, counted.LockoutEnd);
    }

    /// <summary>Forgets the tries: the password was right.</summary>
    public static Task Forget(SenDb db, Guid accountId, CancellationToken ct) =>
        db.Users.IgnoreQueryFilters().Where(account => account.Id == accountId).ExecuteUpdateAsync(
            set => set.SetProperty(account => account.AccessFailedCount, 0).SetProperty(account => account.LockoutEnd, (DateTimeOffset?)null), ct);
}
