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
}

/// <summary>One row of the table of work: at this stage, somebody with this operation has this to do.</summary>
/// <param name="Stage">Where the registration stands.</param>
/// <param name="Operation">What is to be done; who may is the access table's business.</param>
/// <param name="Verb">The work, as a verb.</param>
/// <param name="Due">When.</param>
public sealed record WorkRow(Stage Stage, Operation Operation, Wording Verb, DueRule Due);

/// <summary>A piece of work on somebody's desk.</summary>
/// <param name="Row">The rule that made it.</param>
/// <param name="RegistrationId">The registration.</param>
/// <param name="ModelName">The model's name.</param>
/// <param name="OwnerName">The owner organisation's short name.</param>
/// <param name="Due">The day it is due.</param>
/// <param name="DaysLeft">Days from today; negative when late.</param>
/// <param name="Illustrative">The registration is made up to show the product.</param>
public sealed record Work(WorkRow Row, Guid RegistrationId, string ModelName, string OwnerName, DateOnly Due, int DaysLeft, bool Illustrative = false);

/// <summary>What of a registration decides what is to be done and by when.</summary>
/// <param name="Subject">For the access table.</param>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Year">Its year.</param>
/// <param name="ModelName">The model's name.</param>
/// <param name="OwnerName">The owner organisation's short name.</param>
/// <param name="StageSince">Local day of the last step.</param>
/// <param name="LastProgress">Day of the last progress entry.</param>
/// <param name="Illustrative">The registration is made up to show the product.</param>
public sealed record WorkSource(
    Subject Subject, Guid RegistrationId, int Year, string ModelName, string OwnerName, DateOnly StageSince, DateOnly? LastProgress, bool Illustrative = false);

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

    /// <summary>What the actor has to do, soonest first.</summary>
    public static IReadOnlyList<Work> For(Actor actor, IEnumerable<WorkSource> sources, Settings.Settings settings, DateOnly today) =>
    [
        .. from source in sources
           from row in Rows
           where source.Subject.Stage == row.Stage && Access.Ask(actor, row.Operation, source.Subject).Ok
           where row.Due != DueRule.ScoringDay || today >= settings.DayIn("scoring.from", source.Year)
           let due = DueOf(row.Due, source, settings)
           orderby due, source.RegistrationId
           select new Work(row, source.RegistrationId, source.ModelName, source.OwnerName, due, due.DayNumber - today.DayNumber, source.Illustrative),
    ];

    private static DateOnly DueOf(DueRule rule, WorkSource source, Settings.Settings settings) => rule switch
    {
        DueRule.RegistrationDay => Later(settings.DayIn("registration.due", source.Year), source.StageSince.AddDays(settings.Number("return.days"))),
        DueRule.AfterReturn => source.StageSince.AddDays(settings.Number("return.days")),
        DueRule.AfterRegistration => source.StageSince.AddDays(settings.Number("appraisal.days")),
        DueRule.AfterAppraisal => source.StageSince.AddDays(settings.Number("approval.days")),
        DueRule.AfterProgress => Later(source.LastProgress ?? source.StageSince, source.StageSince).AddDays(settings.Number("progress.days")),
        DueRule.ScoringDay => settings.DayIn("scoring.due", source.Year),
        DueRule.AfterScore => source.StageSince.AddDays(settings.Number("recognition.days")),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown due rule."),
    };

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
