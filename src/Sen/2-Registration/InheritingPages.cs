using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Sums;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Registration;

/// <summary>Models of a split commune that are bound to their part together (gán theo thôn): those of one village, or one model that has none.</summary>
/// <param name="Village">The village; null for a model of the whole commune.</param>
/// <param name="Name">Name of the village, or of the model.</param>
/// <param name="Models">The models.</param>
/// <param name="Part">The part all of them are bound to; null while they are not.</param>
/// <param name="Suggested">The part the village itself went to.</param>
/// <param name="Version">Grows with every change of one of the models.</param>
public sealed record BindingGroup(Guid? Village, string Name, IReadOnlyList<Guid> Models, Guid? Part, Guid? Suggested, int Version)
{
    /// <summary>What the field of a part is called before the group is named.</summary>
    public const string Prefix = "ve-";

    /// <summary>Name of its field in the form.</summary>
    public string Field => $"{Prefix}{Village ?? Models[0]:N}";
}

/// <summary>The inheritance list of one unit that has ended, of what one commune recorded: a village may have worked for two.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Commune">The commune that recorded the models.</param>
/// <param name="Models">Its models, waiting first.</param>
/// <param name="MayDecide">Whether this person decides here.</param>
/// <param name="DecidedBy">Who decides instead, when the commune that followed works here itself.</param>
/// <param name="Bindings">Where the commune was split: what has to be bound to a part.</param>
public sealed record InheritingSection(EndedUnit Unit, Guid Commune, IReadOnlyList<InheritedModel> Models, bool MayDecide, string? DecidedBy, IReadOnlyList<BindingGroup> Bindings)
{
    /// <summary>The part of a split commune the models are bound to, which works here and decides on them; null for every other list.</summary>
    public Guid? Part { get; init; }

    /// <summary>What tells its forms and ids from those of the other sections.</summary>
    public string Mark => MarkOf(Unit.Unit, Commune, Part);

    /// <summary>What the models went to, by name.</summary>
    public IEnumerable<string> Into => Unit.Heirs.Where(heir => Part is null || heir.UnitId == Part).Select(heir => heir.FullName);

    /// <summary>What the commune is called, where the unit has a list of another one besides; null when its name says enough.</summary>
    public string? CommuneName { get; init; }

    /// <summary>How many wait.</summary>
    public int Waiting => Models.Count(model => model.Waits);

    /// <summary>Grows with every change of a model that is to be bound: what the form carries to notice that somebody else was quicker.</summary>
    public int BindingVersion => Bindings.Sum(group => group.Version + group.Models.Count);

    /// <summary>Organisations at work that could carry its models on; only for whoever decides.</summary>
    public IReadOnlyList<Organisation> Owners { get; init; } = [];

    /// <summary>Whoever is responsible for at least one of the models that can be carried on together is still at work, so “as it was” is an answer.</summary>
    public bool SomeGoOn => ForMany.Any(IsAtWork);

    /// <summary>The answer that would be taken for all of them: whoever followed the unit that ended, or as it was where everybody is at work; null where a person has to think.</summary>
    public string? Likely => InheritingPages.Heir(Owners, Unit) is { } heir ? heir.Id.ToString("d") : ForMany.Count > 0 && ForMany.All(IsAtWork) ? CarryOnMany.Same : null;

    private bool IsAtWork(InheritedModel item) => Owners.Any(owner => owner.Id == item.Owner.Id);

    /// <summary>The mark of the section of a unit and a commune.</summary>
    public static string MarkOf(Guid unit, Guid commune, Guid? part = null) => (unit == commune ? $"{unit:N}" : $"{unit:N}-{commune:N}") + (part is { } bound ? $"-{bound:N}" : "");

    /// <summary>Models several of which can be carried on at once: those that wait, and of a split commune know their part.</summary>
    public IReadOnlyList<InheritedModel> ForMany => MayDecide ? [.. Models.Where(model => model.Waits && (!model.Unit.IsSplit || model.Model.PartUnitId is not null))] : [];
}

/// <summary>One model of the list with what a decision needs.</summary>
/// <param name="Dossier">The registration.</param>
/// <param name="Item">Its line of the list.</param>
/// <param name="Owners">Organisations at work that could carry it on.</param>
/// <param name="Twins">Models that could be its twin, those of the same name first.</param>
/// <param name="Twin">The one it was joined with.</param>
public sealed record InheritingSheet(Dossier Dossier, InheritedModel Item, IReadOnlyList<Organisation> Owners, IReadOnlyList<(Guid Id, string Name)> Twins, string? Twin)
{
    /// <summary>Why it was decided so; empty when nobody said.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Reads the inheritance lists.</summary>
public sealed class InheritingPages(SenDb db, TimeProvider clock)
{
    private const int MostTwins = 200;

    /// <summary>The unit of the model goes on, or the model is finished.</summary>
    internal static Refusal NotListed { get; } = new Refusal.Missing(("mô hình trong danh sách tiếp nhận", "model on the inheritance list"));

