namespace Sen.Movement.Text;

/// <summary>The names somebody may have meant by one that nobody bears (tên gần giống): a slip of the pen, or a name left off before its end.</summary>
public static class NearNames
{
    private const int FewSteps = 2, StepsInLetters = 5;

    /// <summary>How far a known name is from what was typed; null when nobody would take the one for the other.</summary>
    /// <param name="typed">As it was typed, folded.</param>
    /// <param name="known">The known name, folded.</param>
    public static int? Steps(string typed, string known)
    {
        var most = Math.Max(FewSteps, typed.Length / StepsInLetters);
        if (Begins(known, typed) || Begins(typed, known))
        {
            return 1;
        }

        // Thôn 6 is no slip of the pen for thôn 5.
        return Math.Abs(typed.Length - known.Length) <= most && typed.Where(char.IsAsciiDigit).SequenceEqual(known.Where(char.IsAsciiDigit)) && Between(typed, known) is var steps && steps <= most ? steps : null;
    }

    /// <summary>The nearest of the known names; null when it is like none.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="known">The names there are.</param>
    public static string? Nearest(string typed, IEnumerable<string> known)
    {
        var folded = VietnameseText.Fold(VietnameseText.Clean(typed));
        return folded.Length == 0 ? null
            : known.Select(one => (Name: one, Steps: Steps(folded, VietnameseText.Fold(one)))).Where(one => one.Steps is not null).OrderBy(one => one.Steps).ThenBy(one => one.Name, StringComparer.Ordinal).Select(one => one.Name).FirstOrDefault();
    }

    // “thon 2” and “thon 2 (minh hoa)”: the same words, and more behind them.
    private static bool Begins(string name, string first) => first.Length > FewSteps && name.Length > first.Length && name[first.Length] == ' ' && name.StartsWith(first, StringComparison.Ordinal);

    // Letters put in, left out or changed between two names; names are short, so every pair is looked at.
    private static int Between(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var (before, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                (before, left) = (row[j], Math.Min(Math.Min(row[j], left) + 1, before + (from[i - 1] == to[j - 1] ? 0 : 1)));
                row[j] = left;
            }
        }

        return row[^1];
    }
}
