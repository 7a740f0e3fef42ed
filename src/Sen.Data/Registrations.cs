using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>A registration with what belongs to it (hồ sơ đăng ký): everything a handler needs before it asks the access table.</summary>
/// <param name="Registration">The registration of a year.</param>
/// <param name="Model">The model it is about.</param>
/// <param name="Owner">The organisation responsible (đơn vị chủ trì).</param>
/// <param name="Subject">What decides rights on it.</param>
public sealed record Dossier(Registration Registration, EmulationModel Model, Organisation Owner, Subject Subject)
{
    /// <summary>Who entered it on behalf of its owner, told by whom; null when the owner wrote it.</summary>
    public EnteredFor? Entered { get; init; }

    /// <summary>For whom an act on it is done, as the audit keeps it: for its owner, when the permit rests on having entered it on behalf; null otherwise.</summary>
    public string? OnBehalf(Permit permit) => permit.Reach == Reach.Entered && Entered is { } entered ? Behalf.Of(Owner.ShortName, entered.ToldBy) : null;

    /// <summary>Grows with every act that changed the registration or its model: what a form carries to notice that somebody else was quicker.</summary>
    public int Version => Registration.Version + Model.Version;
}

/// <summary>Named queries on registrations, shared by the slices.</summary>
public static class Registrations
{
    // Nation, province, district and commune: a chain longer than this is a loop in the data, not a country.
    private const int MostTiers = 6;

    /// <summary>Registrations of a commune that were closed or joined to a twin, by year and the stage they had come to: in the sums they stay, to be done they are no more.</summary>
    public static async Task<IReadOnlyDictionary<(int Year, Stage Stage), int>> Ended(SenDb db, Guid commune, CancellationToken ct) =>
        await db.Registrations.AsNoTracking().Where(row => row.CommuneId == commune && row.EndedOn != null).GroupBy(row => new { row.Year, row.Stage })
            .Select(group => new { group.Key.Year, group.Key.Stage, Count = group.Count() }).ToDictionaryAsync(row => (row.Year, row.Stage), row => row.Count, ct);

    /// <summary>Loads a registration through the context's scope, tracked, ready to be changed; null when it is not there or out of scope.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="id">The registration.</param>
    /// <param name="today">Local day: decides which units stand above the commune.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<Dossier?> Load(SenDb db, Guid id, DateOnly today, CancellationToken ct)
    {
        var found = await (
            from registration in db.Registrations
            join model in db.Models on registration.ModelId equals model.Id
            join owner in db.Organisations on registration.OwnerOrganisationId equals owner.Id
            where registration.Id == id
            select new { registration, model, owner }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        // Whoever carries it on may belong to the commune that followed.
        var responsible = found.registration.CarriedOnById is { } carries && carries != found.owner.Id
            ? await db.Organisations.IgnoreQueryFilters().SingleOrDefaultAsync(row => row.Id == carries, ct) ?? found.owner : found.owner;
        var above = await AboveParts(db, [(found.registration.CommuneId, found.model.PartUnitId)], today, ct);
        var sides = await OwnerSides.Of(db, [found.registration], ct);
        var subject = SubjectOf(found.registration, above(found.registration.CommuneId, found.model.PartUnitId), sides, today) with { OwnerName = Told(found.registration, responsible.ShortName) };
        return new(found.registration, found.model, responsible, subject) { Entered = sides.Entered.GetValueOrDefault(id) };
    }

    /// <summary>What decides rights on several registrations in scope, and what their models are called, in as many questions as for one.</summary>
    public static async Task<IReadOnlyDictionary<Guid, (Subject Subject, string? Name)>> Subjects(SenDb db, IReadOnlyCollection<Guid> ids, DateOnly today, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, (Subject, string?)>();
        }

        var rows = await (
            from registration in db.Registrations.AsNoTracking()
            join model in db.Models on registration.ModelId equals model.Id
            join owner in db.Organisations on registration.OwnerOrganisationId equals owner.Id
            where ids.Contains(registration.Id)
            select new { registration, model.Name, model.PartUnitId, owner.ShortName }).ToListAsync(ct);
        var carriers = await Carriers(db, [.. rows.Select(row => row.registration.CarriedOnById).OfType<Guid>().Distinct()], ct);
        var above = await AboveParts(db, [.. rows.Select(row => (row.registration.CommuneId, row.PartUnitId))], today, ct);
        var sides = await OwnerSides.Of(db, [.. rows.Select(row => row.registration)], ct);
        return rows.ToDictionary(row => row.registration.Id, row => (
            SubjectOf(row.registration, above(row.registration.CommuneId, row.PartUnitId), sides, today) with
            {
                OwnerName = Told(row.registration, (row.registration.CarriedOnById is { } carries ? carriers.GetValueOrDefault(carries)?.ShortName : null) ?? row.ShortName),
            },
            (string?)row.Name));
    }

