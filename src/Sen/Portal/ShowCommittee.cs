using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The steering committee in force: its seats by post, and the decision that set it up.</summary>
public static class ShowCommittee
{
    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapPage(Addresses.Committee, [], Answer);

    private static async Task<PageAnswer?> Answer(PageRequest request)
    {
        await using var db = request.Open();
        var today = BusinessCalendar.Today(request.Clock);
        var committee = await db.Committees.AsNoTracking().Where(row => (row.ValidFrom == null || row.ValidFrom <= today) && (row.ValidTo == null || today < row.ValidTo))
            .OrderByDescending(row => row.ValidFrom != null).ThenByDescending(row => row.ValidFrom).ThenByDescending(row => row.Id).FirstOrDefaultAsync(request.Ct);
        if (committee is null)
        {
            return await request.Draw<CommitteeView>(new CommitteePage(request.Words.Committee, []), ["committee"]);
        }

        var seats = await db.CommitteeSeats.AsNoTracking().Where(seat => seat.CommitteeId == committee.Id).OrderBy(seat => seat.No)
            .GroupJoin(db.Organisations.AsNoTracking(), seat => seat.OrganisationId, organisation => (Guid?)organisation.Id, (seat, found) => new { seat, found })
            .SelectMany(pair => pair.found.DefaultIfEmpty(), (pair, organisation) => new { pair.seat, Organisation = organisation == null ? "" : organisation.Name })
            .ToListAsync(request.Ct);
        var decision = await db.Documents.AsNoTracking().SingleOrDefaultAsync(document => document.Id == committee.DecisionId, request.Ct);
        var quotation = await Quotations.Of(db, "committee", committee.Id, request);
        return await request.Draw<CommitteeView>(
            new CommitteePage(committee.Name,
                [.. seats.OrderBy(row => row.seat.No).Select(row => new CommitteeSeat(row.seat.No, row.seat.Role, row.seat.HeldBy, row.Organisation, row.seat.Assignment, row.seat.Origin == Origin.Illustrative))])
            {
                Decision = decision is null ? null : DocumentLines.Of(request.Words, decision),
                Roles = [.. seats.GroupBy(row => row.seat.Role).Select(role => new Figure(request.Words.Number(role.Count()), role.Key, Illustrative: role.Any(row => row.seat.Origin == Origin.Illustrative)))],
                Source = quotation?.Source,
            },
            ["committee"]);
    }
}
