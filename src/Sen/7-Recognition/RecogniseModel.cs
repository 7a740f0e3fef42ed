using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Honours;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Recognition;

/// <summary>The head of the committee recognises a model by decision; from then on it has a public page (công nhận).</summary>
public static class RecogniseModel
{
    /// <param name="Id">The registration.</param>
    /// <param name="Key">Idempotency key.</param>
    /// <param name="Version">The dossier's version when the form was made.</param>
    /// <param name="Number">Number and symbol of the decision.</param>
    /// <param name="On">Day of the decision, as typed.</param>
    /// <param name="Exemplary">Exemplary (tiêu biểu) by this decision.</param>
    public sealed record Form(Guid Id, Guid Key, int Version, string Number, string On, bool Exemplary);

    /// <summary>What the page shows beside the form.</summary>
    /// <param name="Dossier">The registration.</param>
    /// <param name="Closed">Gates that are closed: field → sentence.</param>
    /// <param name="Progress">The evidence.</param>
    public sealed record Proposal(Dossier Dossier, IReadOnlyDictionary<string, Wording> Closed, IReadOnlyList<ProgressNote> Progress);

    public static void Map(Routes routes)
    {
        const string Address = $"{DeskAddresses.Models}/{{id:guid}}/cong-nhan";
        routes.MapGet(Address, async (Guid id, HttpContext http, Actor actor, Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var proposal = await handler.Open(id, actor, ct);
            return proposal.Ok
                ? await Page(http, frames, proposal.Value, Empty(proposal.Value, clock), null, ct)
                : Answers.Refused(http, proposal.Refusal);
        }).Needs(Operation.Recognise);

        routes.MapPost(Address, async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, Frames frames, CancellationToken ct) =>
        {
            var form = new Form(id, posted.ActKey(), posted.Number("version"), posted["number"].ToString(), posted["on"].ToString(), posted["exemplary"] == "1");
            var done = await handler.Handle(form, actor, ct);
            if (done.Ok)
            {
                return Results.Redirect($"{DeskAddresses.Model(id)}?xong={Step.Recognise}");
            }

            var proposal = await handler.Open(id, actor, ct);
            return proposal.Ok ? await Page(http, frames, proposal.Value, form, done.Refusal, ct) : Answers.Refused(http, done.Refusal);
        }).Needs(Operation.Recognise);
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, Proposal proposal, Form form, Refusal? refusal, CancellationToken ct)
    {
        // After the second look the decision counts: the form now carries the version that was shown.
        var shown = refusal is Refusal.Stale ? form with { Version = proposal.Dossier.Version } : form;
        return frames.Page<RecogniseModelView>(http, refusal, ct,
            ("Dossier", DossierFacts.Of(proposal.Dossier)), ("Closed", proposal.Closed), ("Progress", proposal.Progress), ("Form", shown), ("Refusal", refusal));
    }

    private static Form Empty(Proposal proposal, TimeProvider clock) => new(
        proposal.Dossier.Registration.Id, Guid.CreateVersion7(clock.GetUtcNow()), proposal.Dossier.Version,
        "", AdministrativeDate.Short(BusinessCalendar.Today(clock)), Exemplary: false);

    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>What is to be decided, when this person may decide it now.</summary>
        public async Task<Outcome<Proposal>> Open(Guid id, Actor actor, CancellationToken ct)
        {
            // What a refused attempt changed in memory is forgotten.
            db.ChangeTracker.Clear();
            var today = BusinessCalendar.Today(clock);
            var dossier = await Registrations.Load(db, id, today, ct);
            return dossier is null ? new Refusal.Missing(("mô hình", "model"))
                : Access.Ask(actor, Operation.Recognise, dossier.Subject).Refusal is { } refusal ? refusal
                : new Proposal(dossier, await Closed(dossier, today, ct), await ProgressLog.Of(db, id, ct));
        }

        public async Task<Outcome<Receipt>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var today = BusinessCalendar.DateOf(now);
            if (await Registrations.Load(db, form.Id, today, ct) is not { Registration: var registration, Model: var model } dossier)
            {
                return new Refusal.Missing(("mô hình", "model"));
            }

            if (await db.Done(actor, Operation.Recognise, registration.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var permit = Access.Ask(actor, Operation.Recognise, dossier.Subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (DossierFacts.Changed(dossier, form.Version) is { } stale)
            {
                return stale;
            }

            var claim = await ClaimOf(registration, now, ct);
            var closed = await Closed(dossier, today, ct);
            var decided = closed.Count > 0 ? new Refusal.Invalid(closed) : claim.Recognise(form.Number, form.On, form.Exemplary, today);
            var taken = decided.Ok ? registration.Take(Step.Recognise, now.UtcDateTime) : decided.Refusal;
            if (taken.Refusal is { } refusal)
            {
                return refusal;
            }

            model.IsPublic = true;
            // Counts as a change even when another year's recognition had made it public: a revocation of that one, at this moment, must notice.
            db.Entry(model).Property(row => row.IsPublic).IsModified = true;
            return await db.Commit(new Act(permit.Value, form.Key, "registration", registration.Id, now.UtcDateTime, registration.CommuneId), ct);
        }

        // The gates are those of the day the decision is written into Sen, so that an earlier date on the paper opens none of them.
        private async Task<IReadOnlyDictionary<string, Wording>> Closed(Dossier dossier, DateOnly today, CancellationToken ct) =>
            RecognitionGates.Closed(await SettingsOf.Commune(db, dossier.Registration.CommuneId, today, ct), dossier.Registration.ScoreHalves);

        private async Task<LevelClaim> ClaimOf(Movement.Models.Registration registration, DateTimeOffset now, CancellationToken ct)
        {
            if (await db.LevelClaims.SingleOrDefaultAsync(row => row.RegistrationId == registration.Id && row.Level == Level.Commune, ct) is { } claim)
            {
                return claim;
            }

            claim = new()
            {
                Id = Guid.CreateVersion7(now),
                CommuneId = registration.CommuneId,
                ProvinceId = registration.ProvinceId,
                RegistrationId = registration.Id,
                ModelId = registration.ModelId,
                Level = Level.Commune,
            };
            db.LevelClaims.Add(claim);
            return claim;
        }
    }
}
