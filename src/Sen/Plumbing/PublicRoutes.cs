using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>Routes of public pages: made once, kept, sent and counted the same way for all of them.</summary>
public static class PublicRoutes
{
    /// <summary>Maps a public page; null from <paramref name="make"/> is a helpful “not found”.</summary>
    /// <param name="routes">Where.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="knows">Names of the query the page knows; others change nothing.</param>
    /// <param name="make">Makes the page.</param>
    public static IEndpointConventionBuilder MapPage(this IEndpointRouteBuilder routes, string pattern, string[] knows, Func<PageRequest, Task<PageAnswer?>> make) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)(http => Answer(http, knows, make))).Needs(Operation.ReadPortal);

    private static async Task Answer(HttpContext http, string[] knows, Func<PageRequest, Task<PageAnswer?>> make)
    {
        // Before the set-up the gate leads elsewhere.
        var site = http.RequestServices.GetRequiredService<Visit>().Site!;
        var known = PageQuery.Values(http.Request).Where(pair => knows.Contains(pair.Key)).ToDictionary();
        var key = PublicReading.KeyOf(http.Request) with { Query = PageQuery.Text(known) };
        var pages = http.RequestServices.GetRequiredService<PublicPages>();
        // An address with a query nobody knows is the page without it, and that may be finished already.
        if (pages.Find(key) is { } finished)
        {
            await PublicReading.Send(http, finished);
            return;
        }

        var answer = await pages.Make(key, keep: true, async () =>
            await make(new(http, site, await FrameOf(http, site, http.Request.Path + key.Query), known)) ?? new PageAnswer.Missing());
        switch (answer)
        {
            case PageAnswer.Page page:
                await PublicReading.Send(http, page.Content);
                break;
            case PageAnswer.Moved moved:
                // For ever as far as anybody knows; but a title that is corrected back must not send a browser in circles.
                http.Response.Headers.CacheControl = "no-cache";
                http.Response.Redirect(moved.To, permanent: true);
                break;
            default:
                await Answers.Refused(http, new Refusal.Missing(("trang", "page"))).ExecuteAsync(http);
                break;
        }
    }

    private static async Task<Frame> FrameOf(HttpContext http, Site site, string path)
    {
        var frame = http.RequestServices.GetRequiredService<Frames>().Of(http);
        var links = await SiteReading.WebLinks(http.RequestServices.GetRequiredService<Databases>(), site.CommuneId, CancellationToken.None);
        return frame with
        {
            Path = path,
            Site = frame.Site with
            {
                WebLinks = [.. links.Select(link => new Link(link.Label, link.Address, Illustrative: link.Origin == Origin.Illustrative))],
                VisitsTotal = CountMarks.Of(Counted.VisitsTotal),
                VisitsMonth = CountMarks.Of(Counted.VisitsMonth),
                VisitsDay = CountMarks.Of(Counted.VisitsDay),
                VisitsIllustrative = frame.Demo,
            },
        };
    }
}
