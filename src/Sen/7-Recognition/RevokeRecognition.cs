using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Recognition;

/// <summary>The head of the committee revokes a recognition by decision, with its reason; the public page goes (thu hồi công nhận).</summary>
public static class RevokeRecognition
{
    /// <param name="Id">The registration.</param>
    /// <param name="Key">Idempotency key.</param>
    /// <param name="Version">The dossier's version when the form was made.</param>
    /// <param name="Number">Number and symbol of the revoking decision.</param>
    /// <param name="On">Its day, as typed.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Form(Guid Id, Guid Key, int Version, string Number, string On, string Reason);

    /// <summary>What is to be revoked.</summary>
    public sealed record Decided(Dossier Dossier, LevelClaim Claim);

    public static void Map(Routes routes)
    {
        const string Address = $"{DeskAddresses.Models}/{{id:guid}}/thu-hoi";
        routes.MapGet(Address, async (Guid id, HttpContext http, Actor actor, Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var decided = await handler.Open(id, actor, ct);
            return decided.Ok
                ? await Page(http, frames, decided.Value, Empty(decided.Value, clock), null, ct)
                : Answers.Refused(http, decided.Refusal);
        }).Needs(Operation.Revoke);

        routes.MapPost(Address, async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, Frames frames, CancellationToken ct) =>
        {
            var form = new Form(
                id, posted.ActKey(), posted.Number("version"), posted["number"].ToString(), posted["on"].ToString(), posted["reason"].ToString());
            var done = await handler.Handle(form, actor, ct);
            if (done.Ok)
            {
                return Results.Redirect($"{DeskAddresses.Model(id)}?xong={Step.Revoke}");
            }

            var decided = await handler.Open(id, actor, ct);
            return decided.Ok ? await Page(http, frames, decided.Value, form, done.Refusal, ct) : Answers.Refused(http, done.Refusal);
        }).Needs(Operation.Revoke);
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, Decided decided, Form form, Refusal? refusal, CancellationToken ct)
    {
        // After the second look the decision counts: the form now carries the version that was shown.
        var shown = refusal is Refusal.Stale ? form with { Version = decided.Dossier.Version } : form;
        return frames.Page<RevokeRecognitionView>(http, refusal, ct,
            ("Dossier", DossierFacts.Of(decided.Dossier)), ("Claim", decided.Claim), ("Form", shown), ("Refusal", refusal));
    }

    private static Form Empty(Decided decided, TimeProvider clock) => new(
        decided.Dossier.Registration.Id, Guid.CreateVersion7(clock.GetUtcNow()), decided.Dossier.Version,
        "", AdministrativeDate.Short(BusinessCalendar.Today(clock)), "");

    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>What stands, when this person may revoke it now.</summary>
        public async Task<Outcome<Decided>> Open(Guid id, Actor actor, CancellationToken ct)
        {
            // What a refused attempt changed in memory is forgotten.
            db.ChangeTracker.Clear();
            var dossier = await Registrations.Load(db, id, BusinessCalendar.Today(clock), ct);
            return dossier is null ? new Refusal.Missing(("mô hình", "model"))
                : Access.Ask(actor, Operation.Revoke, dossier.Subject).Refusal is { } refusal ? refusal
                : await ClaimOf(id, ct) is { } claim ? new Decided(dossier, claim) : new Refusal.Missing(("quyết định công nhận", "decision of recognition"));
        }

        public async Task<Outcome<Receipt>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var today = BusinessCalendar.DateOf(now);
            if (await Registrations.Load(db, form.Id, today, ct) is not { Registration: var registration, Model: var model } dossier)
            {
                return new Refusal.Missing(("mô hình", "model"));
            }

            if (await db.Done(actor, Operation.Revoke, registration.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var permit = Access.Ask(actor, Operation.Revoke, dossier.Subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (await ClaimOf(registration.Id, ct) is not { } claim)
            {
                return new Refusal.Missing(("quyết định công nhận", "decision of recognition"));
            }

            if (DossierFacts.Changed(dossier, form.Version) is { } stale)
            {
                return stale;
            }

            var revoked = claim.Revoke(form.Number, form.On, form.Reason, today);
            var taken = revoked.Ok ? registration.Take(Step.Revoke, now.UtcDateTime) : revoked.Refusal;
            if (taken.Refusal is { } refusal)
            {
                return refusal;
            }

            model.IsPublic = await db.Registrations.AnyAsync(
                other => other.ModelId == model.Id && other.Id != registration.Id && other.Stage == Stage.Recognised, ct);
            // Counts as a change also when it stays public: a recognition of another year, at this moment, must notice.
            db.Entry(model).Property(row => row.IsPublic).IsModified = true;
            var act = new Act(permit.Value, form.Key, "registration", registration.Id, now.UtcDateTime, registration.CommuneId) { Reason = form.Reason.Trim() };
            return await db.Commit(act, ct);
        }

        private Task<LevelClaim?> ClaimOf(Guid registration, CancellationToken ct) =>
            db.LevelClaims.SingleOrDefaultAsync(row => row.RegistrationId == registration && row.Level == Level.Commune, ct);
    }
}
