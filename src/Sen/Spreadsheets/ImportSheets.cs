using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Plumbing;

namespace Sen.Spreadsheets;

/// <summary>Where sheets are sent (nhập từ bảng tính): the templates, the form that takes a file, and all imports of the commune. A sheet that is sent is kept and rehearsed; nothing of it is taken.</summary>
public static class ImportSheets
{
    /// <param name="Kind">Word of the kind.</param>
    /// <param name="Key">Idempotency key.</param>
    public sealed record Form(string Kind, Guid Key);

    /// <summary>What became of a file that was sent.</summary>
    /// <param name="Import">The import it is.</param>
    /// <param name="Again">It was here already: nothing new was kept.</param>
    public readonly record struct Kept(Guid Import, bool Again);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(SheetAddresses.Home, async (string? loai, HttpContext http, Visit visit, Frames frames, Handler handler, TimeProvider clock, CancellationToken ct) =>
            await Page(http, visit, frames, handler, new(loai ?? "", Guid.CreateVersion7(clock.GetUtcNow())), null, ct)).Needs(Operation.SendSheet);

        routes.MapGet($"{SheetAddresses.Home}/mau/{{loai}}", async (string loai, HttpContext http, Visit visit, SheetDesk desk, TimeProvider clock, CancellationToken ct) =>
        {
            if (SheetForm.Find(loai) is not { } form)
            {
                return Answers.Refused(http, new Refusal.Missing(("mẫu", "template")));
            }

            if (SheetDesk.NotFor(visit.Actor, form, visit.Home.CommuneId) is { } notFor)
            {
                return Answers.Refused(http, notFor);
            }

            http.Response.Headers.CacheControl = "private, no-cache";
            return Results.File(await desk.Template(form, visit.Home, visit.Actor, clock.GetUtcNow(), ct), SheetTemplate.Type, Frames.WordsOf(http).TemplateFile(form));
        }).Needs(Operation.SendSheet);

