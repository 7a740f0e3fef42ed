using Sen.Movement.Models;
using Sen.Movement.People;

namespace Sen.Movement.Desk;

/// <summary>Which day a piece of work is due (hạn), as a rule over the commune's settings.</summary>
public enum DueRule
{
    /// <summary>The year's deadline for registrations.</summary>
    RegistrationDay,

    /// <summary>Days after the return.</summary>
    AfterReturn,

    /// <summary>Days after the submission.</summary>
    AfterRegistration,

    /// <summary>Days after the appraisal.</summary>
    AfterAppraisal,

    /// <summary>Days after the last progress, or after the approval.</summary>
    AfterProgress,

    /// <summary>The year's deadline for scoring.</summary>
    ScoringDay,

    /// <summary>Days after the score.</summary>
    AfterScore,

    /// <summary>Working days after a piece of feedback came in, or was hidden.</summary>
    AfterFeedback,

    /// <summary>Working days after an article was sent to review, sent back, or approved.</summary>
    AfterArticleStep,

    /// <summary>Days after a request about personal data came in.</summary>
    AfterDataRequest,

    /// <summary>Days after an act ended a unit.</summary>
    AfterUnitAct,

    /// <summary>Working days after a post ended, or after its hand-over report was confirmed.</summary>
    AfterHandOver,

    /// <summary>Working days after somebody asked for something.</summary>
    AfterProposal,
}

/// <summary>When a piece of work came to the desk (ngày có việc): its days are counted from there.</summary>
public enum Arrival
{
    /// <summary>With the last step.</summary>
    LastStep,

    /// <summary>With the last progress that was recorded, or with the last step when that is later.</summary>
    LastProgress,

    /// <summary>With the first progress that was recorded: later entries do not move it.</summary>
    FirstProgress,
}

/// <summary>One row of the table of deadlines (bảng hạn): a day of the year, days from the work's arrival, or whichever of the two is later.</summary>
/// <param name="Rule">The rule of the row.</param>
/// <param name="Since">From when the days are counted.</param>
/// <param name="Days">The setting that says how many days.</param>
/// <param name="Working">True when they are working days.</param>
/// <param name="Season">The setting with the year's own date: it stands as long as whoever has to act still has the days before it.</param>
/// <param name="Opens">The setting with the day of the year before which the work is nobody's.</param>
public sealed record Deadline(DueRule Rule, Arrival Since, string Days, bool Working = false, string? Season = null, string? Opens = null);

/// <summary>Why a piece of work is due on its day (cách tính hạn), for the page that shows the day.</summary>
/// <param name="Deadline">The row it was found by.</param>
/// <param name="Since">The day the work came to the desk.</param>
/// <param name="Days">How many days were counted from there.</param>
/// <param name="Season">The year's own date; null when the row has none.</param>
/// <param name="BySeason">True when the year's own date stands.</param>
public sealed record DueReason(Deadline Deadline, DateOnly Since, int Days, DateOnly? Season, bool BySeason);

/// <summary>One row of the table of work: at this stage, somebody with this operation has this to do.</summary>
/// <param name="Stage">Where the registration stands; null for work on feedback, on articles and on posts.</param>
/// <param name="Operation">What is to be done; who may is the access table's business.</param>
/// <param name="Verb">The work, as a verb.</param>
/// <param name="Due">When.</param>
public sealed record WorkRow(Stage? Stage, Operation Operation, Wording Verb, DueRule Due);

