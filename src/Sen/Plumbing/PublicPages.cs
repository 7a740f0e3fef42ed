using System.Collections.Concurrent;

namespace Sen.Plumbing;

/// <summary>Under which a finished public page is found: what the reader asked for, and how it is to look. Nothing of one host is ever served to another.</summary>
/// <param name="Host">Host and port of the request.</param>
/// <param name="Path">Path.</param>
/// <param name="Query">The query a page knows, in a fixed order; see <see cref="PageQuery"/>.</param>
/// <param name="Look">Light, size and language; see <see cref="Look"/>.</param>
public readonly record struct PageKey(string Host, string Path, string Query, byte Look);

/// <summary>A page being made. It remembers what was evicted since it began, so that nothing read before an edit is kept after it.</summary>
public sealed class Rendering
{
    internal Rendering(long began) => Began = began;

    /// <summary>How many evictions there had been when it began.</summary>
    internal long Began { get; }

    internal HashSet<string> Evicted { get; } = new(StringComparer.Ordinal);

    internal bool AllEvicted { get; set; }

    internal bool Saw(IEnumerable<string> tags) => AllEvicted || Evicted.Overlaps(tags);
}

/// <summary>
/// The finished public pages, kept until what they show changes. Pages carry tags (<c>model:{id}</c>, <c>models</c>, <c>article:{id}</c>,
/// <c>commune:{id}</c>); whoever changes a record evicts its tags, and the next reader gets a page made after the change.
/// Memory is bounded: the pages asked for longest ago go first.
/// </summary>
public sealed class PublicPages
{
    private readonly ConcurrentDictionary<PageKey, PublicPage> _pages = new();
    private readonly Dictionary<string, HashSet<PageKey>> _byTag = new(StringComparer.Ordinal);
    private readonly Dictionary<PageKey, (long Began, Task<PageAnswer> Answer)> _flights = [];
    private readonly HashSet<Rendering> _running = [];
    private readonly Lock _gate = new();
    private readonly long _most;
    private long _bytes;
    private long _evictions;
    private volatile bool _trusted = true;

    /// <summary>An empty cache with room for the portals of some communes.</summary>
    public PublicPages()
        : this(24 << 20)
    {
    }

    /// <summary>An empty cache.</summary>
    /// <param name="most">How many bytes it may hold.</param>
    public PublicPages(long most) => _most = most;

    /// <summary>How many pages are kept.</summary>
    public int Count => _pages.Count;

    /// <summary>How many bytes they take, about.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>False while nobody can tell whether another process changed something: then nothing is kept.</summary>
    public bool Trusted
    {
        get => _trusted;
        set
        {
            _trusted = value;
            if (!value)
            {
                EvictAll();
            }
        }
    }

    /// <summary>The finished page, or null when it has to be made.</summary>
    public PublicPage? Find(in PageKey key)
    {
        if (!_pages.TryGetValue(key, out var page))
        {
            return null;
        }

        page.LastUsed = Environment.TickCount64;
        return page;
    }

    /// <summary>
    /// Makes a page once, however many ask for it at the same time, and keeps it when it may be kept. A reader who comes after an eviction never
    /// shares a rendering that began before it.
    /// </summary>
    public Task<PageAnswer> Make(PageKey key, bool keep, Func<Task<PageAnswer>> make)
    {
        lock (_gate)
        {
            if (_flights.TryGetValue(key, out var flight) && flight.Began == _evictions)
            {
                return flight.Answer;
            }

            var rendering = new Rendering(_evictions);
            _running.Add(rendering);
            // The work itself starts outside the lock, on its own turn.
            var answer = Task.Run(() => Render(key, keep, rendering, make));
            _flights[key] = (rendering.Began, answer);
            return answer;
        }
    }

    /// <summary>Forgets every page with one of the tags. When it returns, the next reader gets a page made after this moment.</summary>
    public void Evict(params string[] tags)
    {
        lock (_gate)
        {
            _evictions++;
            foreach (var rendering in _running)
            {
                rendering.Evicted.UnionWith(tags);
            }

            foreach (var key in tags.SelectMany(tag => _byTag.TryGetValue(tag, out var keys) ? keys : []).ToHashSet())
            {
                Drop(key);
            }
        }
    }

    /// <summary>Forgets every page.</summary>
    public void EvictAll()
    {
        lock (_gate)
        {
            _evictions++;
            foreach (var rendering in _running)
            {
                rendering.AllEvicted = true;
            }

            _pages.Clear();
            _byTag.Clear();
            _bytes = 0;
        }
    }

    private async Task<PageAnswer> Render(PageKey key, bool keep, Rendering rendering, Func<Task<PageAnswer>> make)
    {
        try
        {
            var answer = await make();
            if (keep && answer is PageAnswer.Page { Kept: true } page)
            {
                Keep(key, page.Content, rendering);
            }

            return answer;
        }
        finally
        {
            lock (_gate)
            {
                _running.Remove(rendering);
                if (_flights.TryGetValue(key, out var flight) && flight.Began == rendering.Began)
                {
                    _flights.Remove(key);
                }
            }
        }
    }

    private void Keep(PageKey key, PublicPage page, Rendering rendering)
    {
        lock (_gate)
        {
            if (!_trusted || rendering.Saw(page.Tags))
            {
                return;
            }

            Drop(key);
            page.LastUsed = Environment.TickCount64;
            _pages[key] = page;
            _bytes += page.Weight;
            foreach (var tag in page.Tags)
            {
                if (!_byTag.TryGetValue(tag, out var keys))
                {
                    _byTag[tag] = keys = [];
                }

                keys.Add(key);
            }

            MakeRoom();
        }
    }

    private void MakeRoom()
    {
        if (_bytes <= _most)
        {
            return;
        }

        // Down to nine tenths, so that a full cache does not sort itself at every page.
        foreach (var (key, _) in _pages.OrderBy(page => page.Value.LastUsed).ToList())
        {
            if (_bytes <= _most / 10 * 9)
            {
                return;
            }

            Drop(key);
        }
    }

    private void Drop(PageKey key)
    {
        if (!_pages.TryRemove(key, out var page))
        {
            return;
        }

        _bytes -= page.Weight;
        foreach (var tag in page.Tags)
        {
            if (_byTag.TryGetValue(tag, out var keys) && keys.Remove(key) && keys.Count == 0)
            {
                _byTag.Remove(tag);
            }
        }
    }
}
