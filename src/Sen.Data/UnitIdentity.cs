using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>
/// A unit known only from the published lists gets the id the installation already gave it: where accounts or records came first, theirs is the identity. It
/// ends as it would have, had the lists been loaded later.
/// </summary>
public static class UnitIdentity
{
    /// <summary>One unit of the lists. Tracks what changes; the caller's act writes it.</summary>
    public static Task Adopt(SenDb db, Guid listed, Guid own, CancellationToken ct) => Adopt(db, [listed], own, null, ct);

    /// <summary>Several that are one, end to start: what led from one of them to another is no succession any more, and what joined them on the way was taken in.</summary>
    /// <param name="db">The database; what changes is tracked, and the caller's act writes it.</param>
    /// <param name="listed">The units of the lists.</param>
    /// <param name="own">The id they get; it may be one of theirs.</param>
    /// <param name="from">First day of the oldest name, where the lists do not know it.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task Adopt(SenDb db, IReadOnlyList<Guid> listed, Guid own, DateOnly? from, CancellationToken ct)
    {
        if (listed.Count == 0)
        {
            return;
        }

        var versions = await db.UnitVersions.Where(version => listed.Contains(version.UnitId)).ToListAsync(ct);
        if (versions.MinBy(version => version.ValidFrom ?? DateOnly.MinValue) is { } first)
        {
            first.ValidFrom ??= from;
        }

        if (listed is [var only] && only == own)
        {
            return;
        }

        if (!listed.Contains(own))
        {
            db.Units.Add(new() { Id = own, Origin = Origin.Imported });
        }

        foreach (var version in versions)
        {
            db.Entry(version).Property(row => row.UnitId).CurrentValue = own;
        }

        foreach (var below in await db.UnitVersions.Where(version => version.ParentId != null && listed.Contains(version.ParentId.Value)).ToListAsync(ct))
        {
            below.ParentId = own;
        }

        await Lead(db, listed, own, ct);
        db.Units.RemoveRange(await db.Units.Where(unit => unit.Id != own && listed.Contains(unit.Id)).ToListAsync(ct));
    }

    private static async Task Lead(SenDb db, IReadOnlyList<Guid> listed, Guid own, CancellationToken ct)
    {
        bool IsOne(Guid? unit) => unit is { } id && listed.Contains(id);
        var edges = await db.UnitSuccessions.Where(edge => listed.Contains(edge.FromUnitId!.Value) || listed.Contains(edge.ToUnitId!.Value)).ToListAsync(ct);
        var within = edges.Where(edge => IsOne(edge.FromUnitId) && IsOne(edge.ToUnitId)).ToList();
        var goesOn = within.Select(edge => edge.ToUnitId).ToHashSet();
        db.UnitSuccessions.RemoveRange(within);
        foreach (var edge in edges.Except(within))
        {
            var row = db.Entry(edge);
            if (edge.Kind == SuccessionKind.Merge && goesOn.Contains(edge.ToUnitId))
            {
                row.Property(one => one.Kind).CurrentValue = SuccessionKind.Absorb;
            }

            row.Property(one => one.FromUnitId).CurrentValue = IsOne(edge.FromUnitId) ? own : edge.FromUnitId;
            row.Property(one => one.ToUnitId).CurrentValue = IsOne(edge.ToUnitId) ? own : edge.ToUnitId;
        }
    }
}
