namespace Sen.Movement.Text;

/// <summary>
/// Which pieces of two texts are the same ones. Long texts are first cut at phrases that stand once in both, as patience comparison does; what lies between is
/// compared exactly when it is short. No step looks at more than <see cref="MostCells"/> pairs at once, so that time grows with the length of the texts;
/// what stays too long and has no phrase in common counts as replaced.
/// </summary>
internal sealed class WordMatches
{
    private const int SmallCells = 250_000, MostCells = 4_000_000, MostDepth = 64;

    // Which phrases a long text is cut at, the surest first: their length in pieces, and how often at most they stand in either text.
    private static readonly (int Length, int Often)[] Phrases = [(4, 1), (2, 1), (1, 1), (4, int.MaxValue)];

    private readonly Piece[] _old;
    private readonly Piece[] _now;
    private readonly Stack<(int OldFrom, int OldTo, int NowFrom, int NowTo, int Depth)> _open = [];

    private WordMatches(Piece[] old, Piece[] now)
    {
        (_old, _now) = (old, now);
        (ToNow, ToOld) = (new int[old.Length], new int[now.Length]);
        Array.Fill(ToNow, -1);
        Array.Fill(ToOld, -1);
    }

    /// <summary>Piece of the older text → its place in the newer; -1 when it is gone.</summary>
    internal int[] ToNow { get; }

    /// <summary>Piece of the newer text → its place in the older; -1 when it is new.</summary>
    internal int[] ToOld { get; }

    /// <summary>Matches the pieces; both texts begin with the same <see cref="PieceKind.Start"/>. Matches never cross.</summary>
    internal static WordMatches Of(Piece[] old, Piece[] now)
    {
        var matches = new WordMatches(old, now);
        matches._open.Push((0, old.Length, 0, now.Length, 0));
        while (matches._open.TryPop(out var range))
        {
            matches.Match(range.OldFrom, range.OldTo, range.NowFrom, range.NowTo, range.Depth);
        }

        return matches;
    }

    private void Match(int oldFrom, int oldTo, int nowFrom, int nowTo, int depth)
    {
        while (oldFrom < oldTo && nowFrom < nowTo && _old[oldFrom].Key == _now[nowFrom].Key)
        {
            Pair(oldFrom++, nowFrom++);
        }

        while (oldFrom < oldTo && nowFrom < nowTo && _old[oldTo - 1].Key == _now[nowTo - 1].Key)
        {
            Pair(--oldTo, --nowTo);
        }

        var cells = (long)(oldTo - oldFrom) * (nowTo - nowFrom);
        if (cells == 0)
        {
            return;
        }

        if (cells > SmallCells && depth < MostDepth)
        {
            foreach (var (length, often) in Phrases)
            {
                if (Anchors((oldFrom, oldTo), (nowFrom, nowTo), length, often) is { Count: > 0 } anchors)
                {
                    Divide(anchors, oldFrom, oldTo, nowFrom, nowTo, depth + 1);
                    return;
                }
            }
        }

        if (cells <= MostCells)
        {
            Exactly(oldFrom, oldTo, nowFrom, nowTo);
        }
    }

    private void Pair(int old, int now) => (ToNow[old], ToOld[now]) = (now, old);

    // The first word of each phrase is matched; the rest of it is the common beginning of the part that follows.
    private void Divide(List<(int Old, int Now)> anchors, int oldFrom, int oldTo, int nowFrom, int nowTo, int depth)
    {
        foreach (var (old, now) in anchors)
        {
            _open.Push((oldFrom, old, nowFrom, now, depth));
            Pair(old, now);
            (oldFrom, nowFrom) = (old + 1, now + 1);
        }

        _open.Push((oldFrom, oldTo, nowFrom, nowTo, depth));
    }

    // Phrases that stand equally often in both ranges, the first with the first, as many as keep their order.
    private List<(int Old, int Now)> Anchors((int From, int To) old, (int From, int To) now, int length, int often)
    {
        var there = Places(_now, now, length);
        return InOrder([.. Places(_old, old, length)
            .Where(phrase => phrase.Value.Count <= often && there.TryGetValue(phrase.Key, out var places) && places.Count == phrase.Value.Count)
            .SelectMany(phrase => phrase.Value.Zip(there[phrase.Key])).Where(pair => Same(pair.First, pair.Second, length)).OrderBy(pair => pair.First)]);
    }

