using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Media;
using Sen.Data.Personal;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>
/// Who consented to a picture is erased where somebody asks for it (xóa phiếu đồng ý của một ảnh): beside the picture, and in its history, whose key is destroyed. A picture without
/// a consent is shown to nobody outside.
/// </summary>
public static class EraseConsent
{
    /// <summary>Field of the picture.</summary>
    public const string PictureField = "picture";

    /// <summary>Field of the tick.</summary>
    public const string SureField = "confirm";

    /// <summary>Maps the button.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{DeskAddresses.DataRequests}/{{id:guid}}/xoa-dong-y", async (
        Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadDataRequest.Pages pages, CancellationToken ct) =>
    {
        var picture = posted.Typed(PictureField);
        return await pages.After(http, id, actor, await handler.Handle(DataRequestForm.Of(id, posted), picture, posted[SureField] == "1", actor, ct), "xoa-dong-y", new(Picture: picture), ct);
    }).Needs(Operation.ErasePersonalData).WithMetadata(new AsksWhoeverDecides());

    /// <summary>Erases one consent; the request stays open, for there may be more pictures.</summary>
    public sealed class Handler(SenDb db, DataRequestDesk desk)
    {
        /// <summary>The consent, its key and the picture's being public, in one act.</summary>
        public Task<Outcome<Receipt>> Handle(DataRequestForm form, string? picture, bool sure, Actor actor, CancellationToken ct) =>
            desk.Write(form, Operation.ErasePersonalData, actor, async (request, today) =>
            {
                if (request is not { Place: DataPlace.Elsewhere, Kind: DataWish.Erase or DataWish.Withdraw, State: DataRequestState.Open })
                {
                    return new Refusal.OutOfOrder(DataRequestNames.Of(request.State), OperationNames.Of(Operation.ErasePersonalData));
                }

                // Only what is offered: any other picture would be taken off the portal for nothing.
                if (!Guid.TryParse(picture, out var id) || !(await MediaConsents.Kept(db, request.CommuneId, ct)).Any(kept => kept.Id == id)
                    || await db.Media.SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == request.CommuneId && row.Kind == MediaKind.Picture, ct) is not { } item)
                {
                    return new Refusal.Invalid(PictureField, ("Đề nghị chọn ảnh trong danh sách.", "Please choose the picture from the list."));
                }

                if (!sure)
                {
                    return new Refusal.Invalid(SureField, ErasePersonalData.NotRead);
                }

                item.Consent.Forget(today);
                item.Judge();
                await PersonKeys.Destroy(db, item.Id, today, ct);
                return request;
            }, ct);
    }
}