        // The token is checked by PostedForm, which reads the file apart.
        routes.MapPost(SheetAddresses.Home, async (HttpContext http, Visit visit, Frames frames, Handler handler, FileStore store, IAntiforgery antiforgery, TimeProvider clock, CancellationToken ct) =>
        {
            await using var posted = await PostedForm.Read(http, store, antiforgery);
            if (posted is null)
            {
                return Results.BadRequest();
            }

            var form = new Form(posted["loai"], posted.ActKey());
            var sent = await handler.Handle(form, posted.File(SheetSource.File), visit.Actor, visit.Home, ct);
            return sent.Ok ? Results.Redirect(sent.Value.Again ? SheetAddresses.SentAgain(sent.Value.Import) : SheetAddresses.Import(sent.Value.Import))
                : sent.Refusal is Refusal.NotYours ? Answers.Refused(http, sent.Refusal)
                : await Page(http, visit, frames, handler, form with { Key = Guid.CreateVersion7(clock.GetUtcNow()) }, sent.Refusal, ct);
        }).Needs(Operation.SendSheet).DisableAntiforgery();
    }

    private static async Task<IResult> Page(HttpContext http, Visit visit, Frames frames, Handler handler, Form form, Refusal? refusal, CancellationToken ct)
    {
        var permit = Access.Ask(visit.Actor, Operation.SendSheet, Subject.Of(visit.Home.CommuneId));
        return !permit.Ok ? Answers.Refused(http, permit.Refusal)
            // A form with nothing to choose would help nobody: who can is said instead.
            : SheetDesk.Forms(visit.Actor, visit.Home.CommuneId).Count == 0 ? Answers.Refused(http, new Refusal.NotYours(Access.WhoCan(Operation.ImportModels)))
            : await frames.Page<ImportSheetsView>(http, refusal, ct,
            (nameof(ImportSheetsView.Forms), SheetDesk.Forms(visit.Actor, visit.Home.CommuneId)), (nameof(ImportSheetsView.Imports), await handler.Imports(visit.Actor, visit.Home, ct)),
            (nameof(ImportSheetsView.Form), form), (nameof(ImportSheetsView.Refusal), refusal));
    }

    /// <summary>Keeps a sheet.</summary>
    public sealed class Handler(SenDb db, FileStore store, TimeProvider clock)
    {
        /// <summary>The imports of the kinds the actor may bring in, newest first.</summary>
        public async Task<IReadOnlyList<SheetImport>> Imports(Actor actor, Home home, CancellationToken ct)
        {
            var kinds = SheetDesk.Forms(actor, home.CommuneId).Select(form => form.Kind).ToList();
            return await db.SheetImports.AsNoTracking().Where(row => row.CommuneId == home.CommuneId && kinds.Contains(row.Kind))
                .OrderByDescending(row => row.SentAt).ThenByDescending(row => row.Id).Take(SheetDesk.Shown).ToListAsync(ct);
        }

        /// <summary>The import of the file: a new one, or the one it is already.</summary>
        public async Task<Outcome<Kept>> Handle(Form form, Upload? file, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.SendSheet, home.CommuneId, form.Key, ct) is { } done)
            {
                return new Kept(done.SubjectId, Again: false);
            }

            var permit = Access.Ask(actor, Operation.SendSheet, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var kind = SheetForm.Find(form.Kind);
            if (kind is not null && SheetDesk.NotFor(actor, kind, home.CommuneId) is { } notFor)
            {
                return notFor;
            }

            var wrong = await Wrong(kind, file, ct);
            if (kind is null || file is null || wrong.Count > 0)
            {
                return new Refusal.Invalid(wrong);
            }

            return await Keep(kind, FileName.Clean(file.Name), await file.Read(ct), form.Key, permit.Value, home, ct, kind.MostRows);
        }

        // All that is missing at once; of a file whose kind nobody chose, whether it can be read at all.
        private static async Task<Dictionary<string, Wording>> Wrong(SheetForm? kind, Upload? file, CancellationToken ct)
        {
            var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
            if (kind is null)
            {
                wrong["loai"] = ("Đề nghị chọn loại bảng cần nhập.", "Please choose what the sheet brings.");
            }

            if (file is null)
            {
                wrong[SheetSource.File] = ("Đề nghị chọn tệp đã điền theo mẫu.", "Please choose the file that was filled in.");
            }
            else if (file.TooLarge)
            {
                wrong[SheetSource.File] = ($"Tệp nặng quá {Upload.MostBytes >> 20} MB. Đề nghị chia thành nhiều tệp.", $"The file has more than {Upload.MostBytes >> 20} MB. Please part it.");
            }
            else if (kind is null && await file.Read(ct) is var bytes && SheetSource.Of(() => new MemoryStream(bytes, writable: false), SheetForm.All[0]).Refusal is { } unreadable)
            {
                wrong[SheetSource.File] = unreadable.Sentence;
            }

            return wrong;
        }

        /// <summary>Keeps the bytes of a sheet, for whoever was permitted to.</summary>
        /// <param name="kind">What it brings.</param>
        /// <param name="name">The name of the file.</param>
        /// <param name="bytes">The file.</param>
        /// <param name="key">Idempotency key.</param>
        /// <param name="permit">The permit.</param>
        /// <param name="home">The commune.</param>
        /// <param name="ct">Cancellation.</param>
        /// <param name="rehearsed">Rehearse up to this many rows at once: a file that cannot be judged is not kept, and the list says which have to be mended. Null leaves that to the caller.</param>
        public async Task<Outcome<Kept>> Keep(SheetForm kind, string name, byte[] bytes, Guid key, Permit permit, Home home, CancellationToken ct, int? rehearsed = null)
        {
            var opened = SheetDesk.Open(() => new MemoryStream(bytes, writable: false), kind);
            if (!opened.Ok)
            {
                return opened.Refusal;
            }

            var now = clock.GetUtcNow();
            var hash = await store.Keep(bytes, ct);
            if (await Same(kind, hash, home, ct) is { } same)
            {
                return new Kept(same, Again: true);
            }

            var import = new SheetImport
            {
                Id = Guid.CreateVersion7(now),
                CommuneId = home.CommuneId,
                ProvinceId = home.ProvinceId,
                Kind = kind.Kind,
                FileName = name.Length > 0 ? name : $"{kind.Slug}.xlsx",
                Hash = hash,
                SentBy = permit.Actor.Name,
                SentAt = now.UtcDateTime,
            };
            if (rehearsed is { } most && await Rehearse(import, most, permit, now, ct) is { } unreadable)
            {
                return unreadable;
            }

            db.SheetImports.Add(import);
            db.Files.Add(SheetRun.FileOf(import, hash, SheetTemplate.Type, now));
            var receipt = await db.Commit(new Act(permit, key, kind.RecordKind, import.Id, now.UtcDateTime, home.CommuneId), ct);
            // Sent twice at one moment: the other one kept it.
            return receipt.Ok ? new Kept(receipt.Value.SubjectId, Again: false)
                : receipt.Refusal is Refusal.Taken && await Same(kind, hash, home, ct) is { } other ? new Kept(other, await db.Done(permit.Actor, Operation.SendSheet, home.CommuneId, key, ct) is null) : receipt.Refusal;
        }

        private async Task<Refusal?> Rehearse(SheetImport import, int most, Permit permit, DateTimeOffset now, CancellationToken ct)
        {
            var judged = await new SheetDesk(db, store).Rehearse(import, OldFontChoice.Ask, permit.Actor, now, most, ct);
            if (judged.Ok)
            {
                import.Rehearsed(judged.Value.Verdict);
            }

            return judged.Refusal;
        }

        private async Task<Guid?> Same(SheetForm kind, string hash, Home home, CancellationToken ct) => await db.SheetImports.AsNoTracking()
            .Where(row => row.CommuneId == home.CommuneId && row.Kind == kind.Kind && row.Hash == hash && row.UndoneAt == null).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(ct);
    }
}
