using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Sums;
using Sen.Movement.Models;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>
/// The reading of a list of registrations (cách đọc của danh sách): under which unit each line lay then, or lies on the tree of a day. Read from the same leaves as the figures, so
/// that a list has as many lines as its figure says.
/// </summary>
public sealed class ListReading
{
    private readonly TreeChoice _choice;
    private readonly IReadOnlyList<SumLeaf> _leaves;
    private readonly UnitTree? _tree;

    private ListReading(TreeChoice choice, DateOnly day, IReadOnlyList<SumLeaf> leaves, UnitTree? tree) => (_choice, Day, _leaves, _tree) = (choice, day, leaves, tree);

    /// <summary>The day of the tree.</summary>
    public DateOnly Day { get; }

    /// <summary>Somebody asks for a reading: each line says its unit.</summary>
    public bool IsAsked => _tree is not null;

    /// <summary>The unit that is asked for, by name; null when none is.</summary>
    public string? Unit => _choice.Unit is { } unit ? _tree?.Called(unit, Day) : null;

    /// <summary>The units there are in this reading.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Units =>
    [
        .. _leaves.Select(Place).OfType<Guid>().Distinct().Select(unit => (unit, _tree?.Called(unit, Day) ?? "")).Where(unit => unit.Item2.Length > 0)
            .OrderBy(unit => SortKey.Of(unit.Item2), StringComparer.Ordinal).ThenBy(unit => unit.unit),
    ];

    /// <summary>Where a registration lies in this reading; null where nobody knows, or nobody asks.</summary>
    public string? UnitOf(Guid registration, Guid commune, int year)
    {
        var leaf = _leaves.FirstOrDefault(leaf => leaf.Commune == commune && leaf.Year == year && leaf.Registrations?.Contains(registration) != false);
        return _tree?.Called((leaf is null ? null : Place(leaf)) ?? (leaf is null ? commune : Guid.Empty), Day);
    }

    /// <summary>Reads what is asked of some registrations.</summary>
    public static async Task<ListReading> Of(SenDb db, IQueryable<Movement.Models.Registration> rows, TreeChoice choice, DateOnly today, CancellationToken ct)
    {
        var day = choice.Day ?? today;
        if (choice is { Unit: null, Day: null, AsItWas: false })
        {
            return new(choice, day, [], null);
        }

        var communes = await rows.Select(row => row.CommuneId).Distinct().ToListAsync(ct);
        var (leaves, tree) = await SumReading.Leaves(db, communes, choice.From ?? int.MinValue, choice.Until ?? int.MaxValue, day, ct);
        return new(choice, day, leaves, tree);
    }

    /// <summary>The registrations of the choice: its years, what is not made up where that is asked, and its unit.</summary>
    public IQueryable<Movement.Models.Registration> Chosen(SenDb db, IQueryable<Movement.Models.Registration> readable)
    {
        // A reading alone leaves nothing out.
        if (_choice with { AsItWas = false, Day = null } == TreeChoice.None)
        {
            return readable;
        }

        var (from, until) = (_choice.From ?? int.MinValue, _choice.Until ?? int.MaxValue);
        var rows = readable.Where(row => row.Stage != Stage.Draft && row.Year >= from && row.Year <= until && (!_choice.RealOnly || row.Origin != Sen.Movement.Origin.Illustrative));
        if (_choice.Unit is not { } unit)
        {
            return rows;
        }

        var ids = SumReading.Registrations(db, [.. _leaves.Where(leaf => (Place(leaf) ?? Guid.Empty) == unit)]);
        return rows.Where(row => ids.Contains(row.Id));
    }

    private Guid? Place(SumLeaf leaf) => _choice.AsItWas ? leaf.Place.Was : leaf.Place.Is;
}
