using Sen.Movement.Desk;
using Sen.Movement.People;

namespace Sen.Movement.Feedback;

/// <summary>What of a piece of feedback decides whose work it is and by when.</summary>
/// <param name="Id">The feedback.</param>
/// <param name="Subject">For the access table.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Review">Where the review of a hiding stands.</param>
/// <param name="OwnerPost">The post that answers.</param>
/// <param name="Since">Local day from which the clock runs.</param>
/// <param name="Title">What it is about, for a line.</param>
/// <param name="Illustrative">Made up to show the product.</param>
/// <param name="Deserted">Nobody holds the post that answers today: then the standing body's officer does.</param>
public sealed record FeedbackSource(
    Guid Id, Subject Subject, FeedbackState State, HidingReview Review, PostKind OwnerPost, DateOnly Since, Wording Title, bool Illustrative = false,
    bool Deserted = false);

/// <summary>
/// The work that feedback makes, as a table: its owner answers within the commune's number of working days; where nobody holds the owner's post the officer
/// of the standing body does; what is overdue rises to the standing body and the head of the committee; a hiding is reviewed.
/// </summary>
public static class FeedbackWork
{
    /// <summary>The owner answers.</summary>
    public static WorkRow Answer { get; } = new(null, Operation.AnswerFeedback, ("Trả lời góp ý", "Answer the feedback"), DueRule.AfterFeedback);

    /// <summary>Those above see that nobody answered in time.</summary>
    public static WorkRow AnswerLate { get; } = new(null, Operation.AnswerFeedback, ("Góp ý quá hạn chưa trả lời", "Feedback not answered in time"), DueRule.AfterFeedback);

    /// <summary>The standing body reviews a hiding.</summary>
    public static WorkRow Review { get; } = new(null, Operation.ReviewHiding, ("Xem xét việc ẩn góp ý", "Review the hiding of feedback"), DueRule.AfterFeedback);

    /// <summary>The rows.</summary>
    public static IReadOnlyList<WorkRow> Rows { get; } = [Answer, AnswerLate, Review];

    private static Wording Citizen => ("Người dân", "A citizen");

    // How the day of every row is found.
    private static readonly Deadline Counted = WorkTable.Deadlines.Single(deadline => deadline.Rule == DueRule.AfterFeedback);

    /// <summary>The day an answer, or a review, is due.</summary>
    public static DateOnly DueOn(DateOnly since, Settings.Settings settings) => new BusinessCalendar().AddWorkingDays(since, settings.Number("feedback.days"));

    /// <summary>What the actor has to do, soonest first.</summary>
    public static IReadOnlyList<Work> For(Actor actor, IEnumerable<FeedbackSource> sources, Settings.Settings settings, DateOnly today) =>
    [
        .. from source in sources
           let due = DueOn(source.Since, settings)
           let row = RowFor(actor, source, late: today > due)
           where row is not null && Access.Ask(actor, row.Operation, source.Subject).Ok
           orderby due, source.Id
           select new Work(row, source.Id, source.Title, Citizen, due, due.DayNumber - today.DayNumber,
               new(Counted, source.Since, settings.Number("feedback.days"), null, BySeason: false), source.Illustrative),
    ];

    /// <summary>What waits in the slow lane, as one line: somebody sorts it today.</summary>
    public static Work SlowLane(int waiting, DateOnly today) =>
        new(Answer, Guid.Empty, ($"làn chậm: {waiting} góp ý", $"slow lane: {waiting} waiting"), Citizen, today, 0, new(Counted, today, 0, null, BySeason: false));

    /// <summary>The middle one of the answer times, in working days (trung vị); null when nothing was answered.</summary>
    public static int? Median(IEnumerable<(DateOnly Received, DateOnly Answered)> answered)
    {
        var calendar = new BusinessCalendar();
        var days = answered.Select(one => calendar.WorkingDaysBetween(one.Received, one.Answered)).Order().ToList();
        return days.Count == 0 ? null : days[(days.Count - 1) / 2];
    }

    private static WorkRow? RowFor(Actor actor, FeedbackSource source, bool late) => source.State switch
    {
        FeedbackState.Waiting when Holds(actor, source, source.Deserted ? PostKind.Officer : source.OwnerPost) => Answer,
        FeedbackState.Waiting when late && (Holds(actor, source, PostKind.CommitteeHead) || Holds(actor, source, PostKind.Officer)) => AnswerLate,
        FeedbackState.Hidden when source.Review == HidingReview.Pending => Review,
        _ => null,
    };

    private static bool Holds(Actor actor, FeedbackSource source, PostKind post) => actor.Posts.Any(held =>
        held.Kind == post && held.CommuneId == source.Subject.CommuneId && (post != PostKind.Registrar || held.OrganisationId == source.Subject.OrganisationId));
}
