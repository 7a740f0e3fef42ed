using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Sen.Movement.Units;

/// <summary>
/// The tree of units in time (cây đơn vị theo thời gian): what every unit was called and where it belonged on any day, what followed from what, and the acts that
/// made it so. A tree never changes; recording an act gives the next one. It is always what its acts give when they are applied by date to the ground it
/// began with, in whichever order they came to be known.
/// </summary>
public sealed class UnitTree
{
    // As many days as readers ask for together; whoever asks for more pays for the way again.
    private const int KeptDays = 8;

    private readonly ConcurrentDictionary<DateOnly, UnitLines> _lines = new();
    private readonly TreeRows _ground;
    private readonly ImmutableList<Step> _steps;

    private UnitTree(TreeRows ground, ImmutableList<Step> steps, ImmutableList<TreeAct> acts) => (_ground, _steps, Acts) = (ground, steps, acts);

    // The acts that have an effect, by date, and the tree after each: what is changed in the past begins again from there.
    private sealed record Step(TreeAct Act, TreeRows After);

    /// <summary>Every act on record, those that were undone too, in the order in which they were recorded.</summary>
    public ImmutableList<TreeAct> Acts { get; }

    /// <summary>All versions of all units, of any day.</summary>
    public IEnumerable<UnitVersion> Versions => Rows.Names.Values.SelectMany(names => names);

    /// <summary>All successions.</summary>
    public IEnumerable<UnitSuccession> Successions => Rows.OutOf.Values.Concat(Rows.Into.Values).SelectMany(edges => edges).DistinctBy(edge => edge.Id);

    /// <summary>A tree as it was loaded, before any act; refused where it has a fault.</summary>
    public static Outcome<UnitTree> Of(IReadOnlyList<UnitVersion> versions, IReadOnlyList<UnitSuccession> successions)
    {
        if (TreeCheck.Faults(versions) is [var fault, ..])
        {
            return new Refusal.Invalid(nameof(versions), fault.Sentence);
        }

        return new UnitTree(TreeRows.Of(versions, successions), [], []);
    }

    /// <summary>The tree with one act more, or why it cannot be. An act may be recorded late: the later ones are then applied again on top of it.</summary>
    public Outcome<UnitTree> Record(TreeAct act)
    {
        if (TreeRules.CheckDecree(act) is { } wrong)
        {
            return wrong;
        }

        if (Acts.Exists(known => known.Id == act.Id))
        {
            return new Refusal.Taken(("Việc này đã được ghi.", "This act is on record already."));
        }

        // Of one day, in the order they were recorded.
        return act is TreeAct.Undo undo ? Undo(undo) : From(_steps.FindLastIndex(step => step.Act.On <= act.On) + 1, 0, act, [act]);
    }

    /// <summary>The unit as it was on a day; null when it was not.</summary>
    public UnitVersion? On(Guid unit, DateOnly day) => Rows.On(unit, day);

    /// <summary>What a unit is called: as on the day, else as it was last called; null for a unit the tree does not know.</summary>
    public string? Called(Guid unit, DateOnly day) => (On(unit, day) ?? Versions.Where(version => version.UnitId == unit).MaxBy(version => version.ValidTo ?? DateOnly.MaxValue))?.Title;

    /// <summary>The units directly below one on a day; null asks for those with nothing above them.</summary>
    public IEnumerable<UnitVersion> Below(Guid? unit, DateOnly day) => Rows.Below(unit, day);

    /// <summary>The units above one on a day, nearest first.</summary>
    public IEnumerable<UnitVersion> Above(Guid unit, DateOnly day)
    {
        for (var above = On(unit, day)?.ParentId; above is { } here && On(here, day) is { } version; above = version.ParentId)
        {
            yield return version;
        }
    }

    /// <summary>Every unit that was on a day.</summary>
    public IEnumerable<UnitVersion> AllOn(DateOnly day) => Versions.Where(version => version.On(day));

    /// <summary>Where records lie on the tree of a day; kept with the tree, so that the second reading finds what the first one looked for.</summary>
    public UnitLines LinesOn(DateOnly day)
    {
        if (_lines.TryGetValue(day, out var lines))
        {
            return lines;
        }

        if (_lines.Count >= KeptDays)
        {
            _lines.Clear();
        }

        return _lines.GetOrAdd(day, new UnitLines(this, day));
    }

    /// <summary>What a unit was last called.</summary>
    internal UnitVersion? LastOf(Guid unit) => Rows.Names.GetValueOrDefault(unit, []).LastOrDefault();

    internal UnitVersion? FirstOf(Guid unit) => Rows.Names.GetValueOrDefault(unit, []).FirstOrDefault();

    internal IEnumerable<UnitSuccession> OutOf(Guid unit) => Rows.OutOf.GetValueOrDefault(unit, []);

    internal IEnumerable<UnitSuccession> Into(Guid unit) => Rows.Into.GetValueOrDefault(unit, []);

    private TreeRows Rows => _steps is [.., var last] ? last.After : _ground;

    private Outcome<UnitTree> Undo(TreeAct.Undo undo)
    {
        if (Acts.Find(act => act.Id == undo.Act) is not { } undone)
        {
            return new Refusal.Missing(("việc đã ghi", "act on record"));
        }

        return _steps.FindIndex(step => step.Act.Id == undone.Id) is var place and >= 0
            ? From(place, 1, undo, [])
            : new Refusal.Taken(("Việc này đã hủy. Muốn có lại, đề nghị ghi việc mới.", "This was undone. To have it again, please record it anew."));
    }

    // The steps before a place stay; some are left out, some come in, and those after are taken again.
    private Outcome<UnitTree> From(int place, int leftOut, TreeAct because, IEnumerable<TreeAct> comeIn)
    {
        var (steps, rows) = (_steps.GetRange(0, place).ToBuilder(), place == 0 ? _ground : _steps[place - 1].After);
        foreach (var act in comeIn.Concat(_steps.Skip(place + leftOut).Select(step => step.Act)))
        {
            var next = TreeRules.Apply(rows, act);
            if (!next.Ok)
            {
                return act == because ? next.Refusal : InTheWay(act, next.Refusal);
            }

            rows = next.Value;
            steps.Add(new(act, rows));
        }

        return new UnitTree(_ground, steps.ToImmutable(), Acts.Add(because));
    }

    internal static Refusal.Invalid InTheWay(TreeAct later, Refusal why)
    {
        var day = Text.AdministrativeDate.Short(later.On);
        return new(nameof(TreeAct.Undo.Act), (
            $"Việc {later.Name.Vi} ngày {day} ({later.Decree.Number}) dựa trên việc này: {why.Sentence.Vi} Đề nghị hủy việc ấy trước.",
            $"{later.Name.Capital().En} of {day} ({later.Decree.Number}) rests on this: {why.Sentence.En} Please undo that first."));
    }
}
