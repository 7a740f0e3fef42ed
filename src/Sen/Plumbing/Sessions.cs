using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Sen.Data.Accounts;

namespace Sen.Plumbing;

/// <summary>A person's session: a cookie that says who, and with which security stamp. What the person may do is read anew at each request.</summary>
public static class Sessions
{
    /// <summary>Begins a session.</summary>
    public static Task Begin(HttpContext http, Account account)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, account.Id.ToString("d")), new(Visits.StampClaim, account.SecurityStamp ?? "")],
            CookieAuthenticationDefaults.AuthenticationScheme);
        return http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Ends the session of this browser.</summary>
    public static Task End(HttpContext http) => http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
}
