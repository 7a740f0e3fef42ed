using Sen.Movement.Text;

namespace Sen.Movement.People;

/// <summary>Reads what an administrator types to give a post (giao vị trí).</summary>
public static class PostForm
{
    /// <summary>The posts an administrator of a commune gives. A reader above the commune is made above it, never from below.</summary>
    public static IReadOnlyList<PostKind> Kinds { get; } = [.. Enum.GetValues<PostKind>().Where(kind => kind != PostKind.UpperReader)];

    /// <summary>The post, or a sentence at each answer that needs correcting.</summary>
    /// <param name="id">Id of the post.</param>
    /// <param name="home">The commune.</param>
    /// <param name="personId">Who gets it.</param>
    /// <param name="kind">Which post, as typed.</param>
    /// <param name="organisationId">The registrar's organisation; null when none was chosen.</param>
    /// <param name="from">First day, as typed.</param>
    /// <param name="last">Last day, as typed; empty while it lasts.</param>
    /// <param name="basis">The decision that gives it; empty when there is none.</param>
    public static Outcome<DatedPost> Read(
        Guid id, Home home, Guid personId, string? kind, Guid? organisationId, string? from, string? last, string? basis)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        if (!Enum.TryParse<PostKind>(kind, out var which) || !Kinds.Contains(which))
        {
            wrong["Kind"] = ("Đề nghị chọn vị trí.", "Please choose a post.");
        }
        else if (which == PostKind.Registrar && organisationId is null)
        {
            wrong["Organisation"] = ("Người đăng ký thuộc một đơn vị. Đề nghị chọn đơn vị.", "A registrar belongs to an organisation. Please choose it.");
        }

        var (first, end) = (AdministrativeDate.Read(from), string.IsNullOrWhiteSpace(last) ? null : (Reading<DateOnly>?)AdministrativeDate.Read(last));
        if (first.Problem is { } problem)
        {
            wrong["From"] = problem;
        }

        if (end is { Problem: { } other })
        {
            wrong["Last"] = other;
        }
        else if (first.Problem is null && end is { } day && day.Value < first.Value)
        {
            wrong["Last"] = ($"Ngày cuối không trước ngày đầu ({first.Echo}). Đề nghị ghi lại.", $"The last day is not before the first ({first.Echo}). Please correct it.");
        }

        var because = VietnameseText.Clean(basis ?? "");
        if (because.Length > 200)
        {
            wrong["Basis"] = ("Căn cứ tối đa 200 ký tự.", "The basis has at most 200 letters.");
        }

        return wrong.Count > 0
            ? new Refusal.Invalid(wrong)
            : new DatedPost
            {
                Id = id,
                CommuneId = home.CommuneId,
                ProvinceId = home.ProvinceId,
                PersonId = personId,
                Kind = which,
                OrganisationId = which == PostKind.Registrar ? organisationId : null,
                From = first.Value,
                Until = end?.Value.AddDays(1),
                Basis = because.Length == 0 ? null : because,
            };
    }

    /// <summary>True when two posts are the same one held twice at once.</summary>
    public static bool Overlap(DatedPost one, DatedPost other) =>
        one.Kind == other.Kind && one.OrganisationId == other.OrganisationId
        && (other.Until is not { } otherEnd || one.From < otherEnd) && (one.Until is not { } end || other.From < end);
}
