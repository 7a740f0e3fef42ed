using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>
/// An officer begins a registration for its owner, from paper, by telephone or told (nhập hộ). From then on it is a draft like any other: the owner's registrars see, correct, send and withdraw
/// it, and whoever entered it goes on writing; but never decides on it.
/// </summary>
public static class EnterOnBehalf
{
    /// <param name="Organisation">The owner, as chosen.</param>
    /// <param name="Name">Name of the model, as typed.</param>
    /// <param name="Told">Who told it, how and when, with the scan.</param>
    /// <param name="Key">Idempotency key.</param>
    public sealed record Form(string Organisation, string Name, TypedTelling Told, Guid Key);

    /// <summary>What the page shows.</summary>
    /// <param name="Organisations">Owners it can be entered for.</param>
    /// <param name="Form">The form.</param>
    /// <param name="Alone">Nobody but this person could appraise what is entered here.</param>
    public sealed record Sheet(IReadOnlyList<(Guid Id, string Name)> Organisations, Form Form, bool Alone);

    public static void Map(Routes routes)
    {
        routes.MapGet(DeskAddresses.EnterOnBehalf, async (HttpContext http, Visit visit, Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
            Access.Ask(visit.Actor, Operation.EnterOnBehalf, Subject.Of(visit.Home.CommuneId)).Refusal is { } refusal
                ? Answers.Refused(http, refusal)
                : await Page(http, visit, handler, frames, new("", "", new("", "", AdministrativeDate.Short(BusinessCalendar.Today(clock))), Guid.CreateVersion7(clock.GetUtcNow())), null, ct))
            .Needs(Operation.EnterOnBehalf);

        // The token is checked by PostedForm: the framework's check would give the whole form up when the scan is too large.
        routes.MapPost(DeskAddresses.EnterOnBehalf, async (HttpContext http, Visit visit, Handler handler, Frames frames, FileStore store, IAntiforgery antiforgery, CancellationToken ct) =>
        {
            await using var posted = await PostedForm.Read(http, store, antiforgery);
            if (posted is null)
            {
                return Results.BadRequest();
            }

            var typed = new Form(posted["organisation"], posted[RegistrationForm.Name], TypedTelling.Of(posted), posted.ActKey());
            var (done, form) = await handler.Handle(typed, visit.Actor, visit.Home, ct);
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

    public sealed class Handler(SenDb db, BeginRegistration.Handler beginning, PaperScans scans, TimeProvider clock)
    {
        /// <summary>The page of a form.</summary>
        public async Task<Sheet> Open(Form form, Actor actor, Home home, CancellationToken ct)
        {
            db.ChangeTracker.Clear();
            var today = BusinessCalendar.Today(clock);
            var organisations = await OrganisationReading.MayOwn(db, home.CommuneId, today).AsNoTracking()
                .OrderBy(row => row.SortKey).ThenBy(row => row.Id).Select(row => new { row.Id, row.Name }).ToListAsync(ct);
            var subject = new Subject(home.CommuneId, RegistrantId: actor.PersonId, EnteredById: actor.PersonId);
            return new([.. organisations.Select(row => (row.Id, row.Name))], form, !await EnteredReading.AnybodyAppraises(db, subject, today, ct));
        }

        /// <summary>The registration, or why not and the form as it goes back.</summary>
        public async Task<(Outcome<Guid> Done, Form Form)> Handle(Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.EnterOnBehalf, home.CommuneId, form.Key, ct) is { } before)
            {
                return (before.SubjectId, form);
            }

            var permit = Access.Ask(actor, Operation.EnterOnBehalf, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return (permit.Refusal, form);
            }

            var scan = await scans.Of(form.Told, home.CommuneId, actor, ct);
            var done = await Begin(form, scan, actor, home, ct);
            return done.Ok ? (done, form) : (done, form with { Told = await scans.Keep(form.Told, scan, home, form.Key, actor, ct) });
        }

        private async Task<Outcome<Guid>> Begin(Form form, PaperScan scan, Actor actor, Home home, CancellationToken ct)
        {
            // Everything that is wrong is said at once.
            var now = clock.GetUtcNow();
            var entered = EnteredFor.Read(Guid.CreateVersion7(now), home, actor.PersonId, actor.Name, (form.Told.ToldBy, form.Told.How, form.Told.On), BusinessCalendar.DateOf(now));
            var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
            if (!Guid.TryParse(form.Organisation, out var owner) || !await db.Organisations.AnyAsync(row => row.Id == owner && row.CommuneId == home.CommuneId && row.Kind != OrganisationKind.UpperBody, ct))
            {
                wrong["organisation"] = ("Đề nghị chọn đơn vị nhập hộ.", "Please choose the organisation it is entered for.");
            }

            if (EmulationModel.Begin(Guid.Empty, home, owner, form.Name).Refusal is Refusal.Invalid { Fields: var named })
            {
                Add(named);
            }

            if (entered.Refusal is Refusal.Invalid { Fields: var told })
            {
                Add(told);
            }

            scan.Check(form.Told.How, wrong);
            if (wrong.Count > 0)
            {
                return new Refusal.Invalid(wrong);
            }

            var answers = new Dictionary<string, string>(StringComparer.Ordinal) { [RegistrationForm.Name] = form.Name };
            var begun = await beginning.Handle(new(owner, answers, form.Key)
            {
                Entered = (registration, organisation) => Attach(entered.Value, registration, organisation, scan, now, ct),
            }, actor, ct);
            return begun.Then<Guid>(saved => saved.Id);

            void Add(IReadOnlyDictionary<string, Wording> fields)
            {
                foreach (var (field, sentence) in fields)
                {
                    wrong[field] = sentence;
                }
            }
        }

        // Written in the act that begins the registration: what it rests on, and the scan.
        private async Task<string> Attach(EnteredFor read, Movement.Models.Registration registration, string owner, PaperScan scan, DateTimeOffset now, CancellationToken ct)
        {
            var entered = read.About(registration);
            db.EnteredFor.Add(entered);
            await scans.Attach(scan, entered, now, ct);
            return Behalf.Of(owner, entered.ToldBy);
        }
    }
}
