using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The settings' first page (cài đặt): who works with Sen here, and the ways to everything else that can be set.</summary>
public static class ReadAdministration
{
    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapGet(AdministrationAddresses.Home,
        async (HttpContext http, Visit visit, Frames frames, PeopleSheets people, SenDb db, CancellationToken ct) =>
        {
            var permit = Access.Ask(visit.Actor, Operation.ReadAdministration, Subject.Of(visit.Home.CommuneId));
            if (!permit.Ok)
            {
                return Answers.Refused(http, permit.Refusal);
            }

            var shown = await people.All(ct);
            return await frames.Page<AdministrationView>(http, null, ct,
                (nameof(AdministrationView.People), shown), (nameof(AdministrationView.Steps), await Steps(db, visit, shown, Frames.WordsOf(http), ct)));
        }).Needs(Operation.ReadAdministration);

    /// <summary>What is left to do after the set-up, as the rows tell it.</summary>
    /// <param name="Text">What.</param>
    /// <param name="Href">Where; null for somebody who may not do it.</param>
    /// <param name="Hint">What it is good for, or who does it.</param>
    /// <param name="Done">There is something already.</param>
    public sealed record NextStep(string Text, string? Href, string Hint, bool Done);

    private static async Task<IReadOnlyList<NextStep>> Steps(SenDb db, Visit visit, IReadOnlyList<ShownPerson> people, Words words, CancellationToken ct)
    {
        var commune = visit.Home.CommuneId;
        var editor = Access.Ask(visit.Actor, Operation.EditSite, Subject.Of(commune)).Ok;
        return
        [
            new(words.StepVillages, AdministrationAddresses.Villages, words.StepVillagesHint, await db.UnitVersions.AnyAsync(version => version.ParentId == commune, ct)),
            new(words.StepOrganisations, AdministrationAddresses.Organisations, words.StepOrganisationsHint, await db.Organisations.AnyAsync(row => row.CommuneId == commune, ct)),
            new(words.StepPeople, AdministrationAddresses.NewPerson, words.StepPeopleHint, people.Any(person => person.Account.Id != visit.Actor.PersonId && person.Held.Any())),
            new(words.StepPortal, editor ? DeskAddresses.PortalParts : null, editor ? words.StepPortalHint : words.StepPortalByEditor, await db.SiteParts.AnyAsync(part => part.CommuneId == commune && part.Live != null, ct)),
        ];
    }
}
