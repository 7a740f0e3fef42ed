using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>A unit that has ended, and what it became (đơn vị đã kết thúc).</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Name">What it was last called.</param>
/// <param name="Since">First day without it.</param>
/// <param name="Heirs">What followed it directly; several where it was split.</param>
/// <param name="Basis">The decree.</param>
/// <param name="IsSplit">True where a person has to say which part its records belong to.</param>
public sealed record EndedUnit(Guid Unit, string Name, DateOnly Since, IReadOnlyList<UnitVersion> Heirs, string Basis, bool IsSplit);

/// <summary>A model on the inheritance list, waiting or decided.</summary>
/// <param name="Registration">The registration.</param>
/// <param name="Model">The model.</param>
/// <param name="Owner">Who is responsible now.</param>
/// <param name="Unit">The unit that ended: its commune, or the village that was its owner.</param>
/// <param name="Waits">True until somebody decides.</param>
public sealed record InheritedModel(Registration Registration, EmulationModel Model, Organisation Owner, EndedUnit Unit, bool Waits)
{
    /// <summary>The part of a split commune it was bound to, where that part works with this installation: there it is decided.</summary>
    /// <param name="here">Communes that work here.</param>
    public Guid? PartAtWork(IEnumerable<Guid> here) => Unit.IsSplit && Unit.Unit == Registration.CommuneId && Model.PartUnitId is { } part && here.Contains(part) ? part : null;
}

/// <summary>Named queries on what communes and villages that have ended left behind.</summary>
public static class Inherited
{
    private const int MostMergers = 20;

    /// <summary>Communes that have ended by a day and became part of these, wholly or by a split, over mergers of mergers.</summary>
    public static async Task<IReadOnlySet<Guid>> Into(SenDb db, IReadOnlyCollection<Guid> communes, DateOnly today, CancellationToken ct)
    {
        var (found, level) = (new HashSet<Guid>(), communes.ToList());
        for (var step = 0; step < MostMergers && level.Count > 0; step++)
        {
            var into = level;
            var from = await db.UnitSuccessions.AsNoTracking()
                .Where(edge => into.Contains(edge.ToUnitId!.Value) && edge.FromUnitId != null && edge.Kind != SuccessionKind.TransferPart && edge.EffectiveOn <= today)
                .Select(edge => edge.FromUnitId!.Value).Distinct().ToListAsync(ct);
            level = [.. from.Where(unit => !communes.Contains(unit) && found.Add(unit))];
        }

        return found;
    }

    /// <summary>
    /// Lets the context see, besides what it sees, the records of communes that became part of those the actor works for, until what is answered is disposed of. What of it may be
    /// read is the access table's word: the callers ask it for each record.
    /// </summary>
    public static async Task<IDisposable> Widen(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        var before = db.Scope;
        if (!before.Everything)
        {
            // An upper reader's communes are in the scope already.
            var own = before.Communes.Concat(actor.Posts.Select(post => post.CommuneId)).Distinct().ToList();
            var earlier = await Into(db, own, today, ct);
            if (earlier.Count > 0)
            {
                db.Scope = Scope.Of(before.Communes.Concat(earlier), before.Provinces);
            }
        }

        return new Narrowing(db, before);
    }

    /// <summary>The same for a commune itself, whoever works there.</summary>
    public static async Task<IDisposable> Widen(SenDb db, Guid commune, DateOnly today, CancellationToken ct)
    {
        var before = db.Scope;
        if (!before.Everything && await Into(db, [commune], today, ct) is { Count: > 0 } earlier)
        {
            db.Scope = Scope.Of(before.Communes.Concat(earlier), before.Provinces);
        }

        return new Narrowing(db, before);
    }

    /// <summary>Which of these units have ended by a day, and what they became.</summary>
    public static async Task<IReadOnlyDictionary<Guid, EndedUnit>> Ended(SenDb db, IReadOnlyCollection<Guid> units, DateOnly today, CancellationToken ct)
    {
        var versions = (await db.UnitVersions.AsNoTracking().Where(version => units.Contains(version.UnitId)).ToListAsync(ct)).ToLookup(version => version.UnitId);
        var ended = versions.Where(unit => unit.All(version => version.ValidTo is { } end && end <= today)).Select(unit => unit.MaxBy(version => version.ValidTo)!).ToList();
        if (ended.Count == 0)
        {
            return new Dictionary<Guid, EndedUnit>();
        }

        var ids = ended.Select(version => version.UnitId).ToList();
        var edges = await db.UnitSuccessions.AsNoTracking()
            .Where(edge => ids.Contains(edge.FromUnitId!.Value) && edge.Kind != SuccessionKind.TransferPart && edge.EffectiveOn <= today).OrderBy(edge => edge.Id).ToListAsync(ct);
        var to = edges.Select(edge => edge.ToUnitId).OfType<Guid>().ToList();
        var heirs = (await db.UnitVersions.AsNoTracking().Where(version => to.Contains(version.UnitId)).ToListAsync(ct)).ToLookup(version => version.UnitId);
        return ended.ToDictionary(last => last.UnitId, last => Of(last, [.. edges.Where(edge => edge.FromUnitId == last.UnitId && edge.EffectiveOn == last.ValidTo)], heirs));
    }

