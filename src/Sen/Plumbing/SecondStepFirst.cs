using Sen.Movement;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>
/// Leads whoever has no second step of signing in yet to where it is set up: before anything else for a post that decides, and from what only a sleeping mandate opens. A form that was
/// sent is not stored; what was typed in it is shown.
/// </summary>
public static class SecondStepFirst
{
    /// <summary>True when the request would be open to the person if the mandates were awake.</summary>
    public static bool WouldWake(HttpContext http)
    {
        var visit = http.RequestServices.GetRequiredService<Visit>();
        return visit.Asleep.Count > 0 && http.GetEndpoint()?.Metadata.GetMetadata<DeclaredOperation>() is { } declared
            && Access.Ever(visit.Actor with { Posts = visit.Asleep }, declared.Operation);
    }

    /// <summary>The same where the handler said no: only for the plain “not yours”, for a special reason holds with a mandate as well.</summary>
    public static bool WouldWake(HttpContext http, Refusal refusal) => refusal is Refusal.NotYours { Why: null } && WouldWake(http);

    /// <summary>Leads there.</summary>
    public static async Task Lead(HttpContext http)
    {
        var words = Frames.WordsOf(http);
        if (Answers.WantsJson(http))
        {
            await Results.Problem(title: words.SecondStepNeeded, detail: words.SecondStepNeededText, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(http);
        }
        else if (!HttpMethods.IsGet(http.Request.Method) && await KeptText.Of(http) is { } kept)
        {
            await Answers.Fault(http, StatusCodes.Status403Forbidden, new(words.SecondStepNeeded, words.SecondStepNeededText, Kept: kept) { Next = new(words.SetUpSecondStep, DeskAddresses.SecondStep) }).ExecuteAsync(http);
        }
        else
        {
            // Whoever has just set a password hears of it all the same.
            http.Response.Redirect(http.Request.Query.ContainsKey(DeskAddresses.PasswordSet) ? $"{DeskAddresses.SecondStep}?{DeskAddresses.PasswordSet}" : DeskAddresses.SecondStep);
        }
    }

    /// <summary>The same as a result.</summary>
    public static IResult Answer { get; } = new Led();

    private sealed class Led : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Lead(httpContext);
    }
}
