using Microsoft.Extensions.Primitives;

namespace Sen.Plumbing;

/// <summary>The headers that every answer carries, faults and cached pages included. Values are made once: they are on the fast path.</summary>
/// <param name="next">The rest of the way.</param>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string BeforeForms = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'";
    private const string AfterForms = "; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";

    private static readonly StringValues Content = BeforeForms + AfterForms;

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Referrer = "same-origin";
    private static readonly StringValues Permissions = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues Transport = "max-age=31536000";

    /// <summary>Writes the headers; the page cache and the fault pages call it again after they cleared an answer.</summary>
    public static void Apply(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = DeskAddresses.IsDesk(response.HttpContext.Request.Path) && ProvinceDoor.Of(response.HttpContext) is { } door ? WithProvince(door) : Content;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = Referrer;
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers["Cross-Origin-Resource-Policy"] = SameOrigin;
        if (response.HttpContext.Request.IsHttps)
        {
            headers.StrictTransportSecurity = Transport;
        }
    }

    // Browsers ask the policy about every address a sent form leads on to, and the button of the province's sign-in is a form.
    private static StringValues WithProvince(ProvinceDoor door) => $"{BeforeForms} {string.Join(' ', door.FormTargets)}{AfterForms}";

    /// <summary>Writes the headers before anything else can answer.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        Apply(http.Response);
        return next(http);
    }
}
