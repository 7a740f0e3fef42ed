using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Sen.Spreadsheets;

/// <summary>
/// The one-time codes of an import of people (mã một lần). One sealed seed travels with the form, so that the same form sent twice gives the same passwords, and in a
/// cookie to the import's page, which reads all of them out until they were noted or the time is over. Nothing is written down in clear.
/// </summary>
/// <param name="keys">The keys of this installation.</param>
public sealed class FirstPasswords(IDataProtectionProvider keys)
{
    private const string CookieName = "sen-mat-khau-nhap", Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 12, Group = 4, SeedBytes = 32;
    private static readonly TimeSpan FormLife = TimeSpan.FromHours(12), Minutes = TimeSpan.FromMinutes(30);
    private readonly ITimeLimitedDataProtector _seal = keys.CreateProtector("sen.first-passwords").ToTimeLimitedDataProtector();

    /// <summary>A new seed, sealed for a form.</summary>
    public string Seal() => _seal.Protect(Convert.ToHexString(RandomNumberGenerator.GetBytes(SeedBytes)), FormLife);

    /// <summary>Makes the password of a user name from a sealed seed; null when the form is too old or not ours.</summary>
    public Func<string, string>? Open(string? sealedSeed)
    {
        try
        {
            var seed = string.IsNullOrEmpty(sealedSeed) ? null : Convert.FromHexString(_seal.Unprotect(sealedSeed));
            return seed is null ? null : user => Of(seed, user);
        }
        catch (Exception notOurs) when (notOurs is CryptographicException or FormatException)
        {
            // Too old, or sealed elsewhere: the form is opened again.
            return null;
        }
    }

    /// <summary>Hands the seed to the import's page.</summary>
    public static void Hand(HttpContext http, Guid import, string sealedSeed) => http.Response.Cookies.Append(CookieName, sealedSeed, Cookie(http, import, Minutes));

    /// <summary>What makes the passwords, as long as the page reads them out.</summary>
    public Func<string, string>? Read(HttpContext http) => Open(http.Request.Cookies[CookieName]);

    /// <summary>They were noted: nothing reads them out again.</summary>
    public static void Noted(HttpContext http, Guid import) => http.Response.Cookies.Delete(CookieName, Cookie(http, import, null));

    // Bytes that would prefer some letters are passed over.
    private static string Of(byte[] seed, string user)
    {
        var letters = new StringBuilder();
        for (var round = 0; letters.Length < Length; round++)
        {
            foreach (var b in HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes($"{user}\n{round}")).Where(b => b < 256 / Letters.Length * Letters.Length).Take(Length - letters.Length))
            {
                letters.Append(Letters[b % Letters.Length]);
            }
        }

        return string.Join('-', letters.ToString().Chunk(Group).Select(group => new string(group)));
    }

    private static CookieOptions Cookie(HttpContext http, Guid import, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        IsEssential = true,
        MaxAge = life,
        Path = SheetAddresses.Import(import),
    };
}
