namespace Sen.Movement.Text;

/// <summary>A place where the versions differ: pieces of the older text and the pieces that stand there now; one of the two may be empty.</summary>
internal readonly record struct ChangedPlace(int OldFrom, int OldTo, int NowFrom, int NowTo);

/// <summary>
/// From matched pieces to places a reader can follow. What is right by the letter is often unreadable: single words kept between changed ones by chance, an
/// addition that begins in the middle of a sentence and ends in the middle of the next.
/// </summary>
internal sealed class ChangedPlaces
{
    private readonly Piece[] _old;
    private readonly Piece[] _now;
    private readonly WordMatches _matches;
    private readonly int[] _removed;
    private readonly int[] _added;
    private readonly int[] _words;
    private readonly int[] _marks;
    private readonly int[] _sentences;

    private ChangedPlaces(Piece[] old, Piece[] now, WordMatches matches)
    {
        (_old, _now, _matches) = (old, now, matches);
        _removed = Sums(old.Length, at => old[at].Kind == PieceKind.Word && matches.ToNow[at] < 0);
        _added = Sums(now.Length, at => now[at].Kind == PieceKind.Word && matches.ToOld[at] < 0);
        _words = Sums(now.Length, at => now[at].Kind == PieceKind.Word && matches.ToOld[at] >= 0);
        _marks = Sums(now.Length, at => now[at].Kind is not PieceKind.Word);
        _sentences = Sums(now.Length, at => now[at].Kind is PieceKind.SentenceEnd or PieceKind.LineEnd && matches.ToOld[at] >= 0);
    }

    /// <summary>The places in reading order.</summary>
    internal static IReadOnlyList<ChangedPlace> Of(Piece[] old, Piece[] now, WordMatches matches)
    {
        Settle(now, matches.ToOld, matches.ToNow);
        Settle(old, matches.ToNow, matches.ToOld);
        var places = new ChangedPlaces(old, now, matches);
        return places.WholeSentences(places.Joined(places.Found()));
    }

    private List<ChangedPlace> Found()
    {
        var found = new List<ChangedPlace>();
        var (old, now) = (0, 0);
        while (old < _old.Length || now < _now.Length)
        {
            if (old < _old.Length && now < _now.Length && _matches.ToNow[old] == now)
            {
                (old, now) = (old + 1, now + 1);
                continue;
            }

            var (oldFrom, nowFrom) = (old, now);
            while (old < _old.Length && _matches.ToNow[old] < 0)
            {
                old++;
            }

            while (now < _now.Length && _matches.ToOld[now] < 0)
            {
                now++;
            }

            found.Add(new(oldFrom, old, nowFrom, now));
        }

        return found;
    }

    // Neighbours become one place when what was kept between them is no more than what changed on either side. A comma keeps them apart, as it does for a reader.
    private List<ChangedPlace> Joined(List<ChangedPlace> found)
    {
        var joined = new List<ChangedPlace>();
        foreach (var place in found)
        {
            var last = place;
            while (joined.Count > 0 && BelongTogether(joined[^1], last))
            {
                last = Span(joined[^1], last);
                joined.RemoveAt(joined.Count - 1);
            }

            joined.Add(last);
        }

        return joined;
    }

    // Two additions are easily read as they are, with what was there between them; so are two removals.
    private bool BelongTogether(ChangedPlace one, ChangedPlace next) =>
        Between(_marks, one.NowTo, next.NowFrom) == 0
        && Removed(one) + Removed(next) > 0 && Added(one) + Added(next) > 0
        && Between(_words, one.NowTo, next.NowFrom) <= Math.Min(Size(one), Size(next));

    // A sentence with several places of which less than half remained was written anew: that is what is shown.
    private List<ChangedPlace> WholeSentences(List<ChangedPlace> places)
    {
        var whole = new List<ChangedPlace>();
        for (var first = 0; first < places.Count;)
        {
            var last = first;
            while (last + 1 < places.Count && Between(_sentences, places[last].NowTo, places[last + 1].NowFrom) == 0)
            {
                last++;
            }

            var sentence = places.GetRange(first, last - first + 1);
            if (sentence.Count > 1 && Rewritten(sentence))
            {
                whole.Add(Span(sentence[0], sentence[^1]));
            }
            else
            {
                whole.AddRange(sentence);
            }

            first = last + 1;
        }

        return whole;
    }

