using Microsoft.AspNetCore.Antiforgery;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Progress;

/// <summary>
/// An officer records for an organisation what it told on paper, by telephone or in person (ghi tiến độ hộ): the same form, with who told it and the scan. Whoever records it is on the registrant's side of the model
/// from then on and neither scores nor decides on it.
/// </summary>
public static class RecordOnBehalf
{
    /// <summary>Maps the slice; the page is <see cref="RecordProgress"/>'s.</summary>
    public static void Map(Routes routes)
    {
        const string Address = $"{DeskAddresses.Models}/{{id:guid}}/tien-do-ho";
        routes.MapGet(Address, async (Guid id, HttpContext http, Actor actor, RecordProgress.Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var dossier = await handler.Open(id, Operation.RecordOnBehalf, actor, ct);
            return dossier.Ok
                ? await RecordProgress.Page(http, frames, handler, dossier.Value, RecordProgress.Empty(id, clock) with { Told = new("", "", AdministrativeDate.Short(BusinessCalendar.Today(clock))) }, null, actor, ct)
                : Answers.Refused(http, dossier.Refusal);
        }).Needs(Operation.RecordOnBehalf);

        // The token is checked by PostedForm, as for the organisation's own form.
        routes.MapPost(Address, async (Guid id, HttpContext http, Actor actor, RecordProgress.Handler handler, Frames frames, FileStore store, IAntiforgery antiforgery, CancellationToken ct) =>
        {
            await using var posted = await PostedForm.Read(http, store, antiforgery);
            return posted is null ? Results.BadRequest()
                : await RecordProgress.Take(http, RecordProgress.Of(id, posted) with { Told = TypedTelling.Of(posted), Corrects = null }, posted.CutShort, actor, handler, frames, ct);
        }).Needs(Operation.RecordOnBehalf).DisableAntiforgery();
    }
}
