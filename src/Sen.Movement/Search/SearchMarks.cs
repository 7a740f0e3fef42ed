using System.Buffers;
using System.Globalization;
using Sen.Movement.Text;

namespace Sen.Movement.Search;

/// <summary>A stretch of a text that is shown, and whether it is what was looked for.</summary>
public readonly record struct MarkedRun(string Text, bool IsHit);

/// <summary>
/// Finds in a text what a question looks for (đánh dấu chữ tìm thấy): for the marks in titles and passages, and for telling texts in which the words stand one behind the other.
/// It compares letter by letter, without making new texts, for it goes over many candidates. Not for several threads at once.
/// </summary>
public sealed class SearchMarks
{
    // One folded letter for every letter up to the end of the Latin blocks, '\0' for a mark; made by the one function that folds.
    private static readonly char[] Letters = [.. Enumerable.Range(0, 0x1F00).Select(code => VietnameseText.Fold(((char)code).ToString()) is [var letter, ..] ? letter : '\0')];

    private readonly List<string> _words = [];
    private readonly List<Pattern> _patterns = [];
    private readonly List<int[][]> _ways = [];
    private readonly List<Hit> _hits = [];
    private readonly SearchValues<char> _starts;
    private readonly SearchValues<char> _firstStarts;
    private readonly bool _exact;

    // Where each term stood last in the text that is read; -1 when it did not.
    private readonly int[] _last;

    /// <summary>Ready to look for a question.</summary>
    public SearchMarks(SearchQuery query)
    {
        _exact = query.HasMarks;
        for (var term = 0; term < query.Terms.Count; term++)
        {
            var one = query.Terms[term];
            _ways.Add([Ids(one.Typed), .. one.Others.Select(Ids)]);
            _patterns.AddRange(one.Together ? [Of(one.Typed)] : one.Typed.Select(word => Of([word])));
            _patterns.AddRange(one.Others.Select(Of));
            Pattern Of(IReadOnlyList<SearchWord> words) => new(term, Ids(words), [.. words.Select(word => word.Exact)]);
        }

        _last = new int[query.Terms.Count];
        _starts = StartsOf(_patterns.Select(pattern => pattern.Words[0]));
        _firstStarts = StartsOf(_ways.Take(1).SelectMany(ways => ways).Select(way => way[0]));
    }

    private sealed record Pattern(int Term, int[] Words, string[] Exact);

    private readonly record struct Hit(int From, int To, int Term, bool Exact);

