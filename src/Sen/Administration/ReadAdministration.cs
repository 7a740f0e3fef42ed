using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The settings' first page (cài đặt): who works with Sen here, and the ways to everything else that can be set.</summary>
public static class ReadAdministration
{
    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapGet(AdministrationAddresses.Home,
        async (HttpContext http, Visit visit, Frames frames, PeopleSheets people, CancellationToken ct) =>
        {
            var permit = Access.Ask(visit.Actor, Operation.ReadAdministration, Subject.Of(visit.Home.CommuneId));
            return permit.Ok
                ? await frames.Page<AdministrationView>(http, null, ct, (nameof(AdministrationView.People), await people.All(ct)))
                : Answers.Refused(http, permit.Refusal);
        }).Needs(Operation.ReadAdministration);
}
