using System.Numerics;
using System.Text;

namespace Sen.Movement.Search;

/// <summary>Where in a text a term stands.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Term">Which term of the question.</param>
/// <param name="Exact">Whether it has the marks that were typed.</param>
internal readonly record struct SearchMark(TextPlace From, TextPlace To, int Term, bool Exact);

/// <summary>Chooses what is shown of a text in which something was found, and cuts it into what is marked and what is not. Only what is shown becomes a string.</summary>
internal static class MarkedPassage
{
    /// <summary>The passage of the text with most of the terms within so many characters, at most about so long.</summary>
    public static List<MarkedRun> Of(ReadOnlySpan<byte> text, List<SearchMark> hits, int terms, int window, int longest)
    {
        var (from, to) = Around(text, Densest(hits, terms, window), longest);
        var runs = Runs(text, hits, from, to);
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

    /// <summary>What lies between two places, cut into hits and the rest.</summary>
    public static List<MarkedRun> Runs(ReadOnlySpan<byte> text, List<SearchMark> hits, int from, int to)
    {
        // The mark that may still grow lies between the two; -1 when there is none.
        var (runs, mark, at) = (new List<MarkedRun>((2 * hits.Count) + 3), -1, from);
        foreach (var hit in hits)
        {
            // A longer hit may reach over a shorter one.
            if (hit.From.Byte < from || hit.To.Byte > to || hit.To.Byte <= at)
            {
                continue;
            }

            // Words that follow one another are one mark.
            var start = Math.Max(at, hit.From.Byte);
            if (mark < 0 || !text[at..start].SequenceEqual(" "u8))
            {
                Add(runs, text, mark, at);
                if (start > at)
                {
                    runs.Add(new(Encoding.UTF8.GetString(text[at..start]), IsHit: false));
                }

                mark = start;
            }

            at = hit.To.Byte;
        }

        Add(runs, text, mark, at);
        if (at < to)
        {
            runs.Add(new(Encoding.UTF8.GetString(text[at..to]), IsHit: false));
        }

        return runs;
    }

    private static void Add(List<MarkedRun> runs, ReadOnlySpan<byte> text, int mark, int to)
    {
        if (mark >= 0)
        {
            runs.Add(new(Encoding.UTF8.GetString(text[mark..to]), IsHit: true));
        }
    }

    // The hit from which a window of this width shows most terms; the earliest of the best. Null when there is no hit.
    private static SearchMark? Densest(List<SearchMark> hits, int terms, int width)
    {
        var (best, most) = (-1, 0);
        for (var first = 0; first < hits.Count && most < terms; first++)
        {
            var seen = 0UL;
            for (var i = first; i < hits.Count && hits[i].To.Character - hits[first].From.Character <= width; i++)
            {
                seen |= 1UL << hits[i].Term;
            }

            var worth = BitOperations.PopCount(seen);
            if (worth > most)
            {
                (best, most) = (first, worth);
            }
        }

        return best < 0 ? null : hits[best];
    }

    // A quarter of the passage stands before the hit, more when the text ends soon behind it; both ends fall between words.
    private static (int From, int To) Around(ReadOnlySpan<byte> text, SearchMark? hit, int longest)
    {
        // A character takes three bytes at most.
        if (text.Length <= 3 * longest && Utf8Letters.Forward(text, 0, longest) == text.Length)
        {
            return (0, text.Length);
        }

        var from = 0;
        if (hit is { From.Byte: var first })
        {
            var ahead = longest - (longest / 4);
            var missing = Utf8Letters.Forward(text, first, ahead) < text.Length ? 0 : ahead - Utf8Letters.Characters(text[first..]);
            from = Utf8Letters.Back(text, first, (longest / 4) + missing);
            if (from > 0)
            {
                from = text[from..first].IndexOf((byte)' ') is var blank and >= 0 ? from + blank + 1 : first;
            }
        }

        var end = Utf8Letters.Forward(text, from, longest);
        if (end < text.Length && text[(from + 1)..(end + 1)].LastIndexOf((byte)' ') is var last and >= 0)
        {
            end = from + 1 + last;
        }

        return (from, end);
    }
}
