using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Feedback;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>
/// Feedback is hidden for a reason of the closed list (ẩn góp ý), one piece or a group of the slow lane; the writer reads why, and somebody else of the
/// standing body or the head of the committee reviews it (xem xét việc ẩn). Nothing is deleted.
/// </summary>
public static class HideFeedback
{
    /// <summary>The query of the queue that says how many were hidden together.</summary>
    public const string HowMany = "an";

    /// <summary>One press hides a group of the slow lane; more than this is pressed again.</summary>
    public const int MostAtOnce = 200;

    /// <summary>A group of the slow lane, to be looked at before it is hidden.</summary>
    /// <param name="Id">The feedback the group was opened by.</param>
    /// <param name="Rows">What would be hidden.</param>
    /// <param name="Left">How many of the group are more than can be hidden at once.</param>
    /// <param name="Reason">The reason as chosen.</param>
    /// <param name="ReviewDue">The day the review is due.</param>
    /// <param name="Reviewers">Who reviews it, by role title.</param>
    /// <param name="Key">Key of the form.</param>
    public sealed record Sheet(Guid Id, IReadOnlyList<CitizenFeedback> Rows, int Left, string Reason, DateOnly ReviewDue, IReadOnlyList<string> Reviewers, Guid Key);

    /// <param name="Id">The feedback the group was opened by.</param>
    /// <param name="Ids">What was shown, and is to be hidden.</param>
    /// <param name="Reason">The reason as chosen.</param>
    /// <param name="Key">Idempotency key.</param>
    public sealed record GroupForm(Guid Id, IReadOnlyList<Guid> Ids, string Reason, Guid Key);

    /// <summary>Maps the buttons, and the page on which a group is looked at first.</summary>
    public static void Map(Routes routes)
    {
        routes.MapPost($"{FeedbackAddresses.Desk}/{{id:guid}}/an", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadFeedback.Handler reading, Frames frames, CancellationToken ct) =>
        {
            var chosen = posted["reason"].ToString();
            var done = await handler.Hide(FeedbackDesk.Of(id, posted), chosen, actor, ct);
            return done.Ok ? Results.Redirect(FeedbackAddresses.Done(id, "an")) : await reading.Page(http, id, actor, frames, new(Reason: chosen), done.Refusal, ct);
        }).Needs(Operation.HideFeedback);

        routes.MapGet($"{FeedbackAddresses.Desk}/{{id:guid}}/nhom", (Guid id, HttpContext http, Actor actor, Handler handler, Frames frames, CancellationToken ct) =>
            handler.Page(http, frames, new(id, [], "", Guid.Empty), actor, null, ct)).Needs(Operation.HideFeedback);

        routes.MapPost($"{FeedbackAddresses.Desk}/{{id:guid}}/nhom", async (Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, Frames frames, CancellationToken ct) =>
        {
            var ids = posted["id"].Select(text => Guid.TryParse(text, out var one) ? one : Guid.Empty).Where(one => one != Guid.Empty).Distinct().Take(MostAtOnce).ToList();
            var form = new GroupForm(id, ids, posted["reason"].ToString(), posted.ActKey());
            var done = await handler.HideGroup(form, actor, ct);
            return done.Ok ? Results.Redirect($"{FeedbackAddresses.Desk}?{HowMany}={Handler.HiddenOf(form)}") : await handler.Page(http, frames, form, actor, done.Refusal, ct);
        }).Needs(Operation.HideFeedback);

