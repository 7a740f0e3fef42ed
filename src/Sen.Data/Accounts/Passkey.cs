using Microsoft.AspNetCore.Identity;

namespace Sen.Data.Accounts;

/// <summary>
/// A passkey of an account (khóa truy cập): a telephone, computer or security key that signs when its owner unlocks it with fingerprint, face or screen lock. Here lies only what proves
/// its signature; nothing of it opens anything.
/// </summary>
public sealed class Passkey : IdentityUserPasskey<Guid>
{
    /// <summary>How many an account may have.</summary>
    public const int Most = 10;

    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>How the pages name it; the device knows its own, longer id.</summary>
    public Guid Id { get; set; }

    /// <summary>The host name it was made for: it signs for no other.</summary>
    public string Host { get; set; } = "";

    /// <summary>How often it has signed, as its device counts; 0 for devices that do not count.</summary>
    public long SignCount { get; set; }

    /// <summary>UTC instant it was last used; null when it never was.</summary>
    public DateTime? LastUsedAt { get; set; }
}

/// <summary>A challenge that was answered: its answer opens nothing a second time. Kept until the challenge would be too old anyway.</summary>
public sealed class SpentChallenge
{
    /// <summary>SHA-256 of the challenge's state.</summary>
    public required string Key { get; init; }

    /// <summary>UTC instant from which nobody needs it any more.</summary>
    public DateTime Until { get; init; }
}
