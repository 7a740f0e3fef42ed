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

    /// <summary>Asleep, but awake whenever the delegate comes by two steps of the linked account of the province.</summary>
    public bool WakesElsewhere { get; init; }

    /// <summary>What the delegate has by it at an instant; null when nothing.</summary>
    public HeldPost? At(DateTime moment) => Delegation.At(moment, Post, Giver, GiverDisabled);
}

/// <summary>Who can stand in for somebody (người có thể làm thay).</summary>
/// <param name="Id">The account.</param>
/// <param name="Title">Role title.</param>
/// <param name="Posts">The posts the account holds on the day, with the organisation of a registrar's.</param>
/// <param name="FreeFrom">UTC instant from which a post of the giver can go there without a circle; null when that is now.</param>
public sealed record StandIn(Guid Id, string Title, IReadOnlyList<(PostKind Kind, string? Place)> Posts, DateTime? FreeFrom);

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
    /// <param name="db">A context that sees the commune.</param>
    /// <param name="commune">The commune.</param>
    /// <param name="person">Whose.</param>
    /// <param name="today">Local day.</param>
    /// <param name="steps">The province whose two steps stand in for a second step here; null without one.</param>
    /// <param name="ct">Cancellation.</param>
    public static Task<IReadOnlyList<ShownDelegation>> Around(SenDb db, Guid commune, Guid person, DateOnly today, string? steps, CancellationToken ct) =>
        Judged(db, db.Delegations.Where(row => row.CommuneId == commune && (row.GiverId == person || row.DelegateId == person)), today, steps, ct);

    private static async Task<IReadOnlyList<ShownDelegation>> Judged(SenDb db, IQueryable<Delegation> which, DateOnly today, string? steps, CancellationToken ct)
    {
        var all = await Read(db, which, ct);
        var without = all.Where(one => !one.HasSecondStep).Select(one => new HeldPost(one.Shown.Post.Kind, one.Shown.Post.CommuneId)).ToList();
        var asking = await SecondStepReading.Asking(db, without, today, ct);
        bool Sleeps((ShownDelegation Shown, bool HasSecondStep) one) => !one.HasSecondStep && AskedAgain.Posts.Contains(one.Shown.Post.Kind) && asking.Contains(one.Shown.Post.CommuneId);
        var sleepers = all.Where(Sleeps).Select(one => one.Shown.Delegation.DelegateId).ToList();
        var linked = steps is null || sleepers.Count == 0 ? new HashSet<Guid>() : await LoginReading.Among(db, sleepers, steps, ct);
        return [.. all.Select(one => Sleeps(one) ? one.Shown with { Asleep = true, WakesElsewhere = linked.Contains(one.Shown.Delegation.DelegateId) } : one.Shown)];
    }

    /// <summary>The delegations of a commune that are not over at an instant.</summary>
    public static async Task<IReadOnlyList<ShownDelegation>> Open(SenDb db, Guid commune, DateTime now, CancellationToken ct) =>
        [.. (await Read(db, db.Delegations.Where(row => row.CommuneId == commune && now < row.Until && (row.EndedAt == null || now < row.EndedAt)), ct)).Select(one => one.Shown)];

    /// <summary>The delegations somebody gave that are not over at an instant; of each whether it sleeps.</summary>
    /// <param name="db">A context that sees the commune.</param>
    /// <param name="giver">Whose.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="steps">The province whose two steps stand in for a second step here; null without one.</param>
    /// <param name="ct">Cancellation.</param>
    public static Task<IReadOnlyList<ShownDelegation>> OpenOf(SenDb db, Guid giver, DateTime now, string? steps, CancellationToken ct) =>
        Judged(db, db.Delegations.Where(row => row.GiverId == giver && now < row.Until && (row.EndedAt == null || now < row.EndedAt)), BusinessCalendar.DateOf(now), steps, ct);

    /// <summary>
    /// Who can stand in for somebody, in the order of their titles: accounts of the commune that can be opened, without the person and without readers from the level above, whose work is not the
    /// commune's. Whoever gives all the person's posts back now is among them, with the instant until which that lasts.
    /// </summary>
    public static async Task<IReadOnlyList<StandIn>> Candidates(SenDb db, Guid commune, Guid giver, DateTime now, CancellationToken ct)
    {
        var today = BusinessCalendar.DateOf(now);
        var posts = await db.Posts.AsNoTracking().Where(post => post.CommuneId == commune && post.From <= today && (post.Until == null || today < post.Until)).OrderBy(post => post.Kind).ThenBy(post => post.Id).ToListAsync(ct);
        var above = await db.Posts.Where(post => post.Kind == PostKind.UpperReader && (post.Until == null || today < post.Until)).Select(post => post.PersonId).ToListAsync(ct);
        var people = await db.Users.AsNoTracking()
            .Where(account => account.CommuneId == commune && account.DisabledAt == null && account.Id != giver && !above.Contains(account.Id)
                && (!account.MustChangePassword || today <= account.FirstPasswordUntil))
            .Select(account => new { account.Id, account.Title }).ToListAsync(ct);
        var places = await db.Organisations.AsNoTracking().Where(row => row.CommuneId == commune).ToDictionaryAsync(row => row.Id, row => row.ShortName, ct);
        var given = posts.Where(post => post.PersonId == giver && Delegations.Kinds.Contains(post.Kind)).ToList();
        var open = (await Open(db, commune, now, ct)).Select(one => (one.Delegation, one.Post)).ToList();
        return
        [
            .. people.OrderBy(person => SortKey.Of(person.Title), StringComparer.Ordinal).ThenBy(person => person.Id).Select(person => new StandIn(
                person.Id, person.Title,
                [.. posts.Where(post => post.PersonId == person.Id).Select(post => (post.Kind, post.OrganisationId is { } place ? places.GetValueOrDefault(place) : null))],
                given.Select(post => (DateTime?)Delegations.FreeFrom(person.Id, post, now, open)).Min() is { } free && free > now ? free : null)),
        ];
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
