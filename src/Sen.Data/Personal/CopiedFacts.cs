using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Progress;
using Sen.Movement.Scoring;

namespace Sen.Data.Personal;

/// <summary>
/// What a row of a copy is about, where the row has only a key of it (bản ghi nói về việc gì): the model of a registration and of a score sheet, the organisation of a post, the post of a delegation. Names of the work,
/// never of another person.
/// </summary>
internal sealed class CopiedFacts
{
    private readonly Dictionary<Guid, (string Model, Guid Owner)> _registrations = [];
    private readonly Dictionary<Guid, DatedPost> _posts = [];
    private readonly Dictionary<Guid, string> _organisations = [], _units = [];

    /// <summary>Reads what the rows name.</summary>
    public static async Task<CopiedFacts> Of(SenDb db, IReadOnlyCollection<object> rows, CancellationToken ct)
    {
        var facts = new CopiedFacts();
        var registrations = rows.Select(RegistrationOf).OfType<Guid>().Distinct().ToList();
        var read = from row in db.Registrations.AsNoTracking() join model in db.Models.AsNoTracking() on row.ModelId equals model.Id where registrations.Contains(row.Id) select new { row.Id, model.Name, row.OwnerOrganisationId };
        foreach (var row in await read.ToListAsync(ct))
        {
            facts._registrations[row.Id] = (row.Name, row.OwnerOrganisationId);
        }

        var given = rows.OfType<Delegation>().Select(row => row.PostId).Distinct().ToList();
        foreach (var post in await db.Posts.AsNoTracking().Where(post => given.Contains(post.Id)).ToListAsync(ct))
        {
            facts._posts[post.Id] = post;
        }

        var posts = rows.OfType<DatedPost>().Concat(facts._posts.Values).ToList();
        var organisations = posts.Select(post => post.OrganisationId).OfType<Guid>().Concat(facts._registrations.Values.Select(row => row.Owner)).Distinct().ToList();
        foreach (var row in await db.Organisations.AsNoTracking().Where(row => organisations.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToListAsync(ct))
        {
            facts._organisations[row.Id] = row.Name;
        }

        var units = posts.Select(post => post.UnitId).OfType<Guid>().Distinct().ToList();
        foreach (var version in (await db.UnitVersions.AsNoTracking().Where(version => units.Contains(version.UnitId)).ToListAsync(ct)).OrderBy(version => version.ValidFrom ?? DateOnly.MinValue))
        {
            facts._units[version.UnitId] = version.Title;
        }

        return facts;
    }

    /// <summary>The facts of one row, under names no column has.</summary>
    /// <param name="row">The row.</param>
    /// <param name="person">Whose copy it is.</param>
    public IEnumerable<(string Name, string Value)> About(object row, Guid person)
    {
        if (RegistrationOf(row) is { } id && _registrations.TryGetValue(id, out var registration))
        {
            yield return ("Model", registration.Model);
            if (row is Registration && _organisations.TryGetValue(registration.Owner, out var owner))
            {
                yield return ("Organisation", owner);
            }
        }

        if (row is Delegation delegation)
        {
            yield return ("Role", delegation.GiverId == person ? nameof(Delegation.GiverId) : nameof(Delegation.DelegateId));
        }

        var post = row as DatedPost ?? (row is Delegation { PostId: var given } ? _posts.GetValueOrDefault(given) : null);
        if (row is Delegation && post is not null)
        {
            yield return ("Post", post.Kind.ToString());
        }

        if (post?.OrganisationId is { } organisation && _organisations.TryGetValue(organisation, out var name))
        {
            yield return ("Organisation", name);
        }

        if (post?.UnitId is { } unit && _units.TryGetValue(unit, out var title))
        {
            yield return ("Unit", title);
        }
    }

    private static Guid? RegistrationOf(object row) => row switch
    {
        Registration one => one.Id,
        KeptScore one => one.RegistrationId,
        Score one => one.RegistrationId,
        EnteredFor one => one.RegistrationId,
        ProgressEntry one => one.RegistrationId,
        _ => null,
    };
}
