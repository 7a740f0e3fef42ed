using Sen.Data.Portal;
using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>Visits to one commune's site: since it was opened, this month, today by the local day of the business clock.</summary>
public sealed class VisitCount
{
    private const long NowMeans = 5 * 60_000, Between = 5_000;

    private readonly ViewCounts _book;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();

    // Today last; a day before it stays until nothing of it is left to be written.
    private readonly List<DayCount> _days;
    // All visits at moments of the last minutes, oldest first, as numbers without anybody behind them.
    private readonly Queue<(long At, long Total)> _past = new();
    private VisitTotals _stored;
    private long _change, _readAt = -1;
    private DayCount _today;

    internal VisitCount(Guid communeId, ViewCounts book, TimeProvider clock)
    {
        (CommuneId, _book, _clock) = (communeId, book, clock);
        _today = new(BusinessCalendar.Today(clock));
        _days = [_today];
    }

    /// <summary>The commune.</summary>
    public Guid CommuneId { get; }

    /// <summary>Grows whenever a number may have changed.</summary>
    public long Change => Volatile.Read(ref _change);

    /// <summary>The local day, counted from the calendar's first.</summary>
    public int Day => Today().Date.DayNumber;

    /// <summary>One visit more, on the local day it is now.</summary>
    public void Add()
    {
        Interlocked.Increment(ref Today().Added);
        Interlocked.Increment(ref _change);
    }

    /// <summary>The numbers now, with what other nodes have written up to a second ago.</summary>
    public async Task<VisitTotals> Read(CancellationToken ct)
    {
        var today = Today();
        if (_readAt < 0 || _stored.Day != today.Date || Environment.TickCount64 - Volatile.Read(ref _readAt) > 500)
        {
            await Fresh(today.Date, ct);
        }

        lock (_gate)
        {
            var sums = _days.Aggregate(_stored, (sums, day) => sums.Plus(day.Date, day.Writing + Volatile.Read(ref day.Added)));
            return sums with { Now = Lately(sums.Total) };
        }
    }

    // What came since the moment five minutes ago, or since the start when that is nearer; what other nodes counted is in the total too.
    private long Lately(long total)
    {
        var now = Environment.TickCount64;
        while (_past.TryPeek(out var oldest) && now - oldest.At > NowMeans && _past.Count > 1)
        {
            _past.Dequeue();
        }

        if (_past.Count == 0)
        {
            // The reader for whom this page is made is here now.
            _past.Enqueue((now, Math.Max(0, total - 1)));
        }
        else if (now - _past.Last().At >= Between)
        {
            _past.Enqueue((now, total));
        }

        return Math.Max(0, total - _past.Peek().Total);
    }

    internal IReadOnlyList<(DateOnly Day, long Added)> Take()
    {
        var today = Today();
        lock (_gate)
        {
            _days.RemoveAll(day => day != today && day.Date < today.Date.AddDays(-1) && day.Added == 0);
            foreach (var day in _days)
            {
                day.Writing = Interlocked.Exchange(ref day.Added, 0);
            }

            return [.. _days.Where(day => day.Writing > 0).Select(day => (day.Date, day.Writing))];
        }
    }

    /// <summary>What was taken is in the database now.</summary>
    internal void Stored()
    {
        lock (_gate)
        {
            foreach (var day in _days)
            {
                _stored = _stored.Plus(day.Date, day.Writing);
                day.Writing = 0;
            }
        }
    }

    /// <summary>What was taken could not be written.</summary>
    internal void GiveBack()
    {
        lock (_gate)
        {
            foreach (var day in _days)
            {
                Interlocked.Add(ref day.Added, day.Writing);
                day.Writing = 0;
            }
        }
    }

    private DayCount Today()
    {
        var (today, now) = (_today, _clock.GetUtcNow().UtcTicks);
        return today.From <= now && now < today.Until ? today : Turn();
    }

    private DayCount Turn()
    {
        lock (_gate)
        {
            var date = BusinessCalendar.Today(_clock);
            if (date != _today.Date)
            {
                _today = _days.Find(day => day.Date == date) ?? new(date);
                _days.Remove(_today);
                _days.Add(_today);
                Interlocked.Increment(ref _change);
            }

            return _today;
        }
    }

    private async Task Fresh(DateOnly today, CancellationToken ct)
    {
        if (await _book.Ask(StoredCounts.Visits(_book.Databases, CommuneId, today, ct)) is not { } stored)
        {
            return;
        }

        lock (_gate)
        {
            // While a batch is on its way nobody can tell whether the sums read hold it.
            if (_days.TrueForAll(day => day.Writing == 0) && (stored.Day != _stored.Day || stored.Total > _stored.Total))
            {
                _stored = stored;
            }

            Volatile.Write(ref _readAt, Environment.TickCount64);
        }
    }

    private sealed class DayCount(DateOnly date)
    {
        public long Added;

        public long Writing { get; set; }

        public DateOnly Date { get; } = date;

        /// <summary>UTC ticks of its first moment and of the next local midnight.</summary>
        public long From { get; } = BusinessCalendar.ToUtc(date).Ticks;

        public long Until { get; } = BusinessCalendar.ToUtc(date.AddDays(1)).Ticks;
    }
}
