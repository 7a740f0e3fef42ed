using Microsoft.EntityFrameworkCore;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>Reads the part of the country's tree that some units belong to, of all times: it is enough to follow their records to any day, and small.</summary>
public static class TreeReading
{
    // A unit, what it came from and became, and what stood above each: steps beyond this are a loop in the data, not a history.
    private const int MostSteps = 40, Chunk = 500;

    /// <summary>The units with everything above them and everything they came from or became.</summary>
    public static async Task<UnitTree> Around(SenDb db, IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        var (versions, edges) = (new List<UnitVersion>(), new Dictionary<Guid, UnitSuccession>());
        var known = units.ToHashSet();
        var level = known.ToList();
        for (var step = 0; step < MostSteps && level.Count > 0; step++)
        {
            var next = new HashSet<Guid>();
            foreach (var some in level.Chunk(Chunk))
            {
                var names = await db.UnitVersions.AsNoTracking().Where(version => some.Contains(version.UnitId)).ToListAsync(ct);
                versions.AddRange(names);
                next.UnionWith(names.Select(version => version.ParentId).OfType<Guid>());
                foreach (var edge in await db.UnitSuccessions.AsNoTracking().Where(edge => some.Contains(edge.FromUnitId!.Value) || some.Contains(edge.ToUnitId!.Value)).ToListAsync(ct))
                {
                    edges[edge.Id] = edge;
                    next.UnionWith(new[] { edge.FromUnitId, edge.ToUnitId }.OfType<Guid>());
                }
            }

            level = [.. next.Where(known.Add)];
        }

        return UnitTree.Of(versions, [.. edges.Values]).Value;
    }
}
