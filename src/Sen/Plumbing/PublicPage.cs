using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using Microsoft.Extensions.Primitives;
using Sen.Data.Portal;

namespace Sen.Plumbing;

/// <summary>What an address of the portal answers.</summary>
public abstract record PageAnswer
{
    private PageAnswer()
    {
    }

    /// <summary>A page. <paramref name="Kept"/> is false for what must not fill the cache, such as a free search.</summary>
    public sealed record Page(PublicPage Content, bool Kept = true) : PageAnswer;

    /// <summary>Nothing is there.</summary>
    public sealed record Missing : PageAnswer;

    /// <summary>The present address of what was asked for under an old one (301).</summary>
    public sealed record Moved(string To) : PageAnswer;
}

/// <summary>How the body travels.</summary>
public enum Coding
{
    /// <summary>As it is.</summary>
    Identity,

    /// <summary>gzip.</summary>
    Gzip,

    /// <summary>Brotli.</summary>
    Brotli,
}

/// <summary>The counts as they were read once, the same for every coding: no reader sees a number go back.</summary>
/// <param name="Views">Views of the article.</param>
/// <param name="Visits">Visits to the site.</param>
/// <param name="Change">See <see cref="PublicPage.Change"/>.</param>
/// <param name="Day">The local day it was read on: at midnight “today” begins anew.</param>
/// <param name="At">Milliseconds of the machine's running clock.</param>
public sealed record CountReading(long Views, VisitTotals Visits, long Change, int Day, long At);

/// <summary>The bytes of a page with the counts in them, ready to be sent.</summary>
/// <param name="Bytes">The body in its coding.</param>
/// <param name="ETag">Changes with every byte of it.</param>
/// <param name="Reading">The counts in it.</param>
public sealed record PageBody(byte[] Bytes, StringValues ETag, CountReading Reading);

/// <summary>
/// A finished page: its HTML cut at the places of the counts, so that the counts go in without making the page anew. A body is made
/// again when a count changed, at most about once a second and by one reader at a time.
/// </summary>
public sealed class PublicPage
{
    // A body older than this is made anew, which leaves a tenth of the promised second for making it.
    private const long FreshFor = 900, PromisedFor = 1000;

    private readonly byte[][] _pieces;
    private readonly Counted[] _slots;
    private readonly Words _words;
    private readonly ArticleCount? _views;
    private readonly VisitCount? _visits;
    private readonly PageBody?[] _bodies = new PageBody?[3];
    private readonly Task<PageBody>?[] _making = new Task<PageBody>?[3];
    private readonly Lock _gate = new();
    private CountReading? _reading;

    /// <summary>Cuts the HTML at the marks.</summary>
    /// <param name="html">The page with <see cref="CountMarks"/> where counts belong.</param>
    /// <param name="tags">What it shows.</param>
    /// <param name="words">How numbers are written.</param>
    /// <param name="views">Views of the article, when it is one.</param>
    /// <param name="visits">Visits to the site; null for a page that is not counted.</param>
    public PublicPage(string html, IReadOnlyList<string> tags, Words words, ArticleCount? views, VisitCount? visits)
    {
        (Tags, _words, _views, _visits) = (tags, words, views, visits);
        var parts = CountMarks.Cut(html);
        _pieces = [.. parts.Select(part => Encoding.UTF8.GetBytes(part.Html))];
        _slots = [.. parts.SkipLast(1).Select(part => part.Then)];
        // The compressed bodies together are about half of the plain one.
        Weight = (_pieces.Sum(piece => (long)piece.Length) * 5 / 2) + 1024;
    }

    /// <summary>What it shows: an eviction of one of these forgets it.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>Memory it takes, about, in bytes.</summary>
    public long Weight { get; }

    /// <summary>When it was asked for last, in milliseconds of the machine's running clock.</summary>
    public long LastUsed { get; set; }

