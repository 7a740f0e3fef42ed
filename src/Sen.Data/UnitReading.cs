using Microsoft.EntityFrameworkCore;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>A unit somebody looked for: everything it was called, and what it came from and became.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Names">What it was called, oldest first.</param>
/// <param name="From">What it came from.</param>
/// <param name="Into">What it became.</param>
public sealed record FoundUnit(Guid Id, IReadOnlyList<FoundName> Names, IReadOnlyList<FoundStep> From, IReadOnlyList<FoundStep> Into);

/// <summary>A succession, with the unit at its other end as it was called then.</summary>
/// <param name="Edge">The succession.</param>
/// <param name="Other">The other unit.</param>
public sealed record FoundStep(UnitSuccession Edge, FoundName Other);

/// <summary>Looks units up by a code or a name they bear or ever bore.</summary>
public static class UnitReading
{
    private const int MostTiers = 6, Chunk = 500;

    /// <summary>Every unit that ever bore the code, or the name: with or without its kind, with or without marks, whatever the placement of tones.</summary>
    public static async Task<IReadOnlyList<FoundUnit>> Find(SenDb db, string typed, CancellationToken ct)
    {
        var ids = await Bearing(db, new(typed), ct);
        var edges = await Read(ids, some => db.UnitSuccessions.AsNoTracking().Where(edge => some.Contains(edge.FromUnitId!.Value) || some.Contains(edge.ToUnitId!.Value)), ct);
        edges = [.. edges.DistinctBy(edge => edge.Id)];
        var around = ids.Concat(edges.SelectMany(edge => new[] { edge.FromUnitId, edge.ToUnitId }).OfType<Guid>()).Distinct().ToList();
        var versions = await WithAbove(db, around, ct);
        var found = ids.Select(id => new FoundUnit(
            id,
            [.. versions[id].OrderBy(version => version.ValidFrom ?? DateOnly.MinValue).Select(version => new FoundName(version, UnitsByName.Above(version, versions)))],
            Steps(edges.Where(edge => edge.ToUnitId == id && edge.FromUnitId is not null), edge => edge.FromUnitId!.Value, edge => edge.EffectiveOn.AddDays(-1), versions),
            Steps(edges.Where(edge => edge.FromUnitId == id && edge.ToUnitId is not null), edge => edge.ToUnitId!.Value, edge => edge.EffectiveOn, versions)));
        return
        [
            .. found.OrderBy(unit => Tiers.Of(unit.Names[0].Version.Kind)).ThenBy(unit => unit.Names[0].Version.ValidFrom ?? DateOnly.MinValue)
                .ThenBy(unit => unit.Names[0].Version.SortKey, StringComparer.Ordinal).ThenBy(unit => unit.Names[0].Version.Code, StringComparer.Ordinal).ThenBy(unit => unit.Id),
        ];
    }

    private static async Task<List<Guid>> Bearing(SenDb db, AskedName asked, CancellationToken ct)
    {
        var (names, code) = (asked.Names.ToList(), asked.Text);
        var found = await db.UnitVersions.AsNoTracking().Where(version => version.Code == code || names.Contains(version.NameFolded)).ToListAsync(ct);
        return [.. found.Where(asked.Is).Select(version => version.UnitId).Distinct()];
    }

    private static async Task<ILookup<Guid, UnitVersion>> WithAbove(SenDb db, List<Guid> units, CancellationToken ct)
    {
        var (all, known, level) = (new List<UnitVersion>(), new HashSet<Guid>(units), units);
        for (var tier = 0; tier < MostTiers && level.Count > 0; tier++)
        {
            var found = await Read(level, some => db.UnitVersions.AsNoTracking().Where(version => some.Contains(version.UnitId)), ct);
            all.AddRange(found);
            level = [.. found.Select(version => version.ParentId).OfType<Guid>().Distinct().Where(known.Add)];
        }

        return all.ToLookup(version => version.UnitId);
    }

    // An engine takes only so many parameters.
    private static async Task<List<T>> Read<T>(List<Guid> ids, Func<Guid[], IQueryable<T>> some, CancellationToken ct)
    {
        var rows = new List<T>();
        foreach (var chunk in ids.Chunk(Chunk))
        {
            rows.AddRange(await some(chunk).ToListAsync(ct));
        }

        return rows;
    }

    private static List<FoundStep> Steps(IEnumerable<UnitSuccession> edges, Func<UnitSuccession, Guid> other, Func<UnitSuccession, DateOnly> day, ILookup<Guid, UnitVersion> versions) =>
    [
        .. from edge in edges
           let name = UnitsByName.At(versions[other(edge)], day(edge))
           where name is not null
           orderby edge.EffectiveOn, name.SortKey
           select new FoundStep(edge, new(name, UnitsByName.Above(name, versions))),
    ];
}
