namespace Sen.Plumbing;

/// <summary>A clock that was set to an instant when it started and runs on from there.</summary>
/// <param name="start">What it showed at the start.</param>
public sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _started = TimeProvider.System.GetTimestamp();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + TimeProvider.System.GetElapsedTime(_started);
}

/// <summary>
/// The clock business time is read from: the machine's, or in a demonstration its own labelled date, which runs only while the program runs
/// and goes on from where it stopped, whatever today is.
/// </summary>
/// <param name="machine">The machine's clock.</param>
public sealed class BusinessClock(TimeProvider machine) : TimeProvider
{
    private TimeProvider _now = machine;

    /// <summary>The machine's own clock: codes of telephones and proofs of who somebody is are measured by it, whatever date the demonstration shows.</summary>
    public TimeProvider Machine { get; } = machine;

    /// <summary>True while the demonstration's date is shown.</summary>
    public bool IsDemo { get; private set; }

    /// <summary>Goes over to the demonstration's date.</summary>
    public void Demonstrate(DateTimeOffset from) => (_now, IsDemo) = (new ShiftedClock(from), true);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now.GetUtcNow();
}
