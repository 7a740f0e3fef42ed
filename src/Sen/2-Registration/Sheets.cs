using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>A part of the registration form as a page shows it.</summary>
public sealed record RegistrationSheet
{
    /// <summary>The registration; null before the first answer was kept.</summary>
    public Guid? Id { get; init; }

    /// <summary>The model's name; empty before the first answer.</summary>
    public string Name { get; init; } = "";

    public Origin Origin { get; init; }

    public Stage Stage { get; init; } = Stage.Draft;

    public int Year { get; init; }

    /// <summary>Part from 1; the last has no questions.</summary>
    public int Part { get; init; } = 1;

    /// <summary>The question a phone shows, from 1.</summary>
    public int Now { get; init; } = 1;

    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    /// <summary>Questions whose answer could not be kept: question → sentence.</summary>
    public IReadOnlyDictionary<string, Wording> Wrong { get; init; } = new Dictionary<string, Wording>();

    /// <summary>Required questions without an answer: question → sentence.</summary>
    public IReadOnlyDictionary<string, Wording> Missing { get; init; } = new Dictionary<string, Wording>();

    /// <summary>Reasons of the last return: question → reason.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    /// <summary>Questions that may not change while the model is public.</summary>
    public IReadOnlyList<string> Resting { get; init; } = [];

    /// <summary>What another organisation answered: question → answer, from a public model.</summary>
    public IReadOnlyDictionary<string, string> Examples { get; init; } = new Dictionary<string, string>();

    /// <summary>The model those answers come from.</summary>
    public string? ExampleOf { get; init; }

    public IReadOnlyList<Village> Villages { get; init; } = [];

    /// <summary>Organisations the person registers for; only before the first answer.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Organisations { get; init; } = [];

    public Guid OrganisationId { get; init; }

    /// <summary>The person may enter for others: the link stands on the page that begins.</summary>
    public bool MayEnter { get; init; }

    public int Version { get; init; }

    public required Guid Key { get; init; }

    /// <summary>Who entered it on behalf of its owner; null when the owner writes it.</summary>
    public EnteredFor? Entered { get; init; }

    /// <summary>The scan of the paper it is typed from; null when there is none.</summary>
    public Guid? Scan { get; init; }

    /// <summary>Short name of its owner.</summary>
    public string OwnerName { get; init; } = "";

    /// <summary>On the last part: once this person sends it nobody is there who may appraise it.</summary>
    public bool NobodyAppraises { get; init; }

    /// <summary>Organisations the person registers for that have ended: nothing new is begun for them.</summary>
    public IReadOnlyList<EndedOwner> Ended { get; init; } = [];

    /// <summary>UTC instant the draft was kept last.</summary>
    public DateTime? SavedAt { get; init; }

    /// <summary>Local day of the page.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The body that appraises, as the commune calls it.</summary>
    public string StandingBody { get; init; } = "";

    /// <summary>It was sent back and nothing was changed since: sending it again is asked about once.</summary>
    public bool Unchanged { get; init; }

    public Refusal? Refusal { get; init; }

    /// <summary>The registration of the same name, when that is the refusal.</summary>
    public Guid? Twin { get; init; }
}

