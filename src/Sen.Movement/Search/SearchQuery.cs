using System.Buffers;
using Sen.Movement.Text;

namespace Sen.Movement.Search;

/// <summary>A part of a question: words that must all be there, or another way of writing them.</summary>
/// <param name="Typed">The words as typed.</param>
/// <param name="Together">Whether they must stand one behind the other (they were in quotes).</param>
/// <param name="Others">Other ways of writing the same thing; each of them stands together.</param>
public sealed record SearchTerm(IReadOnlyList<SearchWord> Typed, bool Together, IReadOnlyList<IReadOnlyList<SearchWord>> Others);

/// <summary>What somebody looks for (câu tìm), understood: every term must be there. Nothing in it is an operator; whatever is no letter and no digit only separates words.</summary>
public sealed class SearchQuery
{
    /// <summary>Longest question in characters.</summary>
    public const int Longest = 100;

    /// <summary>Most words of a question.</summary>
    public const int MostWords = 16;

    private static readonly SearchValues<char> Quotes = SearchValues.Create("“”„‟«»″＂");

    private SearchQuery(IReadOnlyList<SearchTerm> terms, bool cut)
    {
        (Terms, Cut) = (terms, cut);
        Words = [.. terms.SelectMany(term => term.Typed)];
        HasMarks = Words.Any(word => word.HasMarks);
    }

    /// <summary>What must be there.</summary>
    public IReadOnlyList<SearchTerm> Terms { get; }

    /// <summary>The words as typed, in order.</summary>
    public IReadOnlyList<SearchWord> Words { get; }

    /// <summary>Whether any word was typed with marks: then texts with the same marks come first.</summary>
    public bool HasMarks { get; }

    /// <summary>Whether words beyond <see cref="MostWords"/> were left out.</summary>
    public bool Cut { get; }

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => Terms.Count == 0;

    /// <summary>Understands what was typed. “…” in quotes is looked for word behind word; a quote without its pair is nothing.</summary>
    public static SearchQuery Read(string? typed, SearchVocabulary vocabulary)
    {
        var text = typed is null ? "" : WithPlainQuotes(typed.Length > Longest ? typed[..Longest] : typed);
        var parts = text.Split('"');
        var (terms, left, cut) = (new List<SearchTerm>(), MostWords, false);
        for (var i = 0; i < parts.Length; i++)
        {
            var words = SearchText.Words(parts[i], left + 1);
            if (words.Count > left)
            {
                (cut, words) = (true, words[..left]);
            }

            left -= words.Count;
            if (i % 2 == 1 && i < parts.Length - 1 && words.Count > 0)
            {
                terms.Add(new(words, Together: true, []));
            }
            else
            {
                terms.AddRange(Loose(words, vocabulary));
            }
        }

        return new(terms, cut);
    }

    private static IEnumerable<SearchTerm> Loose(List<SearchWord> words, SearchVocabulary vocabulary)
    {
        for (var at = 0; at < words.Count;)
        {
            if (vocabulary.At(words, at) is { } found)
            {
                yield return new(words.GetRange(at, found.Length), Together: false, found.Others);
                at += found.Length;
            }
            else
            {
                yield return new([words[at++]], Together: false, []);
            }
        }
    }

    private static string WithPlainQuotes(string text) => text.AsSpan().IndexOfAny(Quotes) < 0 ? text : string.Create(text.Length, text, (plain, typed) =>
    {
        for (var i = 0; i < typed.Length; i++)
        {
            plain[i] = Quotes.Contains(typed[i]) ? '"' : typed[i];
        }
    });
}
