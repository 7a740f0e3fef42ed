using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>Somebody records what a person asks about the own data (ghi yêu cầu): of an account, by the code of a receipt, or in person; its clock runs from the day it came.</summary>
public static class RecordDataRequest
{
    /// <summary>What is typed and chosen.</summary>
    public sealed record Form(string? Kind, string? Place, string? Account, string? Code, string? Asker, string? Wish, string? ReceivedOn, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(
            posted.Typed("Kind"), posted.Typed("Place"), posted.Typed("Account"), posted.Typed("Code"), posted.Typed("Asker"), posted.Typed("Wish"), posted.Typed("ReceivedOn"), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet($"{DeskAddresses.DataRequests}/ghi", async (HttpContext http, Visit visit, Frames frames, SenDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var account = http.Request.Query["tai-khoan"].FirstOrDefault();
            return await Page(http, visit, frames, db, new(
                null, account is null ? null : nameof(DataPlace.Account), account, null, null, null, AdministrativeDate.Short(BusinessCalendar.Today(clock)), Guid.CreateVersion7(clock.GetUtcNow())), null, ct);
        }).Needs(Operation.RecordDataRequest);

        routes.MapPost($"{DeskAddresses.DataRequests}/ghi", async (IFormCollection posted, HttpContext http, Visit visit, Frames frames, SenDb db, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var answer = await handler.Handle(form, visit.Actor, visit.Home, ct);
            return answer.Ok ? Results.Redirect(DeskAddresses.DataRequest(answer.Value)) : await Page(http, visit, frames, db, form, answer.Refusal, ct);
        }).Needs(Operation.RecordDataRequest);
    }

    private static async Task<IResult> Page(HttpContext http, Visit visit, Frames frames, SenDb db, Form form, Refusal? refusal, CancellationToken ct)
    {
        var permit = Access.Ask(visit.Actor, Operation.RecordDataRequest, Subject.Of(visit.Home.CommuneId));
        if (!permit.Ok)
        {
            return Answers.Refused(http, permit.Refusal);
        }

        var accounts = await db.Users.AsNoTracking().Where(account => account.CommuneId == visit.Home.CommuneId).ToListAsync(ct);
        return await frames.Page<RecordDataRequestView>(http, refusal, ct, (nameof(RecordDataRequestView.Form), form), (nameof(RecordDataRequestView.Refusal), refusal),
            (nameof(RecordDataRequestView.Accounts), (IReadOnlyList<(string, string)>)
                [.. accounts.Where(account => !account.HasLeft).OrderBy(account => SortKey.Of(account.Title), StringComparer.Ordinal).ThenBy(account => account.UserName, StringComparer.Ordinal)
                    .Select(account => (account.Id.ToString(), Twice(account.Title) ? $"{account.Title} ({account.UserName})" : account.Title))]));

        // Two in the same post are told apart by what they sign in with.
        bool Twice(string title) => accounts.Count(account => account.Title == title) > 1;
    }

    /// <summary>Records the request.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The new request.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.RecordDataRequest, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var permit = Access.Ask(actor, Operation.RecordDataRequest, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var now = clock.GetUtcNow();
            var read = await Read(form, Guid.CreateVersion7(now), home, ct);
            if (!read.Ok)
            {
                return read.Refusal;
            }

            var request = read.Value;
            db.DataRequests.Add(request);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "data-request", request.Id, now.UtcDateTime, home.CommuneId), ct);
            return receipt.Ok ? receipt.Value.SubjectId : receipt.Refusal;
        }

        private async Task<Outcome<DataRequest>> Read(Form form, Guid id, Home home, CancellationToken ct)
        {
            var today = BusinessCalendar.Today(clock);
            var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
            DataWish? kind = Enum.TryParse<DataWish>(form.Kind, out var wished) && Enum.IsDefined(wished) ? wished : null;
            DataPlace? place = Enum.TryParse<DataPlace>(form.Place, out var placed) && Enum.IsDefined(placed) ? placed : null;
            if (kind is null)
            {
                wrong[nameof(form.Kind)] = ("Đề nghị chọn điều được yêu cầu: xem, chỉnh sửa, xóa hay rút lại sự đồng ý.", "Please choose what is asked: to see, correct or erase the data, or to withdraw a consent.");
            }

            if (place is null)
            {
                wrong[nameof(form.Place)] = ("Đề nghị chọn nơi có dữ liệu.", "Please choose where the data lies.");
            }

            var about = await About(form, place, home, wrong, ct);
            var (asker, wish) = (VietnameseText.Clean(form.Asker ?? ""), VietnameseText.Nfc((form.Wish ?? "").ReplaceLineEndings("\n")).Trim());
            Lengths(asker, wish, place, wrong);
            var received = Day(form.ReceivedOn, today, wrong);
            if (wrong.Count > 0)
            {
                return new Refusal.Invalid(wrong);
            }

            var due = DataRequestWork.DueOn(kind!.Value, received, await SettingsOf.Commune(db, home.CommuneId, today, ct));
            return DataRequest.Record(id, home, kind.Value, place!.Value, about, asker, wish, received, due);
        }

        private async Task<Guid?> About(Form form, DataPlace? place, Home home, Dictionary<string, Wording> wrong, CancellationToken ct)
        {
            if (place == DataPlace.Account)
            {
                if (Guid.TryParse(form.Account, out var id) && await db.Users.AnyAsync(account => account.Id == id && account.CommuneId == home.CommuneId, ct))
                {
                    return id;
                }

                wrong[nameof(form.Account)] = ("Đề nghị chọn tài khoản trong danh sách.", "Please choose the account from the list.");
            }

            if (place == DataPlace.Feedback)
            {
                var hash = ReceiptCode.Hash(form.Code);
                if (await db.Feedback.AsNoTracking().Where(row => row.CommuneId == home.CommuneId && row.CodeHash == hash).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(ct) is { } found)
                {
                    return found;
                }

                wrong[nameof(form.Code)] = (
                    "Không tìm thấy góp ý với mã này. Đề nghị xem lại mã trên biên nhận: 16 chữ và số, ví dụ 7QK2-M0XA-9TRB-C4WN.",
                    "Nothing was found with this code. Please look at the receipt again: 16 letters and digits, for example 7QK2-M0XA-9TRB-C4WN.");
            }

            return null;
        }

        private static void Lengths(string asker, string wish, DataPlace? place, Dictionary<string, Wording> wrong)
        {
            if (place == DataPlace.Elsewhere && asker.Length == 0)
            {
                wrong[nameof(Form.Asker)] = ("Đề nghị ghi người yêu cầu và cách liên hệ, để báo kết quả.", "Please write who asks and how to reach them, to tell the result.");
            }
            else if (asker.Length > DataRequest.LongestAsker)
            {
                wrong[nameof(Form.Asker)] = ($"Tối đa {DataRequest.LongestAsker} ký tự; đang có {asker.Length}.", $"At most {DataRequest.LongestAsker} letters; there are {asker.Length}.");
            }

            if (place == DataPlace.Elsewhere && wish.Length == 0)
            {
                wrong[nameof(Form.Wish)] = ("Đề nghị ghi rõ ảnh, bài hoặc giấy tờ nào.", "Please write which picture, article or paper it is.");
            }
            else if (wish.Length > DataRequest.LongestWish)
            {
                wrong[nameof(Form.Wish)] = ($"Tối đa {DataRequest.LongestWish} ký tự; đang có {wish.Length}.", $"At most {DataRequest.LongestWish} letters; there are {wish.Length}.");
            }
        }

        private static DateOnly Day(string? typed, DateOnly today, Dictionary<string, Wording> wrong)
        {
            var read = AdministrativeDate.Read(typed);
            if ((read.Problem ?? (read.Value > today ? ("Ngày nhận không sau hôm nay. Đề nghị ghi lại.", "The day it came is not after today. Please correct it.") : null)) is { } problem)
            {
                wrong[nameof(Form.ReceivedOn)] = problem;
                return today;
            }

            return read.Value;
        }
    }
}
