using Microsoft.EntityFrameworkCore;
using Sen.Movement.People;
using Sen.Movement.Text;

namespace Sen.Data;

/// <summary>Named query: which posts somebody holds who can come to work (ai đang nhận việc). Work given to a post nobody holds would be seen by nobody.</summary>
/// <param name="Posts">The posts, each with its commune and, for a registrar, the organisation.</param>
public sealed record HeldPosts(IReadOnlySet<(PostKind Kind, Guid Commune, Guid? Organisation)> Posts)
{
    /// <summary>The posts of some communes held on a day by accounts that can be opened.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="communes">The communes.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<HeldPosts> On(SenDb db, IReadOnlyCollection<Guid> communes, DateOnly today, CancellationToken ct)
    {
        var held = await (
            from post in db.Posts.AsNoTracking()
            join account in db.Users on post.PersonId equals account.Id
            where communes.Contains(post.CommuneId) && post.From <= today && (post.Until == null || today < post.Until)
                && account.DisabledAt == null && (!account.MustChangePassword || today <= account.FirstPasswordUntil)
            select new { post.Kind, post.CommuneId, post.OrganisationId }).Distinct().ToListAsync(ct);
        return new(held.Select(post => (post.Kind, post.CommuneId, post.OrganisationId)).ToHashSet());
    }

    /// <summary>Who holds a post today that the access table lets do something in a whole commune, by account and role title; only accounts that can be opened.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="operation">What is to be done.</param>
    /// <param name="commune">The commune.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<(Guid Id, string Title)>> WhoMay(SenDb db, Operation operation, Guid commune, DateOnly today, CancellationToken ct) =>
        [.. (await WhoMay(db, operation, [commune], today, ct))[commune]];

    /// <summary>The same for several communes at once, by commune.</summary>
    public static async Task<ILookup<Guid, (Guid Id, string Title)>> WhoMay(SenDb db, Operation operation, IReadOnlyCollection<Guid> communes, DateOnly today, CancellationToken ct)
    {
        var kinds = Access.Table.Where(row => row.Operation == operation && row.Who.Post is not null).Select(row => row.Who.Post!.Value).ToList();
        var held = await (
            from post in db.Posts.AsNoTracking()
            join account in db.Users on post.PersonId equals account.Id
            where communes.Contains(post.CommuneId) && kinds.Contains(post.Kind) && post.From <= today && (post.Until == null || today < post.Until)
                && account.DisabledAt == null && (!account.MustChangePassword || today <= account.FirstPasswordUntil)
            select new { post.CommuneId, account.Id, account.Title }).Distinct().ToListAsync(ct);
        return held.OrderBy(account => SortKey.Of(account.Title), StringComparer.Ordinal).ThenBy(account => account.Id).ToLookup(account => account.CommuneId, account => (account.Id, account.Title));
    }

    /// <summary>Everybody of a commune who can come to work on a day, with the posts held there: as many actors, without a door of their own.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="commune">The commune.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<Actor>> People(SenDb db, Guid commune, DateOnly today, CancellationToken ct)
    {
        var held = await (
            from post in db.Posts.AsNoTracking()
            join account in db.Users on post.PersonId equals account.Id
            where post.CommuneId == commune && post.From <= today && (post.Until == null || today < post.Until)
                && account.DisabledAt == null && (!account.MustChangePassword || today <= account.FirstPasswordUntil)
            select new { account.Id, account.Title, post.Kind, post.OrganisationId }).ToListAsync(ct);
        return
        [
            .. from person in held.GroupBy(post => (post.Id, post.Title))
               orderby SortKey.Of(person.Key.Title), person.Key.Id
               select new Actor(person.Key.Id, person.Key.Title, Door.Page, [.. person.Select(post => new HeldPost(post.Kind, commune, post.OrganisationId)).Distinct()], Standing.Person),
        ];
    }

    /// <summary>True when somebody registers for the organisation.</summary>
    public bool WorksFor(Guid commune, Guid organisation) => Posts.Contains((PostKind.Registrar, commune, organisation));

    /// <summary>True when somebody holds the post: of the organisation for a registrar, of the commune for the others.</summary>
    public bool Anybody(PostKind kind, Guid commune, Guid? organisation) =>
        kind == PostKind.Registrar ? organisation is { } at && WorksFor(commune, at) : Posts.Any(post => post.Kind == kind && post.Commune == commune);
}
