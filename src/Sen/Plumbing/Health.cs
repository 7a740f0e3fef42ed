using Sen.Data;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>Ready or not, for whoever watches the server: green “ok”, or red with the reason in plain words (to a stranger only that the database does not answer).</summary>
public static class Health
{
    // Shorter than any watcher's patience: a slow yes is a no.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>Maps <c>/healthz</c>.</summary>
    public static void Map(Routes routes) => routes.MapGet("/healthz", async (HttpContext http, Databases databases) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        return await Outage.Find(databases, Limit, http.RequestAborted) is { } why
            ? Results.Text(Loopback.Is(http) ? why : "Cơ sở dữ liệu chưa trả lời.", "text/plain; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ok", "text/plain; charset=utf-8");
    }).Needs(Operation.ReadHealth);
}
