using Microsoft.EntityFrameworkCore;
using Sen.Data;
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
        var committee = await CommitteeReading.InForce(db, today).FirstOrDefaultAsync(request.Ct);
        if (committee is null)
        {
            return await request.Draw<CommitteeView>(new CommitteePage(request.Words.Committee, []), ["committee"]);
        }

        var seats = await CommitteeReading.WithOrganisations(db, CommitteeReading.Seats(db, committee.Id, today), request.Ct);
        var decision = await db.Documents.AsNoTracking().SingleOrDefaultAsync(document => document.Id == committee.DecisionId, request.Ct);
        var quotation = await Quotations.Of(db, "committee", committee.Id, request);
        return await request.Draw<CommitteeView>(
            new CommitteePage(committee.Name,
                [.. seats.Select(row => new CommitteeSeat(row.Seat.No, row.Seat.Role, row.Seat.HeldBy, row.Organisation, row.Seat.Assignment, row.Seat.Origin == Origin.Illustrative))])
            {
                Decision = decision is null ? null : DocumentLines.Of(request.Words, decision),
                DecisionCited = decision is null ? "" : request.Words.Cited(DocumentLines.Kind(request.Words, decision), decision.Number, decision.IssuedOn),
                Roles = [.. seats.GroupBy(row => row.Seat.Role).Select(role => new Figure(request.Words.Number(role.Count()), role.Key, Illustrative: role.Any(row => row.Seat.Origin == Origin.Illustrative)))],
                Source = quotation?.Source,
            },
            ["committee"]);
    }
}
