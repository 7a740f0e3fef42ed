using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Settings;

namespace Sen.Data.Accounts;

/// <summary>Named queries on the second step of signing in (bước thứ hai).</summary>
public static class SecondStepReading
{
    /// <summary>True when a post this person holds now, or uses by somebody's mandate, decides, in a commune that asks such people for a second step.</summary>
    public static async Task<bool> Required(SenDb db, Guid person, DateTime now, CancellationToken ct)
    {
        var today = BusinessCalendar.DateOf(now);
        var held = await db.Posts.IgnoreQueryFilters().AsNoTracking()
            .Where(post => post.PersonId == person && AskedAgain.Posts.Contains(post.Kind) && post.From <= today && (post.Until == null || today < post.Until))
            .Select(post => post.CommuneId).Distinct().ToListAsync(ct);
        var mandates = (await Mandates.Of(db, person, now, ct)).Where(post => AskedAgain.Posts.Contains(post.Kind)).Select(post => post.CommuneId);
        foreach (var commune in held.Union(mandates))
        {
            var rows = await db.Settings.IgnoreQueryFilters().AsNoTracking().Where(row => row.CommuneId == commune && row.Key == Settings.SecondStep).ToListAsync(ct);
            if (Settings.On(rows, today).Switch(Settings.SecondStep))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Keeps that a code of this step, or of a later one, is used: true for exactly one of all who come with it, on however many connections. A listed exception: no act, a sign-in
    /// writes none.
    /// </summary>
    public static async Task<bool> Take(SenDb db, Guid account, long step, CancellationToken ct) =>
        await db.Users.IgnoreQueryFilters().Where(row => row.Id == account && row.SecondStepUsed < step)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SecondStepUsed, step), ct) == 1;

    /// <summary>How many recovery codes are still good.</summary>
    public static Task<int> CodesLeft(SenDb db, Guid account, CancellationToken ct) => db.RecoveryCodes.CountAsync(row => row.AccountId == account && row.UsedAt == null, ct);
}
