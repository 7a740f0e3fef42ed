using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>What a person types about an organisation (đơn vị chủ trì).</summary>
/// <param name="Kind">What kind, as chosen.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name; empty when there is none.</param>
public sealed record OrganisationAnswers(string? Kind, string? Name, string? ShortName);

/// <summary>Reads what an administrator types to add or to correct an organisation.</summary>
public static class OrganisationForm
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 150;

    /// <summary>The answers as they are kept, or a sentence at each that needs correcting.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="keeps">The kind of an organisation whose kind is not an administrator's to choose; null when it is.</param>
    /// <param name="others">Names of the other organisations that last.</param>
    public static Outcome<(OrganisationKind Kind, string Name, string ShortName)> Read(OrganisationAnswers typed, OrganisationKind? keeps, IEnumerable<string> others)
    {
        var (name, shortName) = (VietnameseText.Clean(typed.Name ?? ""), VietnameseText.Clean(typed.ShortName ?? ""));
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var kind = keeps ?? default;
        if (keeps is null && (!Enum.TryParse(typed.Kind, out kind) || !OrganisationNames.Addable.Contains(kind)))
        {
            wrong[nameof(typed.Kind)] = ("Đề nghị chọn loại đơn vị.", "Please choose the kind of organisation.");
        }

        if (name.Length is 0 or > LongestName)
        {
            wrong[nameof(typed.Name)] = (
                $"Đề nghị ghi tên đầy đủ, tối đa {LongestName} ký tự. Ví dụ: Trường Tiểu học Bình Sa.",
                $"Please write the full name, at most {LongestName} letters. For example: Trường Tiểu học Bình Sa.");
        }
        else if (Same(name, others) is { } same)
        {
            wrong[nameof(typed.Name)] = ($"Đã có “{same}”. Đề nghị ghi tên khác.", $"There is “{same}” already. Please write another name.");
        }

        if (shortName.Length > LongestName)
        {
            wrong[nameof(typed.ShortName)] = (
                $"Tên ngắn tối đa {LongestName} ký tự; đang có {shortName.Length}.", $"The short name has at most {LongestName} letters; this one has {shortName.Length}.");
        }

        return wrong.Count > 0 ? new Refusal.Invalid(wrong) : (kind, name, shortName.Length == 0 ? name : shortName);
    }

    /// <summary>The name that a reader of the list would take for this one (other letters or spacing do not tell organisations apart); null when there is none.</summary>
    public static string? Same(string name, IEnumerable<string> others) =>
        others.FirstOrDefault(other => VietnameseText.Exact(other) == VietnameseText.Exact(name));
}
