using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The administrator creates an account (tạo tài khoản); its first password is made by Sen and read out until it was noted.</summary>
public static class CreateAccount
{
    /// <summary>What is typed; <paramref name="Secret"/> is the sealed first password.</summary>
    public sealed record Form(string? Title, string? Name, string? Secret, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Title"), posted.Typed("Name"), posted.Typed("Secret"), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(AdministrationAddresses.NewPerson, (HttpContext http, Frames frames, ShownUntilNoted secrets, TimeProvider clock, CancellationToken ct) =>
            Page(http, frames, new(null, null, secrets.Seal(), Guid.CreateVersion7(clock.GetUtcNow())), null, ct)).Needs(Operation.CreateAccount);

        routes.MapPost(AdministrationAddresses.NewPerson, async (
            IFormCollection posted, HttpContext http, Visit visit, Frames frames, ShownUntilNoted secrets, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var answer = await handler.Handle(form, visit.Actor, visit.Home, ct);
            if (!answer.Ok)
            {
                return await Page(http, frames, form with { Secret = secrets.Open(form.Secret) is null ? secrets.Seal() : form.Secret }, answer.Refusal, ct);
            }

            ShownUntilNoted.Hand(http, answer.Value, form.Secret!);
            return Results.Redirect(AdministrationAddresses.Person(answer.Value));
        }).Needs(Operation.CreateAccount);
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, Form form, Refusal? refusal, CancellationToken ct) =>
        frames.Page<CreateAccountView>(http, refusal, ct, (nameof(CreateAccountView.Form), form), (nameof(CreateAccountView.Refusal), refusal));

    /// <summary>Creates the account.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, ShownUntilNoted secrets, TimeProvider clock)
    {
        /// <summary>The new account.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.CreateAccount, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var permit = Access.Ask(actor, Operation.CreateAccount, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (Wrong(form, secrets.Open(form.Secret)) is { } wrong)
            {
                return wrong;
            }

            var now = clock.GetUtcNow();
            var account = new Account
            {
                Id = Guid.CreateVersion7(now),
                UserName = form.Name!.Trim().ToLowerInvariant(),
                Title = VietnameseText.Clean(form.Title!),
                CommuneId = home.CommuneId,
                MustChangePassword = true,
                FirstPasswordUntil = FirstPassword.LastDay(BusinessCalendar.DateOf(now)),
                LockoutEnabled = true,
            };
            var created = await accounts.CreateAsync(account, secrets.Open(form.Secret)!);
            if (AccountSentences.Refused(created, nameof(form.Name), nameof(form.Name)) is { } refused)
            {
                return refused;
            }

            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", account.Id, now.UtcDateTime, home.CommuneId), ct);
            return receipt.Ok ? receipt.Value.SubjectId : receipt.Refusal;
        }

        private static Refusal.Invalid? Wrong(Form form, string? password)
        {
            var fields = new Dictionary<string, Wording>(StringComparer.Ordinal);
            if (VietnameseText.Clean(form.Title ?? "").Length is 0 or > 100)
            {
                fields[nameof(form.Title)] = (
                    "Đề nghị ghi chức danh, không ghi họ tên. Ví dụ: Cán bộ Khối Dân vận.", "Please write the role title, not a person’s name. For example: Cán bộ Khối Dân vận.");
            }

            if (string.IsNullOrWhiteSpace(form.Name) || form.Name.Length > 64)
            {
                fields[nameof(form.Name)] = (
                    "Đề nghị ghi tên đăng nhập bằng chữ thường không dấu. Ví dụ: hoi-nong-dan.", "Please write a user name in lower case without marks. For example: hoi-nong-dan.");
            }
            else if (password is null)
            {
                fields[nameof(form.Name)] = ("Biểu mẫu mở đã lâu. Xin bấm “Tạo tài khoản” lần nữa.", "The form was opened long ago. Please press “Create account” once more.");
            }

            return fields.Count == 0 ? null : new(fields);
        }
    }
}
