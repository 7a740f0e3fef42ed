using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>
/// Finds the commune that is set up among the units of the loaded lists (đơn vị đã có trong danh mục). One that goes on under its name in its place is two units there, one until
/// 2025-06-30 and one since: both are it, as they are when the lists come second.
/// </summary>
internal sealed class ListedCommune(IReadOnlyList<UnitVersion> there, IReadOnlyList<UnitSuccession> edges, Func<Guid, bool> isFree)
{
    /// <summary>The names the commune bears in the lists, end to start, the first of them on its first day or, where that is typed too early, later; none when no list has it.</summary>
    public Outcome<List<UnitVersion>> Find(UnitKind kind, string name, string? code, string province, string district, DateOnly from)
    {
        var named = there.Where(version => version.Kind == kind && SameName(version.Name, name) && (version.ValidTo is null || from < version.ValidTo) && IsIn(version, province)).ToList();
        var placed = district.Length == 0 ? named : Below(named, district);
        var unit = $"{UnitNames.Of(kind).Vi} {name}";
        if (placed.Count == 0 && named.Exists(version => isFree(version.UnitId)))
        {
            return new Refusal.Invalid(nameof(CommuneAnswers.District), (
                $"Trong danh mục đã nạp, đơn vị cấp huyện này không có {unit}. Đề nghị xem lại tên huyện, hoặc tên xã.",
                $"In the list that is loaded this district has no {unit}. Please look at the name of the district, or of the commune."));
        }

        // One that is set up already may be meant too: it is not passed over for another of its name.
        var fitting = Narrow(Narrow(placed, version => version.On(from)), version => version.Code == code);
        if (!fitting.Exists(version => isFree(version.UnitId)))
        {
            return new List<UnitVersion>();
        }

        if (fitting.DistinctBy(version => version.UnitId).Skip(1).Any())
        {
            return district.Length == 0 && from < CommuneSetUp.TwoTiers
                ? new Refusal.Invalid(nameof(CommuneAnswers.District), (
                    $"Ở tỉnh, thành phố này có nhiều {unit}. Đề nghị ghi tên huyện, hoặc mã đơn vị.", $"There is more than one {unit} in this province. Please write the district, or the code."))
                : new Refusal.Invalid(nameof(CommuneAnswers.Code), (
                    $"Ở đây có nhiều {unit}. Đề nghị ghi mã đơn vị.", $"There is more than one {unit} here. Please write the code."));
        }

        var line = fitting.OrderBy(version => version.ValidFrom ?? DateOnly.MinValue).Take(1).ToList();
        while (line is [.., var last] && Next(last, code, province) is { } next)
        {
            line.Add(next);
        }

        return line;
    }

    /// <summary>The units a province of this name is in the lists, where it is one that goes on: those that followed from one another.</summary>
    public List<Guid> Province(Guid id, string name)
    {
        var units = there.Where(version => Tiers.Of(version.Kind) == Tier.Province && SameName(version.Name, name)).Select(version => version.UnitId).Distinct().ToList();
        return units.Contains(id) ? [.. units.Where(unit => unit == id || edges.Any(edge => (edge.FromUnitId, edge.ToUnitId) == (unit, id) || (edge.FromUnitId, edge.ToUnitId) == (id, unit)))] : [];
    }

    /// <summary>The units above a version as they were at its end.</summary>
    public static IEnumerable<UnitVersion> Above(UnitVersion version, IReadOnlyList<UnitVersion> there)
    {
        var day = version.ValidTo?.AddDays(-1) ?? DateOnly.MaxValue;
        for (var one = there.FirstOrDefault(above => above.UnitId == version.ParentId && above.On(day)); one is not null; one = there.FirstOrDefault(above => above.UnitId == one.ParentId && above.On(day)))
        {
            yield return one;
        }
    }

    // The unit that took the name on, in the same place or with the code that was typed.
    private UnitVersion? Next(UnitVersion version, string? code, string province)
    {
        var after = edges.Where(edge => edge.FromUnitId == version.UnitId).Select(edge => (edge.ToUnitId, (DateOnly?)edge.EffectiveOn)).ToHashSet();
        return there.FirstOrDefault(next => after.Contains((next.UnitId, next.ValidFrom)) && next.ValidFrom == version.ValidTo && next.Kind == version.Kind && SameName(next.Name, version.Name)
            && isFree(next.UnitId) && (IsIn(next, province) || (code is not null && next.Code == code)));
    }

    private bool IsIn(UnitVersion version, string province) => Above(version, there).Any(above => Tiers.Of(above.Kind) == Tier.Province && SameName(above.Name, province));

    // “Huyện” may have been typed for a thị xã; the kind decides only between two districts of one name.
    private List<UnitVersion> Below(List<UnitVersion> versions, string district)
    {
        var typed = UnitNames.Read(district, Tier.District);
        var fitting = versions.Where(version => Above(version, there).Any(above => Tiers.Of(above.Kind) == Tier.District && SameName(above.Name, typed?.Name ?? district))).ToList();
        return Narrow(fitting, version => Above(version, there).Any(above => above.Kind == typed?.Kind));
    }

    // What fits better where something does.
    private static List<UnitVersion> Narrow(List<UnitVersion> versions, Func<UnitVersion, bool> better) => versions.Exists(version => better(version)) ? [.. versions.Where(better)] : versions;

    private static bool SameName(string one, string other) => VietnameseText.Exact(one) == VietnameseText.Exact(other);
}
