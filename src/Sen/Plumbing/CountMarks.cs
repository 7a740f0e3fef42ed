namespace Sen.Plumbing;

/// <summary>The counts a page shows.</summary>
public enum Counted
{
    /// <summary>Views of the article (lượt xem).</summary>
    Views,

    /// <summary>Visits to the site since it was opened.</summary>
    VisitsTotal,

    /// <summary>Visits this month.</summary>
    VisitsMonth,

    /// <summary>Visits today.</summary>
    VisitsDay,

    /// <summary>Visits in the last five minutes.</summary>
    VisitsNow,
}

/// <summary>
/// Marks that stand in a page where counts go in later. They are made anew by every process from random letters, so that no text of
/// an article can look like one.
/// </summary>
public static class CountMarks
{
    private static readonly string Begin = $"sen{Guid.CreateVersion7(DateTimeOffset.UnixEpoch):n}";

    /// <summary>The mark of a count.</summary>
    public static string Of(Counted counted) => $"{Begin}{(int)counted}";

    /// <summary>Cuts a page at its marks: each part is followed by its count, the last by none.</summary>
    public static IReadOnlyList<(string Html, Counted Then)> Cut(string html)
    {
        var parts = new List<(string, Counted)>();
        var from = 0;
        for (var at = html.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = html.IndexOf(Begin, from, StringComparison.Ordinal))
        {
            parts.Add((html[from..at], (Counted)(html[at + Begin.Length] - '0')));
            from = at + Begin.Length + 1;
        }

        parts.Add((html[from..], default));
        return parts;
    }
}
