namespace Sen.Movement.Portal;

/// <summary>Where the working copy of an article stands (bước của bài). Whether readers see the article is another question: what is live stays live.</summary>
public enum ArticleStage
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waiting for somebody to read and approve it.</summary>
    InReview,

    /// <summary>Sent back with a reason.</summary>
    Returned,

    /// <summary>Approved, not shown yet.</summary>
    Approved,

    /// <summary>Will be shown at an hour that is set.</summary>
    Scheduled,

    /// <summary>Shown: the working copy is what readers see.</summary>
    Published,

    /// <summary>Taken down with a reason.</summary>
    Unpublished,

    /// <summary>Put away.</summary>
    Archived,
}

/// <summary>What may be done to the working copy of an article.</summary>
public enum ArticleStep
{
    /// <summary>Viết, sửa.</summary>
    Write,

    /// <summary>Gửi duyệt.</summary>
    Submit,

    /// <summary>Trả lại.</summary>
    Return,

    /// <summary>Duyệt.</summary>
    Approve,

    /// <summary>Đăng.</summary>
    Publish,

    /// <summary>Hẹn giờ đăng.</summary>
    Schedule,

    /// <summary>Thôi hẹn giờ.</summary>
    CallOff,

    /// <summary>Gỡ khỏi cổng.</summary>
    Unpublish,

    /// <summary>Đưa vào lưu trữ.</summary>
    Archive,

    /// <summary>Lấy lại từ lưu trữ.</summary>
    Reopen,
}

/// <summary>One row of the life of an article.</summary>
/// <param name="From">Where its working copy stands.</param>
/// <param name="Step">What is done.</param>
/// <param name="To">Where it stands then.</param>
/// <param name="Live">Only while readers see the article, or only while they do not; null for both.</param>
/// <param name="Alone">Only where one person is enough: not under the two-person rule.</param>
/// <param name="Approved">Only when what waits for its hour was approved before, or only when it was not; null for both.</param>
public sealed record ArticleLifeRow(ArticleStage From, ArticleStep Step, ArticleStage To, bool? Live = null, bool Alone = false, bool? Approved = null);

