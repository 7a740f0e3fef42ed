using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Spreadsheets;

/// <summary>Acts on units that came by one sheet are taken back together, the newest first, each by its counter-act (hủy các việc của một lần nhập).</summary>
internal sealed class ActsTakenBack(SenDb db, Home home, Actor actor)
{
    /// <summary>True when an act of the import has taken effect: then a decision is needed, as it is for one act.</summary>
    public async Task<bool> NeedsDecision(SheetImport import, DateOnly today, CancellationToken ct)
    {
        var ids = Rows(import).Keys.ToList();
        return await db.UnitActs.AsNoTracking().AnyAsync(row => ids.Contains(row.Id) && row.UndoneById == null && row.On <= today, ct);
    }

    /// <summary>The newest lines of the other communes that the counter-acts touch: what is written there meanwhile makes them stale.</summary>
    public IReadOnlyDictionary<Guid, long> Elsewhere { get; private set; } = new Dictionary<Guid, long>();

    /// <summary>Tracks the counter-acts; or says at which row something is in the way. The caller's commit writes it.</summary>
    public async Task<Refusal?> Track(SheetImport import, UndoImport.Basis basis, DateTimeOffset now, CancellationToken ct)
    {
        var (rows, today) = (Rows(import), BusinessCalendar.DateOf(now));
        var decree = await Decree(import, basis, today, ct);
        if (!decree.Ok)
        {
            return decree.Refusal;
        }

        // The lines first: what is written after them is not in what is read here.
        var (lines, elsewhere, planned) = (await db.NewestLines(ct), new HashSet<Guid>(), new List<PlannedAct>());
        var (begun, reach) = (await UnitActs.Ground(db, ct), await UnitReach.Of(db, actor, Operation.UndoUnits, ct));
        var ground = begun;
        foreach (var act in begun.Past.Where(one => !one.Undone && rows.ContainsKey(one.Act.Id)).OrderByDescending(one => one.Act.On).ThenByDescending(one => one.No))
        {
            var undo = new TreeAct.Undo(Guid.CreateVersion7(now), today, decree.Value, act.Act.Id);
            var plan = ground.Plan(undo);
            if (!plan.Ok)
            {
                return InTheWay(rows[act.Act.Id], plan.Refusal.Sentence);
            }

            if (reach.Touched(plan.Value, ground.PartsOf(undo)) is not { } touched)
            {
                return InTheWay(rows[act.Act.Id], TreePlan.TouchesOthers);
            }

            elsewhere.UnionWith(touched.Where(commune => commune != home.CommuneId));
            planned.Add(new(plan.Value, VietnameseText.Clean(basis.Decision.Issuer ?? "")));
            ground = ground.After(plan.Value);
        }

        Elsewhere = elsewhere.ToDictionary(commune => commune, commune => lines.GetValueOrDefault(commune));
        return planned.Count == 0 ? null : await new VillageOwners(db, home, reach.Own).Record(planned, TreeHistory.Together(begun.Now, [.. planned.Select(act => act.Plan)]), now, ct);
    }

    /// <summary>The decision the undoing rests on; an empty one where none is needed.</summary>
    public async Task<Outcome<Decree>> Decree(SheetImport import, UndoImport.Basis basis, DateOnly today, CancellationToken ct) =>
        await NeedsDecision(import, today, ct) ? basis.Decision.Read(today) : new Decree("", today);

    private static Refusal.Taken InTheWay(int row, Wording why) => new(($"Chưa hủy được dòng {row}: {why.Vi} Chưa dòng nào bị bỏ.", $"Row {row} cannot be taken back: {why.En} No row was taken away."));

    private static Dictionary<Guid, int> Rows(SheetImport import) => SheetVerdict.NumbersOf(import.Lines).ToDictionary(row => SheetWorld.IdOf(import.Id, row, 0));
}
