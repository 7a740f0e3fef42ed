using Sen.Data;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>
/// Whoever may do what was asked looks at the request (xem, trả lời đề nghị), goes to the page and does it, or says why it is not done; who asked sees what became of it. What is done on a record answers by itself.
/// </summary>
public static class AnswerProposal
{
    /// <param name="Id">The request.</param>
    /// <param name="Done">Done, or not.</param>
    /// <param name="Reason">Why not, as typed.</param>
    /// <param name="Key">Idempotency key.</param>
    public sealed record Form(Guid Id, bool Done, string Reason, Guid Key);

    /// <summary>What the page shows.</summary>
    /// <param name="Shown">The request.</param>
    /// <param name="MayAnswer">This person answers it.</param>
    /// <param name="Form">The form.</param>
    /// <param name="MayTakeBack">This person asked, and nobody has answered.</param>
    /// <param name="Just">What was just done: “gui”, “tra-loi” or “rut-lai”; null for nothing.</param>
    public sealed record Sheet(ShownProposal Shown, bool MayAnswer, Form Form, bool MayTakeBack, string? Just = null);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        const string Address = $"{DeskAddresses.Proposals}/{{id:guid}}";
        routes.MapGet(Address, async (Guid id, string? xong, HttpContext http, Actor actor, Handler handler, Frames frames, CancellationToken ct) =>
        {
            var sheet = await handler.Open(id, null, actor, ct);
            return sheet.Ok ? await frames.Page<AnswerProposalView>(http, null, ct, ("Sheet", sheet.Value with { Just = xong })) : Answers.Refused(http, sheet.Refusal);
        }).Needs(Operation.AnswerProposal);

        routes.MapPost(Address, async (Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, Frames frames, CancellationToken ct) =>
        {
            var form = new Form(id, posted["decision"] == "xong", posted[Proposal.ReasonField].ToString().ReplaceLineEndings("\n"), posted.ActKey());
            var done = await handler.Handle(form, actor, ct);
            if (done.Ok)
            {
                return Answers.WantsJson(http) ? Results.Json(new { id = done.Value }) : Results.Redirect($"{DeskAddresses.Proposal(id)}?xong=tra-loi");
            }

            var sheet = done.Refusal is Refusal.Missing or Refusal.NotYours || Answers.WantsJson(http) ? done.Refusal : await handler.Open(id, form, actor, ct);
            return sheet.Ok ? await frames.Page<AnswerProposalView>(http, done.Refusal, ct, ("Sheet", sheet.Value), ("Refusal", done.Refusal)) : Answers.Refused(http, sheet.Refusal);
        }).Needs(Operation.AnswerProposal);
    }

    /// <summary>Reads and answers.</summary>
    public sealed class Handler(SenDb db, Visit visit, TimeProvider clock)
    {
        private static readonly Refusal None = new Refusal.Missing(("đề nghị", "request"));

        /// <summary>The page: for who asked, for who answered, and for who can do it.</summary>
        public async Task<Outcome<Sheet>> Open(Guid id, Form? typed, Actor actor, CancellationToken ct)
        {
            db.ChangeTracker.Clear();
            if (await ProposalReading.Of(db, id, actor, BusinessCalendar.Today(clock), ct) is not { } shown)
            {
                return None;
            }

            // Done meanwhile, it may be nobody's to do any more: whoever could do it there still reads what became of it.
            return !shown.Proposal.IsReadBy(actor, shown.Subject, shown.State == ProposalState.Open) ? None
                : new Sheet(shown, shown.State == ProposalState.Open && shown.Proposal.IsFor(actor, shown.Subject), typed ?? new(id, false, "", Guid.CreateVersion7(clock.GetUtcNow())),
                    shown.State == ProposalState.Open && shown.Proposal.AskedById == actor.PersonId);
        }

        /// <summary>The request, answered.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var commune = visit.Home.CommuneId;
            if (await db.Done(actor, Operation.AnswerProposal, commune, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var now = clock.GetUtcNow();
            if (await ProposalReading.Of(db, form.Id, actor, BusinessCalendar.DateOf(now), ct) is not { } shown || shown.Proposal.CommuneId != commune
                || !(shown.State == ProposalState.Open ? shown.Proposal.IsFor(actor, shown.Subject) : shown.Proposal.IsReadBy(actor, shown.Subject, open: false)))
            {
                return None;
            }

            var permit = Access.Ask(actor, Operation.AnswerProposal, new Subject(commune, PersonId: actor.PersonId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (shown.Proposal.AnsweredAt is null && shown.State != ProposalState.Open)
            {
                return new Refusal.Taken(("Việc được đề nghị đã xong hoặc hồ sơ đã sang bước khác, nên không cần trả lời nữa.", "What was asked is done, or the record has gone on, so no answer is needed any more."));
            }

            var closed = shown.Proposal.Close(form.Done, form.Reason, actor, now.UtcDateTime);
            if (!closed.Ok)
            {
                db.ChangeTracker.Clear();
                return closed.Refusal;
            }

            return (await db.Commit(new Act(permit.Value, form.Key, "proposal", form.Id, now.UtcDateTime, commune), ct)).Then<Guid>(receipt => receipt.SubjectId);
        }
    }
}
