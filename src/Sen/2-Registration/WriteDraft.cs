using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>
/// The draft of a registration is written part by part (viết bản đăng ký) and kept at every step. What can be read is kept, also when another answer
/// of the same part cannot: that one comes back with a sentence and its text.
/// </summary>
public static class WriteDraft
{
    /// <param name="Id">The registration.</param>
    /// <param name="Answers">Answers of one part as typed.</param>
    /// <param name="Version">The dossier's version when the form was made.</param>
    /// <param name="Key">Idempotency key.</param>
    public sealed record Form(Guid Id, IReadOnlyDictionary<string, string> Answers, int Version, Guid Key);

    /// <param name="Id">The registration.</param>
    /// <param name="At">UTC instant.</param>
    /// <param name="Wrong">What could not be kept: question → sentence.</param>
    public sealed record Saved(Guid Id, DateTime At, IReadOnlyDictionary<string, Wording> Wrong);

    public static void Map(Routes routes)
    {
        MapBegin(routes);
        const string Address = $"{DeskAddresses.Models}/{{id:guid}}/dang-ky/{{part:int:range(1,4)}}";
        routes.MapGet(Address, (Guid id, int part, int? cau, HttpContext http, Actor actor, Frames frames, Sheets sheets, CancellationToken ct) =>
            RegistrationPages.Part(id, part, cau ?? 1, http, actor, frames, sheets, ct)).Needs(Operation.DraftRegistration);

        routes.MapPost(Address, async (
            Guid id, int part, int? cau, IFormCollection typed, HttpContext http, Actor actor, Handler handler, Frames frames, Sheets sheets, CancellationToken ct) =>
        {
            var form = new Form(id, typed.Answers(part), typed.Number("version"), typed.Id("key"));
            var saved = await handler.Handle(form, actor, ct);
            if (saved.Refusal is not { } refusal)
            {
                return await RegistrationPages.Saved(http, frames, sheets, actor, saved.Value, part, cau ?? 1, typed, ct);
            }

            if (Answers.WantsJson(http))
            {
                return Answers.Problem(http, refusal);
            }

            var sheet = await sheets.Of(id, part, cau ?? 1, actor, ct);
            return sheet.Ok
                ? await RegistrationPages.Form(http, frames, await sheets.Refused(sheet.Value, form.Answers, refusal, ct), refusal, ct)
                : Answers.Refused(http, refusal);
        }).Needs(Operation.DraftRegistration);
    }

    private static void MapBegin(Routes routes)
    {
        routes.MapGet(DeskAddresses.Begin, async (Actor actor, HttpContext http, Frames frames, Sheets sheets, CancellationToken ct) =>
            // Whoever registers for no organisation but may enter for others has another page.
            await sheets.New(actor, null, null, ct) is { Organisations.Count: 0, MayEnter: true }
                ? Results.Redirect(DeskAddresses.EnterOnBehalf)
                : await RegistrationPages.Form(http, frames, await sheets.New(actor, null, null, ct), null, ct)).Needs(Operation.DraftRegistration);

        routes.MapPost(DeskAddresses.Begin, async (
            IFormCollection typed, HttpContext http, Actor actor, BeginRegistration.Handler handler, Frames frames, Sheets sheets, CancellationToken ct) =>
        {
            var form = new BeginRegistration.Form(typed.Id("organisation"), typed.Answers(1), typed.Id("key"));
            var begun = await handler.Handle(form, actor, ct);
            if (begun.Refusal is not { } refusal)
            {
                return await RegistrationPages.Saved(http, frames, sheets, actor, begun.Value, 1, 1, typed, ct);
            }

            return Answers.WantsJson(http)
                ? Answers.Problem(http, refusal)
                : await RegistrationPages.Form(http, frames, await sheets.New(actor, form, refusal, ct), refusal, ct);
        }).Needs(Operation.DraftRegistration);
    }

    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        public async Task<Outcome<Saved>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            if (await Registrations.Load(db, form.Id, BusinessCalendar.DateOf(now), ct) is not { } dossier)
            {
                return new Refusal.Missing(("bản đăng ký", "registration"));
            }

