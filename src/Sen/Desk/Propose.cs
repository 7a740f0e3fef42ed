using Sen.Data;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>Somebody asks whoever may to do what they may not do themselves (đề nghị); pressed again while it is open, it is the same request.</summary>
public static class Propose
{
    /// <param name="What">Verb of what is to be done.</param>
    /// <param name="Record">On which record; the empty id for none.</param>
    /// <param name="Address">The page it is asked on.</param>
    /// <param name="Note">Why, as typed.</param>
    /// <param name="Key">Idempotency key.</param>
    public sealed record Form(string What, Guid Record, string Address, string Note, Guid Key);

    /// <summary>Maps the slice; its form stands wherever a page says who can.</summary>
    public static void Map(Routes routes) => routes.MapPost(DeskAddresses.Proposals, async (IFormCollection posted, HttpContext http, Visit visit, Handler handler, Frames frames, CancellationToken ct) =>
    {
        var form = new Form(posted[Proposal.WhatField].ToString(), posted.Id("record"), posted["address"].ToString(), posted[Proposal.NoteField].ToString().ReplaceLineEndings("\n"), posted.ActKey());
        var done = await handler.Handle(form, visit.Actor, visit.Home, ct);
        return done.Ok ? Answers.WantsJson(http) ? Results.Json(new { id = done.Value }) : Results.Redirect($"{DeskAddresses.Proposal(done.Value)}?xong=gui")
            : done.Refusal is Refusal.Invalid invalid && !Answers.WantsJson(http) && await handler.Offer(form, ct) is { } offer
                ? await frames.Page<ProposeAgainView>(http, invalid, ct, (nameof(ProposeAgainView.Offer), offer), (nameof(ProposeAgainView.Note), form.Note), (nameof(ProposeAgainView.Refusal), invalid))
            : Answers.Refused(http, done.Refusal);
    }).Needs(Operation.Propose);

    /// <summary>Writes the request.</summary>
    public sealed class Handler(SenDb db, Proposing proposing, TimeProvider clock)
    {
        private static readonly Refusal NobodyToAsk = new Refusal.Taken((
            "Việc này không cần hoặc không có người để đề nghị nữa. Xin mở lại trang để xem.", "There is nothing to ask for here any more, or nobody to ask. Please open the page again."));

        /// <summary>The request; the one that is open when there is one.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Actor actor, Home home, CancellationToken ct)
        {
            // Two presses at the same moment look at each other: the second finds the first.
            var asked = await Ask(form, actor, home, ct);
            return asked.Refusal is Refusal.Stale && form.Key != Guid.Empty ? await Ask(form, actor, home, ct) : asked;
        }

        /// <summary>The offer of the form; null when there is nothing to ask for.</summary>
        public async Task<ProposalOffer?> Offer(Form form, CancellationToken ct) =>
            OperationNames.Find(form.What) is { } operation ? await proposing.Of(operation, form.Record == Guid.Empty ? null : form.Record, AddressOf(form), ct) : null;

        private async Task<Outcome<Guid>> Ask(Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.Propose, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var (now, line) = (clock.GetUtcNow(), await db.NewestLine(home.CommuneId, ct));
            var permit = Access.Ask(actor, Operation.Propose, new Subject(home.CommuneId, PersonId: actor.PersonId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (await Offer(form, ct) is not { } offer)
            {
                return NobodyToAsk;
            }

            if (offer.Waiting.FirstOrDefault() is { } before)
            {
                return before.Proposal.Id;
            }

            var proposal = Proposal.Ask(Guid.CreateVersion7(now), home, actor, (offer.Choices[0].Operation, offer.Record, offer.Address), form.Note, now.UtcDateTime);
            if (!proposal.Ok)
            {
                return proposal.Refusal;
            }

            db.ChangeTracker.Clear();
            db.Proposals.Add(proposal.Value);
            return (await db.Commit(new Act(permit.Value, form.Key, "proposal", proposal.Value.Id, now.UtcDateTime, home.CommuneId) { AfterLine = line }, ct)).Then<Guid>(receipt => receipt.SubjectId);
        }

        // Only a page of this workplace is led to.
        private static string AddressOf(Form form) =>
            LocalAddress.Or(form.Address, DeskAddresses.MyWork) is var address && DeskAddresses.IsDesk(address.Split('?', '#')[0]) && address.Length <= 300 ? address : DeskAddresses.MyWork;
    }
}
