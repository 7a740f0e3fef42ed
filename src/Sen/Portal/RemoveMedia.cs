using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>An editor removes a picture or document that nothing uses, no draft and no kept version either (bỏ ảnh, tệp). The audit keeps what it was; the bytes go with the next sweep.</summary>
public static class RemoveMedia
{
    private const string Address = $"{DeskAddresses.Media}/{{id:guid}}/bo";

    /// <param name="Id">The item.</param>
    /// <param name="Key">Idempotency key.</param>
    /// <param name="Version">The row's version when the form was opened.</param>
    public sealed record Form(Guid Id, Guid Key, int Version);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, async (Guid id, HttpContext http, Actor actor, MediaSheets sheets, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var sheet = await sheets.Open(id, Operation.RemoveMedia, actor, ct);
            return sheet.Ok
                ? await frames.Page<RemoveMediaView>(http, null, ct, ("Sheet", sheet.Value), ("Form", new Form(id, Guid.CreateVersion7(clock.GetUtcNow()), sheet.Value.Item.Version)))
                : Answers.Refused(http, sheet.Refusal);
        }).Needs(Operation.RemoveMedia);

        routes.MapPost(Address, async (
            Guid id, IFormCollection posted, HttpContext http, Visit visit, Handler handler, MediaSheets sheets, Frames frames, CancellationToken ct) =>
        {
            var form = new Form(id, posted.ActKey(), posted.Number("version"));
            var done = await handler.Handle(form, visit.Home.CommuneId, visit.Actor, ct);
            if (done.Ok)
            {
                return Results.Redirect($"{DeskAddresses.Media}?xong=bo");
            }

            var sheet = await sheets.Open(id, Operation.RemoveMedia, visit.Actor, ct);
            return sheet.Ok
                ? await frames.Page<RemoveMediaView>(http, done.Refusal, ct, ("Sheet", sheet.Value), ("Form", form with { Version = sheet.Value.Item.Version }), ("Refusal", done.Refusal))
                : Answers.Refused(http, done.Refusal);
        }).Needs(Operation.RemoveMedia);
    }

    /// <summary>Removes what nothing uses.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>Removes it.</summary>
        public async Task<Outcome<Receipt>> Handle(Form form, Guid commune, Actor actor, CancellationToken ct)
        {
            var item = await db.Media.SingleOrDefaultAsync(row => row.Id == form.Id, ct);
            // Pressed twice: the second time it is gone already.
            if (await db.Done(actor, Operation.RemoveMedia, item?.CommuneId ?? commune, form.Key, ct) is { } before)
            {
                return before;
            }

            if (item is null)
            {
                return new Refusal.Missing(("ảnh, tệp", "picture or file"));
            }

            var permit = Access.Ask(actor, Operation.RemoveMedia, Subject.Of(item.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (await db.MediaUses.AnyAsync(use => use.MediaId == item.Id, ct) || (await MediaReading.Uses(db, item.Id, ct)).Count > 0)
            {
                return new Refusal.Taken((
                    "Ảnh, tệp này đang được dùng, hoặc còn trong bản đang viết hay phiên bản đã lưu của một bài. Đề nghị mở trang của ảnh, tệp để xem đang dùng ở đâu.",
                    "It is still in use, or stands in a draft or a kept version of an article. Please open its page to see where."));
            }

            if (item.Version != form.Version)
            {
                return new Refusal.Stale([]);
            }

            db.Files.RemoveRange(await db.Files.Where(file => file.OwnerKind == FileOwner.Media && file.OwnerId == item.Id).ToListAsync(ct));
            db.MediaTexts.RemoveRange(await db.MediaTexts.Where(text => text.MediaId == item.Id).ToListAsync(ct));
            db.Media.Remove(item);
            return await db.Commit(new Act(permit.Value, form.Key, "media", item.Id, clock.GetUtcNow().UtcDateTime, item.CommuneId), ct);
        }
    }
}
