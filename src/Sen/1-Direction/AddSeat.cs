using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Direction;

/// <summary>The officer records that a seat joins the committee by a decision of its own (bổ sung thành viên).</summary>
public static class AddSeat
{
    /// <summary>What is typed; <paramref name="Named"/> is the post that was warned about and is meant all the same.</summary>
    public sealed record Form(string? No, string? HeldBy, string? Duty, string? Area, string? Organisation, string? Number, string? SignedOn, string? Issuer, string? From, string? Named, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(
            posted.Typed("No"), posted.Typed("HeldBy"), posted.Typed("Duty"), posted.Typed("Area"), posted.Typed("Organisation"), posted.Typed("Number"), posted.Typed("SignedOn"),
            posted.Typed("Issuer"), posted.Typed("From"), posted.Typed("Named"), posted.ActKey());
    }

    /// <summary>The page: the committee, the organisations to choose from, and the form.</summary>
    public sealed record Shown(SteeringCommittee Committee, IReadOnlyList<Organisation> Organisations, Form Form);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        const string Address = $"{DeskAddresses.Committees}/{{id:guid}}/bo-sung";
        routes.MapGet(Address, async (Guid id, HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var shown = await handler.Open(id, null, visit.Actor, visit.Home, ct);
            return shown.Ok ? await Page(http, frames, shown.Value, null, ct) : Answers.Refused(http, shown.Refusal);
        }).Needs(Operation.AddSeat);

