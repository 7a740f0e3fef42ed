using System.Text.RegularExpressions;

namespace Sen.Movement.People;

/// <summary>An e-mail address as somebody typed it (địa chỉ thư điện tử): a letter goes there once, and no more than a masked form of it is kept.</summary>
/// <param name="Text">The address.</param>
public sealed partial record TypedMailAddress(string Text)
{
    /// <summary>Longest address, in characters (RFC 5321).</summary>
    public const int Longest = 254;

    private const int LongestName = 64, Shown = 3;

    /// <summary>What the history keeps of it: “h…@b….vn” says to whoever knows the address that it was this one, and to nobody else which.</summary>
    public string Masked => Text.Split('@') is [var name, var host] ? $"{First(name)}…@{First(host[..host.LastIndexOf('.')])}…{host[host.LastIndexOf('.')..]}" : "…";

    /// <summary>Reads a field; the refusal says what is missing.</summary>
    public static Outcome<TypedMailAddress> Read(string? typed, string field)
    {
        var text = (typed ?? "").Trim();
        return text.Length == 0
            ? new Refusal.Invalid(field, ("Đề nghị ghi địa chỉ thư điện tử của người nhận.", "Please write the e-mail address of the person."))
            : text.Length <= Longest && text.IndexOf('@', StringComparison.Ordinal) <= LongestName && Whole().IsMatch(text)
                ? new TypedMailAddress(text)
                : new Refusal.Invalid(field, (
                    "Địa chỉ thư chưa đủ. Đề nghị ghi không dấu, có @ và tên miền. Ví dụ: thon2@binhsa.example.", "The address is not complete. Please write it without marks, with @ and the domain. For example: thon2@binhsa.example."));
    }

    // A letter of two would be nearly all of it.
    private static string First(string part) => part.Length < Shown ? "" : part[..1];

    // What mail servers take without extensions; no quoted names, no addresses in brackets.
    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();
}
