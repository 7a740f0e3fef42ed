using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Administration;

/// <summary>An act on the tree that could be recorded now (xem trước).</summary>
/// <param name="Plan">What it does.</param>
/// <param name="Permit">That this person may.</param>
/// <param name="Moves">What goes along.</param>
/// <param name="Lines">What becomes of each unit.</param>
/// <param name="Issuer">Who issued its decree; empty when nobody said.</param>
public sealed record UnitRehearsal(TreePlan Plan, Permit Permit, ActMoves Moves, IReadOnlyList<Wording> Lines, string Issuer)
{
    /// <summary>A village's name changes on a day ahead, and its owner of models does not take it by itself.</summary>
    public bool OwnersKeepOldNames { get; init; }

    /// <summary>Tells one rehearsal from another: what is confirmed is what was looked at.</summary>
    public string Seen { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        Plan.Added.Concat(Plan.Changed).Select(version => $"{version.UnitId} {version.FullName} {version.Code} {version.ParentId} {version.ValidFrom:O} {version.ValidTo:O}")
            .Concat(Plan.Removed.Select(version => $"{version.Id}"))
            .Concat(Plan.Edges.Select(edge => $"{edge.FromUnitId} {edge.ToUnitId} {edge.Kind} {edge.EffectiveOn:O} {edge.LegalBasis}")).Concat(Plan.GoneEdges.Select(edge => $"{edge}")).Order(StringComparer.Ordinal)
            .Concat([$"{ActRows.KindOf(Plan.Act)} {Plan.Act.On:O} {Plan.Act.Decree.SignedOn:O}", Plan.Act.Decree.Number, Issuer])))))[..16];
}

/// <summary>What recording an act and taking one back have in common: the rehearsal, and the writing of exactly that.</summary>
public sealed class UnitActDesk(SenDb db, TimeProvider clock)
{
    /// <summary>Most units a rehearsal names.</summary>
    public const int MostLines = 40;

    /// <summary>
    /// The id an act gets: the form's, or another one when the form's act is on record – somebody went back, changed it and means a further act of the decree.
    /// </summary>
    public async Task<Guid> IdFor(Guid act, CancellationToken ct) =>
        await db.UnitActs.IgnoreQueryFilters().AnyAsync(row => row.Id == act, ct) ? Guid.CreateVersion7(clock.GetUtcNow()) : act;

    /// <summary>What the act would do, when this person may and the rules let it.</summary>
    public async Task<Outcome<UnitRehearsal>> Rehearse(TreeAct act, string? issuer, Operation operation, Actor actor, Home home, CancellationToken ct)
    {
        var plan = await UnitActs.Plan(db, act, ct);
        if (!plan.Ok)
        {
            return plan.Refusal;
        }

        var touched = await UnitActs.Touched(db, plan.Value, ct);
        foreach (var commune in touched.Count > 0 ? touched : await UnitActs.Here(db, ct))
        {
            if (!Access.Ask(actor, operation, Subject.Of(commune)).Ok)
            {
                return new Refusal.NotYours(Access.WhoCan(operation), (
                    "Việc này còn liên quan đến xã khác cùng dùng hệ thống này, nên quản trị của một xã không ghi được. Xin liên hệ người quản lý máy chủ.",
                    "This touches another commune that works with this installation, so the administrator of one commune cannot record it. Please ask whoever keeps the server."));
            }
        }

        var permit = Access.Ask(actor, operation, Subject.Of(home.CommuneId));
        if (!permit.Ok)
        {
            return permit.Refusal;
        }

        var (owners, today) = (new VillageOwners(db, home), BusinessCalendar.Today(clock));
        if (await owners.StillNeeded(act, today, ct) is { } inTheWay)
        {
            return inTheWay;
        }

        var whole = touched.Where(commune => plan.Value.Units.Any(unit => unit == commune || Tiers.Of(KindOf(plan.Value, unit)) < Tier.Commune)).ToList();
        return new UnitRehearsal(plan.Value, permit.Value, await UnitActs.Count(db, plan.Value, whole, today, ct), await Lines(plan.Value, ct), VietnameseText.Clean(issuer ?? ""))
        {
            OwnersKeepOldNames = await owners.KeepAnOldName(plan.Value, today, ct),
        };
    }

