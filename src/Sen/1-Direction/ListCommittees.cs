using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Direction;

/// <summary>The steering committees of the commune by decision, the one in force first.</summary>
public static class ListCommittees
{
    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet(DeskAddresses.Committees, async (HttpContext http, Visit visit, Frames frames, CommitteeSheets sheets, CancellationToken ct) =>
    {
        var permit = Access.Ask(visit.Actor, Operation.ReadCommittee, Subject.Of(visit.Home.CommuneId));
        return !permit.Ok ? Answers.Refused(http, permit.Refusal) : await frames.Page<ListCommitteesView>(http, null, ct,
            (nameof(ListCommitteesView.Committees), await sheets.All(visit.Home, ct)),
            (nameof(ListCommitteesView.MayWrite), Access.Ever(visit.Actor, Operation.EstablishCommittee)));
    }).Needs(Operation.ReadCommittee);
}