    private static Dictionary<int, List<int>> Places(Piece[] pieces, (int From, int To) range, int length)
    {
        var places = new Dictionary<int, List<int>>();
        for (var at = range.From; at + length <= range.To; at++)
        {
            var phrase = PhraseAt(pieces, at, length);
            if (!places.TryGetValue(phrase, out var found))
            {
                places[phrase] = found = [];
            }

            found.Add(at);
        }

        return places;
    }

    private static int PhraseAt(Piece[] pieces, int at, int length)
    {
        var hash = 17;
        for (var i = at; i < at + length; i++)
        {
            hash = unchecked((hash * 1_000_003) + pieces[i].Key);
        }

        return hash;
    }

    private bool Same(int old, int now, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (_old[old + i].Key != _now[now + i].Key)
            {
                return false;
            }
        }

        return true;
    }

    // The longest part of the pairs, ordered by the older text, that is in the order of the newer one too (patience sorting).
    private static List<(int Old, int Now)> InOrder(List<(int Old, int Now)> pairs)
    {
        var (ends, before) = (new List<int>(), new int[pairs.Count]);
        for (var at = 0; at < pairs.Count; at++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = pairs[ends[middle]].Now < pairs[at].Now ? (middle + 1, high) : (low, middle);
            }

            before[at] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
            {
                ends.Add(at);
            }
            else
            {
                ends[low] = at;
            }
        }

        var chosen = new List<(int Old, int Now)>();
        for (var at = ends.Count == 0 ? -1 : ends[^1]; at >= 0; at = before[at])
        {
            chosen.Add(pairs[at]);
        }

        chosen.Reverse();
        return chosen;
    }

    [Flags]
    private enum Way : byte
    {
        // How the best of a cell was reached.
        SkipOld = 0,
        SkipNow = 1,
        Match = 2,

        // The match of this cell goes on from the match before it.
        GoesOn = 4,
    }

    // The heaviest common subsequence: words weigh more than marks, and a match that goes on from the one before it more than one that stands alone, so that runs stay whole.
    private void Exactly(int oldFrom, int oldTo, int nowFrom, int nowTo)
    {
        const int GoingOn = 2, None = -1;
        var (rows, columns) = (oldTo - oldFrom, nowTo - nowFrom);
        var ways = new Way[rows * columns];
        var (best, match) = (new int[columns + 1], new int[columns + 1]);
        Array.Fill(match, None);
        for (var row = 0; row < rows; row++)
        {
            var (diagonal, diagonalMatch) = (best[0], None);
            for (var column = 0; column < columns; column++)
            {
                var (above, aboveMatch) = (best[column + 1], match[column + 1]);
                var way = best[column] > above ? Way.SkipNow : Way.SkipOld;
                var score = Math.Max(above, best[column]);
                var here = None;
                if (_old[oldFrom + row].Key == _now[nowFrom + column].Key)
                {
                    var goesOn = diagonalMatch != None && diagonalMatch + GoingOn >= diagonal;
                    here = Weight(_old[oldFrom + row].Kind) + (goesOn ? diagonalMatch + GoingOn : diagonal);
                    way = (here >= score ? Way.Match : way) | (goesOn ? Way.GoesOn : Way.SkipOld);
                    score = Math.Max(score, here);
                }

                ways[(row * columns) + column] = way;
                (diagonal, diagonalMatch) = (above, aboveMatch);
                (best[column + 1], match[column + 1]) = (score, here);
            }
        }

        Trace(ways, columns, oldFrom, oldTo, nowFrom, nowTo);
    }

    private void Trace(Way[] ways, int columns, int oldFrom, int oldTo, int nowFrom, int nowTo)
    {
        var (old, now, goesOn) = (oldTo - 1, nowTo - 1, false);
        while (old >= oldFrom && now >= nowFrom)
        {
            var way = ways[((old - oldFrom) * columns) + (now - nowFrom)];
            if (goesOn || way.HasFlag(Way.Match))
            {
                Pair(old--, now--);
                goesOn = way.HasFlag(Way.GoesOn);
            }
            else if (way.HasFlag(Way.SkipNow))
            {
                now--;
            }
            else
            {
                old--;
            }
        }
    }

    private static int Weight(PieceKind kind) => kind switch
    {
        PieceKind.Word => 4,
        PieceKind.LineEnd => 3,
        PieceKind.SentenceEnd => 2,
        _ => 1,
    };
}
