using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>An editor replaces a picture or document in place (thay ảnh, tệp): the same item, new bytes on every page that uses it, the old ones nowhere.</summary>
public static class ReplaceMedia
{
    /// <summary>Name of the field that takes the file.</summary>
    public const string File = "file";

    private const string Address = $"{DeskAddresses.Media}/{{id:guid}}/thay";

    /// <param name="Id">The item.</param>
    /// <param name="Key">Idempotency key.</param>
    /// <param name="Version">The row's version when the form was opened.</param>
    public sealed record Form(Guid Id, Guid Key, int Version);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, async (Guid id, HttpContext http, Actor actor, MediaSheets sheets, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var sheet = await sheets.Open(id, Operation.ReplaceMedia, actor, ct);
            return sheet.Ok
                ? await Page(http, frames, sheet.Value, Guid.CreateVersion7(clock.GetUtcNow()), null, ct)
                : Answers.Refused(http, sheet.Refusal);
        }).Needs(Operation.ReplaceMedia);

        // The token is checked by PostedForm, which reads the file piece by piece.
        routes.MapPost(Address, async (
            Guid id, HttpContext http, Actor actor, Handler handler, MediaSheets sheets, Frames frames, FileStore store, IAntiforgery antiforgery, CancellationToken ct) =>
        {
            await using var posted = await PostedForm.Read(http, store, antiforgery);
            if (posted is null)
            {
                return Results.BadRequest();
            }

            var form = new Form(id, posted.ActKey(), int.TryParse(posted["version"], System.Globalization.NumberStyles.None, null, out var version) ? version : 0);
            var done = await handler.Handle(form, posted.File(File), actor, ct);
            if (done.Ok)
            {
                return Results.Redirect($"{DeskAddresses.MediaItem(id)}?xong=thay");
            }

            var sheet = await sheets.Open(id, Operation.ReplaceMedia, actor, ct);
            return sheet.Ok ? await Page(http, frames, sheet.Value, form.Key, done.Refusal, ct) : Answers.Refused(http, sheet.Refusal);
        }).Needs(Operation.ReplaceMedia).DisableAntiforgery();
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, MediaSheet sheet, Guid key, Refusal? refusal, CancellationToken ct) =>
        frames.Page<ReplaceMediaView>(http, refusal, ct, ("Sheet", sheet), ("Form", new Form(sheet.Item.Id, key, sheet.Item.Version)), ("Refusal", refusal));

    /// <summary>Looks at the new file and puts it in the place of the old one.</summary>
    public sealed class Handler(SenDb db, MediaKeeping keeping, TimeProvider clock)
    {
        /// <summary>Replaces it.</summary>
        public async Task<Outcome<Receipt>> Handle(Form form, Upload? file, Actor actor, CancellationToken ct)
        {
            if (await db.Media.SingleOrDefaultAsync(row => row.Id == form.Id, ct) is not { } item)
            {
                return new Refusal.Missing(("ảnh, tệp", "picture or file"));
            }

            var permit = Access.Ask(actor, Operation.ReplaceMedia, Subject.Of(item.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (file is null)
            {
                return new Refusal.Invalid(File, ("Đề nghị chọn tệp thay vào.", "Please choose the new file."));
            }

            var made = await keeping.Make(file, File, ct);
            if (!made.Ok)
            {
                return made.Refusal;
            }

            if (made.Value.Kind != item.Kind)
            {
                return new Refusal.Invalid(File, item.Kind == MediaKind.Picture
                    ? ("Chỗ này là ảnh. Đề nghị chọn một ảnh JPEG, PNG hoặc WebP.", "This is a picture. Please choose a JPEG, PNG or WebP picture.")
                    : ("Chỗ này là văn bản. Đề nghị chọn tệp PDF, Word hoặc Excel.", "This is a document. Please choose a PDF, Word or Excel file."));
            }

            var key = made.Value.KeyOf(form.Key);
            if (await db.Done(actor, Operation.ReplaceMedia, item.CommuneId, key, ct) is { } before)
            {
                return before;
            }

            if (item.Version != form.Version)
            {
                return new Refusal.Stale([]);
            }

            var now = clock.GetUtcNow();
            var kept = await keeping.Replace(db, item, made.Value, now, ct);
            return await db.Commit(new Act(permit.Value, key, "media", item.Id, now.UtcDateTime, item.CommuneId) { Jobs = [kept.Job] }, ct);
        }
    }
}
