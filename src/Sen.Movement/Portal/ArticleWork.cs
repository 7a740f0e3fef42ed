using Sen.Movement.Desk;
using Sen.Movement.People;

namespace Sen.Movement.Portal;

/// <summary>What of an article's working copy decides whose work it is and by when.</summary>
/// <param name="Id">The article.</param>
/// <param name="CommuneId">Its commune.</param>
/// <param name="Stage">Where the working copy stands.</param>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="Writers">Everybody who wrote since the article was last published (accounts).</param>
/// <param name="LastWriter">Role title of whoever wrote last.</param>
/// <param name="Since">Local day it was sent to review, sent back, or approved.</param>
/// <param name="Illustrative">Made up to show the product.</param>
public sealed record ArticleSource(
    Guid Id, Guid CommuneId, ArticleStage Stage, string Title, IReadOnlyCollection<Guid> Writers, string LastWriter, DateOnly Since, bool Illustrative = false);

/// <summary>
/// The work that articles make, as a table: what was sent to review is read by whoever may approve it; what was sent back is corrected by whoever wrote it,
/// and by any editor once that is overdue; what is approved is shown to readers by whoever publishes. What nobody may approve is the work of whoever gives posts.
/// </summary>
public static class ArticleWork
{
    /// <summary>Somebody reads it and approves it or sends it back.</summary>
    public static WorkRow Review { get; } = new(null, Operation.ReviewArticle, ("Đọc và duyệt bài", "Read and approve the article"), DueRule.AfterArticleStep);

    /// <summary>The writer corrects it.</summary>
    public static WorkRow Correct { get; } = new(null, Operation.EditArticle, ("Sửa bài được trả lại", "Correct the article that was sent back"), DueRule.AfterArticleStep);

    /// <summary>Somebody shows it to the readers, at once or at an hour.</summary>
    public static WorkRow Publish { get; } = new(null, Operation.PublishArticle, ("Đăng bài đã duyệt", "Publish the approved article"), DueRule.AfterArticleStep);

    /// <summary>Under the rule of two persons nobody but its writers could approve it: a second person is given the post.</summary>
    public static WorkRow Staff { get; } = new(null, Operation.GivePost, ("Giao vị trí biên tập cho thêm một người để duyệt bài", "Give one more person the post of editor, to approve the article"), DueRule.AfterArticleStep);

    /// <summary>The rows of those who work on articles.</summary>
    public static IReadOnlyList<WorkRow> Rows { get; } = [Review, Correct, Publish];

    private static readonly Deadline Counted = WorkTable.Deadlines.Single(deadline => deadline.Rule == DueRule.AfterArticleStep);

    /// <summary>What the actor has to do, soonest first.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="sources">The working copies of one commune that wait.</param>
    /// <param name="approvers">Everybody of the commune who may approve articles (accounts).</param>
    /// <param name="settings">The commune's settings.</param>
    /// <param name="today">Local day.</param>
    public static IReadOnlyList<Work> For(Actor actor, IEnumerable<ArticleSource> sources, IReadOnlyCollection<Guid> approvers, Settings.Settings settings, DateOnly today)
    {
        var (days, two) = (settings.Number(Counted.Days), settings.Switch(Settings.Settings.TwoPersons));
        return
        [
            .. from source in sources
               let due = new BusinessCalendar().AddWorkingDays(source.Since, days)
               from row in RowsFor(actor, source, approvers, two, late: today > due)
               where Access.Ask(actor, row.Operation, Subject.Of(source.CommuneId)).Ok
               orderby due, source.Id
               select new Work(row, source.Id, Name(source), Wording.AsTyped(source.LastWriter), due, due.DayNumber - today.DayNumber,
                   new(Counted, source.Since, days, null, BySeason: false), source.Illustrative),
        ];
    }

    private static IEnumerable<WorkRow> RowsFor(Actor actor, ArticleSource source, IReadOnlyCollection<Guid> approvers, bool two, bool late)
    {
        bool MayApprove(Guid person) => ArticleLife.WhyNotApprove(two, source.Writers, person) is null;
        return source.Stage switch
        {
            ArticleStage.InReview =>
            [
                .. MayApprove(actor.PersonId) ? [Review] : Array.Empty<WorkRow>(),
                .. approvers.Any(MayApprove) ? Array.Empty<WorkRow>() : [Staff],
            ],
            ArticleStage.Returned when late || source.Writers.Contains(actor.PersonId) => [Correct],
            ArticleStage.Approved => [Publish],
            _ => [],
        };
    }

    private static Wording Name(ArticleSource source) => source.Title.Length > 0 ? Wording.AsTyped(source.Title) : ("bài chưa có tên", "an article without a title");
}
