using System.Collections.Immutable;

namespace Sen.Movement.Units;

/// <summary>An act on record with the rows it changed (việc đã ghi và dấu vết của nó).</summary>
/// <param name="Act">The act.</param>
/// <param name="No">Its place among all acts.</param>
/// <param name="Undone">It was taken back.</param>
/// <param name="Traces">The rows it changed, before and after; none when it was taken back.</param>
public sealed record PastAct(TreeAct Act, int No, bool Undone, IReadOnlyList<ActTrace> Traces);

/// <summary>What an act would do to the rows of the tree (kế hoạch của một việc): the rehearsal shows it, and the act writes exactly it.</summary>
/// <param name="Act">The act.</param>
/// <param name="Added">Versions that come.</param>
/// <param name="Changed">Versions that stay under their id and are different.</param>
/// <param name="Removed">Versions that go.</param>
/// <param name="Edges">Successions after it, of the act and of those applied again.</param>
/// <param name="GoneEdges">Ids of successions that acts taken back for it had made.</param>
/// <param name="Traces">What the act and those applied again leave behind.</param>
/// <param name="TakenBack">Acts whose traces so far go: later ones, which are applied again, and the one that is undone.</param>
public sealed record TreePlan(
    TreeAct Act, IReadOnlyList<UnitVersion> Added, IReadOnlyList<UnitVersion> Changed, IReadOnlyList<UnitVersion> Removed,
    IReadOnlyList<UnitSuccession> Edges, IReadOnlyList<Guid> GoneEdges, IReadOnlyList<ActTrace> Traces, IReadOnlyList<Guid> TakenBack)
{
    /// <summary>Every unit whose rows change.</summary>
    public IReadOnlySet<Guid> Units { get; } = Added.Concat(Changed).Concat(Removed).Select(version => version.UnitId).ToHashSet();

    /// <summary>All versions after it.</summary>
    public required IReadOnlyList<UnitVersion> After { get; init; }

    /// <summary>What to say of an act over several communes that work with one installation.</summary>
    public static Wording TouchesOthers { get; } = (
        "Việc này còn liên quan đến xã khác cùng dùng hệ thống này, nên quản trị của một xã không ghi được. Xin liên hệ người quản lý máy chủ.",
        "This touches another commune that works with this installation, so the administrator of one commune cannot record it. Please ask whoever keeps the server.");

    /// <summary>Its place among all acts. Whoever planned on the same ground has the same, and only one of them is written.</summary>
    public int No { get; init; }
}

/// <summary>
/// The acts on record and the rows as they are give the rows after one act more (lịch sử cây đơn vị). Later acts are taken back by their traces, the act takes its place
/// by date, and they are applied again: as <see cref="UnitTree"/> does in memory, only that the ground is whatever the rows are now.
/// </summary>
public static class TreeHistory
{
    /// <summary>What recording the act would do, or why it cannot be.</summary>
    /// <param name="now">All versions as they are.</param>
    /// <param name="past">All acts on record.</param>
    /// <param name="act">The act.</param>
    public static Outcome<TreePlan> Plan(IReadOnlyList<UnitVersion> now, IReadOnlyList<PastAct> past, TreeAct act)
    {
        if (TreeRules.CheckDecree(act) is { } wrong)
        {
            return wrong;
        }

        var inForce = past.Where(one => !one.Undone && one.Act is not TreeAct.Undo).OrderBy(one => one.Act.On).ThenBy(one => one.No).ToList();
        var place = act is TreeAct.Undo undo ? inForce.FindIndex(one => one.Act.Id == undo.Act) : inForce.FindIndex(one => one.Act.On > act.On) is var later and >= 0 ? later : inForce.Count;
        if (place < 0)
        {
            return past.Any(one => one.Act.Id == ((TreeAct.Undo)act).Act)
                ? new Refusal.Taken(("Việc này đã hủy. Muốn có lại, đề nghị ghi việc mới.", "This was undone. To have it again, please record it anew."))
                : new Refusal.Missing(("việc đã ghi", "act on record"));
        }

        var again = inForce.Skip(place).ToList();
        var before = TakeBack(now, again);
        if (!before.Ok)
        {
            return before.Refusal;
        }

        IReadOnlyList<TreeAct> acts = act is TreeAct.Undo ? [.. again.Skip(1).Select(one => one.Act)] : [act, .. again.Select(one => one.Act)];
        return Apply(now, before.Value, act, past.Select(one => one.No).DefaultIfEmpty(0).Max() + 1, again, acts);
    }

