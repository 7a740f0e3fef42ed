using Microsoft.EntityFrameworkCore;
using Sen.Movement;

namespace Sen.Data.Media;

/// <summary>Keeps the table of who uses which picture or document.</summary>
public static class MediaUses
{
    /// <summary>
    /// Tracks that a record uses exactly these from now on; the caller's act writes it. What is not in the record's own commune is passed over, so that
    /// nobody shows a neighbour's picture by writing its number.
    /// </summary>
    public static async Task Set(SenDb db, Home home, MediaOwner kind, Guid owner, IEnumerable<Guid> media, DateTimeOffset now, CancellationToken ct)
    {
        var wanted = media.Distinct().ToList();
        var before = await db.MediaUses.Where(use => use.OwnerKind == kind && use.OwnerId == owner).ToListAsync(ct);
        db.MediaUses.RemoveRange(before.Where(use => !wanted.Contains(use.MediaId)));
        var added = wanted.Except(before.Select(use => use.MediaId)).ToList();
        if (added.Count == 0)
        {
            return;
        }

        // What the same act adds to the library is there already, though not in the table yet.
        var known = await db.Media.Where(item => added.Contains(item.Id) && item.CommuneId == home.CommuneId).Select(item => item.Id).ToListAsync(ct);
        known.AddRange(db.Media.Local.Where(item => item.CommuneId == home.CommuneId).Select(item => item.Id));
        db.MediaUses.AddRange(added.Intersect(known).Select(id => new MediaUse
        {
            Id = Guid.CreateVersion7(now),
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            MediaId = id,
            OwnerKind = kind,
            OwnerId = owner,
        }));
    }
}
