using Sen.Data;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>Whoever comes into a post acknowledges its hand-over report (đã nhận bàn giao).</summary>
public static class TakeOverPost
{
    public static void Map(Routes routes) => routes.MapPost("/can-bo/vi-tri/{id:guid}/ban-giao/nhan", async (
        Guid id, IFormCollection posted, HttpContext http, Visit visit, HandOverSheets sheets, Handler handler, CancellationToken ct) =>
    {
        var done = await handler.Handle(id, posted.Number("No"), posted.ActKey(), visit.Actor, visit.Home, ct);
        return done.Ok ? Results.Redirect($"{DeskAddresses.HandOver(id)}?so={done.Value}&xong=nhan")
            : done.Refusal is Refusal.Missing or Refusal.NotYours ? Answers.Refused(http, done.Refusal) : await sheets.Show(http, id, null, done.Refusal, ct);
    }).Needs(Operation.TakeOverPost);

    /// <summary>Acknowledges the report.</summary>
    public sealed class Handler(SenDb db, HandOverSheets sheets, TimeProvider clock)
    {
        /// <summary>Number of the report.</summary>
        public async Task<Outcome<int>> Handle(Guid id, int no, Guid key, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.TakeOverPost, home.CommuneId, key, ct) is not null)
            {
                return no;
            }

            if (await sheets.Load(id, ct) is not { } found || found.Reports.Find(row => row.No == no) is not { } report)
            {
                return new Refusal.Missing(("biên bản bàn giao", "hand-over report"));
            }

            var (now, people) = (clock.GetUtcNow(), await HeldPosts.People(db, home.CommuneId, BusinessCalendar.Today(clock), ct));
            var holders = people.Where(report.Office.IsHeldBy).Select(person => person.PersonId).ToList();
            // Somebody else in the same post may have been quicker: that is said by the report itself.
            var may = report.Takers(holders).Contains(actor.PersonId) || (report.AcknowledgedAt is not null && holders.Contains(actor.PersonId));
            var permit = Access.Ask(actor, Operation.TakeOverPost, new(home.CommuneId, PersonId: may ? actor.PersonId : null));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var taken = report.Acknowledge(actor.PersonId, actor.Name, now.UtcDateTime);
            if (!taken.Ok)
            {
                return taken.Refusal;
            }

            var receipt = await db.Commit(new Act(permit.Value, key, "post", id, now.UtcDateTime, home.CommuneId), ct);
            return receipt.Ok ? no : receipt.Refusal;
        }
    }
}
