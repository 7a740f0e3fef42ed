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

    /// <summary>True for a version that bears it.</summary>
    public bool Is(UnitVersion version) => version.Code == Text || version.NameFolded == _folded || _kinds.Contains((version.Kind, version.NameFolded));
}
