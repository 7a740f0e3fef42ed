using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Sen.Data;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>Answers what nobody else answered: exceptions, a database that is away, forged or outdated forms, empty refusals.</summary>
/// <param name="next">The rest of the way.</param>
/// <param name="log">Where faults are written with their code.</param>
public sealed partial class Faults(RequestDelegate next, ILogger<Faults> log)
{
    /// <summary>Goes on, and turns what went wrong into a page.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The reader closed the page; nobody is left to answer.
            return;
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await Show(http, bad.StatusCode, null);
            return;
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(3));
            Fault(code, http.Request.Method, http.Request.Path, exception);
            await Show(http, Outage.Is(exception) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError, code);
            return;
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
        {
            await Show(http, http.Response.StatusCode, null);
        }
    }

    /// <summary>Stops a form whose token does not belong to this browser and person; the typed text is shown so that it can be copied.</summary>
    public static Task RefuseForged(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(http);
        }

        // The sign-in pressed twice: the first press let the person in, so the second form is another's. Nothing is done; they just go on.
        if (http.RequestServices.GetRequiredService<Visit>().Account is not null
            && http.GetEndpoint()?.Metadata.GetMetadata<DeclaredOperation>() is { Operation: Operation.SignIn or Operation.SetUp } door)
        {
            http.Response.Redirect(door.Operation == Operation.SignIn ? DeskAddresses.MyWork : SetUpCode.Page);
            return Task.CompletedTask;
        }

        return Show(http, StatusCodes.Status400BadRequest, null);
    }

    private static async Task Show(HttpContext http, int status, string? code)
    {
        http.Response.Clear();
        SecurityHeaders.Apply(http.Response);
        var words = Frames.WordsOf(http);
        var (title, text) = words.Fault(status);
        if (status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
        {
            http.Response.Headers.RetryAfter = "60";
        }

        await (Answers.WantsJson(http)
            ? Results.Problem(title: title, detail: text, statusCode: status, extensions: code is null ? null : new Dictionary<string, object?> { ["code"] = code })
            : Answers.Fault(http, status, new(title, text, code, await KeptText.Of(http), http.Request.Path + http.Request.QueryString))).ExecuteAsync(http);
    }

    [LoggerMessage(LogLevel.Error, "Fault {Code}: {Method} {Path}")]
    private partial void Fault(string code, string method, string path, Exception exception);
}

/// <summary>What a person typed into a form that could not be used: shown again so that it is not lost. Never passwords, hidden values or buttons.</summary>
public static class KeptText
{
    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase) { "Key", "Version", "Next", "Code", "Recovery", KeptForms.Field, "__RequestVerificationToken", "ve", "toi", "do", "viec", "decision", "show" };

    /// <summary>The typed text, one answer a line; null when there is none.</summary>
    public static async Task<string?> Of(HttpContext http)
    {
        try
        {
            // The text is only shown back to whoever sent it, so a missing token does not matter here.
            http.Features.Set<IAntiforgeryValidationFeature>(null);
            if (!http.Request.HasFormContentType)
            {
                return null;
            }

            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var typed = form.Where(field => !Hidden.Contains(field.Key) && !field.Key.Contains("assword", StringComparison.Ordinal))
                .SelectMany(field => field.Value).Where(value => !string.IsNullOrWhiteSpace(value) && (value.Length > 3 || value.Any(char.IsDigit)) && !Guid.TryParse(value, out _));
            var text = string.Join("\n", typed);
            return text.Length == 0 ? null : text;
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or BadHttpRequestException or IOException)
        {
            // A body that cannot be read as a form has no text to give back.
            return null;
        }
    }
}
