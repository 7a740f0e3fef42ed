using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Progress;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Progress;

/// <summary>An organisation tells what was done, with figures and photographs (ghi tiến độ, minh chứng).</summary>
public static class RecordProgress
{
    /// <param name="Id">The registration.</param>
    /// <param name="Key">Idempotency key.</param>
    /// <param name="On">The day, as typed.</param>
    /// <param name="Note">What was done.</param>
    /// <param name="Figures">The five figures as typed.</param>
    /// <param name="Pictures">The photographs with their words, in order.</param>
    /// <param name="Corrects">The entry it takes the place of; null for a new one.</param>
    public sealed record Form(Guid Id, Guid Key, string On, string Note, TypedFigures Figures, IReadOnlyList<TypedPicture> Pictures, Guid? Corrects = null)
    {
        /// <summary>Who told it, when it is recorded for the organisation (<see cref="RecordOnBehalf"/>); null when the organisation itself writes.</summary>
        public TypedTelling? Told { get; init; }

        /// <summary>Which operation the form asks for.</summary>
        public Operation Operation => Told is not null ? Operation.RecordOnBehalf : Corrects is null ? Operation.RecordProgress : Operation.CorrectProgress;

        /// <summary>Whoever writes was warned of personal data and sends it all the same.</summary>
        public bool Checked { get; init; }

        /// <summary>The record that says the same, which whoever writes was asked about: this one is more work all the same.</summary>
        public Guid? Besides { get; init; }

        /// <summary>What of the form's free texts looks like personal data.</summary>
        public IReadOnlyList<PersonalFinding> Personal() => PersonalWords.In(
        [
            (("Việc đã làm", "What was done"), Note),
            .. Pictures.SelectMany(picture => new (Wording, string?)[] { (("Ảnh cho thấy", "What the photo shows"), picture.AltText), (("Chú thích ảnh", "Caption"), picture.Caption) }),
        ]);
    }

    /// <param name="AltText">What it shows, as typed.</param>
    /// <param name="Caption">Caption, as typed.</param>
    /// <param name="File">The photograph; null when none was chosen.</param>
    /// <param name="Kept">Id of the photograph that waits since the form went back; the empty id when none does.</param>
    /// <param name="Drop">The one that waits is not to be sent.</param>
    public sealed record TypedPicture(string AltText, string Caption, Upload? File, Guid Kept = default, bool Drop = false)
    {
        public static TypedPicture None { get; } = new("", "", null);

        /// <summary>The one that waits, on a form that goes back.</summary>
        public StoredFile? Preview { get; init; }
    }

    /// <summary>What became of a form, and the form as it goes back when it was refused.</summary>
    public sealed record Answer(Outcome<Receipt> Done, Form Form);

    // The same form once more, changed: a slip that was noticed, or more work that was done?
    private static readonly Refusal Sent = new Refusal.Taken((
        "Phiếu này đã gửi và đã được ghi một lần; lần này nội dung khác. Nếu lần trước ghi sai: về trang mô hình, bấm “Sửa” ở lần ghi đó, số liệu sẽ không bị tính hai lần. Nếu đây là việc làm thêm: bấm gửi lần nữa.",
        "This form was sent and recorded once; this time it says something else. If the first was wrong: go to the model’s page and correct that record, so that nothing is counted twice. If this is more work: send it once more."));

    // Another form, the same words: a second record counts twice, whoever wrote the first and by whichever door.
    private static Refusal.Taken Recorded(ProgressEntry same, bool corrects) => new(corrects ? (
        $"Sửa như vậy thì lần ghi này giống hệt một lần ghi khác: cùng ngày {AdministrativeDate.Short(same.On)}, cùng nội dung và số liệu; cả hai lần đều được tính. Nếu là ghi trùng: bỏ số liệu ở lần ghi này và viết rõ là ghi trùng. Nếu là hai việc giống hệt: bấm gửi lần nữa.",
        $"Corrected so, this record says the same as another: the same day {AdministrativeDate.Short(same.On)}, the same words and figures, and both count. If one thing was recorded twice: take the figures out of this record and write so. If it is more work just like it: send it once more.") : (
        $"Việc này đã được ghi rồi: cùng ngày {AdministrativeDate.Short(same.On)}, cùng nội dung và số liệu. Nếu là một việc: về trang mô hình, không cần gửi nữa. Nếu là việc làm thêm giống hệt: bấm gửi lần nữa.",
        $"This is recorded already: the same day {AdministrativeDate.Short(same.On)}, the same words and figures. If it is one thing: go to the model’s page, nothing more needs sending. If it is more work just like it: send it once more."));

