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
    public static IResult Problem(Refusal refusal) => refusal is Refusal.Invalid invalid
        ? Results.ValidationProblem(
            invalid.Fields.ToDictionary(field => field.Key, field => new[] { field.Value }, StringComparer.Ordinal),
            title: refusal.Sentence, statusCode: StatusOf(refusal))
        : Results.Problem(title: refusal.Sentence, statusCode: StatusOf(refusal));

    /// <summary>A refusal that has no form to go back to.</summary>
    public static IResult Refused(HttpContext http, Refusal refusal) => WantsJson(http)
        ? Problem(refusal)
        : Results.Text(refusal.Sentence, "text/plain; charset=utf-8", statusCode: StatusOf(refusal));
}
