using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.Settings;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>What the foot of a feedback form says besides the form: the clock, who protects, where complaints go.</summary>
/// <param name="Days">Working days in which an answer is due.</param>
/// <param name="Upper">Where to tell when somebody is made to suffer for it; empty for the general words.</param>
/// <param name="Reception">Where complaints and denunciations are received; empty for the general words.</param>
/// <param name="Median">The middle answer time of a year in working days; null of too few answers.</param>
/// <param name="Answers">Of how many answers.</param>
/// <param name="ContactDays">Days after the answer until a name and telephone number are erased.</param>
public sealed record Promise(int Days, string Upper, string Reception, int? Median, int Answers, int ContactDays)
{
    /// <summary>The standing body of the day: whoever sees to it that every piece of feedback is answered.</summary>
    public string StandingBody { get; init; } = "";
}

/// <summary>The pages of feedback that are made for one person: never kept, no cookie, the same for somebody who is signed in.</summary>
public static class PublicForms
{
    private const int YearDays = 365;

    /// <summary>Answers such a page; the component takes <c>Frame</c> besides its own parameters.</summary>
    public static async Task<IResult> Page<T>(HttpContext http, Refusal? refusal, params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        NotKept(http);
        var all = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        all["Frame"] = await PublicRoutes.FrameOf(http);
        return Answers.Page<T>(all, refusal);
    }

    /// <summary>What the page holds is for whoever holds it, and nobody after.</summary>
    public static void NotKept(HttpContext http) => http.Response.Headers.CacheControl = "no-store";

    /// <summary>A context that reads and writes the portal's own commune, whoever is signed in.</summary>
    public static SenDb Open(Databases databases, Visit visit) => databases.Open(Scope.Of(visit.Home.CommuneId));

    /// <summary>Reads the promise of the commune.</summary>
    public static async Task<Promise> PromiseOf(SenDb db, Guid commune, DateOnly today, CancellationToken ct)
    {
        var settings = await SettingsOf.Commune(db, commune, today, ct);
        var (median, answers) = await Data.Feedback.FeedbackReading.Median(db, commune, today.AddDays(-YearDays), ct);
        return new(settings.Number("feedback.days"), settings.Text("feedback.upper"), settings.Text("feedback.reception"), median, answers, settings.Number(Data.Feedback.OldContacts.Days))
        {
            StandingBody = (await StandingBodyOf.Commune(db, commune, settings, today, ct)).Name,
        };
    }

    /// <summary>What the page somebody came from is about: looked up by the id at the end of its address, never believed.</summary>
    public static async Task<About> AboutOf(SenDb db, string? page, CancellationToken ct)
    {
        var path = (page ?? "").Split('?')[0];
        if (path.Length is 0 or > 300 || LocalAddress.Or(path, "") is not { Length: > 1 })
        {
            return About.Commune;
        }

        var id = PublicId.At(path);
        if (path.StartsWith("/mo-hinh/", StringComparison.Ordinal) && id is { } model
            && await db.Models.AsNoTracking().SingleOrDefaultAsync(row => row.Id == model && row.IsPublic, ct) is { } found)
        {
            return new(AboutKind.Model, model, path, found.Name, found.OwnerOrganisationId, found.SensitiveSubject);
        }

        if (path.StartsWith("/tin/", StringComparison.Ordinal) && id is { } article
            && await db.PublicArticles.SingleOrDefaultAsync(row => row.Id == article, ct) is { } read)
        {
            return new(AboutKind.Article, article, path, read.Title, null, Sensitive: false);
        }

        return About.Commune with { Kind = AboutKind.Page, Path = path, Title = await TitleOf(db, path, id, ct) };
    }

    // The other pages by their names in Vietnamese, as what is kept there is; empty for a page nobody knows.
    private static async Task<string> TitleOf(SenDb db, string path, Guid? id, CancellationToken ct)
    {
        var words = Words.Vi;
        if (PortalMenu.Of(words).FirstOrDefault(entry => entry.Href == path) is { } entry)
        {
            return entry.Text;
        }

        if (StandingPages.All.FirstOrDefault(page => page.Address == path) is { } standing)
        {
            return standing.Name(words);
        }

        return path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["tin", var slug] => await db.PublicArticles.Where(row => row.CategorySlug == slug).Select(row => row.Category).FirstOrDefaultAsync(ct) ?? "",
            ["van-ban", _] when id is { } document => await db.Documents.AsNoTracking().Where(row => row.Id == document).Select(row => row.Abstract).SingleOrDefaultAsync(ct) ?? "",
            ["han-che", var no] when int.TryParse(no, NumberStyles.None, null, out var which) => words.LimitationNumber(which),
            ["giai-phap", var no] when int.TryParse(no, NumberStyles.None, null, out var which) => words.SolutionNumber(which),
            ["so-do-trang"] => words.SiteMap,
            [..] when path == PageQuery.SearchAddress => words.SearchTitle,
            _ => "",
        };
    }
}
