using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>The committee approves a registration (duyệt).</summary>
public static class ApproveRegistration
{
    public static void Map(Routes routes) => Deciding.Map<Handler>(routes, "duyet", Operation.Approve,
        (handler, form, actor, ct) => handler.Handle(form, actor, ct));

    public sealed class Handler(Deciding deciding)
    {
        public Task<Outcome<Guid>> Handle(DecisionForm form, Actor actor, CancellationToken ct) => deciding.Take(Operation.Approve, form, actor,
            (dossier, now) => Task.FromResult(
                Decision.Approve(dossier.Registration, form.InCharge, now.UtcDateTime).Then<string>(_ => form.Opinion.Trim())), ct);
    }
}
