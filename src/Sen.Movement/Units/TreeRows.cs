using System.Collections.Immutable;

namespace Sen.Movement.Units;

/// <summary>The rows of a tree at one moment, with the ways into them. Nothing in it changes; a draft makes the next one.</summary>
internal sealed record TreeRows(
    ImmutableDictionary<Guid, ImmutableList<UnitVersion>> Names,
    ImmutableDictionary<Guid, ImmutableHashSet<Guid>> EverBelow,
    ImmutableDictionary<(Tier Tier, string Code), ImmutableHashSet<Guid>> Bearers,
    ImmutableDictionary<Guid, ImmutableList<UnitSuccession>> Into,
    ImmutableDictionary<Guid, ImmutableList<UnitSuccession>> OutOf)
{
    /// <summary>What stands below nothing is kept under this id.</summary>
    public static readonly Guid Top = Guid.Empty;

    public static readonly TreeRows None = new(
        ImmutableDictionary<Guid, ImmutableList<UnitVersion>>.Empty, ImmutableDictionary<Guid, ImmutableHashSet<Guid>>.Empty, ImmutableDictionary<(Tier, string), ImmutableHashSet<Guid>>.Empty,
        ImmutableDictionary<Guid, ImmutableList<UnitSuccession>>.Empty, ImmutableDictionary<Guid, ImmutableList<UnitSuccession>>.Empty);

    public static TreeRows Of(IEnumerable<UnitVersion> versions, IEnumerable<UnitSuccession> successions)
    {
        var (names, below, bearers) = (None.Names.ToBuilder(), None.EverBelow.ToBuilder(), None.Bearers.ToBuilder());
        foreach (var unit in versions.GroupBy(version => version.UnitId))
        {
            names[unit.Key] = [.. unit.OrderBy(version => version.ValidFrom ?? DateOnly.MinValue)];
        }

        foreach (var above in names.Values.SelectMany(unit => unit).GroupBy(version => version.ParentId ?? Top))
        {
            below[above.Key] = [.. above.Select(version => version.UnitId)];
        }

        foreach (var code in names.Values.SelectMany(unit => unit).Where(version => version.Code is not null).GroupBy(version => (Tiers.Of(version.Kind), version.Code!)))
        {
            bearers[code.Key] = [.. code.Select(version => version.UnitId)];
        }

        var rows = new TreeRows(names.ToImmutable(), below.ToImmutable(), bearers.ToImmutable(), None.Into, None.OutOf);
        return successions.Aggregate(rows, (before, edge) => before.With(edge));
    }

    public TreeRows With(UnitSuccession edge) => this with
    {
        OutOf = edge.FromUnitId is { } from ? OutOf.SetItem(from, OutOf.GetValueOrDefault(from, []).Add(edge)) : OutOf,
        Into = edge.ToUnitId is { } to ? Into.SetItem(to, Into.GetValueOrDefault(to, []).Add(edge)) : Into,
    };

    /// <summary>The same with other names of one unit.</summary>
    public TreeRows With(Guid unit, ImmutableList<UnitVersion> names)
    {
        var (below, bearers) = (EverBelow, Bearers);
        foreach (var name in names)
        {
            var above = name.ParentId ?? Top;
            below = below.SetItem(above, below.GetValueOrDefault(above, []).Add(unit));
            if (name.Code is { } code)
            {
                var key = (Tiers.Of(name.Kind), code);
                bearers = bearers.SetItem(key, bearers.GetValueOrDefault(key, []).Add(unit));
            }
        }

        return this with { Names = Names.SetItem(unit, names), EverBelow = below, Bearers = bearers };
    }

    public UnitVersion? On(Guid unit, DateOnly day) => Names.GetValueOrDefault(unit, []).Find(version => version.On(day));

    public IEnumerable<UnitVersion> Below(Guid? unit, DateOnly day) =>
        EverBelow.GetValueOrDefault(unit ?? Top, []).Select(one => On(one, day)).OfType<UnitVersion>().Where(version => version.ParentId == unit);
}
