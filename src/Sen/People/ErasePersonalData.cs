using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Data.Personal;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>
/// What is kept about a person is erased on their request (xóa dữ liệu). Official acts stay: they are signed with the role title of their day, and the history proves
/// itself as before; what it knew of the person opens no more, because the key is gone.
/// </summary>
public static class ErasePersonalData
{
    /// <summary>What is sent.</summary>
    public sealed record Form(DataRequestForm Desk, bool Confirmed);

    /// <summary>What to say to whoever has not ticked.</summary>
    public static Wording NotRead { get; } = ("Xóa rồi không lấy lại được. Đề nghị đọc và đánh dấu đã đọc.", "What is erased does not come back. Please read it and tick that you have.");

    /// <summary>Why nothing is erased a second time, and what to do instead.</summary>
    public static Wording NothingLeft => (
        "Không còn gì để xóa: không có tên, số điện thoại nào được để lại, hoặc đã xóa trước đó. Xin bấm “Đã giải quyết”, hoặc “Từ chối” với lý do xã không lưu dữ liệu này.",
        "There is nothing left to erase: no name or telephone number was left, or it was erased before. Please press “It is done”, or refuse because nothing of the kind is kept.");

    /// <summary>Maps the button.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{DeskAddresses.DataRequests}/{{id:guid}}/xoa", async (
        Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadDataRequest.Pages pages, CancellationToken ct) =>
        await pages.After(http, id, actor, await handler.Handle(new(DataRequestForm.Of(id, posted), posted["confirm"] == "1"), actor, ct), "xoa", ReadDataRequest.Typed.Nothing, ct))
        .Needs(Operation.ErasePersonalData).WithMetadata(new AsksWhoeverDecides());

    /// <summary>Erases and closes the request.</summary>
    public sealed class Handler(SenDb db, DataRequestDesk desk, UserManager<Account> accounts, TimeProvider clock)
    {
        /// <summary>Both in one act.</summary>
        public Task<Outcome<Receipt>> Handle(Form form, Actor actor, CancellationToken ct) =>
            desk.Write(form.Desk, Operation.ErasePersonalData, actor, async (request, today) =>
            {
                if (request.Kind != DataWish.Erase || request.Place == DataPlace.Elsewhere || request.State != DataRequestState.Open)
                {
                    return new Refusal.OutOfOrder(DataRequestNames.Of(request.State), OperationNames.Of(Operation.ErasePersonalData));
                }

                if (!form.Confirmed)
                {
                    return new Refusal.Invalid("confirm", NotRead);
                }

                if (request.Place == DataPlace.Feedback)
                {
                    var feedback = await db.Feedback.SingleAsync(row => row.Id == request.AboutId, ct);
                    if (!feedback.HasContact)
                    {
                        return new Refusal.Invalid("confirm", NothingLeft);
                    }

                    feedback.EraseContact();
                }
                else if (await Account(request.AboutId!.Value, actor, today, ct) is { } refusal)
                {
                    return refusal;
                }

                return request.Finish(today);
            }, ct);

        private async Task<Refusal?> Account(Guid id, Actor actor, DateOnly today, CancellationToken ct)
        {
            if (id == actor.PersonId)
            {
                return new Refusal.Invalid("confirm", ("Không tự xóa tài khoản của mình. Xin để quản trị khác làm.", "Nobody erases the own account. Please ask another administrator."));
            }

            if (await db.Posts.IgnoreQueryFilters().AnyAsync(post => post.PersonId == id && (post.Until == null || post.Until > today), ct))
            {
                return new Refusal.Invalid("confirm", (
                    "Người này còn giữ vị trí. Xin ghi thôi giao vị trí ở trang của tài khoản trước, rồi xóa.",
                    "This person still holds a post. Please end it on the page of the account first, then erase."));
            }

            var account = (await accounts.FindByIdAsync(id.ToString("d")))!;
            if (account.HasLeft)
            {
                return new Refusal.Invalid("confirm", NothingLeft);
            }

            account.Leave(clock.GetUtcNow().UtcDateTime);
            account.NormalizedUserName = accounts.NormalizeName(account.UserName);
            await accounts.UpdateSecurityStampAsync(account);
            await SecondSteps.Forget(db, account.Id, ct);
            db.AccountTries.RemoveRange(await TryCounters.Of(db, id, ct));
            db.Sessions.RemoveRange(await db.Sessions.IgnoreQueryFilters().Where(row => row.AccountId == id).ToListAsync(ct));
            db.UserClaims.RemoveRange(await db.UserClaims.Where(row => row.UserId == id).ToListAsync(ct));
            db.UserLogins.RemoveRange(await db.UserLogins.Where(row => row.UserId == id).ToListAsync(ct));
            db.UserTokens.RemoveRange(await db.UserTokens.Where(row => row.UserId == id).ToListAsync(ct));
            db.RemoveRange(await db.Set<Passkey>().Where(row => row.UserId == id).ToListAsync(ct));
            db.RemoveRange(await db.Set<OpenArticle>().Where(row => row.PersonId == id).ToListAsync(ct));
            db.KeptScores.RemoveRange(await db.KeptScores.Where(row => row.ScorerId == id).ToListAsync(ct));
            foreach (var delegation in (await db.Delegations.Where(row => row.GiverId == id || row.DelegateId == id).ToListAsync(ct)).Where(row => row.Ends > clock.GetUtcNow().UtcDateTime))
            {
                delegation.EndedAt = clock.GetUtcNow().UtcDateTime;
            }

            foreach (var given in await db.Delegations.Where(row => row.GiverId == id && row.Reason != "").ToListAsync(ct))
            {
                given.Reason = "";
                await PersonKeys.Destroy(db, given.Id, today, ct);
            }

            await PersonKeys.Destroy(db, id, today, ct);
            return null;
        }
    }
}
