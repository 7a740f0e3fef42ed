using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>Fills the visit and keeps out whoever could never do what the route does. The handler asks the access table again about the record itself.</summary>
public sealed class Gate(RequestDelegate next)
{
    // What is open before anybody has set the installation up, and to somebody whose first password still has to be replaced.
    private static readonly Operation[] BeforeSetUp = [Operation.ChooseReading, Operation.SetUp, Operation.SignIn, Operation.SignOut, Operation.ChangePassword];
    private static readonly Operation[] BeforeOwnPassword = [Operation.ReadPortal, Operation.ChooseReading, Operation.SetUp, Operation.SignIn, Operation.SignOut, Operation.ChangePassword];

    // The same for somebody who decides and has to set up the second step first.
    private static readonly Operation[] BeforeSecondStep = [.. BeforeOwnPassword, Operation.SetUpSecondStep, Operation.AddPasskey];

    // The workplace of a portal is its commune's: who works elsewhere would see the one's work under the other's name.
    private static readonly Refusal AnotherCommune = new Refusal.NotYours(("người của xã này", "people of this commune"), (
        "Tài khoản này không thuộc xã có cổng thông tin này. Xin mở nơi làm việc ở tên miền của xã mình.",
        "This account does not belong to the commune of this portal. Please open the workplace under your own commune’s host name."));

    // The parts are asked for one by one: parameters beside the request make the framework compile a binder while the first reader waits.
    /// <summary>Lets the request through, leads to the sign-in, or answers who can.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        var parts = http.RequestServices;
        var (visit, databases, clock) = (parts.GetRequiredService<Visit>(), parts.GetRequiredService<Databases>(), parts.GetRequiredService<BusinessClock>());
        if (http.GetEndpoint()?.Metadata.GetMetadata<DeclaredOperation>() is not { } declared
            || declared.Operation == Operation.ReadHealth
            || http.GetEndpoint()!.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            await next(http);
            return;
        }

        var workplace = DeskAddresses.IsDesk(http.Request.Path);
        if (workplace)
        {
            http.Response.Headers.CacheControl = "no-cache, no-store";
        }

        if (workplace && !http.Request.IsHttps && !Loopback.Is(http))
        {
            await NeedsHttps(http);
            return;
        }

        await Visits.Fill(http, visit, databases, clock, http.RequestAborted);
        if (visit.Site is null && !BeforeSetUp.Contains(declared.Operation))
        {
            await NoSite(http, databases);
        }
        else if (visit.Account is { MustChangePassword: true } && !BeforeOwnPassword.Contains(declared.Operation))
        {
            http.Response.Redirect("/can-bo/toi");
        }
        else if (visit.SecondStepDue && !BeforeSecondStep.Contains(declared.Operation))
        {
            await SecondStepFirst.Lead(http);
        }
        else if (workplace && visit.Account is not null && visit.Site is { } site && !visit.Scope.Communes.Contains(site.CommuneId) && !BeforeOwnPassword.Contains(declared.Operation))
        {
            await Answers.Refused(http, AnotherCommune).ExecuteAsync(http);
        }
        else if (Access.Ever(visit.Actor, declared.Operation))
        {
            await next(http);
        }
        else if (visit.Actor.Standing == Standing.Reader)
        {
            await SignInFirst(http, databases);
        }
        else if (SecondStepFirst.WouldWake(http))
        {
            await SecondStepFirst.Lead(http);
        }
        else
        {
            await Answers.Refused(http, Access.NotYours(visit.Actor, declared.Operation)).ExecuteAsync(http);
        }
    }

    private static Task NeedsHttps(HttpContext http)
    {
        var (title, text) = Frames.WordsOf(http).NeedsHttps;
        return (Answers.WantsJson(http)
            ? Results.Problem(title: title, detail: text, statusCode: StatusCodes.Status403Forbidden)
            : Answers.Fault(http, StatusCodes.Status403Forbidden, new(title, text))).ExecuteAsync(http);
    }

    private static async Task NoSite(HttpContext http, Databases databases)
    {
        await using var db = databases.Open(Scope.All);
        if (await db.Sites.AnyAsync(http.RequestAborted))
        {
            // Which names are answered is nobody's to find out by asking.
            var (title, text) = Frames.WordsOf(http).NoPortalHere;
            await (Answers.WantsJson(http)
                ? Results.Problem(title: title, detail: text, statusCode: StatusCodes.Status404NotFound)
                : Answers.Fault(http, StatusCodes.Status404NotFound, new(title, text))).ExecuteAsync(http);
            return;
        }

        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Redirect("/can-bo/thiet-lap");
    }

    private static async Task SignInFirst(HttpContext http, Databases databases)
    {
        var words = Frames.WordsOf(http);
        var why = await EndedSessions.Why(http, databases);
        if (Answers.WantsJson(http))
        {
            await Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: words.SessionEnded.Title, detail: words.SessionEndedFor(why)).ExecuteAsync(http);
            return;
        }

        // A form sent after the session ended is not stored; what was typed in it is shown, so that nothing is lost.
        var here = http.Request.Path + http.Request.QueryString;
        if (!HttpMethods.IsGet(http.Request.Method) && await KeptText.Of(http) is { } kept)
        {
            await Answers.Fault(http, StatusCodes.Status401Unauthorized, new(words.SessionEnded.Title, words.SessionEndedFor(why), null, kept, here)).ExecuteAsync(http);
            return;
        }

        var door = DeskAddresses.SignInFor(HttpMethods.IsGet(http.Request.Method) ? here : DeskAddresses.MyWork);
        http.Response.Redirect(why is { } end ? await EndedSessions.Told(http, door, end) : door);
    }
}
