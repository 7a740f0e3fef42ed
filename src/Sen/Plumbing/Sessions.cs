using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Sen.Data;
using Sen.Data.Accounts;

namespace Sen.Plumbing;

/// <summary>
/// A person's session: a row that says whose and whether it is still good, and a cookie that says which and when the person last showed who they are. What the person may do is read anew at each request.
/// </summary>
public static class Sessions
{
    /// <summary>The cookie of a session.</summary>
    public const string CookieName = "sen-phien";

    /// <summary>Claim that holds the session's id.</summary>
    public const string Claim = "session";

    /// <summary>Claim that says when the person last showed who they are: seconds of the machine's clock.</summary>
    public const string ProofClaim = "proof";

    /// <summary>Claim of a session whose person showed two steps elsewhere.</summary>
    public const string BothStepsClaim = "both-steps";

    /// <summary>Now, as sessions and their cookies measure it: by the machine, whatever date a demonstration shows.</summary>
    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Begins a session of somebody who has just signed in.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">Whose.</param>
    /// <param name="bothSteps">Two steps were shown elsewhere: this session needs no second step of Sen's own.</param>
    public static Task Begin(HttpContext http, Account account, bool bothSteps = false) => Begin(http, account, Machine(http), bothSteps);

    /// <summary>Begins a session in place of the one this request comes in: what was shown there, and when, is no newer for it.</summary>
    public static Task GoOn(HttpContext http, Account account) => Begin(http, account, ProvenAt(http.User) ?? DateTimeOffset.UnixEpoch, ShownBothSteps(http.User));

    private static async Task Begin(HttpContext http, Account account, DateTimeOffset proven, bool bothSteps)
    {
        var parts = http.RequestServices;
        parts.GetRequiredService<KnownDevices>().Remember(http, account.Id);
        var now = Now;
        var session = new AccountSession
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account.Id,
            Stamp = account.SecurityStamp ?? "",
            Device = DeviceName.Of(http.Request.Headers.UserAgent.ToString()),
            BeganAt = now.UtcDateTime,
        };
        await AccountSessions.Begin(parts.GetRequiredService<Databases>(), session, http.RequestAborted);
        await Write(http, session.Id, account.Id, proven, bothSteps);
    }

    /// <summary>The person of this session has shown once more who they are.</summary>
    public static Task Prove(HttpContext http, Visit visit)
    {
        visit.ProvenAt = Machine(http);
        return Write(http, IdOf(http)!.Value, visit.Account!.Id, Machine(http), ShownBothSteps(http.User));
    }

    /// <summary>The session this request comes in; null without one.</summary>
    public static Guid? IdOf(HttpContext http) => Guid.TryParse(http.User.FindFirstValue(Claim), out var id) ? id : null;

    /// <summary>Ends the session of this browser.</summary>
    public static async Task End(HttpContext http)
    {
        if (IdOf(http) is { } id)
        {
            await using var db = http.RequestServices.GetRequiredService<Databases>().Open(Scope.All);
            await AccountSessions.End(db, id, Now.UtcDateTime, http.RequestAborted);
        }

        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>When the person of this session last showed who they are; null in a session that was begun before this was kept.</summary>
    internal static DateTimeOffset? ProvenAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ProofClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Two steps were shown elsewhere when this session began.</summary>
    internal static bool ShownBothSteps(ClaimsPrincipal user) => user.HasClaim(BothStepsClaim, "1");

    private static DateTimeOffset Machine(HttpContext http) => http.RequestServices.GetRequiredService<BusinessClock>().Machine.GetUtcNow();

    // The name is not read again; it keeps the forms good that this person has open, for their tokens are made for a person and not for a session.
    private static Task Write(HttpContext http, Guid session, Guid account, DateTimeOffset proven, bool bothSteps)
    {
        var proof = proven.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, account.ToString("d")), new(Claim, session.ToString("d")), new(ProofClaim, proof),
            .. bothSteps ? [new System.Security.Claims.Claim(BothStepsClaim, "1")] : Array.Empty<System.Security.Claims.Claim>(),
        ];
        return http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)));
    }
}
