using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Recognition;

/// <summary>The head of the committee decides that a scored model is not recognised this year, with the reason (không công nhận).</summary>
public static class DeclineRecognition
{
    /// <param name="Id">The registration.</param>
    /// <param name="Key">Idempotency key.</param>
    /// <param name="Version">The dossier's version when the form was made.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Form(Guid Id, Guid Key, int Version, string Reason);

    public static void Map(Routes routes)
    {
        const string Address = $"{DeskAddresses.Models}/{{id:guid}}/khong-cong-nhan";
        routes.MapGet(Address, async (Guid id, HttpContext http, Actor actor, Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var dossier = await handler.Open(id, actor, ct);
            return dossier.Ok
                ? await Page(http, frames, dossier.Value, new(id, Guid.CreateVersion7(clock.GetUtcNow()), dossier.Value.Version, ""), null, ct)
                : Answers.Refused(http, dossier.Refusal);
        }).Needs(Operation.DeclineRecognition);

        routes.MapPost(Address, async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, Frames frames, CancellationToken ct) =>
        {
            var form = new Form(id, posted.ActKey(), posted.Number("version"), posted[Decision.Reason].ToString());
            var done = await handler.Handle(form, actor, ct);
            if (done.Ok)
            {
                return Results.Redirect($"{DeskAddresses.Model(id)}?xong={Step.DeclineRecognition}");
            }

            var dossier = await handler.Open(id, actor, ct);
            return dossier.Ok ? await Page(http, frames, dossier.Value, form, done.Refusal, ct) : Answers.Refused(http, done.Refusal);
        }).Needs(Operation.DeclineRecognition);
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, Dossier dossier, Form form, Refusal? refusal, CancellationToken ct)
    {
        // After the second look the decision counts: the form now carries the version that was shown.
        var shown = refusal is Refusal.Stale ? form with { Version = dossier.Version } : form;
        return frames.Page<DeclineRecognitionView>(http, refusal, ct, ("Dossier", DossierFacts.Of(dossier)), ("Form", shown), ("Refusal", refusal));
    }

    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>What is to be decided, when this person may decide it now.</summary>
        public async Task<Outcome<Dossier>> Open(Guid id, Actor actor, CancellationToken ct)
        {
            // What a refused attempt changed in memory is forgotten.
            db.ChangeTracker.Clear();
            var dossier = await Registrations.Load(db, id, BusinessCalendar.Today(clock), ct);
            return dossier is null ? new Refusal.Missing(("mô hình", "model"))
                : Access.Ask(actor, Operation.DeclineRecognition, dossier.Subject).Refusal is { } refusal ? refusal
                : dossier;
        }

        public async Task<Outcome<Receipt>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            if (await Registrations.Load(db, form.Id, BusinessCalendar.DateOf(now), ct) is not { Registration: var registration } dossier)
            {
                return new Refusal.Missing(("mô hình", "model"));
            }

            if (await db.Done(actor, Operation.DeclineRecognition, registration.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var permit = Access.Ask(actor, Operation.DeclineRecognition, dossier.Subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (DossierFacts.Changed(dossier, form.Version) is { } stale)
            {
                return stale;
            }

            if (Decision.DeclineRecognition(registration, form.Reason, now.UtcDateTime).Refusal is { } refusal)
            {
                return refusal;
            }

            var act = new Act(permit.Value, form.Key, "registration", registration.Id, now.UtcDateTime, registration.CommuneId) { Reason = form.Reason.Trim() };
            return await db.Commit(act, ct);
        }
    }
}