    private static readonly Refusal Overtaken = new Refusal.Taken((
        "Lần ghi này đã được sửa sau khi mở trang. Nội dung vừa viết còn ở dưới: xin xem bản mới nhất ở trang mô hình rồi sửa ở bản đó.",
        "This record was corrected after the page was opened. What you wrote is still below: please look at the newest record on the model’s page and correct that one."));

    /// <summary>Names the record that says the same, on a form that was asked about it.</summary>
    public const string BesidesField = "besides";

    public static void Map(Routes routes)
    {
        const string Address = $"{DeskAddresses.Models}/{{id:guid}}/tien-do";
        routes.MapGet(Address, async (Guid id, Guid? sua, HttpContext http, Actor actor, Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var empty = Empty(id, clock);
            var form = sua is { } entry ? (await handler.Corrected(id, entry, actor, ct)).Then<Form>(was => empty with
            {
                On = AdministrativeDate.Short(was.On),
                Note = was.Note,
                Figures = TypedFigures.Of(was),
                Corrects = was.Id,
            }) : empty;
            var dossier = await handler.Open(id, Operation.RecordProgress, actor, ct);
            return dossier.Refusal is { } refusal ? Answers.Refused(http, refusal)
                : form.Ok ? await Page(http, frames, handler, dossier.Value, form.Value, null, actor, ct) : Answers.Refused(http, form.Refusal);
        }).Needs(Operation.RecordProgress);

        // The token is checked by PostedForm: the framework's check would read the whole form and give it up when a photograph is too large.
        routes.MapPost(Address, async (Guid id, HttpContext http, Actor actor, Handler handler, Frames frames, FileStore store, IAntiforgery antiforgery, CancellationToken ct) =>
        {
            await using var posted = await PostedForm.Read(http, store, antiforgery);
            return posted is null ? Results.BadRequest() : await Take(http, Of(id, posted), posted.CutShort, actor, handler, frames, ct);
        }).Needs(Operation.RecordProgress).DisableAntiforgery();
    }

    /// <summary>Records what a form says and answers with the model's page, or with the form again.</summary>
    internal static async Task<IResult> Take(HttpContext http, Form sent, bool cutShort, Actor actor, Handler handler, Frames frames, CancellationToken ct)
    {
        var (answer, form) = await handler.Handle(sent, actor, ct);
        var done = cutShort ? CutShort(answer, form) : answer;
        if (done.Ok)
        {
            return Results.Redirect($"{DeskAddresses.Model(form.Id)}?xong={Step.RecordProgress}{(form.Told is null ? "" : $"&{DeskAddresses.OnBehalfMark}=1")}{(form.Corrects is { } corrected ? $"&sua={corrected}" : "")}");
        }

        var dossier = await handler.Open(form.Id, form.Told is null ? Operation.RecordProgress : form.Operation, actor, ct);
        return dossier.Ok ? await Page(http, frames, handler, dossier.Value, form, done.Refusal, actor, ct) : Answers.Refused(http, done.Refusal);
    }

    // What stood behind the picture that was too large never arrived: it has to be said, or the empty fields look like a loss.
    private static Outcome<Receipt> CutShort(Outcome<Receipt> done, Form form)
    {
        if (done.Refusal is not Refusal.Invalid invalid)
        {
            return done;
        }

        var last = Math.Max(1, form.Pictures.TakeWhile(picture => picture.File is not null || picture.Preview is not null).Count());
        var (field, sentence) = ($"photo-{last}", (Wording)(
            "Lần gửi nặng quá nên phần sau ảnh này chưa đến: đề nghị ghi lại lời mô tả và chọn lại các ảnh sau.",
            "There was too much at once, so what stood behind this photo did not arrive: please describe it again and choose the later photos again."));
        return new Refusal.Invalid(new Dictionary<string, Wording>(invalid.Fields, StringComparer.Ordinal)
        {
            [field] = invalid.Fields.TryGetValue(field, out var said) ? Wording.Join(Wording.AsTyped(" "), [said, sentence]) : sentence,
        });
    }

    internal static async Task<IResult> Page(HttpContext http, Frames frames, Handler handler, Dossier dossier, Form form, Refusal? refusal, Actor actor, CancellationToken ct) =>
        await frames.Page<RecordProgressView>(http, refusal, ct,
            ("Dossier", DossierFacts.Of(dossier)), ("Form", form), ("Refusal", refusal), ("Scoring", await handler.Scoring(dossier.Registration, actor, ct)));

    internal static Form Empty(Guid id, TimeProvider clock) => new(
        id, Guid.CreateVersion7(clock.GetUtcNow()), AdministrativeDate.Short(BusinessCalendar.Today(clock)), "", TypedFigures.None,
        [.. Enumerable.Repeat(TypedPicture.None, Evidence.MostPhotos)]);

