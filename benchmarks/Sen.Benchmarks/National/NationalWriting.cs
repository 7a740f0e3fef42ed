using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Sums;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Units;
using SortKey = Sen.Movement.Text.SortKey;

namespace Sen.Benchmarks.National;

/// <summary>
/// Writes a load into a migrated database as the history it would be: the units by the product's own import, the villages as one act with its digest, each bound to the
/// commune it lay in and the one it lies in; every record under the unit of its day; and an act of its own that says what came in, with the digests of the load. The sums are the
/// product's: counted by its recount and written by its repair.
/// </summary>
/// <param name="databases">Where to.</param>
/// <param name="load">What.</param>
internal sealed class NationalWriting(Databases databases, NationalLoad load)
{
    private const string Illustrative = nameof(Origin.Illustrative);

    private static readonly DateTime Now = new(2026, 11, 26, 0, 0, 0, DateTimeKind.Utc);

    private readonly Dictionary<NationalUnit, Guid> _ids = [];

    private enum Kind
    {
        Village = 1,
        Name,
        Organisation,
        Model,
        Registration,
        Entry,
    }

    /// <summary>The identity of a unit of the load.</summary>
    public Guid IdOf(NationalUnit unit) => _ids[unit];

    /// <summary>The identity of a village.</summary>
    public static Guid IdOf(NationalVillage village) => Id(Kind.Village, village.No);

    /// <summary>Units, villages, records, sums: the steps in their order, each with its name.</summary>
    public IEnumerable<(string Step, Func<Task> Take)> Steps(string lists) =>
    [
        ("units imported", () => Import(lists)), ("villages", Villages), ("records", Records), ("sums counted and written", Sums),
    ];

    private async Task Import(string lists)
    {
        var texts = await ImportUnits.Texts(lists, CancellationToken.None);
        var loaded = await new ImportUnits.Handler(databases, TimeProvider.System).Handle(texts.Value, Actor.Sen(Door.CommandLine), CancellationToken.None);
        Must(loaded);
        await using var db = databases.Open(Scope.All);
        var versions = await db.UnitVersions.AsNoTracking().Where(version => version.Code != null).ToListAsync();
        var (eve, day) = (Named(NationalLoad.Reform.AddDays(-1)), Named(NationalLoad.Reform));
        foreach (var unit in load.Places.Villages.SelectMany(village => new[] { village.Before, village.Now }).Distinct())
        {
            _ids[unit] = (unit.Before ? eve : day)[(unit.Tier, unit.Code)];
            var province = unit with { No = 0, Tier = Tier.Province, Code = unit.Province };
            _ids[province] = (unit.Before ? eve : day)[(Tier.Province, unit.Province)];
        }

        Dictionary<(Tier, string), Guid> Named(DateOnly on) => versions.Where(version => version.On(on)).ToDictionary(version => (Tiers.Of(version.Kind), version.Code!), version => version.UnitId);
    }

    private async Task Villages()
    {
        var rows = new List<object>();
        foreach (var village in load.Places.Villages)
        {
            rows.Add(new Unit { Id = IdOf(village), Origin = Origin.Illustrative });
            rows.Add(Version(village, 2L * village.No, village.Before, null, NationalLoad.Reform));
            rows.Add(Version(village, (2L * village.No) + 1, village.Now, NationalLoad.Reform, null));
        }

        await using var db = databases.Open(Scope.All);
        Must(await db.Commit(Act(Operation.ImportUnits, "units") with { Many = rows, Reason = $"Thôn, tổ dân phố minh họa: {load.Places.Villages.Count}." }, CancellationToken.None));
    }

    private UnitVersion Version(NationalVillage village, long no, NationalUnit parent, DateOnly? from, DateOnly? to) => new()
    {
        Id = Id(Kind.Name, no),
        UnitId = IdOf(village),
        Kind = village.Kind is "khu phố" or "tổ dân phố" ? UnitKind.ResidentialGroup : UnitKind.Village,
        Name = village.Name,
        NameFolded = VietnameseText.Fold(village.Name),
        SortKey = SortKey.Of(village.Name),
        ParentId = _ids[parent],
        ValidFrom = from,
        ValidTo = to,
    };

