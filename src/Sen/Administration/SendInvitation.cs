using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>
/// The administrator sends the invitation by e-mail (gửi thư mời) while the first password is still read out: it goes at once, or the page says why not. The address is used and forgotten; the history
/// has its first letters.
/// </summary>
public static class SendInvitation
{
    /// <summary>Field of the address.</summary>
    public const string Field = "Address";

    /// <summary>Says on the page that it was sent.</summary>
    public const string SentQuery = "da-gui-thu";

    /// <summary>What is typed.</summary>
    public sealed record Form(string? Address, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed(Field), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Home}/nguoi/{{id:guid}}/{PersonPage.MailWord}",
        async (Guid id, IFormCollection posted, HttpContext http, Visit visit, PersonPages pages, InvitationDesk desk, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var answer = await handler.Handle(id, form, account => desk.Of(http, account, ct), visit.Actor, visit.Home, ct);
            return answer.Ok ? Results.Redirect($"{AdministrationAddresses.Person(id)}?{SentQuery}") : await pages.Show(http, id, null, answer.Refusal, ct, mailAddress: form.Address);
        }).Needs(Operation.SendInvitation);

    /// <summary>Sends, then writes down that it was sent.</summary>
    public sealed class Handler(SenDb db, OutgoingMail mail, IPasswordHasher<Account> hasher, TimeProvider clock)
    {
        private static readonly Refusal Gone = new Refusal.Taken((
            "Mã một lần không còn ở đây, nên chưa gửi. Xin bấm “Cấp mã một lần mới” rồi gửi thư.", "The one-time code is not here any more, so nothing was sent. Please press “Give a new one-time code”, then send."));

        /// <summary>The account.</summary>
        /// <param name="id">Whose.</param>
        /// <param name="form">What was typed.</param>
        /// <param name="invitationOf">The invitation of the account as long as its code is read out; null when it is not.</param>
        /// <param name="actor">Who sends.</param>
        /// <param name="home">The commune.</param>
        /// <param name="ct">Cancellation.</param>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Func<Account, Task<Invitation?>> invitationOf, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.SendInvitation, home.CommuneId, form.Key, ct) is not null)
            {
                return id;
            }

            if (await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id && account.CommuneId == home.CommuneId, ct) is not { } account)
            {
                return new Refusal.Missing(("tài khoản", "account"));
            }

            var permit = Access.Ask(actor, Operation.SendInvitation, Subject.Of(home.CommuneId));
            var address = permit.Then(_ => TypedMailAddress.Read(form.Address, Field));
            if (!address.Ok)
            {
                return address.Refusal;
            }

            if (!mail.Ready)
            {
                return new Refusal.Taken(("Máy chủ này chưa cài gửi thư. Xin in giấy mời hoặc sao chép liên kết.", "This server is not set up to send mail. Please print the slip or copy the link."));
            }

            if (await invitationOf(account) is not { } invitation)
            {
                return Gone;
            }

            return await Send(form, address.Value, invitation, new(permit.Value, form.Key, "account", id, clock.GetUtcNow().UtcDateTime, home.CommuneId) { Reason = KeptReasons.LetterTo(address.Value.Masked) }, ct);
        }

        private async Task<Outcome<Guid>> Send(Form form, TypedMailAddress address, Invitation invitation, Act act, CancellationToken ct)
        {
            using var turn = await mail.Turn(ct);
            if (turn is null)
            {
                return new Refusal.Taken(("Đang có nhiều thư chờ gửi, nên thư này chưa gửi. Xin thử lại sau ít phút, hoặc in giấy mời.", "Other letters are waiting, so this one was not sent. Please try again in some minutes, or print the slip."));
            }

            if (await db.Done(act.Permit.Actor, Operation.SendInvitation, act.CommuneId, form.Key, ct) is not null)
            {
                return act.SubjectId;
            }

            if (!IsStill(await db.Users.AsNoTracking().SingleAsync(row => row.Id == act.SubjectId, ct), invitation.Code))
            {
                return Gone;
            }

            if (await mail.Send(InvitationLetter.Of(invitation, mail.From, address.Text), Field, ct) is { } refusal)
            {
                return refusal;
            }

            // It has gone: nobody may call off that this is written down.
            return (await db.Commit(act, CancellationToken.None)).Then<Guid>(receipt => receipt.SubjectId);
        }

        // Somebody else may have given another one meanwhile.
        private bool IsStill(Account account, string code) => account is { MustChangePassword: true, PasswordHash: { } hash }
            && hasher.VerifyHashedPassword(account, hash, code) != PasswordVerificationResult.Failed;
    }
}