    /// <summary>Writes the rehearsed act in one transaction: the act, the rows of the tree, and the owners of models that villages are.</summary>
    /// <param name="rehearsal">What was looked at.</param>
    /// <param name="key">Key of the form.</param>
    /// <param name="home">The commune.</param>
    /// <param name="ct">Cancellation.</param>
    /// <param name="why">Why, in the audit in place of the decree; null when the decree says it.</param>
    public async Task<Outcome<Guid>> Record(UnitRehearsal rehearsal, Guid key, Home home, CancellationToken ct, string? why = null)
    {
        var (plan, now) = (rehearsal.Plan, clock.GetUtcNow());
        var row = new RecordedAct
        {
            Id = plan.Act.Id,
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            Kind = ActRows.KindOf(plan.Act),
            On = plan.Act.On,
            DecreeNumber = plan.Act.Decree.Number,
            SignedOn = plan.Act.Decree.SignedOn,
            Issuer = rehearsal.Issuer,
            No = plan.No,
            RecordedAt = now.UtcDateTime,
            UndoesId = (plan.Act as TreeAct.Undo)?.Act,
        };
        await UnitActs.Track(db, plan, row, ct);
        if (await new VillageOwners(db, home).Follow(plan, now, ct) is { } inTheWay)
        {
            db.ChangeTracker.Clear();
            return inTheWay;
        }

        var receipt = await db.Commit(new Act(rehearsal.Permit, key, "unit-act", row.Id, now.UtcDateTime, home.CommuneId) { Reason = why ?? $"{row.DecreeNumber}, {AdministrativeDate.Short(row.SignedOn)}" }, ct);
        return receipt.Ok ? receipt.Value.SubjectId : receipt.Refusal is not Refusal.Taken ? receipt.Refusal : new Refusal.Taken((
            "Vừa có việc khác được ghi, hoặc đã có đơn vị cùng tên. Xin bấm “Xem trước lại” rồi ghi.", "Another act was just recorded, or there is an organisation of that name. Please rehearse again, then record it."));
    }

    private static UnitKind KindOf(TreePlan plan, Guid unit) => plan.After.Concat(plan.Removed).First(version => version.UnitId == unit).Kind;

    private async Task<IReadOnlyList<Wording>> Lines(TreePlan plan, CancellationToken ct)
    {
        var ids = plan.Units.ToList();
        var before = new List<UnitVersion>();
        foreach (var some in ids.Chunk(500))
        {
            before.AddRange(await db.UnitVersions.AsNoTracking().Where(version => some.Contains(version.UnitId)).ToListAsync(ct));
        }

        var names = plan.After.Concat(plan.Removed).ToLookup(version => version.UnitId);
        var (was, after) = (before.ToLookup(version => version.UnitId), plan.After.ToLookup(version => version.UnitId));
        return
        [
            .. from unit in ids
               let then = Last(was[unit])
               let next = Last(after[unit])
               let shown = next ?? then
               where shown is not null
               orderby Tiers.Of(shown.Kind), shown.SortKey
               select Line(then, next, shown, names),
        ];
    }

    private static UnitVersion? Last(IEnumerable<UnitVersion> versions) => versions.MaxBy(version => version.ValidFrom ?? DateOnly.MinValue);

    private static Wording Line(UnitVersion? was, UnitVersion? next, UnitVersion shown, ILookup<Guid, UnitVersion> names)
    {
        if (next is null)
        {
            return ($"{shown.Title}: không còn trong cây đơn vị", $"{shown.Title}: no longer in the tree");
        }

        if (next.ValidTo is { } end && was?.ValidTo != end)
        {
            var last = AdministrativeDate.Short(end.AddDays(-1));
            return ($"{next.Title}: hết ngày {last} thì kết thúc", $"{next.Title}: ends with {last}");
        }

        if (was?.ValidTo is not null && next.ValidTo is null && (was.FullName, was.Code, was.ParentId) == (next.FullName, next.Code, next.ParentId))
        {
            return ($"{next.Title}: tiếp tục, không kết thúc nữa", $"{next.Title}: goes on after all");
        }

        var above = next.ParentId is { } parent && Last(names[parent]) is { } unit ? unit.FullName : null;
        var since = next.ValidFrom is { } from ? AdministrativeDate.Short(from) : null;
        var (vi, en) = (since is null ? "" : $" từ {since}", since is null ? "" : $" from {since}");
        var code = next.Code is null ? "" : $" ({next.Code})";
        return was is null
            ? ($"{next.Title}{code}: bắt đầu{vi}{(above is null ? "" : $", thuộc {above}")}", $"{next.Title}{code}: begins{en}{(above is null ? "" : $", below {above}")}")
            : ($"{was.Title} → {next.FullName}{code}{(above is null ? "" : $", thuộc {above}")}{vi}", $"{was.Title} → {next.FullName}{code}{(above is null ? "" : $", below {above}")}{en}");
    }
}
