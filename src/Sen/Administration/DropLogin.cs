using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The administrator takes the link with the province's account off somebody's account (bỏ nối tài khoản tỉnh của người khác); every session of the account ends.</summary>
public static class DropLogin
{
    /// <summary>Only the key.</summary>
    public sealed record Form(Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Home}/nguoi/{{id:guid}}/bo-noi",
        async (Guid id, IFormCollection posted, HttpContext http, Visit visit, PersonPages pages, Handler handler, CancellationToken ct) =>
            await pages.After(http, id, await handler.Handle(id, Form.Of(posted), visit.Actor, visit.Home.CommuneId, ct), null, ct)).Needs(Operation.DropLogin);

    /// <summary>Takes it off.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, TimeProvider clock)
    {
        /// <summary>The account.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Guid commune, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.DropLogin, commune, form.Key, ct) is not null)
            {
                return id;
            }

            if (await db.Users.SingleOrDefaultAsync(account => account.Id == id && account.CommuneId == commune, ct) is not { } account)
            {
                return new Refusal.Missing(("tài khoản", "account"));
            }

            var permit = Access.Ask(actor, Operation.DropLogin, Subject.Of(commune));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (id == actor.PersonId)
            {
                return new Refusal.Taken(("Tài khoản của chính mình bỏ nối trong Hồ sơ của tôi.", "One’s own account is unlinked under My account."));
            }

            var links = await LoginReading.Of(db, id, ct);
            if (links.Count == 0)
            {
                return new Refusal.OutOfOrder(("chưa nối với tài khoản nào", "linked with none"), OperationNames.Of(Operation.DropLogin));
            }

            db.UserLogins.RemoveRange(links);
            await accounts.UpdateSecurityStampAsync(account);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", id, clock.GetUtcNow().UtcDateTime, commune), ct);
            return receipt.Ok ? id : receipt.Refusal;
        }
    }
}
