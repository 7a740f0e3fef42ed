using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>Takes a decision of the inheritance list back (hủy quyết định tiếp nhận): the model waits again. Both acts stay in the history.</summary>
public static class UndoInheriting
{
    /// <summary>Says on the page that a decision was just undone.</summary>
    public const string DoneQuery = "da-huy";

    /// <summary>Maps the slice; its form stands on the model's page of the list.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{DeskAddresses.Inheriting}/{{id:guid}}/huy", async (
        Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, InheritingPages pages, Frames frames, TimeProvider clock, CancellationToken ct) =>
    {
        var done = await handler.Handle(id, posted[Inheriting.Reason].ToString(), posted.Number("version"), posted.ActKey(), actor, ct);
        if (done.Ok)
        {
            return Results.Redirect($"{DeskAddresses.Inherit(id)}?{DoneQuery}");
        }

        var sheet = await pages.Of(id, Operation.UndoInheriting, actor, ct);
        return sheet.Ok
            ? await InheritModel.Page(http, frames, sheet.Value, InheritModel.Empty(sheet.Value, clock) with { Reason = posted[Inheriting.Reason].ToString().ReplaceLineEndings("\n") }, done.Refusal, ct)
            : Answers.Refused(http, done.Refusal);
    }).Needs(Operation.UndoInheriting).WithMetadata(new AsksWhoeverDecides());

    /// <summary>Writes it.</summary>
    public sealed class Handler(SenDb db, InheritingPages pages, TimeProvider clock)
    {
        /// <summary>The registration; or why not.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, string reason, int version, Guid key, Actor actor, CancellationToken ct)
        {
            if (await Registrations.CommuneOf(db, id, ct) is not { } commune)
            {
                return new Refusal.Missing(("mô hình", "model"));
            }

            if (await db.Done(actor, Operation.UndoInheriting, commune, key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var now = clock.GetUtcNow();
            var sheet = await pages.Of(id, Operation.UndoInheriting, actor, ct);
            if (!sheet.Ok)
            {
                return sheet.Refusal;
            }

            var dossier = sheet.Value.Dossier;
            var permit = Access.Ask(actor, Operation.UndoInheriting, dossier.Subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (DossierFacts.Changed(dossier, version) is { } stale)
            {
                return stale;
            }

            var refusal = Inheriting.CheckReason(reason, needed: true) ?? Inheriting.Undo(dossier.Registration).Refusal;
            if (refusal is not null)
            {
                db.ChangeTracker.Clear();
                return refusal;
            }

            return (await db.Commit(new Act(permit.Value, key, "registration", id, now.UtcDateTime, commune) { Reason = reason.Trim() }, ct)).Then<Guid>(receipt => receipt.SubjectId);
        }
    }
}
