using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;

namespace Sen.Data;

/// <summary>
/// Named query: who stands on the registrant's side of registrations (bên đăng ký): whoever registers for their owners, whoever entered something of them on behalf, and whoever acted on them while standing in
/// for one of these: the mandate ends, having acted does not.
/// </summary>
/// <param name="Registrars">The registrars' posts, by organisation.</param>
/// <param name="Entered">Registrations that were entered on behalf, by registration.</param>
public sealed record OwnerSides(ILookup<Guid, DatedPost> Registrars, IReadOnlyDictionary<Guid, EnteredFor> Entered)
{
    /// <summary>Who recorded progress on behalf, by registration.</summary>
    public ILookup<Guid, Guid> Told { get; init; } = Array.Empty<Guid>().ToLookup(id => id);

    /// <summary>Who acted on a registration by a mandate in force then, with the giver and the day.</summary>
    public ILookup<Guid, (Guid Delegate, Guid Giver, DateOnly Day)> StoodIn { get; init; } = Array.Empty<(Guid, Guid, DateOnly)>().ToLookup(_ => Guid.Empty);

    /// <summary>Reads them for some registrations.</summary>
    public static async Task<OwnerSides> Of(SenDb db, IReadOnlyCollection<Registration> registrations, CancellationToken ct)
    {
        var owners = registrations.SelectMany(row => new[] { row.OwnerOrganisationId, row.ResponsibleId }).Distinct().ToList();
        var registrars = await db.Posts.AsNoTracking().Where(post => post.Kind == PostKind.Registrar && post.OrganisationId != null && owners.Contains(post.OrganisationId.Value)).ToListAsync(ct);
        // Few are entered on behalf: asked by commune, so that a long list is not asked one by one.
        var communes = registrations.Select(row => row.CommuneId).Distinct().ToList();
        var alone = registrations.Count == 1 ? registrations.First().Id : (Guid?)null;
        var entered = await db.EnteredFor.AsNoTracking().Where(row => communes.Contains(row.CommuneId) && (alone == null || row.RegistrationId == alone)).ToListAsync(ct);
        var people = registrations.SelectMany(row => new[] { row.RegistrantId, row.BroughtInById }).OfType<Guid>()
            .Concat(registrars.Select(post => post.PersonId)).Concat(entered.Select(row => row.EnteredById)).ToHashSet();
        return new(registrars.ToLookup(post => post.OrganisationId!.Value), entered.Where(row => row.EntryId is null).ToDictionary(row => row.RegistrationId))
        {
            Told = entered.Where(row => row.EntryId is not null).ToLookup(row => row.RegistrationId, row => row.EnteredById),
            StoodIn = await ActedBy(db, registrations, communes, people, ct),
        };
    }

    /// <summary>What a mere reading needs, which no separation of duties touches: only who entered what.</summary>
    public static OwnerSides OfReading(IEnumerable<EnteredFor?> entered) =>
        new(Array.Empty<DatedPost>().ToLookup(_ => Guid.Empty), entered.OfType<EnteredFor>().ToDictionary(row => row.RegistrationId));

    /// <summary>Who registers for the owner on a day, or did when the registration was sent; who told its progress; and who acted on it in the place of one of these.</summary>
    public IReadOnlyList<Guid> Of(Registration registration, DateOnly today)
    {
        var sent = registration.RegisteredAt is { } at ? BusinessCalendar.DateOf(at) : today;
        var posts = new[] { registration.OwnerOrganisationId, registration.ResponsibleId }.Distinct().SelectMany(owner => Registrars[owner]).ToList();
        var told = Told[registration.Id].ToList();
        bool IsOnSide(Guid person, DateOnly day) => person == registration.RegistrantId || person == registration.BroughtInById || person == Entered.GetValueOrDefault(registration.Id)?.EnteredById
            || told.Contains(person) || posts.Exists(post => post.PersonId == person && (post.On(day) || post.On(today) || post.On(sent)));
        return
        [
            .. posts.Where(post => post.On(today) || post.On(sent)).Select(post => post.PersonId).Concat(told)
                .Concat(StoodIn[registration.Id].Where(one => IsOnSide(one.Giver, one.Day)).Select(one => one.Delegate)).Distinct(),
        ];
    }

    // Where nobody of the side ever delegated, which is nearly everywhere, the audit is not asked.
    private static async Task<ILookup<Guid, (Guid, Guid, DateOnly)>> ActedBy(SenDb db, IReadOnlyCollection<Registration> registrations, List<Guid> communes, HashSet<Guid> people, CancellationToken ct)
    {
        var given = await db.Delegations.AsNoTracking().Where(row => communes.Contains(row.CommuneId) && people.Contains(row.GiverId)).ToListAsync(ct);
        if (given.Count == 0)
        {
            return Array.Empty<(Guid, Guid, DateOnly)>().ToLookup(_ => Guid.Empty);
        }

        var (subjects, actors) = (registrations.Select(row => row.Id.ToString("d")).ToList(), given.Select(row => row.DelegateId.ToString("d")).Distinct().ToList());
        var lines = await db.AuditLines.AsNoTracking().Where(line => subjects.Contains(line.SubjectId) && actors.Contains(line.ActorId)).Select(line => new { line.SubjectId, line.ActorId, line.At }).ToListAsync(ct);
        return (
            from line in lines
            let at = AuditLine.Moment(line.At)
            from delegation in given
            where delegation.DelegateId.ToString("d") == line.ActorId && delegation.RunsAt(at)
            select (Registration: Guid.Parse(line.SubjectId), delegation.DelegateId, delegation.GiverId, Day: BusinessCalendar.DateOf(at)))
            .Distinct().ToLookup(one => one.Registration, one => (one.DelegateId, one.GiverId, one.Day));
    }
}
