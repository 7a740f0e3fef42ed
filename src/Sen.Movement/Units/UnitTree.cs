using System.Collections.Immutable;

namespace Sen.Movement.Units;

/// <summary>
/// The tree of units in time (cây đơn vị theo thời gian): what every unit was called and where it belonged on any day, what followed from what, and the acts that
/// made it so. A tree never changes; recording an act gives the next one. It is always what its acts give when they are applied by date to the ground it
/// began with, in whichever order they came to be known.
/// </summary>
public sealed class UnitTree
{
    private readonly TreeRows _ground;
    private readonly TreeRows _rows;

    private readonly DateOnly _latest;

    private UnitTree(TreeRows ground, TreeRows rows, ImmutableList<TreeAct> acts, DateOnly latest) => (_ground, _rows, Acts, _latest) = (ground, rows, acts, latest);

    /// <summary>Every act on record, those that were undone too, in the order in which they were recorded.</summary>
    public ImmutableList<TreeAct> Acts { get; }

    /// <summary>All versions of all units, of any day.</summary>
    public IEnumerable<UnitVersion> Versions => _rows.Names.Values.SelectMany(names => names);

    /// <summary>All successions.</summary>
    public IEnumerable<UnitSuccession> Successions => _rows.OutOf.Values.Concat(_rows.Into.Values).SelectMany(edges => edges).DistinctBy(edge => edge.Id);

    /// <summary>A tree as it was loaded, before any act; refused where it has a fault.</summary>
    public static Outcome<UnitTree> Of(IReadOnlyList<UnitVersion> versions, IReadOnlyList<UnitSuccession> successions)
    {
        if (TreeCheck.Faults(versions) is [var fault, ..])
        {
            return new Refusal.Invalid(nameof(versions), fault.Sentence);
        }

        var ground = TreeRows.Of(versions, successions);
        return new UnitTree(ground, ground, [], DateOnly.MinValue);
    }

    /// <summary>The tree with one act more, or why it cannot be. An act may be recorded late: the later ones are then applied again on top of it.</summary>
    public Outcome<UnitTree> Record(TreeAct act) =>
        TreeRules.CheckDecree(act) is { } wrong ? wrong
        : Acts.Exists(known => known.Id == act.Id) ? new Refusal.Taken(("Việc này đã được ghi.", "This act is on record already."))
        : act is TreeAct.Undo undo ? Undo(undo)
        : act.On < _latest ? Replayed(Acts.Add(act), act)
        : TreeRules.Apply(_rows, act).Then<UnitTree>(rows => new UnitTree(_ground, rows, Acts.Add(act), act.On));

    /// <summary>The unit as it was on a day; null when it was not.</summary>
    public UnitVersion? On(Guid unit, DateOnly day) => _rows.On(unit, day);

    /// <summary>The units directly below one on a day; null asks for those with nothing above them.</summary>
    public IEnumerable<UnitVersion> Below(Guid? unit, DateOnly day) => _rows.Below(unit, day);

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

    /// <summary>What a unit was last called.</summary>
    internal UnitVersion? LastOf(Guid unit) => _rows.Names.GetValueOrDefault(unit, []).LastOrDefault();

    internal UnitVersion? FirstOf(Guid unit) => _rows.Names.GetValueOrDefault(unit, []).FirstOrDefault();

    internal IEnumerable<UnitSuccession> OutOf(Guid unit) => _rows.OutOf.GetValueOrDefault(unit, []);

    internal IEnumerable<UnitSuccession> Into(Guid unit) => _rows.Into.GetValueOrDefault(unit, []);

    // Of one day, in the order they were recorded; what was undone has no effect on any day.
    private static List<TreeAct> ByDate(ImmutableList<TreeAct> acts)
    {
        var undone = acts.OfType<TreeAct.Undo>().Select(undo => undo.Act).ToHashSet();
        return [.. acts.Where(act => act is not TreeAct.Undo && !undone.Contains(act.Id)).OrderBy(act => act.On)];
    }

    private Outcome<UnitTree> Undo(TreeAct.Undo undo)
    {
        if (Acts.Find(act => act.Id == undo.Act) is not { } undone)
        {
            return new Refusal.Missing(("việc đã ghi", "act on record"));
        }

        if (undone is TreeAct.Undo || Acts.Exists(act => act is TreeAct.Undo before && before.Act == undone.Id))
        {
            return new Refusal.Taken(("Việc này đã hủy. Muốn có lại, đề nghị ghi việc mới.", "This was undone. To have it again, please record it anew."));
        }

        return Replayed(Acts.Add(undo), undo);
    }

    private Outcome<UnitTree> Replayed(ImmutableList<TreeAct> acts, TreeAct because)
    {
        var (rows, inForce) = (_ground, ByDate(acts));
        foreach (var act in inForce)
        {
            var next = TreeRules.Apply(rows, act);
            if (!next.Ok)
            {
                return act == because ? next.Refusal : InTheWay(act, next.Refusal);
            }

            rows = next.Value;
        }

        return new UnitTree(_ground, rows, acts, inForce is [.., var last] ? last.On : DateOnly.MinValue);
    }

    private static Refusal.Invalid InTheWay(TreeAct later, Refusal why)
    {
        var day = Text.AdministrativeDate.Short(later.On);
        return new(nameof(TreeAct.Undo.Act), (
            $"Việc {later.Name.Vi} ngày {day} ({later.Decree.Number}) dựa trên việc này: {why.Sentence.Vi} Đề nghị hủy việc ấy trước.",
            $"{later.Name.Capital().En} of {day} ({later.Decree.Number}) rests on this: {why.Sentence.En} Please undo that first."));
    }
}
