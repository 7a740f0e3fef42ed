using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The set-up of an empty installation, first step: the person who started it becomes its administrator (quản trị).</summary>
public static class SetUpAdministrator
{
    /// <summary>What is typed; <paramref name="Code"/> is the one printed on the terminal.</summary>
    public sealed record Form(string? Code, string? Title, string? Name, string? Password, string? AgainPassword)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(
            posted.Typed("Code"), posted.Typed("Title"), posted.Typed("Name"), posted.Typed("Password"), posted.Typed("AgainPassword"));
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(SetUpCode.Page, async (string? ma, HttpContext http, Visit visit, Frames frames, SenDb db, CancellationToken ct) =>
            visit.Site is not null ? Results.Redirect("/can-bo/cai-dat")
            : visit.Account is not null ? Results.Redirect(SetUpCommune.Page)
            : await db.Users.IgnoreQueryFilters().AnyAsync(ct) ? Results.Redirect($"/can-bo/dang-nhap?tiep={Uri.EscapeDataString(SetUpCommune.Page)}")
            : SetUpAdministratorView.Of(frames.Of(http), new(ma, null, null, null, null), null))
            .Needs(Operation.SetUp);

        routes.MapPost(SetUpCode.Page, async (IFormCollection posted, HttpContext http, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var answer = await handler.Handle(form, ct);
            if (!answer.Ok)
            {
                return SetUpAdministratorView.Of(frames.Of(http), form with { Password = null, AgainPassword = null }, answer.Refusal);
            }

            await Sessions.Begin(http, answer.Value);
            return Results.Redirect(SetUpCommune.Page);
        }).Needs(Operation.SetUp);
    }

    /// <summary>Creates the first account. However many try at once, one wins: the installation's own id is the key of the act.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, SetUpCode code, TimeProvider clock)
    {
        /// <summary>The administrator's account.</summary>
        public async Task<Outcome<Account>> Handle(Form form, CancellationToken ct)
        {
            if (!code.Is(form.Code))
            {
                return new Refusal.Invalid(nameof(form.Code), (
                    "Mã thiết lập chưa đúng. Xin xem dòng có địa chỉ thiết lập trên màn hình máy chủ; mỗi lần khởi động có mã mới.",
                    "The set-up code is not right. Please see the line with the set-up address on the server’s screen; each start has a new code."));
            }

            if (await db.Users.IgnoreQueryFilters().AnyAsync(ct))
            {
                return await SentTwice(form, ct);
            }

            if (Wrong(form) is { } wrong)
            {
                return wrong;
            }

            // The commune has its id before it has its name: the second step writes under it.
            var now = clock.GetUtcNow();
            var account = new Account
            {
                Id = Guid.CreateVersion7(now),
                UserName = form.Name!.Trim().ToLowerInvariant(),
                Title = VietnameseText.Clean(form.Title!),
                CommuneId = Guid.CreateVersion7(now),
                LockoutEnabled = true,
            };
            var created = await accounts.CreateAsync(account, PasswordRules.Typed(form.Password));
            if (AccountSentences.Refused(created, nameof(form.Name), nameof(form.Password)) is { } refused)
            {
                return refused;
            }

            var permit = Access.Ask(Actor.Sen(Door.Page), Operation.SetUp, Subject.None);
            var key = await db.Installation.AsNoTracking().Select(row => row.NodeId).SingleAsync(ct);
            var receipt = await db.Commit(new Act(permit.Value, key, "account", account.Id, now.UtcDateTime, Guid.Empty), ct);
            return !receipt.Ok ? receipt.Refusal : receipt.Value.SubjectId == account.Id ? account : Late;
        }

        private static Refusal.Taken Late => new((
            "Đã có người thiết lập trước. Xin đăng nhập bằng tài khoản quản trị để làm tiếp.", "Somebody has set it up before. Please sign in as the administrator to go on."));

        private static Refusal.Invalid? Wrong(Form form)
        {
            var fields = new Dictionary<string, Wording>(StringComparer.Ordinal);
            if (VietnameseText.Clean(form.Title ?? "").Length is 0 or > 100)
            {
                fields[nameof(form.Title)] = (
                    "Đề nghị ghi chức danh, không ghi họ tên. Ví dụ: Quản trị xã.", "Please write the role title, not a person’s name. For example: Quản trị xã.");
            }

            if (string.IsNullOrWhiteSpace(form.Name) || form.Name.Length > 64)
            {
                fields[nameof(form.Name)] = (
                    "Đề nghị ghi tên đăng nhập bằng chữ thường không dấu. Ví dụ: quan-tri.", "Please write a user name in lower case without marks. For example: quan-tri.");
            }

            if (string.IsNullOrEmpty(form.Password))
            {
                fields[nameof(form.Password)] = ("Đề nghị ghi mật khẩu, ít nhất 8 ký tự.", "Please write a password of at least 8 letters.");
            }
            else if (PasswordRules.Typed(form.Password) != PasswordRules.Typed(form.AgainPassword))
            {
                fields[nameof(form.AgainPassword)] = ("Hai lần ghi mật khẩu chưa giống nhau. Đề nghị ghi lại.", "The two passwords differ. Please write them again.");
            }

            return fields.Count == 0 ? null : new(fields);
        }

        // The button pressed twice: whoever knows code, name and password of the account just made is the one who made it.
        private async Task<Outcome<Account>> SentTwice(Form form, CancellationToken ct) =>
            !await db.Sites.IgnoreQueryFilters().AnyAsync(ct)
            && await accounts.FindByNameAsync((form.Name ?? "").Trim()) is { PasswordHash: not null } account
            && accounts.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash, PasswordRules.Typed(form.Password)) != PasswordVerificationResult.Failed
                ? account
                : Late;
    }
}
