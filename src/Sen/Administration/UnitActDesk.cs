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
    /// <summary>
    /// The id an act gets: the form's, or another one when the form's act is on record – somebody went back, changed it and means a further act of the decree.
    /// </summary>
    public async Task<Guid> IdFor(Guid act, CancellationToken ct) =>
        await db.UnitActs.IgnoreQueryFilters().AnyAsync(row => row.Id == act, ct) ? Guid.CreateVersion7(clock.GetUtcNow()) : act;

    /// <summary>What the act would do, when this person may and the rules let it.</summary>
    public async Task<Outcome<UnitRehearsal>> Rehearse(TreeAct act, string? issuer, Operation operation, Actor actor, Home home, CancellationToken ct)
    {
        var ground = await UnitActs.Ground(db, ct);
        var plan = ground.Plan(act);
        if (!plan.Ok)
        {
            return plan.Refusal;
        }

        if ((await UnitReach.Of(db, actor, operation, ct)).Touched(plan.Value, ground.PartsOf(act)) is not { } touched)
        {
            return new Refusal.NotYours(Access.WhoCan(operation), TreePlan.TouchesOthers);
        }

        var permit = Access.Ask(actor, operation, Subject.Of(home.CommuneId));
        if (!permit.Ok)
        {
            return permit.Refusal;
        }

        var (owners, today) = (new VillageOwners(db, home), BusinessCalendar.Today(clock));
        if ((await owners.StillNeeded(act, today, ct) ?? await owners.StillUsed(plan.Value, ct)) is { } inTheWay)
        {
            return inTheWay;
        }

        return new UnitRehearsal(plan.Value, permit.Value, await UnitActs.Count(db, plan.Value, UnitActs.AsAWhole(touched, plan.Value), today, ct), PlanLines.Of(plan.Value, ground.Now), VietnameseText.Clean(issuer ?? ""))
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
        if (await new VillageOwners(db, home).Record([new(plan, rehearsal.Issuer)], plan, now, ct) is { } inTheWay)
        {
            db.ChangeTracker.Clear();
            return inTheWay;
        }

        var receipt = await db.Commit(new Act(rehearsal.Permit, key, "unit-act", plan.Act.Id, now.UtcDateTime, home.CommuneId) { Reason = why ?? $"{plan.Act.Decree.Number}, {AdministrativeDate.Short(plan.Act.Decree.SignedOn)}" }, ct);
        return receipt.Ok ? receipt.Value.SubjectId : receipt.Refusal is not Refusal.Taken ? receipt.Refusal : new Refusal.Taken((
            "Vừa có việc khác được ghi, hoặc đã có đơn vị cùng tên. Xin bấm “Xem trước lại” rồi ghi.", "Another act was just recorded, or there is an organisation of that name. Please rehearse again, then record it."));
    }
}
