using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>What a person types about a commune when an installation is set up (thiết lập ban đầu). Every answer is text as it was typed.</summary>
/// <param name="Kind">xã, phường or đặc khu.</param>
/// <param name="Name">Name, with or without the kind.</param>
/// <param name="Code">Official code (mã đơn vị hành chính), five digits; empty when not known.</param>
/// <param name="ProvinceKind">tỉnh or thành phố.</param>
/// <param name="Province">Name of the province.</param>
/// <param name="District">Name of the district of old; empty from 2025-07-01 on.</param>
/// <param name="From">First day the commune has this name and place.</param>
/// <param name="Villages">Names of villages, one a line.</param>
public sealed record CommuneAnswers(string? Kind, string? Name, string? Code, string? ProvinceKind, string? Province, string? District, string? From, string? Villages);

/// <summary>The units a commune begins with, ready to be written.</summary>
/// <param name="Commune">The commune as it is on the day of the set-up.</param>
/// <param name="Above">The units above it in running text, for example “tỉnh Quảng Nam”.</param>
/// <param name="Units">All units that are new: villages, and commune, district and province unless they are there already.</param>
/// <param name="Versions">What they are called, and since when.</param>
/// <param name="ProvinceId">The province.</param>
public sealed record CommuneUnits(UnitVersion Commune, string Above, IReadOnlyList<Unit> Units, IReadOnlyList<UnitVersion> Versions, Guid ProvinceId)
{
    /// <summary>The villages, in the order they were typed.</summary>
    public IEnumerable<UnitVersion> Villages => Versions.Where(version => version.Kind is UnitKind.Village or UnitKind.ResidentialGroup);

    /// <summary>The units the commune is in the loaded lists, oldest first: they become one. Empty for a commune no list has.</summary>
    public IReadOnlyList<Guid> Listed { get; init; } = [];

    /// <summary>The units its province is in the loaded lists, where it goes on under its name: they become one.</summary>
    public IReadOnlyList<Guid> ListedProvince { get; init; } = [];

    /// <summary>The first day that was typed, for a unit of the lists whose beginning no list knows.</summary>
    public DateOnly From { get; init; }
}

/// <summary>Reads the answers of the set-up and builds the first units, true in time: districts ended on 2025-06-30, special zones began the day after.</summary>
public static class CommuneSetUp
{
    /// <summary>First day of two-tier local government (Law 72/2025/QH15): no districts from here on.</summary>
    public static readonly DateOnly TwoTiers = new(2025, 7, 1);

    private const int LongestName = 100, MostVillages = 100;

    /// <summary>The kinds a commune may have today.</summary>
    public static IReadOnlyList<UnitKind> Kinds { get; } = [UnitKind.Commune, UnitKind.Ward, UnitKind.SpecialZone];

    /// <summary>The kinds the unit above may have.</summary>
    public static IReadOnlyList<UnitKind> ProvinceKinds { get; } = [UnitKind.Province, UnitKind.Municipality];

