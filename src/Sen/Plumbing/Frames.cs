using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Portal;

namespace Sen.Plumbing;

/// <summary>Builds what stands around a page: whose site, which light, size and language, and in the workplace who sits at the desk.</summary>
public sealed class Frames(Assets assets, BusinessClock clock, Visit visit, Func<SenDb> open)
{
    /// <summary>Cookies of the reader's own choice of light, size and language; they say nothing about the reader.</summary>
    public const string ThemeCookie = "sen-nen", SizeCookie = "sen-co-chu", LanguageCookie = "sen-ngon-ngu";

    private static readonly string[] FontFiles = ["dist/be-vietnam-pro-400-1.woff2", "dist/be-vietnam-pro-600-1.woff2"];

    // The rail: operations that open it (any of them), words, address, icon. Order is fixed; what the posts do not allow is absent.
    private static readonly (Operation[] Needs, Func<Words, string> Text, string Href, string Icon)[] Rail =
    [
        ([Operation.ReadDesk], words => words.MyWork, DeskAddresses.MyWork, "home"),
        ([Operation.ReadModel], words => words.Models, DeskAddresses.Models, "sprout"),
        ([Operation.Appraise, Operation.Approve], words => words.Reviews, DeskAddresses.Reviews, "check"),
        ([Operation.ReadFigures], words => words.MovementFigures, DeskAddresses.Figures, "chart"),
        ([Operation.EditArticle], words => words.PortalDesk, DeskAddresses.Articles, "news"),
        ([Operation.ReadFeedback], words => words.Feedback, FeedbackAddresses.Desk, "comment"),
        ([Operation.ReadCommittee], words => words.Committee, DeskAddresses.Committees, "users"),
        ([Operation.ReadAdministration], words => words.Administration, DeskAddresses.Settings, "gear"),
    ];

    // Under its plain name: the addresses of share cards are kept by others for years.
    private const string ShareCard = "img/share.png";

    // What waits at each address; read once a request, with the frame.
    private readonly Dictionary<string, int> _waiting = new(StringComparer.Ordinal);

    /// <summary>The words in the reader's language.</summary>
    public static Words WordsOf(HttpContext http) => http.Request.Cookies[LanguageCookie] == "en" ? Words.En : Words.Vi;

    /// <summary>
    /// Scheme and host for addresses that leave the page (feeds, share cards). Away from this machine a portal is read over HTTPS only, whatever the
    /// proxy in front forgot to say.
    /// </summary>
    public static string OriginOf(HttpContext http) => $"{(Loopback.Is(http) ? http.Request.Scheme : "https")}://{http.Request.Host.Value}";

    /// <summary>The frame of any page.</summary>
    public Frame Of(HttpContext http) => new()
    {
        Origin = OriginOf(http),
        Canonical = http.Request.Path,
        Words = WordsOf(http),
        Site = Facts(),
        Assets = new(assets["sen.css"], assets["mark.svg"], assets["icons.svg"], Fonts(), assets["article.js"], assets["desk.js"], "/" + ShareCard)
        {
            EditorScript = assets.IfBuilt("dist/editor.js"),
            EditorStyles = assets["editor.css"],
            PasskeyScript = assets["passkey.js"],
        },
        Path = http.Request.Path + http.Request.QueryString,
        Theme = http.Request.Cookies[ThemeCookie] is "sang" or "toi" ? http.Request.Cookies[ThemeCookie] : null,
        LargeText = http.Request.Cookies[SizeCookie] == "lon",
        Demo = clock.IsDemo,
        SearchAddress = PageQuery.SearchAddress,
        DemoDate = clock.IsDemo ? BusinessCalendar.Today(clock) : null,
    };