    /// <summary>The acts on record once a plan is written.</summary>
    public static IReadOnlyList<PastAct> After(IReadOnlyList<PastAct> past, TreePlan plan)
    {
        var (traces, taken, undone) = (plan.Traces.ToLookup(trace => trace.ActId), plan.TakenBack.ToHashSet(), (plan.Act as TreeAct.Undo)?.Act);
        return
        [
            .. past.Select(one => one.Act.Id == undone ? one with { Undone = true, Traces = [] } : taken.Contains(one.Act.Id) ? one with { Traces = [.. traces[one.Act.Id]] } : one),
            new(plan.Act, plan.No, false, [.. traces[plan.Act.Id]]),
        ];
    }

    /// <summary>Plans made one on the other as one: what writing them together does to the rows as they are.</summary>
    /// <param name="now">All versions before the first.</param>
    /// <param name="plans">The plans in their order.</param>
    public static TreePlan Together(IReadOnlyList<UnitVersion> now, IReadOnlyList<TreePlan> plans)
    {
        var (edges, gone, traces, taken) = (new Dictionary<Guid, UnitSuccession>(), new HashSet<Guid>(), new Dictionary<Guid, List<ActTrace>>(), new HashSet<Guid>());
        foreach (var plan in plans)
        {
            foreach (var edge in plan.GoneEdges)
            {
                gone.Add(edge);
                edges.Remove(edge);
            }

            foreach (var edge in plan.Edges)
            {
                edges[edge.Id] = edge;
            }

            taken.UnionWith(plan.TakenBack);
            foreach (var act in plan.TakenBack)
            {
                traces.Remove(act);
            }

            foreach (var act in plan.Traces.GroupBy(trace => trace.ActId))
            {
                traces[act.Key] = [.. act];
            }
        }

        var last = plans[^1];
        return Difference(now, [.. last.After], last.Act) with
        {
            No = last.No,
            Edges = [.. edges.Values],
            GoneEdges = [.. gone],
            Traces = [.. traces.Values.SelectMany(act => act)],
            TakenBack = [.. taken],
        };
    }

    private static Outcome<IReadOnlyCollection<UnitVersion>> TakeBack(IReadOnlyList<UnitVersion> now, List<PastAct> again)
    {
        var rows = now.ToDictionary(version => version.Id);
        foreach (var one in again.AsEnumerable().Reverse())
        {
            foreach (var left in one.Traces.Where(trace => trace.IsAfter))
            {
                if (!rows.Remove(left.VersionId, out var row) || !left.Is(row))
                {
                    return ChangedSince(one.Act, left.Version());
                }
            }

            foreach (var was in one.Traces.Where(trace => !trace.IsAfter))
            {
                rows[was.VersionId] = was.Version();
            }
        }

        return rows.Values;
    }

