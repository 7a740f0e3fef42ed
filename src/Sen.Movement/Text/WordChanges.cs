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

/// <summary>A stretch of text with one fate. Stretches kept and added, joined, give the newer text; kept and removed the older.</summary>
public sealed record WordRun(WordFate Fate, string Text);

/// <summary>Compares two versions of an answer word by word (longest common subsequence), blanks and line ends included.</summary>
public static class WordChanges
{
    // Beyond this the table would cost more than it shows: the whole answer counts as replaced.
    private const int MostWords = 1500;

    /// <summary>The stretches in reading order; what was removed stands before what was added in its place.</summary>
    public static IReadOnlyList<WordRun> Between(string older, string newer)
    {
        var (old, now) = (Words(older), Words(newer));
        if (old.Count > MostWords || now.Count > MostWords)
        {
            return older == newer ? Joined([(WordFate.Kept, older)]) : Joined([(WordFate.Removed, older), (WordFate.Added, newer)]);
        }

        return Joined(Walk(old, now, Common(old, now)));
    }

    private static IEnumerable<(WordFate Fate, string Word)> Walk(List<string> old, List<string> now, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && old[i] == now[j])
            {
                yield return (WordFate.Kept, old[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Count && (j == now.Count || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return (WordFate.Removed, old[i++]);
            }
            else
            {
                yield return (WordFate.Added, now[j++]);
            }
        }
    }

    // common[i, j]: length of the longest common subsequence of what follows i in the one and j in the other.
    private static int[,] Common(List<string> old, List<string> now)
    {
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static List<WordRun> Joined(IEnumerable<(WordFate Fate, string Word)> words)
    {
        var runs = new List<WordRun>();
        foreach (var (fate, word) in words.Where(word => word.Word.Length > 0))
        {
            if (runs.Count > 0 && runs[^1].Fate == fate)
            {
                runs[^1] = new(fate, runs[^1].Text + word);
            }
            else
            {
                runs.Add(new(fate, word));
            }
        }

        return runs;
    }

    // A word, the blanks after it and its punctuation are pieces of their own, so that a changed word does not drag its neighbours along.
    private static List<string> Words(string text)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && PieceOf(text, end) == PieceOf(text, start))
            {
                end++;
            }

            pieces.Add(text[start..end]);
            start = end;
        }

        return pieces;
    }

    // A mark between two digits belongs to the number or the date: 15/11/2022, 0,8, 1.374.
    private static Piece PieceOf(string text, int at) =>
        char.IsWhiteSpace(text[at]) ? Piece.Blank
        : !char.IsPunctuation(text[at]) || (at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])) ? Piece.Word
        : Piece.Mark;

    private enum Piece
    {
        Blank,
        Word,
        Mark,
    }
}
