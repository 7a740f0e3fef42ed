using Sen.Movement.Models;
using Sen.Movement.People;

namespace Sen.Movement.Desk;

/// <summary>What waits on the inheritance list of a commune that has ended.</summary>
/// <param name="Subject">The commune, with what it became part of.</param>
/// <param name="Count">How many models wait for a decision.</param>
/// <param name="Unbound">How many models nobody has bound to a part yet, where the commune was split.</param>
/// <param name="Since">The day from which it ended.</param>
/// <param name="DecidedByHeirs">The commune that followed works here itself: then its people decide.</param>
public sealed record InheritingSource(Subject Subject, int Count, int Unbound, DateOnly Since, bool DecidedByHeirs);

/// <summary>The work the inheritance list makes: one line with the count, for whoever decides.</summary>
public static class InheritingWork
{
    /// <summary>Somebody decides what becomes of the models.</summary>
    public static WorkRow Decide { get; } = new(null, Operation.Inherit, ("Quyết định mô hình tiếp nhận", "Decide on inherited models"), DueRule.AfterUnitAct);

    private static readonly Deadline Counted = WorkTable.Deadlines.Single(deadline => deadline.Rule == DueRule.AfterUnitAct);

    /// <summary>True when this person decides there: by the access table, and for the commune that followed where that one works here itself.</summary>
    public static bool MayDecide(Actor actor, Operation operation, Subject subject, bool decidedByHeirs) => Access.Ask(actor, operation, subject).Ok
        && (!decidedByHeirs || actor.Posts.Any(post => post.CommuneId != subject.CommuneId && subject.Above?.Contains(post.CommuneId) == true));

    /// <summary>The line; null when nothing waits, or for anybody else.</summary>
    public static Work? For(Actor actor, InheritingSource source, Settings.Settings settings, DateOnly today)
    {
        if (source.Count + source.Unbound == 0 || !MayDecide(actor, Decide.Operation, source.Subject, source.DecidedByHeirs))
        {
            return null;
        }

        var days = settings.Number(Counted.Days);
        var due = source.Since.AddDays(days);
        Wording what = source.Count > 0
            ? ($"{source.Count} mô hình đang chờ", source.Count == 1 ? "1 model waiting" : $"{source.Count} models waiting")
            : ($"{source.Unbound} mô hình chưa gán đơn vị", source.Unbound == 1 ? "1 model not bound yet" : $"{source.Unbound} models not bound yet");
        return new(Decide, source.Subject.CommuneId ?? Guid.Empty, what, Wording.None, due, due.DayNumber - today.DayNumber, new(Counted, source.Since, days, null, BySeason: false));
    }
}
