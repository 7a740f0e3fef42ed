using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>Why a village's name changes (sửa lỗi ghi, đổi tên).</summary>
public enum NameChange
{
    /// <summary>Sửa lỗi ghi: it never had the name that was typed.</summary>
    Correction,

    /// <summary>Đổi tên: it has another name from a day on, and had the old one until then.</summary>
    Renaming,
}

/// <summary>What a person types about a village's name.</summary>
/// <param name="Name">The name, with or without the kind.</param>
/// <param name="How">A correction or a renaming, as chosen.</param>
/// <param name="From">First day of the new name; only for a renaming.</param>
/// <param name="Basis">The decision that renamed it; empty when there is none.</param>
public sealed record VillageAnswers(string? Name, string? How, string? From, string? Basis);

/// <summary>A village's name as it is kept.</summary>
/// <param name="Kind">Thôn or tổ dân phố.</param>
/// <param name="Name">The name without the kind.</param>
/// <param name="From">First day of a new name; null for a correction.</param>
/// <param name="Basis">The decision that renamed it.</param>
public sealed record VillageName(UnitKind Kind, string Name, DateOnly? From, string? Basis);

/// <summary>Reads what an administrator types about villages.</summary>
public static class VillageForm
{
    private const int LongestName = 100, LongestBasis = 200;

    /// <summary>The changed name, or a sentence at each answer that needs correcting.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="now">The name the village has, or had last.</param>
    /// <param name="commune">Kind of the commune: decides what a name without a kind is.</param>
    /// <param name="others">The other villages of today.</param>
    /// <param name="today">Today.</param>
    public static Outcome<VillageName> Read(VillageAnswers typed, UnitVersion now, UnitKind commune, IEnumerable<UnitVersion> others, DateOnly today)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var (kind, name) = CommuneSetUp.Village(typed.Name ?? "", commune);
        if (NameProblem(kind, name, now.On(today) ? others : []) is { } problem)
        {
            wrong[nameof(typed.Name)] = problem;
        }
        else if ((kind, name) == (now.Kind, now.Name))
        {
            wrong[nameof(typed.Name)] = ("Tên chưa thay đổi. Đề nghị ghi tên khác.", "The name has not changed. Please write another name.");
        }

        if (!Enum.TryParse<NameChange>(typed.How, out var how) || !Enum.IsDefined(how))
        {
            wrong[nameof(typed.How)] = ("Đề nghị chọn: sửa lỗi ghi hay đổi tên.", "Please choose: a typing error corrected, or a new name.");
        }
        else if (how == NameChange.Renaming && now.ValidTo is not null)
        {
            wrong[nameof(typed.How)] = ("Thôn đã kết thúc nên chỉ sửa được lỗi ghi.", "The village has ended, so only typing errors can be corrected.");
        }

        var basis = VietnameseText.Clean(typed.Basis ?? "");
        // A date or a decision speaks of a new name: taken for a typing error, the old name would be lost without a word.
        if (how == NameChange.Correction && now.ValidTo is null && !wrong.ContainsKey(nameof(typed.How)) && (!string.IsNullOrWhiteSpace(typed.From) || basis.Length > 0))
        {
            wrong[nameof(typed.How)] = (
                "Có ngày hoặc căn cứ của tên mới thì đề nghị chọn “Đổi tên”; sửa lỗi ghi thì để trống hai ô đó.",
                "With a day or a decision of the new name, please choose the new name; for a typing error leave these two empty.");
        }

        var from = how == NameChange.Renaming ? From(typed.From, now, today, wrong) : null;
        if (basis.Length > LongestBasis)
        {
            wrong[nameof(typed.Basis)] = ($"Căn cứ tối đa {LongestBasis} ký tự.", $"The basis has at most {LongestBasis} letters.");
        }

        return wrong.Count > 0 ? new Refusal.Invalid(wrong) : new VillageName(kind, name, from, basis.Length == 0 ? null : basis);
    }

    /// <summary>What is wrong with a village's name; null when nothing is.</summary>
    public static Wording? NameProblem(UnitKind kind, string name, IEnumerable<UnitVersion> others) =>
        name.Length is 0 or > LongestName ? (
            $"Đề nghị ghi tên thôn, tối đa {LongestName} ký tự. Ví dụ: Thôn Bình Trúc I.",
            $"Please write the village’s name, at most {LongestName} letters. For example: Thôn Bình Trúc I.")
        : others.Any(other => other.Kind == kind && VietnameseText.Exact(other.Name) == VietnameseText.Exact(name)) ? (
            $"Đã có {UnitNames.Of(kind).Vi} {name}.", $"There is “{UnitNames.Of(kind).Vi} {name}” already.")
        : null;

    // A name of tomorrow is recorded tomorrow: everybody reads today's.
    private static DateOnly? From(string? typed, UnitVersion now, DateOnly today, Dictionary<string, Wording> wrong)
    {
        var from = AdministrativeDate.Read(typed);
        if (from.Problem is { } problem)
        {
            wrong[nameof(VillageAnswers.From)] = problem;
            return null;
        }

        if (from.Value > today)
        {
            wrong[nameof(VillageAnswers.From)] = (
                $"Tên mới ghi khi đã có hiệu lực, không sau hôm nay, {AdministrativeDate.Short(today)}.",
                $"A new name is recorded once it holds, not later than today, {AdministrativeDate.Short(today)}.");
        }
        else if (from.Value <= now.ValidFrom)
        {
            wrong[nameof(VillageAnswers.From)] = (
                $"Tên đang ghi có từ {AdministrativeDate.Short(now.ValidFrom.Value)}. Tên mới cần từ sau ngày đó.",
                $"The name on record holds from {AdministrativeDate.Short(now.ValidFrom.Value)}. The new one must begin after that day.");
        }

        return from.Value;
    }
}
