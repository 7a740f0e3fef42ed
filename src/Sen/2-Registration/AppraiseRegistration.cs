using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>The standing body appraises a registration (thẩm định).</summary>
public static class AppraiseRegistration
{
    public static void Map(Routes routes) => Deciding.Map<Handler>(routes, "tham-dinh", Operation.Appraise,
        (handler, form, actor, ct) => handler.Handle(form, actor, ct));

    public sealed class Handler(Deciding deciding)
    {
        public Task<Outcome<Guid>> Handle(DecisionForm form, Actor actor, CancellationToken ct) => deciding.Take(Operation.Appraise, form, actor,
            (dossier, now) => Task.FromResult(
                Decision.Appraise(dossier.Registration, form.Opinion, form.InCharge, now.UtcDateTime).Then<string>(taken => taken.Opinion)), ct);
    }
}
