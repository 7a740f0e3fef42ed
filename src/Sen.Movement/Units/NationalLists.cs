using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>
/// Reads the published lists of the country's units (danh mục đơn vị hành chính): the three tiers until 2025-06-30, the two since, what became of each
/// unit, and what changed later. Everything is checked before anything is used; each fault is said at its line.
/// </summary>
public sealed class NationalLists
{
    /// <summary>The units of three tiers.</summary>
    public const string Before = "units-before-2025.tsv";

    /// <summary>The units of two tiers.</summary>
    public const string Now = "units-2025.tsv";

    /// <summary>From old to new.</summary>
    public const string Mergers = "mergers-2025.tsv";

    /// <summary>Changes since.</summary>
    public const string Later = "changes-2026.tsv";

    // The National Assembly's resolution on the provinces; the list names only the resolutions that made their communes.
    private const string OnProvinces = "202/2025/QH15";

    // No source says it of a province; it was worked out from the communes, and says so.
    private const string WorkedOut = "derived: every commune of the old province maps into this one", WorkedOutWords = "suy ra từ cấp xã: mọi xã của tỉnh cũ đều về đây";

    private static readonly Dictionary<(Tier, string), UnitKind> Kinds = new()
    {
        [(Tier.Province, "tinh")] = UnitKind.Province,
        [(Tier.Province, "thanh_pho")] = UnitKind.Municipality,
        [(Tier.District, "huyen")] = UnitKind.District,
        [(Tier.District, "quan")] = UnitKind.UrbanDistrict,
        [(Tier.District, "thi_xa")] = UnitKind.Town,
        [(Tier.District, "thanh_pho")] = UnitKind.ProvincialCity,
        [(Tier.Commune, "xa")] = UnitKind.Commune,
        [(Tier.Commune, "phuong")] = UnitKind.Ward,
        [(Tier.Commune, "thi_tran")] = UnitKind.Township,
        [(Tier.Commune, "dac_khu")] = UnitKind.SpecialZone,
    };

    private static readonly Tier[] Three = [Tier.Province, Tier.District, Tier.Commune], Two = [Tier.Province, Tier.Commune];

    private readonly ListFaults _faults = new();

    /// <summary>Names of the files.</summary>
    public static IReadOnlyList<string> Files { get; } = [Before, Now, Mergers, Later];

    /// <summary>The lists, or what is wrong: line → sentence.</summary>
    /// <param name="texts">Text of each file by its name.</param>
    public static Outcome<ListedTree> Read(IReadOnlyDictionary<string, string> texts) => new NationalLists().ReadAll(texts);

    private Outcome<ListedTree> ReadAll(IReadOnlyDictionary<string, string> texts)
    {
        foreach (var missing in Files.Where(file => !texts.ContainsKey(file)))
        {
            _faults.Add(new(missing, 0), ("Không có tệp này. Đề nghị đặt đủ các tệp của danh mục vào một thư mục.", "There is no such file. Please put all files of the list into one folder."));
        }

        if (_faults.Refusal is { } incomplete)
        {
            return incomplete;
        }

        var before = Units(ListTable.Read(Before, texts[Before], ["code", "level", "type", "name", "full_name", "parent_code", "valid_to"], _faults), Three);
        var now = Units(ListTable.Read(Now, texts[Now], ["code", "level", "type", "name", "full_name", "parent_code", "valid_from", "resolution"], _faults), Two);
        var (old, today) = (ByCode(before), ByCode(now));
        PutUnder(before, old);
        PutUnder(now, today);
        var mergers = ListTable.Read(Mergers, texts[Mergers], ["level", "old_code", "old_name", "new_code", "new_name", "extent", "note"], _faults);
        var successions = Successions(mergers, old, today);
        Change(ListTable.Read(Later, texts[Later], ["effective", "code", "level", "before", "after", "resolution"], _faults), today);
        ListedUnit[] all = [.. before.Concat(now).OrderBy(unit => unit.Tier)];
        CheckAll(all, before, successions);
        return _faults.Refusal is { } refusal ? refusal : new ListedTree(all, successions);
    }

