using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>
/// An officer begins a registration for its owner, from paper, by telephone or told (nhập hộ). From then on it is a draft like any other: the owner's registrars see, correct, send and withdraw
/// it, and whoever entered it goes on writing; but never decides on it.
/// </summary>
public static class EnterOnBehalf
{
    /// <summary>Name of the field that takes the scan.</summary>
    public const string Scan = "scan";

    /// <param name="Organisation">The owner, as chosen.</param>
    /// <param name="Name">Name of the model, as typed.</param>
    /// <param name="ToldBy">Role of whoever told it, as typed.</param>
    /// <param name="How">How it came, as chosen.</param>
    /// <param name="On">The day, as typed.</param>
    /// <param name="Kept">The scan that waits since the form went back; the empty id when none does.</param>
    /// <param name="Key">Idempotency key.</param>
    public sealed record Form(string Organisation, string Name, string ToldBy, string How, string On, Guid Kept, Guid Key);

    /// <summary>What the page shows.</summary>
    /// <param name="Organisations">Owners it can be entered for.</param>
    /// <param name="Form">The form.</param>
    /// <param name="Waiting">The scan that waits.</param>
    public sealed record Sheet(IReadOnlyList<(Guid Id, string Name)> Organisations, Form Form, StoredFile? Waiting);

