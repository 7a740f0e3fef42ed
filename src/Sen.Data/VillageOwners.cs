using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>A village of a commune that works here is an owner of models (đơn vị chủ trì): it begins and ends with the village, and bears its name. So an act on units is written with its owners.</summary>
/// <param name="db">The scoped context.</param>
/// <param name="home">The commune that records.</param>
/// <param name="others">Further communes whose owners go along, where the act is everybody's.</param>
public sealed class VillageOwners(SenDb db, Home home, params IReadOnlyList<Home> others)
{
    private readonly List<Home> _homes = [home, .. others.Where(other => other != home)];

    private List<Guid> Communes => _homes.ConvertAll(one => one.CommuneId);

    /// <summary>Tracks acts with everything they change; or says what is in the way. The caller's commit writes it.</summary>
    /// <param name="acts">The acts in their order, each planned on the one before.</param>
    /// <param name="together">What they do to the rows as they are.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Refusal?> Record(IReadOnlyList<PlannedAct> acts, TreePlan together, DateTimeOffset now, CancellationToken ct)
    {
        await UnitActs.Track(db, together, [.. acts.Select(act => (act.Plan.Act, Row(act, now)))], ct);
        return await Follow(together, now, ct);
    }

    private RecordedAct Row(PlannedAct planned, DateTimeOffset now) => new()
    {
        Id = planned.Plan.Act.Id,
        CommuneId = home.CommuneId,
        ProvinceId = home.ProvinceId,
        Kind = ActRows.KindOf(planned.Plan.Act),
        On = planned.Plan.Act.On,
        DecreeNumber = planned.Plan.Act.Decree.Number,
        SignedOn = planned.Plan.Act.Decree.SignedOn,
        Issuer = planned.Issuer,
        No = planned.Plan.No,
        RecordedAt = now.UtcDateTime,
        UndoesId = (planned.Plan.Act as TreeAct.Undo)?.Act,
    };

    /// <summary>What is left in each village of the communes that is an owner of models: what keeps it from being dissolved.</summary>
    public async Task<IReadOnlyDictionary<Guid, Unfinished>> Left(CancellationToken ct)
    {
        var (left, communes) = (new Dictionary<Guid, Unfinished>(), Communes);
        var villages = db.Organisations.AsNoTracking().Where(row => communes.Contains(row.CommuneId) && row.Kind == OrganisationKind.Village && row.VillageId != null);
        var of = await OrganisationReading.Left(db, villages, ct);
        foreach (var owner in (await villages.Select(row => new { row.Id, Village = row.VillageId!.Value }).ToListAsync(ct)).Where(owner => of.ContainsKey(owner.Id)))
        {
            // A village that went over from one commune to another is an owner in both.
            left[owner.Village] = left.TryGetValue(owner.Village, out var elsewhere) ? elsewhere.With(of[owner.Id]) : of[owner.Id];
        }

        return left;
    }

    /// <summary>Why the act cannot be while work or people are left in the village it dissolves; null when nothing stands in the way.</summary>
    public async Task<Refusal?> StillNeeded(TreeAct act, DateOnly today, CancellationToken ct)
    {
        // Tracked before what is left is read: somebody who gives a post in it meanwhile changes its version, and the end is not written.
        if (act is not TreeAct.Dissolve one || await Of([one.Unit]).FirstOrDefaultAsync(ct) is not { } owner)
        {
            return null;
        }

        var left = await OrganisationReading.Left(db, owner.Id, ct);
        return Ending.InTheWay(one.On.AddDays(-1), today, left) is { } sentence ? new Refusal.Invalid(nameof(one.Unit), sentence) : null;
    }

    /// <summary>True when a village gets a name on a day ahead that its owner of models will not take by itself.</summary>
    public async Task<bool> KeepAnOldName(TreePlan plan, DateOnly today, CancellationToken ct)
    {
        var ahead = plan.Added.Where(version => Tiers.Of(version.Kind) == Tier.Village && version.ValidFrom > today).ToLookup(version => version.UnitId);
        var owners = await Of([.. ahead.Select(village => village.Key)]).AsNoTracking().ToListAsync(ct);
        return owners.Exists(owner => ahead[owner.VillageId!.Value].Any(version => version.Title != owner.Name));
    }

