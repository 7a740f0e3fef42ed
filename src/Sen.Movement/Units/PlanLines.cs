using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>What becomes of each unit by a plan, in words (kết quả của một việc).</summary>
public static class PlanLines
{
    /// <summary>A line for each unit, from above to below.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="before">The versions of its units before it; more do no harm.</param>
    public static IReadOnlyList<Wording> Of(TreePlan plan, IEnumerable<UnitVersion> before)
    {
        var ids = plan.Units;
        var names = plan.After.Concat(plan.Removed).ToLookup(version => version.UnitId);
        var (was, after) = (before.Where(version => ids.Contains(version.UnitId)).ToLookup(version => version.UnitId), plan.After.ToLookup(version => version.UnitId));
        return
        [
            .. from unit in ids
               let then = Last(was[unit])
               let next = Last(after[unit])
               let shown = next ?? then
               where shown is not null
               orderby Tiers.Of(shown.Kind), shown.SortKey
               select Line(then, next, shown, names),
        ];
    }

    private static UnitVersion? Last(IEnumerable<UnitVersion> versions) => versions.MaxBy(version => version.ValidFrom ?? DateOnly.MinValue);

    private static Wording Line(UnitVersion? was, UnitVersion? next, UnitVersion shown, ILookup<Guid, UnitVersion> names)
    {
        if (next is null)
        {
            return ($"{shown.Title}: không còn trong cây đơn vị", $"{shown.Title}: no longer in the tree");
        }

        if (next.ValidTo is { } end && was?.ValidTo != end)
        {
            var last = AdministrativeDate.Short(end.AddDays(-1));
            return ($"{next.Title}: hết ngày {last} thì kết thúc", $"{next.Title}: ends with {last}");
        }

        if (was?.ValidTo is not null && next.ValidTo is null && (was.FullName, was.Code, was.ParentId) == (next.FullName, next.Code, next.ParentId))
        {
            return ($"{next.Title}: tiếp tục, không kết thúc nữa", $"{next.Title}: goes on after all");
        }

        var above = next.ParentId is { } parent && Last(names[parent]) is { } unit ? unit.FullName : null;
        var since = next.ValidFrom is { } from ? AdministrativeDate.Short(from) : null;
        var (vi, en) = (since is null ? "" : $" từ {since}", since is null ? "" : $" from {since}");
        var code = next.Code is null ? "" : $" ({next.Code})";
        return was is null
            ? ($"{next.Title}{code}: bắt đầu{vi}{(above is null ? "" : $", thuộc {above}")}", $"{next.Title}{code}: begins{en}{(above is null ? "" : $", below {above}")}")
            : ($"{was.Title} → {next.FullName}{code}{(above is null ? "" : $", thuộc {above}")}{vi}", $"{was.Title} → {next.FullName}{code}{(above is null ? "" : $", below {above}")}{en}");
    }
}