    /// <summary>Everything on the inheritance lists the context may see: models under way whose commune, or whose owner village, has ended; and those that were decided.</summary>
    public static async Task<IReadOnlyList<InheritedModel>> Models(SenDb db, DateOnly today, CancellationToken ct)
    {
        var stages = Inheriting.Underway;
        var villages = await db.Organisations.AsNoTracking().Where(row => row.VillageId != null && row.Kind == OrganisationKind.Village).Select(row => row.VillageId!.Value).Distinct().ToListAsync(ct);
        var communes = await db.Registrations.AsNoTracking().Where(row => stages.Contains(row.Stage)).Select(row => row.CommuneId).Distinct().ToListAsync(ct);
        var ended = await Ended(db, [.. villages, .. communes], today, ct);
        if (ended.Count == 0)
        {
            return [];
        }

        var units = ended.Keys.ToList();
        var rows = await (
            from registration in db.Registrations.AsNoTracking()
            join model in db.Models.AsNoTracking() on registration.ModelId equals model.Id
            join first in db.Organisations.AsNoTracking() on registration.OwnerOrganisationId equals first.Id
            join carries in db.Organisations.AsNoTracking() on registration.CarriedOnById equals (Guid?)carries.Id into carried
            from carries in carried.DefaultIfEmpty()
            where stages.Contains(registration.Stage) && (units.Contains(registration.CommuneId) || units.Contains(first.VillageId!.Value) || units.Contains(carries!.VillageId!.Value))
            orderby model.SortKey, registration.Year descending, registration.Id
            select new { registration, model, first, carries }).ToListAsync(ct);
        return
        [
            .. from row in rows
               let owner = row.carries ?? row.first
               let unit = new[] { row.registration.CommuneId, OwnerVillage(row.first), OwnerVillage(owner) }.Where(ended.ContainsKey).Select(id => ended[id]).MaxBy(one => one.Since)
               where unit is not null
               select new InheritedModel(row.registration, row.model, owner, unit, Inheriting.Waits(row.registration, unit.Since)),
        ];
    }

    /// <summary>What waits for whoever decides, one source for each commune; of a split one, one for each part that decides itself.</summary>
    public static async Task<IReadOnlyList<InheritingSource>> Waiting(SenDb db, DateOnly today, CancellationToken ct)
    {
        var models = (await Models(db, today, ct)).Where(model => model.Waits).ToList();
        if (models.Count == 0)
        {
            return [];
        }

        var here = await UnitActs.Here(db, ct);
        var waiting = models.ToLookup(model => (Commune: model.Registration.CommuneId, Part: model.PartAtWork(here)));
        var above = await Registrations.AboveParts(db, [.. waiting.Select(list => list.Key)], today, ct);
        return
        [
            .. from list in waiting
               let over = above(list.Key.Commune, list.Key.Part)
               select new InheritingSource(
                   new Subject(list.Key.Commune, Above: over), list.Count(), list.Count(model => model.Unit.IsSplit && model.Model.PartUnitId is null),
                   list.Max(model => model.Unit.Since), over.Any(here.Contains)),
        ];
    }

    private static Guid OwnerVillage(Organisation owner) => owner.Kind == OrganisationKind.Village ? owner.VillageId ?? Guid.Empty : Guid.Empty;

    private static EndedUnit Of(UnitVersion last, List<UnitSuccession> edges, ILookup<Guid, UnitVersion> heirs)
    {
        var after = edges.Select(edge => edge.ToUnitId).OfType<Guid>().Distinct().Select(id => heirs[id].FirstOrDefault(version => version.On(last.ValidTo!.Value)) ?? heirs[id].FirstOrDefault())
            .OfType<UnitVersion>().OrderBy(version => version.SortKey, StringComparer.Ordinal).ThenBy(version => version.UnitId).ToList();
        return new(last.UnitId, last.FullName, last.ValidTo!.Value, after, string.Join("; ", edges.Select(edge => edge.LegalBasis).Where(basis => basis.Length > 0).Distinct(StringComparer.Ordinal)), after.Count > 1);
    }

    private sealed class Narrowing(SenDb db, Scope before) : IDisposable
    {
        public void Dispose() => db.Scope = before;
    }
}
