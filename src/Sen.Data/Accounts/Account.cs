using Microsoft.AspNetCore.Identity;

namespace Sen.Data.Accounts;

/// <summary>An account (tài khoản). It carries a role title, not a personal name; rights come from dated posts, never from the account.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Role title, for example “Cán bộ Khối Dân vận”.</summary>
    public required string Title { get; set; }

    /// <summary>The commune it was made in; null for accounts above the commune.</summary>
    public Guid? CommuneId { get; set; }

    /// <summary>Belongs to the demonstration: refused off loopback.</summary>
    public bool IsDemo { get; init; }

    /// <summary>True until the person replaces the first password; first passwords are good for one sign-in.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>UTC instant it was disabled; null while it is usable.</summary>
    public DateTime? DisabledAt { get; set; }
}