    private List<ListedUnit> Units(IReadOnlyList<ListRow> rows, Tier[] tiers)
    {
        var units = new Dictionary<Guid, ListedUnit>(rows.Count);
        foreach (var row in rows)
        {
            var (code, name) = (row.Code("code"), row["name"]);
            var (from, last) = (row.Day("valid_from"), row.Day("valid_to"));
            if (!int.TryParse(row["level"], out var level) || level < 1 || level > tiers.Length || !Kinds.TryGetValue((tiers[level - 1], row["type"]), out var kind))
            {
                _faults.Add(row.At, ($"Không có loại “{row["type"]}” ở cấp {row["level"]}.", $"There is no kind “{row["type"]}” at level {row["level"]}."));
                continue;
            }

            var id = ListedTree.IdOf($"{code} {from:yyyy-MM-dd}–{last:yyyy-MM-dd}");
            var version = CommuneSetUp.Version(ListedTree.IdOf($"name {id:d} 1"), id, kind, name, null, from, last?.AddDays(1), code);
            version.LegalBasis = Basis(kind, row["resolution"]);
            if (name.Length == 0 || VietnameseText.Exact(row["full_name"]) != VietnameseText.Exact(version.FullName))
            {
                _faults.Add(row.At, ($"Tên “{name}” không khớp tên đầy đủ “{row["full_name"]}”.", $"The name “{name}” does not agree with the full name “{row["full_name"]}”."));
            }

            if (!units.TryAdd(id, new(row.At, id, [version], row["parent_code"])))
            {
                _faults.Add(row.At, new TreeFault(TreeFaultKind.CodeTwice, version, units[id].First).Sentence);
            }
        }

        return [.. units.Values];
    }

    private static string? Basis(UnitKind kind, string resolution) =>
        resolution.Length == 0 ? null : $"Nghị quyết {(Tiers.Of(kind) == Tier.Province ? OnProvinces : resolution)}";

    private static ILookup<(Tier Tier, string Code), ListedUnit> ByCode(List<ListedUnit> units) => units.ToLookup(unit => (unit.Tier, unit.First.Code!));

    private void PutUnder(List<ListedUnit> units, ILookup<(Tier Tier, string Code), ListedUnit> byCode)
    {
        foreach (var unit in units)
        {
            if (unit.ParentCode.Length == 0 && unit.Tier == Tier.Province)
            {
                continue;
            }

            var above = Three.SelectMany(tier => byCode[(tier, unit.ParentCode)]).OrderByDescending(one => one.First.Overlaps(unit.First)).FirstOrDefault();
            if (above is null)
            {
                _faults.Add(unit.At, (
                    $"{unit.First.Title}: không có đơn vị cấp trên mang mã “{unit.ParentCode}” trong tệp này. Đề nghị xem lại cột parent_code.",
                    $"{unit.First.Title}: no unit above has the code “{unit.ParentCode}” in this file. Please look at the column parent_code."));
                continue;
            }

            unit.First.ParentId = above.Id;
        }
    }

    private List<UnitSuccession> Successions(
        IReadOnlyList<ListRow> rows, ILookup<(Tier Tier, string Code), ListedUnit> old, ILookup<(Tier Tier, string Code), ListedUnit> today)
    {
        var pairs = new List<(ListRow Row, ListedUnit From, ListedUnit To)>(rows.Count);
        var seen = new HashSet<(Guid, Guid)>();
        foreach (var row in rows)
        {
            var tier = row["level"] switch { "1" => Tier.Province, "2" => Tier.District, _ => Tier.Commune };
            if (Named(row, old[(tier, row["old_code"])], "old_code", "old_name") is not { } from
                || Named(row, today[(tier == Tier.Province ? tier : Tier.Commune, row["new_code"])], "new_code", "new_name") is not { } to)
            {
                continue;
            }

            if (from.First.ValidTo != to.First.ValidFrom)
            {
                _faults.Add(row.At, (
                    $"{to.First.Title} phải bắt đầu đúng ngày sau ngày cuối của {from.First.FullName}. Đề nghị xem lại valid_from, valid_to của hai đơn vị.",
                    $"{to.First.Title} has to begin on the day after the last day of {from.First.FullName}. Please look at valid_from and valid_to of both."));
            }
            else if (!seen.Add((from.Id, to.Id)))
            {
                _faults.Add(row.At, ($"Cặp {from.First.FullName} – {to.First.FullName} ghi hai lần.", $"The pair {from.First.FullName} – {to.First.FullName} is written twice."));
            }
            else
            {
                pairs.Add((row, from, to));
            }
        }

        var (parts, whole) = (pairs.ToLookup(pair => pair.From.Id), pairs.ToLookup(pair => pair.To.Id));
        return [.. pairs.Select(pair => Succession(pair.Row, pair.From, pair.To, parts[pair.From.Id].Count(), whole[pair.To.Id].Count()))];
    }

