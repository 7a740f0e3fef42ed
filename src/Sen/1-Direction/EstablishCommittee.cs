using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Direction;

/// <summary>
/// The officer of the standing body records the decision that sets up a steering committee (thành lập): looked at as a table first, then recorded. It is in force by itself on its day.
/// </summary>
public static class EstablishCommittee
{
    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(DeskAddresses.EstablishCommittee, async (HttpContext http, Visit visit, Frames frames, CommitteeDesk desk, CancellationToken ct) =>
        {
            var permit = Access.Ask(visit.Actor, Operation.EstablishCommittee, Subject.Of(visit.Home.CommuneId));
            if (!permit.Ok)
            {
                return Answers.Refused(http, permit.Refusal);
            }

            return await Page(http, frames, (await desk.Begin(Operation.EstablishCommittee, visit.Home, visit.CommuneName(), ct))!, null, ct);
        }).Needs(Operation.EstablishCommittee);

        routes.MapPost(DeskAddresses.EstablishCommittee, async (IFormCollection posted, HttpContext http, Visit visit, Frames frames, CommitteeDesk desk, CancellationToken ct) =>
        {
            var (page, recorded) = await desk.Handle(DecisionForm.Of(posted), posted.ContainsKey("ghi"), Operation.EstablishCommittee, visit.Actor, visit.Home, ct);
            return recorded is { Ok: true } done ? Results.Redirect($"{DeskAddresses.Committee(done.Value)}?xong")
                : recorded?.Refusal is Refusal.NotYours no ? Answers.Refused(http, no)
                : await Page(http, frames, page, recorded?.Refusal, ct);
        }).Needs(Operation.EstablishCommittee);
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, DecisionPage page, Refusal? refusal, CancellationToken ct) =>
        frames.Page<EstablishCommitteeView>(http, refusal, ct, (nameof(EstablishCommitteeView.Page), page), (nameof(EstablishCommitteeView.Refusal), refusal));
}
