namespace Sen.Movement.Text;

/// <summary>What became of a stretch of words between two versions.</summary>
public enum WordFate
{
    /// <summary>In both.</summary>
    Kept,

    /// <summary>Only in the older.</summary>
    Removed,

    /// <summary>Only in the newer.</summary>
    Added,
}

/// <summary>
/// A stretch of text with one fate. Stretches kept and added, joined, give the newer text letter for letter; kept and removed the older one in the newer
/// one's writing: blanks, Unicode forms and tone places may differ.
/// </summary>
public sealed record WordRun(WordFate Fate, string Text);

/// <summary>
/// Compares two versions of a text the way a person reads them: in whole words, with numbers and dates as one word, a line end as a sign of its own. Not a change
/// are the Unicode form (NFC, NFD), the place of a tone (hoà, hòa) and how many blanks stand between two words. Neighbouring changes are put together, and a
/// sentence of which less than half remained is one removal and one addition, so that what is marked can be read.
/// </summary>
/// <remarks>Time and memory grow with the length of the texts, not with its square: see <see cref="WordMatches"/>.</remarks>
public static class WordChanges
{
    /// <summary>The stretches in reading order; what was removed stands before what was added in its place.</summary>
    public static IReadOnlyList<WordRun> Between(string older, string newer)
    {
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        var (old, now) = (ComparedText.Pieces(older, keys), ComparedText.Pieces(newer, keys));
        var matches = WordMatches.Of(old, now);
        return WordMarks.Runs(old, now, ChangedPlaces.Of(old, now, matches));
    }

    /// <summary>In how many places the versions differ: a removal and what was added for it count as one.</summary>
    public static int Places(IReadOnlyList<WordRun> runs) =>
        runs.Where((run, at) => run.Fate != WordFate.Kept && (at == 0 || runs[at - 1].Fate == WordFate.Kept)).Count();
}