    /// <summary>The units, or a sentence at each answer that needs correcting.</summary>
    /// <param name="answers">What was typed.</param>
    /// <param name="communeId">Id the commune gets.</param>
    /// <param name="today">Today.</param>
    /// <param name="newId">Makes an id.</param>
    /// <param name="there">What the installation knows of provinces, districts and communes; null when it is empty. What is there is used, not made again.</param>
    /// <param name="isFree">True for a commune that is only known from the published lists: nobody works in it yet, so it is the one that is set up.</param>
    /// <param name="edges">What followed from what among them.</param>
    public static Outcome<CommuneUnits> Read(
        CommuneAnswers answers, Guid communeId, DateOnly today, Func<Guid> newId, IReadOnlyList<UnitVersion>? there = null, Func<Guid, bool>? isFree = null,
        IReadOnlyList<UnitSuccession>? edges = null)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var kind = KindOf(answers.Kind, Kinds, nameof(answers.Kind), ("Đề nghị chọn xã, phường hoặc đặc khu.", "Please choose commune, ward or special zone."), wrong);
        var name = NameOf(answers.Name, kind, nameof(answers.Name), ("Đề nghị ghi tên đơn vị. Ví dụ: Bình Sa.", "Please write the name of the unit. For example: Bình Sa."), wrong);
        var provinceKind = KindOf(answers.ProvinceKind, ProvinceKinds, nameof(answers.ProvinceKind), ("Đề nghị chọn tỉnh hoặc thành phố.", "Please choose province or city."), wrong);
        var province = NameOf(answers.Province, provinceKind, nameof(answers.Province), ("Đề nghị ghi tên tỉnh, thành phố. Ví dụ: Quảng Nam.", "Please write the name of the province or city. For example: Quảng Nam."), wrong);
        var district = VietnameseText.Clean(answers.District ?? "");
        var code = (answers.Code ?? "").Trim();
        var from = AdministrativeDate.Read(answers.From);
        var villages = Villages(answers.Villages, kind);
        Check(code, district, kind, from, villages, wrong);
        if (wrong.Count > 0)
        {
            return new Refusal.Invalid(wrong);
        }

        var facts = new Facts(communeId, kind, name, code.Length == 0 ? null : code, provinceKind, province, district, from.Value, villages);
        var lists = new ListedCommune(there ?? [], edges ?? [], isFree ?? (_ => false));
        var listed = lists.Find(kind, name, facts.Code, province, district, facts.From);
        if (!listed.Ok)
        {
            return listed.Refusal;
        }

        if (listed.Value is [var first, ..] && facts.Code is not null && first.Code is not null && !listed.Value.Exists(version => version.Code == facts.Code))
        {
            return new Refusal.Invalid(nameof(answers.Code), (
                $"Trong danh mục đã nạp, {first.FullName} có mã {first.Code}. Đề nghị xem lại mã, hoặc để trống.",
                $"In the list that is loaded, {first.FullName} has the code {first.Code}. Please look at the code, or leave it empty."));
        }

