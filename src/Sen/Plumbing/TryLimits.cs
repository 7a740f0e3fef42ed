using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>
/// How fast a password or a code may be tried: per address and per name. It stands behind the forgery check, so the form is already read.
/// And how many searches one address may have running.
/// </summary>
public static class TryLimits
{
    // An office of twenty people behind one address signs in at 7:30; nobody signs in ten times a minute under one name.
    private const int PerAddress = 60, PerName = 10;

    // A whole village may sit behind one address of a telephone company: it is not counted how much it asks, only how much at once.
    private const int SearchesAtOnce = 2, SearchesWaiting = 100;

    /// <summary>Sets the limits on the forms that take a password of a person who is not signed in, or the set-up code.</summary>
    public static void Set(RateLimiterOptions limits)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Tries(http) ? OneMinute(http.Connection.RemoteIpAddress?.ToString() ?? "", PerAddress) : None),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Tries(http) && !NamesNobody(http) ? OneMinute(NameOf(http), PerName) : None),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Searches(http) ? AFewAtOnce(http.Connection.RemoteIpAddress?.ToString() ?? "") : None));
    }

    private static RateLimitPartition<string> None => RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> OneMinute(string key, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    private static RateLimitPartition<string> AFewAtOnce(string address) => RateLimitPartition.GetConcurrencyLimiter(
        $"search {address}", _ => new() { PermitLimit = SearchesAtOnce, QueueLimit = SearchesWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    private static bool Searches(HttpContext http) => http.Request.Path.StartsWithSegments(PageQuery.SearchAddress, StringComparison.Ordinal);

    private static bool Tries(HttpContext http) => HttpMethods.IsPost(http.Request.Method)
        && http.GetEndpoint()?.Metadata.GetMetadata<DeclaredOperation>() is { Operation: Operation.SignIn or Operation.SetUp };

    // A passkey cannot be guessed, nor is there anything to guess on the way to the province, and who goes either way has typed no name.
    private static bool NamesNobody(HttpContext http) => http.Request.Path.StartsWithSegments(People.SignInWithPasskey.Address, StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments(People.SignInWithProvince.Address, StringComparison.Ordinal);

    // Who is known here tries by a count of their own: strangers who use their name keep nobody out. Between the two steps the ticket stands for the name.
    private static string NameOf(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments(People.ConfirmSignIn.Address, StringComparison.Ordinal))
        {
            return $"code {http.Request.Cookies[SignInTickets.CookieName]}";
        }

        return $"{http.RequestServices.GetRequiredService<KnownDevices>().NameOf(http)} {TypedName(http)}";
    }

    private static string TypedName(HttpContext http)
    {
        var name = http.Request.HasFormContentType ? http.Request.Form["Name"].ToString().Trim().ToUpperInvariant() : "";
        return name.Length <= People.SignIn.LongestName ? name : name[..People.SignIn.LongestName];
    }
}