    public static void Map(Routes routes)
    {
        routes.MapGet(DeskAddresses.EnterOnBehalf, async (HttpContext http, Visit visit, Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
            Access.Ask(visit.Actor, Operation.EnterOnBehalf, Subject.Of(visit.Home.CommuneId)).Refusal is { } refusal
                ? Answers.Refused(http, refusal)
                : await Page(http, visit, handler, frames, new("", "", "", "", AdministrativeDate.Short(BusinessCalendar.Today(clock)), Guid.Empty, Guid.CreateVersion7(clock.GetUtcNow())), null, ct))
            .Needs(Operation.EnterOnBehalf);

        // The token is checked by PostedForm: the framework's check would give the whole form up when the scan is too large.
        routes.MapPost(DeskAddresses.EnterOnBehalf, async (HttpContext http, Visit visit, Handler handler, Frames frames, FileStore store, IAntiforgery antiforgery, CancellationToken ct) =>
        {
            await using var posted = await PostedForm.Read(http, store, antiforgery);
            if (posted is null)
            {
                return Results.BadRequest();
            }

            var typed = new Form(posted["organisation"], posted[RegistrationForm.Name], posted[nameof(EnteredFor.ToldBy)], posted[nameof(EnteredFor.How)], posted[nameof(EnteredFor.On)], posted.Id("kept"), posted.ActKey());
            var (done, form) = await handler.Handle(typed, posted.File(Scan), visit.Actor, visit.Home, ct);
            return done.Refusal switch
            {
                null when Answers.WantsJson(http) => Results.Json(new { id = done.Value }),
                null => Results.Redirect(DeskAddresses.Form(done.Value, 1, 2)),
                Refusal.NotYours notYours => Answers.Refused(http, notYours),
                var refusal when Answers.WantsJson(http) => Answers.Problem(http, refusal),
                var refusal => await Page(http, visit, handler, frames, form, refusal, ct),
            };
        }).Needs(Operation.EnterOnBehalf).DisableAntiforgery();
    }

    private static async Task<IResult> Page(HttpContext http, Visit visit, Handler handler, Frames frames, Form form, Refusal? refusal, CancellationToken ct) =>
        await frames.Page<EnterOnBehalfView>(http, refusal, ct, ("Sheet", await handler.Open(form, visit.Actor, visit.Home, ct)), ("Refusal", refusal));

    public sealed class Handler(SenDb db, BeginRegistration.Handler beginning, MediaKeeping media, Photos photos, UnsentPhotos unsent, TimeProvider clock)
    {
        private const string Pdf = "application/pdf";

        /// <summary>The page of a form.</summary>
        public async Task<Sheet> Open(Form form, Actor actor, Home home, CancellationToken ct)
        {
            db.ChangeTracker.Clear();
            var today = BusinessCalendar.Today(clock);
            var organisations = await db.Organisations.AsNoTracking()
                .Where(row => row.CommuneId == home.CommuneId && (row.ValidFrom == null || row.ValidFrom <= today) && (row.ValidTo == null || today.AddDays(1) < row.ValidTo))
                .OrderBy(row => row.SortKey).ThenBy(row => row.Id).Select(row => new { row.Id, row.Name }).ToListAsync(ct);
            var waiting = form.Kept == Guid.Empty ? null : (await unsent.Of(home.CommuneId, actor, ct)).GetValueOrDefault(form.Kept);
            return new([.. organisations.Select(row => (row.Id, row.Name))], form, waiting);
        }

        /// <summary>The registration, or why not and the form as it goes back.</summary>
        public async Task<(Outcome<Guid> Done, Form Form)> Handle(Form form, Upload? scan, Actor actor, Home home, CancellationToken ct)
        {
            var permit = Access.Ask(actor, Operation.EnterOnBehalf, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return (permit.Refusal, form);
            }

            if (await db.Done(actor, Operation.EnterOnBehalf, home.CommuneId, form.Key, ct) is { } before)
            {
                return (before.SubjectId, form);
            }

            var made = scan is null ? (Outcome<MadePhoto>?)null : await Make(scan, ct);
            var done = await Begin(form, made, actor, home, ct);
            if (done.Ok || made is not { Ok: true } kept)
            {
                return (done, form);
            }

            var rows = await unsent.Keep([kept.Value], home, form.Key, actor, ct);
            return (done, form with { Kept = rows[0]?.Id ?? Guid.Empty });
        }

        private async Task<Outcome<Guid>> Begin(Form form, Outcome<MadePhoto>? made, Actor actor, Home home, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var entered = EnteredFor.Read(Guid.CreateVersion7(now), home, actor.PersonId, actor.Name, (form.ToldBy, form.How, form.On), BusinessCalendar.DateOf(now));
            var wrong = entered.Refusal is Refusal.Invalid invalid ? new Dictionary<string, Wording>(invalid.Fields, StringComparer.Ordinal) : [];
            if (!Guid.TryParse(form.Organisation, out var owner) || !await db.Organisations.AnyAsync(row => row.Id == owner && row.CommuneId == home.CommuneId, ct))
            {
                wrong["organisation"] = ("Đề nghị chọn đơn vị nhập hộ.", "Please choose the organisation it is entered for.");
            }

            var waiting = made is null && form.Kept != Guid.Empty ? (await unsent.Of(home.CommuneId, actor, ct)).GetValueOrDefault(form.Kept) : null;
            if (made?.Refusal is { } refused)
            {
                wrong[Scan] = refused is Refusal.Invalid { Fields: var fields } && fields.TryGetValue(Scan, out var sentence) ? sentence : refused.Sentence;
            }
            else if (form.How == nameof(Telling.Paper) && made is null && waiting is null)
            {
                wrong[Scan] = ("Đề nghị chụp hoặc quét tờ giấy rồi chọn tệp: bản giấy là căn cứ của việc nhập hộ.", "Please photograph or scan the paper and choose the file: what was entered rests on it.");
            }

            if (wrong.Count > 0)
            {
                return new Refusal.Invalid(wrong);
            }

            var answers = new Dictionary<string, string>(StringComparer.Ordinal) { [RegistrationForm.Name] = form.Name };
            var begun = await beginning.Handle(new(owner, answers, form.Key)
            {
                Entered = (registration, organisation) => Attach(entered.Value, registration, organisation, made?.Value, waiting, now, ct),
            }, actor, ct);
            return begun.Then<Guid>(saved => saved.Id);
        }

        // Written in the act that begins the registration: what it rests on, and the scan.
        private async Task<string> Attach(EnteredFor read, Movement.Models.Registration registration, string owner, MadePhoto? made, StoredFile? waiting, DateTimeOffset now, CancellationToken ct)
        {
            var entered = read.About(registration);
            db.EnteredFor.Add(entered);
            var row = new PhotoRow(Guid.CreateVersion7(now), new(registration.CommuneId, registration.ProvinceId), FileOwner.EnteredFor, entered.Id, null, "", "");
            if (made is not null)
            {
                db.Files.Add(await photos.Keep(made, row, ct));
            }
            else if (waiting is not null)
            {
                db.Files.Add(Photos.HandOn(waiting, row));
                db.Files.Remove(waiting);
            }

            return Behalf.Of(owner, entered.ToldBy);
        }

        // A picture is made anew, a PDF is kept as it is; other documents are no scans.
        private async Task<Outcome<MadePhoto>> Make(Upload scan, CancellationToken ct)
        {
            var made = await media.Make(scan, Scan, ct);
            return made.Then<MadePhoto>(file => file.Picture is { } picture ? picture.Jpeg
                : file.Document is { MediaType: Pdf } document ? new MadePhoto(document.Bytes, document.Bytes, document.Bytes, 0, 0) { MediaType = Pdf }
                : new Refusal.Invalid(Scan, ("Tệp này không phải ảnh hay PDF. Đề nghị chọn ảnh chụp hoặc bản quét PDF.", "This file is neither a picture nor a PDF. Please choose a photo or a scan as PDF.")));
        }
    }
}
