namespace Sen.Plumbing;

/// <summary>Where the old address of a request leads now; null when it is none. Asked before a reader is told that there is no such page.</summary>
/// <param name="http">The request.</param>
public delegate Task<string?> FindMoved(HttpContext http);

/// <summary>Answers with the new address of an old one.</summary>
public static class MovedAnswers
{
    /// <summary>Sends the reader on (301) when the request asks for an old address.</summary>
    public static async Task<bool> SendOn(HttpContext http)
    {
        if ((!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
            || await http.RequestServices.GetRequiredService<FindMoved>()(http) is not { } to)
        {
            return false;
        }

        Send(http, to);
        return true;
    }

    // For ever as far as anybody knows; but a title that is corrected back must not send a browser in circles.
    /// <summary>301, asked for again each time.</summary>
    public static void Send(HttpContext http, string to)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Redirect(to, permanent: true);
    }
}
