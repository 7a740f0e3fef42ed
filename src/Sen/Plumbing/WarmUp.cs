using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Sen.Data;

namespace Sen.Plumbing;

/// <summary>
/// Makes ready what the first form and the first sign-in will want: the model of all tables and the keys of the cookies. It waits until the
/// first readers have been answered, so that it delays nobody.
/// </summary>
public sealed class WarmUp(Databases databases, IKeyManager keys, ILogger<WarmUp> log) : BackgroundService
{
    private static readonly TimeSpan FirstReadersFirst = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(FirstReadersFirst, stoppingToken);
            await using var db = databases.Open(Scope.All);
            await db.Installation.AsNoTracking().AnyAsync(stoppingToken);
            keys.GetAllKeys();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
        catch (DbException failure)
        {
            log.LogDebug(failure, "Nothing was warmed up; the first who asks waits a little.");
        }
    }
}
