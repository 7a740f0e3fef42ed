using Microsoft.Extensions.Primitives;

namespace Sen.Plumbing;

/// <summary>
/// How a finished public page leaves the house. It stands first in the way of a request: a page that is kept is answered without routing,
/// signed in or not, and counted.
/// </summary>
public static class PublicReading
{
    private static readonly StringValues Html = "text/html; charset=utf-8", Vary = "Accept-Encoding, Cookie", Brotli = "br", Gzip = "gzip";

    // Browsers keep the page and ask each time whether it is still true; never “no-store”, so that the back button is instant.
    private static readonly StringValues NoCache = "no-cache";

    /// <summary>Answers from the finished pages; what is not there goes on its way.</summary>
    public static void UsePublicPages(this IApplicationBuilder app)
    {
        var pages = app.ApplicationServices.GetRequiredService<PublicPages>();
        app.Use(next => http =>
        {
            var request = http.Request;
            return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !PageQuery.HasOthers(request) && pages.Find(KeyOf(request)) is { } page
                ? Send(http, page)
                : next(http);
        });
    }

    /// <summary>Under which the page of this request is kept.</summary>
    public static PageKey KeyOf(HttpRequest request) => new(
        (request.Host.Value ?? "").ToLowerInvariant(),
        request.Path.Value ?? "/",
        request.QueryString.HasValue ? PageQuery.Text(PageQuery.Values(request)) : "",
        Look.Of(request));

    /// <summary>Sends a page: the counts as they are now, compressed as the reader takes it, or “not modified”, which counts nobody.</summary>
    public static Task Send(HttpContext http, PublicPage page)
    {
        var coding = CodingOf(http.Request.Headers.AcceptEncoding);
        var asked = http.Request.Headers.IfNoneMatch;
        if (asked.Count > 0 || page.Ready(coding) is null)
        {
            return SendSlowly(http, page, coding, asked);
        }

        Count(http, page);
        return page.Ready(coding) is { } body ? Write(http, body, coding) : SendSlowly(http, page, coding, default, counted: true);
    }

    private static async Task SendSlowly(HttpContext http, PublicPage page, Coding coding, StringValues asked, bool counted = false)
    {
        if (asked.Count > 0)
        {
            var now = await page.Body(coding, http.RequestAborted);
            if (asked.Any(tags => tags == "*" || tags?.Contains(now.ETag.ToString(), StringComparison.Ordinal) == true))
            {
                Head(http, now, StatusCodes.Status304NotModified, coding);
                return;
            }
        }

        if (!counted)
        {
            Count(http, page);
        }

        await Write(http, await page.Body(coding, http.RequestAborted), coding);
    }

    private static void Count(HttpContext http, PublicPage page)
    {
        if (HttpMethods.IsGet(http.Request.Method) && !Robots.Is(http.Request.Headers.UserAgent))
        {
            page.Count();
        }
    }

    private static Task Write(HttpContext http, PageBody body, Coding coding)
    {
        Head(http, body, StatusCodes.Status200OK, coding);
        http.Response.ContentLength = body.Bytes.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(body.Bytes, 0, body.Bytes.Length);
    }

    private static void Head(HttpContext http, PageBody body, int status, Coding coding)
    {
        var response = http.Response;
        response.StatusCode = status;
        var headers = response.Headers;
        headers.ETag = body.ETag;
        headers.CacheControl = NoCache;
        headers.Vary = Vary;
        if (status != StatusCodes.Status304NotModified)
        {
            headers.ContentType = Html;
            if (coding != Coding.Identity)
            {
                headers.ContentEncoding = coding == Coding.Brotli ? Brotli : Gzip;
            }
        }
    }

    /// <summary>The best coding the reader takes (RFC 9110 §12.5.3): Brotli, then gzip, then none.</summary>
    public static Coding CodingOf(StringValues accept)
    {
        var best = Coding.Identity;
        foreach (var line in accept)
        {
            var rest = line.AsSpan();
            while (!rest.IsEmpty)
            {
                var comma = rest.IndexOf(',');
                var item = (comma < 0 ? rest : rest[..comma]).Trim();
                rest = comma < 0 ? default : rest[(comma + 1)..];
                var semicolon = item.IndexOf(';');
                var name = (semicolon < 0 ? item : item[..semicolon]).TrimEnd();
                var coding = name.Equals("br", StringComparison.OrdinalIgnoreCase) ? Coding.Brotli
                    : name.Equals("gzip", StringComparison.OrdinalIgnoreCase) ? Coding.Gzip : Coding.Identity;
                if (coding > best && (semicolon < 0 || !Refused(item[(semicolon + 1)..])))
                {
                    best = coding;
                }
            }
        }

        return best;
    }

    // “;q=0” in any of its spellings says “not this one”.
    private static bool Refused(ReadOnlySpan<char> parameter)
    {
        var value = parameter.Trim();
        return value.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) && value[3..].IndexOfAnyExcept('.', '0') < 0;
    }
}
