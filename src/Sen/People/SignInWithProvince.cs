using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>
/// A person signs in through the province (đăng nhập bằng tài khoản tỉnh). It stands in the place of name and password and opens the same session; the second step and a disabled account are what they
/// are after a password. A first password is typed: nobody replaces one they have not shown. Nobody is made or linked here.
/// </summary>
public static class SignInWithProvince
{
    /// <summary>Where the button goes.</summary>
    public const string Address = $"{SignIn.Address}/tinh";

    /// <summary>Maps the slice, where the province's sign-in is configured.</summary>
    public static void Map(Routes routes)
    {
        if (!routes.WithProvince)
        {
            return;
        }

        routes.MapPost(Address, async (IFormCollection posted, HttpContext http) =>
        {
            var next = LocalAddress.Or(posted.Typed("Next"), SignIn.Home);
            return await ProvinceSignIn.Go(http, ProvincePurpose.SignIn, Guid.Empty, next) ? Results.Empty : Results.Redirect(ProvinceTroubles.AtDoor(ProvinceTrouble.Down, next));
        }).Needs(Operation.SignIn);

        routes.MapGet(ProvinceSignIn.Callback, async (HttpContext http) =>
        {
            await ProvinceSignIn.Return(http);
            return Results.Empty;
        }).Needs(Operation.SignIn);

        routes.MapGet(ProvinceSignIn.Back, async (HttpContext http, Visit visit, Frames frames, Handler handler, ProvinceTickets tickets, SignInTickets steps, TimeProvider clock, CancellationToken ct) =>
        {
            if (await tickets.Take(http, ProvincePurpose.SignIn, Guid.Empty, ct) is not { } ticket)
            {
                return Results.Redirect(visit.Account is null ? ProvinceTroubles.AtDoor(ProvinceTrouble.Lost, SignIn.Home) : SignIn.Home);
            }

            var answer = await handler.Handle(ProvinceDoor.Of(http)!, ticket.Subject, Loopback.Is(http), ct);
            return answer.Ok ? await Open(http, visit, answer.Value, ticket, steps)
                // Whoever signs in now is led to where the two are linked.
                : answer.Refusal is Refusal.Missing ? Results.Redirect(ProvinceTroubles.AtDoor(ProvinceTrouble.Unlinked, ticket.Next == SignIn.Home ? DeskAddresses.Account : ticket.Next))
                : SignInView.Of(http, await frames.OfDesk(http, ct), new(null, null, ticket.Next, Guid.CreateVersion7(clock.GetUtcNow())), answer.Refusal);
        }).Needs(Operation.SignIn);
    }

    private static async Task<IResult> Open(HttpContext http, Visit visit, Account account, ProvinceTicket ticket, SignInTickets steps)
    {
        // Whoever sat here before goes: two people are not in at once in one browser.
        if (visit.Account is not null)
        {
            await Sessions.End(http);
        }

        if (account.SecondStepSince is not null && !ticket.BothSteps)
        {
            steps.Hand(http, account);
            return Results.Redirect(ConfirmSignIn.For(ticket.Next));
        }

        SignInTickets.TakeBack(http);
        await Sessions.Begin(http, account, ticket.BothSteps);
        return Results.Redirect(SignIn.After(account, ticket.Next));
    }

    /// <summary>Finds whose it is.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, BusinessClock clock)
    {
        /// <summary>The account that may come in; missing when nobody linked this one. A first password comes before everything else, so it is typed.</summary>
        public async Task<Outcome<Account>> Handle(ProvinceDoor door, string subject, bool onThisMachine, CancellationToken ct) =>
            await LoginReading.Holder(db, door.Key, subject, ct) is not { } holder || await accounts.FindByIdAsync(holder.ToString("d")) is not { } account
                ? new Refusal.Missing(("tài khoản đã nối", "linked account"))
                : SignIn.Handler.Kept(account, onThisMachine) is { } kept ? kept
                : account.FirstPasswordIsOver(BusinessCalendar.Today(clock)) ? SignIn.Handler.FirstIsOver
                : account.MustChangePassword ? new Refusal.Taken((
                    $"Tài khoản vừa được cấp mã một lần. Xin đăng nhập bằng mã đó ở ô mật khẩu rồi đặt mật khẩu; sau đó dùng lại được {door.Name}.",
                    $"The account was given a one-time code. Please sign in with it in the password field and set a password; afterwards {door.NameEn} works again."))
                : account;
    }
}
