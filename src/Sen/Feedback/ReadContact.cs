using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>
/// The officer looks at the name and telephone number a writer left (xem tên, số điện thoại): for a reason of the closed list, which is written down before
/// anything is shown, with who looked and when. The page shows them once.
/// </summary>
public static class ReadContact
{
    /// <summary>Last word of the address.</summary>
    public const string Verb = "lien-he";

    // A button pressed twice shows the same page twice; a page kept open is no key to look again.
    private static readonly TimeSpan SameLook = TimeSpan.FromMinutes(5);

    /// <summary>Maps the button.</summary>
    public static void Map(Routes routes) =>
        routes.MapPost($"{FeedbackAddresses.Desk}/{{id:guid}}/{Verb}", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadFeedback.Handler reading, Frames frames, CancellationToken ct) =>
        {
            var looked = await handler.Look(id, posted.ActKey(), posted["why"].ToString(), actor, ct);
            return await reading.Page(http, id, actor, frames, ReadFeedback.Typed.Nothing, looked.Refusal, ct, showContact: looked.Ok);
        }).Needs(Operation.ReadContact);

    /// <summary>Writes the look down.</summary>
    public sealed class Handler(SenDb db, FeedbackDesk desk, TimeProvider clock)
    {
        /// <summary>Allowed and written down.</summary>
        public async Task<Outcome<Receipt>> Look(Guid id, Guid key, string why, Actor actor, CancellationToken ct)
        {
            var opened = await desk.Open(id, Operation.ReadContact, actor, ct);
            if (!opened.Ok)
            {
                return opened.Refusal;
            }

            var ((feedback, permit), now) = (opened.Value, clock.GetUtcNow());
            if (!Enum.TryParse<ContactReason>(why, out var reason) || !Enum.IsDefined(reason))
            {
                return new Refusal.Invalid("why", ("Đề nghị chọn lý do xem.", "Please choose why you look."));
            }

            if (!feedback.HasContact)
            {
                return new Refusal.Invalid("why", ("Người góp ý không để lại, hoặc đã xóa tên và số điện thoại.", "The writer left neither name nor telephone number, or has erased them."));
            }

            db.ChangeTracker.Clear();
            return await db.Done(actor, Operation.ReadContact, feedback.CommuneId, key, ct) is { } before
                ? await IsFresh(feedback.CommuneId, before.Line, now.UtcDateTime, ct) ? before : new Refusal.Stale([])
                : await db.Commit(new Act(permit, key, "feedback", id, now.UtcDateTime, feedback.CommuneId) { Reason = FeedbackNames.Of(reason).Vi }, ct);
        }

        private async Task<bool> IsFresh(Guid commune, long line, DateTime now, CancellationToken ct)
        {
            var chain = commune.ToString("d");
            var at = await db.AuditLines.AsNoTracking().Where(row => row.CommuneId == chain && row.Seq == line).Select(row => row.At).SingleAsync(ct);
            return now - AuditLine.Moment(at) <= SameLook;
        }
    }
}
