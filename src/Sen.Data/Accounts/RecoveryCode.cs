using System.Security.Cryptography;
using System.Text;

namespace Sen.Data.Accounts;

/// <summary>
/// A printed code that opens the door once when the telephone is not at hand (mã dự phòng). Only its hash is kept: sixty random bits need no slow one.
/// </summary>
public sealed class RecoveryCode
{
    /// <summary>How many a person gets.</summary>
    public const int Many = 10;

    // No letters or digits that look alike on paper.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Id.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public Guid AccountId { get; init; }

    /// <summary>SHA-256 of the account and the code.</summary>
    public required string Hash { get; init; }

    /// <summary>UTC instant it was used; null while it is good.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>Ten new codes, for example <c>hk7m-p3wd-x9qa</c>.</summary>
    public static IReadOnlyList<string> NewOnes() => [.. Enumerable.Range(0, Many).Select(_ => string.Join('-', RandomNumberGenerator.GetItems<char>(Letters, 12).Chunk(4).Select(group => new string(group))))];

    /// <summary>What is kept of a code, however it was typed.</summary>
    public static string HashOf(Guid account, string? typed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account:d} {Plain(typed)}")));

    /// <summary>True when what was typed may be one of these, and not six digits.</summary>
    public static bool LooksLike(string? typed) => Plain(typed).Length == 12;

    private static string Plain(string? typed) => string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
