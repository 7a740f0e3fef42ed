using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Sen.Data.Accounts;

namespace Sen.Plumbing;

/// <summary>
/// Between the two steps of signing in a cookie says for five minutes whose password was right. It is tied to the account's security stamp and opens nothing by itself: whatever
/// second step there is asks for it.
/// </summary>
public sealed class SignInTickets(IDataProtectionProvider keys, BusinessClock clock)
{
    /// <summary>Its cookie.</summary>
    public const string CookieName = "sen-buoc-hai";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _seal = keys.CreateProtector("sen.sign-in");

    /// <summary>The password was right.</summary>
    public void Hand(HttpContext http, Account account) => http.Response.Cookies.Append(CookieName,
        _seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{account.Id:n} {account.SecurityStamp} {(clock.Machine.GetUtcNow() + Life).ToUnixTimeSeconds()}")), Cookie(http));

    /// <summary>Whose it was, with the stamp of then; null when it was nobody's, or too long ago.</summary>
    public (Guid Account, string Stamp)? Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[CookieName] is { Length: > 0 } cookie
                && _seal.Unprotect(cookie).Split(' ') is [var account, var stamp, var until]
                && clock.Machine.GetUtcNow().ToUnixTimeSeconds() <= long.Parse(until, CultureInfo.InvariantCulture)
                ? (Guid.Parse(account), stamp)
                : null;
        }
        catch (CryptographicException)
        {
            // Sealed elsewhere or made up.
            return null;
        }
    }

    /// <summary>It is used, or given up.</summary>
    public static void TakeBack(HttpContext http) => http.Response.Cookies.Delete(CookieName, Cookie(http));

    private static CookieOptions Cookie(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        IsEssential = true,
        Path = "/can-bo/dang-nhap",
    };
}
