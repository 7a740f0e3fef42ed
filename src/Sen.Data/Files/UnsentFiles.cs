using Microsoft.EntityFrameworkCore;
using Sen.Movement.People;

namespace Sen.Data.Files;

/// <summary>
/// Files of a form that came back (ảnh chờ gửi). No browser fills in a chosen file again, so what arrived whole waits for the corrected form: a day,
/// for its sender alone, and never more than a few.
/// </summary>
public static class UnsentFiles
{
    /// <summary>How long one waits.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Most that wait for one person, those no longer wanted included: nobody fills the disk with forms that are never right.</summary>
    public const int Most = 12;

    /// <summary>Everything that waits for a person in a commune, also what is over and not swept yet.</summary>
    public static Task<List<StoredFile>> Of(SenDb db, Guid communeId, Guid personId, CancellationToken ct) => db.Files.AsNoTracking()
        .Where(file => file.OwnerKind == FileOwner.Sender && file.OwnerId == personId && file.CommuneId == communeId).OrderBy(file => file.Id).ToListAsync(ct);

    /// <summary>True while the file may still be looked at and sent.</summary>
    public static bool Waits(this StoredFile file, DateTime now) => file.OwnerKind == FileOwner.Sender && now < file.KeptUntil;

    /// <summary>Forgets what is over, commune by commune; the bytes go with the next sweep of orphans.</summary>
    /// <param name="databases">The database.</param>
    /// <param name="permit">Sen's own.</param>
    /// <param name="key">Key of the turn: done twice is done once.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task Forget(Databases databases, Permit permit, Guid key, DateTime now, CancellationToken ct)
    {
        // On most days nothing is over, and a portal that is only read needs no model of all tables.
        await using (var connection = await databases.Connect(ct))
        {
            await using var any = connection.Ask("SELECT COUNT(*) FROM file WHERE owner_kind = @p0 AND kept_until <= @p1", nameof(FileOwner.Sender), now);
            if (Convert.ToInt64(await any.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) == 0)
            {
                return;
            }
        }

        await using var db = databases.Open(Scope.All);
        var over = await db.Files.AsNoTracking().Where(file => file.OwnerKind == FileOwner.Sender && file.KeptUntil <= now).ToListAsync(ct);
        foreach (var commune in over.GroupBy(file => file.CommuneId))
        {
            db.Files.RemoveRange(commune);
            // Refused only when somebody took one of them at this moment: the next turn looks again.
            await db.Commit(new Act(permit, key, "file", commune.First().Id, now, commune.Key), ct);
        }
    }
}
