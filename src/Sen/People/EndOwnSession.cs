using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A person ends the own session on another device (thoát khỏi thiết bị khác), or all but this one.</summary>
public static class EndOwnSession
{
    /// <summary>What the button says that ends all but this one.</summary>
    public const string Others = "khac";

    /// <summary>Which session: an id, or <see cref="Others"/>.</summary>
    public sealed record Form(string? Session, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Session"), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost(DeskAddresses.Devices,
        async (IFormCollection posted, HttpContext http, Visit visit, OwnAccount.Pages pages, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var answer = await handler.Handle(form, visit.Actor, visit.Account!, Sessions.IdOf(http), ct);
            return answer.Ok ? Results.Redirect($"{DeskAddresses.Account}?{OwnAccount.SignedOut}") : await pages.Show(http, new(null, null, null, form.Key), answer.Refusal, ct);
        }).Needs(Operation.EndOwnSession);

    /// <summary>Ends them. A session that is over already is no reason to refuse: what was wanted is so.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>How many were ended.</summary>
        /// <param name="form">Which.</param>
        /// <param name="actor">Whoever asks.</param>
        /// <param name="account">Whose sessions.</param>
        /// <param name="here">The session that asks: it stays.</param>
        /// <param name="ct">Cancellation.</param>
        public async Task<Outcome<int>> Handle(Form form, Actor actor, Account account, Guid? here, CancellationToken ct)
        {
            var commune = account.CommuneId ?? Guid.Empty;
            if (await db.Done(actor, Operation.EndOwnSession, commune, form.Key, ct) is not null)
            {
                return 0;
            }

            var permit = Access.Ask(actor, Operation.EndOwnSession, new Subject(account.CommuneId, PersonId: account.Id));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var now = clock.GetUtcNow().UtcDateTime;
            var all = await AccountSessions.Open(db, account.Id, Sessions.Now.UtcDateTime, ct);
            var chosen = all.Where(session => session.Id != here && (form.Session == Others || session.Id.ToString("d") == form.Session)).ToList();
            if (chosen.Count == 0)
            {
                return 0;
            }

            chosen.ForEach(session => session.EndedAt = Sessions.Now.UtcDateTime);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", account.Id, now, commune), ct);
            return receipt.Ok ? chosen.Count : receipt.Refusal;
        }
    }
}