    /// <summary>The lists of all units this person may see.</summary>
    public async Task<IReadOnlyList<InheritingSection>> All(Actor actor, CancellationToken ct)
    {
        var today = BusinessCalendar.Today(clock);
        using var wider = await Inherited.Widen(db, actor, today, ct);
        var models = await Inherited.Models(db, today, ct);
        var split = await SplitCommunes(today, ct);
        var here = await UnitActs.Here(db, ct);
        var lists = models.Select(model => (model.Unit, Commune: model.Registration.CommuneId, Part: model.PartAtWork(here))).Concat(split.Select(unit => (Unit: unit, Commune: unit.Unit, Part: (Guid?)null)))
            .DistinctBy(one => (one.Unit.Unit, one.Commune, one.Part)).ToList();
        var above = await Registrations.AboveParts(db, [.. lists.Select(list => (list.Commune, list.Part))], today, ct);
        var sections = new List<InheritingSection>();
        foreach (var (unit, commune, part) in lists)
        {
            var over = above(commune, part);
            var subject = new Subject(commune, Above: over);
            if (!Access.Ask(actor, Operation.Inherit, subject).Ok)
            {
                continue;
            }

            var heirs = over.Where(here.Contains).ToList();
            var mine = models.Where(model => model.Unit.Unit == unit.Unit && model.Registration.CommuneId == commune && model.PartAtWork(here) == part).OrderByDescending(model => model.Waits).ToList();
            var may = InheritingWork.MayDecide(actor, Operation.Inherit, subject, heirs.Count > 0);
            sections.Add(new(unit, commune, mine, may, may || heirs.Count == 0 ? null : (await Places.VillageNames(db, heirs, ct)).Values.FirstOrDefault(), part is null && unit.IsSplit && unit.Unit == commune ? await Bindings(unit, today, ct) : [])
            {
                Part = part,
                Owners = may && mine.Exists(model => model.Waits) ? HeirsFirst(await Owners([.. over, commune], today, ct), unit) : [],
            });
        }

        return await Told(sections, ct);
    }

    // A village that worked for two communes has two lists: each says whose models they are.
    private async Task<IReadOnlyList<InheritingSection>> Told(List<InheritingSection> sections, CancellationToken ct)
    {
        var twice = sections.GroupBy(section => (section.Unit.Unit, section.Part)).Where(lists => lists.Count() > 1).SelectMany(lists => lists).Select(section => section.Commune).Distinct().ToList();
        var names = twice.Count == 0 ? new Dictionary<Guid, string>() : await Places.VillageNames(db, twice, ct);
        return twice.Count == 0 ? sections : sections.ConvertAll(section => sections.Count(other => (other.Unit.Unit, other.Part) == (section.Unit.Unit, section.Part)) > 1 ? section with { CommuneName = names.GetValueOrDefault(section.Commune) } : section);
    }

    /// <summary>One model of the list; refused to whoever does not decide there.</summary>
    public async Task<Outcome<InheritingSheet>> Of(Guid id, Operation operation, Actor actor, CancellationToken ct)
    {
        var today = BusinessCalendar.Today(clock);
        db.ChangeTracker.Clear();
        using var wider = await Inherited.Widen(db, actor, today, ct);
        var dossier = await Registrations.Load(db, id, today, ct);
        if (dossier is null)
        {
            return new Refusal.Missing(("mô hình", "model"));
        }

        if (await Refused(dossier, operation, actor, ct) is { } refusal)
        {
            return refusal;
        }

        if ((await Inherited.Models(db, today, ct)).FirstOrDefault(model => model.Registration.Id == id) is not { } item)
        {
            return NotListed;
        }

        var homes = dossier.Subject.Above!.Append(dossier.Registration.CommuneId).ToList();
        var owners = HeirsFirst(await Owners(homes, today, ct), item.Unit);
        var twins = await Twins(dossier, ct);
        var twin = dossier.Registration.JoinedToId is { } joined ? await Name(joined, ct) : null;
        var reason = Inheriting.IsDecided(dossier.Registration) ? await Reason(id, ct) : "";
        return new InheritingSheet(dossier, item, owners, twins, twin) { Reason = reason };
    }

    /// <summary>The organisation that the one unit which followed is; null where none or several did.</summary>
    internal static Organisation? Heir(IReadOnlyList<Organisation> owners, EndedUnit unit) => unit.Heirs is [var heir] ? owners.FirstOrDefault(owner => owner.VillageId == heir.UnitId) : null;

    private static IReadOnlyList<Organisation> HeirsFirst(IReadOnlyList<Organisation> owners, EndedUnit unit) => [.. owners.Where(owner => owner.VillageId != unit.Unit).OrderByDescending(owner => unit.Heirs.Any(heir => heir.UnitId == owner.VillageId))];

    // Why it was decided so stands in the audit, of the decision that holds.
    private async Task<string> Reason(Guid registration, CancellationToken ct)
    {
        var (verb, subject) = (Operation.Inherit.Verb(), registration.ToString("d"));
        return await db.AuditLines.AsNoTracking().Where(line => line.SubjectKind == "registration" && line.SubjectId == subject && line.Verb == verb)
            .OrderByDescending(line => line.At).ThenByDescending(line => line.Seq).Select(line => line.Reason).FirstOrDefaultAsync(ct) ?? "";
    }