    /// <summary>The frame of a workplace page, with the unit's own help line; counts what waits for the rail of <see cref="Desk"/>.</summary>
    public async Task<Frame> OfDesk(HttpContext http, CancellationToken ct)
    {
        var db = open();
        var work = await DeskWork.For(db, visit.Actor, BusinessCalendar.Today(clock), ct);
        _waiting[DeskAddresses.MyWork] = work.Count;
        _waiting[DeskAddresses.Reviews] = work.Count(one => one.Row.Operation is Operation.Appraise or Operation.Approve);
        _waiting[FeedbackAddresses.Desk] = work.Count(one => FeedbackWork.Rows.Contains(one.Row));
        _waiting[DeskAddresses.Articles] = work.Count(one => ArticleWork.Rows.Contains(one.Row));
        var rows = await db.Settings.AsNoTracking().Where(row => row.CommuneId == visit.Home.CommuneId && row.Key == "help.line").ToListAsync(ct);
        var line = Movement.Settings.Settings.On(rows, BusinessCalendar.Today(clock)).Text("help.line");
        var frame = Of(http);
        // The desk has no search of its own yet, and a field that leads out of the workplace would surprise.
        return frame with { SearchAddress = null, Site = frame.Site with { HelpLine = line.Length > 0 ? line : frame.Site.Phone is { Length: > 0 } phone ? $"{frame.Site.Name} · {phone}" : null } };
    }

    /// <summary>Who sits at the desk and what may be opened from it.</summary>
    public DeskFrame Desk(HttpContext http)
    {
        var (words, path) = (WordsOf(http), http.Request.Path.Value ?? "");
        var rail = Rail.Where(link => link.Needs.Any(operation => Access.Ever(visit.Actor, operation))).ToList();
        var here = rail.Select(link => link.Href).FirstOrDefault(entry => path.StartsWith(entry, StringComparison.Ordinal))
            ?? Hanging.Where(page => path.StartsWith(page.Page, StringComparison.Ordinal)).SelectMany(page => page.Entries).FirstOrDefault(entry => rail.Exists(link => link.Href == entry));
        return new(visit.Actor.Name, visit.Site?.Name ?? "",
            [.. rail.Select(link => new DeskLink(link.Text(words), link.Href, link.Icon, _waiting.GetValueOrDefault(link.Href), link.Href == here))],
            "/can-bo/toi")
        {
            Mandates = [.. visit.Actor.Posts.Where(post => post.Mandate is not null)],
            Asleep = visit.Asleep,
        };
    }

    // Pages without an entry of their own, and under which they hang: the first that this person has.
    private static readonly (string Page, string[] Entries)[] Hanging =
    [
        (DeskAddresses.Audit, [DeskAddresses.Settings]), (DeskAddresses.DataRequests, [DeskAddresses.Settings, FeedbackAddresses.Desk]), (DeskAddresses.Sheets, [DeskAddresses.Settings, DeskAddresses.Models]),
        (DeskAddresses.Inheriting, [DeskAddresses.Models]), (DeskAddresses.EnterOnBehalf, [DeskAddresses.MyWork]), (DeskAddresses.Begin, [DeskAddresses.MyWork]),
        (DeskAddresses.Inboxes, [DeskAddresses.MyWork]), (DeskAddresses.Proposals, [DeskAddresses.MyWork]),
    ];

    private SiteFacts Facts() => visit.Site is not { } site
        ? new() { Name = "Sen", Above = "" }
        : new()
        {
            Name = site.Name,
            Above = site.Place,
            Copyright = NullIfEmpty(site.Copyright),
            Office = NullIfEmpty(site.Office),
            Phone = NullIfEmpty(site.Telephone),
            Email = NullIfEmpty(site.Email),
            DesignedBy = NullIfEmpty(site.DesignedBy),
            // Asked for anew each time, so that a picture replaced in place needs no other address.
            EmblemHref = site.Emblem is { } emblem ? ServeMedia.Address(emblem, ServeFile.Small, PictureFormat.WebP) : null,
        };

    // Under the plain names the style sheet uses; a fingerprinted preload would fetch each font twice.
    private List<string> Fonts() => [.. FontFiles.Where(name => assets.IfBuilt(name) is not null).Select(name => "/" + name)];

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
