using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A request is said to be done where no button of Sen does it, or refused for a reason of the closed list (giải quyết, từ chối yêu cầu).</summary>
public static class CloseDataRequest
{
    /// <summary>Field of what was done.</summary>
    public const string NoteField = "note";

    /// <summary>Maps the two buttons.</summary>
    public static void Map(Routes routes)
    {
        routes.MapPost($"{DeskAddresses.DataRequests}/{{id:guid}}/giai-quyet", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadDataRequest.Pages pages, CancellationToken ct) =>
        {
            var note = posted.Typed(NoteField);
            return await pages.After(http, id, actor, await handler.Finish(DataRequestForm.Of(id, posted), note, actor, ct), "giai-quyet", new(Note: note), ct);
        }).Needs(Operation.CloseDataRequest);

        routes.MapPost($"{DeskAddresses.DataRequests}/{{id:guid}}/tu-choi", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadDataRequest.Pages pages, CancellationToken ct) =>
        {
            var reason = posted.Typed("reason");
            return await pages.After(http, id, actor, await handler.Refuse(DataRequestForm.Of(id, posted), reason, actor, ct), "tu-choi", new(Reason: reason), ct);
        }).Needs(Operation.CloseDataRequest);
    }

    /// <summary>Closes the request.</summary>
    public sealed class Handler(SenDb db, DataRequestDesk desk)
    {
        /// <summary>It is done; the note of what was done stands in the history.</summary>
        public Task<Outcome<Receipt>> Finish(DataRequestForm form, string? typed, Actor actor, CancellationToken ct)
        {
            var note = VietnameseText.Nfc((typed ?? "").ReplaceLineEndings("\n")).Trim();
            return desk.Write(form, Operation.CloseDataRequest, actor, async (request, today) =>
                DataRequest.CheckNote(note) is { } wrong ? new Refusal.Invalid(NoteField, wrong)
                : await WithoutCopy(request, ct) ? new Refusal.Invalid(NoteField, (
                    "Chưa tải bản sao nào cho yêu cầu này nên chưa có gì để giao. Đề nghị bấm “Tải bản sao” trước; xem tại chỗ cũng là xem bản đó.",
                    "No copy was taken out for this request, so there is none to hand over. Please press “Download the copy” first; whoever looks at it at the office looks at that one."))
                : request.Finish(today), ct, note);
        }

        // Of an account that has left nothing is taken out any more.
        private async Task<bool> WithoutCopy(DataRequest request, CancellationToken ct) => request is { Kind: DataWish.See, HasCopy: true, ExportedOn: null }
            && !(request.Place == DataPlace.Account && (await db.Users.AsNoTracking().SingleAsync(account => account.Id == request.AboutId, ct)).HasLeft);

        /// <summary>It is refused.</summary>
        public async Task<Outcome<Receipt>> Refuse(DataRequestForm form, string? typed, Actor actor, CancellationToken ct) =>
            await desk.Write(form, Operation.CloseDataRequest, actor, (request, today) => Task.FromResult(
                Enum.TryParse<DataRefusal>(typed, out var reason) && Enum.IsDefined(reason)
                    ? request.Refuse(reason, today)
                    : new Refusal.Invalid("reason", ("Đề nghị chọn lý do trong danh sách.", "Please choose a reason from the list."))), ct,
                Enum.TryParse<DataRefusal>(typed, out var kept) && Enum.IsDefined(kept) ? DataRequestNames.Of(kept).Vi : null);
    }
}
