namespace Sen.Movement.Search;

/// <summary>Two ways of writing one thing: “UBND” and “Ủy ban nhân dân”, “Bình Sa” and “Thăng Trường”. Each is found by the other.</summary>
public sealed record SameMeaning(string One, string Other);

/// <summary>What a commune's readers write in more than one way (từ cùng nghĩa): its abbreviations, and the old and new names of its units.</summary>
public sealed class SearchVocabulary
{
    // A common abbreviation may stand for several things, a name for several units; beyond this a question would say nothing any more.
    private const int MostOthers = 8;

    private readonly Dictionary<string, List<(IReadOnlyList<SearchWord> Way, IReadOnlyList<SearchWord> Other)>> _ways = new(StringComparer.Ordinal);
    private readonly int _longest;

    /// <summary>A vocabulary of pairs, read both ways.</summary>
    public SearchVocabulary(IEnumerable<SameMeaning> pairs)
    {
        foreach (var (one, other) in pairs.Select(pair => (SearchText.Words(pair.One), SearchText.Words(pair.Other))))
        {
            if (one.Count > 0 && other.Count > 0 && !one.SequenceEqual(other))
            {
                Add(one, other);
                Add(other, one);
                _longest = Math.Max(_longest, Math.Max(one.Count, other.Count));
            }
        }
    }

    /// <summary>One without any word.</summary>
    public static SearchVocabulary Empty { get; } = new([]);

    /// <summary>The longest way of writing something that begins at this word, and the other ways; null when there is none. Marks that were typed must fit.</summary>
    public (int Length, IReadOnlyList<IReadOnlyList<SearchWord>> Others)? At(IReadOnlyList<SearchWord> words, int from)
    {
        for (var length = Math.Min(_longest, words.Count - from); length > 0; length--)
        {
            var typed = words.Skip(from).Take(length).ToList();
            if (!_ways.TryGetValue(KeyOf(typed), out var ways))
            {
                continue;
            }

            var others = ways.Where(way => typed.TrueForAll(word => !word.HasMarks) || way.Way.SequenceEqual(typed))
                .Select(way => way.Other).Take(MostOthers).ToList();
            if (others.Count > 0)
            {
                return (length, others);
            }
        }

        return null;
    }

    private static string KeyOf(IEnumerable<SearchWord> words) => string.Join(' ', words.Select(word => word.Folded));

    private void Add(List<SearchWord> way, List<SearchWord> other)
    {
        if (!_ways.TryGetValue(KeyOf(way), out var ways))
        {
            _ways[KeyOf(way)] = ways = [];
        }

        if (!ways.Exists(known => known.Other.SequenceEqual(other)))
        {
            ways.Add((way, other));
        }
    }
}
