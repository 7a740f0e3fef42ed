using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>The committee does not approve a registration (không duyệt); the reason is the last word on it.</summary>
public static class DeclineRegistration
{
    public static void Map(Routes routes) => Deciding.Map<Handler>(routes, "khong-duyet", Operation.Decline,
        (handler, form, actor, ct) => handler.Handle(form, actor, ct));

    public sealed class Handler(Deciding deciding)
    {
        public Task<Outcome<Guid>> Handle(DecisionForm form, Actor actor, CancellationToken ct) => deciding.Take(Operation.Decline, form, actor,
            (dossier, now) => Task.FromResult(
                Decision.Decline(dossier.Registration, form.Reason, now.UtcDateTime).Then<string>(_ => form.Reason.Trim())), ct);
    }
}