    // What is still written is known to its owner alone.
    private static string? Told(Registration registration, string owner) => registration.Stage == Stage.Draft ? null : owner;

    /// <summary>What decides rights on a registration.</summary>
    /// <param name="registration">The registration.</param>
    /// <param name="above">Units above its commune, from <see cref="Above"/>.</param>
    /// <param name="sides">Who stands on the registrant's side.</param>
    /// <param name="today">Local day.</param>
    public static Subject SubjectOf(Registration registration, IReadOnlyList<Guid> above, OwnerSides sides, DateOnly today) => new(
        registration.CommuneId, registration.ResponsibleId, above, RegistrantId: registration.RegistrantId, Stage: registration.Stage,
        EnteredById: sides.Entered.GetValueOrDefault(registration.Id)?.EnteredById, OwnerSide: registration.BroughtInById is { } by ? [.. sides.Of(registration, today), by] : sides.Of(registration, today), Ended: registration.EndedOn is not null);

    /// <summary>
    /// The units above each commune on a day, nearest first (district in history, province, nation). Of a commune that has ended, what it wholly became part of comes first; of one
    /// that was split only what stands above all its parts is known.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> Above(
        SenDb db, IReadOnlyCollection<Guid> communes, DateOnly today, CancellationToken ct)
    {
        var parents = new Dictionary<Guid, Guid>();
        var level = communes.ToHashSet();
        for (var tier = 0; tier < MostTiers && level.Count > 0; tier++)
        {
            var units = level;
            var found = await db.UnitVersions.AsNoTracking()
                .Where(version => units.Contains(version.UnitId) && version.ParentId != null
                    && (version.ValidFrom == null || version.ValidFrom <= today) && (version.ValidTo == null || today < version.ValidTo))
                .Select(version => new { version.UnitId, ParentId = version.ParentId!.Value }).ToListAsync(ct);
            level = [.. found.Where(unit => parents.TryAdd(unit.UnitId, unit.ParentId)).Select(unit => unit.ParentId).Where(parent => !parents.ContainsKey(parent))];
        }

        var chains = communes.ToDictionary(commune => commune, IReadOnlyList<Guid> (commune) => Chain(commune, parents));
        var gone = communes.Where(commune => !parents.ContainsKey(commune)).ToList();
        if (gone.Count > 0 && await Inherited.Ended(db, gone, today, ct) is { Count: > 0 } ended)
        {
            var tree = await TreeReading.Around(db, [.. ended.Keys], ct);
            foreach (var (commune, unit) in ended)
            {
                var place = new UnitPaths(tree).Follow(new(commune, unit.Since.AddDays(-1)), today).Place;
                chains[commune] = place is { } heir ? [heir, .. tree.Above(heir, today).Select(version => version.UnitId)] : [];
            }
        }

        return chains;
    }

    /// <summary>The same for models: one of a split commune lies in the part somebody bound it to, and with it below what stands above that part.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="places">Commune and part of each model.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<Func<Guid, Guid?, IReadOnlyList<Guid>>> AboveParts(SenDb db, IReadOnlyCollection<(Guid Commune, Guid? Part)> places, DateOnly today, CancellationToken ct)
    {
        var above = await Above(db, [.. places.Select(place => place.Commune).Concat(places.Select(place => place.Part).OfType<Guid>()).Distinct()], today, ct);
        return (commune, part) => above.GetValueOrDefault(commune, []) is var whole && part is { } bound && !whole.Contains(bound) ? [bound, .. above.GetValueOrDefault(bound, [])] : whole;
    }

    /// <summary>The registrations somebody may read, and the organisations they are of.</summary>
    public static async Task<(IQueryable<Registration> Rows, IReadOnlyList<Guid> Owners)> Readable(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        var all = from row in db.Registrations.AsNoTracking()
                  join model in db.Models on row.ModelId equals model.Id
                  select new { row.Id, row.CommuneId, Owner = row.CarriedOnById ?? row.OwnerOrganisationId, Part = row.CarriedOnById == null ? null : model.PartUnitId };
        var kinds = await all.Select(row => new { row.CommuneId, row.Owner, row.Part }).Distinct().ToListAsync(ct);
        var above = await AboveParts(db, [.. kinds.Select(kind => (kind.CommuneId, kind.Part))], today, ct);
        bool May(Guid commune, Guid owner, Guid? part, Stage stage) => Access.Ask(actor, Operation.ReadModel, new Subject(commune, owner, above(commune, part), Stage: stage)).Ok;
        var sent = kinds.ToLookup(kind => kind.Owner, kind => May(kind.CommuneId, kind.Owner, kind.Part, Stage.Registered));
        List<Guid> whole = [.. sent.Where(owner => owner.All(may => may)).Select(owner => owner.Key)], partly = [.. sent.Where(owner => owner.Contains(true) && owner.Contains(false)).Select(owner => owner.Key)];
        List<Guid> drafts = [.. kinds.Where(kind => May(kind.CommuneId, kind.Owner, kind.Part, Stage.Draft)).Select(kind => kind.Owner).Distinct()];
        // Of an organisation whose models went to several parts of its commune only some may be read: they are few, and looked at one by one.
        List<Guid> some = partly.Count == 0 ? [] : [.. (await all.Where(row => partly.Contains(row.Owner)).ToListAsync(ct)).Where(row => May(row.CommuneId, row.Owner, row.Part, Stage.Registered)).Select(row => row.Id)];
        return (db.Registrations.AsNoTracking().Where(row =>
            (whole.Contains(row.CarriedOnById ?? row.OwnerOrganisationId) || some.Contains(row.Id)) && (row.Stage != Stage.Draft || drafts.Contains(row.OwnerOrganisationId))), [.. whole, .. partly]);
    }

    /// <summary>The registration of a year that has the same owner and the same name (marks and case aside), or the newest of that model; null when there is no twin.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="owner">The owner organisation.</param>
    /// <param name="nameFolded">The name, folded.</param>
    /// <param name="but">A model that is not its own twin.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<Registration?> Twin(SenDb db, Guid owner, string nameFolded, Guid? but, CancellationToken ct) => await (
        from model in db.Models
        join registration in db.Registrations on model.Id equals registration.ModelId
        where model.OwnerOrganisationId == owner && model.NameFolded == nameFolded && model.Id != but
        orderby registration.Year descending
        select registration).FirstOrDefaultAsync(ct);

    /// <summary>The registrations in scope at a stage where somebody has work, as the table of work reads them.</summary>
    public static async Task<IReadOnlyList<WorkSource>> Waiting(SenDb db, DateOnly today, CancellationToken ct)
    {
        var stages = WorkTable.Rows.Select(row => row.Stage!.Value).Distinct().ToList();
        var rows = await (
            from registration in db.Registrations.AsNoTracking()
            join model in db.Models on registration.ModelId equals model.Id
            join owner in db.Organisations on registration.OwnerOrganisationId equals owner.Id
            where stages.Contains(registration.Stage) && registration.EndedOn == null
            select new { registration, model.Name, model.PartUnitId, owner.ShortName }).ToListAsync(ct);

        var begun = await FirstProgress(db, [.. rows.Where(row => row.registration.Stage == Stage.Underway).Select(row => row.registration.Id)], ct);

        var sides = await OwnerSides.Of(db, [.. rows.Select(row => row.registration)], ct);

        var carriers = await Carriers(db, [.. rows.Select(row => row.registration.CarriedOnById).OfType<Guid>().Distinct()], ct);

        // No work of the table belongs to a post above the commune: the units above are looked up only of what an organisation of the commune that followed carries on.
        var above = await AboveParts(db, [.. rows.Where(row => row.registration.CarriedOnById is not null).Select(row => (row.registration.CommuneId, row.PartUnitId))], today, ct);
        return
        [
            .. from row in rows
               let carrier = row.registration.CarriedOnById is { } carries ? carriers.GetValueOrDefault(carries) : null
               select new WorkSource(
                   SubjectOf(row.registration, row.registration.CarriedOnById is null ? [] : above(row.registration.CommuneId, row.PartUnitId), sides, today), row.registration.Id, row.registration.Year, row.Name, carrier?.ShortName ?? row.ShortName,
                   BusinessCalendar.DateOf(row.registration.StageSince), row.registration.ProgressAt is { } last ? BusinessCalendar.DateOf(last) : null, row.registration.Origin == Origin.Illustrative,
                   begun.TryGetValue(row.registration.Id, out var day) ? day : null)
               {
                   Entered = sides.Entered.ContainsKey(row.registration.Id),
                   CarriedOnIn = carrier is not null && carrier.CommuneId != row.registration.CommuneId ? carrier.CommuneId : null,
               },
        ];
    }

    // Whoever carries a model on may belong to the commune that followed, which the commune before does not see.
    private static async Task<Dictionary<Guid, Organisation>> Carriers(SenDb db, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        ids.Count == 0 ? [] : await db.Organisations.AsNoTracking().IgnoreQueryFilters().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);

    // The day it was recorded, which an entry does not say: its own day is the one it tells of.
    private static async Task<Dictionary<Guid, DateOnly>> FirstProgress(SenDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var (subjects, verb, told) = (ids.Select(id => id.ToString("d")).ToList(), Operation.RecordProgress.Verb(), Operation.RecordOnBehalf.Verb());
        var lines = await db.AuditLines.AsNoTracking().Where(line => subjects.Contains(line.SubjectId) && (line.Verb == verb || line.Verb == told))
            .GroupBy(line => line.SubjectId).Select(acts => new { Id = acts.Key, At = acts.Min(line => line.At)! }).ToListAsync(ct);
        return lines.ToDictionary(line => Guid.Parse(line.Id), line => BusinessCalendar.DateOf(AuditLine.Moment(line.At)));
    }

    /// <summary>The commune that keeps a registration, whoever may read it: where to look whether an act on it was done before. Null when there is none.</summary>
    public static async Task<Guid?> CommuneOf(SenDb db, Guid id, CancellationToken ct) =>
        await db.Registrations.AsNoTracking().IgnoreQueryFilters().Where(row => row.Id == id).Select(row => (Guid?)row.CommuneId).SingleOrDefaultAsync(ct);

    /// <summary>The same with its province: to whom belongs what is kept beside it.</summary>
    public static async Task<Home?> HomeOf(SenDb db, Guid id, CancellationToken ct) =>
        await db.Registrations.AsNoTracking().IgnoreQueryFilters().Where(row => row.Id == id).Select(row => (Home?)new Home(row.CommuneId, row.ProvinceId)).SingleOrDefaultAsync(ct);

    private static List<Guid> Chain(Guid commune, Dictionary<Guid, Guid> parents)
    {
        var above = new List<Guid>();
        for (var unit = commune; above.Count < MostTiers && parents.TryGetValue(unit, out var parent); unit = parent)
        {
            above.Add(parent);
        }

        return above;
    }
}
