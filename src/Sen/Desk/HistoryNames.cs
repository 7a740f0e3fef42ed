using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;

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
}
