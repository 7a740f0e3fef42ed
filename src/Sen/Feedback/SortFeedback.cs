using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Feedback;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>The queue (hàng chờ góp ý): oldest first, the slow lane apart and folded, hidings to review; and the buttons that sort it.</summary>
public static class SortFeedback
{
    private const int Length = 20, MostGroups = 50;

    /// <summary>One line of the queue.</summary>
    public sealed record Row(Guid Id, string Line, string Text, FeedbackKind Kind, FeedbackState State, DateOnly Since, DateOnly DueOn, int DaysLeft, bool Illustrative)
    {
        /// <summary>It was hidden, and somebody else than this person reviews that.</summary>
        public bool ReviewedByOthers { get; init; }
    }

    /// <summary>Nearly the same texts of the slow lane.</summary>
    public sealed record Group(string Text, IReadOnlyList<Guid> Ids);

    /// <summary>The page.</summary>
    public sealed record Queue(IReadOnlyList<Row> Waiting, int Total, Pager Pager, IReadOnlyList<Group> Slow, int SlowCount, IReadOnlyList<Row> Hidden, IReadOnlyList<Row> Answered, long TurnedAway, bool MayHide, bool MayRequests);

    /// <summary>Maps the queue and its buttons.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(FeedbackAddresses.Desk, async (int? trang, HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
            await frames.Page<SortFeedbackView>(http, null, ct,
                ("Queue", await handler.Read(visit, Math.Clamp(trang ?? 1, 1, 10_000), ct)), ("Hid", int.TryParse(http.Request.Query[HideFeedback.HowMany], NumberStyles.None, null, out var hid) ? hid : 0))).Needs(Operation.ReadFeedback);

        routes.MapPost($"{FeedbackAddresses.Desk}/{{id:guid}}/giao", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadFeedback.Handler reading, Frames frames, CancellationToken ct) =>
        {
            var chosen = posted["organisation"].ToString();
            var done = await handler.HandOver(FeedbackDesk.Of(id, posted), chosen, actor, ct);
            return done.Ok ? Results.Redirect(FeedbackAddresses.Done(id, "giao")) : await reading.Page(http, id, actor, frames, new(Organisation: chosen), done.Refusal, ct);
        }).Needs(Operation.SortFeedback);

        routes.MapPost($"{FeedbackAddresses.Desk}/{{id:guid}}/hang-chinh", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, FeedbackDesk desk, ReadFeedback.Handler reading, Frames frames, CancellationToken ct) =>
        {
            var done = await desk.Write(FeedbackDesk.Of(id, posted), Operation.SortFeedback, actor, (feedback, _) => Task.FromResult(feedback.LeaveSlowLane()), ct);
            return done.Ok ? Results.Redirect(FeedbackAddresses.Done(id, "hang-chinh")) : await reading.Page(http, id, actor, frames, ReadFeedback.Typed.Nothing, done.Refusal, ct);
        }).Needs(Operation.SortFeedback);
    }

    /// <summary>Reads the queue, hands over.</summary>
    public sealed class Handler(SenDb db, FeedbackDesk desk, FloodGate flood, TimeProvider clock)
    {
        /// <summary>The queue as this person sees it.</summary>
        public async Task<Queue> Read(Visit visit, int page, CancellationToken ct)
        {
            var (today, commune) = (BusinessCalendar.Today(clock), visit.Home.CommuneId);
            var settings = await SettingsOf.Commune(db, commune, today, ct);
            var mine = await Readable(visit, ct);
            Row Line(CitizenFeedback row)
            {
                var due = FeedbackWork.DueOn(row.HiddenOn ?? row.OpenSince, settings);
                return new(row.Id, FeedbackReading.Line(row), row.Text, row.Kind, row.State, row.OpenSince, due, due.DayNumber - today.DayNumber, row.Origin == Origin.Illustrative);
            }

            var waiting = mine.Where(row => row.State == FeedbackState.Waiting && row.Lane == FeedbackLane.Usual);
            var total = await waiting.CountAsync(ct);
            var shown = await waiting.OrderBy(row => row.OpenSince).ThenBy(row => row.Id).Skip((page - 1) * Length).Take(Length).ToListAsync(ct);
            var slow = await FeedbackDesk.SlowGroups(mine, ct);
            var hidden = await mine.Where(row => row.HidingReview == HidingReview.Pending).OrderBy(row => row.HiddenOn).ThenBy(row => row.Id).Take(Length).ToListAsync(ct);
            var hiddenBy = await FeedbackReading.HiddenBy(db, hidden, ct);
            var answered = await mine.Where(row => row.State == FeedbackState.Answered).OrderByDescending(row => row.AnsweredOn).ThenByDescending(row => row.Id).Take(Length).ToListAsync(ct);
            return new(
                [.. shown.Select(Line)], total,
                total <= Length ? Pager.None : new([.. Enumerable.Range(1, (total + Length - 1) / Length).Select(no => $"{FeedbackAddresses.Desk}?{PageQuery.PageNumber}={no}")], page),
                [.. slow.Take(MostGroups).Select(group => new Group(group[0].Text, [.. group.Select(row => row.Id)]))], slow.Sum(group => group.Count),
                [.. hidden.Select(row => Line(row) with { ReviewedByOthers = !HideFeedback.MayReview(visit.Actor, row, hiddenBy) })], [.. answered.Select(Line)], flood.TurnedAway,
                Access.Ask(visit.Actor, Operation.HideFeedback, Subject.Of(commune)).Ok, Access.Ask(visit.Actor, Operation.ReadDataRequests, Subject.Of(commune)).Ok);
        }

        /// <summary>Hands the answer over to an organisation, to the editors, or back to the standing body.</summary>
        public Task<Outcome<Receipt>> HandOver(DeskForm form, string chosen, Actor actor, CancellationToken ct) =>
            desk.Write(form, Operation.SortFeedback, actor, async (feedback, today) =>
            {
                if (Enum.TryParse<PostKind>(chosen, out var post) && post is PostKind.Officer or PostKind.Editor)
                {
                    return post == PostKind.Officer || (await HeldPosts.On(db, [feedback.CommuneId], today, ct)).Anybody(post, feedback.CommuneId, null)
                        ? feedback.HandOver(post)
                        : new Refusal.Invalid("organisation", (
                            $"Chưa có ai giữ vị trí {PostNames.Of(post).Vi}, nên giao sang thì không ai thấy. Xin chọn nơi khác.",
                            $"Nobody holds the post of {PostNames.Of(post).Small().En} now, so nobody would see it there. Please choose another place."));
                }

                return (await desk.Receiver(feedback, chosen, "organisation", today, ct)).Then(owner => feedback.HandOver(PostKind.Registrar, owner.Id));
            }, ct);

        // The access table is asked for the commune as a whole and for each organisation the person registers for.
        private async Task<IQueryable<CitizenFeedback>> Readable(Visit visit, CancellationToken ct)
        {
            var commune = visit.Home.CommuneId;
            var all = db.Feedback.AsNoTracking().Where(row => row.CommuneId == commune);
            if (Access.Ask(visit.Actor, Operation.ReadFeedback, Subject.Of(commune)).Ok)
            {
                return all;
            }

            var organisations = await db.Organisations.AsNoTracking().Where(row => row.CommuneId == commune).Select(row => row.Id).ToListAsync(ct);
            var own = organisations.Where(id => Access.Ask(visit.Actor, Operation.ReadFeedback, new Subject(commune, id)).Ok).ToList();
            return all.Where(row => row.OwnerOrganisationId != null && own.Contains(row.OwnerOrganisationId.Value));
        }
    }
}