    private bool Rewritten(List<ChangedPlace> sentence)
    {
        var (from, to) = (sentence[0].NowFrom, sentence[^1].NowTo);
        while (from > 0 && Between(_sentences, from - 1, from) == 0)
        {
            from--;
        }

        while (to < _now.Length && Between(_sentences, to, to + 1) == 0)
        {
            to++;
        }

        var (removed, added) = (sentence.Sum(Removed), sentence.Sum(Added));
        return removed > 0 && added > 0 && Between(_words, from, to) < Math.Max(removed, added);
    }

    private int Size(ChangedPlace place) => Math.Max(Removed(place), Added(place));

    private int Removed(ChangedPlace place) => Between(_removed, place.OldFrom, place.OldTo);

    private int Added(ChangedPlace place) => Between(_added, place.NowFrom, place.NowTo);

    private static ChangedPlace Span(ChangedPlace first, ChangedPlace last) => new(first.OldFrom, last.OldTo, first.NowFrom, last.NowTo);

    private static int Between(int[] sums, int from, int to) => sums[to] - sums[from];

    private static int[] Sums(int length, Func<int, bool> counts)
    {
        var sums = new int[length + 1];
        for (var at = 0; at < length; at++)
        {
            sums[at + 1] = sums[at] + (counts(at) ? 1 : 0);
        }

        return sums;
    }

    // Where the same words stand before and after an addition, it can be moved along them: “A. [C. ]B.” reads better than “A[. C]. B.”
    private static void Settle(Piece[] pieces, int[] partner, int[] back)
    {
        for (var from = 1; from < pieces.Length;)
        {
            if (partner[from] >= 0)
            {
                from++;
                continue;
            }

            var to = from;
            while (to < pieces.Length && partner[to] < 0)
            {
                to++;
            }

            var next = to;
            if (partner[from - 1] + 1 == Partner(partner, to, back.Length))
            {
                var (left, right) = Room(pieces, partner, back.Length, from, to);
                var shift = Enumerable.Range(-left, left + right + 1).MaxBy(shift => (Cut(pieces, from + shift) + Cut(pieces, to + shift), -Math.Abs(shift)));
                Move(partner, back, from, to, shift);
                next = Math.Max(next, to + shift);
            }

            from = next + 1;
        }
    }

    // How far the stretch may move to either side without meeting another change.
    private static (int Left, int Right) Room(Piece[] pieces, int[] partner, int otherLength, int from, int to)
    {
        var (left, right) = (0, 0);
        while (from - left - 1 >= 1 && pieces[from - left - 1].Key == pieces[to - left - 1].Key && partner[from - left - 2] == partner[from - left - 1] - 1)
        {
            left++;
        }

        while (to + right < pieces.Length && pieces[from + right].Key == pieces[to + right].Key
            && Partner(partner, to + right + 1, otherLength) == partner[to + right] + 1)
        {
            right++;
        }

        return (left, right);
    }

    private static void Move(int[] partner, int[] back, int from, int to, int shift)
    {
        for (; shift < 0; shift++, from--, to--)
        {
            (partner[to - 1], partner[from - 1]) = (partner[from - 1], -1);
            back[partner[to - 1]] = to - 1;
        }

        for (; shift > 0; shift--, from++, to++)
        {
            (partner[from], partner[to]) = (partner[to], -1);
            back[partner[from]] = from;
        }
    }

    private static int Partner(int[] partner, int at, int otherLength) => at < partner.Length ? partner[at] : otherLength;

    // How well a text may be cut before a piece.
    private static int Cut(Piece[] pieces, int at) => pieces[at - 1].Kind switch
    {
        PieceKind.Start or PieceKind.LineEnd => 4,
        PieceKind.SentenceEnd => 3,
        PieceKind.Mark => 2,
        _ => 1,
    };
}
