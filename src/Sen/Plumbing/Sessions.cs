using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Sen.Data;
using Sen.Data.Accounts;

namespace Sen.Plumbing;

/// <summary>A person's session: a cookie that says which, and a row that says whose and whether it is still good. What the person may do is read anew at each request.</summary>
public static class Sessions
{
    /// <summary>Claim that holds the session's id.</summary>
    public const string Claim = "session";

    /// <summary>Begins a session.</summary>
    public static async Task Begin(HttpContext http, Account account)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var session = new AccountSession
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account.Id,
            Stamp = account.SecurityStamp ?? "",
            Device = DeviceName.Of(http.Request.Headers.UserAgent.ToString()),
            BeganAt = now.UtcDateTime,
        };
        await AccountSessions.Begin(http.RequestServices.GetRequiredService<Databases>(), session, http.RequestAborted);
        // The name is not read again; it keeps the forms good that this person has open, for their tokens are made for a person and not for a session.
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, account.Id.ToString("d")), new(Claim, session.Id.ToString("d"))], CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>The session this request comes in; null without one.</summary>
    public static Guid? IdOf(HttpContext http) => Guid.TryParse(http.User.FindFirstValue(Claim), out var id) ? id : null;

    /// <summary>Ends the session of this browser.</summary>
    public static async Task End(HttpContext http)
    {
        if (IdOf(http) is { } id)
        {
            await using var db = http.RequestServices.GetRequiredService<Databases>().Open(Scope.All);
            await AccountSessions.End(db, id, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, http.RequestAborted);
        }

        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }
}
