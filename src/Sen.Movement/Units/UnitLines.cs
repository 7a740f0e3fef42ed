using System.Collections.Concurrent;

namespace Sen.Movement.Units;

/// <summary>
/// Where the records of every unit and year lie on the tree of one day (đường lên các cấp), each found once and then kept: sums of the country follow some ten thousand units, and the
/// tree they are followed on never changes.
/// </summary>
public sealed class UnitLines
{
    private readonly UnitTree _tree;
    private readonly DateOnly _day;
    private readonly UnitPaths _paths;
    private readonly ConcurrentDictionary<(Guid Unit, int Year), Guid[]> _found = new();
    private readonly ConcurrentDictionary<Guid, Guid[]> _above = new();

    internal UnitLines(UnitTree tree, DateOnly day) => (_tree, _day, _paths) = (tree, day, new(tree));

    /// <summary>The smallest unit of the day that surely holds what is known of a unit and a year, and every unit above it, nearest first; nothing when only the country does.</summary>
    public ReadOnlySpan<Guid> Of(Guid unit, int year) => _found.TryGetValue((unit, year), out var line) ? line : _found.GetOrAdd((unit, year), Find(unit, year));

    private Guid[] Find(Guid unit, int year) => _paths.Follow(_paths.Of(unit, year), _day).Place is { } place ? _above.GetOrAdd(place, Above) : [];

    private Guid[] Above(Guid place) => [place, .. _tree.Above(place, _day).Select(version => version.UnitId)];
}
