using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>The owner takes a registration back before it is appraised (rút bản đăng ký); it is a draft again.</summary>
public static class WithdrawRegistration
{
    /// <param name="Id">The registration.</param>
    /// <param name="Key">Idempotency key.</param>
    public sealed record Form(Guid Id, Guid Key);

    public static void Map(Routes routes) =>
        routes.MapPost($"{DeskAddresses.Models}/{{id:guid}}/rut-lai", async (
            Guid id, IFormCollection typed, HttpContext http, Actor actor, Handler handler, Frames frames, ModelSheets sheets, CancellationToken ct) =>
        {
            var withdrawn = await handler.Handle(new(id, typed.ActKey()), actor, ct);
            return withdrawn.Refusal is { } refusal ? await ReadModel.Refused(id, http, actor, frames, sheets, refusal, ct)
                : Answers.WantsJson(http) ? Results.Json(new { id })
                : Results.Redirect($"{DeskAddresses.Model(id)}?xong={Step.Withdraw}");
        }).Needs(Operation.Withdraw);

    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        // No version: what is taken back is the step, and the step itself is checked; the answers stay as they are.
        public async Task<Outcome<Guid>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            if (await Registrations.Load(db, form.Id, BusinessCalendar.DateOf(now), ct) is not { } dossier)
            {
                return new Refusal.Missing(("bản đăng ký", "registration"));
            }

            var commune = dossier.Registration.CommuneId;
            if (await db.Done(actor, Operation.Withdraw, commune, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var permit = Access.Ask(actor, Operation.Withdraw, dossier.Subject);
            var taken = permit.Then(_ => dossier.Registration.Take(Step.Withdraw, now.UtcDateTime));
            if (!taken.Ok)
            {
                return taken.Refusal;
            }

            var committed = await db.Commit(new Act(permit.Value, form.Key, "registration", form.Id, now.UtcDateTime, commune), ct);
            return committed.Refusal is Refusal.Stale ? await Handle(form, actor, ct) : committed.Then<Guid>(receipt => receipt.SubjectId);
        }
    }
}
