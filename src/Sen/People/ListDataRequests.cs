using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>The requests of persons about their data (yêu cầu về dữ liệu cá nhân), those whose clock runs first.</summary>
public static class ListDataRequests
{
    private const int MostClosed = 50;

    /// <summary>What the page shows.</summary>
    public sealed record Sheet(IReadOnlyList<DataRequest> Open, IReadOnlyList<DataRequest> Closed, DateOnly Today);

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet(DeskAddresses.DataRequests, async (HttpContext http, Visit visit, Frames frames, SenDb db, TimeProvider clock, CancellationToken ct) =>
    {
        var permit = Access.Ask(visit.Actor, Operation.ReadDataRequests, Subject.Of(visit.Home.CommuneId));
        return permit.Ok ? await frames.Page<ListDataRequestsView>(http, null, ct, (nameof(ListDataRequestsView.Sheet), await Read(db, visit.Home.CommuneId, BusinessCalendar.Today(clock), ct)))
            : Answers.Refused(http, permit.Refusal);
    }).Needs(Operation.ReadDataRequests);

    private static async Task<Sheet> Read(SenDb db, Guid commune, DateOnly today, CancellationToken ct)
    {
        var all = db.DataRequests.AsNoTracking().Where(row => row.CommuneId == commune);
        return new(
            await all.Where(row => row.State == DataRequestState.Open).OrderBy(row => row.DueOn).ThenBy(row => row.Id).ToListAsync(ct),
            await all.Where(row => row.State != DataRequestState.Open).OrderByDescending(row => row.ClosedOn).ThenByDescending(row => row.Id).Take(MostClosed).ToListAsync(ct), today);
    }
}
