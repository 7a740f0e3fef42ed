using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Sen.Data;
using Sen.Data.Accounts;

namespace Sen.Plumbing;

/// <summary>What somebody goes to the province's sign-in for: what comes back for one is nothing for the other.</summary>
public enum ProvincePurpose
{
    /// <summary>To come in here.</summary>
    SignIn,

    /// <summary>To link the account there with the one they are signed in with here.</summary>
    Link,
}

/// <summary>Who came back from the province's sign-in.</summary>
/// <param name="Purpose">What they went for.</param>
/// <param name="Account">Who went; empty for whoever comes.</param>
/// <param name="Subject">Who they are there.</param>
/// <param name="BothSteps">What they showed there counts as the second step.</param>
/// <param name="Next">The page they wanted.</param>
/// <param name="Until">When it is too old.</param>
/// <param name="Id">No other ticket has it.</param>
public sealed record ProvinceTicket(ProvincePurpose Purpose, Guid Account, string Subject, bool BothSteps, string Next, DateTimeOffset Until, string Id);

/// <summary>
/// Between the province's answer and what Sen does with it a cookie says for five minutes who came back. It is no session, opens nothing but the page that asks for it, is tied to purpose, account
/// and host, and good once.
/// </summary>
public sealed class ProvinceTickets(IDataProtectionProvider keys, BusinessClock clock)
{
    private const string CookieName = "sen-tinh";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Somebody came back.</summary>
    public void Hand(HttpContext http, ProvincePurpose purpose, Guid account, string subject, bool bothSteps, string next)
    {
        var ticket = new ProvinceTicket(purpose, account, subject, bothSteps, next, clock.Machine.GetUtcNow() + Life, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        http.Response.Cookies.Append(CookieName, Protector(http).Protect(JsonSerializer.Serialize(ticket)), Cookie(http));
    }

    /// <summary>Who came back for this; null when nobody did, it is too old, or was for something or somebody else.</summary>
    public ProvinceTicket? Read(HttpContext http, ProvincePurpose purpose, Guid account)
    {
        try
        {
            return http.Request.Cookies[CookieName] is { Length: > 0 } cookie && JsonSerializer.Deserialize<ProvinceTicket>(Protector(http).Unprotect(cookie)) is { } ticket
                && ticket.Purpose == purpose && ticket.Account == account && clock.Machine.GetUtcNow() <= ticket.Until ? ticket : null;
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException)
        {
            // Sealed elsewhere, or made up.
            return null;
        }
    }

    /// <summary>The same, for the one time it is good.</summary>
    public async Task<ProvinceTicket?> Take(HttpContext http, ProvincePurpose purpose, Guid account, CancellationToken ct)
    {
        var ticket = Read(http, purpose, account);
        http.Response.Cookies.Delete(CookieName, Cookie(http));
        var db = http.RequestServices.GetRequiredService<SenDb>();
        return ticket is not null && await PasskeyReading.Spend(db, KeyOf(ticket), ticket.Until.UtcDateTime, clock.Machine.GetUtcNow().UtcDateTime, ct) ? ticket : null;
    }

    /// <summary>
    /// The same for an act that spends it: it is good until the act is written, and the row it is spent by is written with it. So of one form sent twice at once both answers are the act's.
    /// </summary>
    public async Task<ProvinceTicket?> Spend(HttpContext http, ProvincePurpose purpose, Guid account, CancellationToken ct)
    {
        http.Response.Cookies.Delete(CookieName, Cookie(http));
        var db = http.RequestServices.GetRequiredService<SenDb>();
        return Read(http, purpose, account) is { } ticket && await PasskeyReading.SpendWith(db, KeyOf(ticket), ticket.Until.UtcDateTime, clock.Machine.GetUtcNow().UtcDateTime, ct) ? ticket : null;
    }

    private static string KeyOf(ProvinceTicket ticket) => $"tinh {ticket.Id}";

    private IDataProtector Protector(HttpContext http) => keys.CreateProtector("sen.province", http.Request.Host.Host.ToUpperInvariant());

    // The way back comes from another site: a strict cookie would not be sent along it.
    private static CookieOptions Cookie(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        IsEssential = true,
        Path = "/can-bo",
    };
}
