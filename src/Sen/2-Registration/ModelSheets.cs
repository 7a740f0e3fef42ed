using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Scoring;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>One line of the timeline: what was done, by which role, when.</summary>
public sealed record TimelineLine(DateTime At, Wording Verb, string Who, string Reason, Wording? OnBehalf = null);

/// <summary>A score with its scale.</summary>
public sealed record ScoreSheet(Score Score, Rubric? Rubric);

/// <summary>A registration as its page in the workplace shows it.</summary>
public sealed record ModelSheet
{
    public required Dossier Dossier { get; init; }

    public required IReadOnlyList<Button> Buttons { get; init; }

    /// <summary>What follows and who can do it: for whoever has no button.</summary>
    public required IReadOnlyList<(Step Step, Wording WhoCan)> Next { get; init; }

    /// <summary>The steps that somebody else could be asked to take; null when there is none.</summary>
    public ProposalOffer? Offer { get; init; }

    /// <summary>Question → answer in words.</summary>
    public required IReadOnlyList<(Question Question, Wording Text)> Answers { get; init; }

    /// <summary>Reasons of the last return: question → reason.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<ProgressNote> Progress { get; init; } = [];

    public IReadOnlyList<ScoreSheet> Scores { get; init; } = [];

    public IReadOnlyList<LevelClaim> Claims { get; init; } = [];

    /// <summary>The last acts, newest first.</summary>
    public IReadOnlyList<TimelineLine> Timeline { get; init; } = [];

    public bool MayReadHistory { get; init; }

    /// <summary>The scan of the paper it was entered from; null when there is none.</summary>
    public Guid? Scan { get; init; }

    public bool MayDraft { get; init; }

    /// <summary>The person may record its progress for the organisation.</summary>
    public bool MayRecordOnBehalf { get; init; }

    /// <summary>Titles of those who may be put in charge; null for somebody who puts nobody in charge.</summary>
    public IReadOnlyList<string>? MayBeInCharge { get; init; }

    /// <summary>Who was chosen to be in charge, when that form came back.</summary>
    public string? TypedInCharge { get; init; }

    /// <summary>Somebody was just put in charge.</summary>
    public bool JustAssigned { get; init; }

    /// <summary>From when and until when the year is scored, while progress can be recorded and a score would end that.</summary>
    public (DateOnly From, DateOnly Due)? Scoring { get; init; }

    /// <summary>Its owner has ended and nobody has decided what becomes of it; and whether this person does.</summary>
    public (DateOnly Since, bool MayDecide)? Waits { get; init; }

    /// <summary>Name of the model it was joined with.</summary>
    public string? Twin { get; init; }

    public required string StandingBody { get; init; }

    /// <summary>It was sent, and nobody who may appraise it is there: whoever holds the post entered it, or nobody holds it.</summary>
    public bool NobodyAppraises { get; init; }

    /// <summary>Day the standing body answers by, once it was sent and somebody can.</summary>
    public DateOnly? AnswerBy { get; init; }

    public int DaysLate { get; init; }

    public required Guid Key { get; init; }

    public DateOnly Today { get; init; }

    /// <summary>The step just taken, for the line that says so.</summary>
    public Step? Just { get; init; }

    /// <summary>The record of progress whose place was just taken by a later one.</summary>
    public Guid? JustCorrected { get; init; }

    /// <summary>What was just recorded was told on behalf of the owner.</summary>
    public bool JustOnBehalf { get; init; }

    public Refusal? Refusal { get; init; }
}

/// <summary>Reads what the page of a registration shows.</summary>
public sealed class ModelSheets(SenDb db, Proposing proposing, TimeProvider clock)
{
    private const int TimelineLines = 12;

