using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Direction;

/// <summary>What setting up and re-staffing a committee have in common: the form to begin with, the rehearsal, and the writing of exactly that.</summary>
public sealed class CommitteeDesk(SenDb db, TimeProvider clock)
{
    /// <summary>A committee that is over stays as it is.</summary>
    internal static Refusal IsOver { get; } = new Refusal.Taken((
        "Ban Chỉ đạo này đã hết hiệu lực; danh sách thành viên được giữ nguyên.", "This committee is no longer in force; its seats stay as they are."));

    /// <summary>The form to begin with: the seats of the newest committee for a re-staffing, none for a new one. Null when there is none to re-staff.</summary>
    /// <param name="operation">Which of both.</param>
    /// <param name="home">The commune.</param>
    /// <param name="commune">Its name, “xã Bình Sa”.</param>
    /// <param name="ct">Calls it off.</param>
    public async Task<DecisionPage?> Begin(Operation operation, Home home, string commune, CancellationToken ct)
    {
        var (newest, seats) = await Newest(home, ct);
        if (newest is null && operation == Operation.RestaffCommittee)
        {
            return null;
        }

        var lines = operation == Operation.RestaffCommittee ? seats.Select((row, place) => new CommitteeLine(place + 1, row.Seat.No, row.Seat.HeldBy, row.Seat.Role, row.Seat.Assignment, row.Organisation)) : [];
        var form = new DecisionForm(
            newest?.Committee.Name ?? $"Ban Chỉ đạo phong trào thi đua “Dân vận khéo” {commune}", null, null, newest?.Decision?.Issuer ?? $"Ban Thường vụ Đảng ủy {commune}", null, null,
            CommitteeList.Write(lines), Guid.CreateVersion7(clock.GetUtcNow()));
        var today = BusinessCalendar.Today(clock);
        return new(form, null) { Organisations = Names(await Organisations(home, today, ct), today) };
    }

    /// <summary>The page with the rehearsal; or, when what was looked at is confirmed, the committee that was recorded; or why not.</summary>
    public async Task<(DecisionPage Page, Outcome<Guid>? Recorded)> Handle(DecisionForm form, bool confirm, Operation operation, Actor actor, Home home, CancellationToken ct)
    {
        if (confirm && await db.Done(actor, operation, home.CommuneId, form.Key, ct) is { } done)
        {
            return (new(form, null), done.SubjectId);
        }

        var permit = Access.Ask(actor, operation, Subject.Of(home.CommuneId));
        if (!permit.Ok)
        {
            return (new(form, null), permit.Refusal);
        }

        var today = BusinessCalendar.Today(clock);
        var organisations = await Organisations(home, today, ct);
        var empty = new DecisionPage(form, null) { Organisations = Names(organisations, today) };
        var earlier = await db.Committees.Where(row => row.CommuneId == home.CommuneId).ToListAsync(ct);
        var (newest, seats) = await Newest(home, ct);
        if (newest is null && operation == Operation.RestaffCommittee)
        {
            return (empty, new Refusal.Taken(("Chưa có Ban Chỉ đạo nào để kiện toàn. Đề nghị ghi quyết định thành lập.", "There is no committee to re-staff. Please record the decision that sets it up.")));
        }

        var before = seats.Select(row => row.Seat).ToList();
        var planned = CommitteeForm.Read(form.Answers, earlier, before, organisations, today);
        if (!planned.Ok)
        {
            return (empty, planned.Refusal);
        }

        // Whoever changed a field after the rehearsal, or was overtaken by somebody, looks again first.
        var changes = newest is null ? null : SeatChanges.Between(before, [.. planned.Value.Seats.Select(seat => seat.Line)]);
        var rehearsal = new DecisionRehearsal(planned.Value, newest, changes, today) { StillFollowed = changes is { Left: { Count: > 0 } left } ? await FollowedModels.Of(db, home.CommuneId, post => left.Contains(post), ct) : [] };
        var page = empty with { Rehearsal = rehearsal, IsAnother = confirm && form.Seen != rehearsal.Seen };
        return (page, confirm && !page.IsAnother ? await Record(planned.Value, earlier, permit.Value, form.Key, home, ct) : (Outcome<Guid>?)null);
    }