        routes.MapPost(Address, async (Guid id, IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var done = await handler.Handle(id, form, visit.Actor, visit.Home, ct);
            if (done.Ok)
            {
                return Results.Redirect($"{DeskAddresses.Committee(id)}?xong");
            }

            var shown = await handler.Open(id, form, visit.Actor, visit.Home, ct);
            return shown.Ok ? await Page(http, frames, shown.Value, done.Refusal, ct) : Answers.Refused(http, done.Refusal);
        }).Needs(Operation.AddSeat);
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, Shown shown, Refusal? refusal, CancellationToken ct) =>
        frames.Page<AddSeatView>(http, refusal, ct, (nameof(AddSeatView.Page), shown), (nameof(AddSeatView.Refusal), refusal));

    /// <summary>Adds the seat.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The page, when this person may and the committee still can change.</summary>
        public async Task<Outcome<Shown>> Open(Guid id, Form? form, Actor actor, Home home, CancellationToken ct)
        {
            var (committee, permit) = await Load(id, actor, home, ct);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var (today, seats) = (BusinessCalendar.Today(clock), await Seats(id, ct));
            var organisations = (await db.Organisations.AsNoTracking().Where(row => row.CommuneId == home.CommuneId).ToListAsync(ct)).Where(row => row.IsOpenOn(today));
            var issuer = await db.Documents.AsNoTracking().Where(row => row.Id == committee!.DecisionId).Select(row => row.Issuer).SingleOrDefaultAsync(ct);
            return new Shown(committee!, [.. organisations.OrderBy(row => row.SortKey, StringComparer.Ordinal)], form ?? new(
                $"{(seats.Count == 0 ? 1 : seats.Max(seat => seat.No) + 1)}", null, null, null, null, null, null, issuer, null, null, Guid.CreateVersion7(clock.GetUtcNow())));
        }

        /// <summary>The committee whose seat it is.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.AddSeat, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var (committee, permit) = await Load(id, actor, home, ct);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var (now, wrong) = (clock.GetUtcNow(), new Dictionary<string, Wording>(StringComparer.Ordinal));
            var decision = CommitteeDecision.Read(form.Number, form.SignedOn, form.Issuer, BusinessCalendar.DateOf(now), wrong);
            var from = CommitteeDecision.ReadDay("From", form.From, decision?.SignedOn, wrong);
            var seat = await Read(form, committee!, from, home, wrong, ct);
            if (decision is null || from is not { } first || seat is null || wrong.Count > 0)
            {
                return new Refusal.Invalid(wrong);
            }

            if (Restaffing.CannotJoin(committee!, await Seats(id, ct), seat.No, seat.Role, first) is { } cannot)
            {
                return cannot;
            }

            var document = await CommitteeDesk.DecisionOf(db, decision, $"Bổ sung thành viên {committee!.Name}", home, now, ct);
            db.CommitteeSeats.Add(new()
            {
                Id = Guid.CreateVersion7(now),
                CommuneId = home.CommuneId,
                ProvinceId = home.ProvinceId,
                CommitteeId = id,
                No = seat.No,
                Role = seat.Role,
                HeldBy = seat.HeldBy,
                OrganisationId = seat.OrganisationId,
                Assignment = seat.Assignment,
                ValidFrom = first,
                DecisionId = document.Id,
            });
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "committee", id, now.UtcDateTime, home.CommuneId) { Reason = CommitteeDesk.ReasonOf(decision) }, ct);
            return receipt.Ok ? id : receipt.Refusal;
        }

        private async Task<CommitteeSeat?> Read(Form form, SteeringCommittee committee, DateOnly? from, Home home, Dictionary<string, Wording> wrong, CancellationToken ct)
        {
            var (post, area, duty) = (VietnameseText.Clean(form.HeldBy ?? ""), VietnameseText.Clean(form.Area ?? ""), CommitteeDuties.Read(form.Duty));
            if (!int.TryParse(form.No, NumberStyles.None, CultureInfo.InvariantCulture, out var no) || no is < 1 or > 999)
            {
                wrong["No"] = ("Đề nghị ghi số thứ tự bằng chữ số, từ 1.", "Please write the number of the seat in digits, from 1.");
            }

            if (post.Length is 0 or > CommitteeList.Longest)
            {
                wrong["HeldBy"] = ($"Đề nghị ghi chức vụ, tối đa {CommitteeList.Longest} ký tự.", $"Please write the post, at most {CommitteeList.Longest} letters.");
            }
            else if (form.Named != post && EditorialCheck.OfPost(post) is [var finding, ..])
            {
                // Asked once: sent again unchanged, it is meant so.
                wrong["HeldBy"] = Wording.Join(Wording.AsTyped(" "), [finding.Sentence, ("Nếu đúng là chức vụ, xin bấm ghi lần nữa.", "If it is a post indeed, please record it once more.")]);
            }

            if (duty is null)
            {
                wrong["Duty"] = ("Đề nghị chọn nhiệm vụ trong Ban.", "Please choose the duty.");
            }

            if (area.Length > CommitteeList.Longest)
            {
                wrong["Area"] = ($"Địa bàn, lĩnh vực tối đa {CommitteeList.Longest} ký tự.", $"The area has at most {CommitteeList.Longest} letters.");
            }

            var organisation = Guid.TryParse(form.Organisation, out var chosen) && await db.Organisations.AnyAsync(row => row.Id == chosen && row.CommuneId == home.CommuneId, ct) ? chosen : (Guid?)null;
            return wrong.Count > 0 ? null : new() { CommitteeId = committee.Id, No = no, HeldBy = post, Role = duty!.Value.Name, Assignment = area, OrganisationId = organisation, ValidFrom = from };
        }

        private Task<List<CommitteeSeat>> Seats(Guid committee, CancellationToken ct) => db.CommitteeSeats.AsNoTracking().Where(seat => seat.CommitteeId == committee).ToListAsync(ct);

        private async Task<(SteeringCommittee? Committee, Outcome<Permit> Permit)> Load(Guid id, Actor actor, Home home, CancellationToken ct)
        {
            db.ChangeTracker.Clear();
            if (await db.Committees.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == home.CommuneId, ct) is not { } committee)
            {
                return (null, new Refusal.Missing(("Ban Chỉ đạo", "committee")));
            }

            var permit = Access.Ask(actor, Operation.AddSeat, Subject.Of(home.CommuneId));
            return (committee, permit.Ok && committee.ValidTo <= BusinessCalendar.Today(clock) ? CommitteeDesk.IsOver : permit);
        }
    }
}
