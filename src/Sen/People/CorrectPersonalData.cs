using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>What is kept about a person is put right on their request (chỉnh sửa dữ liệu): role title and user name of an account, name and telephone number left with feedback.</summary>
public static class CorrectPersonalData
{
    /// <summary>What is typed.</summary>
    public sealed record Form(DataRequestForm Desk, string? Title, string? Name, string? ContactName, string? Phone);

    /// <summary>Maps the button.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{DeskAddresses.DataRequests}/{{id:guid}}/sua", async (
        Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadDataRequest.Pages pages, CancellationToken ct) =>
    {
        var form = new Form(DataRequestForm.Of(id, posted), posted.Typed("Title"), posted.Typed("Name"), posted.Typed("name"), posted.Typed("phone"));
        return await pages.After(http, id, actor, await handler.Handle(form, actor, ct), "sua", new(form.Title, form.Name, form.ContactName, form.Phone), ct);
    }).Needs(Operation.CorrectPersonalData).WithMetadata(new AsksWhoeverDecides());

    /// <summary>Corrects and closes the request.</summary>
    public sealed class Handler(SenDb db, DataRequestDesk desk, UserManager<Account> accounts)
    {
        /// <summary>Both in one act.</summary>
        public Task<Outcome<Receipt>> Handle(Form form, Actor actor, CancellationToken ct) =>
            desk.Write(form.Desk, Operation.CorrectPersonalData, actor, async (request, today) =>
                request.Kind != DataWish.Correct ? new Refusal.OutOfOrder(DataRequestNames.Of(request.Kind), OperationNames.Of(Operation.CorrectPersonalData))
                : (request.Place switch
                {
                    DataPlace.Account => await Account(request.AboutId!.Value, form),
                    DataPlace.Feedback => await Contact(request.AboutId!.Value, form, ct),
                    _ => new Refusal.OutOfOrder(DataRequestNames.Of(request.Place), OperationNames.Of(Operation.CorrectPersonalData)),
                }) is { } refusal ? refusal : request.Finish(today), ct);

        private async Task<Refusal?> Account(Guid id, Form form)
        {
            var title = VietnameseText.Clean(form.Title ?? "");
            if (title.Length is 0 or > 100)
            {
                return new Refusal.Invalid(nameof(form.Title), (
                    "Đề nghị ghi chức danh, không ghi họ tên. Ví dụ: Cán bộ Khối Dân vận.", "Please write the role title, not a person’s name. For example: Cán bộ Khối Dân vận."));
            }

            if (string.IsNullOrWhiteSpace(form.Name) || form.Name.Length > 64)
            {
                return new Refusal.Invalid(nameof(form.Name), (
                    "Đề nghị ghi tên đăng nhập bằng chữ thường không dấu. Ví dụ: hoi-nong-dan.", "Please write a user name in lower case without marks. For example: hoi-nong-dan."));
            }

            var account = (await accounts.FindByIdAsync(id.ToString("d")))!;
            account.Title = title;
            var name = form.Name.Trim().ToLowerInvariant();
            return name == account.UserName ? null : AccountSentences.Refused(await accounts.SetUserNameAsync(account, name), nameof(form.Name), nameof(form.Name));
        }

        private async Task<Refusal?> Contact(Guid id, Form form, CancellationToken ct)
        {
            var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
            var contact = FeedbackText.Contact(form.ContactName, form.Phone, wrong);
            if (wrong.Count == 0 && contact == VoluntaryContact.None)
            {
                wrong["name"] = ("Đề nghị ghi ít nhất một mục cần sửa.", "Please write at least one of the two.");
            }

            if (wrong.Count > 0)
            {
                return new Refusal.Invalid(wrong);
            }

            (await db.Feedback.SingleAsync(row => row.Id == id, ct)).CorrectContact(contact.Name, contact.Phone);
            return null;
        }
    }
}
