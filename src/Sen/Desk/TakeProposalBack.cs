using Sen.Data;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>Whoever asked for something needs it no more (rút lại đề nghị): it leaves the desks of those who could do it. What was done or answered meanwhile stays.</summary>
public static class TakeProposalBack
{
    /// <summary>The query value of a page that says it was done.</summary>
    public const string Done = "rut-lai";

    /// <summary>Where the form goes.</summary>
    public static string Address(Guid id) => $"{DeskAddresses.Proposal(id)}/rut-lai";

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{DeskAddresses.Proposals}/{{id:guid}}/rut-lai", async (
        Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, AnswerProposal.Handler pages, Frames frames, CancellationToken ct) =>
    {
        var taken = await handler.Handle(id, posted.ActKey(), actor, ct);
        if (taken.Ok)
        {
            return Answers.WantsJson(http) ? Results.Json(new { id }) : Results.Redirect($"{DeskAddresses.Proposal(id)}?xong={Done}");
        }

        // What became of it meanwhile stands on its page.
        var sheet = taken.Refusal is Refusal.Missing or Refusal.NotYours || Answers.WantsJson(http) ? taken.Refusal : await pages.Open(id, null, actor, ct);
        return sheet.Ok ? await frames.Page<AnswerProposalView>(http, taken.Refusal, ct, ("Sheet", sheet.Value), ("Refusal", taken.Refusal)) : Answers.Refused(http, sheet.Refusal);
    }).Needs(Operation.TakeProposalBack);

    /// <summary>Takes it back.</summary>
    public sealed class Handler(SenDb db, Visit visit, TimeProvider clock)
    {
        private const int Turns = 3;

        /// <summary>The request, taken back; nobody else's is found. Somebody who writes in the commune at the same moment may have done what was asked: it is looked at again, a few times.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Guid key, Actor actor, CancellationToken ct)
        {
            for (var turn = 1; ; turn++)
            {
                var taken = await Once(id, key, actor, ct);
                if (taken.Refusal is not Refusal.Stale || turn == Turns)
                {
                    return taken;
                }

                db.ChangeTracker.Clear();
            }
        }

        private async Task<Outcome<Guid>> Once(Guid id, Guid key, Actor actor, CancellationToken ct)
        {
            var commune = visit.Home.CommuneId;
            var newest = await db.NewestLine(commune, ct);
            if (await db.Done(actor, Operation.TakeProposalBack, commune, key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var now = clock.GetUtcNow();
            if (await ProposalReading.Of(db, id, actor, BusinessCalendar.DateOf(now), ct) is not { } shown || shown.Proposal.CommuneId != commune || shown.Proposal.AskedById != actor.PersonId)
            {
                return new Refusal.Missing(("đề nghị", "request"));
            }

            var permit = Access.Ask(actor, Operation.TakeProposalBack, new Subject(commune, PersonId: shown.Proposal.AskedById));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (shown.State is ProposalState.Done or ProposalState.Over && shown.Proposal.AnsweredAt is null)
            {
                return new Refusal.Taken(("Việc được đề nghị đã xong hoặc hồ sơ đã sang bước khác, nên không cần rút lại.", "What was asked is done, or the record has gone on, so there is nothing to take back."));
            }

            var taken = shown.Proposal.TakeBack(actor, now.UtcDateTime);
            return taken.Ok
                ? (await db.Commit(new Act(permit.Value, key, "proposal", id, now.UtcDateTime, commune) { AfterLine = newest }, ct)).Then<Guid>(receipt => receipt.SubjectId)
                : taken.Refusal;
        }
    }
}
