using Microsoft.EntityFrameworkCore;
using Sen.Movement.Settings;

namespace Sen.Data;

/// <summary>Named query on dated settings (cài đặt).</summary>
public static class SettingsOf
{
    /// <summary>The settings of a commune in force on a day.</summary>
    public static async Task<Settings> Commune(SenDb db, Guid communeId, DateOnly day, CancellationToken ct) =>
        Settings.On(await db.Settings.AsNoTracking().Where(row => row.CommuneId == communeId).ToListAsync(ct), day);
}
