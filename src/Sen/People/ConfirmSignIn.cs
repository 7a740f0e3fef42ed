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
        routes.MapGet(Address, async (string? tiep, HttpContext http, Visit visit, Frames frames, SignInTickets tickets, CancellationToken ct) =>
            visit.Account is not null ? Results.Redirect(LocalAddress.Or(tiep, SignIn.Home))
            : tickets.Read(http) is null ? Results.Redirect(DeskAddresses.SignInFor(LocalAddress.Or(tiep, SignIn.Home)))
            : ConfirmSignInView.Of(await frames.OfDesk(http, ct), LocalAddress.Or(tiep, SignIn.Home), null)).Needs(Operation.SignIn);

        routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Frames frames, Handler handler, SignInTickets tickets, KnownDevices devices, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var next = LocalAddress.Or(form.Next, SignIn.Home);
            if (tickets.Read(http) is not { } ticket || await handler.Whose(ticket, Loopback.Is(http)) is not { } account)
            {
                SignInTickets.TakeBack(http);
                return Results.Redirect($"{DeskAddresses.SignInFor(next)}&{SignIn.TooLate}");
            }

            if (await handler.Handle(account, form, devices.Knows(http, account.Id), ct) is { } refusal)
            {
                return ConfirmSignInView.Of(await frames.OfDesk(http, ct), next, refusal);
            }

            SignInTickets.TakeBack(http);
            await Sessions.Begin(http, account);
            return Results.Redirect(SignIn.After(account, next));
        }).Needs(Operation.SignIn);
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
                return new Refusal.Invalid(form.Field, ("Đề nghị ghi mã.", "Please write the code."));
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
