using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>An answer under review: how it stands and, when it changed since the last return, how it stood then.</summary>
public sealed record ReviewedAnswer(Question Question, Wording Text, Wording? Before, string? LastReason)
{
    /// <summary>In how many places it changed.</summary>
    public int Places { get; } = Before is null ? 0 : WordChanges.Places(WordChanges.Between(Before.Vi, Text.Vi));

    public bool Changed => Places > 0;

    /// <summary>The two versions as stretches of words; empty when there is no answer.</summary>
    public IReadOnlyList<WordRun> Runs(Words words) => WordChanges.Between(words.In(Before ?? Text), words.In(Text));
}

/// <summary>A registration under review as the page shows it.</summary>
public sealed record ReviewSheet
{
    public required Dossier Dossier { get; init; }

    public required IReadOnlyList<ReviewedAnswer> Answers { get; init; }

    /// <summary>When it was sent back last (UTC); null when it never was.</summary>
    public DateTime? ReturnedAt { get; init; }

    /// <summary>How often it was sent, this time included.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Who appraised it and when, for the officer's opinion.</summary>
    public (string Who, DateTime At)? Appraised { get; init; }

    /// <summary>The scan of the paper it was entered from; null when there is none.</summary>
    public Guid? Scan { get; init; }

    /// <summary>The decisions this person may take now.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>Why this person takes none: who can instead.</summary>
    public Wording? WhoCan { get; init; }

    /// <summary>The decisions that somebody else could be asked for; null when there is none.</summary>
    public ProposalOffer? Offer { get; init; }

    /// <summary>The decision that waits for this person, and by when; null when none does.</summary>
    public Work? Work { get; init; }

    public DateOnly Today { get; init; }

    /// <summary>Days the registration came after the year's deadline; 0 when it was in time.</summary>
    public int DaysLate { get; init; }

    /// <summary>Place in the person's queue from 1; 0 when it is not in it.</summary>
    public int Place { get; init; }

    public int QueueLength { get; init; }

    public Guid? Next { get; init; }

    public IReadOnlyList<string> MayBeInCharge { get; init; } = [];

    public required DecisionForm Typed { get; init; }

    public Refusal? Refusal { get; init; }

    /// <summary>What happened to the registration decided before this one.</summary>
    public (string Name, Stage Stage)? JustDecided { get; init; }

    /// <summary>What is wrong with a field of the decision's form; null when nothing is.</summary>
    public string? Wrong(Words words, string field) => Refusals.At(words, Refusal, field);
}

/// <summary>Reads what the pages of review show.</summary>
public sealed class Reviews(SenDb db, Proposing proposing, TimeProvider clock)
{
    private static readonly Operation[] Decisions = [Operation.Appraise, Operation.Approve];

    /// <summary>What waits for this person's decision, soonest first.</summary>
    public async Task<IReadOnlyList<Work>> Queue(Actor actor, CancellationToken ct) =>
        [.. (await DeskWork.For(db, actor, BusinessCalendar.Today(clock), ct)).Where(work => Decisions.Contains(work.Row.Operation))];

    /// <summary>Address of the next registration that waits, or of the empty queue.</summary>
    public async Task<string> Next(Actor actor, CancellationToken ct) =>
        await Queue(actor, ct) is [var first, ..] ? DeskAddresses.Review(first.RegistrationId) : DeskAddresses.Reviews;

    /// <summary>The reasons of the last return: question → reason.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> LastReasons(SenDb db, Guid registrationId, CancellationToken ct) =>
        (await LastReturn(db, registrationId, ct)).ToDictionary(row => row.Question, row => row.Reason, StringComparer.Ordinal);

