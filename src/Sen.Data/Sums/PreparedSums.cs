using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.Progress;
using Sen.Movement.Units;

namespace Sen.Data.Sums;

/// <summary>Which sums an act may alter.</summary>
/// <param name="Years">Communes and years whose registrations changed.</param>
/// <param name="Registrations">Registrations whose progress changed.</param>
/// <param name="Models">Models whose field changed.</param>
/// <param name="Owners">Organisations whose kind changed.</param>
internal sealed record SumsTouched(
    IReadOnlyCollection<(Guid Commune, int Year)> Years, IReadOnlyCollection<Guid> Registrations, IReadOnlyCollection<Guid> Models, IReadOnlyCollection<Guid> Owners);

/// <summary>
/// Keeps the prepared sums exact (giữ tổng lập sẵn luôn đúng): what an act touches is counted again from the facts in the act's own transaction, a whole year of a commune
/// at a time, and only rows that differ are written. Why it counts instead of adding: docs/decisions/0015.
/// </summary>
internal static class PreparedSums
{
    // What a group is named by and what it adds up; a registration's answers, for example, change no sum.
    private static readonly string[] OfRegistration =
    [
        nameof(Registration.Year), nameof(Registration.Stage), nameof(Registration.ModelId), nameof(Registration.OwnerOrganisationId),
        nameof(CommuneRecord.CommuneId), nameof(CommuneRecord.ProvinceId), nameof(CommuneRecord.Origin),
    ];

    /// <summary>What the tracked changes may alter; asked before they are saved.</summary>
    public static SumsTouched Touched(ChangeTracker tracker)
    {
        var (years, registrations, models, owners) = (new SortedSet<(Guid, int)>(), new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var entry in tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            switch (entry.Entity)
            {
                case Registration when Alters(entry, OfRegistration):
                    years.UnionWith(YearsOf(entry));
                    break;
                case ProgressEntry:
                    registrations.UnionWith(Ids(entry, nameof(ProgressEntry.RegistrationId)));
                    break;
                case EmulationModel model when entry.State == EntityState.Modified && Alters(entry, [nameof(EmulationModel.Field)]):
                    models.Add(model.Id);
                    break;
                case Organisation owner when Alters(entry, [nameof(Organisation.Kind)]):
                    owners.Add(owner.Id);
                    break;
            }
        }

        return new(years, registrations, models, owners);
    }

    /// <summary>
    /// Counts what was touched, in the context's own transaction, after the facts are saved and while nobody else can write facts of these communes: then what is counted is what
    /// is committed.
    /// </summary>
    public static async Task Renew(SenDb db, SumsTouched touched, IEnumerable<(Guid Commune, int Year)> asked, Func<Guid, Task> takeTurn, CancellationToken ct)
    {
        var years = new SortedSet<(Guid Commune, int Year)>(touched.Years);
        years.UnionWith(asked);
        var facts = db.Registrations.AsNoTracking().IgnoreQueryFilters();
        foreach (var of in Which(touched, facts))
        {
            years.UnionWith((await of.Select(row => new { row.CommuneId, row.Year }).Distinct().ToListAsync(ct)).Select(row => (row.CommuneId, row.Year)));
        }

        foreach (var commune in years.Select(one => one.Commune).Distinct().ToList())
        {
            await takeTurn(commune);
        }

        foreach (var (commune, year) in years)
        {
            foreach (var sql in new[] { SumSql.Renew, SumSql.Clear })
            {
                await using var command = db.Database.GetDbConnection().Ask(sql, commune, year);
                command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
                await command.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private static IEnumerable<IQueryable<Registration>> Which(SumsTouched touched, IQueryable<Registration> facts)
    {
        if (touched.Registrations.Count > 0)
        {
            yield return facts.Where(row => touched.Registrations.Contains(row.Id));
        }

        if (touched.Models.Count > 0)
        {
            yield return facts.Where(row => touched.Models.Contains(row.ModelId));
        }

        if (touched.Owners.Count > 0)
        {
            yield return facts.Where(row => touched.Owners.Contains(row.OwnerOrganisationId));
        }
    }

    private static bool Alters(EntityEntry entry, string[] properties) =>
        entry.State != EntityState.Modified || Array.Exists(properties, name => entry.Property(name).IsModified);

    // Where it was and where it is.
    private static IEnumerable<(Guid, int)> YearsOf(EntityEntry entry)
    {
        var (commune, year) = (entry.Property(nameof(CommuneRecord.CommuneId)), entry.Property(nameof(Registration.Year)));
        if (entry.State != EntityState.Added)
        {
            yield return ((Guid)commune.OriginalValue!, (int)year.OriginalValue!);
        }

        if (entry.State != EntityState.Deleted)
        {
            yield return ((Guid)commune.CurrentValue!, (int)year.CurrentValue!);
        }
    }

    private static IEnumerable<Guid> Ids(EntityEntry entry, string name)
    {
        var id = entry.Property(name);
        return [(Guid)id.OriginalValue!, (Guid)id.CurrentValue!];
    }
}
