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
    private const int MostTiers = 6, MostNear = 3;

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

    /// <summary>
    /// The units that are called so on the day, by the names they bear then: name or code, with units above behind commas. A code may have gone over to another unit with
    /// the day, so the day itself comes first and the day before it second.
    /// </summary>
    public IReadOnlyList<FoundName> On(string typed, DateOnly day)
    {
        var (found, above) = (Find(NameIn(typed)), AboveIn(typed));
        IReadOnlyList<FoundName> Then(DateOnly then) =>
            [.. found.Select(unit => unit.FirstOrDefault(name => name.Version.On(then))).OfType<FoundName>().Where(name => above.All(asked => name.Above.Any(unit => Bears(unit, asked))))];
        return Then(day) is { Count: > 0 } here ? here : Then(day.AddDays(-1));
    }

    /// <summary>True when no unit ever bore the name or the code.</summary>
    public bool IsUnknown(string typed) => Find(NameIn(typed)).Count == 0;

    /// <summary>What somebody may have meant by a name nobody bears on the day: the nearest names, those around the own commune first, each written so that it finds its unit.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="day">The day.</param>
    /// <param name="home">The own commune; null for none.</param>
    public IReadOnlyList<string> Near(string typed, DateOnly day, Guid? home)
    {
        var (folded, above, asked) = (VietnameseText.Fold(NameIn(typed)), AboveIn(typed), new AskedName(NameIn(typed)));
        var (known, parent) = (asked.Names, home is { } own ? At(_names[own], day)?.ParentId : null);
        // Another kind of the same name is nearer than another name of the same kind.
        int? Steps(UnitVersion version) => known.Contains(version.NameFolded) ? 0 : NearNames.Steps(folded, Folded(version)) ?? (asked.HasKind ? null : NearNames.Steps(folded, version.NameFolded));
        return
        [
            .. versions.Where(version => version.On(day) || version.On(day.AddDays(-1))).Select(version => (Version: version, Steps: Steps(version)))
                .Where(one => one.Steps is not null)
                .OrderBy(one => one.Version.UnitId == home || one.Version.ParentId == home || one.Version.UnitId == parent || (parent is not null && one.Version.ParentId == parent) ? 0 : 1)
                .ThenBy(one => one.Steps).ThenBy(one => above.Count > 0 && Above(one.Version, _names).Any(unit => Bears(unit, above[0])) ? 0 : 1)
                .ThenBy(one => one.Version.SortKey, StringComparer.Ordinal).ThenBy(one => one.Version.UnitId)
                .Select(one => Called(one.Version, day)).Distinct(StringComparer.Ordinal).Take(MostNear),
        ];
    }

    /// <summary>The shortest way to write a unit so that it alone is found on the day: kind and name, then the units above; a village always with its commune.</summary>
    public string Called(UnitVersion version, DateOnly day)
    {
        var above = Above(version, _names);
        for (var taken = Tiers.Of(version.Kind) == Tier.Village ? 1 : 0; taken <= above.Count; taken++)
        {
            var text = string.Join(", ", above.Take(taken).Select(unit => unit.FullName).Prepend(version.FullName));
            if (On(text, day) is [var one] && one.Version.UnitId == version.UnitId)
            {
                return text;
            }
        }

        return version.Code ?? version.FullName;
    }

    private static string NameIn(string typed) => typed.Split(',')[0].Trim();

    private static List<string> AboveIn(string typed) => [.. typed.Split(',').Skip(1).Select(above => VietnameseText.Fold(above.Trim()))];

    private static string Folded(UnitVersion version) => $"{VietnameseText.Fold(UnitNames.Before(version.Kind))} {version.NameFolded}";

    private static bool Bears(UnitVersion unit, string folded) => unit.NameFolded == folded || VietnameseText.Fold(unit.FullName) == folded;

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

    /// <summary>True when it begins with the kind of a unit.</summary>
    public bool HasKind => _kinds.Count > 0;

    /// <summary>The folded names it may be.</summary>
    public IReadOnlyList<string> Names => [.. _kinds.Select(kind => kind.Name).Append(_folded).Distinct()];

    /// <summary>True for a version that bears it.</summary>
    public bool Is(UnitVersion version) => version.Code == Text || version.NameFolded == _folded || _kinds.Contains((version.Kind, version.NameFolded));
}
