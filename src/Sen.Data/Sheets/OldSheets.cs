using Microsoft.EntityFrameworkCore;
using Sen.Data.Files;
using Sen.Movement.People;
using Sen.Movement.Sheets;

namespace Sen.Data.Sheets;

/// <summary>
/// Sheets nobody needs any more (bảng tính hết hạn lưu): one that was sent and never brought in goes as a whole; of accounts that came in only the sheets go, for they name persons, and
/// the import stays on record.
/// </summary>
public static class OldSheets
{
    /// <summary>How long a sheet is kept after it was sent, or after its accounts came in.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>Forgets what was kept long enough, an act for each.</summary>
    /// <param name="databases">The database.</param>
    /// <param name="permit">Sen's own.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task Forget(Databases databases, Permit permit, DateTime now, CancellationToken ct)
    {
        // Most communes bring in sheets once a year, and a portal that is only read needs no model of all tables.
        await using (var connection = await databases.Connect(ct))
        {
            await using var any = connection.Ask("SELECT COUNT(*) FROM sheet_import");
            if (Convert.ToInt64(await any.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) == 0)
            {
                return;
            }
        }

        await using var db = databases.Open(Scope.All);
        var before = now - Life;
        var old = await db.SheetImports.AsNoTracking()
            .Where(row => (row.State == ImportState.Waiting && row.SentAt < before) || (row.Kind == SheetKind.People && row.State != ImportState.Waiting && row.RunAt < before)).Select(row => row.Id).ToListAsync(ct);
        foreach (var id in old)
        {
            var import = await db.SheetImports.SingleAsync(row => row.Id == id, ct);
            var some = import.State == ImportState.Waiting ? await Discard(db, import, ct) : await ForgetBytes(db, import, ct);
            if (some)
            {
                // Refused only when somebody wrote to it at this moment: the next turn looks again.
                await db.Commit(new Act(permit, Guid.CreateVersion7(new DateTimeOffset(now)), SheetForm.Of(import.Kind).RecordKind, import.Id, now, import.CommuneId), ct);
            }
        }
    }

    /// <summary>Takes a sheet that was never brought in away, with its files; the caller's act writes it.</summary>
    public static async Task<bool> Discard(SenDb db, SheetImport import, CancellationToken ct)
    {
        await ForgetBytes(db, import, ct);
        db.SheetImports.Remove(import);
        return true;
    }

    /// <summary>Takes the sheet and its error sheet away and leaves the import on record; false when they are gone already. The caller's act writes it.</summary>
    public static async Task<bool> ForgetBytes(SenDb db, SheetImport import, CancellationToken ct)
    {
        var files = await db.Files.Where(file => file.OwnerKind == FileOwner.SheetImport && file.OwnerId == import.Id).ToListAsync(ct);
        db.Files.RemoveRange(files);
        import.ForgetSheets();
        return files.Count > 0;
    }
}
