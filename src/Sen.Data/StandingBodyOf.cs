using Microsoft.EntityFrameworkCore;
using Sen.Movement.Settings;

namespace Sen.Data;

/// <summary>Named query on the standing body of the movement (cơ quan thường trực).</summary>
public static class StandingBodyOf
{
    /// <summary>The body in force in a commune on a day.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="commune">The commune.</param>
    /// <param name="settings">Its settings of the day.</param>
    /// <param name="day">The day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<StandingBody> Commune(SenDb db, Guid commune, Settings settings, DateOnly day, CancellationToken ct) =>
        StandingBody.On(settings, Guid.TryParse(settings.Text(StandingBody.OrganisationKey), out var id)
            ? await db.Organisations.AsNoTracking().Where(row => row.Id == id && row.CommuneId == commune).ToListAsync(ct) : [], day);
}
