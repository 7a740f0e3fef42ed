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
/// <param name="Deserted">None of its writers may correct it today: then every editor does, at once.</param>
public sealed record ArticleSource(
    Guid Id, Guid CommuneId, ArticleStage Stage, string Title, IReadOnlyCollection<Guid> Writers, string LastWriter, DateOnly Since, bool Illustrative = false, bool Deserted = false);

/// <summary>
/// The work that articles make, as a table: what was sent to review is read by whoever may approve it; what was sent back is corrected by whoever wrote it,
/// and by any editor once that is overdue or the writer is no editor any more; what is approved is shown to readers by whoever publishes. What nobody may approve is the work of whoever gives posts.
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
    public static WorkRow Staff { get; } = new(null, Operation.GivePost, ("Giao vị trí biên tập cho thêm một người để duyệt bài", "Give one more person the post of editor, to approve articles"), DueRule.AfterArticleStep);

    /// <summary>The rows of those who work on articles.</summary>
    public static IReadOnlyList<WorkRow> Rows { get; } = [Review, Correct, Publish];

    private static readonly Deadline Counted = WorkTable.Deadlines.Single(deadline => deadline.Rule == DueRule.AfterArticleStep);

    /// <summary>What the actor has to do, soonest first.</summary>
    public static IReadOnlyList<Work> For(Actor actor, IEnumerable<ArticleSource> sources, Settings.Settings settings, DateOnly today)
    {
        var two = settings.Switch(Settings.Settings.TwoPersons);
        return
        [
            .. from source in sources
               let due = DueOn(source.Since, settings)
               let row = RowFor(actor, source, two, late: today > due)
               where row is not null
               let permit = Access.Ask(actor, row.Operation, Subject.Of(source.CommuneId))
               where permit.Ok
               orderby due, source.Id
               select Of(row, source.Id, Name(source), Wording.AsTyped(source.LastWriter), source.Since, settings, today) with { Illustrative = source.Illustrative, Mandate = permit.Value.Mandate },
        ];
    }

    /// <summary>What waits in a commune for somebody to be given the post, as one line without titles: whoever gives posts reads no article. Null when nothing does, or for anybody else.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="commune">The commune.</param>
    /// <param name="sources">Its working copies that wait.</param>
    /// <param name="approvers">Everybody who may approve its articles (accounts).</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="today">Local day.</param>
    public static Work? ForStaff(Actor actor, Guid commune, IEnumerable<ArticleSource> sources, IEnumerable<Guid> approvers, Settings.Settings settings, DateOnly today)
    {
        var two = settings.Switch(Settings.Settings.TwoPersons);
        var stuck = sources.Where(source => source.Stage == ArticleStage.InReview && approvers.All(person => ArticleLife.WhyNotApprove(two, source.Writers, person) is not null)).ToList();
        return stuck.Count == 0 || !Access.Ask(actor, Staff.Operation, Subject.Of(commune)).Ok ? null
            : Of(Staff, Guid.Empty, ($"{stuck.Count} bài chờ duyệt", stuck.Count == 1 ? "1 article waiting" : $"{stuck.Count} articles waiting"), Wording.None, stuck.Min(source => source.Since), settings, today);
    }

    private static DateOnly DueOn(DateOnly since, Settings.Settings settings) => new BusinessCalendar().AddWorkingDays(since, settings.Number(Counted.Days));

    private static Work Of(WorkRow row, Guid id, Wording title, Wording who, DateOnly since, Settings.Settings settings, DateOnly today)
    {
        var due = DueOn(since, settings);
        return new(row, id, title, who, due, due.DayNumber - today.DayNumber, new(Counted, since, settings.Number(Counted.Days), null, BySeason: false));
    }

    private static WorkRow? RowFor(Actor actor, ArticleSource source, bool two, bool late) => source.Stage switch
    {
        ArticleStage.InReview when ArticleLife.WhyNotApprove(two, source.Writers, actor.PersonId) is null => Review,
        ArticleStage.Returned when late || source.Deserted || source.Writers.Contains(actor.PersonId) => Correct,
        ArticleStage.Approved => Publish,
        _ => null,
    };

    private static Wording Name(ArticleSource source) => source.Title.Length > 0 ? Wording.AsTyped(source.Title) : ("bài chưa có tên", "an article without a title");
}
