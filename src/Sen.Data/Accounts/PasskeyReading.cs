using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Accounts;

/// <summary>Named queries on passkeys (khóa truy cập), and the counters of their use.</summary>
public static class PasskeyReading
{
    /// <summary>The passkeys of an account, the oldest first.</summary>
    public static Task<List<Passkey>> Of(SenDb db, Guid account, CancellationToken ct) =>
        db.UserPasskeys.AsNoTracking().Where(row => row.UserId == account).OrderBy(row => row.Id).ToListAsync(ct);

    /// <summary>True when the account has one that was made for this host.</summary>
    public static Task<bool> Any(SenDb db, Guid account, string host, CancellationToken ct) => db.UserPasskeys.AnyAsync(row => row.UserId == account && row.Host == host, ct);

    /// <summary>Takes the passkeys of an account away; written by the act that follows.</summary>
    public static async Task Forget(SenDb db, Guid account, CancellationToken ct) =>
        db.UserPasskeys.RemoveRange(await db.UserPasskeys.Where(row => row.UserId == account).ToListAsync(ct));

    /// <summary>
    /// Keeps that a challenge was answered: true for exactly one of all who come with it, on however many connections. A listed exception: no act, a sign-in writes none.
    /// </summary>
    public static async Task<bool> Spend(SenDb db, string key, DateTime until, DateTime now, CancellationToken ct)
    {
        await db.SpentChallenges.Where(row => row.Until < now).ExecuteDeleteAsync(ct);
        return await db.Database.ExecuteSqlAsync($"INSERT INTO spent_challenge (key, until) VALUES ({key}, {until}) ON CONFLICT DO NOTHING", ct) == 1;
    }

    /// <summary>Spends it with the act that follows: false when it is spent already; of two acts that spend it at once the second is refused as taken.</summary>
    public static async Task<bool> SpendWith(SenDb db, string key, DateTime until, DateTime now, CancellationToken ct)
    {
        await db.SpentChallenges.Where(row => row.Until < now).ExecuteDeleteAsync(ct);
        if (await db.SpentChallenges.AnyAsync(row => row.Key == key, ct))
        {
            return false;
        }

        db.SpentChallenges.Add(new() { Key = key, Until = until });
        return true;
    }

    /// <summary>
    /// Keeps how often a passkey has signed, and when: false when its device counts and has signed as often before, as a copy of it would. A listed exception: no act, a sign-in writes none.
    /// </summary>
    public static async Task<bool> Count(SenDb db, byte[] credential, long signed, DateTime now, CancellationToken ct) =>
        await db.UserPasskeys.Where(row => row.CredentialId == credential && (row.SignCount < signed || (row.SignCount == 0 && signed == 0)))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SignCount, signed).SetProperty(row => row.LastUsedAt, now), ct) == 1;
}
