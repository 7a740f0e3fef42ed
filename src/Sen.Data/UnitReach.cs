using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>How far somebody's acts on units reach: an administrator records what touches the own commune alone, whoever keeps the server what touches several.</summary>
/// <param name="here">The communes that work with Sen here.</param>
/// <param name="own">Those of them whose units the person may change.</param>
public sealed class UnitReach(IReadOnlyList<Home> here, IReadOnlyList<Home> own)
{
    private readonly List<Guid> _here = [.. here.Select(home => home.CommuneId)];

    private readonly HashSet<Guid> _own = [.. own.Select(home => home.CommuneId)];

    /// <summary>The communes whose units the person may change.</summary>
    public IReadOnlyList<Home> Own { get; } = own;

    /// <summary>By the access table, asked for each commune.</summary>
    /// <param name="db">The context.</param>
    /// <param name="actor">The person.</param>
    /// <param name="operation">Recording an act, or taking one back.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<UnitReach> Of(SenDb db, Actor actor, Operation operation, CancellationToken ct)
    {
        var here = await UnitActs.Homes(db, ct);
        return new(here, [.. here.Where(home => Access.Ask(actor, operation, Subject.Of(home.CommuneId)).Ok)]);
    }

    /// <summary>The communes a plan touches, as <see cref="UnitActs.Touched"/> finds them; null when one of them is not the person's. What touches none in particular touches all.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="parts">What its act says of units.</param>
    public IReadOnlyList<Guid>? Touched(TreePlan plan, IReadOnlyList<ActPart> parts)
    {
        var touched = UnitActs.Touched(_here, plan, parts);
        return (touched.Count > 0 ? touched : _here).All(_own.Contains) ? touched : null;
    }
}
