using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>An act on record as a page shows it.</summary>
/// <param name="Row">The act.</param>
/// <param name="From">What ended, was changed or handed over, as it was called the day before.</param>
/// <param name="To">What began, took over, or what it is called since.</param>
/// <param name="Below">What went over with a part.</param>
/// <param name="Undoes">The act a counter-act took back.</param>
public sealed record ShownUnitAct(RecordedAct Row, IReadOnlyList<string> From, IReadOnlyList<string> To, IReadOnlyList<string> Below, ShownUnitAct? Undoes)
{
    /// <summary>The act in one line: “Sáp nhập: xã Bình Sa → xã Thăng Trường”.</summary>
    public Wording Line => Undoes is { } undone ? ($"Hủy: {undone.Line.Vi}", $"Undone: {undone.Line.En}") : Told(UnitNames.Of(Row.Kind).Capital());

    private Wording Told(Wording name)
    {
        var units = string.Join(" → ", new[] { From, To }.Where(side => side.Count > 0).Select(side => string.Join(", ", side)));
        return units.Length == 0 ? name : ($"{name.Vi}: {units}", $"{name.En}: {units}");
    }

    /// <summary>Today, for “in force” and “not yet”.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>It took back what was only typed wrongly, on no decision of its own.</summary>
    public bool IsCorrection => Row.Kind == TreeActKind.Undo && Row.DecreeNumber.Length == 0;

    /// <summary>It has not taken effect yet.</summary>
    public bool IsAhead => Row.On > Today;
}

/// <summary>The acts on the tree of units this commune recorded (việc đã ghi về đơn vị hành chính), newest first, and the ways to a new one.</summary>
public static class ListUnitActs
{
    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet(AdministrationAddresses.UnitActs, async (HttpContext http, Visit visit, Frames frames, UnitActList list, CancellationToken ct) =>
    {
        var permit = Access.Ask(visit.Actor, Operation.ChangeUnits, Subject.Of(visit.Home.CommuneId));
        return !permit.Ok ? Answers.Refused(http, permit.Refusal)
            : await frames.Page<ListUnitActsView>(http, null, ct, (nameof(ListUnitActsView.Acts), await list.All(visit.Home, ct)));
    }).Needs(Operation.ChangeUnits);
}

/// <summary>Reads the acts of a commune with the names of their units.</summary>
public sealed class UnitActList(SenDb db, TimeProvider clock)
{
    /// <summary>All of them, newest first.</summary>
    public async Task<IReadOnlyList<ShownUnitAct>> All(Home home, CancellationToken ct)
    {
        var rows = await db.UnitActs.AsNoTracking().Where(row => row.CommuneId == home.CommuneId).OrderByDescending(row => row.No).ToListAsync(ct);
        var ids = rows.ConvertAll(row => row.Id);
        var parts = await db.UnitActParts.AsNoTracking().Where(part => ids.Contains(part.ActId)).OrderBy(part => part.No).ToListAsync(ct);
        var units = parts.Select(part => part.UnitId).Concat(parts.Select(part => part.ParentId).OfType<Guid>()).Distinct().ToList();
        var versions = (await db.UnitVersions.AsNoTracking().Where(version => units.Contains(version.UnitId)).ToListAsync(ct)).ToLookup(version => version.UnitId);
        var (today, of) = (BusinessCalendar.Today(clock), parts.ToLookup(part => part.ActId));
        var shown = rows.ToDictionary(row => row.Id, row => Show(row, [.. of[row.Id]], versions, today));
        return [.. rows.Select(row => row.UndoesId is { } undone && shown.TryGetValue(undone, out var act) ? shown[row.Id] with { Undoes = act } : shown[row.Id])];
    }

    private static ShownUnitAct Show(RecordedAct row, List<ActPart> parts, ILookup<Guid, UnitVersion> versions, DateOnly today)
    {
        string Before(Guid unit) => Name(versions[unit], row.On.AddDays(-1));
        var to = parts.FindAll(part => part.Role == ActRole.To);
        var changed = row.Kind is TreeActKind.Rename or TreeActKind.Reclassify or TreeActKind.Move;
        IReadOnlyList<string> Of(ActRole role) => [.. parts.Where(part => part.Role == role).Select(part => Before(part.UnitId))];
        return new(row, changed ? [.. to.Select(part => Before(part.UnitId))] : Of(ActRole.From), [.. to.Select(part => After(part, versions, row))], Of(ActRole.Below), null) { Today = today };
    }

    private static string After(ActPart part, ILookup<Guid, UnitVersion> versions, RecordedAct row) => part switch
    {
        { Kind: { } kind, Name: { } name } => $"{UnitNames.Before(kind)} {name}",
        { Kind: { } kind } => UnitNames.Before(kind),
        { Name: { } name } => $"{UnitNames.Before(KindOf(versions[part.UnitId], row.On.AddDays(-1)))} {name}",
        { ParentId: { } parent } => Name(versions[parent], row.On),
        _ => Name(versions[part.UnitId], row.On),
    };

    private static string Name(IEnumerable<UnitVersion> versions, DateOnly day) => At(versions, day)?.FullName ?? "…";

    // A new name keeps the kind the unit has.
    private static UnitKind KindOf(IEnumerable<UnitVersion> versions, DateOnly day) => At(versions, day)?.Kind ?? UnitKind.Village;

    private static UnitVersion? At(IEnumerable<UnitVersion> versions, DateOnly day) =>
        versions.FirstOrDefault(version => version.On(day)) ?? versions.MaxBy(version => version.ValidFrom ?? DateOnly.MinValue);
}