/// <summary>A piece of work on somebody's desk.</summary>
/// <param name="Row">The rule that made it.</param>
/// <param name="RegistrationId">The registration, the feedback, the article, the request, the commune that has ended or the dated post.</param>
/// <param name="ModelName">The model's name, what the feedback is about, or the article's title.</param>
/// <param name="OwnerName">The owner organisation's short name, or who wrote.</param>
/// <param name="Due">The day it is due.</param>
/// <param name="DaysLeft">Days from today; negative when late.</param>
/// <param name="Why">Why it is due on that day.</param>
/// <param name="Illustrative">The registration is made up to show the product.</param>
public sealed record Work(
    WorkRow Row, Guid RegistrationId, Wording ModelName, Wording OwnerName, DateOnly Due, int DaysLeft, DueReason Why, bool Illustrative = false)
{
    /// <summary>In whose place it is done (thay ai); null for one's own work.</summary>
    public Mandate? Mandate { get; init; }

    /// <summary>The post whose work waits for somebody; null for work on a record.</summary>
    public Office? Office { get; init; }
}

/// <summary>What of a registration decides what is to be done and by when.</summary>
/// <param name="Subject">For the access table.</param>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Year">Its year.</param>
/// <param name="ModelName">The model's name.</param>
/// <param name="OwnerName">The owner organisation's short name.</param>
/// <param name="StageSince">Local day the stage began.</param>
/// <param name="LastProgress">Local day the last progress was recorded.</param>
/// <param name="Illustrative">The registration is made up to show the product.</param>
/// <param name="FirstProgress">Local day the first progress was recorded.</param>
public sealed record WorkSource(
    Subject Subject, Guid RegistrationId, int Year, string ModelName, string OwnerName, DateOnly StageSince, DateOnly? LastProgress, bool Illustrative = false,
    DateOnly? FirstProgress = null)
{
    /// <summary>It was entered on behalf of its owner (nhập hộ).</summary>
    public bool Entered { get; init; }

    /// <summary>The commune whose organisation carries it on (tiếp nhận), where that is another than the one it was begun in; null when it is worked on at home.</summary>
    public Guid? CarriedOnIn { get; init; }

    /// <summary>The commune in which its owner works.</summary>
    public Guid? OwnersCommune => CarriedOnIn ?? Subject.CommuneId;

    /// <summary>True when somebody of a commune may have work on it: where it was begun, and where it is carried on.</summary>
    public bool Concerns(Guid commune) => Subject.CommuneId == commune || CarriedOnIn == commune;

    /// <summary>The owner, and beside what is still written that it was entered on behalf.</summary>
    internal Wording OwnerFor(WorkRow row) => Entered && row.Operation == Operation.Register ? ($"{OwnerName} · nhập hộ", $"{OwnerName} · entered on behalf") : Wording.AsTyped(OwnerName);
}

