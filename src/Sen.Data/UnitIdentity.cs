using Microsoft.EntityFrameworkCore;
using Sen.Movement;

namespace Sen.Data;

/// <summary>
/// A unit known only from the published lists gets the id the installation already gave it: where accounts or records came first, theirs is the identity. It
/// ends as it would have, had the lists been loaded later.
/// </summary>
public static class UnitIdentity
{
    /// <summary>Tracks what changes; the caller's act writes it.</summary>
    public static async Task Adopt(SenDb db, Guid listed, Guid own, CancellationToken ct)
    {
        if (listed == own)
        {
            return;
        }

        db.Units.Add(new() { Id = own, Origin = Origin.Imported });
        foreach (var version in await db.UnitVersions.Where(version => version.UnitId == listed).ToListAsync(ct))
        {
            db.Entry(version).Property(row => row.UnitId).CurrentValue = own;
        }

        foreach (var below in await db.UnitVersions.Where(version => version.ParentId == listed).ToListAsync(ct))
        {
            below.ParentId = own;
        }

        foreach (var edge in await db.UnitSuccessions.Where(edge => edge.FromUnitId == listed).ToListAsync(ct))
        {
            db.Entry(edge).Property(row => row.FromUnitId).CurrentValue = own;
        }

        foreach (var edge in await db.UnitSuccessions.Where(edge => edge.ToUnitId == listed).ToListAsync(ct))
        {
            db.Entry(edge).Property(row => row.ToUnitId).CurrentValue = own;
        }

        db.Units.Remove(await db.Units.SingleAsync(unit => unit.Id == listed, ct));
    }
}
