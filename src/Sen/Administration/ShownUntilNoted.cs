using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>
/// A first password travels sealed: in the form that gives it (so that the same form sent twice gives the same one) and in a cookie to the person's
/// page, which reads it out until the administrator has noted it or some minutes have passed. It is never written down in clear.
/// </summary>
/// <param name="keys">The keys of this installation.</param>
public sealed class ShownUntilNoted(IDataProtectionProvider keys)
{
    private const string CookieName = "sen-mat-khau-moi";
    private static readonly TimeSpan FormLife = TimeSpan.FromHours(12);
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _seal = keys.CreateProtector("sen.first-password").ToTimeLimitedDataProtector();

    /// <summary>A new first password, sealed for a form.</summary>
    public string Seal() => _seal.Protect(FirstPassword.New(), FormLife);

    /// <summary>The password of a form; null when the form is too old or not ours.</summary>
    public string? Open(string? sealedPassword)
    {
        try
        {
            return string.IsNullOrEmpty(sealedPassword) ? null : _seal.Unprotect(sealedPassword);
        }
        catch (CryptographicException)
        {
            // Too old, or sealed elsewhere: the form is opened again.
            return null;
        }
    }

    /// <summary>Hands the sealed password to the person's page.</summary>
    public static void Hand(HttpContext http, Guid person, string sealedPassword) => http.Response.Cookies.Append(CookieName, sealedPassword, Cookie(http, person, Minutes));

    /// <summary>The password as the person's page reads it out; null when there is none, or none any more.</summary>
    public string? Read(HttpContext http) => Open(http.Request.Cookies[CookieName]);

    /// <summary>It was noted: nothing reads it out again.</summary>
    public static void Noted(HttpContext http, Guid person) => http.Response.Cookies.Delete(CookieName, Cookie(http, person, null));

    private static CookieOptions Cookie(HttpContext http, Guid person, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        IsEssential = true,
        MaxAge = life,
        Path = AdministrationAddresses.Person(person),
    };
}