        var units = listed.Value.Count > 0 ? Within(facts, listed.Value, today, newId, there!) : Build(facts, today, newId, there ?? []);
        return listed.Value.Count == 0 && Twice(units, there ?? []) is { } twice ? twice
            : units with { Listed = [.. listed.Value.Select(version => version.UnitId)], ListedProvince = lists.Province(units.ProvinceId, province), From = facts.From };
    }

    // The commune as it is today or, where it has ended, as it was.
    private static CommuneUnits Within(Facts facts, List<UnitVersion> listed, DateOnly today, Func<Guid> newId, IReadOnlyList<UnitVersion> there)
    {
        var now = there.FirstOrDefault(version => version.On(today) && listed.Exists(one => one.UnitId == version.UnitId)) ?? listed[^1];
        var above = ListedCommune.Above(now, there).ToList();
        var villages = facts.Villages.Select(village => Version(newId(), newId(), village.Kind, village.Name, now.UnitId, null, null)).ToList();
        return new(now, string.Join(", ", above.Select(unit => unit.FullName)), [.. villages.Select(village => new Unit { Id = village.UnitId })], villages, above[^1].UnitId);
    }

    // Codes and names are re-used by the State, but never by two communes at the same time.
    private static Refusal.Invalid? Twice(CommuneUnits units, IReadOnlyList<UnitVersion> there)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        foreach (var version in units.Versions.Where(version => version.UnitId == units.Commune.UnitId))
        {
            var then = there.Where(other => (Kinds.Contains(other.Kind) || other.Kind == UnitKind.Township) && other.Overlaps(version)).ToList();
            if (version.Code is { } code && then.Find(other => other.Code == code) is { } coded)
            {
                wrong[nameof(CommuneAnswers.Code)] = (
                    $"Mã {code} trong thời gian này là của {coded.FullName}, đã có ở đây. Đề nghị xem lại mã hoặc ngày.",
                    $"During this time the code {code} belongs to {coded.FullName}, which is here already. Please look at the code or the day again.");
            }

            if (then.Find(other => Same(other, version.Kind, version.Name) && ProvinceOf(other, there) == units.ProvinceId) is { } named)
            {
                wrong[nameof(CommuneAnswers.Name)] = (
                    $"Ở tỉnh, thành phố này đã có {named.FullName}. Đề nghị xem lại tên, hoặc dùng cổng đã có.",
                    $"There is {named.FullName} in this province already. Please look at the name again, or use the portal that is there.");
            }
        }

        return wrong.Count == 0 ? null : new(wrong);
    }

    private static Guid? ProvinceOf(UnitVersion commune, IReadOnlyList<UnitVersion> there) =>
        there.FirstOrDefault(above => above.UnitId == commune.ParentId && Tiers.Of(above.Kind) == Tier.District) is { } district ? district.ParentId : commune.ParentId;

    private static bool Same(UnitVersion version, UnitKind kind, string name) =>
        version.Kind == kind && SameName(version.Name, name);

    private static bool SameName(string one, string other) => VietnameseText.Exact(one) == VietnameseText.Exact(other);

    private static void Check(
        string code, string district, UnitKind kind, Reading<DateOnly> from, List<(UnitKind Kind, string Name)> villages, Dictionary<string, Wording> wrong)
    {
        if (code.Length > 0 && (code.Length != 5 || !code.All(char.IsAsciiDigit)))
        {
            wrong[nameof(CommuneAnswers.Code)] = ("Mã đơn vị gồm 5 chữ số, ví dụ 20836. Chưa rõ thì để trống.", "The official code has five digits, for example 20836. Leave it empty while it is not known.");
        }

        if (from.Problem is { } problem)
        {
            wrong[nameof(CommuneAnswers.From)] = problem;
        }
        else if (kind == UnitKind.SpecialZone && from.Value < TwoTiers)
        {
            wrong[nameof(CommuneAnswers.From)] = ("Đặc khu có từ 01/07/2025. Đề nghị ghi từ ngày đó trở đi.", "There are special zones since 01/07/2025. Please write that day or a later one.");
        }
        else if (district.Length > 0 && from.Value >= TwoTiers)
        {
            wrong[nameof(CommuneAnswers.District)] = ("Từ 01/07/2025 không còn cấp huyện. Đề nghị để trống.", "There are no districts since 01/07/2025. Please leave this empty.");
        }

        if (district.Length > LongestName)
        {
            wrong[nameof(CommuneAnswers.District)] = ($"Tên tối đa {LongestName} ký tự.", $"A name has at most {LongestName} letters.");
        }

        if (villages.Count > MostVillages || villages.Any(village => village.Name.Length > LongestName))
        {
            wrong[nameof(CommuneAnswers.Villages)] = (
                $"Tối đa {MostVillages} thôn, mỗi dòng một tên, mỗi tên tối đa {LongestName} ký tự.",
                $"At most {MostVillages} villages, one name a line, each of at most {LongestName} letters.");
        }
        else if (villages.GroupBy(village => (village.Kind, VietnameseText.Fold(village.Name))).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            wrong[nameof(CommuneAnswers.Villages)] = ($"“{twice.First().Name}” ghi hai lần. Đề nghị để một dòng.", $"“{twice.First().Name}” is written twice. Please leave one line.");
        }
    }

    private static CommuneUnits Build(Facts facts, DateOnly today, Func<Guid> newId, IReadOnlyList<UnitVersion> there)
    {
        var province = there.Where(version => Same(version, facts.ProvinceKind, facts.Province)).OrderByDescending(version => version.On(facts.From)).FirstOrDefault()
            ?? Version(newId(), newId(), facts.ProvinceKind, facts.Province, null, null, null);
        List<UnitVersion> above = [province];
        List<UnitVersion> commune = [];
        if (facts.District.Length > 0)
        {
            var (kind, name) = UnitNames.Read(facts.District, Tier.District) ?? (UnitKind.District, facts.District);
            var district = there.FirstOrDefault(version => Tiers.Of(version.Kind) == Tier.District && SameName(version.Name, name) && version.ParentId == province.UnitId)
                ?? Version(newId(), newId(), kind, name, province.UnitId, null, TwoTiers);
            above.Insert(0, district);
            commune.Add(Version(newId(), facts.CommuneId, facts.Kind, facts.Name, district.UnitId, facts.From, TwoTiers, facts.Code));
            commune.Add(Version(newId(), facts.CommuneId, facts.Kind, facts.Name, province.UnitId, TwoTiers, null, facts.Code));
        }
        else
        {
            commune.Add(Version(newId(), facts.CommuneId, facts.Kind, facts.Name, province.UnitId, facts.From, null, facts.Code));
        }

        List<UnitVersion> versions = [.. above.Except(there), .. commune];
        versions.AddRange(facts.Villages.Select(village => Version(newId(), newId(), village.Kind, village.Name, facts.CommuneId, null, null)));
        var now = commune.Find(version => version.On(today)) ?? commune[0];
        var line = above.Where(version => version == province || version.UnitId == now.ParentId);
        return new(now, string.Join(", ", line.Select(unit => unit.FullName)), [.. versions.Select(version => version.UnitId).Distinct().Select(id => new Unit { Id = id })],
            versions, province.UnitId);
    }

    /// <summary>The first version of a unit.</summary>
    public static UnitVersion Version(Guid id, Guid unitId, UnitKind kind, string name, Guid? parent, DateOnly? from, DateOnly? to, string? code = null) => new()
    {
        Id = id,
        UnitId = unitId,
        Kind = kind,
        Name = name,
        NameFolded = VietnameseText.Fold(name),
        SortKey = Text.SortKey.Of(name),
        Code = code,
        ParentId = parent,
        ValidFrom = from,
        ValidTo = to,
    };

    /// <summary>A village as it was typed: “Thôn Bình Trúc I”, “Tổ dân phố 3”, or only the name.</summary>
    public static (UnitKind Kind, string Name) Village(string typed, UnitKind commune)
    {
        var name = VietnameseText.Clean(typed);
        foreach (var kind in (UnitKind[])[UnitKind.Village, UnitKind.ResidentialGroup])
        {
            if (Bare(name, kind) is var bare && bare.Length < name.Length)
            {
                return (kind, bare);
            }
        }

        return (commune == UnitKind.Ward ? UnitKind.ResidentialGroup : UnitKind.Village, name);
    }

    private static List<(UnitKind Kind, string Name)> Villages(string? typed, UnitKind commune) =>
        [.. (typed ?? "").Split('\n').Select(line => Village(line, commune)).Where(village => village.Name.Length > 0)];

    private static UnitKind KindOf(string? typed, IReadOnlyList<UnitKind> allowed, string field, Wording sentence, Dictionary<string, Wording> wrong)
    {
        if (Enum.TryParse<UnitKind>(typed, out var kind) && allowed.Contains(kind))
        {
            return kind;
        }

        wrong[field] = sentence;
        return allowed[0];
    }

    private static string NameOf(string? typed, UnitKind kind, string field, Wording sentence, Dictionary<string, Wording> wrong)
    {
        var name = Bare(VietnameseText.Clean(typed ?? ""), kind);
        if (name.Length is 0 or > LongestName)
        {
            wrong[field] = name.Length == 0 ? sentence : ($"Tên tối đa {LongestName} ký tự.", $"A name has at most {LongestName} letters.");
        }

        return name;
    }

    // “Xã Bình Sa” typed where “Bình Sa” was asked: the kind is known already.
    private static string Bare(string name, UnitKind kind) =>
        name.StartsWith(UnitNames.Of(kind).Vi + " ", StringComparison.OrdinalIgnoreCase) ? name[(UnitNames.Of(kind).Vi.Length + 1)..].Trim() : name;

    private sealed record Facts(
        Guid CommuneId, UnitKind Kind, string Name, string? Code, UnitKind ProvinceKind, string Province, string District, DateOnly From,
        List<(UnitKind Kind, string Name)> Villages);
}