    internal static Form Of(Guid id, PostedForm posted) => new(
        id, posted.ActKey(), posted["on"], posted["note"],
        new(posted["households"], posted["participants"], posted["labour-days"], posted["money"], posted["land"]),
        [.. Enumerable.Range(1, Evidence.MostPhotos).Select(no => new TypedPicture(
            posted[$"alt-{no}"], posted[$"caption-{no}"], posted.File($"photo-{no}"), posted.Id($"kept-{no}"), posted[$"drop-{no}"] == "1"))],
        posted["corrects"].Length > 0 ? posted.Id("corrects") : null)
    { Checked = posted[PersonalWarning.Field] == "1", Besides = posted[BesidesField].Length > 0 ? posted.Id(BesidesField) : null };

    public sealed class Handler(SenDb db, Photos photos, UnsentPhotos unsent, PaperScans scans, TimeProvider clock)
    {
        // The record the last form was asked about.
        private Guid? _same;

        /// <summary>What the form is about, when this person may fill it in now; also for whoever carries on what another commune began.</summary>
        public async Task<Outcome<Dossier>> Open(Guid id, Operation operation, Actor actor, CancellationToken ct)
        {
            // What a refused attempt changed in memory is forgotten.
            db.ChangeTracker.Clear();
            var today = BusinessCalendar.Today(clock);
            using var wider = await Inherited.Widen(db, actor, today, ct);
            var dossier = await Registrations.Load(db, id, today, ct);
            return dossier is null ? new Refusal.Missing(("mô hình", "model"))
                : Access.Ask(actor, operation, dossier.Subject).Refusal is { } refusal ? refusal : dossier;
        }

        /// <summary>From when and until when the year is scored: the score ends the recording. Null once that is over.</summary>
        public async Task<(DateOnly From, DateOnly Due)?> Scoring(Movement.Models.Registration registration, Actor actor, CancellationToken ct)
        {
            if (registration.Stage is not (Stage.Approved or Stage.Underway))
            {
                return null;
            }

            var today = BusinessCalendar.Today(clock);
            using var wider = await Inherited.Widen(db, actor, today, ct);
            var settings = await SettingsOf.Commune(db, registration.CommuneId, today, ct);
            return (settings.DayIn("scoring.from", registration.Year), settings.DayIn("scoring.due", registration.Year));
        }

        /// <summary>The entry to be corrected; the one in its place when it was corrected before.</summary>
        public async Task<Outcome<ProgressEntry>> Corrected(Guid id, Guid entry, Actor actor, CancellationToken ct)
        {
            using var wider = await Inherited.Widen(db, actor, BusinessCalendar.Today(clock), ct);
            var all = await db.ProgressEntries.AsNoTracking().Where(row => row.RegistrationId == id).ToListAsync(ct);
            return CorrectedProgress.Standing(all).FirstOrDefault(one => one.Id == entry || CorrectedProgress.Earlier(one, all).Any(was => was.Id == entry)) is { } now
                ? now : new Refusal.Missing(("lần ghi tiến độ", "record of progress"));
        }

        public async Task<Answer> Handle(Form form, Actor actor, CancellationToken ct)
        {
            if (await Registrations.HomeOf(db, form.Id, ct) is not { } home)
            {
                return new(new Refusal.Missing(("mô hình", "model")), form);
            }

            if (await db.Done(actor, form.Operation, home.CommuneId, form.Key, ct) is { } before)
            {
                return new(before, form);
            }

            // Two people of one organisation may write at the same moment: nothing of either is overwritten, so the second simply goes again.
            var pictures = new Pictures(photos, unsent, form, home, actor);
            var scan = form.Told is { } typed ? await scans.Of(typed, home.CommuneId, actor, ct) : null;
            _same = null;
            var done = await Write(form, pictures, scan, actor, ct);
            done = done.Refusal is Refusal.Stale || pictures.Missed ? await Write(form, pictures, scan, actor, ct) : done;

            return new(done, done.Ok ? form : form with
            {
                Pictures = await pictures.GoBack(ct),
                // Whoever may not write here does not get the form again: nothing is kept for it.
                Told = scan is not null && done.Refusal is not (Refusal.Missing or Refusal.NotYours or Refusal.OutOfOrder) ? await scans.Keep(form.Told!, scan, home, form.Key, actor, ct) : null,
                Besides = _same ?? form.Besides,
                Key = ReferenceEquals(done.Refusal, Sent) ? Guid.CreateVersion7(clock.GetUtcNow()) : form.Key,
            });
        }

