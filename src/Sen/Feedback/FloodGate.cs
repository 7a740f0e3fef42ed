using Sen.Movement.Feedback;

namespace Sen.Feedback;

/// <summary>
/// Keeps the queue usable when machines send: by counting, in memory, how much came about each page and altogether – never from whom. What is too much goes
/// to the slow lane, and beyond that is not taken in, which the sender is told.
/// </summary>
public sealed class FloodGate(TimeProvider clock)
{
    /// <summary>The usual lane takes so many about one page at once, and so many a minute after that.</summary>
    public const int PageBurst = 8, PagePerMinute = 2;

    /// <summary>The usual lane takes so many altogether.</summary>
    public const int CommuneBurst = 40, CommunePerMinute = 10;

    /// <summary>The slow lane takes so many.</summary>
    public const int SlowBurst = 60, SlowPerMinute = 10;

    /// <summary>So many may wait in the slow lane; beyond that nothing is taken in through it.</summary>
    public const int MostInSlowLane = 500;

    /// <summary>The same text so often within an hour is a machine's.</summary>
    private const int SameText = 2;

    private const int MostRemembered = 2000;

    private readonly Lock _turn = new();
    private readonly Dictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private DateTimeOffset _textsSince;
    private long _turnedAway;

    /// <summary>How many were not taken in since the start.</summary>
    public long TurnedAway => Interlocked.Read(ref _turnedAway);

    /// <summary>A lane, or null when there is no room.</summary>
    /// <param name="commune">Whose portal.</param>
    /// <param name="page">What it is about.</param>
    /// <param name="text">What was written.</param>
    /// <param name="machine">The form was filled in as machines do.</param>
    public FeedbackLane? Admit(Guid commune, string page, string text, bool machine)
    {
        var now = clock.GetUtcNow();
        lock (_turn)
        {
            if (!machine && !Repeats(commune, text, now) && TakeUsual(commune, page, now))
            {
                return FeedbackLane.Usual;
            }

            if (Bucket($"{commune:n} slow", SlowBurst, SlowPerMinute).Take(now))
            {
                return FeedbackLane.Slow;
            }
        }

        TurnAway();
        return null;
    }

    /// <summary>Counts one that was not taken in.</summary>
    public void TurnAway() => Interlocked.Increment(ref _turnedAway);

    /// <summary>What was admitted was not kept after all, for example because a field has to be mended.</summary>
    public void GiveBack(Guid commune, string page, string text, FeedbackLane lane)
    {
        lock (_turn)
        {
            if (_texts.TryGetValue(TextKey(commune, text), out var times))
            {
                _texts[TextKey(commune, text)] = times - 1;
            }

            if (lane == FeedbackLane.Slow)
            {
                Bucket($"{commune:n} slow", SlowBurst, SlowPerMinute).GiveBack();
                return;
            }

            Bucket($"{commune:n}", CommuneBurst, CommunePerMinute).GiveBack();
            Bucket(PageKey(commune, page), PageBurst, PagePerMinute).GiveBack();
        }
    }

    // A page that is flooded takes nothing away from the others.
    private bool TakeUsual(Guid commune, string page, DateTimeOffset now)
    {
        var ofPage = Bucket(PageKey(commune, page), PageBurst, PagePerMinute);
        if (!ofPage.Take(now))
        {
            return false;
        }

        if (Bucket($"{commune:n}", CommuneBurst, CommunePerMinute).Take(now))
        {
            return true;
        }

        ofPage.GiveBack();
        return false;
    }

    private bool Repeats(Guid commune, string text, DateTimeOffset now)
    {
        if (now - _textsSince > TimeSpan.FromHours(1) || _texts.Count >= MostRemembered)
        {
            _texts.Clear();
            _textsSince = now;
        }

        var key = TextKey(commune, text);
        var times = _texts[key] = _texts.GetValueOrDefault(key) + 1;
        return times > SameText;
    }

    private TokenBucket Bucket(string key, int most, double perMinute)
    {
        if (_buckets.TryGetValue(key, out var bucket))
        {
            return bucket;
        }

        if (_buckets.Count >= MostRemembered)
        {
            // The pages' own are forgotten; those of the communes stay, so that forgetting opens no door.
            foreach (var page in _buckets.Keys.Where(known => known.Contains('/', StringComparison.Ordinal)).ToList())
            {
                _buckets.Remove(page);
            }
        }

        return _buckets[key] = new(most, perMinute);
    }

    private static string PageKey(Guid commune, string page) => $"{commune:n}/{page}";

    private static string TextKey(Guid commune, string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{commune:n} {Likeness.KeyOf(text)}")));
}
