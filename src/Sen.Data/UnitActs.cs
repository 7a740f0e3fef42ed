using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>What goes with an act on the tree, counted for its rehearsal (những gì đi theo).</summary>
/// <param name="Communes">Communes whose rows change.</param>
/// <param name="Villages">Villages whose rows change.</param>
/// <param name="Models">Models.</param>
/// <param name="Registrations">Registrations.</param>
/// <param name="Posts">Posts people hold, or will: of a commune that goes along, of a village that is an owner of models, and over a unit as a whole.</param>
/// <param name="Articles">Articles of the portal.</param>
/// <param name="Feedback">Pieces of feedback.</param>
public sealed record ActMoves(int Communes, int Villages, int Models, int Registrations, int Posts, int Articles, int Feedback);

/// <summary>Named queries on acts that change the tree of units, and how a plan is written. The rules of it are <see cref="TreeHistory"/>.</summary>
public static class UnitActs
{
    private const int Chunk = 500;

    /// <summary>The tree as it is with every act of the installation, whoever recorded it: what a plan is made on.</summary>
    public static async Task<TreeGround> Ground(SenDb db, CancellationToken ct)
    {
        // The acts first: one that is recorded between the two readings has the number this one would have, and this one is not written.
        var past = await Past(db, ct);
        return new(await db.UnitVersions.AsNoTracking().ToListAsync(ct), past);
    }

    /// <summary>The plan of an act on the tree as it is.</summary>
    public static async Task<Outcome<TreePlan>> Plan(SenDb db, TreeAct act, CancellationToken ct) => (await Ground(db, ct)).Plan(act);

    /// <summary>Every act on record, with its traces.</summary>
    public static async Task<IReadOnlyList<PastAct>> Past(SenDb db, CancellationToken ct)
    {
        var acts = await db.UnitActs.AsNoTracking().IgnoreQueryFilters().OrderBy(row => row.No).ToListAsync(ct);
        var parts = (await db.UnitActParts.AsNoTracking().ToListAsync(ct)).ToLookup(part => part.ActId);
        var traces = (await db.UnitActTraces.AsNoTracking().ToListAsync(ct)).ToLookup(trace => trace.ActId);
        return [.. acts.Select(row => new PastAct(ActRows.Read(row, parts[row.Id]), row.No, row.UndoneById is not null, [.. traces[row.Id]]))];
    }

    /// <summary>
    /// Communes that work with Sen here and that the plan touches: those the act names, those whose own rows or villages change, and those below a unit that changes or takes over,
    /// at any time: a change of the past is a change of their history too. A new unit above nobody touches none.
    /// </summary>
    /// <param name="here">The communes that work with Sen here.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="parts">What its act says of units.</param>
    public static IReadOnlyList<Guid> Touched(IReadOnlyList<Guid> here, TreePlan plan, IReadOnlyList<ActPart> parts)
    {
        var versions = plan.After.Concat(plan.Removed).ToLookup(version => version.UnitId);
        var parents = plan.Added.Concat(plan.Changed).Concat(plan.Removed).Where(version => Tiers.Of(version.Kind) == Tier.Village).Select(version => version.ParentId).OfType<Guid>().ToHashSet();
        var units = parts.Select(part => part.UnitId).Concat(plan.Units).ToHashSet();
        parents.UnionWith(parts.Select(part => part.ParentId).OfType<Guid>());
        parents.UnionWith(parts.SelectMany(part => versions[part.UnitId]).Where(version => Tiers.Of(version.Kind) == Tier.Village).Select(version => version.ParentId).OfType<Guid>());
        return [.. here.Where(commune => parents.Contains(commune) || Line(commune, versions).Any(units.Contains))];
    }

    /// <summary>The communes that work with Sen here.</summary>
    public static async Task<IReadOnlyList<Guid>> Here(SenDb db, CancellationToken ct) => [.. (await Homes(db, ct)).Select(home => home.CommuneId)];

    /// <summary>The same, each with the province it works in.</summary>
    public static async Task<IReadOnlyList<Home>> Homes(SenDb db, CancellationToken ct)
    {
        var sites = await db.Sites.IgnoreQueryFilters().Select(site => new { site.CommuneId, site.ProvinceId }).ToListAsync(ct);
        var posts = await db.Posts.IgnoreQueryFilters().Select(post => new { post.CommuneId, post.ProvinceId }).Distinct().ToListAsync(ct);
        return [.. sites.Concat(posts).DistinctBy(home => home.CommuneId).OrderBy(home => home.CommuneId).Select(home => new Home(home.CommuneId, home.ProvinceId))];
    }

    /// <summary>Of the communes that a plan touches those whose records go along as a whole: they change themselves, or something above them does.</summary>
    public static IReadOnlyList<Guid> AsAWhole(IReadOnlyList<Guid> touched, TreePlan plan)
    {
        var units = plan.Units.ToHashSet();
        var above = plan.After.Concat(plan.Removed).Any(version => units.Contains(version.UnitId) && Tiers.Of(version.Kind) < Tier.Commune);
        return [.. touched.Where(commune => above || units.Contains(commune))];
    }

