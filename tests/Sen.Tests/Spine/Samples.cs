using Sen.Data;
using Sen.Data.Jobs;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Units;

namespace Sen.Tests.Spine;

/// <summary>People, records and signed acts of a made-up commune, for tests of the spine.</summary>
internal static class Samples
{
    public static readonly DateTime Now = new(2022, 9, 23, 1, 2, 3, 456, DateTimeKind.Utc);
    public static readonly Guid Commune = new("01834c3a-0000-7000-8000-000000000001");
    public static readonly Guid Neighbour = new("01834c3a-0000-7000-8000-000000000002");
    public static readonly Guid Province = new("01834c3a-0000-7000-8000-0000000000ff");

    public static Guid NewId() => Guid.CreateVersion7();

    /// <summary>An administrator of the commune: an ordinary person with a post, so that every check of the door applies.</summary>
    public static Actor Administrator(Guid commune) =>
        new(NewId(), "Quản trị (minh họa)", Door.Page, [new(PostKind.Administrator, commune)], Standing.Person);

    public static Permit PermitTo(Operation operation, Actor actor, Guid commune) => Access.Ask(actor, operation, Subject.Of(commune)).Value;

    public static Act Sign(Actor actor, Guid commune, Guid subject, Guid? key = null, Operation operation = Operation.AddOrganisation, params Job[] jobs) =>
        new(PermitTo(operation, actor, commune), key ?? NewId(), "organisation", subject, Now, commune) { Jobs = jobs };

    public static Organisation NewOrganisation(string name, Guid? commune = null) => new()
    {
        Id = NewId(),
        CommuneId = commune ?? Commune,
        ProvinceId = Province,
        Kind = OrganisationKind.FarmersUnion,
        Name = name,
        ShortName = name,
        SortKey = name,
        Origin = Origin.Illustrative,
    };

    public static Job NewJob(string kind, Guid? commune = null, string? key = null, DateTime? runAt = null) => new()
    {
        Id = NewId(),
        Kind = kind,
        Key = key ?? $"{kind}:{NewId():d}",
        CommuneId = commune ?? Commune,
        RunAt = runAt ?? Now,
    };

    public static EmulationModel NewModel(Organisation owner, string name) =>
        EmulationModel.Begin(NewId(), new(owner.CommuneId, owner.ProvinceId), owner.Id, name).Value;

    /// <summary>Adds an organisation through the door, as an administrator does.</summary>
    public static async Task<Outcome<Receipt>> AddOrganisation(SenDb db, string name, Guid? commune = null, Actor? actor = null, Guid? key = null, params Job[] jobs)
    {
        var home = commune ?? Commune;
        var organisation = NewOrganisation(name, home);
        db.Organisations.Add(organisation);
        return await db.Commit(Sign(actor ?? Administrator(home), home, organisation.Id, key, jobs: jobs), CancellationToken.None);
    }
}