    /// <summary>Grows whenever a count the page shows has changed.</summary>
    public long Change => (_views?.Change ?? 0) + (_visits?.Change ?? 0);

    /// <summary>Counts one reader: a visit to the site and, on an article, a view.</summary>
    public void Count()
    {
        _views?.Add();
        _visits?.Add();
    }

    /// <summary>The body now when it needs no making, else null.</summary>
    public PageBody? Ready(Coding coding) => _bodies[(int)coding] is { } body && ReferenceEquals(body.Reading, _reading) && Holds(body.Reading, FreshFor) ? body : null;

    /// <summary>The body with the counts as they are now, at most a second old.</summary>
    public async ValueTask<PageBody> Body(Coding coding, CancellationToken ct)
    {
        Task<PageBody> making;
        lock (_gate)
        {
            if (Ready(coding) is { } ready)
            {
                return ready;
            }

            if (_making[(int)coding] is not { IsCompleted: false } running)
            {
                making = _making[(int)coding] = Task.Run(() => Make(coding), CancellationToken.None);
            }
            else if (_bodies[(int)coding] is { } last && Holds(last.Reading, PromisedFor))
            {
                // Somebody is making it: the one before still holds for the rest of its second.
                return last;
            }
            else
            {
                making = running;
            }
        }

        return await making.WaitAsync(ct);
    }

    private bool Holds(CountReading reading, long milliseconds) =>
        reading.Day == (_visits?.Day ?? 0) && (reading.Change == Change || Environment.TickCount64 - reading.At < milliseconds);

    private async Task<CountReading> Read(CancellationToken ct)
    {
        // Noted before the numbers are read: what is added meanwhile makes the next reading.
        var (at, day, change) = (Environment.TickCount64, _visits?.Day ?? 0, Change);
        var visits = _visits is null ? default : await _visits.Read(ct);
        var views = _views is null ? 0 : await _views.Read(ct);
        return new(views, visits, change, day, at);
    }

    private async Task<PageBody> Make(Coding coding)
    {
        if (_reading is not { } reading || !Holds(reading, FreshFor))
        {
            _reading = reading = await Read(CancellationToken.None);
        }

        using var body = new MemoryStream(_pieces.Sum(piece => piece.Length) + (_slots.Length * 16));
        for (var i = 0; i < _pieces.Length; i++)
        {
            body.Write(_pieces[i]);
            if (i < _slots.Length)
            {
                body.Write(Encoding.UTF8.GetBytes(_words.Number(_slots[i] switch
                {
                    Counted.Views => reading.Views,
                    Counted.VisitsMonth => reading.Visits.Month,
                    Counted.VisitsDay => reading.Visits.Today,
                    Counted.VisitsNow => reading.Visits.Now,
                    _ => reading.Visits.Total,
                })));
            }
        }

        var bytes = Packed(coding, body.GetBuffer().AsSpan(0, (int)body.Length));
        return _bodies[(int)coding] = new(bytes, $"\"{Convert.ToHexStringLower(XxHash128.Hash(bytes))}\"", reading);
    }

    // Packed in one go, and looking back no further than most pages are long: what Brotli takes for it by default is many times the page.
    private static byte[] Packed(Coding coding, ReadOnlySpan<byte> page)
    {
        switch (coding)
        {
            case Coding.Brotli:
                var packed = new byte[BrotliEncoder.GetMaxCompressedLength(page.Length)];
                return BrotliEncoder.TryCompress(page, packed, out var length, quality: 7, window: 17) ? packed[..length] : throw new InvalidOperationException("A page could not be packed.");
            case Coding.Gzip:
                using (var packing = new MemoryStream())
                {
                    using (var gzip = new GZipStream(packing, CompressionLevel.Optimal, leaveOpen: true))
                    {
                        gzip.Write(page);
                    }

                    return packing.ToArray();
                }

            default:
                return page.ToArray();
        }
    }
}