    /// <summary>True when a registration was sent back and every answer still stands as it did then.</summary>
    public static async Task<bool> Unchanged(SenDb db, Dossier dossier, CancellationToken ct)
    {
        if (dossier.Registration.Stage != Stage.Returned || await Lookback.SinceReturn(db, dossier.Registration.Id, ct) is not { } later)
        {
            return false;
        }

        var then = AnswersThen.Of(dossier, later);
        // As the review sees it: another place of a tone mark, or two spaces, is no change.
        return AnswerSheet.Of(dossier.Registration, dossier.Model).All(answer => WordChanges.Places(WordChanges.Between(then[answer.Key], answer.Value)) == 0);
    }

    /// <summary>Days the registration came first after the year's deadline; what is sent again after a return is not late by that.</summary>
    public static async Task<int> DaysLate(SenDb db, Movement.Models.Registration registration, DateOnly due, CancellationToken ct)
    {
        if (registration.RegisteredAt is not { } last)
        {
            return 0;
        }

        var (id, verb) = (registration.Id.ToString("d"), Operation.Register.Verb());
        var first = await db.AuditLines.AsNoTracking().Where(line => line.SubjectId == id && line.Verb == verb)
            .OrderBy(line => line.Seq).Select(line => line.At).FirstOrDefaultAsync(ct);
        return BusinessCalendar.DaysLate(due, BusinessCalendar.DateOf(first is null ? last : AuditTimes.Of(first)));
    }

    /// <summary>The name and stage of a registration just decided, for the line that says so.</summary>
    public async Task<(string Name, Stage Stage)?> JustDecided(Guid? id, Actor actor, CancellationToken ct) =>
        id is { } decided && await Registrations.Load(db, decided, BusinessCalendar.Today(clock), ct) is { } dossier
            && Access.Ask(actor, Operation.ReadModel, dossier.Subject).Ok
            ? (dossier.Model.Name, dossier.Registration.Stage) : null;

    /// <summary>A registration under review; refused when the person may not read it.</summary>
    public async Task<Outcome<ReviewSheet>> Of(Guid id, Actor actor, DecisionForm? typed, CancellationToken ct)
    {
        var today = BusinessCalendar.Today(clock);
        db.ChangeTracker.Clear();
        if (await Registrations.Load(db, id, today, ct) is not { } dossier)
        {
            return new Refusal.Missing(("bản đăng ký", "registration"));
        }

        var permit = Access.Ask(actor, Operation.ReadModel, dossier.Subject);
        if (!permit.Ok)
        {
            return permit.Refusal;
        }

        var registration = dossier.Registration;
        var queue = await Queue(actor, ct);
        var place = queue.ToList().FindIndex(work => work.RegistrationId == id);
        var returned = await LastReturn(db, id, ct);
        var steps = OpenSteps.For(actor, registration, dossier.Subject)
            .Where(Decides).ToList();
        var settings = await SettingsOf.Commune(db, registration.CommuneId, today, ct);
        return new ReviewSheet
        {
            Dossier = dossier,
            Answers = await Answers(dossier, returned, ct),
            ReturnedAt = returned.Count > 0 ? returned[0].At : null,
            Round = returned.Count > 0 ? returned[0].Round + 1 : 1,
            Appraised = registration.Opinion.Length > 0 ? await Appraised(id, ct) : null,
            Scan = await EnteredReading.Scan(db, dossier.Entered, ct),
            Steps = steps,
            WhoCan = steps.Count == 0 ? WhoCan(actor, dossier) : null,
            Offer = steps.Count > 0 ? null : await proposing.Of(OpenSteps.ToAskFor(registration, []).Where(Decides).Select(OpenSteps.OperationOf), id, DeskAddresses.Review(id), ct),
            Work = place >= 0 ? queue[place] : null,
            Today = today,
            DaysLate = await DaysLate(db, registration, settings.DayIn("registration.due", registration.Year), ct),
            Place = place + 1,
            QueueLength = queue.Count,
            Next = queue.Count > 1 ? queue[(place + 1) % queue.Count].RegistrationId : null,
            MayBeInCharge = await CommitteeReading.MayBeInCharge(db, registration.CommuneId, today, ct),
            Typed = typed is null
                ? new(id, "", registration.InCharge, new Dictionary<string, string>(), "", dossier.Version, Guid.CreateVersion7(clock.GetUtcNow()))
                : typed with { Version = dossier.Version, Key = Guid.CreateVersion7(clock.GetUtcNow()) },
        };
    }

