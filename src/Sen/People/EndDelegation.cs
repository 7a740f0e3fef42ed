using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A delegation is ended before its time (kết thúc ủy quyền): by its giver, or by the administrator.</summary>
public static class EndDelegation
{
    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{DeskAddresses.Delegation}/thoi",
        async (IFormCollection posted, HttpContext http, Visit visit, DelegationPages pages, Handler handler, CancellationToken ct) =>
        {
            var done = await handler.Handle(posted.Id("Delegation"), posted.ActKey(), visit.Actor, visit.Home, ct);
            return done.Refusal switch
            {
                null when Answers.WantsJson(http) => Results.Json(new { id = done.Value.Id }),
                null => Results.Redirect(done.Value.GiverId == visit.Actor.PersonId ? $"{DeskAddresses.Delegation}?{DelegationPages.Ended}" : DeskAddresses.Person(done.Value.GiverId)),
                Refusal.OutOfOrder refusal when !Answers.WantsJson(http) => await pages.Show(http, null, refusal, ct),
                var refusal => Answers.Refused(http, refusal),
            };
        }).Needs(Operation.EndDelegation);

    /// <summary>Ends the delegation.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The delegation that is over.</summary>
        public async Task<Outcome<Delegation>> Handle(Guid id, Guid key, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.EndDelegation, home.CommuneId, key, ct) is { } done)
            {
                return await db.Delegations.AsNoTracking().SingleAsync(row => row.Id == done.SubjectId, ct);
            }

            var delegation = await db.Delegations.SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == home.CommuneId, ct);
            if (delegation is null)
            {
                return new Refusal.Missing(("ủy quyền", "delegation"));
            }

            var permit = Access.Ask(actor, Operation.EndDelegation, new Subject(home.CommuneId, PersonId: delegation.GiverId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var now = clock.GetUtcNow().UtcDateTime;
            var ended = delegation.End(now);
            if (!ended.Ok)
            {
                return ended.Refusal;
            }

            var receipt = await db.Commit(new Act(permit.Value, key, "delegation", delegation.Id, now, home.CommuneId), ct);
            return receipt.Ok ? delegation : receipt.Refusal;
        }
    }
}
