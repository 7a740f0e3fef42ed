using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Jobs;
using Sen.Movement;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>
/// Does the background work of this process, one job at a time: woken by the bell when a commit wrote some, else it looks every few seconds.
/// A job is leased with a fence, so that of several runners one does it, and what a crashed one left is taken over.
/// </summary>
public sealed class JobRunner(Databases databases, TimeProvider clock, IServiceScopeFactory scopes, IEnumerable<JobKind> kinds, ILogger<JobRunner> log) : BackgroundService
{
    // The first reader after a start goes before the housekeeping.
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, JobKind> _kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>Registers the runner and the recurring work.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<RootChain>();
        foreach (var recurring in Schedule.All)
        {
            services.AddSingleton(recurring.Kind);
        }

        foreach (var kind in MediaWork.Kinds)
        {
            services.AddSingleton(kind);
        }

        services.AddSingleton<JobRunner>().AddHostedService(parts => parts.GetRequiredService<JobRunner>());
    }

    /// <summary>Does one due job; false when there is none.</summary>
    public async Task<bool> DoNext(CancellationToken ct)
    {
        if (await JobQueue.Take(databases, Now, most: 1, ct) is not [var job])
        {
            return false;
        }

        try
        {
            await DoLeased(job, ct);
            if (!await JobQueue.Done(databases, job, Now, ct))
            {
                log.LogWarning("Job {Kind} {Id} was done after its lease had ended; another runner has it now.", job.Kind, job.Id);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await JobQueue.Release(databases, job, CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            log.LogError(exception, "Job {Kind} {Id} failed at try {Attempt}.", job.Kind, job.Id, job.Attempts);
            await JobQueue.Failed(databases, job, Now, $"{exception.GetType().Name}: {exception.Message}", ct);
        }

        return true;
    }

    /// <summary>Seals what was written last, after the last work is done.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await using var parts = scopes.CreateAsyncScope();
            await parts.ServiceProvider.GetRequiredService<RootChain>().Fold(databases, Now, cancellationToken);
        }
        catch (Exception exception)
        {
            log.LogWarning(exception, "The audit could not be sealed at the end; the next start does it.");
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Settle;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await databases.Bell.Wait(pause, stoppingToken);
                await DoAllDue(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                log.LogError(exception, "The background work cannot reach the database; it looks again.");
            }

            pause = Look;
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task DoAllDue(CancellationToken ct)
    {
        if (await JobQueue.Idle(databases, Schedule.Turns(Now), Now, ct))
        {
            return;
        }

        await Schedule.Queue(databases, Now, ct);
        while (await DoNext(ct))
        {
            ct.ThrowIfCancellationRequested();
        }
    }

    private async Task DoLeased(Leased job, CancellationToken ct)
    {
        var kind = _kinds.GetValueOrDefault(job.Kind) ?? throw new InvalidOperationException($"Nobody here does “{job.Kind}”.");
        var permit = Access.Ask(Actor.Sen(Door.Job), kind.Operation, Subject.None);
        if (!permit.Ok)
        {
            throw new InvalidOperationException(permit.Refusal.Sentence.En);
        }

        using var working = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var keeping = KeepLease(job, working);
        try
        {
            await using var parts = scopes.CreateAsyncScope();
            await kind.Work(new(job, databases, permit.Value, Now, parts.ServiceProvider), working.Token);
        }
        finally
        {
            await working.CancelAsync();
            await keeping;
        }
    }

    // Long work keeps its lease; work whose lease was lost is called off.
    private async Task KeepLease(Leased job, CancellationTokenSource working)
    {
        var holdsUntil = Now + JobQueue.Lease;
        while (!working.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(JobQueue.Lease / 3, clock, working.Token);
                var now = Now;
                if (!await JobQueue.Renew(databases, job, now, working.Token))
                {
                    await working.CancelAsync();
                }

                holdsUntil = now + JobQueue.Lease;
            }
            catch (OperationCanceledException) when (working.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                log.LogWarning(exception, "The lease of job {Kind} {Id} could not be renewed; it is tried again until it runs out.", job.Kind, job.Id);
                if (Now >= holdsUntil)
                {
                    await working.CancelAsync();
                }
            }
        }
    }
}
