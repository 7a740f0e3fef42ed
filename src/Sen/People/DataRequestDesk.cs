using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>What every button on a request carries.</summary>
/// <param name="Id">The request.</param>
/// <param name="Key">Idempotency key.</param>
/// <param name="Version">The row's when the form was made.</param>
public sealed record DataRequestForm(Guid Id, Guid Key, int Version)
{
    /// <summary>The form as it was sent.</summary>
    public static DataRequestForm Of(Guid id, IFormCollection posted) => new(id, posted.ActKey(), posted.Number("version"));
}

/// <summary>How requests about personal data are worked on, the same for every button: found, allowed, this person's to do, not overtaken, changed, committed.</summary>
public sealed class DataRequestDesk(SenDb db, TimeProvider clock)
{
    /// <summary>The request, tracked, when this person may do this with it.</summary>
    public async Task<Outcome<(DataRequest Request, Permit Permit)>> Open(Guid id, Operation operation, Actor actor, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await db.DataRequests.SingleOrDefaultAsync(row => row.Id == id, ct) is not { } request || !Access.Ask(actor, Operation.ReadDataRequests, request.Subject).Ok)
        {
            return new Refusal.Missing(("yêu cầu", "request"));
        }

        var permit = Access.Ask(actor, operation, request.Subject);
        return permit.Ok && operation != Operation.ReadDataRequests && !DataRequestWork.Serves(actor, request.Place, request.Subject)
            ? new Refusal.NotYours(WhoServes(request.Place)) : permit.Then<(DataRequest, Permit)>(allowed => (request, allowed));
    }

    /// <summary>
    /// Changes the request, and what it is about, and commits both. A copy that is taken out keeps the version: the page cannot be drawn anew beside a download, and its other forms stay good.
    /// </summary>
    public async Task<Outcome<Receipt>> Write(
        DataRequestForm form, Operation operation, Actor actor, Func<DataRequest, DateOnly, Task<Outcome<DataRequest>>> change, CancellationToken ct, string? reason = null, bool keepsVersion = false)
    {
        // A form that comes a second time gets its first answer, whatever has changed since; before anything is judged.
        if (await db.DataRequests.AsNoTracking().Where(row => row.Id == form.Id).Select(row => (Guid?)row.CommuneId).FirstOrDefaultAsync(ct) is { } commune
            && await db.Done(actor, operation, commune, form.Key, ct) is { } before)
        {
            return before;
        }

        var now = clock.GetUtcNow();
        var opened = await Open(form.Id, operation, actor, ct);
        if (!opened.Ok)
        {
            return opened.Refusal;
        }

        var (request, permit) = opened.Value;

        if (request.Version != form.Version)
        {
            return new Refusal.Stale([]);
        }

        var changed = await change(request, BusinessCalendar.DateOf(now));
        return changed.Ok
            ? await db.Commit(new Act(permit, form.Key, "data-request", request.Id, now.UtcDateTime, request.CommuneId) { Reason = reason, KeepsVersion = keepsVersion }, ct)
            : changed.Refusal;
    }

    /// <summary>Who does what is asked, for the sentence that helps.</summary>
    public static Wording WhoServes(DataPlace place) => Access.WhoCan(place == DataPlace.Account ? Operation.DisableAccount : Operation.ReadContact);
}
