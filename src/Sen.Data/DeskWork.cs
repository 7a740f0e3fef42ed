using Microsoft.EntityFrameworkCore;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Movement.Settings;

namespace Sen.Data;

/// <summary>Named query: what waits for a person (việc của tôi), by the table of work and the settings of each commune.</summary>
public static class DeskWork
{
    /// <summary>The person's work, soonest first. Somebody no row of the table speaks of costs no query.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="actor">The person.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<Work>> For(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        if (!WorkTable.Rows.Any(row => Access.Ever(actor, row.Operation)))
        {
            return [];
        }

        var sources = await Registrations.Waiting(db, ct);
        var communes = sources.Select(source => source.Subject.CommuneId!.Value).Distinct().ToList();
        var settings = (await db.Settings.AsNoTracking().Where(row => communes.Contains(row.CommuneId)).ToListAsync(ct)).ToLookup(row => row.CommuneId);
        return
        [
            .. sources.GroupBy(source => source.Subject.CommuneId!.Value)
                .SelectMany(commune => WorkTable.For(actor, commune, Settings.On(settings[commune.Key], today), today))
                .OrderBy(work => work.Due).ThenBy(work => work.RegistrationId),
        ];
    }
}
