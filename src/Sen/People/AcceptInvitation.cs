using Sen.Data.Accounts;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>
/// Whoever was invited comes by the link, or types what stands on the slip (nhận lời mời). Opened, the page does and asks nothing, for messengers look at links by themselves; its button signs in with
/// the one-time code and leads to the choice of an own password.
/// </summary>
public static class AcceptInvitation
{
    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Invitation.Page, async (HttpContext http, Visit visit, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            KeepQuiet(http);
            var (name, code) = (Short(http.Request.Query[Invitation.NameQuery], SignIn.LongestName), Code(http.Request.Query[Invitation.CodeQuery]));
            return visit.Account is { MustChangePassword: true } inside && inside.UserName == name
                ? Results.Redirect(DeskAddresses.Account)
                : AcceptInvitationView.Of(await frames.OfDesk(http, ct), new(name, code, null, Guid.CreateVersion7(clock.GetUtcNow())), visit.Account, null);
        }).Needs(Operation.SignIn);

        routes.MapPost(Invitation.Page, async (IFormCollection posted, HttpContext http, Visit visit, Frames frames, SignIn.Handler handler, KnownDevices devices, SignInTickets tickets, CancellationToken ct) =>
        {
            KeepQuiet(http);
            var form = SignIn.Form.Of(posted);
            var answer = await handler.Handle(form, new(Loopback.Is(http), account => devices.Knows(http, account)) { Invited = true }, ct);
            return answer.Ok ? await Open(http, visit, tickets, answer.Value)
                : AcceptInvitationView.Of(await frames.OfDesk(http, ct), form with { Name = Short(form.Name, SignIn.LongestName), Password = Code(form.Password) }, visit.Account, answer.Refusal);
        }).Needs(Operation.SignIn);
    }

    private static async Task<IResult> Open(HttpContext http, Visit visit, SignInTickets tickets, Account account)
    {
        // Whoever sat here before goes: two people are not in at once in one browser.
        if (visit.Account is not null)
        {
            await Sessions.End(http);
        }

        if (account.SecondStepSince is not null)
        {
            tickets.Hand(http, account);
            return Results.Redirect(ConfirmSignIn.For(SignIn.Home));
        }

        await Sessions.Begin(http, account);
        return Results.Redirect(SignIn.After(account, null));
    }

    // The address has a secret in it: it is told to no page that follows. That it is not cached is said for the whole workplace.
    private static void KeepQuiet(HttpContext http) => http.Response.Headers["Referrer-Policy"] = "no-referrer";

    // What has another shape is shown to nobody.
    private static string Code(string? typed) => (typed ?? "").Trim() is var text && FirstPassword.IsShapedSo(text) ? text : "";

    private static string Short(string? text, int most) => text is null ? "" : text.Length <= most ? text.Trim() : text[..most].Trim();
}
