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

    /// <summary>True until the person replaces the first password; until then that is all the account may do.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Last day on which the first password opens the door; null once it is replaced.</summary>
    public DateOnly? FirstPasswordUntil { get; set; }

    /// <summary>UTC instant it was disabled; null while it is usable.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>UTC instant the second step of signing in was set up; null when there is none.</summary>
    public DateTime? SecondStepSince { get; set; }

    /// <summary>The secret of the second step, encrypted with the installation’s keys; null when there is none.</summary>
    public string? SecondStepSecret { get; set; }

    /// <summary>The last half-minute of which a code was used: none is good twice.</summary>
    public long SecondStepUsed { get; set; }

    /// <summary>Takes the second step off.</summary>
    public void DropSecondStep() => (SecondStepSince, SecondStepSecret) = (null, null);

    /// <summary>What an account of somebody who left is called.</summary>
    public const string LeftTitle = "Người dùng đã rời";

    // Every account has a name of its own, also one that says nothing.
    private string LeftName => $"da-roi-{Id:n}";

    /// <summary>True when the person was erased on request: there is no name any more, and nothing to correct, to copy or to erase.</summary>
    public bool HasLeft => UserName == LeftName;

    /// <summary>The name the person signs in with, for pages and tables; null when the person was erased.</summary>
    public string? ShownName => HasLeft ? null : UserName;

    /// <summary>The person left and asked to be erased: nothing of them stays but the account's id, which old acts are signed with.</summary>
    /// <param name="now">UTC instant.</param>
    public void Leave(DateTime now)
    {
        (Title, UserName, NormalizedUserName) = (LeftTitle, LeftName, null);
        (Email, NormalizedEmail, EmailConfirmed, PhoneNumber, PhoneNumberConfirmed) = (null, null, false, null, false);
        (PasswordHash, MustChangePassword, FirstPasswordUntil) = (null, false, null);
        DropSecondStep();
        DisabledAt ??= now;
    }

    /// <summary>True when the first password was not replaced in time: it opens nothing any more, and neither does a session begun with it.</summary>
    /// <param name="today">The local day.</param>
    public bool FirstPasswordIsOver(DateOnly today) => MustChangePassword && !(today <= FirstPasswordUntil);
}
