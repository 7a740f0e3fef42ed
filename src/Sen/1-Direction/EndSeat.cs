using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Direction;

/// <summary>The officer records that a seat leaves the committee by a decision of its own (thôi tham gia). The seat stays on record with its days.</summary>
public static class EndSeat
{
    /// <summary>What is typed.</summary>
    public sealed record Form(string? Last, string? Number, string? SignedOn, string? Issuer, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Last"), posted.Typed("Number"), posted.Typed("SignedOn"), posted.Typed("Issuer"), posted.ActKey());
    }

    /// <summary>The page: the seat, its committee, and the form.</summary>
    public sealed record Shown(SteeringCommittee Committee, CommitteeSeat Seat, Form Form);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        const string Address = $"{DeskAddresses.Committees}/ghe/{{id:guid}}/thoi";
        routes.MapGet(Address, async (Guid id, HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var shown = await handler.Open(id, null, visit.Actor, visit.Home, ct);
            return shown.Ok ? await Page(http, frames, shown.Value, null, ct) : Answers.Refused(http, shown.Refusal);
        }).Needs(Operation.EndSeat);

        routes.MapPost(Address, async (Guid id, IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var done = await handler.Handle(id, form, visit.Actor, visit.Home, ct);
            if (done.Ok)
            {
                return Results.Redirect($"{DeskAddresses.Committee(done.Value)}?xong");
            }

            var shown = await handler.Open(id, form, visit.Actor, visit.Home, ct);
            return shown.Ok ? await Page(http, frames, shown.Value, done.Refusal, ct) : Answers.Refused(http, done.Refusal);
        }).Needs(Operation.EndSeat);
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, Shown shown, Refusal? refusal, CancellationToken ct) =>
        frames.Page<EndSeatView>(http, refusal, ct, (nameof(EndSeatView.Page), shown), (nameof(EndSeatView.Refusal), refusal));

    /// <summary>Ends the seat.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The page, when this person may and the committee still can change.</summary>
        public async Task<Outcome<Shown>> Open(Guid id, Form? form, Actor actor, Home home, CancellationToken ct)
        {
            var (found, permit) = await Load(id, actor, home, ct);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var issuer = await db.Documents.AsNoTracking().Where(row => row.Id == found!.Value.Committee.DecisionId).Select(row => row.Issuer).SingleOrDefaultAsync(ct);
            return new Shown(found!.Value.Committee, found.Value.Seat, form ?? new(null, null, null, issuer, Guid.CreateVersion7(clock.GetUtcNow())));
        }

        /// <summary>The committee whose seat it was.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.EndSeat, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var (found, permit) = await Load(id, actor, home, ct);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var ((committee, seat), now, wrong) = (found!.Value, clock.GetUtcNow(), new Dictionary<string, Wording>(StringComparer.Ordinal));
            var decision = CommitteeDecision.Read(form.Number, form.SignedOn, form.Issuer, BusinessCalendar.DateOf(now), wrong);
            var last = AdministrativeDate.Read(form.Last);
            if (last.Problem is { } problem)
            {
                wrong["Last"] = problem;
            }

            if (decision is null || wrong.Count > 0)
            {
                return new Refusal.Invalid(wrong);
            }

            if (Restaffing.CannotLeave(committee, seat, last.Value) is { } cannot)
            {
                return cannot;
            }

            var document = await CommitteeDesk.DecisionOf(db, decision, $"Thôi tham gia {committee.Name}", home, now, ct);
            (seat.ValidTo, seat.EndDecisionId) = (last.Value.AddDays(1), document.Id);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "committee", committee.Id, now.UtcDateTime, home.CommuneId) { Reason = CommitteeDesk.ReasonOf(decision) }, ct);
            return receipt.Ok ? committee.Id : receipt.Refusal;
        }

        private async Task<((SteeringCommittee Committee, CommitteeSeat Seat)? Found, Outcome<Permit> Permit)> Load(Guid id, Actor actor, Home home, CancellationToken ct)
        {
            db.ChangeTracker.Clear();
            if (await db.CommitteeSeats.SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == home.CommuneId, ct) is not { } seat)
            {
                return (null, new Refusal.Missing(("thành viên Ban Chỉ đạo", "seat of the committee")));
            }

            var committee = await db.Committees.AsNoTracking().SingleAsync(row => row.Id == seat.CommitteeId, ct);
            var permit = Access.Ask(actor, Operation.EndSeat, Subject.Of(home.CommuneId));
            return ((committee, seat), permit.Ok && committee.ValidTo <= BusinessCalendar.Today(clock) ? CommitteeDesk.IsOver : permit);
        }
    }
}
