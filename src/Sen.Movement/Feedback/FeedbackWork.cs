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
/// <param name="HiddenBy">The account that hid what waits for its review: somebody else reviews that. Null when nothing of it waits.</param>
public sealed record FeedbackSource(
    Guid Id, Subject Subject, FeedbackState State, HidingReview Review, PostKind OwnerPost, DateOnly Since, Wording Title, bool Illustrative = false,
    bool Deserted = false, Guid? HiddenBy = null);

/// <summary>What waits in the slow lane of a commune (làn chậm).</summary>
/// <param name="CommuneId">The commune.</param>
/// <param name="Count">How many pieces of feedback.</param>
/// <param name="Oldest">Local day from which the clock of the oldest runs.</param>
public sealed record SlowLane(Guid CommuneId, int Count, DateOnly Oldest);

/// <summary>
/// The work that feedback makes, as a table: its owner answers within the commune's number of working days; where nobody holds the owner's post the officer
/// of the standing body does; what is overdue rises to the standing body and the head of the committee; a hiding is reviewed by somebody else than who hid; the
/// slow lane is looked through.
/// </summary>
public static class FeedbackWork
{
    /// <summary>
    /// The fewest answers of which a middle answer time is told (trung vị). Of fewer, one slow or quick answer makes the figure, and whoever knows the one
    /// answer reads its time there: it is no promise to anybody. Five is also the least that is told of people elsewhere.
    /// </summary>
    public const int FewestForMedian = 5;

    /// <summary>The owner answers.</summary>
    public static WorkRow Answer { get; } = new(null, Operation.AnswerFeedback, ("Trả lời góp ý", "Answer the feedback"), DueRule.AfterFeedback);

    /// <summary>Those above see that nobody answered in time.</summary>
    public static WorkRow AnswerLate { get; } = new(null, Operation.AnswerFeedback, ("Góp ý quá hạn chưa trả lời", "Feedback not answered in time"), DueRule.AfterFeedback);

    /// <summary>The standing body reviews a hiding.</summary>
    public static WorkRow Review { get; } = new(null, Operation.ReviewHiding, ("Xem xét việc ẩn góp ý", "Review the hiding of feedback"), DueRule.AfterFeedback);

    /// <summary>Somebody looks through the slow lane.</summary>
    public static WorkRow Sort { get; } = new(null, Operation.SortFeedback, ("Xem góp ý ở làn chậm", "Look through the slow lane"), DueRule.AfterFeedback);

    /// <summary>Nobody but whoever hid could review it: a second person is given a post.</summary>
    public static WorkRow Staff { get; } = new(null, Operation.GivePost, ("Giao vị trí cho thêm một người để xem xét việc ẩn góp ý", "Give one more person a post, to review the hiding of feedback"), DueRule.AfterFeedback);

    /// <summary>The rows of those who work on feedback.</summary>
    public static IReadOnlyList<WorkRow> Rows { get; } = [Answer, AnswerLate, Review, Sort];

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
           where row is not null
           let permit = Access.Ask(actor, row.Operation, source.Subject)
           where permit.Ok
           orderby due, source.Id
           select Of(row, source.Id, source.Title, source.Since, settings, today) with { Illustrative = source.Illustrative, Mandate = permit.Value.Mandate },
    ];

    /// <summary>What waits in a slow lane, as one line: due on the day of its oldest; null for somebody who does not sort there.</summary>
    public static Work? For(Actor actor, SlowLane lane, Settings.Settings settings, DateOnly today) => Access.Ask(actor, Sort.Operation, Subject.Of(lane.CommuneId)).Ok
        ? Of(Sort, Guid.Empty, ($"{lane.Count} góp ý đang chờ", lane.Count == 1 ? "1 piece of feedback waiting" : $"{lane.Count} pieces of feedback waiting"), lane.Oldest, settings, today)
        : null;

    /// <summary>Hidings of a commune that nobody may review, as one line without a word of them, for whoever gives posts; null when there is none, or for anybody else.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="commune">The commune.</param>
    /// <param name="sources">What waits there.</param>
    /// <param name="reviewers">Everybody who may review hidings there (accounts).</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="today">Local day.</param>
    public static Work? ForStaff(Actor actor, Guid commune, IEnumerable<FeedbackSource> sources, IEnumerable<Guid> reviewers, Settings.Settings settings, DateOnly today)
    {
        var stuck = sources.Where(source => source is { State: FeedbackState.Hidden, Review: HidingReview.Pending } && reviewers.All(person => person == source.HiddenBy)).ToList();
        return stuck.Count == 0 || !Access.Ask(actor, Staff.Operation, Subject.Of(commune)).Ok ? null
            : Of(Staff, Guid.Empty, ($"{stuck.Count} góp ý đang ẩn", stuck.Count == 1 ? "1 piece of hidden feedback" : $"{stuck.Count} pieces of hidden feedback"), stuck.Min(source => source.Since), settings, today) with { OwnerName = Wording.None };
    }

    private static Work Of(WorkRow row, Guid id, Wording title, DateOnly since, Settings.Settings settings, DateOnly today)
    {
        var due = DueOn(since, settings);
        return new(row, id, title, Citizen, due, due.DayNumber - today.DayNumber, new(Counted, since, settings.Number("feedback.days"), null, BySeason: false));
    }

    /// <summary>The middle one of the answer times, in working days (trung vị); null when there are fewer than <see cref="FewestForMedian"/>.</summary>
    public static int? Median(IEnumerable<(DateOnly Received, DateOnly Answered)> answered)
    {
        var calendar = new BusinessCalendar();
        var days = answered.Select(one => calendar.WorkingDaysBetween(one.Received, one.Answered)).Order().ToList();
        return days.Count < FewestForMedian ? null : days[(days.Count - 1) / 2];
    }

    private static WorkRow? RowFor(Actor actor, FeedbackSource source, bool late) => source.State switch
    {
        FeedbackState.Waiting when Holds(actor, source, source.Deserted ? PostKind.Officer : source.OwnerPost) => Answer,
        FeedbackState.Waiting when late && (Holds(actor, source, PostKind.CommitteeHead) || Holds(actor, source, PostKind.Officer)) => AnswerLate,
        FeedbackState.Hidden when source.Review == HidingReview.Pending && source.HiddenBy != actor.PersonId => Review,
        _ => null,
    };

    private static bool Holds(Actor actor, FeedbackSource source, PostKind post) => actor.Posts.Any(held =>
        held.Kind == post && held.CommuneId == source.Subject.CommuneId && (post != PostKind.Registrar || held.OrganisationId == source.Subject.OrganisationId));
}
