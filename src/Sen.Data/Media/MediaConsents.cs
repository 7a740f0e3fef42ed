using Microsoft.EntityFrameworkCore;
using Sen.Data.Personal;
using Sen.Movement.Media;
using Sen.Movement.Text;

namespace Sen.Data.Media;

/// <summary>Named query: pictures of which it is known who consented (ảnh có phiếu đồng ý), beside the picture or in its history.</summary>
public static class MediaConsents
{
    /// <summary>The pictures of a commune whose consent was not erased yet, by caption and day; who consented is not told.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="commune">The commune.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<(Guid Id, string Name)>> Kept(SenDb db, Guid commune, CancellationToken ct)
    {
        // A field the editor emptied still opens in the history: the audit tells it as [before,after], closed.
        var (field, here) = ($"\"{nameof(MediaItem.Consent)}.{nameof(Consent.Who)}\":[", commune.ToString("d"));
        var (was, first, then) = ($"{field}\"{ClosedValue.Forgotten}", $"{field}null,\"{ClosedValue.Forgotten}", $"{field}\"\",\"{ClosedValue.Forgotten}");
        var lines = await db.AuditLines.AsNoTracking().Where(line => line.CommuneId == here && line.SubjectKind == "media"
            && (line.Changes.Contains(was) || line.Changes.Contains(first) || line.Changes.Contains(then))).Select(line => line.SubjectId).Distinct().ToListAsync(ct);
        var kept = lines.Select(id => Guid.TryParse(id, out var media) ? media : Guid.Empty).ToList();
        var erased = await db.PersonKeys.AsNoTracking().Where(key => kept.Contains(key.Id) && key.ErasedOn != null).Select(key => key.Id).ToListAsync(ct);
        var open = kept.Except(erased).ToList();
        var rows = await db.Media.AsNoTracking().Where(item => item.CommuneId == commune && item.Kind == MediaKind.Picture && (item.Consent.Who != "" || open.Contains(item.Id)))
            .Select(item => new { item.Id, item.Caption, item.AltText, item.FileName, Day = item.TakenOn ?? item.Consent.GivenOn }).ToListAsync(ct);
        return
        [
            .. rows.Select(row => (row.Id, Name: ((string[])[row.Caption, row.AltText, row.FileName]).First(name => name.Length > 0 || name == row.FileName), row.Day))
                .OrderBy(row => SortKey.Of(row.Name), StringComparer.Ordinal).ThenBy(row => row.Id)
                .Select(row => (row.Id, row.Day is { } day ? $"{row.Name}, {AdministrativeDate.Short(day)}" : row.Name)),
        ];
    }
}
