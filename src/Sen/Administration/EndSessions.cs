using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The administrator ends every session of somebody's account (cho thoát khỏi mọi thiết bị): a lost telephone, a shared computer. The password stays.</summary>
public static class EndSessions
{
    /// <summary>Nothing is typed.</summary>
    public sealed record Form(Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Home}/nguoi/{{id:guid}}/thiet-bi",
        async (Guid id, IFormCollection posted, HttpContext http, Visit visit, PersonPages pages, Handler handler, CancellationToken ct) =>
            await pages.After(http, id, await handler.Handle(id, Form.Of(posted), visit.Actor, visit.Home, ct), null, ct)).Needs(Operation.EndSessions);

    /// <summary>Ends them.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The account.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.EndSessions, home.CommuneId, form.Key, ct) is not null)
            {
                return id;
            }

            if (!await db.Users.AnyAsync(account => account.Id == id && account.CommuneId == home.CommuneId, ct))
            {
                return new Refusal.Missing(("tài khoản", "account"));
            }

            var permit = Access.Ask(actor, Operation.EndSessions, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var now = clock.GetUtcNow().UtcDateTime;
            foreach (var session in await AccountSessions.Open(db, id, Sessions.Now.UtcDateTime, ct))
            {
                session.EndedAt = Sessions.Now.UtcDateTime;
            }

            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", id, now, home.CommuneId), ct);
            return receipt.Ok ? id : receipt.Refusal;
        }
    }
}
