using System.Globalization;
using Sen.Movement.Text;

namespace Sen.Movement.Search;

/// <summary>A stretch of a text that is shown, and whether it is what was looked for.</summary>
public readonly record struct MarkedRun(string Text, bool IsHit);

/// <summary>
/// Finds in a text what a question looks for (đánh dấu chữ tìm thấy): for the marks in titles and passages, and for telling texts in which the words stand one behind the other.
/// It compares letter by letter without making new texts, for it goes over every candidate. Not for several threads at once.
/// </summary>
public sealed class SearchMarks
{
    // One folded letter for every letter up to the end of the Latin blocks, '\0' for a mark; made by the one function that folds.
    private static readonly char[] Letters = [.. Enumerable.Range(0, 0x1F00).Select(code => VietnameseText.Fold(((char)code).ToString()) is [var letter, ..] ? letter : '\0')];

    private readonly List<string> _words = [];
    private readonly List<Pattern> _patterns = [];
    private readonly List<int[][]> _ways = [];
    private readonly List<Seen> _seen = [];
    private readonly List<Hit> _hits = [];
    private readonly bool _exact;

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
    }

    private sealed record Pattern(int Term, int[] Words, string[] Exact);

    private readonly record struct Seen(int From, int To, int Word);

    private readonly record struct Hit(int From, int To, int Term, bool Exact);

    /// <summary>Whether the terms stand one behind the other somewhere in the text.</summary>
    public bool InSequence(string text)
    {
        Look(text);
        for (var at = 0; at < _seen.Count; at++)
        {
            if (_seen[at].Word >= 0 && Follows(at))
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
        Find(title);
        var inTitle = _hits.ToList();
        Find(text);
        if (inTitle.Exists(hit => hit.Exact) || _hits.Exists(hit => hit.Exact))
        {
            inTitle.RemoveAll(hit => !hit.Exact);
            _hits.RemoveAll(hit => !hit.Exact);
        }

        return (Runs(title, inTitle, 0, title.Length), Passage(text, longest));
    }

    private List<MarkedRun> Passage(string text, int longest)
    {
        var (from, to) = Around(text, Densest(longest * 2 / 3), longest);
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

    // Every word of the text with the number of the word of the question it is, folded, or -1.
    private void Look(string text)
    {
        _seen.Clear();
        var at = 0;
        while (SearchText.Next(text, ref at, out var from))
        {
            _seen.Add(new(from, at, IdOf(text.AsSpan(from, at - from))));
        }
    }

    private void Find(string text)
    {
        Look(text);
        _hits.Clear();
        for (var at = 0; at < _seen.Count; at++)
        {
            if (_seen[at].Word < 0)
            {
                continue;
            }

            foreach (var pattern in _patterns)
            {
                if (Fits(pattern.Words, at))
                {
                    _hits.Add(new(_seen[at].From, _seen[at + pattern.Words.Length - 1].To, pattern.Term, !_exact || IsExact(text, pattern, at)));
                    break;
                }
            }
        }
    }

    private bool Fits(int[] words, int at)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (at + i >= _seen.Count || _seen[at + i].Word != words[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool Follows(int at)
    {
        foreach (var ways in _ways)
        {
            if (Array.Find(ways, way => Fits(way, at)) is not { } way)
            {
                return false;
            }

            at += way.Length;
        }

        return true;
    }

    private bool IsExact(string text, Pattern pattern, int at)
    {
        for (var i = 0; i < pattern.Exact.Length; i++)
        {
            if (VietnameseText.Exact(text[_seen[at + i].From.._seen[at + i].To]) != pattern.Exact[i])
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

    private int IdOf(ReadOnlySpan<char> word)
    {
        // A mark that lost its letter may stand first.
        var first = Folded(word[0]);
        for (var i = 0; i < _words.Count; i++)
        {
            if ((_words[i][0] == first || first == '\0') && Same(word, _words[i]))
            {
                return i;
            }
        }

        return -1;
    }

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
