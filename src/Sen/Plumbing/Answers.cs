using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>Turns refusals into HTTP, once: a page with a helpful sentence for people, RFC 9457 for programs.</summary>
public static class Answers
{
    /// <summary>The status of a refusal.</summary>
    public static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.Missing => StatusCodes.Status404NotFound,
        Refusal.NotYours => StatusCodes.Status403Forbidden,
        Refusal.OutOfOrder or Refusal.Taken or Refusal.Stale => StatusCodes.Status409Conflict,
        Refusal.Invalid => StatusCodes.Status422UnprocessableEntity,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "Unknown refusal."),
    };

    /// <summary>True when the client asks for JSON.</summary>
    public static bool WantsJson(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);

    /// <summary>A page: a component with its parameters, under the refusal's status when the form came back.</summary>
    public static IResult Page<T>(IReadOnlyDictionary<string, object?> parameters, Refusal? refusal = null)
        where T : IComponent => new RazorComponentResult<T>(parameters)
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : StatusOf(refusal),
            PreventStreamingRendering = true,
        };

    /// <summary>The refusal as a program reads it (RFC 9457).</summary>
    public static IResult Problem(HttpContext http, Refusal refusal) => Problem(Frames.WordsOf(http), refusal);

    private static IResult Problem(Words words, Refusal refusal) => refusal is Refusal.Invalid invalid
        ? Results.ValidationProblem(
            invalid.Fields.ToDictionary(field => field.Key, field => new[] { words.In(field.Value) }, StringComparer.Ordinal),
            title: words.In(refusal.Sentence), statusCode: StatusOf(refusal))
        : Results.Problem(title: words.In(refusal.Sentence), statusCode: StatusOf(refusal));

    /// <summary>A refusal that has no form to go back to: a page with the sentence, and what was typed.</summary>
    public static IResult Refused(HttpContext http, Refusal refusal) => SecondStepFirst.WouldWake(http, refusal) ? SecondStepFirst.Answer
        : WantsJson(http) ? Problem(http, refusal)
        : refusal is Refusal.Missing
            ? NothingHere(http)
        : refusal is Refusal.NotYours notYours && IsAtWork(http)
            ? new LatePage(() => http.RequestServices.GetRequiredService<ForbiddenPages>().Show(http, notYours, http.RequestAborted))
            : new LatePage(async () =>
            {
                var words = Frames.WordsOf(http);
                return Fault(http, StatusOf(refusal), new(TitleOf(http, refusal, words), words.In(refusal.Sentence), Kept: await KeptText.Of(http)));
            });

    // Whoever works in the commune of this site has a workplace to stay in; a stranger to it, or somebody on the way in, has not.
    private static bool IsAtWork(HttpContext http) => http.RequestServices.GetRequiredService<Visit>() is { Account.MustChangePassword: false, SecondStepDue: false, Site: { } site } visit
        && visit.Scope.Communes.Contains(site.CommuneId) && DeskAddresses.IsDesk(http.Request.Path);

    // Opening a page writes nothing, so it cannot say “not stored”.
    private static string TitleOf(HttpContext http, Refusal refusal, Words words) =>
        refusal is Refusal.OutOfOrder && HttpMethods.IsGet(http.Request.Method) ? words.StepIsOver : words.Fault(StatusOf(refusal)).Title;

    // Whoever works here stays in the workplace, with its own menu; everybody else is on the portal.
    private static IResult NothingHere(HttpContext http) => http.RequestServices.GetRequiredService<Visit>().Account is { MustChangePassword: false } && DeskAddresses.IsDesk(http.Request.Path)
        ? new LatePage(() => http.RequestServices.GetRequiredService<Frames>().Page<NotOnDeskView>(http, new Refusal.Missing(("trang", "page")), http.RequestAborted))
        : NotFound(http);

    /// <summary>Nobody answers at this address: the menu of the portal, and the search once there is one.</summary>
    public static IResult NotFound(HttpContext http)
    {
        var frame = http.RequestServices.GetRequiredService<Frames>().Of(http);
        return new RazorComponentResult<NotFoundView>(new Dictionary<string, object?>
        {
            [nameof(NotFoundView.Frame)] = frame,
            [nameof(NotFoundView.Page)] = new NotFoundPage([.. PortalMenu.Of(frame.Words).Select(entry => new Link(entry.Text, entry.Href))]),
        })
        { StatusCode = StatusCodes.Status404NotFound, PreventStreamingRendering = true };
    }

    /// <summary>A page that says why not; it asks the database nothing.</summary>
    public static IResult Fault(HttpContext http, int status, FaultPage page) =>
        new RazorComponentResult<FaultView>(new Dictionary<string, object?>
        {
            [nameof(FaultView.Frame)] = http.RequestServices.GetRequiredService<Frames>().Of(http),
            [nameof(FaultView.Page)] = page,
        })
        { StatusCode = status, PreventStreamingRendering = true };

    // The typed text is read from the form when the answer is written.
    private sealed class LatePage(Func<Task<IResult>> page) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext) => await (await page()).ExecuteAsync(httpContext);
    }
}
