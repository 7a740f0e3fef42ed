using Sen.Movement.Text;

namespace Sen.Movement.Direction;

/// <summary>A decision on the committee as it is cited (số, ngày, nơi ban hành).</summary>
/// <param name="Number">Number and symbol, for example “15-QĐ/ĐU”.</param>
/// <param name="SignedOn">The day it was signed.</param>
/// <param name="Issuer">Who issued it.</param>
public sealed record CommitteeDecision(string Number, DateOnly SignedOn, string Issuer)
{
    /// <summary>Most characters of a number.</summary>
    public const int LongestNumber = 60;

    /// <summary>Most characters of a name or an issuer.</summary>
    public const int Longest = 200;

    /// <summary>The decision; null when a field needs correcting, which then stands in <paramref name="wrong"/>.</summary>
    public static CommitteeDecision? Read(string? number, string? signedOn, string? issuer, DateOnly today, IDictionary<string, Wording> wrong)
    {
        var before = wrong.Count;
        var (symbol, by, signed) = (VietnameseText.Clean(number ?? ""), VietnameseText.Clean(issuer ?? ""), AdministrativeDate.Read(signedOn));
        if (symbol.Length is 0 or > LongestNumber || !symbol.Any(char.IsAsciiDigit))
        {
            wrong["Number"] = ($"Đề nghị ghi số và ký hiệu quyết định, tối đa {LongestNumber} ký tự.", $"Please write number and symbol of the decision, at most {LongestNumber} letters.");
        }

        if (signed.Problem is { } problem)
        {
            wrong["SignedOn"] = problem;
        }
        else if (signed.Value > today)
        {
            wrong["SignedOn"] = ($"Ngày ký không sau hôm nay ({AdministrativeDate.Short(today)}).", $"The day of signing is not after today ({AdministrativeDate.Short(today)}).");
        }

        if (by.Length is 0 or > Longest)
        {
            wrong["Issuer"] = ($"Đề nghị ghi cơ quan ban hành, tối đa {Longest} ký tự.", $"Please write who issued it, at most {Longest} letters.");
        }

        return wrong.Count > before ? null : new(symbol, signed.Value, by);
    }

    /// <summary>A day on which the decision takes effect: the day of signing when nothing is written; null when it needs correcting.</summary>
    /// <param name="field">The name of the field.</param>
    /// <param name="typed">As typed.</param>
    /// <param name="signed">The day of signing, as far as it is known.</param>
    /// <param name="wrong">Where the sentence goes.</param>
    public static DateOnly? ReadDay(string field, string? typed, DateOnly? signed, IDictionary<string, Wording> wrong)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return signed;
        }

        var day = AdministrativeDate.Read(typed);
        if (day.Problem is { } problem)
        {
            wrong[field] = problem;
        }
        else if (day.Value < signed)
        {
            wrong[field] = (
                $"Ngày này không trước ngày ký ({AdministrativeDate.Short(signed.Value)}). Đề nghị ghi lại.", $"This day is not before the day of signing ({AdministrativeDate.Short(signed.Value)}). Please correct it.");
        }

        return wrong.ContainsKey(field) ? null : day.Value;
    }
}
