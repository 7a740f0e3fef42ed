using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>A name a unit had for a time, and the units above it then (một tên của đơn vị).</summary>
/// <param name="Version">The name.</param>
/// <param name="Above">The units above, nearest first, as they were called at its end.</param>
public sealed record FoundName(UnitVersion Version, IReadOnlyList<UnitVersion> Above);

/// <summary>Units by a code or a name they bear or ever bore (tra đơn vị): with or without the kind, with or without marks.</summary>
/// <param name="versions">All versions.</param>
public sealed class UnitsByName(IReadOnlyList<UnitVersion> versions)
{
    private const int MostTiers = 6;

    private readonly ILookup<Guid, UnitVersion> _names = versions.ToLookup(version => version.UnitId);
    private readonly ILookup<string, UnitVersion> _folded = versions.ToLookup(version => version.NameFolded, StringComparer.Ordinal);
    private readonly ILookup<string, UnitVersion> _codes = versions.Where(version => version.Code is not null).ToLookup(version => version.Code!, StringComparer.Ordinal);
    private readonly ILookup<Guid, UnitVersion> _below = versions.Where(version => version.ParentId is not null).ToLookup(version => version.ParentId!.Value);

    /// <summary>Every unit that ever bore the code or the name, by its names, oldest first.</summary>
    public IReadOnlyList<IReadOnlyList<FoundName>> Find(string typed)
    {
        var asked = new AskedName(typed);
        return
        [
            .. asked.Names.SelectMany(name => _folded[name]).Concat(_codes[asked.Text]).Where(asked.Is).Select(version => version.UnitId).Distinct()
                .Select(unit => (IReadOnlyList<FoundName>)[.. _names[unit].OrderBy(version => version.ValidFrom ?? DateOnly.MinValue).Select(version => new FoundName(version, Above(version, _names)))])
                .OrderBy(unit => Tiers.Of(unit[0].Version.Kind)).ThenBy(unit => unit[0].Version.ValidFrom ?? DateOnly.MinValue)
                .ThenBy(unit => unit[0].Version.SortKey, StringComparer.Ordinal).ThenBy(unit => unit[0].Version.Code, StringComparer.Ordinal).ThenBy(unit => unit[0].Version.UnitId),
        ];
    }

    /// <summary>What is called nearly so on a day: the same words with more behind them first, then a letter or two that differ; none far away.</summary>
    /// <param name="typed">What was typed and nobody is called.</param>
    /// <param name="day">The day.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<UnitVersion> Near(string typed, DateOnly day, int most)
    {
        var asked = new AskedName(typed);
        return
        [
            .. versions.Where(version => version.On(day)).Select(version => (Version: version, Away: asked.Away(version))).Where(one => one.Away is not null)
                .OrderBy(one => one.Away).ThenByDescending(one => Tiers.Of(one.Version.Kind)).ThenBy(one => one.Version.SortKey, StringComparer.Ordinal).ThenBy(one => one.Version.UnitId)
                .Take(most).Select(one => one.Version),
        ];
    }

    /// <summary>What stands below a unit on a day, by name.</summary>
    public IReadOnlyList<UnitVersion> Below(Guid unit, DateOnly day) =>
        [.. _below[unit].Where(version => version.On(day)).OrderBy(version => version.SortKey, StringComparer.Ordinal).ThenBy(version => version.UnitId)];

    /// <summary>The units above a name, nearest first, as they were called at its end.</summary>
    public static IReadOnlyList<UnitVersion> Above(UnitVersion version, ILookup<Guid, UnitVersion> names)
    {
        var (above, day) = (new List<UnitVersion>(), version.ValidTo?.AddDays(-1) ?? DateOnly.MaxValue);
        for (var one = version; above.Count < MostTiers && one.ParentId is { } parent && At(names[parent], day) is { } next; one = next)
        {
            above.Add(next);
        }

        return above;
    }

    /// <summary>What a unit was called on a day, else what it was called last.</summary>
    public static UnitVersion? At(IEnumerable<UnitVersion> names, DateOnly day) =>
        names.OrderByDescending(version => version.On(day)).ThenByDescending(version => version.ValidFrom ?? DateOnly.MinValue).FirstOrDefault();
}

/// <summary>What somebody looks a unit up by (tên, mã cần tra): “xa binh sa” is a kind and a name; “Thị Trấn” alone is a name.</summary>
public sealed class AskedName
{
    private static readonly Dictionary<UnitKind, string> Before = Enum.GetValues<UnitKind>().ToDictionary(kind => kind, kind => VietnameseText.Fold(UnitNames.Before(kind)) + " ");

    private readonly string _folded;
    private readonly List<(UnitKind Kind, string Name)> _kinds = [];

    /// <summary>What was typed.</summary>
    public AskedName(string typed)
    {
        (Text, _folded) = (VietnameseText.Clean(typed), VietnameseText.Fold(typed));
        foreach (var kind in Enum.GetValues<UnitKind>())
        {
            if (VietnameseText.Fold(UnitNames.Before(kind)) + " " is var word && _folded.StartsWith(word, StringComparison.Ordinal))
            {
                _kinds.Add((kind, _folded[word.Length..]));
            }
        }
    }

    /// <summary>The text itself, which may be a code.</summary>
    public string Text { get; }

    /// <summary>The folded names it may be.</summary>
    public IReadOnlyList<string> Names => [.. _kinds.Select(kind => kind.Name).Append(_folded).Distinct()];

    /// <summary>How far a name is from what was typed: 0 where it only goes on, else the letters that differ; null where it is another name.</summary>
    public int? Away(UnitVersion version)
    {
        const int Few = 2, Short = 5;
        var name = Before[version.Kind] + version.NameFolded;
        if (_folded.Length == 0)
        {
            return null;
        }

        if (name.StartsWith(_folded + " ", StringComparison.Ordinal) || version.NameFolded.StartsWith(_folded + " ", StringComparison.Ordinal))
        {
            return 0;
        }

        // Thôn 6 is no slip of the pen for thôn 5.
        return _folded.Length < Short || Math.Abs(name.Length - _folded.Length) > Few || !name.Where(char.IsAsciiDigit).SequenceEqual(_folded.Where(char.IsAsciiDigit)) ? null : Letters(name, _folded) is var letters and > 0 and <= Few ? letters : null;
    }

    // Letters to put in, leave out or change to come from one text to the other.
    private static int Letters(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var at = 1; at <= one.Length; at++)
        {
            var before = row[0];
            row[0] = at;
            for (var to = 1; to <= other.Length; to++)
            {
                (before, row[to]) = (row[to], Math.Min(Math.Min(row[to], row[to - 1]) + 1, before + (one[at - 1] == other[to - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    /// <summary>True for a version that bears it.</summary>
    public bool Is(UnitVersion version) => version.Code == Text || version.NameFolded == _folded || _kinds.Contains((version.Kind, version.NameFolded));
}