/// <summary>Reads what the pages of the registration form show.</summary>
public sealed class Sheets(SenDb db, TimeProvider clock)
{
    private Guid NewKey => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>The first part before there is a registration.</summary>
    public async Task<RegistrationSheet> New(Actor actor, BeginRegistration.Form? typed, Refusal? refusal, CancellationToken ct)
    {
        var today = BusinessCalendar.Today(clock);
        var (organisations, ended) = await OwnOrganisations.Of(db, actor, today, ct);
        var chosen = organisations.FirstOrDefault(row => row.Id == typed?.OrganisationId) ?? (organisations.Count == 1 ? organisations[0] : null);
        var wrong = refusal is Refusal.Invalid invalid ? invalid.Fields : new Dictionary<string, Wording>();
        return new()
        {
            Year = today.Year,
            Answers = typed?.Answers ?? new Dictionary<string, string>(),
            Now = FirstWrong(1, wrong) ?? 1,
            Wrong = wrong,
            Villages = organisations.Count == 0 ? [] : await Places.Villages(db, (chosen ?? organisations[0]).CommuneId, today, ct),
            Organisations = [.. organisations.Select(row => (row.Id, row.Name))],
            Ended = ended,
            MayEnter = Access.Ever(actor, Operation.EnterOnBehalf),
            OrganisationId = chosen?.Id ?? Guid.Empty,
            Key = NewKey,
            Today = today,
            Refusal = refusal,
            Twin = await TwinOf(chosen?.Id, typed?.Answers, refusal, null, ct),
        };
    }

    /// <summary>A part of a draft; refused when the person may not write in it.</summary>
    public async Task<Outcome<RegistrationSheet>> Of(Guid id, int part, int now, Actor actor, CancellationToken ct)
    {
        var today = BusinessCalendar.Today(clock);
        // A refused handler may leave changed rows behind; a page shows what is kept.
        db.ChangeTracker.Clear();
        if (await Registrations.Load(db, id, today, ct) is not { } dossier)
        {
            return new Refusal.Missing(("bản đăng ký", "registration"));
        }

        var permit = Access.Ask(actor, Operation.DraftRegistration, dossier.Subject);
        if (!permit.Ok)
        {
            return permit.Refusal;
        }

        var (registration, model) = (dossier.Registration, dossier.Model);
        var (exampleOf, examples) = await Example(dossier, ct);
        return new RegistrationSheet
        {
            Id = id,
            Name = model.Name,
            Origin = registration.Origin,
            Stage = registration.Stage,
            Year = registration.Year,
            Part = part,
            Now = Math.Clamp(now, 1, Math.Max(1, RegistrationForm.Of(part).Count)),
            Answers = AnswerSheet.Of(registration, model),
            Missing = registration.Missing(model),
            Reasons = registration.Stage == Stage.Returned ? await Reviews.LastReasons(db, id, ct) : new Dictionary<string, string>(),
            Unchanged = part == RegistrationForm.Parts.Count && await Reviews.Unchanged(db, dossier, ct),
            Resting = [.. RegistrationForm.Questions.Select(question => question.Name).Where(question => AnswerSheet.Rests(question, model))],
            Examples = examples,
            ExampleOf = exampleOf,
            Villages = await VillagesFor(dossier, today, ct),
            OrganisationId = dossier.Owner.Id,
            Version = dossier.Version,
            Key = NewKey,
            Entered = dossier.Entered,
            Scan = await EnteredReading.Scan(db, dossier.Entered, ct),
            OwnerName = dossier.Owner.ShortName,
            NobodyAppraises = part == RegistrationForm.Parts.Count && !await EnteredReading.AnybodyAppraises(db, dossier.Subject with { RegistrantId = actor.PersonId }, today, ct),
            SavedAt = await SavedAt(id, ct),
            Today = today,
            StandingBody = (await StandingBodyOf.Commune(db, registration.CommuneId, await SettingsOf.Commune(db, registration.CommuneId, today, ct), today, ct)).Name,
        };
    }

    /// <summary>The same sheet with what was typed and why it was not kept.</summary>
    public async Task<RegistrationSheet> Refused(RegistrationSheet sheet, IReadOnlyDictionary<string, string> typed, Refusal refusal, CancellationToken ct) =>
        Typed(sheet, typed, refusal is Refusal.Invalid invalid ? invalid.Fields : new Dictionary<string, Wording>()) with
        {
            Refusal = refusal,
            Twin = await TwinOf(sheet.OrganisationId, typed, refusal, sheet.Id, ct),
        };