    // One that went to several places is split, whatever the rest of the sources say; shares are never worked out.
    private UnitSuccession Succession(ListRow row, ListedUnit from, ListedUnit to, int parts, int cameFrom)
    {
        var (extent, note) = (row["extent"], row["note"] == WorkedOut ? WorkedOutWords : row["note"]);
        if (extent is not ("full" or "partial" or "disputed") || (extent == "full" && parts > 1))
        {
            _faults.Add(row.At, (
                $"{from.First.Title}: cột extent ghi “{extent}” trong khi có {parts} đơn vị kế tục. Toàn bộ (full) chỉ về một nơi.",
                $"{from.First.Title}: the column extent says “{extent}”, and there are {parts} successors. The whole (full) goes to one place only."));
        }

        return new()
        {
            Id = ListedTree.IdOf($"succession {from.Id:d} {to.Id:d}"),
            FromUnitId = from.Id,
            ToUnitId = to.Id,
            EffectiveOn = to.First.ValidFrom ?? DateOnly.MinValue,
            Kind = parts > 1 ? SuccessionKind.Split : cameFrom > 1 ? SuccessionKind.Merge : SuccessionKind.Continue,
            LegalBasis = to.First.LegalBasis ?? "",
            Note = extent != "disputed" ? note : string.Join("; ", new[] { "Các nguồn ghi khác nhau: toàn bộ hay một phần", note }.Where(text => text.Length > 0)),
        };
    }

    private ListedUnit? Named(ListRow row, IEnumerable<ListedUnit> units, string code, string name)
    {
        var unit = units.FirstOrDefault();
        if (unit is null)
        {
            _faults.Add(row.At, ($"Không có đơn vị mang mã “{row[code]}” ({code}) trong danh mục.", $"No unit of the list has the code “{row[code]}” ({code})."));
            return null;
        }

        var named = units.FirstOrDefault(one => VietnameseText.Exact(one.First.FullName) == VietnameseText.Exact(row[name]));
        if (named is null)
        {
            _faults.Add(row.At, ($"Mã {row[code]} trong danh mục là {unit.First.FullName}, ở đây ghi “{row[name]}”.", $"In the list the code {row[code]} is {unit.First.FullName}; here it is “{row[name]}”."));
        }

        return named;
    }

    private void Change(IReadOnlyList<ListRow> rows, ILookup<(Tier Tier, string Code), ListedUnit> today)
    {
        foreach (var row in rows.OrderBy(row => row["effective"], StringComparer.Ordinal))
        {
            var tier = row["level"] == "1" ? Tier.Province : Tier.Commune;
            var day = row.Day("effective");
            if (today[(tier, row["code"])].FirstOrDefault() is not { } unit || day is not { } on)
            {
                _faults.Add(row.At, ($"Không có ngày hiệu lực, hoặc không có đơn vị mang mã “{row["code"]}”.", $"There is no day, or no unit with the code “{row["code"]}”."));
                continue;
            }

            var last = unit.Last;
            if (on <= last.ValidFrom || VietnameseText.Exact(last.FullName) != VietnameseText.Exact(row["before"]))
            {
                _faults.Add(row.At, (
                    $"Trước ngày {AdministrativeDate.Short(on)} không có đơn vị mã {row["code"]} tên “{row["before"]}”: danh mục ghi {last.FullName} từ {AdministrativeDate.Short(last.ValidFrom ?? on)}.",
                    $"Before {AdministrativeDate.Short(on)} no unit {row["code"]} was called “{row["before"]}”: the list has {last.FullName} from {AdministrativeDate.Short(last.ValidFrom ?? on)}."));
                continue;
            }

            if (UnitNames.Read(row["after"], tier) is not { } after)
            {
                _faults.Add(row.At, ($"Cột after cần ghi loại và tên, ví dụ “Phường Long Thành”; đang ghi “{row["after"]}”.", $"The column after needs kind and name, for example “Phường Long Thành”; here it is “{row["after"]}”."));
                continue;
            }

            unit.Names.Add(last.Rename(ListedTree.IdOf($"name {unit.Id:d} {unit.Names.Count + 1}"), after.Kind, after.Name, on, $"Nghị quyết {row["resolution"]}"));
        }
    }

    private void CheckAll(ListedUnit[] all, List<ListedUnit> before, List<UnitSuccession> successions)
    {
        var lines = all.SelectMany(unit => unit.Names.Select(version => (version.Id, unit.At))).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.At);
        foreach (var fault in TreeCheck.Faults([.. all.SelectMany(unit => unit.Names)]))
        {
            _faults.Add(lines[fault.At.Id], fault.Sentence);
        }

        var gone = successions.Select(edge => edge.FromUnitId).ToHashSet();
        foreach (var unit in before.Where(unit => unit.Tier != Tier.District && !gone.Contains(unit.Id)))
        {
            _faults.Add(unit.At, (
                $"{unit.First.Title} kết thúc mà không có đơn vị kế tục trong {Mergers}.", $"{unit.First.Title} ends, and {Mergers} names no successor."));
        }
    }
}
