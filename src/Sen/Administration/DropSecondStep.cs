using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>
/// The administrator takes the second step off the account of somebody who lost the telephone and the codes (bỏ bước thứ hai); every session of the account ends. One's own is not
/// taken off here: for the only administrator the owner of the machine does it (<c>./sen second-step drop</c>).
/// </summary>
public static class DropSecondStep
{
    /// <summary>Only the key.</summary>
    public sealed record Form(Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Home}/nguoi/{{id:guid}}/bo-buoc-hai",
        async (Guid id, IFormCollection posted, HttpContext http, Visit visit, PersonPages pages, Handler handler, CancellationToken ct) =>
            await pages.After(http, id, await handler.Handle(id, Form.Of(posted), visit.Actor, visit.Home.CommuneId, ct), null, ct)).Needs(Operation.DropSecondStep);

    /// <summary>Takes it off.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, TimeProvider clock)
    {
        /// <summary>The account.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Guid commune, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.DropSecondStep, commune, form.Key, ct) is not null)
            {
                return id;
            }

            if (await db.Users.SingleOrDefaultAsync(account => account.Id == id && account.CommuneId == commune, ct) is not { } account)
            {
                return new Refusal.Missing(("tài khoản", "account"));
            }

            var permit = Access.Ask(actor, Operation.DropSecondStep, Subject.Of(commune));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (id == actor.PersonId)
            {
                return new Refusal.Taken((
                    "Bước thứ hai của chính mình đổi trong phần Hồ sơ của tôi. Mất điện thoại và hết mã dự phòng, xin nhờ quản trị khác hoặc người giữ máy chủ.",
                    "One’s own second step is changed under My account. If telephone and codes are lost, please ask another administrator or whoever keeps the server."));
            }

            if (account.SecondStepSince is null)
            {
                return new Refusal.OutOfOrder(("chưa có bước thứ hai", "no second step"), ("bỏ bước thứ hai", "take the second step off"));
            }

            await SecondSteps.Drop(db, account, ct);
            await accounts.UpdateSecurityStampAsync(account);
            var now = clock.GetUtcNow();
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", id, now.UtcDateTime, commune), ct);
            return receipt.Ok ? id : receipt.Refusal;
        }
    }
}
