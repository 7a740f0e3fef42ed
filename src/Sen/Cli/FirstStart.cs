using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Demo;
using Sen.Plumbing;

namespace Sen.Cli;

/// <summary>What a database needs once, before the first request: the demonstration, unless the start is an empty one.</summary>
public static class FirstStart
{
    /// <summary>Loads the demonstration into a database nobody has set up, and starts its clock where it stopped.</summary>
    public static async Task Prepare(IServiceProvider parts, SenOptions options, Databases databases, BusinessClock clock)
    {
        if (!options.Empty && await InstallationReading.Of(databases, CancellationToken.None) is { SetUpAt: null } && await Untouched(databases))
        {
            await new LoadDemo(databases, parts.GetRequiredService<IPasswordHasher<Account>>(), parts.GetRequiredService<IDataProtectionProvider>()).Run(CancellationToken.None);
        }

        if (await InstallationReading.Of(databases, CancellationToken.None) is { IsDemo: true, DemoClock: { } stopped })
        {
            clock.Demonstrate(new DateTimeOffset(stopped, TimeSpan.Zero));
        }
    }

    // A demonstration whose loading was cut short counts as untouched: loading goes on where it stopped.
    private static async Task<bool> Untouched(Databases databases)
    {
        await using var db = databases.Open(Scope.All);
        return await db.Installation.AnyAsync(row => row.SetUpAt == null) && !await db.Users.AnyAsync(account => !account.IsDemo);
    }
}
