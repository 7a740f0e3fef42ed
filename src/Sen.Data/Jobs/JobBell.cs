namespace Sen.Data.Jobs;

/// <summary>Wakes the runner of this process when a commit wrote background work; work of other processes is found by looking now and then.</summary>
public sealed class JobBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0);

    /// <summary>Rings. Ringing twice before anybody listens is ringing once.</summary>
    public void Ring()
    {
        if (_rung.CurrentCount == 0)
        {
            _rung.Release();
        }
    }

    /// <summary>Waits for the bell, at most so long; true when it rang.</summary>
    public Task<bool> Wait(TimeSpan atMost, CancellationToken ct) => _rung.WaitAsync(atMost, ct);

    /// <inheritdoc/>
    public void Dispose() => _rung.Dispose();
}
