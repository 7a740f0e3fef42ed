namespace Sen.Testing;

/// <summary>A machine clock that shows what the test says and stands still in between.</summary>
public sealed class SettableClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>A working day in September, 08:00 in Việt Nam, the year the demonstration lives in.</summary>
    public static DateTimeOffset Usual { get; } = new(2022, 9, 23, 8, 0, 0, TimeSpan.FromHours(7));

    public DateTimeOffset Now { get; set; } = now;

    public void Advance(TimeSpan by) => Now += by;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
