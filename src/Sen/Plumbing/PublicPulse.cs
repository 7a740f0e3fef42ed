using System.Collections.Concurrent;
using System.Data.Common;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>
/// Twice a second: writes the counts, and looks whether another process (the command line, a second node) has committed an act. Acts of this
/// process evict what they touch before their writer goes on.
/// </summary>
public sealed class PublicPulse : IHostedService, IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    // Acts that no public page shows. Every other act makes the pages of its commune anew: a page too many costs a millisecond, one too few is wrong.
    private static readonly HashSet<Operation> Unseen =
    [
        Operation.DraftRegistration, Operation.SignIn, Operation.SignOut, Operation.ChangePassword, Operation.CreateAccount,
        Operation.DisableAccount, Operation.ResetPassword, Operation.GivePost, Operation.EndPost, Operation.FoldAudit,
    ];

    private readonly Databases _databases;
    private readonly PublicPages _pages;
    private readonly ViewCounts _counts;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<(string Commune, long Line), byte> _own = new();
    private IReadOnlyDictionary<string, long>? _heads;
    private Task _beating = Task.CompletedTask;

    /// <summary>Begins to listen to this process's own acts.</summary>
    public PublicPulse(Databases databases, PublicPages pages, ViewCounts counts)
    {
        (_databases, _pages, _counts) = (databases, pages, counts);
        databases.Committed += Notice;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _beating = Task.Run(Run, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>The server has stopped answering by now: what was counted last is written.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _beating;
        await _counts.Flush(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _databases.Committed -= Notice;
        _stop.Dispose();
    }

    private async Task Run()
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            do
            {
                await _counts.Flush(_stop.Token);
                await LookForOthers(_stop.Token);
            }
            while (await timer.WaitForNextTickAsync(_stop.Token));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }
    }

    private void Notice(Act act, Receipt receipt)
    {
        _own[(act.CommuneId.ToString("d"), receipt.Line)] = 0;
        if (act.CommuneId == Guid.Empty)
        {
            _pages.EvictAll();
        }
        else if (!Unseen.Contains(act.Permit.Operation))
        {
            _pages.Evict($"{act.SubjectKind}:{act.SubjectId}", $"commune:{act.CommuneId}");
        }
    }

    private async Task LookForOthers(CancellationToken ct)
    {
        try
        {
            var heads = await ChainHeads.Read(_databases, ct);
            _pages.Trusted = true;
            foreach (var (commune, seq) in heads)
            {
                // Every line since the last look that this process did not write is another's.
                for (var line = _heads?.GetValueOrDefault(commune) + 1 ?? seq; line <= seq; line++)
                {
                    if (!_own.TryRemove((commune, line), out _))
                    {
                        EvictAllOf(commune);
                        break;
                    }
                }
            }

            _heads = heads;
        }
        catch (DbException)
        {
            // What cannot be checked is not shown: until the database answers again nothing is kept.
            _pages.Trusted = false;
        }
    }

    private void EvictAllOf(string commune)
    {
        if (commune == Guid.Empty.ToString("d"))
        {
            _pages.EvictAll();
        }
        else
        {
            _pages.Evict($"commune:{commune}");
        }
    }
}