    private static Outcome<TreePlan> Apply(IReadOnlyList<UnitVersion> now, IReadOnlyCollection<UnitVersion> ground, TreeAct act, int no, List<PastAct> again, IReadOnlyList<TreeAct> acts)
    {
        var (rows, traces, edges) = (TreeRows.Of(ground, []), new List<ActTrace>(), new List<UnitSuccession>());
        foreach (var one in acts)
        {
            var next = TreeRules.Apply(rows, one);
            if (!next.Ok)
            {
                return one == act ? next.Refusal : UnitTree.InTheWay(one, next.Refusal);
            }

            traces.AddRange(Traces(one.Id, rows.Names, next.Value.Names));
            edges.AddRange(next.Value.OutOf.Values.Concat(next.Value.Into.Values).SelectMany(list => list).DistinctBy(edge => edge.Id));
            rows = next.Value with { OutOf = TreeRows.None.OutOf, Into = TreeRows.None.Into };
        }

        List<UnitVersion> after = [.. rows.Names.Values.SelectMany(names => names)];
        return NewFault(now, after) is { } fault ? new Refusal.Invalid(nameof(TreeAct.On), fault.Sentence) : Difference(now, after, act) with
        {
            No = no,
            Edges = edges,
            GoneEdges = [.. again.SelectMany(one => EdgesOf(one.Act))],
            Traces = traces,
            TakenBack = [.. again.Select(one => one.Act.Id)],
        };
    }

    private static TreePlan Difference(IReadOnlyList<UnitVersion> now, List<UnitVersion> after, TreeAct act)
    {
        var (was, stays) = (now.ToDictionary(version => version.Id), after.Select(version => version.Id).ToHashSet());
        return new(act,
            [.. after.Where(version => !was.ContainsKey(version.Id))],
            [.. after.Where(version => was.TryGetValue(version.Id, out var row) && !ReferenceEquals(row, version) && !ActTrace.Of(act.Id, version, true).Is(row))],
            [.. now.Where(version => !stays.Contains(version.Id))], [], [], [], [])
        { After = after };
    }

    // A tree never changes a version: what is another object is another state.
    private static IEnumerable<ActTrace> Traces(Guid act, ImmutableDictionary<Guid, ImmutableList<UnitVersion>> before, ImmutableDictionary<Guid, ImmutableList<UnitVersion>> after)
    {
        foreach (var (unit, names) in after)
        {
            var were = before.GetValueOrDefault(unit, []);
            if (!ReferenceEquals(were, names))
            {
                foreach (var trace in were.Except(names).Select(version => ActTrace.Of(act, version, false)).Concat(names.Except(were).Select(version => ActTrace.Of(act, version, true))))
                {
                    yield return trace;
                }
            }
        }
    }

    // The rows may have had a fault before: villages under a commune that a list ended. An act adds none.
    private static TreeFault? NewFault(IReadOnlyList<UnitVersion> now, List<UnitVersion> after)
    {
        var faults = TreeCheck.Faults(after);
        var known = faults.Count == 0 ? [] : TreeCheck.Faults(now).Select(fault => (fault.Kind, fault.At.UnitId)).ToHashSet();
        return faults.FirstOrDefault(fault => !known.Contains((fault.Kind, fault.At.UnitId)));
    }

    private static IEnumerable<Guid> EdgesOf(TreeAct act) => act switch
    {
        TreeAct.Establish one => [TreeDraft.EdgeId(act, null, one.Unit)],
        TreeAct.Merge one => one.Units.Select(unit => TreeDraft.EdgeId(act, unit, one.Into)),
        TreeAct.Absorb one => one.Units.Select(unit => TreeDraft.EdgeId(act, unit, one.Into)),
        TreeAct.Split one => one.Parts.Select(part => TreeDraft.EdgeId(act, one.Unit, part.Unit)),
        TreeAct.TransferPart one => [TreeDraft.EdgeId(act, one.From, one.To)],
        TreeAct.Dissolve one => [TreeDraft.EdgeId(act, one.Unit, null)],
        _ => [],
    };

    private static Refusal.Invalid ChangedSince(TreeAct act, UnitVersion version)
    {
        var day = Text.AdministrativeDate.Short(act.On);
        return new(nameof(TreeAct.Undo.Act), (
            $"{version.Title} đã được sửa sau khi ghi việc {act.Name.Vi} ngày {day}, nên việc ấy không lùi lại được nữa. Đề nghị ghi một việc mới, có hiệu lực sau ngày ấy.",
            $"{version.Title} was changed after {act.Name.En} of {day} had been recorded, so that act cannot be taken back any more. Please record a new act that takes effect after that day."));
    }
}
