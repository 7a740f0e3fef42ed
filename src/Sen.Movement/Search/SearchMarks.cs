using System.Text;
using Sen.Movement.Text;

namespace Sen.Movement.Search;

/// <summary>A stretch of a text that is shown, and whether it is what was looked for.</summary>
public readonly record struct MarkedRun(string Text, bool IsHit);

/// <summary>
/// Finds in a text what a question looks for (đánh dấu chữ tìm thấy): for the marks in titles and passages, and for telling texts in which the words stand one behind the other.
/// It compares letter by letter in the bytes of the database, without making new texts, for it goes over many candidates. Not for several threads at once.
/// </summary>
public sealed class SearchMarks
{
    // No window: every hit is looked for.
    private const int Everywhere = -1;

    private readonly List<Pattern> _patterns = [];
    private readonly List<int[][][]> _ways = [];
    private readonly List<SearchMark> _inTitle = [];
    private readonly List<SearchMark> _inText = [];
    private readonly WordStarts _starts;
    private readonly WordStarts _firstStarts;
    private readonly bool _exact;

    // Where each term stood last in the text that is read; -1 when it did not.
    private readonly int[] _last;

    /// <summary>Ready to look for a question.</summary>
    public SearchMarks(SearchQuery query)
    {
        _exact = query.HasMarks;
        _last = new int[query.Terms.Count];
        for (var term = 0; term < query.Terms.Count; term++)
        {
            var one = query.Terms[term];
            _ways.Add([Letters(one.Typed), .. one.Others.Select(Letters)]);
            _patterns.AddRange(one.Together ? [Of(one.Typed)] : one.Typed.Select(word => Of([word])));
            _patterns.AddRange(one.Others.Select(Of));
            Pattern Of(IReadOnlyList<SearchWord> words) => new(term, Letters(words), [.. words.Select(word => word.Exact)]);
        }

        _starts = new([.. _patterns.Select(pattern => pattern.Words[0])]);
        _firstStarts = new([.. _ways.Take(1).SelectMany(ways => ways).Select(way => way[0])]);
    }

    // Words by their folded letters.
    private sealed record Pattern(int Term, int[][] Words, string[] Exact);

    /// <summary>Whether the terms stand one behind the other somewhere in the text.</summary>
    public bool InSequence(string text) => InSequence(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether the terms stand one behind the other somewhere in the text, which is UTF-8.</summary>
    public bool InSequence(ReadOnlySpan<byte> text)
    {
        for (var starts = _firstStarts.In(text); starts.Next(out var from);)
        {
            if (Follows(text, from))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A title with its hits marked, and a passage of the text.</summary>
    public (IReadOnlyList<MarkedRun> Title, IReadOnlyList<MarkedRun> Passage) Of(string title, string text, int longest) =>
        Of(Encoding.UTF8.GetBytes(title), Encoding.UTF8.GetBytes(text), longest);

    /// <summary>
    /// A title with its hits marked, and the passage of the text that shows most of what was looked for: at most about so many characters, cut at words, the beginning when
    /// nothing is in the text. When marks were typed and either of the two has them, only words with these marks count as hits. Both are UTF-8.
    /// </summary>
    public (IReadOnlyList<MarkedRun> Title, IReadOnlyList<MarkedRun> Passage) Of(ReadOnlySpan<byte> title, ReadOnlySpan<byte> text, int longest)
    {
        // So near one another the words have to stand, that a passage of this length shows them with something around them.
        var window = longest * 2 / 3;
        Find(_inTitle, title, Everywhere, 0);
        Find(_inText, text, window, longest);
        if (_exact && (_inTitle.Exists(hit => hit.Exact) || _inText.Exists(hit => hit.Exact)))
        {
            _inTitle.RemoveAll(hit => !hit.Exact);
            _inText.RemoveAll(hit => !hit.Exact);
        }

        return (MarkedPassage.Runs(title, _inTitle, 0, title.Length), MarkedPassage.Of(text, _inText, _ways.Count, window, longest));
    }

    // Where all terms stand within one window, no later place is shown: from there only what such a passage may hold is looked for.
    private void Find(List<SearchMark> hits, ReadOnlySpan<byte> text, int window, int longest)
    {
        hits.Clear();
        Array.Fill(_last, -1);
        var (until, counted) = (int.MaxValue, default(TextPlace));
        for (var starts = _starts.In(text); starts.Next(out var from) && from < until;)
        {
            foreach (var pattern in _patterns)
            {
                if (Fits(text, pattern.Words, from) is var to and >= 0)
                {
                    counted = new(from, counted.Character + Utf8Letters.Characters(text[counted.Byte..from]));
                    var end = new TextPlace(to, counted.Character + Utf8Letters.Characters(text[from..to]));
                    var hit = new SearchMark(counted, end, pattern.Term, !_exact || IsExact(text, pattern, from));
                    hits.Add(hit);
                    if (hit.Exact)
                    {
                        _last[hit.Term] = hit.From.Character;
                        until = until == int.MaxValue && AllStandFrom(end.Character - window) ? Utf8Letters.Forward(text, FirstFrom(hits, end.Character - window), longest) : until;
                    }

                    break;
                }
            }
        }
    }

    private bool AllStandFrom(int character)
    {
        foreach (var last in _last)
        {
            if (last < 0 || last < character)
            {
                return false;
            }
        }

        return true;
    }

    private static int FirstFrom(List<SearchMark> hits, int character)
    {
        foreach (var hit in hits)
        {
            if (hit.Exact && hit.From.Character >= character)
            {
                return hit.From.Byte;
            }
        }

        return 0;
    }

    // Where these words end that begin here; -1 when others stand here.
    private static int Fits(ReadOnlySpan<byte> text, int[][] words, int at)
    {
        foreach (var word in words)
        {
            at = Utf8Letters.BehindGap(text, at);
            var same = 0;
            while (at < text.Length && Utf8Letters.At(text, at) is (not Utf8Letters.Gap and var letter, var width))
            {
                if (letter != Utf8Letters.Mark && (same == word.Length || word[same++] != letter))
                {
                    return -1;
                }

                at += width;
            }

            if (same < word.Length)
            {
                return -1;
            }
        }

        return at;
    }

    private bool Follows(ReadOnlySpan<byte> text, int at)
    {
        foreach (var ways in _ways)
        {
            var to = -1;
            for (var i = 0; i < ways.Length && to < 0; i++)
            {
                to = Fits(text, ways[i], at);
            }

            if (to < 0)
            {
                return false;
            }

            at = to;
        }

        return true;
    }

    private static bool IsExact(ReadOnlySpan<byte> text, Pattern pattern, int at)
    {
        foreach (var word in pattern.Exact)
        {
            Utf8Letters.Next(text, ref at, out var from);
            if (!IsWritten(text[from..at], word))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWritten(ReadOnlySpan<byte> here, string word)
    {
        Span<char> letters = stackalloc char[2 * SearchText.LongestWord];
        return (here.Length <= letters.Length && letters[..Encoding.UTF8.GetChars(here, letters)].Equals(word, StringComparison.OrdinalIgnoreCase))
            || VietnameseText.Exact(Encoding.UTF8.GetString(here)) == word;
    }

    private static int[][] Letters(IReadOnlyList<SearchWord> words) => [.. words.Select(word => word.Folded.EnumerateRunes().Select(rune => rune.Value).ToArray())];
}
