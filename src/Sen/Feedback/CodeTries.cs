using Sen.Movement.Feedback;

namespace Sen.Feedback;

/// <summary>
/// How fast codes may be tried. Tries are counted by the first two signs of the code, not by who tries: whoever guesses at random empties all of the small
/// buckets evenly and slowly, and nobody who holds a code is kept out by it.
/// </summary>
public sealed class CodeTries(TimeProvider clock)
{
    /// <summary>Wrong tries at once under the same two signs, and a minute after that.</summary>
    public const int Burst = 12, PerMinute = 12;

    private const int Signs = 2;

    private readonly Lock _turn = new();
    private readonly Dictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>May this be looked at now?</summary>
    public bool Take(string typed)
    {
        lock (_turn)
        {
            return Bucket(typed).Take(clock.GetUtcNow());
        }
    }

    /// <summary>It was right: right ones are not counted.</summary>
    public void GiveBack(string typed)
    {
        lock (_turn)
        {
            Bucket(typed).GiveBack();
        }
    }

    // 32 × 32 buckets, and one for what cannot be a code.
    private TokenBucket Bucket(string typed)
    {
        var code = ReceiptCode.Clean(typed);
        var key = code.Length < Signs || !code[..Signs].All(char.IsAsciiLetterOrDigit) ? "" : code[..Signs];
        if (!_buckets.TryGetValue(key, out var bucket))
        {
            _buckets[key] = bucket = new(Burst, PerMinute);
        }

        return bucket;
    }
}
