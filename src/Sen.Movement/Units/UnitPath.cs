using System.Numerics;

namespace Sen.Movement.Units;

/// <summary>What is known of a record's place: the unit it was recorded for, and the day.</summary>
/// <param name="Unit">The smallest unit known, for example the village.</param>
/// <param name="Day">The day it is about.</param>
public readonly record struct UnitFact(Guid Unit, DateOnly Day);

/// <summary>Where a record lies in the tree of a day.</summary>
/// <param name="Fact">The record.</param>
/// <param name="Candidates">Every unit of that day it may lie in: one, unless its unit was split on the way; none for a province that came from nothing later.</param>
/// <param name="Place">The smallest unit of that day that surely holds it: the one it lies in, or the first above all it may lie in. Null: the country.</param>
public sealed record UnitPath(UnitFact Fact, IReadOnlyList<Guid> Candidates, Guid? Place)
{
    /// <summary>It lies in one unit and nobody has to choose.</summary>
    public bool IsBound => Candidates.Count == 1;
}

/// <summary>
/// Follows records through the tree (đường đi của một bản ghi). Mergers take them along; a split leaves open which part they came to, for nobody published the shares: such
/// a record counts for the unit above all parts, until a person says where it belongs. Nothing falls out and nothing counts twice.
/// </summary>
/// <param name="tree">The tree.</param>
/// <param name="bound">What a person said: the part a record's unit went to at a split, or came from at a merger; null when nobody said.</param>
public sealed class UnitPaths(UnitTree tree, Func<UnitFact, Guid, Guid?>? bound = null)
{
    /// <summary>Where the record lies in the tree of the day, be that later or earlier than its own.</summary>
    public UnitPath Follow(UnitFact fact, DateOnly day)
    {
        var candidates = (day >= fact.Day ? Onward(fact, fact.Unit, day) : Back(fact, fact.Unit, fact.Day, day)).Distinct().Order().ToList();
        return new(fact, candidates, Place(candidates, day));
    }

    /// <summary>The record in both readings: on its own day, and on the day asked for.</summary>
    public ReadFact Read(UnitFact fact, DateOnly day)
    {
        var then = Follow(fact, day);
        return new(fact, Follow(fact, fact.Day).Place, then.Place, then.Candidates.Count <= 1);
    }

    /// <summary>The successions that lead from one unit to another, in either direction; of a unit that was split those to its parts, when they lead no farther. Nothing when none do.</summary>
    public IReadOnlyList<UnitSuccession> Way(Guid from, Guid? to)
    {
        if (to is { } goal && (Walk(from, goal, tree.OutOf, edge => edge.ToUnitId) ?? Walk(from, goal, tree.Into, edge => edge.FromUnitId)) is { } way)
        {
            return way;
        }

        return [.. tree.OutOf(from).Where(edge => edge.Kind == SuccessionKind.Split)];
    }

    private static List<UnitSuccession>? Walk(Guid from, Guid goal, Func<Guid, IEnumerable<UnitSuccession>> edges, Func<UnitSuccession, Guid?> other)
    {
        var (ends, seen) = (new Queue<(Guid Unit, List<UnitSuccession> Way)>([(from, [])]), new HashSet<Guid> { from });
        while (ends.TryDequeue(out var end))
        {
            if (end.Unit == goal)
            {
                return end.Way;
            }

            foreach (var edge in edges(end.Unit).Where(edge => edge.Kind != SuccessionKind.TransferPart && other(edge) is not null).OrderBy(edge => edge.EffectiveOn).ThenBy(edge => edge.Id))
            {
                if (seen.Add(other(edge)!.Value))
                {
                    ends.Enqueue((other(edge)!.Value, [.. end.Way, edge]));
                }
            }
        }

        return null;
    }

    /// <summary>What is known of records of which only unit and year are: they are about the year's first day, or the unit's first if it came later.</summary>
    public UnitFact Of(Guid unit, int year)
    {
        var first = new DateOnly(year, 1, 1);
        return new(unit, tree.FirstOf(unit)?.ValidFrom is { } begin && begin > first ? begin : first);
    }

