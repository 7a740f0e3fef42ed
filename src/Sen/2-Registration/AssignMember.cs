using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>Somebody else follows a model that is under way (phân công người theo dõi): a member left, or the work was divided anew.</summary>
public static class AssignMember
{
    /// <summary>What is chosen.</summary>
    /// <param name="Id">The registration.</param>
    /// <param name="InCharge">Title of the post; empty for nobody.</param>
    /// <param name="Version">Which version of the registration was looked at.</param>
    /// <param name="Key">Idempotency key.</param>
    public sealed record Form(Guid Id, string InCharge, int Version, Guid Key);

    /// <summary>Maps the slice; its form stands on the model's page.</summary>
    public static void Map(Routes routes) =>
        routes.MapPost($"{DeskAddresses.Models}/{{id:guid}}/phan-cong", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, Frames frames, ModelSheets sheets, CancellationToken ct) =>
        {
            var form = new Form(id, posted.Typed(Decision.InCharge) ?? "", posted.Number("version"), posted.ActKey());
            var assigned = await handler.Handle(form, actor, ct);
            return assigned.Refusal is { } refusal ? await ReadModel.Refused(id, http, actor, frames, sheets, refusal, ct, form.InCharge)
                : Answers.WantsJson(http) ? Results.Json(new { id })
                : Results.Redirect($"{DeskAddresses.Model(id)}?phan-cong");
        }).Needs(Operation.AssignMember);

    /// <summary>Writes it.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The registration; or why not.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var today = BusinessCalendar.DateOf(now);
            if (await Registrations.Load(db, form.Id, today, ct) is not { } dossier)
            {
                return new Refusal.Missing(("bản đăng ký", "registration"));
            }

            var commune = dossier.Registration.CommuneId;
            if (await db.Done(actor, Operation.AssignMember, commune, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var permit = Access.Ask(actor, Operation.AssignMember, dossier.Subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (await StaleForm.Check(db, dossier, form.Version, ct) is { } stale)
            {
                return stale;
            }

            if (form.InCharge == dossier.Registration.InCharge)
            {
                return new Refusal.Invalid(Decision.InCharge, ("Người theo dõi không đổi. Đề nghị chọn người khác.", "It is the same member. Please choose another one."));
            }

            if (form.InCharge.Length > 0 && !(await CommitteeReading.MayBeInCharge(db, commune, today, ct)).Contains(form.InCharge))
            {
                return new Refusal.Invalid(Decision.InCharge, Deciding.NotOnTheList);
            }

            dossier.Registration.InCharge = form.InCharge;
            var committed = await db.Commit(new Act(permit.Value, form.Key, "registration", form.Id, now.UtcDateTime, commune), ct);
            return committed.Then<Guid>(receipt => receipt.SubjectId);
        }
    }
}
