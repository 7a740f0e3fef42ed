using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>The decision acts on units are taken back by, as it is typed (quyết định hủy như đã ghi): on the page of an act, and on that of an import.</summary>
public sealed record TypedDecision(string? Number, string? SignedOn, string? Issuer)
{
    /// <summary>True when nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Number) && string.IsNullOrWhiteSpace(SignedOn) && string.IsNullOrWhiteSpace(Issuer);

    /// <summary>The decision; or what is wrong, by the names of these fields. It is recorded on the day, and nothing takes effect before its decision is signed.</summary>
    /// <param name="today">Local day.</param>
    public Outcome<Decree> Read(DateOnly today)
    {
        var (number, signed, wrong) = (VietnameseText.Clean(Number ?? ""), AdministrativeDate.Read(SignedOn), new Dictionary<string, Wording>(StringComparer.Ordinal));
        if (number.Length is 0 or > UnitActForm.Longest)
        {
            wrong[nameof(Number)] = ($"Đề nghị ghi số quyết định hủy, tối đa {UnitActForm.Longest} ký tự.", $"Please write the number of the decision, at most {UnitActForm.Longest} letters.");
        }

        if (signed.Problem is { } problem)
        {
            wrong[nameof(SignedOn)] = problem;
        }
        else if (signed.Value > today)
        {
            wrong[nameof(SignedOn)] = (
                $"Ngày ký không được sau hôm nay, {AdministrativeDate.Short(today)}. Đề nghị hủy khi đã có quyết định.",
                $"The decision cannot be signed after today, {AdministrativeDate.Short(today)}. Please undo it once the decision is signed.");
        }

        if (Issuer?.Length > UnitActForm.Longest)
        {
            wrong[nameof(Issuer)] = UnitActForm.IssuerTooLong;
        }

        return wrong.Count > 0 ? new Refusal.Invalid(wrong) : new Decree(number, signed.Value);
    }
}
