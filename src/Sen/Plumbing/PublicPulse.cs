using System.Collections.Concurrent;
using System.Data.Common;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>
/// Twice a second: writes the counts, and looks whether another process (the command line, a second node) has committed an act. Acts of this
/// process evict what they touch before their writer goes on.
/// </summary>
public sealed class PublicPulse : IHostedService, IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    // Acts that no public page shows (a draft is not one of them: it may say that a public model’s people need protecting). Every other act makes the pages of its commune anew: a page too many costs a millisecond, one too few is wrong.
    private static readonly HashSet<Operation> Unseen =
    [
        Operation.SignIn, Operation.SignOut, Operation.ChangePassword, Operation.CreateAccount,
        Operation.DisableAccount, Operation.ResetPassword, Operation.GivePost, Operation.EndPost, Operation.FoldAudit,
        Operation.KeepPhoto, Operation.TidyUp,
        // The working copy of an article is nobody's but its writers'.
        Operation.EditArticle, Operation.MoveArticle, Operation.ReviewArticle,
        Operation.SendFeedback, Operation.AddToFeedback, Operation.EraseContact, Operation.ForgetContact, Operation.SortFeedback,
    ];

    private readonly Databases _databases;
    private readonly PublicPages _pages;
    private readonly ViewCounts _counts;
    private readonly BusinessClock _clock;
    private readonly ILogger<PublicPulse> _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<(string Commune, long Line), byte> _own = new();
    private IReadOnlyDictionary<string, long>? _heads;
    private DateOnly _day;
    private Task _beating = Task.CompletedTask;

    /// <summary>Begins to listen to this process's own acts.</summary>
    public PublicPulse(Databases databases, PublicPages pages, ViewCounts counts, BusinessClock clock, ILogger<PublicPulse> log)
    {
        (_databases, _pages, _counts, _clock, _log) = (databases, pages, counts, clock, log);
        _day = BusinessCalendar.Today(clock);
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
                await BeatOnce();
            }
            while (await timer.WaitForNextTickAsync(_stop.Token));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }
    }

    // Whatever goes wrong in one beat, the next one comes: without it no count is written and no other node’s revocation is seen.
    private async Task BeatOnce()
    {
        try
        {
            await _counts.Flush(_stop.Token);
            TurnWithTheDay();
            await LookForOthers(_stop.Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            _pages.Trusted = false;
            _log.LogError(failure, "The public pages could not be watched; until that is possible none is kept.");
        }
    }

    // Pages tell the demonstration’s date, what is in force today and where the year stands.
    private void TurnWithTheDay()
    {
        var today = BusinessCalendar.Today(_clock);
        if (today != _day)
        {
            _pages.EvictAll();
            _day = today;
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
