using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>The second step of signing in (bước thứ hai): after the right password, six digits of an app, or a printed code. A page of its own, which whatever else proves the same may answer too.</summary>
public static class ConfirmSignIn
{
    /// <summary>The page.</summary>
    public const string Address = $"{SignIn.Address}/ma";

    /// <summary>What is typed: one of the two.</summary>
    public sealed record Form(string? Code, string? Recovery, string? Next)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed(SecondSteps.CodeField), posted.Typed(nameof(Recovery)), posted.Typed("Next"));

        /// <summary>Which of the two.</summary>
        public string Field => Recovery is null ? SecondSteps.CodeField : nameof(Recovery);
    }

    /// <summary>The page, on the way to an address.</summary>
    public static string For(string next) => next == SignIn.Home ? Address : $"{Address}?tiep={Uri.EscapeDataString(next)}";

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, async (string? tiep, HttpContext http, Visit visit, Frames frames, SignInTickets tickets, UserManager<Account> accounts, CancellationToken ct) =>
            visit.Account is not null ? Results.Redirect(LocalAddress.Or(tiep, SignIn.Home))
            : tickets.Read(http) is not { } ticket ? Results.Redirect(DeskAddresses.SignInFor(LocalAddress.Or(tiep, SignIn.Home)))
            : await Show(http, frames, await accounts.FindByIdAsync(ticket.Account.ToString("d")), LocalAddress.Or(tiep, SignIn.Home), null, ct)).Needs(Operation.SignIn);

        routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Frames frames, Handler handler, SignInTickets tickets, KnownDevices devices, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var next = LocalAddress.Or(form.Next, SignIn.Home);
            if (tickets.Read(http) is not { } ticket || await handler.Whose(ticket, Loopback.Is(http)) is not { } account)
            {
                return Over(http, next);
            }

            return await handler.Handle(account, form, devices.Knows(http, account.Id), ct) is { } refusal ? await Show(http, frames, account, next, refusal, ct) : await Open(http, account, next);
        }).Needs(Operation.SignIn);
        MapPasskey(routes);
    }

    // A passkey in the place of the code.
    private static void MapPasskey(Routes routes)
    {
        routes.MapPost($"{Address}/khoa/hoi", async (HttpContext http, Handler handler, SignInTickets tickets, Passkeys passkeys) =>
            tickets.Read(http) is { } ticket && await handler.Whose(ticket, Loopback.Is(http)) is { } account
                ? Results.Content(await passkeys.Ask(http, PasskeyPurpose.SecondStep, account), "application/json")
                : Answers.Problem(http, new Refusal.Invalid(Passkeys.Field, ("Đã quá 5 phút từ bước thứ nhất. Xin đăng nhập lại.", "More than 5 minutes have passed since the first step. Please sign in again."))))
            .Needs(Operation.SignIn);

        routes.MapPost($"{Address}/khoa", async (IFormCollection posted, HttpContext http, Frames frames, Handler handler, SignInTickets tickets, Passkeys passkeys, CancellationToken ct) =>
        {
            var next = LocalAddress.Or(posted.Typed("Next"), SignIn.Home);
            if (tickets.Read(http) is not { } ticket || await handler.Whose(ticket, Loopback.Is(http)) is not { } account)
            {
                return Over(http, next);
            }

            var answer = await passkeys.Use(http, PasskeyPurpose.SecondStep, account.Id, posted.Typed(Passkeys.Field), ct);
            return answer.Ok ? await Open(http, account, next) : await Show(http, frames, account, next, answer.Refusal, ct);
        }).Needs(Operation.SignIn);
    }

    private static IResult Over(HttpContext http, string next)
    {
        SignInTickets.TakeBack(http);
        return Results.Redirect($"{DeskAddresses.SignInFor(next)}&{SignIn.TooLate}");
    }

    private static async Task<IResult> Open(HttpContext http, Account account, string next)
    {
        SignInTickets.TakeBack(http);
        await Sessions.Begin(http, account);
        return Results.Redirect(SignIn.After(account, next));
    }

    private static async Task<IResult> Show(HttpContext http, Frames frames, Account? account, string next, Refusal? refusal, CancellationToken ct)
    {
        var passkey = account is not null && await PasskeyReading.Any(http.RequestServices.GetRequiredService<SenDb>(), account.Id, http.Request.Host.Host, ct);
        return ConfirmSignInView.Of(await frames.OfDesk(http, ct), next, account?.SecondStepSecret is not null || account is null, passkey, refusal);
    }

    /// <summary>Checks the code; counts by device, so that somebody with a stolen password does not lock the owner out.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, SecondSteps steps, BusinessClock clock)
    {
        /// <summary>The account of a ticket, as it is now; null when it may not come in any more.</summary>
        public async Task<Account?> Whose((Guid Account, string Stamp) ticket, bool onThisMachine) =>
            await accounts.FindByIdAsync(ticket.Account.ToString("d")) is { DisabledAt: null, SecondStepSince: not null } account
            && account.SecurityStamp == ticket.Stamp && (!account.IsDemo || onThisMachine) && !account.FirstPasswordIsOver(BusinessCalendar.Today(clock)) ? account : null;

        /// <summary>Why not; null when the code is right.</summary>
        public async Task<Refusal?> Handle(Account account, Form form, bool known, CancellationToken ct)
        {
            var (lane, now) = (known ? TryLane.KnownCode : TryLane.Code, clock.Machine.GetUtcNow());
            if (await TryCounters.LockedUntil(db, account.Id, lane, now, ct) is { } until)
            {
                return AccountSentences.TriedTooOften(until, form.Field);
            }

            if (string.IsNullOrWhiteSpace(form.Code) && string.IsNullOrWhiteSpace(form.Recovery))
            {
                return new Refusal.Invalid(form.Field, form.Recovery is null
                    ? ("Đề nghị ghi mã 6 số đang hiện trong ứng dụng tạo mã.", "Please write the 6-digit code the app shows now.")
                    : ("Đề nghị ghi một mã dự phòng đã in.", "Please write one of the printed recovery codes."));
            }

            var tries = await TryCounters.Count(db, account.Id, lane, now, ct);
            if (await steps.Use(account, form.Recovery ?? form.Code, form.Field, ct) is { } wrong)
            {
                return tries.LockedUntil is { } locked && locked > now ? AccountSentences.TriedTooOften(locked, form.Field) : wrong;
            }

            await TryCounters.Forget(db, account.Id, lane, ct);
            return null;
        }
    }
}
