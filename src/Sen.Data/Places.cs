using Microsoft.EntityFrameworkCore;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>A village (thôn, tổ dân phố) as a form offers it.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">Kind and name, “Thôn Bình Trúc I”.</param>
public sealed record Village(Guid Id, string Name);

/// <summary>Named queries on units, shared by the slices.</summary>
public static class Places
{
    /// <summary>The villages of a commune on a day, in the order of Vietnamese lists.</summary>
    public static async Task<IReadOnlyList<Village>> Villages(SenDb db, Guid communeId, DateOnly day, CancellationToken ct)
    {
        var versions = await db.UnitVersions.AsNoTracking()
            .Where(version => version.ParentId == communeId
                && (version.Kind == UnitKind.Village || version.Kind == UnitKind.ResidentialGroup)
                && (version.ValidFrom == null || version.ValidFrom <= day) && (version.ValidTo == null || day < version.ValidTo))
            .OrderBy(version => version.SortKey).ThenBy(version => version.UnitId).ToListAsync(ct);
        return [.. versions.Select(version => new Village(version.UnitId, version.Title))];
    }

    /// <summary>Names of villages, also of those that are gone: the last name each one had, or the one it had on a day.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> VillageNames(SenDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct, DateOnly? day = null)
    {
        var versions = await db.UnitVersions.AsNoTracking().Where(version => ids.Contains(version.UnitId)).OrderBy(version => version.ValidFrom != null).ThenBy(version => version.ValidFrom).ToListAsync(ct);
        return versions.GroupBy(version => version.UnitId).ToDictionary(unit => unit.Key, unit => (unit.LastOrDefault(version => day is { } then && version.On(then)) ?? unit.Last()).Title);
    }
}