    /// <summary>The page; refused when the person may not read it.</summary>
    public async Task<Outcome<ModelSheet>> Of(Guid id, Actor actor, CancellationToken ct)
    {
        var today = BusinessCalendar.Today(clock);
        db.ChangeTracker.Clear();
        using var wider = await Inherited.Widen(db, actor, today, ct);
        if (await Registrations.Load(db, id, today, ct) is not { } dossier)
        {
            return new Refusal.Missing(("mô hình", "model"));
        }

        var permit = Access.Ask(actor, Operation.ReadModel, dossier.Subject);
        if (!permit.Ok)
        {
            return permit.Refusal;
        }

        var registration = dossier.Registration;
        var settings = await SettingsOf.Commune(db, registration.CommuneId, today, ct);
        var (buttons, next) = (Buttons.For(actor, registration, dossier.Subject), OpenSteps.Next(registration));
        var others = OpenSteps.ToAskFor(registration, [.. buttons.Select(button => button.Step)]);
        var asked = registration is { Stage: Stage.Registered, EndedOn: null };
        var unanswered = asked && !await EnteredReading.AnybodyAppraises(db, dossier.Subject, today, ct);
        return new ModelSheet
        {
            Dossier = dossier,
            Buttons = buttons,
            Next = next,
            Offer = await proposing.Of(others.Select(OpenSteps.OperationOf), id, DeskAddresses.Model(id), ct),
            Answers = await Answers(dossier, ct),
            Reasons = registration.Stage == Stage.Returned ? await Reviews.LastReasons(db, id, ct) : new Dictionary<string, string>(),
            Progress = await ProgressLog.Of(db, id, ct),
            Scores = await Scores(id, ct),
            Claims = await db.LevelClaims.AsNoTracking().Where(row => row.RegistrationId == id).OrderBy(row => row.Id).ToListAsync(ct),
            Timeline = await Timeline(registration, ct),
            Scan = await EnteredReading.Scan(db, dossier.Entered, ct),
            MayReadHistory = Access.Ask(actor, Operation.ReadHistory, dossier.Subject).Ok,
            Scoring = registration.Stage is Stage.Approved or Stage.Underway
                ? (settings.DayIn("scoring.from", registration.Year), settings.DayIn("scoring.due", registration.Year)) : null,
            MayRecordOnBehalf = Access.Ask(actor, Operation.RecordOnBehalf, dossier.Subject).Ok,
            MayDraft = Access.Ask(actor, Operation.DraftRegistration, dossier.Subject).Ok,
            MayBeInCharge = Access.Ask(actor, Operation.AssignMember, dossier.Subject).Ok ? await CommitteeReading.MayBeInCharge(db, registration.CommuneId, today, ct) : null,
            Waits = dossier.Owner.HasEndedBy(today) && Inheriting.Waits(registration, dossier.Owner.ValidTo!.Value)
                ? (dossier.Owner.ValidTo.Value, Access.Ask(actor, Operation.Inherit, dossier.Subject).Ok) : null,
            Twin = registration.JoinedToId is { } joined
                ? await (from row in db.Registrations.AsNoTracking() join model in db.Models on row.ModelId equals model.Id where row.Id == joined select model.Name).FirstOrDefaultAsync(ct) : null,
            StandingBody = (await StandingBodyOf.Commune(db, registration.CommuneId, settings, today, ct)).Name,
            NobodyAppraises = unanswered,
            AnswerBy = asked && !unanswered
                ? BusinessCalendar.DateOf(registration.StageSince).AddDays(settings.Number("appraisal.days")) : null,
            DaysLate = await Reviews.DaysLate(db, registration, settings.DayIn("registration.due", registration.Year), ct),
            Key = Guid.CreateVersion7(clock.GetUtcNow()),
            Today = today,
        };
    }

    private async Task<IReadOnlyList<(Question, Wording)>> Answers(Dossier dossier, CancellationToken ct)
    {
        // What was sent keeps the name its village had on that day.
        DateOnly? sent = dossier.Registration.RegisteredAt is { } at ? BusinessCalendar.DateOf(at) : null;
        var names = dossier.Model.VillageId is { } village ? await Places.VillageNames(db, [village], ct, sent) : new Dictionary<Guid, string>();
        var answers = AnswerSheet.Of(dossier.Registration, dossier.Model);
        return
        [
            .. RegistrationForm.Questions.Select(question =>
                (question, AnswerSheet.Show(question.Name, answers[question.Name], id => names.GetValueOrDefault(id, "")))),
        ];
    }

    private async Task<IReadOnlyList<ScoreSheet>> Scores(Guid id, CancellationToken ct)
    {
        var scores = await db.Scores.AsNoTracking().Where(row => row.RegistrationId == id).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).ToListAsync(ct);
        var ids = scores.Select(score => score.RubricId).Distinct().ToList();
        var rubrics = await db.Rubrics.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        return [.. scores.Select(score => new ScoreSheet(score, rubrics.GetValueOrDefault(score.RubricId)))];
    }

    // Several that are carried on together are one act, written under the first of them.
    private async Task<IReadOnlyList<TimelineLine>> Timeline(Movement.Models.Registration registration, CancellationToken ct)
    {
        var (text, commune, draft, inherit) = (registration.Id.ToString("d"), registration.CommuneId.ToString("d"), Operation.DraftRegistration.Verb(), Operation.Inherit.Verb());
        var (many, mark) = (registration.InheritedAt is not null, Data.Audit.Changes.MarkOf(nameof(Movement.Models.Registration), registration.Id));
        var lines = await db.AuditLines.AsNoTracking()
            .Where(line => (line.SubjectId == text && line.Verb != draft) || (many && line.CommuneId == commune && line.Verb == inherit && line.Changes.Contains(mark)))
            .OrderByDescending(line => line.Seq).Take(TimelineLines)
            .Select(line => new { line.At, line.Verb, line.ActorName, line.Reason, line.OnBehalf }).ToListAsync(ct);
        return [.. lines.Select(line => new TimelineLine(AuditTimes.Of(line.At), OperationNames.OfVerb(line.Verb), line.ActorName, line.Reason, line.OnBehalf.Length == 0 ? null : Behalf.Read(line.OnBehalf)))];
    }
}
