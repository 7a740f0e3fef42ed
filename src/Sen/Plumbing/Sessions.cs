using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>A person's session: a cookie that says who, with which security stamp, and when they last proved it. What the person may do is read anew at each request.</summary>
public static class Sessions
{
    /// <summary>Claim that says when the person last showed who they are: seconds of the machine's clock.</summary>
    public const string ProofClaim = "proof";

    /// <summary>Claim of a session that has to set up the second step before anything else.</summary>
    public const string DueClaim = "second-step-due";

    /// <summary>Begins a session of somebody who has just shown who they are; whoever decides and has no second step sets one up first.</summary>
    public static async Task Begin(HttpContext http, Account account)
    {
        var parts = http.RequestServices;
        var clock = parts.GetRequiredService<BusinessClock>();
        var due = false;
        // A first password is replaced before anything else, and that begins another session.
        if (account is { SecondStepSince: null, MustChangePassword: false })
        {
            await using var db = parts.GetRequiredService<Databases>().Open(Scope.All);
            due = await SecondStepReading.Required(db, account.Id, BusinessCalendar.Today(clock), http.RequestAborted);
        }

        parts.GetRequiredService<KnownDevices>().Remember(http, account.Id);
        await Write(http, account.Id.ToString("d"), account.SecurityStamp ?? "", due);
    }

    /// <summary>The person of this session has shown once more who they are.</summary>
    public static Task Prove(HttpContext http, Visit visit)
    {
        visit.ProvenAt = http.RequestServices.GetRequiredService<BusinessClock>().Machine.GetUtcNow();
        return Write(http, visit.Account!.Id.ToString("d"), visit.Account.SecurityStamp ?? "", visit.SecondStepDue);
    }

    /// <summary>Ends the session of this browser.</summary>
    public static Task End(HttpContext http) => http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    /// <summary>When the person of this session last showed who they are; null in a session that was begun before this was kept.</summary>
    internal static DateTimeOffset? ProvenAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ProofClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static Task Write(HttpContext http, string id, string stamp, bool due)
    {
        var proof = http.RequestServices.GetRequiredService<BusinessClock>().Machine.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, id), new(Visits.StampClaim, stamp), new(ProofClaim, proof)];
        if (due)
        {
            claims.Add(new(DueClaim, "1"));
        }

        return http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)));
    }
}