    /// <summary>Whether the terms stand one behind the other somewhere in the text.</summary>
    public bool InSequence(string text)
    {
        for (var at = 0; NextStart(text, _firstStarts, ref at, out var from);)
        {
            if (Follows(text, from))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A title with its hits marked, and the passage of the text that shows most of what was looked for: at most about so many characters, cut at words, the beginning when
    /// nothing is in the text. When marks were typed and either of the two has them, only words with these marks count as hits.
    /// </summary>
    public (IReadOnlyList<MarkedRun> Title, IReadOnlyList<MarkedRun> Passage) Of(string title, string text, int longest)
    {
        Find(title, Everywhere, 0);
        var inTitle = _hits.ToList();
        Find(text, WindowOf(longest), longest);
        if (inTitle.Exists(hit => hit.Exact) || _hits.Exists(hit => hit.Exact))
        {
            inTitle.RemoveAll(hit => !hit.Exact);
            _hits.RemoveAll(hit => !hit.Exact);
        }

        return (Runs(title, inTitle, 0, title.Length), Passage(text, longest));
    }

    // No window: every hit is looked for.
    private const int Everywhere = -1;

    // So near one another the words have to stand, that a passage of this length shows them with something around them.
    private static int WindowOf(int longest) => longest * 2 / 3;

    private List<MarkedRun> Passage(string text, int longest)
    {
        var (from, to) = Around(text, Densest(WindowOf(longest)), longest);
        var runs = Runs(text, _hits, from, to);
        if (from > 0 && runs.Count > 0)
        {
            runs.Insert(0, new("… ", IsHit: false));
        }

        if (to < text.Length && runs.Count > 0)
        {
            runs.Add(new(" …", IsHit: false));
        }

        return runs;
    }

    // The next word that begins with one of these letters. A mark that lost its letter may stand first: such a word is looked at whole.
    private static bool NextStart(string text, SearchValues<char> starts, ref int at, out int from)
    {
        while (SearchText.Next(text, ref at, out from))
        {
            if (Folded(text[from]) is var first && (first == '\0' || starts.Contains(first)))
            {
                return true;
            }
        }

        return false;
    }

    // Where all terms stand within one window, no later place is shown: from there only what such a passage may hold is looked for.
    private void Find(string text, int window, int longest)
    {
        _hits.Clear();
        Array.Fill(_last, -1);
        var until = int.MaxValue;
        for (var at = 0; NextStart(text, _starts, ref at, out var from) && from < until;)
        {
            foreach (var pattern in _patterns)
            {
                if (Fits(text, pattern.Words, from) is var to and >= 0)
                {
                    var hit = new Hit(from, to, pattern.Term, !_exact || IsExact(text, pattern, from));
                    _hits.Add(hit);
                    _last[hit.Term] = hit.Exact ? from : _last[hit.Term];
                    if (until == int.MaxValue && hit.Exact && Array.TrueForAll(_last, last => last >= 0 && last >= to - window))
                    {
                        until = _hits.Find(one => one.Exact && one.From >= to - window).From + longest;
                    }

                    break;
                }
            }
        }
    }

    // Where these words end that begin here; -1 when others stand here.
    private int Fits(string text, int[] words, int at)
    {
        foreach (var word in words)
        {
            if (!SearchText.Next(text, ref at, out var from) || !Same(text.AsSpan(from, at - from), _words[word]))
            {
                return -1;
            }
        }

        return at;
    }

    private bool Follows(string text, int at)
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

    private static bool IsExact(string text, Pattern pattern, int at)
    {
        foreach (var word in pattern.Exact)
        {
            SearchText.Next(text, ref at, out var from);
            var here = text.AsSpan(from, at - from);
            if (!here.Equals(word, StringComparison.OrdinalIgnoreCase) && VietnameseText.Exact(here.ToString()) != word)
            {
                return false;
            }
        }

        return true;
    }

    // The hit from which a window of this width shows most terms; the earliest of the best.
    private int Densest(int width)
    {
        var (best, most) = (-1, 0);
        for (var first = 0; first < _hits.Count && most < _ways.Count; first++)
        {
            var terms = 0UL;
            for (var i = first; i < _hits.Count && _hits[i].To - _hits[first].From <= width; i++)
            {
                terms |= 1UL << _hits[i].Term;
            }

            var worth = System.Numerics.BitOperations.PopCount(terms);
            if (worth > most)
            {
                (best, most) = (first, worth);
            }
        }

        return best;
    }

    // A quarter of the passage stands before the first hit; both ends fall between words.
    private (int From, int To) Around(string text, int hit, int longest)
    {
        if (text.Length <= longest)
        {
            return (0, text.Length);
        }

        var from = hit < 0 ? 0 : Math.Max(0, Math.Min(_hits[hit].From - (longest / 4), text.Length - longest));
        if (from > 0)
        {
            from = text.IndexOf(' ', from) is var blank && blank >= 0 && (hit < 0 || blank < _hits[hit].From) ? blank + 1 : _hits[hit].From;
        }

        var end = Math.Min(text.Length, from + longest);
        if (end < text.Length && text.LastIndexOf(' ', end, end - from) is var last && last > from)
        {
            end = last;
        }

        return (from, end);
    }

    private static List<MarkedRun> Runs(string text, List<Hit> hits, int from, int to)
    {
        var (runs, at) = (new List<MarkedRun>(), from);
        foreach (var hit in hits)
        {
            // A longer hit may reach over a shorter one.
            if (hit.From < from || hit.To > to || hit.To <= at)
            {
                continue;
            }

            var start = Math.Max(at, hit.From);
            // Words that follow one another are one mark.
            if (runs.Count > 0 && runs[^1].IsHit && text.AsSpan(at, start - at) is " ")
            {
                runs[^1] = new($"{runs[^1].Text} {text[start..hit.To]}", IsHit: true);
                at = hit.To;
                continue;
            }

            if (start > at)
            {
                runs.Add(new(text[at..start], IsHit: false));
            }

            runs.Add(new(text[start..hit.To], IsHit: true));
            at = hit.To;
        }

        if (at < to)
        {
            runs.Add(new(text[at..to], IsHit: false));
        }

        return runs;
    }

    private int[] Ids(IReadOnlyList<SearchWord> words) => [.. words.Select(word =>
    {
        if (_words.IndexOf(word.Folded) is var known and >= 0)
        {
            return known;
        }

        _words.Add(word.Folded);
        return _words.Count - 1;
    })];

    private SearchValues<char> StartsOf(IEnumerable<int> words) => SearchValues.Create([.. words.Select(word => _words[word][0]).Distinct()]);

    private static bool Same(ReadOnlySpan<char> word, string folded)
    {
        var at = 0;
        foreach (var c in word)
        {
            var letter = Folded(c);
            if (letter == '\0')
            {
                continue;
            }

            if (at == folded.Length || folded[at++] != letter)
            {
                return false;
            }
        }

        return at == folded.Length;
    }

    private static char Folded(char c) => c < Letters.Length ? Letters[c]
        : char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? '\0' : char.ToLowerInvariant(c);
}
