using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Sen.Plumbing;

/// <summary>
/// A browser somebody has signed in from says so by a cookie, which only this installation can write. It opens nothing; it only lets its owner try while strangers have tried too often.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider keys)
{
    private const string CookieName = "sen-thiet-bi";

    // An office’s computer: several people, one after the other.
    private const int Most = 8;

    private static readonly TimeSpan Life = TimeSpan.FromDays(180);
    private readonly IDataProtector _seal = keys.CreateProtector("sen.device");

    /// <summary>True when this account has signed in from this browser before.</summary>
    public bool Knows(HttpContext http, Guid account) => Read(http).Accounts.Contains(account);

    /// <summary>The browser, if anybody has signed in from it; null for strangers.</summary>
    public string? NameOf(HttpContext http) => Read(http) is { Accounts.Count: > 0 } known ? known.Device : null;

    /// <summary>Remembers that the account signed in from here.</summary>
    public void Remember(HttpContext http, Guid account)
    {
        var (device, accounts) = Read(http);
        IEnumerable<Guid> kept = [account, .. accounts.Where(one => one != account).Take(Most - 1)];
        http.Response.Cookies.Append(CookieName, _seal.Protect($"{device} {string.Join(' ', kept.Select(one => one.ToString("n")))}"), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            MaxAge = Life,
            Path = "/can-bo",
        });
    }

    private (string Device, IReadOnlyList<Guid> Accounts) Read(HttpContext http)
    {
        if (http.Request.Cookies[CookieName] is { Length: > 0 } cookie)
        {
            try
            {
                var words = _seal.Unprotect(cookie).Split(' ');
                return (words[0], [.. words.Skip(1).Select(Guid.Parse)]);
            }
            catch (CryptographicException)
            {
                // Sealed elsewhere or made up: a stranger.
                return (NewName(), []);
            }
        }

        return (NewName(), []);
    }

    private static string NewName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
}