    /// <summary>Why what brought a village here cannot be taken back: its owner is used; null when nothing stands in the way. Writes nothing, so the rehearsal asks it too.</summary>
    public async Task<Refusal?> StillUsed(TreePlan plan, CancellationToken ct)
    {
        if (plan.Act is not TreeAct.Undo)
        {
            return null;
        }

        var villages = Villages(plan);
        foreach (var owner in await Of([.. plan.Units]).OrderBy(owner => owner.Id).ToListAsync(ct))
        {
            if (IsGone([.. villages[owner.VillageId!.Value]], plan, owner) && await InUse(owner, ct) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Brings the owners to where the plan leaves their villages; or says which of them is used and cannot go. The caller's commit writes it.</summary>
    public async Task<Refusal?> Follow(TreePlan plan, DateTimeOffset now, CancellationToken ct)
    {
        if (await StillUsed(plan, ct) is { } used)
        {
            return used;
        }

        var villages = Villages(plan);
        var owners = await Of([.. plan.Units]).ToListAsync(ct);
        foreach (var owner in owners)
        {
            var names = villages[owner.VillageId!.Value].ToList();
            if (IsGone(names, plan, owner))
            {
                db.Organisations.Remove(owner);
                continue;
            }

            // The owner may be younger in the records than the village is.
            var end = EndOf(names, owner);
            owner.ValidTo = end < owner.ValidFrom ? owner.ValidFrom : end;
            if (names.Find(version => version.On(BusinessCalendar.DateOf(now))) is { } today && today.Title != owner.Name)
            {
                owner.Call(today.Title, owner.ShortName == owner.Name ? today.Title : owner.ShortName);
            }
        }

        foreach (var one in _homes)
        {
            foreach (var names in villages.Where(village => !owners.Exists(owner => owner.VillageId == village.Key && owner.CommuneId == one.CommuneId)))
            {
                Begin([.. names], plan, one, now);
            }
        }

        return null;
    }

    private IQueryable<Organisation> Of(IReadOnlyCollection<Guid> villages)
    {
        var communes = Communes;
        return db.Organisations.Where(row => communes.Contains(row.CommuneId) && row.Kind == OrganisationKind.Village && villages.Contains(row.VillageId!.Value));
    }

    private static ILookup<Guid, UnitVersion> Villages(TreePlan plan) => plan.After.Where(version => plan.Units.Contains(version.UnitId) && Tiers.Of(version.Kind) == Tier.Village)
        .OrderBy(version => version.ValidFrom ?? DateOnly.MinValue).ToLookup(version => version.UnitId);

    // A village that goes over to another commune of these has its owner there from then on; one that leaves them all stays on the books of the one it left.
    private DateOnly? EndOf(List<UnitVersion> names, Organisation owner)
    {
        var last = names.FindLastIndex(version => version.ParentId == owner.CommuneId);
        if (last < 0)
        {
            // It came here and went on within one day: the owner has no day of its own.
            return names.Count == 0 || _homes.Exists(one => one.CommuneId == names[0].ParentId) || (owner.ValidTo is not null && owner.ValidTo == owner.ValidFrom) ? owner.ValidFrom : names[^1].ValidTo;
        }

        return last + 1 < names.Count && _homes.Exists(one => one.CommuneId == names[last + 1].ParentId) ? names[last].ValidTo : names[^1].ValidTo;
    }

    // What brought the village here is taken back: it has never been below this commune. A later act of the same day takes nothing back: whoever was an owner stays one.
    private static bool IsGone(List<UnitVersion> names, TreePlan plan, Organisation owner) => plan.Act is TreeAct.Undo && (names.Count == 0
        || (names.TrueForAll(version => version.ParentId != owner.CommuneId) && plan.Removed.Any(version => version.UnitId == names[0].UnitId && version.ParentId == owner.CommuneId)));

    // New, or come over from another commune: from the first day of its last stay here, which the plan has to bring about.
    private void Begin(List<UnitVersion> names, TreePlan plan, Home one, DateTimeOffset now)
    {
        var stay = names.AsEnumerable().Reverse().SkipWhile(version => version.ParentId != one.CommuneId).TakeWhile(version => version.ParentId == one.CommuneId).Reverse().ToList();
        if (stay.Count == 0 || !plan.Added.Contains(stay[0]))
        {
            return;
        }

        var called = stay.Find(version => version.On(BusinessCalendar.DateOf(now))) ?? stay[^1];
        var owner = NewOrganisation.OfVillage(Guid.CreateVersion7(now), one, called, stay[0].ValidFrom);
        owner.ValidTo = EndOf(names, owner);
        db.Organisations.Add(owner);
    }

    private async Task<Refusal?> InUse(Organisation owner, CancellationToken ct) =>
        await db.Models.AnyAsync(model => model.OwnerOrganisationId == owner.Id || (model.VillageId == owner.VillageId && model.CommuneId == owner.CommuneId), ct) || await db.Registrations.AnyAsync(row => row.CarriedOnById == owner.Id, ct) || await db.Posts.AnyAsync(post => post.OrganisationId == owner.Id, ct)
            || await db.Feedback.AnyAsync(feedback => feedback.OwnerOrganisationId == owner.Id || feedback.AboutOrganisationId == owner.Id, ct)
            || await db.CommitteeSeats.AnyAsync(seat => seat.OrganisationId == owner.Id, ct) || await db.Documents.AnyAsync(document => document.IssuerOrganisationId == owner.Id, ct)
            ? new Refusal.Taken((
                $"{owner.Name} đã có mô hình, góp ý, văn bản hoặc người giữ vị trí, nên việc lập ra hay đưa thôn này về đây không hủy được nữa. Đề nghị ghi một việc mới.",
                $"{owner.Name} has models, feedback, documents or people in its posts already, so what made it or brought it here cannot be undone any more. Please record a new act."))
            : null;
}