    private async Task Records()
    {
        await using (var open = await databases.Connect(CancellationToken.None))
        {
            if (open is SqliteConnection)
            {
                await BulkRows.Do(open, "PRAGMA cache_size = -262144");
            }

            await BulkRows.Write(open, "organisation", "id, commune_id, province_id, node_id, version, origin, kind, name, short_name, sort_key", Organisations());
            await BulkRows.Write(
                open, "model",
                "id, commune_id, province_id, node_id, version, origin, owner_organisation_id, village_id, name, name_folded, sort_key, slug, field, field_origin, kind, is_public, sensitive_subject",
                load.Models().Select(Model));
            await BulkRows.Write(
                open, "registration",
                "id, commune_id, province_id, node_id, version, origin, model_id, owner_organisation_id, year, registrant_id, stage, lifecycle_version, stage_since, registered_at, score_halves, "
                + "choices_content, choices_link, choices_method, choices_site, choices_task, need, goal, forces, spread, continuity, place_answered, sensitive_answered, opinion, in_charge",
                load.Models().Select(Registration));
            await BulkRows.Write(
                open, "progress_entry", "id, commune_id, province_id, node_id, version, origin, model_id, registration_id, \"on\", note, households, participants, labour_days, money_dong", Entries());
            await BulkRows.Do(open, "ANALYZE");
        }

        var digests = string.Join("; ", NationalDigest.Of(load).Select(digest => string.Create(CultureInfo.InvariantCulture, $"{digest.File} {digest.Rows} {digest.Digest}")));
        await using var db = databases.Open(Scope.All);
        Must(await db.Commit(Act(Operation.LoadDemo, "national-load") with { Reason = $"Số liệu minh họa cả nước: {digests}." }, CancellationToken.None));
    }

    private async Task Sums()
    {
        var missing = await SumVerification.Run(databases, CancellationToken.None);
        Must(await SumVerification.Repair(databases, Act(Operation.RecountSums, "sums").Permit, missing, Now, CancellationToken.None));
        await using var open = await databases.Connect(CancellationToken.None);
        await BulkRows.Do(open, "ANALYZE");
    }

    private IEnumerable<object?[]> Organisations() => load.Places.Communes.SelectMany((commune, no) => NationalWords.Owners.Select((owner, kind) =>
    {
        var name = $"{owner.Name} {commune.FullName}";
        return Row(Kind.Organisation, (no * NationalWords.Owners.Length) + kind + 1, commune.Unit, owner.Kind.ToString(), name, name, SortKey.Of(name));
    }));

    // An owner has no two models of one name; the load's own names come again and again.
    private object?[] Model(NationalModel model)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{model.Name} (minh họa {model.No})");
        return Row(
            Kind.Model, model.No, model.Then, Id(Kind.Organisation, model.Organisation), model.Wide ? null : (object)IdOf(model.Village), name, VietnameseText.Fold(name), SortKey.Of(name),
            string.Create(CultureInfo.InvariantCulture, $"mo-hinh-{model.No}"), NationalWords.Fields[model.Field].Field.ToString(), Illustrative, nameof(ModelKind.Collective), false, false);
    }

    private object?[] Registration(NationalModel model)
    {
        var (owner, at) = (Id(Kind.Organisation, model.Organisation), model.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        return Row(
            Kind.Registration, model.No, model.Then, Id(Kind.Model, model.No), owner, model.Year, owner, model.Stage.ToString(), Lifecycle.CurrentVersion, at, model.Stage == Stage.Draft ? null : (object)at,
            model.Score / 5, "", "", "", "", "", "", "", "", "", nameof(Continuity.New), true, true, "", "");
    }

    // What the model was registered with is its first entry; then who took part in each step, as person-days.
    private IEnumerable<object?[]> Entries()
    {
        var no = 0L;
        foreach (var model in load.Models())
        {
            yield return Entry(model, ++no, model.Day, "Số liệu khi đăng ký", model.Homes, model.People, null, model.Money);
            foreach (var entry in NationalLoad.Progress(model))
            {
                yield return Entry(model, ++no, entry.Day, entry.Note, null, null, entry.People, null);
            }
        }
    }

    private object?[] Entry(NationalModel model, long no, DateOnly on, string note, int? homes, int? people, int? days, long? money) =>
        Row(Kind.Entry, no, model.Then, Id(Kind.Model, model.No), Id(Kind.Registration, model.No), on, note, homes, people, days, money);

    // What every record begins with: id, commune, province, node, version, origin.
    private object?[] Row(Kind kind, long no, NationalUnit unit, params ReadOnlySpan<object?> values) =>
        [Id(kind, no), _ids[unit], _ids[unit with { No = 0, Tier = Tier.Province, Code = unit.Province }], Guid.Empty, 1, Illustrative, .. values];

    private static Act Act(Operation operation, string kind) =>
        new(Access.Ask(Actor.Sen(Door.CommandLine), operation, Subject.None).Value, Guid.CreateVersion7(), kind, Guid.Empty, Now, Guid.Empty);

    private static Guid Id(Kind kind, long no) => unchecked(new(0x5E, 0, 0x7000, 0x80, (byte)kind, (byte)(no >> 40), (byte)(no >> 32), (byte)(no >> 24), (byte)(no >> 16), (byte)(no >> 8), (byte)no));

    private static void Must<T>(Outcome<T> done)
    {
        if (!done.Ok)
        {
            throw new InvalidOperationException(done.Refusal.Sentence.En);
        }
    }
}