    /// <summary>Why this person does not decide there; null for whoever does.</summary>
    public async Task<Refusal?> Refused(Dossier dossier, Operation operation, Actor actor, CancellationToken ct)
    {
        // A model that was closed may still be looked at, to take the decision back.
        var subject = dossier.Subject with { Stage = null, Ended = false };
        var permit = Access.Ask(actor, operation, subject);
        if (!permit.Ok)
        {
            return permit.Refusal;
        }

        var heirs = subject.Above!.Intersect(await UnitActs.Here(db, ct)).ToList();
        return InheritingWork.MayDecide(actor, operation, subject, heirs.Count > 0) ? null : new Refusal.NotYours(Access.WhoCan(operation), (
            "Xã mới đã làm việc trên hệ thống này, nên cán bộ của xã mới quyết định danh sách tiếp nhận.",
            "The commune that followed works with this installation, so its own people decide on the inheritance list."));
    }

    private async Task<IReadOnlyList<Organisation>> Owners(List<Guid> homes, DateOnly today, CancellationToken ct) =>
        [.. (await db.Organisations.AsNoTracking().IgnoreQueryFilters().Where(row => homes.Contains(row.CommuneId)).OrderBy(row => row.SortKey).ThenBy(row => row.Id).ToListAsync(ct)).Where(row => row.MayOwn && row.IsOpenOn(today))];

    private async Task<List<EndedUnit>> SplitCommunes(DateOnly today, CancellationToken ct)
    {
        var communes = await db.Registrations.AsNoTracking().Select(row => row.CommuneId).Distinct().ToListAsync(ct);
        return [.. (await Inherited.Ended(db, communes, today, ct)).Values.Where(unit => unit.IsSplit)];
    }

    private async Task<IReadOnlyList<BindingGroup>> Bindings(EndedUnit unit, DateOnly today, CancellationToken ct)
    {
        var models = await db.Models.AsNoTracking().Where(model => model.CommuneId == unit.Unit && db.Registrations.Any(row => row.ModelId == model.Id && row.Stage != Stage.Draft)).OrderBy(model => model.SortKey).ToListAsync(ct);
        var villages = models.Select(model => model.VillageId).OfType<Guid>().Distinct().ToList();
        var (names, tree) = (await Places.VillageNames(db, villages, ct), await TreeReading.Around(db, [unit.Unit, .. villages], ct));
        var fact = new UnitFact(unit.Unit, unit.Since.AddDays(-1));
        BindingGroup[] groups =
        [
            .. models.GroupBy(model => model.VillageId ?? model.Id).Select(group =>
            {
                var (first, parts) = (group.First(), group.Select(model => model.PartUnitId).Distinct().ToList());
                var went = SumReading.PartOf(new() { Name = "", NameFolded = "", SortKey = "", Slug = "", VillageId = first.VillageId }, tree, fact, today);
                return new BindingGroup(
                    first.VillageId, first.VillageId is { } village ? names.GetValueOrDefault(village, "") : first.Name, [.. group.Select(model => model.Id)], parts.Count == 1 ? parts[0] : null, went, group.Sum(model => model.Version));
            }),
        ];
        return [.. groups.OrderBy(group => group.Village is null).ThenBy(group => SortKey.Of(group.Name), StringComparer.Ordinal).ThenBy(group => group.Models[0])];
    }

    private async Task<IReadOnlyList<(Guid, string)>> Twins(Dossier dossier, CancellationToken ct)
    {
        var (stages, communes, today) = (Enum.GetValues<Stage>().Where(stage => Inheriting.MayFollow(stage, dossier.Registration.Stage)).ToList(), dossier.Subject.Above!.Append(dossier.Registration.CommuneId).ToList(), BusinessCalendar.Today(clock));
        communes.AddRange(await Inherited.Into(db, communes, today, ct));
        var rows = await (
            from registration in db.Registrations.AsNoTracking()
            join model in db.Models.AsNoTracking() on registration.ModelId equals model.Id
            join owner in db.Organisations.AsNoTracking() on registration.OwnerOrganisationId equals owner.Id
            where communes.Contains(registration.CommuneId) && registration.Id != dossier.Registration.Id && registration.ModelId != dossier.Model.Id && registration.EndedOn == null
                && registration.Year >= dossier.Registration.Year && stages.Contains(registration.Stage)
            orderby model.NameFolded == dossier.Model.NameFolded descending, registration.Year descending, model.SortKey
            select new { registration.Id, model.Name, owner.ShortName, registration.Year }).Take(MostTwins).ToListAsync(ct);
        return [.. rows.Select(row => (row.Id, $"{row.Name} – {row.ShortName}, {row.Year}"))];
    }

    private Task<string?> Name(Guid registration, CancellationToken ct) =>
        (from row in db.Registrations.AsNoTracking() join model in db.Models on row.ModelId equals model.Id where row.Id == registration select model.Name).FirstOrDefaultAsync(ct);
}
