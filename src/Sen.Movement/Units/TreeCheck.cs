using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>What can be wrong with a tree of units.</summary>
public enum TreeFaultKind
{
    /// <summary>A version ends before it begins.</summary>
    Backwards,

    /// <summary>One unit has two names on one day.</summary>
    Overlap,

    /// <summary>A unit stands below itself.</summary>
    Cycle,

    /// <summary>On some day there is no unit above.</summary>
    Orphan,

    /// <summary>A unit below the provinces has none above it.</summary>
    NoParent,

    /// <summary>The unit above is not of a higher tier.</summary>
    WrongTier,

    /// <summary>Two units bear one code on one day.</summary>
    CodeTwice,
}

/// <summary>A fault of a tree of units (lỗi của cây đơn vị), with a sentence that helps.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="At">The version it is wrong with.</param>
/// <param name="Other">The other version it takes; null when there is none.</param>
public sealed record TreeFault(TreeFaultKind Kind, UnitVersion At, UnitVersion? Other = null)
{
    /// <summary>The sentence a person reads.</summary>
    public Wording Sentence => Kind switch
    {
        TreeFaultKind.Backwards => (
            $"{At.Title}: ngày kết thúc ghi trước ngày bắt đầu. Đề nghị xem lại hai ngày.",
            $"{At.Title}: the last day is written before the first. Please look at both days."),
        TreeFaultKind.Overlap => (
            $"{At.Title} và {Other!.FullName} là một đơn vị mà có thời gian chồng nhau. Đề nghị để tên trước kết thúc hôm trước, tên sau bắt đầu hôm sau.",
            $"{At.Title} and {Other!.FullName} are one unit, and their times overlap. Please let the earlier name end the day before the later one begins."),
        TreeFaultKind.Cycle => (
            $"{At.Title} thuộc chính mình qua các cấp trên. Đề nghị xem lại mã cấp trên.",
            $"{At.Title} stands below itself. Please look at the code of the unit above."),
        TreeFaultKind.Orphan => (
            $"{At.Title} có thời gian không thuộc đơn vị cấp trên nào. Đề nghị xem lại mã cấp trên và các ngày.",
            $"For some time {At.Title} has no unit above it. Please look at the code of the unit above and at the days."),
        TreeFaultKind.NoParent => (
            $"{At.Title} chưa có đơn vị cấp trên. Đề nghị chọn đơn vị cấp trên.",
            $"{At.Title} has no unit above it. Please choose the unit above."),
        TreeFaultKind.WrongTier => (
            $"{At.Title} không thể thuộc {Other!.FullName}, là đơn vị {UnitNames.NameOf(Tiers.Of(Other.Kind)).Vi}. Đề nghị xem lại mã cấp trên.",
            $"{At.Title} cannot belong to {Other!.FullName}, which is at {UnitNames.NameOf(Tiers.Of(Other.Kind)).En}. Please look at the code of the unit above."),
        TreeFaultKind.CodeTwice => (
            $"Mã {At.Code} vào ngày {Day(At, Other!)} vừa là của {At.FullName}, vừa là của {Other!.FullName}. Đề nghị xem lại mã hoặc thời gian.",
            $"On {Day(At, Other!)} the code {At.Code} belongs to {At.FullName} and to {Other!.FullName}. Please look at the code or the days."),
        _ => throw new InvalidOperationException($"Unknown fault: {Kind}."),
    };

    // The first day on which both are in force; any day will do where neither has a known beginning.
    private static string Day(UnitVersion one, UnitVersion other)
    {
        var first = one.ValidFrom is null || one.ValidFrom < other.ValidFrom ? other.ValidFrom : one.ValidFrom;
        var last = one.ValidTo is null || other.ValidTo < one.ValidTo ? other.ValidTo : one.ValidTo;
        return (first ?? last?.AddDays(-1)) is { } day ? AdministrativeDate.Short(day) : "…";
    }
}

/// <summary>Looks a tree of units through: whatever was read, computed or typed, these faults are never in it.</summary>
public static class TreeCheck
{
    /// <summary>Every fault, in the order of the versions.</summary>
    public static IReadOnlyList<TreeFault> Faults(IReadOnlyList<UnitVersion> versions)
    {
        var units = versions.GroupBy(version => version.UnitId).ToDictionary(unit => unit.Key, unit => (IReadOnlyList<UnitVersion>)[.. unit.OrderBy(version => version.ValidFrom ?? DateOnly.MinValue)]);
        var faults = versions.Where(version => version.ValidTo <= version.ValidFrom).Select(version => new TreeFault(TreeFaultKind.Backwards, version)).ToList();
        foreach (var names in units.Values)
        {
            faults.AddRange(names.Zip(names.Skip(1)).Where(two => two.First.Overlaps(two.Second)).Select(two => new TreeFault(TreeFaultKind.Overlap, two.Second, two.First)));
        }

        faults.AddRange(versions.Select(version => Above(version, units)).OfType<TreeFault>());
        foreach (var bearers in versions.Where(version => version.Code is not null).GroupBy(version => (Tiers.Of(version.Kind), version.Code)).Where(group => group.Skip(1).Any()))
        {
            var inOrder = bearers.OrderBy(version => version.ValidFrom ?? DateOnly.MinValue).ToList();
            faults.AddRange(inOrder.Zip(inOrder.Skip(1)).Where(two => two.First.UnitId != two.Second.UnitId && two.First.Overlaps(two.Second))
                .Select(two => new TreeFault(TreeFaultKind.CodeTwice, two.Second, two.First)));
        }

        return faults;
    }

    private static TreeFault? Above(UnitVersion version, Dictionary<Guid, IReadOnlyList<UnitVersion>> units)
    {
        if (version.ParentId is not { } parent)
        {
            return version.IsWithoutParent ? new(TreeFaultKind.NoParent, version) : null;
        }

        if (IsBelowItself(version, units))
        {
            return new(TreeFaultKind.Cycle, version);
        }

        var above = units.GetValueOrDefault(parent, []).Where(version.Overlaps).ToList();
        return above.Find(one => Tiers.Of(one.Kind) >= Tiers.Of(version.Kind)) is { } wrong ? new(TreeFaultKind.WrongTier, version, wrong)
            : Covers(above, version) ? null : new(TreeFaultKind.Orphan, version);
    }

    // Up through whoever stood above at some time of the version; each unit is looked at once, so the walk ends.
    private static bool IsBelowItself(UnitVersion version, Dictionary<Guid, IReadOnlyList<UnitVersion>> units)
    {
        var (seen, ends) = (new HashSet<Guid>(), new Stack<Guid>([version.ParentId!.Value]));
        while (ends.TryPop(out var unit))
        {
            if (unit == version.UnitId)
            {
                return true;
            }

            if (seen.Add(unit))
            {
                foreach (var above in units.GetValueOrDefault(unit, []).Where(one => one.ParentId is not null && one.Overlaps(version)))
                {
                    ends.Push(above.ParentId!.Value);
                }
            }
        }

        return false;
    }

    private static bool Covers(List<UnitVersion> above, UnitVersion version)
    {
        if (above.Count == 0 || (above[0].ValidFrom is { } first && (version.ValidFrom is null || version.ValidFrom < first)))
        {
            return false;
        }

        return above.Zip(above.Skip(1)).All(two => two.First.ValidTo == two.Second.ValidFrom)
            && (above[^1].ValidTo is not { } last || version.ValidTo <= last);
    }
}
