using Sen.Data.Portal;

namespace Sen.Plumbing;

/// <summary>Views of one article: what is stored, what is being written, what was added since.</summary>
public sealed class ArticleCount
{
    private readonly ViewCounts _book;
    private readonly Lock _gate = new();
    private long _stored, _writing, _added, _change, _readAt;

    internal ArticleCount(Guid articleId, ViewCounts book, long stored) =>
        (ArticleId, _book, _stored, _readAt) = (articleId, book, stored, Environment.TickCount64);

    /// <summary>The article.</summary>
    public Guid ArticleId { get; }

    /// <summary>Grows whenever the number may have changed.</summary>
    public long Change => Volatile.Read(ref _change);

    /// <summary>The number now.</summary>
    public long Now
    {
        get
        {
            lock (_gate)
            {
                return _stored + _writing + Volatile.Read(ref _added);
            }
        }
    }

    /// <summary>One view more.</summary>
    public void Add()
    {
        Interlocked.Increment(ref _added);
        Interlocked.Increment(ref _change);
    }

    /// <summary>The number now, with what other nodes have written up to a second ago.</summary>
    public async Task<long> Read(CancellationToken ct)
    {
        if (Environment.TickCount64 - Volatile.Read(ref _readAt) > 500)
        {
            await Fresh(ct);
        }

        return Now;
    }

    internal long Take()
    {
        lock (_gate)
        {
            _writing = Interlocked.Exchange(ref _added, 0);
            return _writing;
        }
    }

    internal void Stored(long stored)
    {
        lock (_gate)
        {
            (_stored, _writing, _readAt) = (stored, 0, Environment.TickCount64);
        }

        Interlocked.Increment(ref _change);
    }

    internal void GiveBack(long added)
    {
        lock (_gate)
        {
            _writing = 0;
            Interlocked.Add(ref _added, added);
        }
    }

    private async Task Fresh(CancellationToken ct)
    {
        if (await _book.Ask(StoredCounts.Views(_book.Databases, ArticleId, ct)) is not { } stored)
        {
            return;
        }

        lock (_gate)
        {
            // While a batch is on its way nobody can tell whether the number read holds it.
            if (_writing == 0 && stored > _stored)
            {
                _stored = stored;
            }

            _readAt = Environment.TickCount64;
        }
    }
}
