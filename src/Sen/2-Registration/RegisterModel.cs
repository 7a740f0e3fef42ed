using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>An organisation registers its model for the year (gửi đăng ký mô hình): the draft is complete and goes to the standing body.</summary>
public static class RegisterModel
{
    /// <param name="Id">The registration.</param>
    /// <param name="Version">The dossier's version when the page was made.</param>
    /// <param name="Key">Idempotency key.</param>
    /// <param name="Unchanged">The person was asked and sends again what was returned, as it was.</param>
    public sealed record Form(Guid Id, int Version, Guid Key, bool Unchanged = false);

    public static void Map(Routes routes)
    {
        routes.MapGet($"{DeskAddresses.Models}/{{id:guid}}/dang-ky/5", (
            Guid id, HttpContext http, Actor actor, Frames frames, Sheets sheets, CancellationToken ct) =>
            RegistrationPages.Part(id, RegistrationForm.Parts.Count, 1, http, actor, frames, sheets, ct)).Needs(Operation.Register);

        routes.MapPost($"{DeskAddresses.Models}/{{id:guid}}/gui", async (
            Guid id, IFormCollection typed, HttpContext http, Actor actor, Handler handler, Frames frames, Sheets sheets, CancellationToken ct) =>
        {
            var sent = await handler.Handle(new(id, typed.Number("version"), typed.ActKey(), typed["unchanged"] == "1"), actor, ct);
            if (sent.Refusal is not { } refusal)
            {
                return Answers.WantsJson(http) ? Results.Json(new { id }) : Results.Redirect($"{DeskAddresses.Model(id)}?xong={Step.Register}");
            }

            var sheet = await sheets.Of(id, RegistrationForm.Parts.Count, 1, actor, ct);
            return Answers.WantsJson(http) ? Answers.Problem(http, refusal)
                : sheet.Ok ? await RegistrationPages.Form(http, frames, sheet.Value with { Refusal = refusal }, refusal, ct)
                : Answers.Refused(http, refusal);
        }).Needs(Operation.Register).FormAt($"dang-ky/{RegistrationForm.Parts.Count}");
    }

    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        public async Task<Outcome<Guid>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            if (await Registrations.Load(db, form.Id, BusinessCalendar.DateOf(now), ct) is not { } dossier)
            {
                return new Refusal.Missing(("bản đăng ký", "registration"));
            }

            var commune = dossier.Registration.CommuneId;
            if (await db.Done(actor, Operation.Register, commune, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var permit = Access.Ask(actor, Operation.Register, dossier.Subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (await StaleForm.Check(db, dossier, form.Version, ct) is { } stale)
            {
                return stale;
            }

            if (!form.Unchanged && await Reviews.Unchanged(db, dossier, ct))
            {
                return new Refusal.Invalid("unchanged", (
                    "Chưa sửa gì theo ý kiến trả lại – vẫn gửi?", "Nothing was changed after the registration was returned – send it all the same?"));
            }

            var submitted = dossier.Registration.Submit(dossier.Model, now.UtcDateTime);
            if (!submitted.Ok)
            {
                return submitted.Refusal;
            }

            // Whoever sends it answers for it: this person never approves it.
            dossier.Registration.RegistrantId = actor.PersonId;
            var act = new Act(permit.Value, form.Key, "registration", form.Id, now.UtcDateTime, commune)
            {
                OnBehalf = dossier.OnBehalf(permit.Value),
                Reason = PersonalWords.Overruled(Sheets.Personal(AnswerSheet.Of(dossier.Registration, dossier.Model))),
            };
            var committed = await db.Commit(act, ct);
            // Somebody was quicker by a moment: read again and say what changed.
            return committed.Refusal is Refusal.Stale ? await Handle(form, actor, ct) : committed.Then<Guid>(receipt => receipt.SubjectId);
        }
    }
}
