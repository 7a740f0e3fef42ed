using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>One's own account (hồ sơ của tôi): who one is here, and a new password.</summary>
public static class OwnAccount
{
    /// <summary>What is typed to change the password; the first change does not ask for the old one.</summary>
    public sealed record Form(string? OldPassword, string? NewPassword, string? AgainPassword, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("OldPassword"), posted.Typed("NewPassword"), posted.Typed("AgainPassword"), posted.ActKey());
    }

    /// <summary>Says on the page that the password was changed, a device signed out, or the second step turned off.</summary>
    public const string Changed = "xong", SignedOut = "da-thoat", SecondStepEnded = "da-tat";

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(DeskAddresses.Account, (HttpContext http, Pages pages, TimeProvider clock, CancellationToken ct) =>
            pages.Show(http, new(null, null, null, Guid.CreateVersion7(clock.GetUtcNow())), null, ct)).Needs(Operation.ChangePassword);

        routes.MapPost(DeskAddresses.Account, async (IFormCollection posted, HttpContext http, Visit visit, Pages pages, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var first = visit.Account!.MustChangePassword;
            var answer = await handler.Handle(form, visit.Actor, ct);
            if (!answer.Ok)
            {
                return await pages.Show(http, new(null, null, null, form.Key), answer.Refusal, ct);
            }

            await Sessions.GoOn(http, answer.Value);
            return Results.Redirect(first ? $"{SignIn.Home}?{DeskAddresses.PasswordSet}" : $"{DeskAddresses.Account}?{Changed}");
        }).Needs(Operation.ChangePassword);
    }

    /// <summary>The page, with the devices on which the person has signed in.</summary>
    public sealed class Pages(SenDb db, Visit visit, Frames frames)
    {
        /// <summary>The page with what was typed, and why it was refused.</summary>
        public async Task<IResult> Show(HttpContext http, Form form, Refusal? refusal, CancellationToken ct)
        {
            var sessions = await AccountSessions.Open(db, visit.Account!.Id, Sessions.Now.UtcDateTime, ct);
            var done = refusal is null ? ((string[])[Changed, SignedOut, SecondStepEnded]).FirstOrDefault(http.Request.Query.ContainsKey) : null;
            return Answers.Page<OwnAccountView>(
                new Dictionary<string, object?>
                {
                    [nameof(OwnAccountView.Frame)] = await frames.OfDesk(http, ct),
                    [nameof(OwnAccountView.Desk)] = frames.Desk(http),
                    [nameof(OwnAccountView.Visit)] = visit,
                    [nameof(OwnAccountView.Form)] = form,
                    [nameof(OwnAccountView.Done)] = done,
                    [nameof(OwnAccountView.CodesLeft)] = visit.Account.SecondStepSince is null ? null : await SecondStepReading.CodesLeft(db, visit.Account.Id, ct),
                    [nameof(OwnAccountView.Sessions)] = sessions,
                    [nameof(OwnAccountView.This)] = Sessions.IdOf(http),
                    [nameof(OwnAccountView.Refusal)] = refusal,
                    [nameof(OwnAccountView.Province)] = ProvinceDoor.Of(http),
                    [nameof(OwnAccountView.Linked)] = await LoginReading.Where(db, visit.Account.Id, ProvinceDoor.Of(http)?.Key, ct),
                    [nameof(OwnAccountView.ProvinceSaid)] = refusal is null ? http.Request.Query[ProvinceTroubles.Query].ToString() : "",
                    [nameof(OwnAccountView.Trouble)] = refusal is null ? ProvinceTroubles.In(http) : null,
                },
                refusal);
        }
    }

    /// <summary>Changes the password; every other session ends.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, TimeProvider clock)
    {
        /// <summary>The account with its new security stamp.</summary>
        public async Task<Outcome<Account>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            if (await accounts.FindByIdAsync(actor.PersonId.ToString("d")) is not { } account)
            {
                return new Refusal.Missing(("tài khoản", "account"));
            }

            var commune = account.CommuneId ?? Guid.Empty;
            if (await db.Done(actor, Operation.ChangePassword, commune, form.Key, ct) is not null)
            {
                return account;
            }

            var permit = Access.Ask(actor, Operation.ChangePassword, new Subject(account.CommuneId, PersonId: account.Id));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (await WrongOld(form, account, ct) is { } guessed)
            {
                return guessed;
            }

            if (Wrong(form, account) is { } wrong)
            {
                return wrong;
            }

            var set = await FirstPassword.Replace(accounts, account, form.NewPassword!);
            if (AccountSentences.Refused(set, "NewPassword", "NewPassword") is { } refused)
            {
                return refused;
            }

            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", account.Id, clock.GetUtcNow().UtcDateTime, commune), ct);
            return receipt.Ok ? account : receipt.Refusal;
        }

        // The first password was proved by signing in with it: it is not asked a second time. Tries count as those of a sign-in do: the session may be somebody else's.
        private async Task<Refusal.Invalid?> WrongOld(Form form, Account account, CancellationToken ct)
        {
            if (account.MustChangePassword)
            {
                return null;
            }

            var now = clock.GetUtcNow();
            if (account.LockoutEnd is { } until && until > now)
            {
                return SignIn.Handler.Locked(until, "OldPassword");
            }

            var tries = await SignInCounters.Count(db, account.Id, now, ct);
            if (accounts.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash ?? "", PasswordRules.Typed(form.OldPassword)) == PasswordVerificationResult.Failed)
            {
                return tries.LockedUntil is { } locked && locked > now ? SignIn.Handler.Locked(locked, "OldPassword")
                    : new("OldPassword", ("Mật khẩu đang dùng chưa đúng. Đề nghị ghi lại.", "The present password is not right. Please write it again."));
            }

            await SignInCounters.Forget(db, account.Id, ct);
            return null;
        }

        private Refusal.Invalid? Wrong(Form form, Account account)
        {
            if (account.MustChangePassword && account.PasswordHash is { } first && !string.IsNullOrEmpty(form.NewPassword)
                && accounts.PasswordHasher.VerifyHashedPassword(account, first, PasswordRules.Typed(form.NewPassword)) != PasswordVerificationResult.Failed)
            {
                return new("NewPassword", (
                    "Mật khẩu mới cần khác mã một lần: quản trị đã biết mã đó.", "The new password has to differ from the one-time code: the administrator knows that."));
            }

            return string.IsNullOrEmpty(form.NewPassword) ? new("NewPassword", ("Đề nghị ghi mật khẩu mới.", "Please write a new password."))
                : PasswordRules.Typed(form.NewPassword) != PasswordRules.Typed(form.AgainPassword) ? new("AgainPassword", ("Hai lần ghi mật khẩu mới chưa giống nhau. Đề nghị ghi lại.", "The two new passwords differ. Please write them again."))
                : null;
        }
    }
}
