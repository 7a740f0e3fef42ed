using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Direction;

/// <summary>
/// The officer of the standing body records the decision that re-staffs the committee (kiện toàn), beginning with the seats there are. The earlier one keeps everything and only gets its last day.
/// </summary>
public static class RestaffCommittee
{
    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(DeskAddresses.RestaffCommittee, async (HttpContext http, Visit visit, Frames frames, CommitteeDesk desk, CancellationToken ct) =>
        {
            var permit = Access.Ask(visit.Actor, Operation.RestaffCommittee, Subject.Of(visit.Home.CommuneId));
            if (!permit.Ok)
            {
                return Answers.Refused(http, permit.Refusal);
            }

            return await desk.Begin(Operation.RestaffCommittee, visit.Home, visit.CommuneName(), ct) is { } page
                ? await Page(http, frames, page, null, ct)
                : Results.Redirect(DeskAddresses.EstablishCommittee);
        }).Needs(Operation.RestaffCommittee);

        routes.MapPost(DeskAddresses.RestaffCommittee, async (IFormCollection posted, HttpContext http, Visit visit, Frames frames, CommitteeDesk desk, CancellationToken ct) =>
        {
            var (page, recorded) = await desk.Handle(DecisionForm.Of(posted), posted.ContainsKey("ghi"), Operation.RestaffCommittee, visit.Actor, visit.Home, ct);
            return recorded is { Ok: true } done ? Results.Redirect($"{DeskAddresses.Committee(done.Value)}?xong")
                : recorded?.Refusal is Refusal.NotYours no ? Answers.Refused(http, no)
                : await Page(http, frames, page, recorded?.Refusal, ct);
        }).Needs(Operation.RestaffCommittee);
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, DecisionPage page, Refusal? refusal, CancellationToken ct) =>
        frames.Page<RestaffCommitteeView>(http, refusal, ct, (nameof(RestaffCommitteeView.Page), page), (nameof(RestaffCommitteeView.Refusal), refusal));
}
