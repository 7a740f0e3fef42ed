using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;

namespace Sen.Data.Feedback;

/// <summary>Names and telephone numbers citizens left (tên, số điện thoại người góp ý để lại): erased by themselves when the commune's time is over.</summary>
public static class OldContacts
{
    /// <summary>The setting that says how many days after the matter was closed.</summary>
    public const string Days = "feedback.contact-days";

    /// <summary>Erases what was kept long enough, an act for each: the line says that it was erased and nothing else.</summary>
    /// <param name="databases">The database.</param>
    /// <param name="permit">Sen's own.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task Forget(Databases databases, Permit permit, DateTime now, CancellationToken ct)
    {
        // On most days nobody has left a name, and a portal that is only read needs no model of all tables.
        await using (var connection = await databases.Connect(ct))
        {
            await using var any = connection.Ask("SELECT COUNT(*) FROM feedback WHERE contact_name IS NOT NULL OR contact_phone IS NOT NULL");
            if (Convert.ToInt64(await any.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) == 0)
            {
                return;
            }
        }

        await using var db = databases.Open(Scope.All);
        var today = BusinessCalendar.DateOf(now);
        var kept = await db.Feedback.AsNoTracking().Where(row => (row.ContactName != null || row.ContactPhone != null) && row.State != FeedbackState.Waiting).ToListAsync(ct);
        foreach (var commune in kept.GroupBy(row => row.CommuneId))
        {
            var days = (await SettingsOf.Commune(db, commune.Key, today, ct)).Number(Days);
            foreach (var over in commune.Where(row => row.ContactIsOver(today, days)))
            {
                var feedback = await db.Feedback.SingleAsync(row => row.Id == over.Id, ct);
                feedback.EraseContact();
                // Refused only when somebody wrote to it at this moment: the next turn looks again. What is erased is not found a second time.
                await db.Commit(new Act(permit, Guid.CreateVersion7(new DateTimeOffset(now)), "feedback", feedback.Id, now, feedback.CommuneId), ct);
            }
        }
    }

    /// <summary>True when the time was over, and not the writer who took them back.</summary>
    public static Task<bool> Forgotten(SenDb db, Guid feedback, CancellationToken ct)
    {
        var (subject, verb) = (feedback.ToString("d"), Operation.ForgetContact.Verb());
        return db.AuditLines.AsNoTracking().AnyAsync(line => line.SubjectId == subject && line.Verb == verb, ct);
    }
}
