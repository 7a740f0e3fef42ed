using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>Marks a form that changes what others decided, or brings in what acts of its own would ask for: it asks whoever holds a post that decides.</summary>
public sealed record AsksWhoeverDecides;

/// <summary>
/// Asks whoever sends a form that decides to show once more who they are, when that is more than a quarter of an hour ago. One door for all such forms, by the operation of their
/// route: no handler knows of it. The form waits in the page that asks and goes through with the answer; the address stays the same. Whoever came by two steps shown at the province and has
/// none here could answer with a password alone, which is not enough to decide: they set one up.
/// </summary>
public static class AskAgain
{
    /// <summary>Type of the problem a program is answered with (RFC 9457).</summary>
    public const string ProblemType = "urn:sen:problem:confirm-again";

    /// <summary>Lets the form through, or asks.</summary>
    public static async Task Ask(HttpContext http, RequestDelegate next)
    {
        var visit = http.RequestServices.GetRequiredService<Visit>();
        if (http.GetEndpoint()?.Metadata.GetMetadata<DeclaredOperation>() is not { } declared || !(AskedAgain.Asks(declared.Operation) || IsRun(http, visit))
            || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || visit.Account is null)
        {
            await next(http);
            return;
        }

        var proven = AskedAgain.Holds(visit.ProvenAt, http.RequestServices.GetRequiredService<BusinessClock>().Machine.GetUtcNow());
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        if (!proven && visit.StepsElsewhere && (AskedAgain.Is(declared.Operation) || IsRun(http, visit)))
        {
            await SecondStepFirst.Lead(http);
        }
        else if (form.Typed(KeptForms.Field) is { } kept)
        {
            await GoOn(http, visit, declared.Operation, kept, proven ? null : form, next);
        }
        else if (proven)
        {
            await next(http);
        }
        else if (Answers.WantsJson(http))
        {
            var words = Frames.WordsOf(http);
            await Results.Problem(type: ProblemType, title: words.ConfirmAgain, detail: words.ConfirmAgainForPrograms, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(http);
        }
        else
        {
            var forms = http.RequestServices.GetRequiredService<KeptForms>();
            await Show(http, visit, declared.Operation, forms.Seal(visit.Account.Id, http.Request.Path, form), null);
        }
    }

    private static bool IsRun(HttpContext http, Visit visit) => http.GetEndpoint()?.Metadata.GetMetadata<AsksWhoeverDecides>() is not null && AskedAgain.Decides(visit.Actor);

    // The answer came, or was given meanwhile in another window: null for that.
    private static async Task GoOn(HttpContext http, Visit visit, Operation operation, string kept, IFormCollection? answer, RequestDelegate next)
    {
        var parts = http.RequestServices;
        if (parts.GetRequiredService<KeptForms>().Open(visit.Account!.Id, http.Request.Path, kept) is not { } form)
        {
            var words = Frames.WordsOf(http);
            await Answers.Fault(http, StatusCodes.Status409Conflict, new(words.ConfirmAgain, words.KeptFormIsOver, Again: http.Request.Path)).ExecuteAsync(http);
            return;
        }

        if (answer is not null)
        {
            if (await parts.GetRequiredService<SecondSteps>().Confirm(visit.Account, Proof.Of(http, answer), http.RequestAborted) is { } refusal)
            {
                await Show(http, visit, operation, kept, refusal);
                return;
            }

            await Sessions.Prove(http, visit);
        }

        http.Request.Form = form;
        await next(http);
    }

    private static async Task Show(HttpContext http, Visit visit, Operation operation, string kept, Refusal? refusal)
    {
        var frame = await http.RequestServices.GetRequiredService<Frames>().OfDesk(http, http.RequestAborted);
        var account = visit.Account!;
        var db = http.RequestServices.GetRequiredService<SenDb>();
        var passkey = await PasskeyReading.Any(db, account.Id, http.Request.Host.Host, http.RequestAborted);
        var province = ProvinceDoor.Of(http) is { } door && await LoginReading.Any(db, account.Id, door.Key, http.RequestAborted) ? door : null;
        await AskAgainView.Of(frame, new(operation, http.Request.Path + http.Request.QueryString, kept, account.UserName!, account.SecondStepSince is not null)
        { WithApp = account.SecondStepSecret is not null, WithPasskey = passkey, Province = province }, refusal).ExecuteAsync(http);
    }
}

/// <summary>What the page that asks shows.</summary>
/// <param name="Operation">What waits.</param>
/// <param name="Address">Where it waits to go.</param>
/// <param name="Kept">The sealed form.</param>
/// <param name="User">Whose password.</param>
/// <param name="WithCode">The account has a second step.</param>
public sealed record AskedPage(Operation Operation, string Address, string Kept, string User, bool WithCode)
{
    /// <summary>An app makes its codes.</summary>
    public bool WithApp { get; init; }

    /// <summary>A passkey of this host may answer instead.</summary>
    public bool WithPasskey { get; init; }

    /// <summary>The account is linked with this one: a sign-in there in another window answers too, for whoever types no password here.</summary>
    public ProvinceDoor? Province { get; init; }
}
