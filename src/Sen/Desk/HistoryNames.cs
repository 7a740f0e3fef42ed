using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement.Progress;

namespace Sen.Desk;

/// <summary>The words for what acts did: with the names of the units, organisations and accounts they speak of, by the ids the audit keeps, and the records of progress they put others in the place of.</summary>
internal static class HistoryNames
{
    /// <summary>Reads them for the rows of a page of acts.</summary>
    public static async Task<HistoryWords> Of(SenDb db, IReadOnlyList<RowChange> rows, CancellationToken ct) => new(await Names(db, rows, ct), await Corrected(db, rows, ct));

    private static async Task<IReadOnlyDictionary<string, string>> Names(SenDb db, IReadOnlyList<RowChange> rows, CancellationToken ct)
    {
        var ids = rows.SelectMany(row => row.Fields)
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

    private static async Task<IReadOnlyDictionary<string, ProgressEntry>> Corrected(SenDb db, IReadOnlyList<RowChange> rows, CancellationToken ct)
    {
        var ids = rows.Where(row => row.Row == nameof(ProgressEntry)).SelectMany(row => row.Fields)
            .Where(field => field.Name == nameof(ProgressEntry.CorrectsId) && field.After is not null).Select(field => Guid.Parse(field.After!)).ToList();
        return ids.Count == 0 ? new Dictionary<string, ProgressEntry>(StringComparer.Ordinal)
            : await db.ProgressEntries.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id.ToString("d"), StringComparer.Ordinal, ct);
    }
}
