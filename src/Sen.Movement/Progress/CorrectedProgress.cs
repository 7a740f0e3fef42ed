namespace Sen.Movement.Progress;

/// <summary>
/// Entries of progress and what took their place (sửa lần ghi): an entry is never rewritten, a later one stands instead of it. Sums and lists are made of those
/// that stand, so that nothing is counted twice; what stood before is still told.
/// </summary>
public static class CorrectedProgress
{
    /// <summary>The entries no other takes the place of, in the order given.</summary>
    public static IReadOnlyList<ProgressEntry> Standing(IReadOnlyCollection<ProgressEntry> all)
    {
        var corrected = all.Where(entry => entry.CorrectsId is not null).Select(entry => entry.CorrectsId!.Value).ToHashSet();
        return [.. all.Where(entry => !corrected.Contains(entry.Id))];
    }

    /// <summary>What stood before an entry, the latest first.</summary>
    public static IReadOnlyList<ProgressEntry> Earlier(ProgressEntry entry, IReadOnlyCollection<ProgressEntry> all)
    {
        var earlier = new List<ProgressEntry>();
        for (var at = entry; at.CorrectsId is { } id && earlier.Count < all.Count && all.FirstOrDefault(one => one.Id == id) is { } before; at = before)
        {
            earlier.Add(before);
        }

        return earlier;
    }
}
