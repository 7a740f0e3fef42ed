using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Settings;

namespace Sen.Data.Accounts;

/// <summary>Named queries on the second step of signing in (bước thứ hai).</summary>
public static class SecondStepReading
{
    /// <summary>The communes, of those where one of these posts decides, that ask whoever decides for a second step on a day. Somebody whose posts decide nothing costs no query.</summary>
    /// <param name="db">A context; the settings are read whatever its scope.</param>
    /// <param name="posts">Posts, own and by mandate.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlySet<Guid>> Asking(SenDb db, IEnumerable<HeldPost> posts, DateOnly today, CancellationToken ct)
    {
        var communes = posts.Where(post => AskedAgain.Posts.Contains(post.Kind)).Select(post => post.CommuneId).ToHashSet();
        if (communes.Count == 0)
        {
            return communes;
        }

        var rows = await db.Settings.IgnoreQueryFilters().AsNoTracking().Where(row => communes.Contains(row.CommuneId) && row.Key == Settings.SecondStep).ToListAsync(ct);
        return communes.Where(commune => Settings.On(rows.Where(row => row.CommuneId == commune), today).Switch(Settings.SecondStep)).ToHashSet();
    }

    /// <summary>True when a post this person holds now, or uses by somebody's mandate, decides, in a commune that asks such people for a second step.</summary>
    public static async Task<bool> Required(SenDb db, Guid person, DateTime now, CancellationToken ct)
    {
        var today = BusinessCalendar.DateOf(now);
        var held = await db.Posts.IgnoreQueryFilters().AsNoTracking()
            .Where(post => post.PersonId == person && AskedAgain.Posts.Contains(post.Kind) && post.From <= today && (post.Until == null || today < post.Until)).ToListAsync(ct);
        var posts = held.Select(post => new HeldPost(post.Kind, post.CommuneId, post.OrganisationId, post.UnitId)).Concat(await Mandates.Of(db, person, now, ct));
        return (await Asking(db, posts, today, ct)).Count > 0;
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
