using System.Security.Cryptography;
using System.Text;

namespace Sen.Plumbing;

/// <summary>
/// The code that proves that whoever sets an empty installation up can see its terminal. It is kept in memory only and is new at each start.
/// </summary>
public sealed class SetUpCode
{
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private readonly string _code = new(RandomNumberGenerator.GetItems<char>(Letters, 8));

    /// <summary>Page of the set-up.</summary>
    public const string Page = "/can-bo/thiet-lap";

    /// <summary>As it is printed, for example <c>H7KM-P3WD</c>.</summary>
    public string Text => $"{_code[..4]}-{_code[4..]}";

    /// <summary>True for the code, however it was typed.</summary>
    public bool Is(string? typed) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()), Encoding.UTF8.GetBytes(_code));
}
