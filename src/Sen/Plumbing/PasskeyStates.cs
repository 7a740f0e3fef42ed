using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Sen.Plumbing;

/// <summary>What a passkey is asked for: an answer given for one opens none of the others.</summary>
public enum PasskeyPurpose
{
    /// <summary>A new one is made.</summary>
    Add,

    /// <summary>The whole sign-in, of whoever comes.</summary>
    SignIn,

    /// <summary>The second step, after the password.</summary>
    SecondStep,

    /// <summary>Somebody who has signed in shows once more who they are.</summary>
    Confirm,
}

/// <summary>The state of a ceremony under way.</summary>
/// <param name="Text">What the framework has to have again.</param>
/// <param name="Until">When it is too old.</param>
/// <param name="Key">Its name among the challenges that were answered.</param>
public sealed record PasskeyState(string Text, DateTime Until, string Key);

/// <summary>
/// Between the question to a passkey and its answer a cookie keeps the challenge for five minutes, sealed and tied to purpose, account and host. It is no secret and opens nothing; it
/// only says what was asked.
/// </summary>
public sealed class PasskeyStates(IDataProtectionProvider keys, BusinessClock clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Hands the state to the browser.</summary>
    public void Hand(HttpContext http, PasskeyPurpose purpose, Guid account, string state) => http.Response.Cookies.Append(NameOf(purpose),
        Protector(http, purpose, account).Protect(string.Create(CultureInfo.InvariantCulture, $"{(clock.Machine.GetUtcNow() + Life).ToUnixTimeSeconds()} {state}")), Cookie(http));

    /// <summary>The state the browser brings; null when there is none, it is too old, or was made for another purpose, account or host.</summary>
    public PasskeyState? Read(HttpContext http, PasskeyPurpose purpose, Guid account)
    {
        try
        {
            if (http.Request.Cookies[NameOf(purpose)] is not { Length: > 0 } cookie || Protector(http, purpose, account).Unprotect(cookie).Split(' ', 2) is not [var seconds, var text])
            {
                return null;
            }

            var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
            return clock.Machine.GetUtcNow() <= until ? new(text, until.UtcDateTime, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))) : null;
        }
        catch (CryptographicException)
        {
            // Sealed elsewhere, or made up.
            return null;
        }
    }

    /// <summary>It is answered.</summary>
    public static void TakeBack(HttpContext http, PasskeyPurpose purpose) => http.Response.Cookies.Delete(NameOf(purpose), Cookie(http));

    private static string NameOf(PasskeyPurpose purpose) => $"sen-khoa-{(int)purpose}";

    private IDataProtector Protector(HttpContext http, PasskeyPurpose purpose, Guid account) =>
        keys.CreateProtector("sen.passkey", purpose.ToString(), account.ToString("d"), http.Request.Host.Host.ToUpperInvariant());

    private static CookieOptions Cookie(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        IsEssential = true,
        Path = "/can-bo",
    };
}
