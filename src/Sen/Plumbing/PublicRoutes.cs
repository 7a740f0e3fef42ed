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
    public static IEndpointConventionBuilder MapPage(this Routes routes, string pattern, string[] knows, Func<PageRequest, Task<PageAnswer?>> make) =>
        routes.MapRead(pattern, http => Answer(http, knows, make)).Needs(Operation.ReadPortal);

    private static async Task Answer(HttpContext http, string[] knows, Func<PageRequest, Task<PageAnswer?>> make)
    {
        // Before the set-up the gate leads elsewhere.
        var site = http.RequestServices.GetRequiredService<Visit>().Site!;
        // An old portal’s address may be one of ours but for its query: “/?id=55”.
        if (PageQuery.HasOthers(http.Request) && await MovedAnswers.SendOn(http))
        {
            return;
        }

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
                MovedAnswers.Send(http, moved.To);
                break;
            case var _ when await MovedAnswers.SendOn(http):
                break;
            default:
                await Answers.Refused(http, new Refusal.Missing(("trang", "page"))).ExecuteAsync(http);
                break;
        }
    }

    /// <summary>The frame of a public page that is made for one reader and not kept, such as a form: with the web links of the foot, without counts.</summary>
    public static async Task<Frame> FrameOf(HttpContext http)
    {
        var site = http.RequestServices.GetRequiredService<Visit>().Site!;
        var frame = await FrameOf(http, site, http.Request.Path);
        return frame with { Site = frame.Site with { VisitsTotal = null, VisitsMonth = null, VisitsDay = null, VisitsNow = null, VisitsIllustrative = false } };
    }

    /// <summary>The menu an editor wrote; entries of the portal's own pages keep their section, so that the page says where one is.</summary>
    public static IReadOnlyList<MenuEntry> MenuOf(string? text, Words words)
    {
        var own = PortalMenu.Of(words);
        return text is null ? own
            : [.. LinkLines.Read(text).Select(link => new MenuEntry(own.FirstOrDefault(entry => entry.Href == link.Href)?.Section ?? PortalSection.None, link.Text, link.Href))];
    }

    /// <summary>What stands around a public page.</summary>
    public static async Task<Frame> FrameOf(HttpContext http, Site site, string path)
    {
        var frame = http.RequestServices.GetRequiredService<Frames>().Of(http);
        var databases = http.RequestServices.GetRequiredService<Databases>();
        var (menu, written) = await SiteReading.MenuAndLinks(databases, site.CommuneId, CancellationToken.None);
        var links = written is null ? [.. (await SiteReading.WebLinks(databases, site.CommuneId, CancellationToken.None)).Select(link => new Link(link.Label, link.Address, Illustrative: link.Origin == Origin.Illustrative))]
            : LinkLines.Read(written);
        var today = BusinessCalendar.Today(http.RequestServices.GetRequiredService<TimeProvider>());
        return frame with
        {
            Path = path,
            Canonical = path,
            Menu = MenuOf(menu, frame.Words),
            Site = frame.Site with
            {
                NowIn = await NowIn.Of(databases, site.CommuneId, today, CancellationToken.None),
                WebLinks = links,
                VisitsTotal = CountMarks.Of(Counted.VisitsTotal),
                VisitsMonth = CountMarks.Of(Counted.VisitsMonth),
                VisitsDay = CountMarks.Of(Counted.VisitsDay),
                VisitsNow = CountMarks.Of(Counted.VisitsNow),
                VisitsIllustrative = frame.Demo,
            },
        };
    }
}
