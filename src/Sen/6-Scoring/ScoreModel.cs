using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Scoring;
using Sen.Plumbing;

namespace Sen.Scoring;

/// <summary>A committee member scores a model against the scale in force (chấm điểm).</summary>
public static class ScoreModel
{
    private const string KeptQuery = "da-giu";

    /// <param name="Id">The registration.</param>
    /// <param name="Key">Idempotency key.</param>
    /// <param name="Version">The dossier's version when the sheet was opened.</param>
    /// <param name="Points">Criterion number → points as typed.</param>
    /// <param name="Remark">A remark on the whole.</param>
    public sealed record Form(Guid Id, Guid Key, int Version, IReadOnlyDictionary<int, string?> Points, string Remark);

    /// <summary>What the sheet shows beside the form.</summary>
    public sealed record Sheet(Dossier Dossier, Rubric Rubric, IReadOnlyList<ProgressNote> Progress)
    {
        /// <summary>What this person has put by; null when nothing.</summary>
        public KeptScore? Kept { get; init; }
    }

    public static void Map(Routes routes)
    {
        const string Address = $"{DeskAddresses.Models}/{{id:guid}}/cham-diem";
        routes.MapGet(Address, async (Guid id, HttpContext http, Actor actor, Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var sheet = await handler.Open(id, actor, ct);
            return sheet.Ok
                ? await Page(http, frames, sheet.Value, Empty(sheet.Value, clock), null, ct)
                : Answers.Refused(http, sheet.Refusal);
        }).Needs(Operation.Score);

        routes.MapPost(Address, async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, Frames frames, CancellationToken ct) =>
        {
            var form = Of(id, posted);
            // Adding up is offered without a script: the sheet comes back with its sum and nothing is written.
            var (wish, total) = (posted["do"].ToString(), posted["do"] == "total");
            var refusal = total ? null : (wish == "keep" ? await handler.Keep(form, actor, ct) : await handler.Handle(form, actor, ct)).Refusal;
            if (refusal is null && !total)
            {
                return Results.Redirect(wish == "keep" ? $"{DeskAddresses.Score(id)}?{KeptQuery}" : $"{DeskAddresses.Model(id)}?xong={Step.Score}");
            }

            var sheet = await handler.Open(id, actor, ct);
            return sheet.Ok ? await Page(http, frames, sheet.Value, form, refusal, ct) : Answers.Refused(http, refusal ?? sheet.Refusal);
        }).Needs(Operation.Score);
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, Sheet sheet, Form form, Refusal? refusal, CancellationToken ct)
    {
        var today = BusinessCalendar.Today(http.RequestServices.GetRequiredService<TimeProvider>());
        // After the second look the decision counts: the form now carries the version that was shown.
        var shown = refusal is Refusal.Stale ? form with { Version = sheet.Dossier.Version } : form;
        return frames.Page<ScoreModelView>(http, refusal, ct,
            ("Dossier", DossierFacts.Of(sheet.Dossier)), ("Rubric", sheet.Rubric), ("Progress", sheet.Progress), ("Form", shown), ("Refusal", refusal),
            ("Goal", sheet.Dossier.Registration.Goal), ("KeptAt", sheet.Kept?.At), ("Kept", refusal is null && http.Request.Query.ContainsKey(KeptQuery)), ("Today", today));
    }

    private static Form Empty(Sheet sheet, TimeProvider clock) => new(
        sheet.Dossier.Registration.Id, Guid.CreateVersion7(clock.GetUtcNow()), sheet.Dossier.Version,
        sheet.Kept?.Points.ToDictionary(line => line.No, line => (string?)line.Text) ?? [], sheet.Kept?.Remark ?? "");

    private static Form Of(Guid id, IFormCollection posted) => new(
        id, posted.ActKey(), posted.Number("version"),
        posted.Keys.Select(key => (No: key.StartsWith('c') && int.TryParse(key.AsSpan(1), out var no) ? no : 0, Text: posted[key].ToString()))
            .Where(line => line.No > 0).DistinctBy(line => line.No).ToDictionary(line => line.No, line => (string?)line.Text),
        posted["remark"].ToString());

    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The sheet, when this person may fill it in now.</summary>
        public async Task<Outcome<Sheet>> Open(Guid id, Actor actor, CancellationToken ct)
        {
            // What a refused attempt changed in memory is forgotten.
            db.ChangeTracker.Clear();
            var now = clock.GetUtcNow();
            var dossier = await Registrations.Load(db, id, BusinessCalendar.DateOf(now), ct);
            return dossier is null ? new Refusal.Missing(("mô hình", "model"))
                : Access.Ask(actor, Operation.Score, dossier.Subject).Refusal is { } refusal ? refusal
                : new Sheet(dossier, await RubricOf(dossier.Registration, now, ct), await ProgressLog.Of(db, id, ct)) { Kept = await KeptOf(id, actor, ct) };
        }

        /// <summary>Puts the sheet by, finished or not: nothing is decided by it.</summary>
        public async Task<Outcome<Receipt>> Keep(Form form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            if (await Registrations.Load(db, form.Id, BusinessCalendar.DateOf(now), ct) is not { Registration: var registration } dossier)
            {
                return new Refusal.Missing(("mô hình", "model"));
            }

            if (await db.Done(actor, Operation.KeepScore, registration.CommuneId, form.Key, ct) is { } before)
            {
                // Pressed twice is done once; what was typed between the two presses is a new sheet, with a key of its own.
                return await KeptOf(form.Id, actor, ct) is { } standing && !standing.Says(form.Points, form.Remark)
                    ? await Keep(form with { Key = Guid.CreateVersion7(now) }, actor, ct) : before;
            }

            var permit = Access.Ask(actor, Operation.KeepScore, dossier.Subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var sheet = await KeptOf(form.Id, actor, ct) ?? db.KeptScores.Add(new()
            {
                Id = Guid.CreateVersion7(now),
                CommuneId = registration.CommuneId,
                ProvinceId = registration.ProvinceId,
                RegistrationId = form.Id,
                ScorerId = actor.PersonId,
            }).Entity;
            var kept = sheet.Keep(form.Points, form.Remark, now.UtcDateTime);
            return kept.Ok
                ? await db.Commit(new Act(permit.Value, form.Key, "score-sheet", sheet.Id, now.UtcDateTime, registration.CommuneId), ct)
                : kept.Refusal;
        }

        public async Task<Outcome<Receipt>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            if (await Registrations.Load(db, form.Id, BusinessCalendar.DateOf(now), ct) is not { Registration: var registration } dossier)
            {
                return new Refusal.Missing(("mô hình", "model"));
            }

            if (await db.Done(actor, Operation.Score, registration.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var permit = Access.Ask(actor, Operation.Score, dossier.Subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (DossierFacts.Changed(dossier, form.Version) is { } stale)
            {
                return stale;
            }

            var rubric = await RubricOf(registration, now, ct);
            var score = Score.Fill(Guid.CreateVersion7(now), registration, rubric, form.Points, form.Remark, actor.PersonId, now.UtcDateTime);
            if (!score.Ok)
            {
                return score.Refusal;
            }

            var taken = registration.Take(Step.Score, now.UtcDateTime);
            if (!taken.Ok)
            {
                return taken.Refusal;
            }

            registration.ScoreHalves = score.Value.TotalHalves;
            db.Scores.Add(score.Value);
            db.KeptScores.RemoveRange(await db.KeptScores.Where(row => row.RegistrationId == registration.Id).ToListAsync(ct));
            if (rubric.Version == 0)
            {
                db.Rubrics.Add(rubric);
            }

            return await db.Commit(new Act(permit.Value, form.Key, "registration", registration.Id, now.UtcDateTime, registration.CommuneId), ct);
        }

        private Task<KeptScore?> KeptOf(Guid id, Actor actor, CancellationToken ct) =>
            db.KeptScores.SingleOrDefaultAsync(row => row.RegistrationId == id && row.ScorerId == actor.PersonId, ct);

        // A commune that has set no scale of its own is scored on the default one, which is kept with the first score: a score's scale never changes.
        private async Task<Rubric> RubricOf(Movement.Models.Registration registration, DateTimeOffset now, CancellationToken ct) =>
            await ProgressLog.RubricOn(db, registration.CommuneId, BusinessCalendar.DateOf(now), ct)
            ?? Rubric.Default(Guid.CreateVersion7(now), new(registration.CommuneId, registration.ProvinceId), new(BusinessCalendar.DateOf(now).Year, 1, 1));
    }
}