/// <summary>
/// The life of an article as one table: draft, review, approval, publication at once or at an hour, taking down, archive. The live version is not in
/// it but for the steps that change it: while the next version is written, reviewed or returned, readers go on seeing the last one.
/// </summary>
public static class ArticleLife
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<ArticleLifeRow> Table { get; } =
    [
        new(ArticleStage.Draft, ArticleStep.Write, ArticleStage.Draft),
        new(ArticleStage.Returned, ArticleStep.Write, ArticleStage.Returned),
        new(ArticleStage.InReview, ArticleStep.Write, ArticleStage.InReview),
        new(ArticleStage.Approved, ArticleStep.Write, ArticleStage.Draft),
        new(ArticleStage.Published, ArticleStep.Write, ArticleStage.Draft),
        new(ArticleStage.Unpublished, ArticleStep.Write, ArticleStage.Draft),

        new(ArticleStage.Draft, ArticleStep.Submit, ArticleStage.InReview),
        new(ArticleStage.Returned, ArticleStep.Submit, ArticleStage.InReview),
        new(ArticleStage.Unpublished, ArticleStep.Submit, ArticleStage.InReview),
        new(ArticleStage.InReview, ArticleStep.Return, ArticleStage.Returned),
        new(ArticleStage.InReview, ArticleStep.Approve, ArticleStage.Approved),

        new(ArticleStage.Approved, ArticleStep.Publish, ArticleStage.Published),
        new(ArticleStage.Scheduled, ArticleStep.Publish, ArticleStage.Published, Approved: true),
        new(ArticleStage.Scheduled, ArticleStep.Publish, ArticleStage.Published, Alone: true, Approved: false),
        new(ArticleStage.Draft, ArticleStep.Publish, ArticleStage.Published, Alone: true),
        new(ArticleStage.Returned, ArticleStep.Publish, ArticleStage.Published, Alone: true),
        new(ArticleStage.InReview, ArticleStep.Publish, ArticleStage.Published, Alone: true),
        new(ArticleStage.Unpublished, ArticleStep.Publish, ArticleStage.Published, Alone: true),

        new(ArticleStage.Approved, ArticleStep.Schedule, ArticleStage.Scheduled),
        new(ArticleStage.Draft, ArticleStep.Schedule, ArticleStage.Scheduled, Alone: true),
        new(ArticleStage.Returned, ArticleStep.Schedule, ArticleStage.Scheduled, Alone: true),
        new(ArticleStage.InReview, ArticleStep.Schedule, ArticleStage.Scheduled, Alone: true),
        new(ArticleStage.Unpublished, ArticleStep.Schedule, ArticleStage.Scheduled, Alone: true),
        new(ArticleStage.Scheduled, ArticleStep.CallOff, ArticleStage.Approved, Approved: true),
        new(ArticleStage.Scheduled, ArticleStep.CallOff, ArticleStage.Draft, Approved: false),

        // What is being written stays as it is; what waits for its hour no longer does, or it would be back tomorrow.
        new(ArticleStage.Published, ArticleStep.Unpublish, ArticleStage.Unpublished, Live: true),
        new(ArticleStage.Draft, ArticleStep.Unpublish, ArticleStage.Draft, Live: true),
        new(ArticleStage.InReview, ArticleStep.Unpublish, ArticleStage.InReview, Live: true),
        new(ArticleStage.Returned, ArticleStep.Unpublish, ArticleStage.Returned, Live: true),
        new(ArticleStage.Approved, ArticleStep.Unpublish, ArticleStage.Approved, Live: true),
        new(ArticleStage.Scheduled, ArticleStep.Unpublish, ArticleStage.Approved, Live: true, Approved: true),
        new(ArticleStage.Scheduled, ArticleStep.Unpublish, ArticleStage.Draft, Live: true, Approved: false),

        new(ArticleStage.Draft, ArticleStep.Archive, ArticleStage.Archived, Live: false),
        new(ArticleStage.Returned, ArticleStep.Archive, ArticleStage.Archived, Live: false),
        new(ArticleStage.Unpublished, ArticleStep.Archive, ArticleStage.Archived, Live: false),
        new(ArticleStage.Archived, ArticleStep.Reopen, ArticleStage.Draft, Live: false),
    ];

    /// <summary>The steps that follow.</summary>
    /// <param name="at">Where the working copy stands.</param>
    /// <param name="live">Whether readers see the article.</param>
    /// <param name="twoPersons">Whether the commune wants a second person before publication.</param>
    /// <param name="approved">Whether what waits for its hour was approved before; asked of nothing else.</param>
    public static IEnumerable<ArticleStep> Open(ArticleStage at, bool live, bool twoPersons, bool approved = false) =>
        Table.Where(row => row.From == at && Holds(row, live, twoPersons, approved)).Select(row => row.Step);

    /// <summary>Takes a step: the new stage, or why it does not follow.</summary>
    public static Outcome<ArticleStage> Take(ArticleStage at, ArticleStep step, bool live, bool twoPersons, bool approved = false) =>
        Table.FirstOrDefault(row => row.From == at && row.Step == step && Holds(row, live, twoPersons, approved)) is { } row ? row.To
        : twoPersons && Table.Any(row => row.From == at && row.Step == step && row.Alone)
            ? new Refusal.NotYours(("người duyệt bài", "whoever approves articles"), at == ArticleStage.Scheduled ? (
                "Xã đặt quy định hai người, mà bài được hẹn giờ khi chưa ai duyệt. Xin bấm “Thôi hẹn giờ”, rồi “Gửi duyệt”.",
                "The commune has a rule of two persons, and the hour was set before anybody approved the article. Please call the hour off, then press “Send to review”.") : (
                "Xã đặt quy định hai người: bài phải được một người khác duyệt trước khi đăng. Xin bấm “Gửi duyệt”.",
                "The commune has a rule of two persons: somebody else must approve the article before it is published. Please press “Send to review”."))
            : new Refusal.OutOfOrder(NameOf(at), NameOf(step));

    /// <summary>Who wrote a version never approves it where the commune wants two persons.</summary>
    /// <param name="twoPersons">The commune's setting.</param>
    /// <param name="writers">Everybody who wrote since the article was last published.</param>
    /// <param name="approver">Who wants to approve.</param>
    public static Refusal? WhyNotApprove(bool twoPersons, IEnumerable<Guid> writers, Guid approver) => twoPersons && writers.Contains(approver)
        ? new Refusal.NotYours(("một biên tập khác", "another editor"), (
            "Người viết không tự duyệt, không tự trả lại bài của mình. Xin chuyển cho một biên tập khác.", "Writers neither approve nor send back their own articles. Please pass it on to another editor."))
        : null;

    /// <summary>Why the working copy cannot be deleted; null when it can. What readers have seen once is put away and stays.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="everPublished">Readers have seen the article, now or before.</param>
    public static Refusal? WhyNotDelete(ArticleStage at, bool everPublished) =>
        everPublished ? new Refusal.Taken((
            "Bài đã từng đăng nên không xóa được. Xin gỡ bài, rồi đưa vào lưu trữ.", "The article was published once, so it cannot be deleted. Please take it down and put it away."))
        : at == ArticleStage.Scheduled ? new Refusal.Taken((
            "Bài đang hẹn giờ đăng. Xin thôi hẹn giờ trước khi xóa.", "The article waits for its hour. Please call the hour off before deleting it."))
        : null;

    /// <summary>The stage in words, as tags and sentences show it.</summary>
    public static Wording NameOf(ArticleStage stage) => stage switch
    {
        ArticleStage.Draft => ("Đang viết", "Draft"),
        ArticleStage.InReview => ("Chờ duyệt", "In review"),
        ArticleStage.Returned => ("Trả lại để sửa", "Sent back"),
        ArticleStage.Approved => ("Đã duyệt", "Approved"),
        ArticleStage.Scheduled => ("Hẹn giờ đăng", "Scheduled"),
        ArticleStage.Published => ("Đang đăng", "Published"),
        ArticleStage.Unpublished => ("Đã gỡ", "Taken down"),
        ArticleStage.Archived => ("Lưu trữ", "Archive"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Unknown stage."),
    };

    /// <summary>The step as a verb in lower case.</summary>
    public static Wording NameOf(ArticleStep step) => step switch
    {
        ArticleStep.Write => ("sửa bài", "edit"),
        ArticleStep.Submit => ("gửi duyệt", "send to review"),
        ArticleStep.Return => ("trả lại để sửa", "send back"),
        ArticleStep.Approve => ("duyệt bài", "approve"),
        ArticleStep.Publish => ("đăng bài", "publish"),
        ArticleStep.Schedule => ("hẹn giờ đăng", "set the hour"),
        ArticleStep.CallOff => ("thôi hẹn giờ", "call the hour off"),
        ArticleStep.Unpublish => ("gỡ bài", "take down"),
        ArticleStep.Archive => ("đưa vào lưu trữ", "put away"),
        ArticleStep.Reopen => ("lấy lại từ lưu trữ", "take back from the archive"),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown step."),
    };

    private static bool Holds(ArticleLifeRow row, bool live, bool twoPersons, bool approved) =>
        (row.Live is null || row.Live == live) && !(row.Alone && twoPersons) && (row.Approved is null || row.Approved == approved);
}
