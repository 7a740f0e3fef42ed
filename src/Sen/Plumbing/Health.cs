using System.Data.Common;
using Sen.Data;
using Sen.Data.Sums;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>
/// Ready or not, for whoever watches the server: green “ok”, or red with the reason in plain words (to a stranger only that the database does not answer). A wrong prepared
/// sum is told below the “ok”, at this machine only: pages are served as before, so it is no reason to take the server away.
/// </summary>
public static class Health
{
    // Shorter than any watcher's patience: a slow yes is a no.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>Maps <c>/healthz</c>.</summary>
    public static void Map(Routes routes) => routes.MapGet("/healthz", async (HttpContext http, Databases databases) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        var here = Loopback.Is(http);
        return await Outage.Find(databases, Limit, http.RequestAborted) is { } why
            ? Results.Text(here ? why : "Cơ sở dữ liệu chưa trả lời.", "text/plain; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text(here && await WrongSums(databases, http.RequestAborted) is { } wrong ? $"ok\n{wrong}" : "ok", "text/plain; charset=utf-8");
    }).Needs(Operation.ReadHealth);

    private static async Task<string?> WrongSums(Databases databases, CancellationToken ct)
    {
        try
        {
            return await SumVerification.Fault(databases, ct);
        }
        catch (DbException)
        {
            // It went away between the two questions; the next one finds it away.
            return null;
        }
    }
}
