using Microsoft.EntityFrameworkCore;
using Sen.Data.Files;
using Sen.Movement.Models;
using Sen.Movement.Progress;
using Sen.Movement.Scoring;

namespace Sen.Data;

/// <summary>An entry of progress with its photographs (lần ghi tiến độ).</summary>
public sealed record ProgressNote(ProgressEntry Entry, IReadOnlyList<StoredFile> Photos)
{
    /// <summary>What stood in its place before it was corrected, the latest first.</summary>
    public IReadOnlyList<ProgressEntry> Earlier { get; init; } = [];

    /// <summary>Who recorded it for its owner, as told by whom, also when it was corrected since; null when the owner wrote it.</summary>
    public EnteredFor? Told { get; init; }

    /// <summary>The scan of the paper it came on; null when there is none.</summary>
    public Guid? Scan { get; init; }
}

/// <summary>Named queries on progress and scales, shared by the slices.</summary>
public static class ProgressLog
{
    /// <summary>
    /// The progress of a registration as it stands, newest first, with its photographs in the order they were given; those of an entry that was corrected stay
    /// with the one in its place.
    /// </summary>
    public static async Task<IReadOnlyList<ProgressNote>> Of(SenDb db, Guid registrationId, CancellationToken ct)
    {
        var entries = await db.ProgressEntries.AsNoTracking().Where(entry => entry.RegistrationId == registrationId)
            .OrderByDescending(entry => entry.On).ThenByDescending(entry => entry.Id).ToListAsync(ct);
        var ids = entries.ConvertAll(entry => entry.Id);
        var photos = await db.Files.AsNoTracking().Where(file => file.OwnerKind == FileOwner.ProgressEntry && ids.Contains(file.OwnerId))
            .OrderBy(file => file.Id).ToListAsync(ct);
        var byEntry = photos.ToLookup(photo => photo.OwnerId);
        var told = (await db.EnteredFor.AsNoTracking().Where(row => row.RegistrationId == registrationId && row.EntryId != null).ToListAsync(ct)).ToDictionary(row => row.EntryId!.Value);
        var toldIds = told.Values.Select(row => row.Id).ToList();
        var scans = told.Count == 0 ? [] : await db.Files.AsNoTracking().Where(file => file.OwnerKind == FileOwner.EnteredFor && toldIds.Contains(file.OwnerId)).Select(file => new { file.OwnerId, file.Id }).ToDictionaryAsync(file => file.OwnerId, file => (Guid?)file.Id, ct);
        return
        [
            .. from entry in CorrectedProgress.Standing(entries)
               let earlier = CorrectedProgress.Earlier(entry, entries)
               // Where it came from stays true of what was corrected.
               let entered = earlier.Prepend(entry).Select(one => told.GetValueOrDefault(one.Id)).FirstOrDefault(row => row is not null)
               select new ProgressNote(entry, [.. earlier.Reverse().Append(entry).SelectMany(one => byEntry[one.Id])])
               {
                   Earlier = earlier,
                   Told = entered,
                   Scan = entered is null ? null : scans.GetValueOrDefault(entered.Id),
               },
        ];
    }

    /// <summary>The commune's scale in force on a day (thang điểm đang dùng); null when the commune has set none.</summary>
    public static Task<Rubric?> RubricOn(SenDb db, Guid communeId, DateOnly day, CancellationToken ct) =>
        db.Rubrics.Where(rubric => rubric.CommuneId == communeId && rubric.ValidFrom <= day)
            .OrderByDescending(rubric => rubric.ValidFrom).ThenByDescending(rubric => rubric.Id).FirstOrDefaultAsync(ct);
}