    private async Task<Outcome<Guid>> Record(PlannedCommittee planned, List<SteeringCommittee> earlier, Permit permit, Guid key, Home home, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var verb = permit.Operation == Operation.RestaffCommittee ? "Kiện toàn" : "Thành lập";
        var decision = await DecisionOf(db, planned.Decision, $"{verb} {planned.Name}", home, now, ct);
        Restaffing.Supersede(earlier, planned.From);
        var committee = new SteeringCommittee
        {
            Id = Guid.CreateVersion7(now),
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            No = earlier.Count == 0 ? 1 : earlier.Max(one => one.No) + 1,
            Name = planned.Name,
            DecisionId = decision.Id,
            ValidFrom = planned.From,
            ValidTo = planned.Until,
        };
        db.Committees.Add(committee);
        foreach (var (line, organisation) in planned.Seats)
        {
            db.CommitteeSeats.Add(new()
            {
                Id = Guid.CreateVersion7(now),
                CommuneId = home.CommuneId,
                ProvinceId = home.ProvinceId,
                CommitteeId = committee.Id,
                No = line.No,
                Role = line.Role,
                HeldBy = line.HeldBy,
                OrganisationId = organisation?.Id,
                Assignment = line.Assignment,
            });
        }

        var receipt = await db.Commit(new Act(permit, key, "committee", committee.Id, now.UtcDateTime, home.CommuneId) { Reason = ReasonOf(planned.Decision) }, ct);
        return receipt.Ok ? receipt.Value.SubjectId : receipt.Refusal;
    }

    /// <summary>A decision as the audit keeps it beside an act.</summary>
    internal static string ReasonOf(CommitteeDecision decision) => $"{decision.Number}, {AdministrativeDate.Short(decision.SignedOn)}";

    /// <summary>The decision's own record: the one there is, for one decision may change several seats, or a new one that the caller's commit writes.</summary>
    internal static async Task<OfficialDocument> DecisionOf(SenDb db, CommitteeDecision decision, string subject, Home home, DateTimeOffset now, CancellationToken ct)
    {
        var known = await db.Documents.FirstOrDefaultAsync(
            row => row.CommuneId == home.CommuneId && row.Kind == DocumentKind.Decision && row.Number == decision.Number && row.IssuedOn == decision.SignedOn, ct);
        if (known is not null)
        {
            return known;
        }

        var made = new OfficialDocument
        {
            Id = Guid.CreateVersion7(now),
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            Kind = DocumentKind.Decision,
            KindAsWritten = OfficialDocument.NameOf(DocumentKind.Decision).Vi,
            Number = decision.Number,
            IssuedOn = decision.SignedOn,
            Abstract = subject,
            Slug = VietnameseText.Slug(subject),
            Issuer = decision.Issuer,
        };
        db.Documents.Add(made);
        return made;
    }

    private async Task<(ShownCommittee? Committee, IReadOnlyList<SeatOf> Seats)> Newest(Home home, CancellationToken ct)
    {
        if (await db.Committees.AsNoTracking().Where(row => row.CommuneId == home.CommuneId).OrderByDescending(row => row.No).FirstOrDefaultAsync(ct) is not { } newest)
        {
            return (null, []);
        }

        var shown = new ShownCommittee(newest, await db.Documents.AsNoTracking().SingleOrDefaultAsync(row => row.Id == newest.DecisionId, ct), BusinessCalendar.Today(clock));
        return (shown, await CommitteeReading.WithOrganisations(db, CommitteeReading.Seats(db, newest.Id, shown.Day), ct));
    }

    private static IReadOnlyList<string> Names(IReadOnlyList<Organisation> organisations, DateOnly today) => [.. organisations.Where(one => !one.HasEndedBy(today)).Select(one => one.Name).Distinct()];

    private async Task<IReadOnlyList<Organisation>> Organisations(Home home, DateOnly today, CancellationToken ct) =>
        [.. (await db.Organisations.AsNoTracking().Where(row => row.CommuneId == home.CommuneId).ToListAsync(ct)).OrderBy(row => row.HasEndedBy(today)).ThenBy(row => row.SortKey, StringComparer.Ordinal)];
}