        routes.MapPost($"{FeedbackAddresses.Desk}/{{id:guid}}/xem-xet", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadFeedback.Handler reading, Frames frames, CancellationToken ct) =>
        {
            var done = await handler.Review(FeedbackDesk.Of(id, posted), posted["decision"] == "giu", actor, ct);
            return done.Ok ? Results.Redirect(FeedbackAddresses.Done(id, "xem-xet")) : await reading.Page(http, id, actor, frames, ReadFeedback.Typed.Nothing, done.Refusal, ct);
        }).Needs(Operation.ReviewHiding);
    }

    /// <summary>True for somebody who registers for the organisation whose model it is about: they never hide it, whatever other post they hold.</summary>
    public static bool OwnsWhatItIsAbout(Actor actor, CitizenFeedback feedback) =>
        feedback.AboutOrganisationId is { } owner && actor.Posts.Any(post => post.Kind == PostKind.Registrar && post.OrganisationId == owner);

    /// <summary>True for somebody who may say whether a hiding stands: never whoever hid it.</summary>
    public static bool MayReview(Actor actor, CitizenFeedback feedback, IReadOnlyDictionary<Guid, Guid> hiddenBy) =>
        Access.Ask(actor, Operation.ReviewHiding, feedback.Subject).Ok && !(hiddenBy.TryGetValue(feedback.Id, out var who) && who == actor.PersonId);

    /// <summary>Hides and reviews.</summary>
    public sealed class Handler(SenDb db, FeedbackDesk desk, TimeProvider clock)
    {
        /// <summary>Hides one.</summary>
        public Task<Outcome<Receipt>> Hide(DeskForm form, string reason, Actor actor, CancellationToken ct)
        {
            var why = ReasonOf(reason);
            return desk.Write(form, Operation.HideFeedback, actor, (feedback, today) => Task.FromResult<Outcome<CitizenFeedback>>(
                OwnsWhatItIsAbout(actor, feedback) ? OwnModel : why.Then(known => feedback.Hide(known, today))), ct, why.Ok ? FeedbackNames.Of(why.Value).Vi : null);
        }

        /// <summary>The group as it would be hidden: what the form showed, as far as it still waits, else what is nearly the same as the one that was opened.</summary>
        public async Task<IResult> Page(HttpContext http, Frames frames, GroupForm form, Actor actor, Refusal? refusal, CancellationToken ct)
        {
            var opened = await desk.Open(form.Id, Operation.HideFeedback, actor, ct);
            if (!opened.Ok)
            {
                return Answers.Refused(http, opened.Refusal);
            }

            var (commune, today) = (opened.Value.Feedback.CommuneId, BusinessCalendar.Today(clock));
            var slow = await FeedbackDesk.SlowGroups(db.Feedback.AsNoTracking().Where(row => row.CommuneId == commune), ct);
            var group = form.Ids.Count > 0 ? [.. slow.SelectMany(rows => rows).Where(row => form.Ids.Contains(row.Id))]
                : slow.FirstOrDefault(rows => rows.Any(row => row.Id == form.Id)) ?? [];
            var due = FeedbackWork.DueOn(today, await SettingsOf.Commune(db, commune, today, ct));
            var sheet = new Sheet(
                form.Id, [.. group.Take(MostAtOnce)], Math.Max(0, group.Count - MostAtOnce), form.Reason, due,
                await desk.Reviewers(commune, actor.PersonId, today, ct), Guid.CreateVersion7(clock.GetUtcNow()));
            var shown = refusal ?? (group.Count == 0 ? Gone : null);
            return await frames.Page<HideFeedbackView>(http, shown, ct, ("Group", sheet), ("Refusal", shown));
        }

        /// <summary>Hides what was shown of a group of the slow lane: one act, one line of the audit, every row in it.</summary>
        public async Task<Outcome<Receipt>> HideGroup(GroupForm form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var opened = await desk.Open(form.Id, Operation.HideFeedback, actor, ct);
            if (!opened.Ok)
            {
                return opened.Refusal;
            }

            // Pressed twice: the second time nothing of it waits any more.
            var (feedback, permit) = opened.Value;
            if (await db.Done(actor, Operation.HideFeedback, feedback.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var group = await db.Feedback
                .Where(row => row.CommuneId == feedback.CommuneId && form.Ids.Contains(row.Id) && row.Lane == FeedbackLane.Slow && row.State == FeedbackState.Waiting)
                .OrderBy(row => row.Id).ToListAsync(ct);
            var reason = ReasonOf(form.Reason);
            // What is confirmed is what was looked at: if somebody has taken one out of the lane, the rest is looked at again.
            var no = group.Count == 0 ? Gone : group.Count < form.Ids.Count ? Fewer : group.Exists(row => OwnsWhatItIsAbout(actor, row)) ? OwnModel : reason.Refusal;
            if (no is not null)
            {
                return no;
            }

            var kept = KeepsFirst(reason.Value, group.Count) ? group.MinBy(row => (row.OpenSince, row.Id)) : null;
            kept?.LeaveSlowLane();
            group.RemoveAll(row => row == kept);
            group.ForEach(row => row.Hide(reason.Value, BusinessCalendar.DateOf(now)));
            return await db.Commit(
                new Act(permit, form.Key, "feedback", group[0].Id, now.UtcDateTime, feedback.CommuneId) { Reason = FeedbackNames.Of(reason.Value).Vi }, ct);
        }

        /// <summary>How many of the group that was sent are hidden.</summary>
        public static int HiddenOf(GroupForm form) => form.Ids.Count - (KeepsFirst(ReasonOf(form.Reason).Value, form.Ids.Count) ? 1 : 0);

        /// <summary>Says whether a hiding stands; never by whoever hid it.</summary>
        public Task<Outcome<Receipt>> Review(DeskForm form, bool upheld, Actor actor, CancellationToken ct) =>
            desk.Write(form, Operation.ReviewHiding, actor, async (feedback, today) =>
                MayReview(actor, feedback, await FeedbackReading.HiddenBy(db, [feedback], ct))
                    ? feedback.ReviewHiding(upheld, today)
                    : new Refusal.NotYours(Access.WhoCan(Operation.ReviewHiding), (
                        "Người đã ẩn không tự xem xét việc ẩn. Xin chuyển cho người khác cùng vị trí.",
                        "Whoever hid it does not review that. Please pass it on to somebody else of the same post.")), ct);

        // Of what was sent again and again the first is no repetition: it is answered.
        private static bool KeepsFirst(HidingReason reason, int count) => reason == HidingReason.Repeated && count > 1;

        private static Outcome<HidingReason> ReasonOf(string chosen) => Enum.TryParse<HidingReason>(chosen, out var reason) && Enum.IsDefined(reason)
            ? reason
            : new Refusal.Invalid("reason", ("Đề nghị chọn một lý do; người gửi sẽ đọc được lý do này.", "Please choose a reason; the sender will read it."));

        private static Refusal Gone => new Refusal.Taken((
            "Nhóm này không còn ở làn chậm: vừa có người xem các góp ý đó.", "This group is no longer in the slow lane: somebody has just looked through it."));

        private static Refusal Fewer => new Refusal.Taken((
            "Chưa ẩn. Trong nhóm vừa có góp ý được đưa ra khỏi làn chậm; phần còn lại ở dưới. Xin xem lại rồi bấm lần nữa.",
            "Nothing is hidden yet. Somebody has just taken some of the group out of the slow lane; the rest is below. Please look again and press once more."));

        private static Refusal OwnModel => new Refusal.NotYours(
            Access.WhoCan(Operation.HideFeedback), (
                "Góp ý này nói về mô hình của đơn vị mình nên không tự ẩn. Cần ẩn, xin chuyển cơ quan thường trực.",
                "This feedback is about a model of your own organisation, so you do not hide it yourself. If it must be hidden, please pass it on to the standing body."));
    }
}
