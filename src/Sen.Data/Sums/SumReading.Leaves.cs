using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.Progress;
using Sen.Movement.Units;

namespace Sen.Data.Sums;

/// <summary>A sum of a commune and year with its place in both readings (tổng nhỏ nhất): what every figure of a page is added up from.</summary>
/// <param name="Place">Where it lay then and lies on the day.</param>
/// <param name="Commune">The commune it was recorded for.</param>
/// <param name="Year">The year of the registrations.</param>
/// <param name="Field">The field; null while nobody said.</param>
/// <param name="Owner">The kind of owner organisation.</param>
/// <param name="Illustrative">Made up to show the product.</param>
/// <param name="Sum">The figures.</param>
public sealed record SumLeaf(ReadFact Place, Guid Commune, int Year, Field? Field, OrganisationKind? Owner, bool Illustrative, MovementSums Sum)
{
    /// <summary>Registrations of the leaf, where it is of a commune that was split and so is read model by model; else null: it has all of its commune and year.</summary>
    public IReadOnlyList<Guid>? Registrations { get; init; }
}

/// <summary>Sums with their place in both readings.</summary>
public static partial class SumReading
{
    /// <summary>The sums of some communes and years, drafts left out, each with its place as it was and on the tree of a day.</summary>
    public static async Task<(IReadOnlyList<SumLeaf> Leaves, UnitTree Tree)> Leaves(SenDb db, IReadOnlyCollection<Guid> communes, int from, int until, DateOnly day, CancellationToken ct)
    {
        var (split, villages) = await Split(db, communes, ct);
        var tree = await TreeReading.Around(db, [.. communes, .. villages], ct);
        var paths = new UnitPaths(tree);
        var kept = await Prepared(db, [.. communes.Where(commune => !split.Contains(commune))], from, until, ct);
        var leaves = kept.Select(row => new SumLeaf(Place(paths, tree, paths.Of(row.CommuneId, row.Year), day), row.CommuneId, row.Year, row.Field, row.OwnerKind, row.Illustrative, row.Figures)).ToList();
        leaves.AddRange(await Told(db, split, from, until, tree, day, ct));
        return (leaves, tree);
    }

    /// <summary>The part of a split commune a model lies in: what a person said, else where its village went; null while neither is known.</summary>
    public static Guid? PartOf(EmulationModel model, UnitTree tree, UnitFact fact, DateOnly day)
    {
        if (model.PartUnitId is not null || model.VillageId is not { } village || tree.On(village, day) is null)
        {
            return model.PartUnitId;
        }

        return tree.Above(village, day).Select(version => version.UnitId).FirstOrDefault(new UnitPaths(tree).Follow(fact, day).Candidates.Contains) is var part && part != Guid.Empty ? part : null;
    }

    /// <summary>The registrations some leaves count, drafts left out: as many as the figure says.</summary>
    public static IQueryable<Guid> Registrations(SenDb db, IReadOnlyCollection<SumLeaf> leaves)
    {
        var (sent, one) = (db.Registrations.AsNoTracking().Where(row => row.Stage != Stage.Draft), leaves.SelectMany(leaf => leaf.Registrations ?? []).Distinct().ToList());
        var years = leaves.Where(leaf => leaf.Registrations is null).Select(leaf => (leaf.Commune, leaf.Year)).Distinct().GroupBy(leaf => leaf.Commune)
            .GroupBy(commune => string.Join(' ', commune.Select(leaf => leaf.Year).Order()), commune => commune.Key);
        return years.Select(group =>
        {
            var (communes, told) = (group.ToList(), group.Key.Split(' ').Select(int.Parse).ToList());
            return sent.Where(row => communes.Contains(row.CommuneId) && told.Contains(row.Year)).Select(row => row.Id);
        }).Aggregate(sent.Where(row => one.Contains(row.Id)).Select(row => row.Id), (all, some) => all.Concat(some));
    }

    // A unit nobody has put into the tree lies where it says.
    private static ReadFact Place(UnitPaths paths, UnitTree tree, UnitFact fact, DateOnly day) =>
        tree.Versions.Any(version => version.UnitId == fact.Unit) ? paths.Read(fact, day) : new(fact, fact.Unit, fact.Unit, IsBound: true);

