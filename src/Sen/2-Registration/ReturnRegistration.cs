using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>A registration goes back with reasons tied to questions (trả lại để bổ sung).</summary>
public static class ReturnRegistration
{
    public static void Map(Routes routes) => Deciding.Map<Handler>(routes, "tra-lai", Operation.ReturnRegistration,
        (handler, form, actor, ct) => handler.Handle(form, actor, ct));

    public sealed class Handler(SenDb db, Deciding deciding)
    {
        public Task<Outcome<Guid>> Handle(DecisionForm form, Actor actor, CancellationToken ct) => deciding.Take(
            Operation.ReturnRegistration, form, actor, (dossier, now) => Return(dossier, form, now, ct), ct);

        private async Task<Outcome<string>> Return(Dossier dossier, DecisionForm form, DateTimeOffset now, CancellationToken ct)
        {
            var round = await db.ReturnReasons.Where(row => row.RegistrationId == form.Id).MaxAsync(row => (int?)row.Round, ct) ?? 0;
            var names = dossier.Model.VillageId is { } village ? await Places.VillageNames(db, [village], ct) : new Dictionary<Guid, string>();
            return Decision.Return(
                dossier.Registration, dossier.Model, form.Reasons, round + 1, id => names.GetValueOrDefault(id, ""),
                () => Guid.CreateVersion7(now), now.UtcDateTime).Then<string>(reasons =>
                {
                    db.ReturnReasons.AddRange(reasons);
                    return string.Join('\n', reasons.Select(reason => $"“{RegistrationForm.Find(reason.Question)!.Label.Vi}”: {reason.Reason}"));
                });
        }
    }
}
