using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A request is said to be done where no button of Sen does it, or refused for a reason of the closed list (giải quyết, từ chối yêu cầu).</summary>
public static class CloseDataRequest
{
    /// <summary>Maps the two buttons.</summary>
    public static void Map(Routes routes)
    {
        routes.MapPost($"{DeskAddresses.DataRequests}/{{id:guid}}/giai-quyet", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadDataRequest.Pages pages, CancellationToken ct) =>
            await pages.After(http, id, actor, await handler.Finish(DataRequestForm.Of(id, posted), actor, ct), "giai-quyet", ReadDataRequest.Typed.Nothing, ct)).Needs(Operation.CloseDataRequest);

        routes.MapPost($"{DeskAddresses.DataRequests}/{{id:guid}}/tu-choi", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadDataRequest.Pages pages, CancellationToken ct) =>
        {
            var reason = posted.Typed("reason");
            return await pages.After(http, id, actor, await handler.Refuse(DataRequestForm.Of(id, posted), reason, actor, ct), "tu-choi", new(Reason: reason), ct);
        }).Needs(Operation.CloseDataRequest);
    }

    /// <summary>Closes the request.</summary>
    public sealed class Handler(DataRequestDesk desk)
    {
        /// <summary>It is done.</summary>
        public Task<Outcome<Receipt>> Finish(DataRequestForm form, Actor actor, CancellationToken ct) =>
            desk.Write(form, Operation.CloseDataRequest, actor, (request, today) => Task.FromResult(request.Finish(today)), ct);

        /// <summary>It is refused.</summary>
        public async Task<Outcome<Receipt>> Refuse(DataRequestForm form, string? typed, Actor actor, CancellationToken ct) =>
            await desk.Write(form, Operation.CloseDataRequest, actor, (request, today) => Task.FromResult(
                Enum.TryParse<DataRefusal>(typed, out var reason) && Enum.IsDefined(reason)
                    ? request.Refuse(reason, today)
                    : new Refusal.Invalid("reason", ("Đề nghị chọn lý do trong danh sách.", "Please choose a reason from the list."))), ct,
                Enum.TryParse<DataRefusal>(typed, out var kept) && Enum.IsDefined(kept) ? DataRequestNames.Of(kept).Vi : null);
    }
}
