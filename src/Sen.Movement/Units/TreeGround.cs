namespace Sen.Movement.Units;

/// <summary>The rows of the tree and the acts on record while several acts are planned one on the other (cây đơn vị khi ghi nhiều việc). It never changes: a plan gives the next one.</summary>
/// <param name="Now">All versions.</param>
/// <param name="Past">All acts on record.</param>
public sealed record TreeGround(IReadOnlyList<UnitVersion> Now, IReadOnlyList<PastAct> Past)
{
    private UnitsByName? _names;

    /// <summary>The units by what they are called.</summary>
    public UnitsByName Names => _names ??= new(Now);

    /// <summary>What recording the act would do, or why it cannot be.</summary>
    public Outcome<TreePlan> Plan(TreeAct act) => TreeHistory.Plan(Now, Past, act);

    /// <summary>The ground once the plan is written.</summary>
    public TreeGround After(TreePlan plan) => new(plan.After, TreeHistory.After(Past, plan));

    /// <summary>What an act says of units; a counter-act speaks of those of the act it takes back.</summary>
    public IReadOnlyList<ActPart> PartsOf(TreeAct act) => act is TreeAct.Undo undo
        ? Past.FirstOrDefault(one => one.Act.Id == undo.Act) is { } undone ? ActRows.PartsOf(undone.Act) : [] : ActRows.PartsOf(act);
}

/// <summary>An act of a sheet as it would be written (việc đã xem trước).</summary>
/// <param name="Plan">What it does.</param>
/// <param name="Issuer">Who issued its decree; empty when nobody said.</param>
public sealed record PlannedAct(TreePlan Plan, string Issuer);