    private static async Task<(IReadOnlyCollection<Guid> Communes, IReadOnlyCollection<Guid> Villages)> Split(SenDb db, IReadOnlyCollection<Guid> communes, CancellationToken ct)
    {
        var parts = await db.UnitSuccessions.AsNoTracking().Where(edge => edge.Kind == SuccessionKind.Split && communes.Contains(edge.FromUnitId!.Value)).Select(edge => edge.FromUnitId!.Value).Distinct().ToListAsync(ct);
        var villages = parts.Count == 0 ? [] : await db.Models.AsNoTracking().Where(model => parts.Contains(model.CommuneId) && model.VillageId != null).Select(model => model.VillageId!.Value).Distinct().ToListAsync(ct);
        return (parts, villages);
    }

    private static async Task<List<CommuneSum>> Prepared(SenDb db, IReadOnlyCollection<Guid> communes, int from, int until, CancellationToken ct)
    {
        var rows = await db.CommuneSums.AsNoTracking().Where(row => communes.Contains(row.CommuneId) && row.Year >= from && row.Year <= until && row.Stage != Stage.Draft)
            .GroupBy(row => new { row.CommuneId, row.Year, row.FieldName, row.OwnerKindName, row.Illustrative }).Select(group => new
            {
                group.Key,
                Models = group.Sum(row => row.Models),
                Households = group.Sum(row => row.Households),
                Participants = group.Sum(row => row.Participants),
                LabourDays = group.Sum(row => row.LabourDays),
                MoneyDong = group.Sum(row => row.MoneyDong),
                LandSquareMetres = group.Sum(row => row.LandSquareMetres),
            }).ToListAsync(ct);
        return
        [
            .. rows.Select(row => new CommuneSum
            {
                CommuneId = row.Key.CommuneId,
                Year = row.Key.Year,
                FieldName = row.Key.FieldName,
                OwnerKindName = row.Key.OwnerKindName,
                Illustrative = row.Key.Illustrative,
                Models = row.Models,
                Households = row.Households,
                Participants = row.Participants,
                LabourDays = row.LabourDays,
                MoneyDong = row.MoneyDong,
                LandSquareMetres = row.LandSquareMetres,
            }),
        ];
    }

    // The prepared sums know communes only; which part a model belongs to is asked model by model, by the rule of which the prepared sums are the shorter way.
    private static async Task<IEnumerable<SumLeaf>> Told(SenDb db, IReadOnlyCollection<Guid> communes, int first, int last, UnitTree tree, DateOnly day, CancellationToken ct)
    {
        if (communes.Count == 0)
        {
            return [];
        }

        var rows = await (
            from registration in db.Registrations.AsNoTracking()
            join model in db.Models.AsNoTracking() on registration.ModelId equals model.Id
            join owner in db.Organisations.AsNoTracking() on registration.OwnerOrganisationId equals owner.Id
            where communes.Contains(registration.CommuneId) && registration.Year >= first && registration.Year <= last && registration.Stage != Stage.Draft
            select new { registration, model, owner.Kind }).ToListAsync(ct);
        var ids = rows.Select(row => row.registration.Id).ToList();
        var entries = (await db.ProgressEntries.AsNoTracking().Where(entry => ids.Contains(entry.RegistrationId)).ToListAsync(ct)).ToLookup(entry => entry.RegistrationId);
        var plain = new UnitPaths(tree);
        return rows.SelectMany(row =>
        {
            var fact = plain.Of(row.registration.CommuneId, row.registration.Year);
            var part = PartOf(row.model, tree, fact, day);
            var place = Place(part is null ? plain : new UnitPaths(tree, (_, _) => part), tree, fact, day);
            var madeUp = row.registration.Origin == Origin.Illustrative;
            SumLeaf Leaf(bool illustrative, MovementSums sum) => new(place, row.registration.CommuneId, row.registration.Year, row.model.Field, row.Kind, illustrative, sum) { Registrations = [row.registration.Id] };
            return CorrectedProgress.Standing([.. entries[row.registration.Id]]).GroupBy(entry => madeUp || entry.Origin == Origin.Illustrative)
                .Select(group => Leaf(group.Key, MovementSums.Of(0, ProgressTotals.Of([.. group])))).Prepend(Leaf(madeUp, new(1, 0, 0, 0, 0, 0)));
        });
    }
}
