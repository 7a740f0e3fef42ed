using Microsoft.EntityFrameworkCore;
using Sen.Movement.Units;

namespace Sen.Data.Portal;

/// <summary>What a commune that has ended is part of (nay thuộc).</summary>
/// <param name="Units">The units that followed, each with those above it; several where it was split.</param>
/// <param name="Since">First day on which all of it had come to these units.</param>
/// <param name="Basis">The decree that made it so; several where it came in parts.</param>
public sealed record NowIn(IReadOnlyList<string> Units, DateOnly Since, string Basis)
{
    // Three tiers and the nation, never more, whatever the rows say.
    private const int MostTiers = 4;

    /// <summary>As the tree is on a day; null while the commune goes on, and where nothing is known to have followed. A commune that goes on costs one short query.</summary>
    public static async Task<NowIn?> Of(Databases databases, Guid commune, DateOnly today, CancellationToken ct)
    {
        await using (var connection = await databases.Connect(ct))
        {
            await using var command = connection.Ask("SELECT valid_from, valid_to FROM unit_version WHERE unit_id = @p0", commune);
            var times = await command.All(row => (From: row.DayOrNull(0), To: row.DayOrNull(1)), ct);
            if (times.Count == 0 || times.Exists(time => time.To is null || today < time.To))
            {
                return null;
            }
        }

        await using var db = databases.Open(Scope.All);
        return await Follow(db, commune, today, ct);
    }

    /// <summary>The same of any unit that has ended, a village too; null where nothing is known to have followed by that day.</summary>
    public static Task<NowIn?> Of(SenDb db, Guid unit, DateOnly today, CancellationToken ct) => Follow(db, unit, today, ct);

    // Mergers of mergers are walked to whoever is there today; each unit once, so the walk ends.
    private static async Task<NowIn?> Follow(SenDb db, Guid commune, DateOnly today, CancellationToken ct)
    {
        var (ends, seen) = (new Queue<Guid>([commune]), new HashSet<Guid> { commune });
        var (units, last) = (new Dictionary<Guid, UnitVersion>(), new List<UnitSuccession>());
        while (ends.TryDequeue(out var unit))
        {
            var edges = await db.UnitSuccessions.AsNoTracking()
                .Where(edge => edge.FromUnitId == unit && edge.ToUnitId != null && edge.Kind != SuccessionKind.TransferPart && edge.EffectiveOn <= today).OrderBy(edge => edge.Id).ToListAsync(ct);
            foreach (var edge in edges)
            {
                var next = edge.ToUnitId!.Value;
                if (await On(db, next, today, ct) is { } there)
                {
                    units[next] = there;
                    last.Add(edge);
                }
                else if (seen.Add(next))
                {
                    ends.Enqueue(next);
                }
            }
        }

        var names = new List<string>();
        foreach (var unit in units.Values.OrderBy(unit => unit.SortKey, StringComparer.Ordinal))
        {
            names.Add(await WithAbove(db, unit, today, ct));
        }

        return last.Count == 0 ? null
            : new(names, last.Max(edge => edge.EffectiveOn), string.Join("; ", last.OrderBy(edge => edge.EffectiveOn).ThenBy(edge => edge.Id).Select(edge => edge.LegalBasis).Distinct(StringComparer.Ordinal)));
    }

    private static async Task<string> WithAbove(SenDb db, UnitVersion unit, DateOnly today, CancellationToken ct)
    {
        var names = new List<string> { unit.FullName };
        for (var one = unit; names.Count < MostTiers && one.ParentId is { } parent && await On(db, parent, today, ct) is { } above && above.Kind != UnitKind.Nation; one = above)
        {
            names.Add(above.FullName);
        }

        return string.Join(", ", names);
    }

    private static async Task<UnitVersion?> On(SenDb db, Guid unit, DateOnly day, CancellationToken ct) =>
        (await db.UnitVersions.AsNoTracking().Where(version => version.UnitId == unit).ToListAsync(ct)).Find(version => version.On(day));
}