    /// <summary>What goes with the plan, of the communes the context may see.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="communes">Communes whose records go along as a whole; of the others only those of the villages that change, and of the owners that these are.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<ActMoves> Count(SenDb db, TreePlan plan, IReadOnlyList<Guid> communes, DateOnly today, CancellationToken ct)
    {
        int Changed(Tier tier) => plan.Added.Concat(plan.Changed).Concat(plan.Removed).Where(version => Tiers.Of(version.Kind) == tier).Select(version => version.UnitId).Distinct().Count();
        var units = plan.Units.ToList();
        var owners = db.Organisations.AsNoTracking().Where(row => units.Contains(row.VillageId!.Value)).Select(row => (Guid?)row.Id);
        var models = db.Models.AsNoTracking().Where(model => communes.Contains(model.CommuneId) || units.Contains(model.VillageId!.Value) || owners.Contains(model.OwnerOrganisationId));
        return new(
            Changed(Tier.Commune), Changed(Tier.Village), await models.CountAsync(ct), await db.Registrations.CountAsync(row => models.Any(model => model.Id == row.ModelId), ct),
            await db.Posts.CountAsync(post => (communes.Contains(post.CommuneId) || owners.Contains(post.OrganisationId) || units.Contains(post.UnitId!.Value)) && (post.Until == null || post.Until > today), ct),
            await db.Articles.CountAsync(article => communes.Contains(article.CommuneId), ct),
            await db.Feedback.CountAsync(feedback => communes.Contains(feedback.CommuneId) || owners.Contains(feedback.OwnerOrganisationId) || owners.Contains(feedback.AboutOrganisationId), ct));
    }

    /// <summary>Tracks everything the plan changes and its acts themselves; the caller's commit writes it.</summary>
    /// <param name="db">The context.</param>
    /// <param name="plan">The plan, of one act or of several together.</param>
    /// <param name="acts">Each act as it is kept.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task Track(SenDb db, TreePlan plan, IReadOnlyList<(TreeAct Act, RecordedAct Row)> acts, CancellationToken ct)
    {
        foreach (var (act, row) in acts)
        {
            db.UnitActs.Add(row);
            db.UnitActParts.AddRange(ActRows.PartsOf(act));
        }

        await TrackVersions(db, plan, ct);
        await TrackEdges(db, plan, ct);
        var taken = plan.TakenBack.ToList();
        var old = await db.UnitActTraces.Where(trace => taken.Contains(trace.ActId)).ToDictionaryAsync(trace => trace.Id, ct);
        var left = plan.Traces.ToDictionary(trace => trace.Id);
        db.UnitActTraces.RemoveRange(old.Values.Where(trace => !left.ContainsKey(trace.Id)));
        foreach (var trace in left.Values)
        {
            if (old.TryGetValue(trace.Id, out var known))
            {
                db.Entry(known).CurrentValues.SetValues(trace);
            }
            else
            {
                db.UnitActTraces.Add(trace);
            }
        }

        foreach (var (undone, by) in acts.Where(act => act.Row.UndoesId is not null).Select(act => (act.Row.UndoesId!.Value, act.Row.Id)))
        {
            (await db.UnitActs.SingleAsync(act => act.Id == undone, ct)).UndoneById = by;
        }
    }

    /// <summary>True when an act on record set the end of this version: whoever wants another end undoes the act.</summary>
    public static Task<bool> EndedByAct(SenDb db, UnitVersion version, CancellationToken ct) =>
        db.UnitActTraces.AnyAsync(trace => trace.VersionId == version.Id && trace.IsAfter && trace.ValidTo != null, ct);

    private static async Task TrackVersions(SenDb db, TreePlan plan, CancellationToken ct)
    {
        var begun = plan.Added.Select(version => version.UnitId).Distinct().ToList();
        var known = new HashSet<Guid>();
        foreach (var some in begun.Chunk(Chunk))
        {
            known.UnionWith(await db.Units.Where(unit => some.Contains(unit.Id)).Select(unit => unit.Id).ToListAsync(ct));
        }

        db.Units.AddRange(begun.Where(unit => !known.Contains(unit)).Select(unit => new Unit { Id = unit }));
        db.UnitVersions.AddRange(plan.Added);
        var changed = plan.Changed.ToDictionary(version => version.Id);
        var rows = new List<UnitVersion>();
        foreach (var some in changed.Keys.Concat(plan.Removed.Select(version => version.Id)).Chunk(Chunk))
        {
            rows.AddRange(await db.UnitVersions.Where(version => some.Contains(version.Id)).ToListAsync(ct));
        }

        foreach (var version in rows)
        {
            if (changed.TryGetValue(version.Id, out var next))
            {
                db.Entry(version).CurrentValues.SetValues(next);
            }
            else
            {
                db.UnitVersions.Remove(version);
            }
        }
    }

    private static async Task TrackEdges(SenDb db, TreePlan plan, CancellationToken ct)
    {
        var (stay, rows) = (plan.Edges.Select(edge => edge.Id).ToHashSet(), new List<UnitSuccession>());
        foreach (var some in plan.GoneEdges.Concat(stay).Distinct().Chunk(Chunk))
        {
            rows.AddRange(await db.UnitSuccessions.Where(edge => some.Contains(edge.Id)).ToListAsync(ct));
        }

        db.UnitSuccessions.RemoveRange(rows.Where(edge => !stay.Contains(edge.Id)));
        db.UnitSuccessions.AddRange(plan.Edges.Where(edge => rows.TrueForAll(row => row.Id != edge.Id)));
    }

    // The unit and whatever ever stood above it; each once, so the walk ends.
    private static HashSet<Guid> Line(Guid unit, ILookup<Guid, UnitVersion> versions)
    {
        var (line, ends) = (new HashSet<Guid> { unit }, new Stack<Guid>([unit]));
        while (ends.TryPop(out var one))
        {
            foreach (var above in versions[one].Select(version => version.ParentId).OfType<Guid>().Where(line.Add))
            {
                ends.Push(above);
            }
        }

        return line;
    }
}
