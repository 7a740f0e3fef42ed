using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Personal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>Everything kept about the person of a request, in one file to hand over (xuất dữ liệu): written down first, with who took it out and when.</summary>
public static class ExportPersonalData
{
    /// <summary>Maps the button.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{DeskAddresses.DataRequests}/{{id:guid}}/xuat", async (
        Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadDataRequest.Pages pages, CancellationToken ct) =>
    {
        var file = await handler.Handle(DataRequestForm.Of(id, posted), actor, ct);
        if (!file.Ok)
        {
            return await pages.Show(http, id, actor, ReadDataRequest.Typed.Nothing, file.Refusal, ct);
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.File(file.Value, "application/zip", $"du-lieu-ca-nhan-{id.ToString("n")[..8]}.zip");
    }).Needs(Operation.ExportPersonalData);

    /// <summary>Makes the file.</summary>
    public sealed class Handler(SenDb db, DataRequestDesk desk, FileStore files, TimeProvider clock)
    {
        /// <summary>The file's bytes.</summary>
        public async Task<Outcome<byte[]>> Handle(DataRequestForm form, Actor actor, CancellationToken ct)
        {
            var written = await desk.Write(form, Operation.ExportPersonalData, actor, async (request, today) =>
                await IsThere(request, ct) ? request.Export(today) : new Refusal.OutOfOrder(NothingToCopy, OperationNames.Of(Operation.ExportPersonalData)), ct, keepsVersion: true);
            if (!written.Ok)
            {
                return written.Refusal;
            }

            // The answer is read anew, also for a form that comes a second time: so it is asked anew whether it may be.
            if (await desk.Open(form.Id, Operation.ExportPersonalData, actor, ct) is { Ok: false } shut)
            {
                return shut.Refusal;
            }

            var request = await db.DataRequests.AsNoTracking().SingleAsync(row => row.Id == form.Id, ct);
            if (written.Value.Replayed && !await IsThere(request, ct))
            {
                return new Refusal.OutOfOrder(NothingToCopy, OperationNames.Of(Operation.ExportPersonalData));
            }

            var copy = request.Place == DataPlace.Account
                ? await PersonalCopy.OfAccount(db, request.AboutId!.Value, ct) : await PersonalCopy.OfFeedback(db, request.AboutId!.Value, ct);
            return await PersonalFile.Of(copy, files, BusinessCalendar.Today(clock), ct);
        }

        private static Wording NothingToCopy => ("đã xóa, hoặc phải tìm bằng tay", "erased, or to be looked for by hand");

        private async Task<bool> IsThere(DataRequest request, CancellationToken ct) =>
            request.HasCopy && !(request.Place == DataPlace.Account && (await db.Users.AsNoTracking().SingleAsync(account => account.Id == request.AboutId, ct)).HasLeft);
    }
}
