using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;

namespace Sen.Data.Accounts;

/// <summary>A delegation as people read it: with the post it gives and the role titles of both.</summary>
/// <param name="Delegation">The delegation.</param>
/// <param name="Post">The post.</param>
/// <param name="Giver">Role title of the giver.</param>
/// <param name="Delegate">Role title of the delegate.</param>
/// <param name="GiverDisabled">The giver's account is disabled: it carries nothing.</param>
public sealed record ShownDelegation(Delegation Delegation, DatedPost Post, string Giver, string Delegate, bool GiverDisabled)
{
    /// <summary>The post decides and its delegate has no second step of signing in: the mandate sleeps until that is set up.</summary>
    public bool Asleep { get; init; }

    /// <summary>What the delegate has by it at an instant; null when nothing.</summary>
    public HeldPost? At(DateTime moment) => Delegation.At(moment, Post, Giver, GiverDisabled);
}

/// <summary>Named queries on delegations (ủy quyền).</summary>
public static class Mandates
{
    /// <summary>The posts somebody uses by others' mandate at an instant.</summary>
    /// <param name="db">A context that sees the person's commune.</param>
    /// <param name="person">The delegate.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<HeldPost>> Of(SenDb db, Guid person, DateTime now, CancellationToken ct) =>
        [.. (await Read(db, db.Delegations.Where(row => row.DelegateId == person && row.From <= now && now < row.Until && (row.EndedAt == null || now < row.EndedAt)), ct))
            .Select(one => one.Shown.At(now)).OfType<HeldPost>()];

    /// <summary>The delegations somebody gave or got, newest first; of each whether it sleeps on a day.</summary>
    public static Task<IReadOnlyList<ShownDelegation>> Around(SenDb db, Guid commune, Guid person, DateOnly today, CancellationToken ct) =>
        Judged(db, db.Delegations.Where(row => row.CommuneId == commune && (row.GiverId == person || row.DelegateId == person)), today, ct);

    private static async Task<IReadOnlyList<ShownDelegation>> Judged(SenDb db, IQueryable<Delegation> which, DateOnly today, CancellationToken ct)
    {
        var all = await Read(db, which, ct);
        var without = all.Where(one => !one.HasSecondStep).Select(one => new HeldPost(one.Shown.Post.Kind, one.Shown.Post.CommuneId)).ToList();
        var asking = await SecondStepReading.Asking(db, without, today, ct);
        return [.. all.Select(one => one.Shown with { Asleep = !one.HasSecondStep && AskedAgain.Posts.Contains(one.Shown.Post.Kind) && asking.Contains(one.Shown.Post.CommuneId) })];
    }

    /// <summary>The delegations of a commune that are not over at an instant.</summary>
    public static async Task<IReadOnlyList<ShownDelegation>> Open(SenDb db, Guid commune, DateTime now, CancellationToken ct) =>
        [.. (await Read(db, db.Delegations.Where(row => row.CommuneId == commune && now < row.Until && (row.EndedAt == null || now < row.EndedAt)), ct)).Select(one => one.Shown)];

    /// <summary>The delegations somebody gave that are not over at an instant.</summary>
    public static Task<IReadOnlyList<ShownDelegation>> OpenOf(SenDb db, Guid giver, DateTime now, CancellationToken ct) =>
        Judged(db, db.Delegations.Where(row => row.GiverId == giver && now < row.Until && (row.EndedAt == null || now < row.EndedAt)), BusinessCalendar.DateOf(now), ct);

    /// <summary>Who can stand in for somebody: accounts of the commune that can be opened, without the person and without readers from the level above, whose work is not the commune's.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Title)>> Candidates(SenDb db, Guid commune, Guid giver, DateOnly today, CancellationToken ct)
    {
        var people = await db.Users.AsNoTracking()
            .Where(account => account.CommuneId == commune && account.DisabledAt == null && account.Id != giver
                && !db.Posts.Any(post => post.PersonId == account.Id && post.Kind == PostKind.UpperReader && (post.Until == null || today < post.Until)))
            .Select(account => new { account.Id, account.Title }).ToListAsync(ct);
        return [.. people.OrderBy(person => SortKey.Of(person.Title), StringComparer.Ordinal).ThenBy(person => person.Id).Select(person => (person.Id, person.Title))];
    }

    private static async Task<IReadOnlyList<(ShownDelegation Shown, bool HasSecondStep)>> Read(SenDb db, IQueryable<Delegation> which, CancellationToken ct)
    {
        var rows = await (
            from delegation in which.AsNoTracking()
            join post in db.Posts.AsNoTracking() on delegation.PostId equals post.Id
            join giver in db.Users.AsNoTracking() on delegation.GiverId equals giver.Id
            join other in db.Users.AsNoTracking() on delegation.DelegateId equals other.Id
            orderby delegation.From descending, delegation.Id
            select new { delegation, post, Giver = giver.Title, Delegate = other.Title, giver.DisabledAt, other.SecondStepSince }).ToListAsync(ct);
        return [.. rows.Select(row => (new ShownDelegation(row.delegation, row.post, row.Giver, row.Delegate, row.DisabledAt is not null), row.SecondStepSince is not null))];
    }
}
