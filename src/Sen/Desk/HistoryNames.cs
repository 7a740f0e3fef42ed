using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement.People;
using Sen.Movement.Progress;

namespace Sen.Desk;

/// <summary>Names of the units, organisations and accounts that acts speak of, by the ids the audit keeps.</summary>
internal static class HistoryNames
{
    public static async Task<IReadOnlyDictionary<string, string>> Of(SenDb db, IReadOnlyList<AuditLine> lines, CancellationToken ct)
    {
        var ids = lines.SelectMany(line => Changes.Read(line.Changes)).SelectMany(row => row.Fields)
            .SelectMany(field => new[] { field.Before, field.After })
            .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToList();
        var names = (await Places.VillageNames(db, ids, ct)).ToDictionary(unit => unit.Key.ToString("d"), unit => unit.Value, StringComparer.Ordinal);
        foreach (var organisation in await db.Organisations.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.ShortName }).ToListAsync(ct))
        {
            names[organisation.Id.ToString("d")] = organisation.ShortName;
        }

        foreach (var account in await db.Users.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Title }).ToListAsync(ct))
        {
            names[account.Id.ToString("d")] = account.Title;
        }

        return names;
    }

    /// <summary>The records of progress that acts put others in the place of, by their ids.</summary>
    public static async Task<IReadOnlyDictionary<string, ProgressEntry>> Corrected(SenDb db, IReadOnlyList<AuditLine> lines, CancellationToken ct)
    {
        var verb = Operation.CorrectProgress.Verb();
        var ids = lines.Where(line => line.Verb == verb).SelectMany(line => Changes.Read(line.Changes)).SelectMany(row => row.Fields)
            .Where(field => field.Name == nameof(ProgressEntry.CorrectsId) && field.After is not null).Select(field => Guid.Parse(field.After!)).ToList();
        return ids.Count == 0 ? new Dictionary<string, ProgressEntry>(StringComparer.Ordinal)
            : await db.ProgressEntries.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id.ToString("d"), StringComparer.Ordinal, ct);
    }
}
