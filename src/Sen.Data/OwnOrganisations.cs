using Microsoft.EntityFrameworkCore;
using Sen.Data.Portal;
using Sen.Movement.People;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>An organisation somebody registers for that begins nothing new any more (đơn vị đã kết thúc).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Since">First day without it.</param>
/// <param name="NowIn">What its village is part of now, each with the units above it; empty where nothing is known to have followed.</param>
/// <param name="Askable">Role titles of those who give posts in its commune.</param>
public sealed record EndedOwner(string Name, DateOnly Since, IReadOnlyList<string> NowIn, IReadOnlyList<string> Askable);

/// <summary>Named query: the organisations somebody registers for (đơn vị của người đăng ký), those that begin new models and those that have ended.</summary>
public static class OwnOrganisations
{
    /// <summary>By the posts the person holds, without mandates: the word of an organisation is not given by a delegate.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="actor">The person.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<(IReadOnlyList<Organisation> Open, IReadOnlyList<EndedOwner> Ended)> Of(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        var held = actor.Posts.Where(post => post is { Kind: PostKind.Registrar, OrganisationId: not null, Mandate: null }).Select(post => post.OrganisationId!.Value).ToList();
        if (held.Count == 0)
        {
            return ([], []);
        }

        var all = await db.Organisations.AsNoTracking().Where(row => held.Contains(row.Id)).OrderBy(row => row.SortKey).ThenBy(row => row.Id).ToListAsync(ct);
        var ended = new List<EndedOwner>();
        foreach (var owner in all.Where(row => row.HasEndedBy(today)))
        {
            var now = owner is { Kind: OrganisationKind.Village, VillageId: { } village } ? await NowIn.Of(db, village, today, ct) : null;
            var askable = await HeldPosts.WhoMay(db, Operation.GivePost, owner.CommuneId, today, ct);
            ended.Add(new(owner.Name, owner.ValidTo!.Value, now?.Units ?? [], [.. askable.Select(person => person.Title)]));
        }

        return ([.. all.Where(row => row.IsOpenOn(today))], ended);
    }
}
