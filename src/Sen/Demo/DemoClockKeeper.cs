using Sen.Data;
using Sen.Plumbing;

namespace Sen.Demo;

/// <summary>Keeps the demonstration's date while the program runs, so that the next start goes on from where it stopped. A listed exception: no act.</summary>
public sealed class DemoClockKeeper(Databases databases, BusinessClock clock, ILogger<DemoClockKeeper> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!clock.IsDemo)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Keep(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await Keep(CancellationToken.None);
        }
    }

    private async Task Keep(CancellationToken ct)
    {
        try
        {
            await InstallationReading.KeepDemoClock(databases, clock.GetUtcNow().UtcDateTime, ct);
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or TimeoutException)
        {
            log.LogWarning(exception, "The demonstration's date could not be kept; it is tried again.");
        }
    }
}
