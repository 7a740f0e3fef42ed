using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;

namespace Sen.Data;

/// <summary>Named query: who stands on the registrant's side of registrations (bên đăng ký): whoever registers for their owners, and whoever entered them on behalf.</summary>
/// <param name="Registrars">The registrars' posts, by organisation.</param>
/// <param name="Entered">What was entered on behalf, by registration.</param>
public sealed record OwnerSides(ILookup<Guid, DatedPost> Registrars, IReadOnlyDictionary<Guid, EnteredFor> Entered)
{
    /// <summary>Reads them for some registrations.</summary>
    public static async Task<OwnerSides> Of(SenDb db, IReadOnlyCollection<Registration> registrations, CancellationToken ct)
    {
        var owners = registrations.SelectMany(row => new[] { row.OwnerOrganisationId, row.ResponsibleId }).Distinct().ToList();
        var registrars = await db.Posts.AsNoTracking().Where(post => post.Kind == PostKind.Registrar && post.OrganisationId != null && owners.Contains(post.OrganisationId.Value)).ToListAsync(ct);
        // Few are entered on behalf: asked by commune, so that a long list is not asked one by one.
        var communes = registrations.Select(row => row.CommuneId).Distinct().ToList();
        var alone = registrations.Count == 1 ? registrations.First().Id : (Guid?)null;
        var entered = await db.EnteredFor.AsNoTracking().Where(row => communes.Contains(row.CommuneId) && (alone == null || row.RegistrationId == alone)).ToListAsync(ct);
        return new(registrars.ToLookup(post => post.OrganisationId!.Value), entered.ToDictionary(row => row.RegistrationId));
    }

    /// <summary>What a mere reading needs, which no separation of duties touches: only who entered what.</summary>
    public static OwnerSides OfReading(IEnumerable<EnteredFor?> entered) =>
        new(Array.Empty<DatedPost>().ToLookup(_ => Guid.Empty), entered.OfType<EnteredFor>().ToDictionary(row => row.RegistrationId));

    /// <summary>Who registers for the owner on a day, or did when the registration was sent.</summary>
    public IReadOnlyList<Guid> Of(Registration registration, DateOnly today)
    {
        var sent = registration.RegisteredAt is { } at ? BusinessCalendar.DateOf(at) : today;
        return [.. new[] { registration.OwnerOrganisationId, registration.ResponsibleId }.Distinct().SelectMany(owner => Registrars[owner]).Where(post => post.On(today) || post.On(sent)).Select(post => post.PersonId).Distinct()];
    }
}