        private async Task<Outcome<Receipt>> Write(Form form, Pictures pictures, PaperScan? scan, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var today = BusinessCalendar.DateOf(now);
            using var wider = await Inherited.Widen(db, actor, today, ct);
            if (await Registrations.Load(db, form.Id, today, ct) is not { Registration: var registration, Model: var model } dossier)
            {
                return new Refusal.Missing(("mô hình", "model"));
            }

            if (await db.Done(actor, form.Operation, registration.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var permit = Access.Ask(actor, form.Operation, dossier.Subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var was = form.Corrects is { } corrects ? await Corrected(form.Id, corrects, actor, ct) : (Outcome<ProgressEntry>?)null;
            if (was?.Refusal is { } gone)
            {
                return gone;
            }

            // Sums would count it twice, so whoever sends the same form again with other words is asked first.
            if (was is { } one ? one.Value.Id != form.Corrects : await db.DoneOtherwise(actor, form.Operation, form.Id, form.Key, ct))
            {
                // New photographs go back with the words and wait: they are not chosen twice.
                await pictures.Make(model, new(StringComparer.Ordinal), ct);
                return was is null ? Sent : Overtaken;
            }

            // Everything that is wrong is said at once: words, figures, photographs and the paper.
            var entry = ProgressEntry.Write(Guid.CreateVersion7(now), registration, form.On, form.Note, form.Figures, today, form.Corrects);
            var told = form.Told is { } typed ? EnteredFor.Read(Guid.CreateVersion7(now), new(registration.CommuneId, registration.ProvinceId), actor.PersonId, actor.Name, (typed.ToldBy, typed.How, typed.On), today) : (Outcome<EnteredFor>?)null;
            var personal = form.Personal();
            var wrong = Wrong(form, entry, was, told, scan, personal);
            await pictures.Make(model, wrong, ct);
            if (wrong.Count > 0)
            {
                return new Refusal.Invalid(wrong);
            }

            if (await SaysTheSame(form, entry.Value, ct) is { } same)
            {
                _same = same.Id;
                return Recorded(same, form.Corrects is not null);
            }

            if (was is null && registration.Take(Step.RecordProgress, now.UtcDateTime).Refusal is { } outOfOrder)
            {
                return outOfOrder;
            }

            // A correction is no new progress, and moves no day; but whoever decides at this moment decides on what was corrected.
            db.Entry(registration).Property(row => row.ProgressAt).IsModified = true;
            db.ProgressEntries.Add(entry.Value);
            db.Files.AddRange(await pictures.Keep(entry.Value, now, ct));
            db.Files.RemoveRange(pictures.Waited);
            if (told is { } read)
            {
                var entered = read.Value.About(registration, entry.Value.Id);
                db.EnteredFor.Add(entered);
                await scans.Attach(scan!, entered, now, ct);
            }

            return await db.Commit(new Act(permit.Value, form.Key, "registration", registration.Id, now.UtcDateTime, registration.CommuneId)
            {
                Reason = PersonalWords.Overruled(personal),
                OnBehalf = told is { } by ? Behalf.Of(dossier.Owner.ShortName, by.Value.ToldBy) : null,
            }, ct);
        }

        // What stands already says the same; null when nothing does, or when whoever writes was asked about that very record.
        private async Task<ProgressEntry?> SaysTheSame(Form form, ProgressEntry entry, CancellationToken ct)
        {
            var all = await db.ProgressEntries.AsNoTracking().Where(row => row.RegistrationId == form.Id).OrderByDescending(row => row.Id).ToListAsync(ct);
            var same = CorrectedProgress.Standing(all).FirstOrDefault(one => one.Id != entry.CorrectsId && entry.TellsAs(one));
            return same?.Id == form.Besides ? null : same;
        }

        private static Dictionary<string, Wording> Wrong(
            Form form, Outcome<ProgressEntry> entry, Outcome<ProgressEntry>? was, Outcome<EnteredFor>? told, PaperScan? scan, IReadOnlyList<PersonalFinding> personal)
        {
            var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
            foreach (var (field, sentence) in new[] { entry.Refusal, told?.Refusal }.OfType<Refusal.Invalid>().SelectMany(refusal => refusal.Fields))
            {
                wrong[field] = sentence;
            }

            scan?.Check(form.Told!.How, wrong);
            if (entry.Ok && was is { } earlier && entry.Value.TellsAs(earlier.Value) && form.Pictures.All(picture => picture.File is null && picture.Kept == Guid.Empty))
            {
                wrong["note"] = ("Chưa có gì khác với lần ghi cũ. Đề nghị sửa chỗ sai rồi gửi, hoặc về trang mô hình.", "Nothing differs from the earlier record. Please correct what is wrong, or go back to the model’s page.");
            }

            if (wrong.Count == 0 && personal.Count > 0 && !form.Checked)
            {
                wrong[PersonalWarning.Field] = PersonalWords.Sentence(personal);
            }

            return wrong;
        }
    }
}
