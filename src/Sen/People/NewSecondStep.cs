using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Sen.Data.Accounts;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A secret and ten codes that are made but not kept yet.</summary>
public sealed record MadeSecondStep(byte[] Secret, IReadOnlyList<string> Codes);

/// <summary>
/// What is made for a second step travels sealed: in the form that sets it up (so that the same form sent twice keeps the same) and in a cookie to the page that shows the codes until
/// they are noted or some minutes have passed; while it is being set up, another cookie keeps it for the same session. It is never written down in clear.
/// </summary>
public sealed class NewSecondStep(IDataProtectionProvider keys)
{
    private const string CookieName = "sen-ma-du-phong", UnderWayCookie = "sen-dang-dat";
    private static readonly TimeSpan FormLife = TimeSpan.FromHours(12);
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(15);

    /// <summary>A new one, sealed for the form of an account.</summary>
    public string Seal(Guid account) => Protector(account).Protect(
        $"{Convert.ToBase64String(RandomNumberGenerator.GetBytes(SixDigitCode.SecretBytes))} {string.Join(' ', RecoveryCode.NewOnes())}", FormLife);

    /// <summary>
    /// The one this person is setting up in this session: the page opened again some minutes later shows the code that was scanned. Tied to account and session, so that nobody who sits down
    /// later finds it.
    /// </summary>
    public string UnderWay(HttpContext http, Guid account)
    {
        var seal = keys.CreateProtector("sen.second-step-under-way", account.ToString("d"), $"{Sessions.IdOf(http):d}").ToTimeLimitedDataProtector();
        try
        {
            if (http.Request.Cookies[UnderWayCookie] is { Length: > 0 } kept && seal.Unprotect(kept) is var made && Open(account, made) is not null)
            {
                return made;
            }
        }
        catch (CryptographicException)
        {
            // Too old, or another session's: a new one is made.
        }

        var fresh = Seal(account);
        http.Response.Cookies.Append(UnderWayCookie, seal.Protect(fresh, Minutes), Cookie(http, Minutes));
        return fresh;
    }

    /// <summary>What a form carries; null when it is too old or another's.</summary>
    public MadeSecondStep? Open(Guid account, string? made)
    {
        try
        {
            return !string.IsNullOrEmpty(made) && Protector(account).Unprotect(made).Split(' ') is [var secret, .. var codes] ? new(Convert.FromBase64String(secret), codes) : null;
        }
        catch (CryptographicException)
        {
            // Too old, or sealed elsewhere: the form is opened again.
            return null;
        }
    }

    /// <summary>Hands the codes to the page that shows them.</summary>
    public static void Hand(HttpContext http, string made)
    {
        http.Response.Cookies.Append(CookieName, made, Cookie(http, Minutes));
        http.Response.Cookies.Delete(UnderWayCookie, Cookie(http, null));
    }

    /// <summary>The codes the page shows; none when there are none, or none any more.</summary>
    public IReadOnlyList<string> Shown(HttpContext http, Guid account) => Open(account, http.Request.Cookies[CookieName])?.Codes ?? [];

    /// <summary>They were noted: nothing shows them again.</summary>
    public static void Noted(HttpContext http) => http.Response.Cookies.Delete(CookieName, Cookie(http, null));

    private ITimeLimitedDataProtector Protector(Guid account) => keys.CreateProtector("sen.new-second-step", account.ToString("d")).ToTimeLimitedDataProtector();

    private static CookieOptions Cookie(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        IsEssential = true,
        MaxAge = life,
        Path = DeskAddresses.SecondStep,
    };
}
