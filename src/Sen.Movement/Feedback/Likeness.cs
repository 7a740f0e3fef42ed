using Sen.Movement.Text;

namespace Sen.Movement.Feedback;

/// <summary>Tells which texts are nearly the same, so that a thousand copies are one line of the slow lane.</summary>
public static class Likeness
{
    // Compared with at most so many groups: what is new beyond that stands alone, and the work stays bounded.
    private const int MostCompared = 60;
    private const double Alike = 0.7;

    /// <summary>A text without case, marks, digits and punctuation: what machines vary.</summary>
    public static string KeyOf(string text) =>
        string.Join(' ', new string([.. VietnameseText.Fold(text).Select(letter => char.IsLetter(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Items in groups of nearly the same text, in the order of their first.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Groups<T>(IEnumerable<T> items, Func<T, string> text)
    {
        var groups = new List<(HashSet<string> Words, List<T> Items)>();
        foreach (var same in items.GroupBy(item => KeyOf(text(item)), StringComparer.Ordinal))
        {
            var words = same.Key.Split(' ').ToHashSet(StringComparer.Ordinal);
            var found = groups.Take(MostCompared).FirstOrDefault(group => Share(group.Words, words) >= Alike);
            if (found.Items is { } known)
            {
                known.AddRange(same);
            }
            else
            {
                groups.Add((words, [.. same]));
            }
        }

        return [.. groups.Select(group => group.Items)];
    }

    // Words both have, of the words either has.
    private static double Share(HashSet<string> a, HashSet<string> b)
    {
        var both = a.Count(b.Contains);
        return (double)both / (a.Count + b.Count - both);
    }
}
