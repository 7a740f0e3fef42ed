using Sen.Data;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>One act that somebody else could be asked for.</summary>
/// <param name="Operation">What is to be done.</param>
/// <param name="People">Role titles of those who can do it now.</param>
/// <param name="Before">What this person asked before and nobody has done or answered; null when nothing.</param>
public sealed record ProposalChoice(Operation Operation, IReadOnlyList<string> People, ShownProposal? Before);

/// <summary>The button beside “who can” (nút đề nghị): what would be asked of whom, and what this person asked before.</summary>
/// <param name="Choices">The acts that can be asked for, the one to begin with first; at least one.</param>
/// <param name="Record">On which record; null for a page of the whole commune.</param>
/// <param name="Address">The page it is asked on.</param>
/// <param name="Key">Key of the form.</param>
public sealed record ProposalOffer(IReadOnlyList<ProposalChoice> Choices, Guid? Record, string Address, Guid Key)
{
    /// <summary>The acts this person has not asked for yet.</summary>
    public IReadOnlyList<ProposalChoice> Open => [.. Choices.Where(choice => choice.Before is null)];

    /// <summary>What was asked for before and waits.</summary>
    public IEnumerable<ShownProposal> Waiting => Choices.Select(choice => choice.Before).OfType<ShownProposal>();
}

/// <summary>Finds out whether somebody may be asked: one place for every page that says who can.</summary>
public sealed class Proposing(SenDb db, Visit visit, TimeProvider clock)
{
    /// <summary>The offer; null when this person can do it, or nobody is there who could be asked.</summary>
    /// <param name="operation">What is to be done.</param>
    /// <param name="record">On which record.</param>
    /// <param name="address">The page it is asked on.</param>
    /// <param name="ct">Cancellation.</param>
    public Task<ProposalOffer?> Of(Operation operation, Guid? record, string address, CancellationToken ct) => Of([operation], record, address, ct);

    /// <summary>Those of several operations that somebody could be asked for, in their order; null when there is none.</summary>
    public async Task<ProposalOffer?> Of(IEnumerable<Operation> operations, Guid? record, string address, CancellationToken ct)
    {
        var (actor, commune, now, asked) = (visit.Actor, visit.Home.CommuneId, clock.GetUtcNow(), operations.Distinct().ToList());
        var today = BusinessCalendar.DateOf(now);
        if (asked.Count == 0 || actor.Standing != Standing.Person || !visit.Scope.Communes.Contains(commune) || actor.Posts.Count == 0)
        {
            return null;
        }

        var subject = (await ProposalReading.About(db, commune, record, today, ct)).Subject;
        // What lies in another commune is for its own people to ask each other.
        if (subject.CommuneId != commune)
        {
            return null;
        }

        var others = (await HeldPosts.People(db, commune, today, ct)).Where(person => person.PersonId != actor.PersonId).ToList();
        var can = asked.Where(operation => !Access.Ask(actor, operation, subject).Ok)
            .Select(operation => (Operation: operation, People: others.Where(person => Proposal.CanBeAsked(person, operation, subject)).Select(person => person.Name).ToList())).Where(choice => choice.People.Count > 0).ToList();
        if (can.Count == 0)
        {
            return null;
        }

        var before = await ProposalReading.Open(db, actor, [.. can.Select(choice => choice.Operation)], record, today, ct);
        return new([.. can.Select(choice => new ProposalChoice(choice.Operation, choice.People, before.FirstOrDefault(shown => shown.Proposal.Operation == choice.Operation)))], record, address, Guid.CreateVersion7(now));
    }
}

/// <summary>The page that says no to somebody at work: why, who can, whom to call, and the button that asks them.</summary>
public sealed class ForbiddenPages(Frames frames, Proposing proposing)
{
    /// <summary>The page.</summary>
    public async Task<IResult> Show(HttpContext http, Refusal.NotYours refusal, CancellationToken ct)
    {
        var operation = http.GetEndpoint()?.Metadata.GetMetadata<DeclaredOperation>()?.Operation;
        // A form that was refused is asked for on the page it stands on, not at its own address.
        var page = HttpMethods.IsGet(http.Request.Method);
        var record = Guid.TryParse(http.Request.RouteValues.GetValueOrDefault("id") as string, out var id) ? id : (Guid?)null;
        var offer = page && operation is { } asked ? await proposing.Of(asked, record, http.Request.Path, ct) : null;
        return await frames.Page<ForbiddenView>(http, refusal, ct,
            (nameof(ForbiddenView.Refusal), refusal), (nameof(ForbiddenView.Offer), offer), (nameof(ForbiddenView.Kept), await KeptText.Of(http)));
    }
}
