using Microsoft.AspNetCore.StaticAssets;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>Fills the visit and keeps out whoever could never do what the route does. The handler asks the access table again about the record itself.</summary>
public sealed class Gate(RequestDelegate next)
{
    /// <summary>Lets the request through, leads to the sign-in, or answers who can.</summary>
    public async Task InvokeAsync(HttpContext http, Visit visit, Databases databases, BusinessClock clock)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<DeclaredOperation>() is not { } declared
            || http.GetEndpoint()!.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            await next(http);
            return;
        }

        await Visits.Fill(http, visit, databases, clock, http.RequestAborted);
        if (Access.Ever(visit.Actor, declared.Operation))
        {
            await next(http);
        }
        else if (visit.Actor.Standing == Standing.Reader)
        {
            await SignInFirst(http);
        }
        else
        {
            await Answers.Refused(http, new Refusal.NotYours(Access.WhoCan(declared.Operation))).ExecuteAsync(http);
        }
    }

    private static Task SignInFirst(HttpContext http)
    {
        if (Answers.WantsJson(http))
        {
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "Cần đăng nhập.").ExecuteAsync(http);
        }

        // A form sent after the session ended: the page it came from is where the person wants to be.
        var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : "/can-bo/viec";
        http.Response.Redirect($"/can-bo/dang-nhap?tiep={Uri.EscapeDataString(back)}");
        return Task.CompletedTask;
    }
}
