using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>Claim that says when the person showed two steps elsewhere: seconds of the machine's clock.</summary>
    public const string BothStepsClaim = "both-steps";

    /// <summary>Now, as sessions and their cookies measure it: by the machine, whatever date a demonstration shows.</summary>
    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Begins a session of somebody who has just signed in.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">Whose.</param>
    /// <param name="bothSteps">Two steps were shown elsewhere just now.</param>
    public static Task Begin(HttpContext http, Account account, bool bothSteps = false) => Begin(http, account.Id, account.SecurityStamp, Machine(http), bothSteps ? Machine(http) : null);

    /// <summary>Begins a session in place of the one this request comes in: what was shown there, and when, is no newer for it.</summary>
    public static async Task GoOn(HttpContext http, Account account)
    {
        // With the stamp it has now: of two forms sent at once the later answers with what the first has changed.
        await using var db = http.RequestServices.GetRequiredService<Databases>().Open(Scope.All);
        var stamp = await db.Users.AsNoTracking().Where(row => row.Id == account.Id).Select(row => row.SecurityStamp).SingleAsync(http.RequestAborted);
        await Begin(http, account.Id, stamp, ProvenAt(http.User) ?? DateTimeOffset.UnixEpoch, BothStepsAt(http.User));
    }

    private static async Task Begin(HttpContext http, Guid account, string? stamp, DateTimeOffset proven, DateTimeOffset? bothSteps)
    {
        var parts = http.RequestServices;
        parts.GetRequiredService<KnownDevices>().Remember(http, account);
        var now = Now;
        var session = new AccountSession
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account,
            Stamp = stamp ?? "",
            Device = DeviceName.Of(http.Request.Headers.UserAgent.ToString()),
            BeganAt = now.UtcDateTime,
        };
        await AccountSessions.Begin(parts.GetRequiredService<Databases>(), session, http.RequestAborted);
        await Write(http, session.Id, account, proven, bothSteps);
    }

    /// <summary>The person of this session has shown once more who they are. Where two steps shown elsewhere stood in for one of Sen's own, a password was all that was shown here: they do so no longer.</summary>
    public static Task Prove(HttpContext http, Visit visit)
    {
        visit.ProvenAt = Machine(http);
        return Write(http, IdOf(http)!.Value, visit.Account!.Id, Machine(http), visit.StepsElsewhere ? null : BothStepsAt(http.User));
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
    internal static DateTimeOffset? ProvenAt(ClaimsPrincipal user) => Moment(user, ProofClaim);

    /// <summary>When two steps were shown elsewhere; null when they were not.</summary>
    internal static DateTimeOffset? BothStepsAt(ClaimsPrincipal user) => Moment(user, BothStepsClaim);

    private static DateTimeOffset? Moment(ClaimsPrincipal user, string claim) =>
        long.TryParse(user.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static string Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Machine(HttpContext http) => http.RequestServices.GetRequiredService<BusinessClock>().Machine.GetUtcNow();

    // The name is not read again; it keeps the forms good that this person has open, for their tokens are made for a person and not for a session.
    private static Task Write(HttpContext http, Guid session, Guid account, DateTimeOffset proven, DateTimeOffset? bothSteps)
    {
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, account.ToString("d")), new(Claim, session.ToString("d")), new(ProofClaim, Seconds(proven)),
            .. bothSteps is { } shown ? [new System.Security.Claims.Claim(BothStepsClaim, Seconds(shown))] : Array.Empty<System.Security.Claims.Claim>(),
        ];
        return http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)));
    }
}