    private static bool Decides(Step step) => step is Step.Appraise or Step.Return or Step.Approve or Step.Decline;

    // The sentence for somebody who reads and does not decide: the registrant is told why, everybody who can.
    private static Wording WhoCan(Actor actor, Dossier dossier)
    {
        var next = OpenSteps.Next(dossier.Registration)
            .Where(next => next.Step is Step.Appraise or Step.Return or Step.Approve or Step.Decline).ToList();
        if (next.Count == 0)
        {
            var at = Lifecycle.NameOf(dossier.Registration.Stage);
            return ($"Bản đăng ký đang ở bước “{at.Vi}”; lúc này không có việc duyệt.", $"The registration stands at “{at.En}”; there is nothing to decide now.");
        }

        IEnumerable<Wording> own = dossier.Subject.RegistrantId == actor.PersonId
            ? [("Người đăng ký không tự duyệt mô hình của mình.", "Nobody approves a model they registered.")]
            : Decisions.Any(operation => Access.Ever(actor, operation)) && Separation.WhyNot(actor, dossier.Subject) is { } why ? [why] : [];
        return Wording.Join(Wording.AsTyped(" "), own.Concat(next.GroupBy(one => one.WhoCan).Select(who =>
        {
            var steps = Wording.Join(Wording.AsTyped(", "), who.Select(one => Lifecycle.NameOf(one.Step)));
            return new Wording($"{who.Key.Vi}: {steps.Vi}.", $"{who.Key.En}: {steps.En}.");
        })));
    }

    private static async Task<List<ReturnReason>> LastReturn(SenDb db, Guid registrationId, CancellationToken ct)
    {
        var reasons = await db.ReturnReasons.AsNoTracking().Where(row => row.RegistrationId == registrationId).OrderBy(row => row.Round).ThenBy(row => row.Id).ToListAsync(ct);
        return [.. reasons.Where(row => row.Round == reasons[^1].Round)];
    }

    private async Task<IReadOnlyList<ReviewedAnswer>> Answers(Dossier dossier, List<ReturnReason> returned, CancellationToken ct)
    {
        var now = AnswerSheet.Of(dossier.Registration, dossier.Model);
        var later = returned.Count == 0 ? null : await Lookback.SinceReturn(db, dossier.Registration.Id, ct);
        var then = later is null ? now : AnswersThen.Of(dossier, later);
        var villages = await Places.VillageNames(db, [.. new[] { now, then }
            .Select(answers => Guid.TryParse(answers[RegistrationForm.Village], out var village) ? village : Guid.Empty)], ct);
        Wording Show(string question, string text) => AnswerSheet.Show(question, text, village => villages.GetValueOrDefault(village, ""));
        return
        [
            .. RegistrationForm.Questions.Select(question => new ReviewedAnswer(
                question, Show(question.Name, now[question.Name]),
                then[question.Name] == now[question.Name] ? null : Show(question.Name, then[question.Name]),
                returned.Find(row => row.Question == question.Name)?.Reason)),
        ];
    }

    private async Task<(string Who, DateTime At)?> Appraised(Guid id, CancellationToken ct)
    {
        var (text, verb) = (id.ToString("d"), Operation.Appraise.Verb());
        var line = await db.AuditLines.AsNoTracking().Where(line => line.SubjectId == text && line.Verb == verb)
            .OrderByDescending(line => line.Seq).Select(line => new { line.ActorName, line.At }).FirstOrDefaultAsync(ct);
        return line is null ? null : (line.ActorName, AuditTimes.Of(line.At));
    }
}
