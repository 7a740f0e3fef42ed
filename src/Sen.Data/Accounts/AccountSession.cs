using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Accounts;

/// <summary>
/// A session (phiên đăng nhập): one browser in which somebody has signed in. It is good while nobody has ended it and the account's security stamp is the one it began
/// with, so that a new password or a disabled account ends all of them at once. What device it is, is told by its kind and never by its address.
/// </summary>
public sealed class AccountSession
{
    /// <summary>Its id, which the browser's cookie holds.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public Guid AccountId { get; init; }

    /// <summary>The account's security stamp when it began.</summary>
    public required string Stamp { get; set; }

    /// <summary>Browser and system, for example “Chrome, Android”; empty when the browser does not say.</summary>
    public required string Device { get; init; }

    /// <summary>UTC instant of the sign-in.</summary>
    public DateTime BeganAt { get; init; }

    /// <summary>UTC instant at which the workplace was last opened in it, to a quarter of an hour.</summary>
    public DateTime SeenAt { get; init; }

    /// <summary>UTC instant it was ended by a person; null while nobody has.</summary>
    public DateTime? EndedAt { get; set; }
}

/// <summary>Begins, finds and forgets sessions. A listed exception: written without an act, except when somebody ends one from elsewhere.</summary>
public static class AccountSessions
{
    /// <summary>How long a session lives that nobody uses.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>How long the row of a session stays after its last use.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // Told no finer than this, so that looking at pages is not writing.
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>Writes a session that begins.</summary>
    public static async Task Begin(Databases databases, AccountSession session, CancellationToken ct)
    {
        var now = Mapping.ToMilliseconds(session.BeganAt);
        using var turn = await databases.EnterWriting(ct);
        await using var db = databases.Open(Scope.All);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO session (id, account_id, stamp, device, began_at, seen_at) VALUES ({session.Id}, {session.AccountId}, {session.Stamp}, {session.Device}, {now}, {now})", ct);
    }

    /// <summary>The account whose session this is; null when the session is over or was never one.</summary>
    public static async Task<Account?> Holder(SenDb db, Guid id, CancellationToken ct) => await (
        from session in db.Sessions.AsNoTracking()
        join account in db.Users.AsNoTracking() on session.AccountId equals account.Id
        where session.Id == id && session.EndedAt == null && session.Stamp == account.SecurityStamp
        select account).SingleOrDefaultAsync(ct);

    /// <summary>Notes that the workplace was opened in it.</summary>
    public static Task See(SenDb db, Guid id, DateTime now, CancellationToken ct)
    {
        var last = now - Step;
        return db.Sessions.Where(session => session.Id == id && session.SeenAt < last).ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now), ct);
    }

    /// <summary>Ends the session of the browser that signs out.</summary>
    public static Task End(SenDb db, Guid id, DateTime now, CancellationToken ct) =>
        db.Sessions.Where(session => session.Id == id && session.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), ct);

    /// <summary>The sessions of an account that are good now, last used first; tracked, so that an act can end them.</summary>
    public static async Task<IReadOnlyList<AccountSession>> Open(SenDb db, Guid account, DateTime now, CancellationToken ct)
    {
        var since = now - Life;
        return await db.Sessions.IgnoreQueryFilters().Where(session => session.AccountId == account && session.EndedAt == null && session.SeenAt > since
                && db.Users.IgnoreQueryFilters().Any(row => row.Id == account && row.SecurityStamp == session.Stamp))
            .OrderByDescending(session => session.SeenAt).ThenByDescending(session => session.Id).ToListAsync(ct);
    }

    /// <summary>
    /// Lets one session go on with the account's new stamp, which ends all others; written by the act that follows. A form sent twice at once, whose second copy is read when the first has
    /// been written, still comes in it.
    /// </summary>
    /// <param name="db">The context.</param>
    /// <param name="id">Which session.</param>
    /// <param name="account">The account with its new stamp.</param>
    /// <param name="before">The stamp it had: a session that another change has ended is not brought back.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task Keep(SenDb db, Guid? id, Account account, string? before, CancellationToken ct)
    {
        if (await db.Sessions.IgnoreQueryFilters().SingleOrDefaultAsync(session => session.Id == id && session.AccountId == account.Id && session.EndedAt == null && session.Stamp == before, ct) is { } session)
        {
            session.Stamp = account.SecurityStamp!;
        }
    }

    /// <summary>Deletes the rows of sessions nobody has used for <see cref="Kept"/>.</summary>
    public static async Task Forget(Databases databases, DateTime now, CancellationToken ct)
    {
        var last = now - Kept;
        await using var db = databases.Open(Scope.All);
        await db.Sessions.Where(session => session.SeenAt < last).ExecuteDeleteAsync(ct);
    }
}