            var commune = dossier.Registration.CommuneId;
            if (await db.Done(actor, Operation.DraftRegistration, commune, form.Key, ct) is not null)
            {
                // Written again as it was read the first time: what changes nothing was all kept then, however it was typed.
                var unread = AnswerSheet.Write(dossier.Registration, dossier.Model, form.Answers, [.. (await Places.Villages(db, commune, BusinessCalendar.DateOf(now), ct)).Select(village => village.Id)]);
                if (!db.ChangeTracker.HasChanges())
                {
                    return new Saved(form.Id, now.UtcDateTime, unread);
                }

                // The answer to that save was lost on the way, and the person wrote on: that is new text, with a key of its own.
                db.ChangeTracker.Clear();
                return await Handle(form with { Key = Guid.CreateVersion7(now) }, actor, ct);
            }

            var permit = Access.Ask(actor, Operation.DraftRegistration, dossier.Subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var villages = await Places.Villages(db, commune, BusinessCalendar.DateOf(now), ct);
            var merged = await Merge(dossier, form, villages, ct);
            if (!merged.Ok)
            {
                return merged.Refusal;
            }

            var wrong = AnswerSheet.Write(dossier.Registration, dossier.Model, merged.Value, [.. villages.Select(village => village.Id)]);
            if (await Registrations.Twin(db, dossier.Owner.Id, dossier.Model.NameFolded, dossier.Model.Id, ct) is { } twin)
            {
                return Twins.Taken(dossier.Model.Name, twin.Year);
            }

            // Going through the parts without changing a word is reading, and reading leaves no line.
            if (!db.ChangeTracker.HasChanges())
            {
                return new Saved(form.Id, now.UtcDateTime, wrong);
            }

            var committed = await db.Commit(new Act(permit.Value, form.Key, "registration", form.Id, now.UtcDateTime, commune) { OnBehalf = dossier.OnBehalf(permit.Value) }, ct);
            // Somebody was quicker by a moment: read again and merge.
            return committed.Refusal is Refusal.Stale
                ? await Handle(form, actor, ct)
                : committed.Then<Saved>(_ => new Saved(form.Id, now.UtcDateTime, wrong));
        }

        // Somebody saved after this form was opened. What only one of the two touched is taken from whoever touched it; what both changed is shown to both.
        private async Task<Outcome<Dictionary<string, string>>> Merge(
            Dossier dossier, Form form, IReadOnlyList<Village> villages, CancellationToken ct)
        {
            if (form.Version == dossier.Version)
            {
                return form.Answers.ToDictionary(StringComparer.Ordinal);
            }

            var later = await Lookback.Since(db, dossier, form.Version, ct);
            var theirs = AnswerSheet.Of(dossier.Registration, dossier.Model);
            var then = later is null ? null : AnswersThen.Of(dossier, later);
            var mine = form.Answers.ToDictionary(answer => answer.Key, answer => Same(answer.Value), StringComparer.Ordinal);
            var both = mine.Where(answer => answer.Value != theirs[answer.Key]
                && (then is null || (answer.Value != then[answer.Key] && theirs[answer.Key] != then[answer.Key]))).Select(answer => answer.Key).ToList();
            return both.Count > 0
                ? new Refusal.Stale([.. both.Select(question => Differs(question, mine[question], theirs[question], villages))])
                : form.Answers.Where(answer => then is null || mine[answer.Key] != then[answer.Key]).ToDictionary(StringComparer.Ordinal);
        }

        private static StaleField Differs(string question, string mine, string theirs, IReadOnlyList<Village> villages)
        {
            string Name(Guid id) => villages.FirstOrDefault(village => village.Id == id)?.Name ?? "";
            return new(question, RegistrationForm.Find(question)!.Label, AnswerSheet.Show(question, mine, Name), AnswerSheet.Show(question, theirs, Name));
        }

        private static string Same(string text) => VietnameseText.Nfc(text).ReplaceLineEndings("\n").TrimEnd();
    }
}
