using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The administrator gives somebody who lost the password a new one-time code (mã một lần); every session of the account ends.</summary>
public static class ResetPassword
{
    /// <summary>Field that says that whoever resets it knows what goes.</summary>
    public const string Confirm = "ConfirmReset";

    /// <summary>The sealed one-time code, and whether what goes was looked at.</summary>
    public sealed record Form(string? Secret, bool Confirmed, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Secret"), posted[Confirm] == "1", posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Home}/nguoi/{{id:guid}}/mat-khau",
        async (Guid id, IFormCollection posted, HttpContext http, Visit visit, PersonPages pages, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var answer = await handler.Handle(id, form, visit.Actor, visit.Home, ct);
            if (answer.Ok)
            {
                ShownUntilNoted.Hand(http, id, form.Secret!);
            }

            return await pages.After(http, id, answer, null, ct);
        }).Needs(Operation.ResetPassword);

    /// <summary>Sets the one-time code.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, ShownUntilNoted secrets, TimeProvider clock)
    {
        /// <summary>The account.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.ResetPassword, home.CommuneId, form.Key, ct) is not null)
            {
                return id;
            }

            if (await db.Users.SingleOrDefaultAsync(account => account.Id == id && account.CommuneId == home.CommuneId, ct) is not { } account)
            {
                return new Refusal.Missing(("tài khoản", "account"));
            }

            var permit = Access.Ask(actor, Operation.ResetPassword, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (id == actor.PersonId)
            {
                return new Refusal.Taken(("Mật khẩu của chính mình đổi trong phần Hồ sơ của tôi.", "One’s own password is changed under My account."));
            }

            if (!form.Confirmed)
            {
                return new Refusal.Invalid(Confirm, (
                    $"Mật khẩu đang dùng của “{account.Title}” sẽ hết hiệu lực ngay. Đề nghị đánh dấu xác nhận rồi bấm “Cấp mã một lần mới”.",
                    $"The present password of “{account.Title}” ends at once. Please tick that you agree, then press “Give a new one-time code”."));
            }

            if (secrets.Open(form.Secret) is not { } password)
            {
                return new Refusal.Taken(("Biểu mẫu mở đã lâu. Xin bấm “Cấp mã một lần mới” lần nữa.", "The form was opened long ago. Please press “Give a new one-time code” once more."));
            }

            var now = clock.GetUtcNow();
            var set = await FirstPassword.Give(accounts, account, password, BusinessCalendar.DateOf(now));
            if (AccountSentences.Refused(set, "Secret", "Secret") is { } refused)
            {
                return refused;
            }

            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", id, now.UtcDateTime, home.CommuneId), ct);
            if (!receipt.Ok)
            {
                return receipt.Refusal;
            }

            await SignInCounters.Forget(db, id, ct);
            return id;
        }
    }
}
