using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>
/// A person links the own account with the one of the province (nối tài khoản tỉnh). Both are shown: here by being asked again, there by signing in anew; what came back is looked at, and a button of
/// its own links.
/// </summary>
public static class LinkLogin
{
    /// <summary>Where the way there begins.</summary>
    public const string Begin = $"{DeskAddresses.Account}/sang-tinh";

    /// <summary>Only the key.</summary>
    public sealed record Form(Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.ActKey());
    }

    /// <summary>Maps the slice, where the province's sign-in is configured.</summary>
    public static void Map(Routes routes)
    {
        if (!routes.WithProvince)
        {
            return;
        }

        routes.MapPost(Begin, async (IFormCollection _, HttpContext http, Visit visit) =>
            await ProvinceSignIn.Go(http, ProvincePurpose.Link, visit.Account!.Id, DeskAddresses.Account)
                ? Results.Empty : Results.Redirect(ProvinceTroubles.OnAccount(ProvinceTrouble.Down))).Needs(Operation.LinkLogin);

        routes.MapGet(ProvinceSignIn.Link, async (HttpContext http, Visit visit, Frames frames, Handler handler, ProvinceTickets tickets, TimeProvider clock, CancellationToken ct) =>
            tickets.Read(http, ProvincePurpose.Link, visit.Account!.Id) is { } ticket
                ? await Show(http, frames, ticket.Subject, Guid.CreateVersion7(clock.GetUtcNow()), await handler.WhyNot(ProvinceDoor.Of(http)!, ticket.Subject, visit.Account, ct), ct)
                : Results.Redirect(ProvinceTroubles.OnAccount(ProvinceTrouble.Lost))).Needs(Operation.LinkLogin);

        routes.MapPost(ProvinceSignIn.Link, async (IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, ProvinceTickets tickets, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            ProvinceTicket? ticket = null;
            var answer = await handler.Handle(ProvinceDoor.Of(http)!, async () => (ticket = await tickets.Spend(http, ProvincePurpose.Link, visit.Account!.Id, ct))?.Subject, form, visit, Sessions.IdOf(http), ct);
            if (answer.Ok)
            {
                return Results.Redirect(ProvinceTroubles.OnAccount(ProvinceTroubles.Linked));
            }

            if (answer.Refusal is Refusal.Taken)
            {
                // It will never be: a copy of the ticket is good for nothing either.
                await tickets.Take(http, ProvincePurpose.Link, visit.Account!.Id, ct);
            }

            return ticket is null ? Results.Redirect(ProvinceTroubles.OnAccount(ProvinceTrouble.Lost)) : await Show(http, frames, ticket.Subject, form.Key, answer.Refusal, ct);
        }).Needs(Operation.LinkLogin);
    }

    private static Task<IResult> Show(HttpContext http, Frames frames, string subject, Guid key, Refusal? refusal, CancellationToken ct) => frames.Page<LinkLoginView>(http, refusal, ct,
        (nameof(LinkLoginView.Door), ProvinceDoor.Of(http)), (nameof(LinkLoginView.Subject), subject), (nameof(LinkLoginView.Key), key),
        (nameof(LinkLoginView.Visit), http.RequestServices.GetRequiredService<Visit>()), (nameof(LinkLoginView.Refusal), refusal));

    /// <summary>Keeps the link; every session but this one ends.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, TimeProvider clock)
    {
        /// <summary>The account.</summary>
        /// <param name="door">The province.</param>
        /// <param name="take">Says whose the ticket of the visit there is, to be spent with the act; null when there is none any more. A form that was sent before spends nothing.</param>
        /// <param name="form">The form.</param>
        /// <param name="visit">Who came.</param>
        /// <param name="session">In which session, which goes on.</param>
        /// <param name="ct">Cancellation.</param>
        public async Task<Outcome<Account>> Handle(ProvinceDoor door, Func<Task<string?>> take, Form form, Visit visit, Guid? session, CancellationToken ct)
        {
            var (known, commune) = (visit.Account!, visit.Account!.CommuneId ?? Guid.Empty);
            if (await db.Done(visit.Actor, Operation.LinkLogin, commune, form.Key, ct) is not null)
            {
                return known;
            }

            var permit = Access.Ask(visit.Actor, Operation.LinkLogin, new Subject(known.CommuneId, PersonId: known.Id));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var answer = await take() is not { } subject || await accounts.FindByIdAsync(known.Id.ToString("d")) is not { } account
                ? new Refusal.Missing(("lần đăng nhập ở nơi cấp", "sign-in there"))
                : await WhyNot(door, subject, account, ct) is { } refusal ? refusal
                : await Link(door, subject, account, new Act(permit.Value, form.Key, "account", account.Id, clock.GetUtcNow().UtcDateTime, commune), session, ct);
            // The same form, sent twice at once, may have been written between any two of these steps.
            return answer.Ok || await db.Done(visit.Actor, Operation.LinkLogin, commune, form.Key, ct) is null ? answer : known;
        }

        private async Task<Outcome<Account>> Link(ProvinceDoor door, string subject, Account account, Act act, Guid? session, CancellationToken ct)
        {
            // No name of theirs is kept: the file says what the button reads.
            db.UserLogins.Add(new() { LoginProvider = door.Key, ProviderKey = subject, UserId = account.Id });
            var before = account.SecurityStamp;
            await accounts.UpdateSecurityStampAsync(account);
            await AccountSessions.Keep(db, session, account, before, ct);
            var receipt = await db.Commit(act, ct);
            // Taken by an act of somebody else, or by another form of this person.
            return receipt.Ok ? account : receipt.Refusal is Refusal.Taken or Refusal.Stale && await WhyNot(door, subject, account, ct) is { } why ? why : receipt.Refusal;
        }

        /// <summary>Why these two are not linked; null when they can be.</summary>
        public async Task<Refusal?> WhyNot(ProvinceDoor door, string subject, Account account, CancellationToken ct)
        {
            var holder = await LoginReading.Holder(db, door.Key, subject, ct);
            return holder == account.Id || (holder is null && await LoginReading.Any(db, account.Id, door.Key, ct))
                ? new Refusal.Taken((
                    $"Tài khoản của bạn ở đây đã nối với {door.Name}{(holder is null ? " khác" : "")} rồi. Muốn đổi, xin bỏ nối trong Hồ sơ của tôi trước.",
                    $"Your account here is linked with {(holder is null ? "another one of " : "")}{door.NameEn} already. To change it, please unlink it under My account first."))
                : holder is null ? null : Elsewhere(door);
        }

        private static Refusal.Taken Elsewhere(ProvinceDoor door) => new((
            $"Mã này của {door.Name} đã nối với một tài khoản khác ở đây; mỗi mã chỉ thuộc một tài khoản. Nếu nối nhầm, xin bỏ nối ở tài khoản kia, hoặc nhờ quản trị bỏ.",
            $"This identifier of {door.NameEn} is linked with another account here; each belongs to one account only. If that was a mistake, please unlink it there, or ask the administrator to."));
    }
}