    /// <summary>The same sheet with typed text, where some of it could not be kept.</summary>
    public static RegistrationSheet Typed(RegistrationSheet sheet, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, Wording> wrong)
    {
        var answers = sheet.Answers.ToDictionary(StringComparer.Ordinal);
        foreach (var (question, text) in typed)
        {
            answers[question] = text;
        }

        return sheet with { Answers = answers, Wrong = wrong, Now = FirstWrong(sheet.Part, wrong) ?? sheet.Now };
    }

    /// <summary>What in the answers looks like personal data: it is shown before the form is sent, and does not hinder it.</summary>
    public static IReadOnlyList<PersonalFinding> Personal(IReadOnlyDictionary<string, string> answers) => PersonalWords.In(
        RegistrationForm.Questions.Where(question => question.Name != RegistrationForm.Village).Select(question => (question.Label, answers.GetValueOrDefault(question.Name))));

    private static int? FirstWrong(int part, IReadOnlyDictionary<string, Wording> wrong)
    {
        var at = RegistrationForm.Of(part).ToList().FindIndex(question => wrong.ContainsKey(question.Name));
        return at < 0 ? null : at + 1;
    }

    private async Task<Guid?> TwinOf(
        Guid? owner, IReadOnlyDictionary<string, string>? typed, Refusal? refusal, Guid? registrationId, CancellationToken ct)
    {
        if (refusal is not Refusal.Taken || owner is not { } organisation || typed?.GetValueOrDefault(RegistrationForm.Name) is not { } name)
        {
            return null;
        }

        var own = await db.Registrations.Where(row => row.Id == registrationId).Select(row => (Guid?)row.ModelId).FirstOrDefaultAsync(ct);
        return (await Registrations.Twin(db, organisation, Movement.Text.VietnameseText.Fold(name), own, ct))?.Id;
    }

    // The village chosen once stays on the list, also when it has gone since.
    private async Task<IReadOnlyList<Village>> VillagesFor(Dossier dossier, DateOnly today, CancellationToken ct)
    {
        var villages = await Places.Villages(db, dossier.Registration.CommuneId, today, ct);
        if (dossier.Model.VillageId is not { } chosen || villages.Any(village => village.Id == chosen))
        {
            return villages;
        }

        var names = await Places.VillageNames(db, [chosen], ct);
        return names.TryGetValue(chosen, out var name) ? [.. villages, new Village(chosen, name)] : villages;
    }

    private async Task<DateTime?> SavedAt(Guid id, CancellationToken ct)
    {
        var (text, verb) = (id.ToString("d"), Operation.DraftRegistration.Verb());
        var at = await db.AuditLines.AsNoTracking().Where(line => line.SubjectId == text && line.Verb == verb)
            .OrderByDescending(line => line.Seq).Select(line => line.At).FirstOrDefaultAsync(ct);
        return at is null ? null : AuditTimes.Of(at);
    }

    // Another organisation's answers are shown only when its model is public anyway and touches nobody's private matters.
    private async Task<(string? Of, IReadOnlyDictionary<string, string> Answers)> Example(Dossier dossier, CancellationToken ct)
    {
        var (commune, owner) = (dossier.Registration.CommuneId, dossier.Owner.Id);
        var found = await (
            from registration in db.Registrations.AsNoTracking()
            join model in db.Models.AsNoTracking() on registration.ModelId equals model.Id
            where registration.CommuneId == commune && registration.OwnerOrganisationId != owner && registration.Stage == Stage.Recognised
                && model.IsPublic && !model.SensitiveSubject
            orderby registration.Year descending, registration.Id
            select new { registration, model }).FirstOrDefaultAsync(ct);
        return found is null
            ? (null, new Dictionary<string, string>())
            : (found.model.Name, RegistrationForm.Questions.Where(question => question.Example is not null)
                .Select(question => (question.Name, Text: found.registration.Answer(question.Name, found.model, _ => "")))
                .Where(answer => answer.Text.Length > 0).ToDictionary(answer => answer.Name, answer => answer.Text, StringComparer.Ordinal));
    }
}