    /// <summary>Sums by unit, everything below counted in, on the tree of a day; the empty id has what is only known to lie in the country, and all the rest.</summary>
    public IReadOnlyDictionary<Guid, T> Sums<T>(IEnumerable<(UnitFact Fact, T Value)> facts, DateOnly day)
        where T : struct, IAdditionOperators<T, T, T>
    {
        var sums = new Dictionary<Guid, T> { [Guid.Empty] = default };
        var places = new Dictionary<UnitFact, Guid?>();
        foreach (var (fact, value) in facts)
        {
            if (!places.TryGetValue(fact, out var place))
            {
                places[fact] = place = Follow(fact, day).Place;
            }

            sums[Guid.Empty] += value;
            for (var unit = place; unit is { } here; unit = tree.On(here, day)?.ParentId)
            {
                sums[here] = sums.GetValueOrDefault(here) + value;
            }
        }

        return sums;
    }

    // A part that was handed over leaves the records where they were: the unit goes on. What ended with nothing after it stays with the unit that was above.
    private IEnumerable<Guid> Onward(UnitFact fact, Guid unit, DateOnly to)
    {
        var last = tree.LastOf(unit);
        var end = last?.ValidTo;
        if (last is null || end is null || end > to)
        {
            return tree.On(unit, to) is null && Later(unit, to) is { } above ? Onward(fact, above, to) : [unit];
        }

        var after = tree.OutOf(unit).Where(edge => edge.EffectiveOn == end && edge.Kind != SuccessionKind.TransferPart && edge.ToUnitId is not null).Select(edge => edge.ToUnitId!.Value).ToList();
        return after.Count == 0 ? last.ParentId is { } parent ? Onward(fact, parent, to) : []
            : Chosen(fact, unit, after).SelectMany(next => Onward(fact, next, to));
    }

    private IEnumerable<Guid> Back(UnitFact fact, Guid unit, DateOnly from, DateOnly to)
    {
        var first = tree.FirstOf(unit);
        var begin = first?.ValidFrom;
        // Who took others in may have got the record from them.
        var before = tree.Into(unit).Where(edge => edge.FromUnitId is not null && edge.EffectiveOn > to && edge.EffectiveOn <= from && edge.Kind != SuccessionKind.TransferPart)
            .Select(edge => edge.FromUnitId!.Value).ToList();
        if (first is null || begin is null || begin <= to)
        {
            return before.Count == 0 ? [unit] : Chosen(fact, unit, [unit, .. before]).SelectMany(one => one == unit ? [unit] : Back(fact, one, from, to));
        }

        return before.Count == 0 ? first.ParentId is { } parent ? Back(fact, parent, begin.Value, to) : []
            : Chosen(fact, unit, before).SelectMany(one => Back(fact, one, from, to));
    }

    private IReadOnlyList<Guid> Chosen(UnitFact fact, Guid unit, IReadOnlyList<Guid> ways) => bound?.Invoke(fact, unit) is { } chosen && ways.Contains(chosen) ? [chosen] : ways;

    // A record older than its unit: it lies where the unit came to lie.
    private Guid? Later(Guid unit, DateOnly day) => tree.FirstOf(unit) is { ValidFrom: { } begin } first && begin > day ? first.ParentId : null;

    private Guid? Place(List<Guid> candidates, DateOnly day)
    {
        if (candidates.Count == 0)
        {
            return null;
        }

        var line = Line(candidates[0], day);
        foreach (var other in candidates.Skip(1))
        {
            var above = Line(other, day);
            line = [.. line.Where(above.Contains)];
        }

        return line.Count == 0 ? null : line[0];
    }

    private List<Guid> Line(Guid unit, DateOnly day) => tree.On(unit, day) is null ? [] : [unit, .. tree.Above(unit, day).Select(version => version.UnitId)];
}
