using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>
/// Feedback is hidden for a reason of the closed list (ẩn góp ý), the writer reads why, and somebody else of the standing body or the head of the committee
/// reviews it (xem xét việc ẩn). Nothing is deleted.
/// </summary>
public static class HideFeedback
{
    // One press hides a group of the slow lane; more than this is pressed again.
    private const int MostAtOnce = 200;

    /// <summary>Maps the buttons.</summary>
    public static void Map(Routes routes)
    {
        routes.MapPost($"{FeedbackAddresses.Desk}/{{id:guid}}/an", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadFeedback.Handler reading, Frames frames, CancellationToken ct) =>
        {
            var chosen = posted["reason"].ToString();
            var done = await handler.Hide(FeedbackDesk.Of(id, posted), chosen, actor, ct);
            return done.Ok ? Results.Redirect($"{FeedbackAddresses.Item(id)}?xong") : await reading.Page(http, id, actor, frames, new(Reason: chosen), done.Refusal, ct);
        }).Needs(Operation.HideFeedback);

        routes.MapPost($"{FeedbackAddresses.Desk}/nhom", async (IFormCollection posted, HttpContext http, Actor actor, Handler handler, CancellationToken ct) =>
        {
            var ids = posted["id"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().Take(MostAtOnce).ToList();
            var done = await handler.HideGroup(ids, posted.ActKey(), actor, ct);
            return done.Ok ? Results.Redirect($"{FeedbackAddresses.Desk}?xong") : Answers.Refused(http, done.Refusal);
        }).Needs(Operation.HideFeedback);

        routes.MapPost($"{FeedbackAddresses.Desk}/{{id:guid}}/xem-xet", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadFeedback.Handler reading, Frames frames, CancellationToken ct) =>
        {
            var done = await handler.Review(FeedbackDesk.Of(id, posted), posted["decision"] == "giu", actor, ct);
            return done.Ok ? Results.Redirect($"{FeedbackAddresses.Item(id)}?xong") : await reading.Page(http, id, actor, frames, ReadFeedback.Typed.Nothing, done.Refusal, ct);
        }).Needs(Operation.ReviewHiding);
    }

    /// <summary>True for somebody who registers for the organisation whose model it is about: they never hide it, whatever other post they hold.</summary>
    public static bool OwnsWhatItIsAbout(Actor actor, CitizenFeedback feedback) =>
        feedback.AboutOrganisationId is { } owner && actor.Posts.Any(post => post.Kind == PostKind.Registrar && post.OrganisationId == owner);

    /// <summary>Hides and reviews.</summary>
    public sealed class Handler(SenDb db, FeedbackDesk desk, TimeProvider clock)
    {
        /// <summary>Hides one.</summary>
        public Task<Outcome<Receipt>> Hide(DeskForm form, string reason, Actor actor, CancellationToken ct)
        {
            var known = Enum.TryParse<HidingReason>(reason, out var why) && Enum.IsDefined(why);
            return desk.Write(form, Operation.HideFeedback, actor, (feedback, today) => Task.FromResult(
                OwnsWhatItIsAbout(actor, feedback) ? OwnModel
                : known ? feedback.Hide(why, today)
                : new Refusal.Invalid("reason", ("Đề nghị chọn một lý do; người gửi sẽ đọc được lý do này.", "Please choose a reason; the sender will read it."))), ct, known ? FeedbackNames.Of(why).Vi : null);
        }

        /// <summary>Hides a group of the slow lane as sent by a machine: one act, one line of the audit, every row in it.</summary>
        public async Task<Outcome<Receipt>> HideGroup(IReadOnlyList<Guid> ids, Guid key, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var named = await db.Feedback.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(ct);
            // Pressed twice: the second time nothing of it waits any more.
            if (named.FirstOrDefault() is { } any && await db.Done(actor, Operation.HideFeedback, any.CommuneId, key, ct) is { } before)
            {
                return before;
            }

            var group = named.Where(row => row is { Lane: FeedbackLane.Slow, State: FeedbackState.Waiting }).ToList();
            if (group.FirstOrDefault() is not { } first)
            {
                return new Refusal.Missing(("góp ý trong làn chậm", "feedback in the slow lane"));
            }

            var permit = Access.Ask(actor, Operation.HideFeedback, first.Subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            foreach (var one in group.Where(one => one.CommuneId == first.CommuneId))
            {
                if (OwnsWhatItIsAbout(actor, one))
                {
                    return OwnModel.Refusal!;
                }

                one.Hide(HidingReason.Advertising, BusinessCalendar.DateOf(now));
            }

            return await db.Commit(
                new Act(permit.Value, key, "feedback", first.Id, now.UtcDateTime, first.CommuneId) { Reason = FeedbackNames.Of(HidingReason.Advertising).Vi }, ct);
        }

        /// <summary>Says whether a hiding stands; never by whoever hid it.</summary>
        public Task<Outcome<Receipt>> Review(DeskForm form, bool upheld, Actor actor, CancellationToken ct) =>
            desk.Write(form, Operation.ReviewHiding, actor, async (feedback, today) =>
                await HidBy(feedback, actor, ct)
                    ? new Refusal.NotYours(Access.WhoCan(Operation.ReviewHiding), (
                        "Người đã ẩn không tự xem xét việc ẩn. Xin chuyển cho người khác cùng vị trí.",
                        "Whoever hid it does not review that. Please pass it on to somebody else of the same post."))
                    : feedback.ReviewHiding(upheld, today), ct);

        private static Outcome<CitizenFeedback> OwnModel => new Refusal.NotYours(
            Access.WhoCan(Operation.HideFeedback), (
                "Góp ý này nói về mô hình của đơn vị mình nên không tự ẩn. Cần ẩn, xin chuyển cơ quan thường trực.",
                "This feedback is about a model of your own organisation, so you do not hide it yourself. If it must be hidden, please pass it on to the standing body."));

        // The feedback itself knows no person; who hid it, the audit knows. A group has one line, under its first; its rows are named in the changes.
        private async Task<bool> HidBy(CitizenFeedback feedback, Actor actor, CancellationToken ct)
        {
            var (commune, verb, id, me) = (feedback.CommuneId.ToString("d"), Operation.HideFeedback.Verb(), feedback.Id.ToString("d"), actor.PersonId.ToString("d"));
            var last = await db.AuditLines.AsNoTracking()
                .Where(line => line.CommuneId == commune && line.Verb == verb && (line.SubjectId == id || line.Changes.Contains(id)))
                .OrderByDescending(line => line.Seq).Select(line => line.ActorId).FirstOrDefaultAsync(ct);
            return last == me;
        }
    }
}
