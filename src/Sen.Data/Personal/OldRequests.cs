using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Personal;

namespace Sen.Data.Personal;

/// <summary>Who asked about personal data, and in which words (tên, lời của người yêu cầu): forgotten by itself when the commune's time is over, with the key of what the audit knows.</summary>
public static class OldRequests
{
    /// <summary>The setting that says how many days after the request was closed.</summary>
    public const string Days = "personal.request-days";

    /// <summary>Forgets what was kept long enough, an act for each.</summary>
    /// <param name="databases">The database.</param>
    /// <param name="permit">Sen's own.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task Forget(Databases databases, Permit permit, DateTime now, CancellationToken ct)
    {
        // Most communes have none for years, and a portal that is only read needs no model of all tables.
        await using (var connection = await databases.Connect(ct))
        {
            await using var any = connection.Ask("SELECT COUNT(*) FROM data_request WHERE closed_on IS NOT NULL AND forgotten_on IS NULL");
            if (Convert.ToInt64(await any.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) == 0)
            {
                return;
            }
        }

        await using var db = databases.Open(Scope.All);
        var today = BusinessCalendar.DateOf(now);
        var closed = await db.DataRequests.AsNoTracking().Where(row => row.ClosedOn != null && row.ForgottenOn == null).ToListAsync(ct);
        foreach (var commune in closed.GroupBy(row => row.CommuneId))
        {
            var days = (await SettingsOf.Commune(db, commune.Key, today, ct)).Number(Days);
            foreach (var over in commune.Where(row => row.IsOver(today, days)))
            {
                var request = await db.DataRequests.SingleAsync(row => row.Id == over.Id, ct);
                request.Forget(today);
                await PersonKeys.Destroy(db, request.Id, today, ct);
                // Refused only when somebody wrote to it at this moment: the next turn looks again.
                await db.Commit(new Act(permit, Guid.CreateVersion7(new DateTimeOffset(now)), "data-request", request.Id, now, request.CommuneId), ct);
            }
        }
    }
}
