namespace Sen.Feedback;

/// <summary>So many at once, and so many a minute after that. It remembers a number and an instant, nothing of who came.</summary>
internal sealed class TokenBucket(int most, double perMinute)
{
    private double _tokens = most;
    private DateTimeOffset? _last;

    /// <summary>Takes one; false when there is none.</summary>
    public bool Take(DateTimeOffset now)
    {
        if (_last is { } last && now > last)
        {
            _tokens = Math.Min(most, _tokens + ((now - last).TotalMinutes * perMinute));
        }

        _last = now;
        if (_tokens < 1)
        {
            return false;
        }

        _tokens--;
        return true;
    }

    /// <summary>Gives one back: what it was taken for did not happen.</summary>
    public void GiveBack() => _tokens = Math.Min(most, _tokens + 1);
}