/// <summary>My work (việc của tôi) as a table: what is due, by when, derived and never stored.</summary>
public static class WorkTable
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<WorkRow> Rows { get; } =
    [
        new(Stage.Draft, Operation.Register, ("Hoàn thiện và gửi bản đăng ký", "Complete and send the registration"), DueRule.RegistrationDay),
        new(Stage.Returned, Operation.Register, ("Bổ sung và gửi lại bản đăng ký", "Complete and send the registration again"), DueRule.AfterReturn),
        new(Stage.Registered, Operation.Appraise, ("Thẩm định bản đăng ký", "Appraise the registration"), DueRule.AfterRegistration),
        new(Stage.Appraised, Operation.Approve, ("Duyệt bản đăng ký", "Decide on the registration"), DueRule.AfterAppraisal),
        new(Stage.Approved, Operation.RecordProgress, ("Ghi tiến độ lần đầu", "Record the first progress"), DueRule.AfterProgress),
        new(Stage.Underway, Operation.RecordProgress, ("Ghi tiến độ", "Record progress"), DueRule.AfterProgress),
        new(Stage.Underway, Operation.Score, ("Chấm điểm", "Score"), DueRule.ScoringDay),
        new(Stage.Scored, Operation.Recognise, ("Quyết định công nhận", "Decide on the recognition"), DueRule.AfterScore),
    ];

    /// <summary>
    /// The deadlines. What is counted from its arrival is never late when it comes; where the year has a date of its own, work that comes after it,
    /// or shortly before, gets the days of “late.days” instead.
    /// </summary>
    public static IReadOnlyList<Deadline> Deadlines { get; } =
    [
        new(DueRule.RegistrationDay, Arrival.LastStep, "late.days", Working: true, Season: "registration.due"),
        new(DueRule.AfterReturn, Arrival.LastStep, "return.days"),
        new(DueRule.AfterRegistration, Arrival.LastStep, "appraisal.days"),
        new(DueRule.AfterAppraisal, Arrival.LastStep, "approval.days"),
        new(DueRule.AfterProgress, Arrival.LastProgress, "progress.days"),
        new(DueRule.ScoringDay, Arrival.FirstProgress, "late.days", Working: true, Season: "scoring.due", Opens: "scoring.from"),
        new(DueRule.AfterScore, Arrival.LastStep, "recognition.days"),
        new(DueRule.AfterFeedback, Arrival.LastStep, "feedback.days", Working: true),
        new(DueRule.AfterArticleStep, Arrival.LastStep, "article.days", Working: true),
        // Each kind of request has a number of its own; most ask to see.
        new(DueRule.AfterDataRequest, Arrival.LastStep, "personal.see-days"),
        new(DueRule.AfterUnitAct, Arrival.LastStep, "inheriting.days"),
        new(DueRule.AfterHandOver, Arrival.LastStep, "late.days", Working: true),
        new(DueRule.AfterProposal, Arrival.LastStep, "late.days", Working: true),
    ];

    // Days off that the Government announces for a year are not known to an installation yet.
    private static readonly BusinessCalendar Calendar = new();

    /// <summary>What the actor has to do, soonest first.</summary>
    public static IReadOnlyList<Work> For(Actor actor, IEnumerable<WorkSource> sources, Settings.Settings settings, DateOnly today) =>
    [
        .. from source in sources
           from row in Rows
           where source.Subject.Stage == row.Stage
           let permit = Access.Ask(actor, row.Operation, source.Subject)
           where permit.Ok
           let deadline = Deadlines.Single(deadline => deadline.Rule == row.Due)
           where deadline.Opens is null || today >= settings.DayIn(deadline.Opens, source.Year)
           let due = DueOf(deadline, source, settings)
           orderby due.Day, source.RegistrationId
           select new Work(
               row, source.RegistrationId, Wording.AsTyped(source.ModelName), source.OwnerFor(row), due.Day, due.Day.DayNumber - today.DayNumber, due.Why, source.Illustrative) { Mandate = permit.Value.Mandate },
    ];

    /// <summary>The day a source is due by a row of the deadlines, and why that day.</summary>
    public static (DateOnly Day, DueReason Why) DueOf(Deadline deadline, WorkSource source, Settings.Settings settings)
    {
        var (since, days) = (ArrivalOf(deadline, source, settings), settings.Number(deadline.Days));
        var counted = deadline.Working ? Calendar.AddWorkingDays(since, days) : since.AddDays(days);
        if (deadline.Season is null)
        {
            return (counted, new(deadline, since, days, null, BySeason: false));
        }

        var season = settings.DayIn(deadline.Season, source.Year);
        return (Later(season, counted), new(deadline, since, days, season, BySeason: season >= counted));
    }

    private static DateOnly ArrivalOf(Deadline deadline, WorkSource source, Settings.Settings settings)
    {
        var since = deadline.Since switch
        {
            Arrival.LastStep => source.StageSince,
            Arrival.LastProgress => Later(source.LastProgress ?? source.StageSince, source.StageSince),
            Arrival.FirstProgress => source.FirstProgress ?? source.StageSince,
            _ => throw new ArgumentOutOfRangeException(nameof(deadline), deadline.Since, "Unknown arrival."),
        };
        return deadline.Opens is null ? since : Later(since, settings.DayIn(deadline.Opens, source.Year));
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
