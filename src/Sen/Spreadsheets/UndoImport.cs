using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Sheets;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Plumbing;

namespace Sen.Spreadsheets;

/// <summary>Takes an import back in one act (hủy lần nhập): all its records go, or none while something has been built on one of them.</summary>
public static class UndoImport
{
    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{SheetAddresses.Home}/{{id:guid}}/huy", async (
        Guid id, IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, RunImport.Handler pages, CancellationToken ct) =>
    {
        var undone = await handler.Handle(id, posted.ActKey(), visit.Actor, visit.Home, ct);
        if (undone.Ok)
        {
            return Results.Redirect(SheetAddresses.Import(id));
        }

        var shown = await pages.Open(id, OldFontChoice.Ask, visit.Actor, visit.Home, ct);
        return !shown.Ok ? Answers.Refused(http, shown.Refusal)
            : await frames.Page<RunImportView>(http, undone.Refusal, ct, (nameof(RunImportView.Page), shown.Value.Page), (nameof(RunImportView.Refusal), undone.Refusal));
    }).Needs(Operation.UndoImport).WithMetadata(new AsksWhoeverDecides());

    /// <summary>Takes it back.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        private const int Told = 10, Turns = 3;

        /// <summary>The import. Somebody who writes in the commune at the same moment makes what was found stale: it is looked at again, a few times.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Guid key, Actor actor, Home home, CancellationToken ct)
        {
            for (var turn = 1; ; turn++)
            {
                var undone = await Once(id, key, actor, home, ct);
                if (undone.Refusal is not Refusal.Stale || turn == Turns)
                {
                    return undone;
                }
            }
        }

        private async Task<Outcome<Guid>> Once(Guid id, Guid key, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.UndoImport, home.CommuneId, key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var permit = Access.Ask(actor, Operation.UndoImport, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var newest = await db.NewestLine(home.CommuneId, ct);
            if (await db.SheetImports.SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == home.CommuneId, ct) is not { } import)
            {
                return new Refusal.Missing(("lần nhập", "import"));
            }

            if (SheetDesk.NotFor(actor, SheetForm.Of(import.Kind), home.CommuneId) is { } notFor)
            {
                return notFor;
            }

            var now = clock.GetUtcNow();
            var built = import.State == ImportState.Done ? await ImportedRows.BuiltOn(db, import, ct) : [];
            if (built.Count > 0)
            {
                return Refused(built);
            }

            var (year, many) = (BusinessCalendar.DateOf(import.RunAt ?? now.UtcDateTime).Year, import.Kind == SheetKind.Models && import.Taken + import.LeftOut > ImportedRows.ToldByField);
            var undone = import.Undo(actor.Name, now.UtcDateTime);
            if (!undone.Ok)
            {
                return undone.Refusal;
            }

            return await Write(import, key, many, permit.Value, newest, year, ct);
        }

        private async Task<Outcome<Guid>> Write(SheetImport import, Guid key, bool many, Permit permit, long newest, int year, CancellationToken ct)
        {
            var gone = many ? await ImportedRows.Ids(db, import, ct) : [];
            if (!many)
            {
                await ImportedRows.Remove(db, import, ct);
            }

            var receipt = await db.Commit(new Act(permit, key, SheetForm.Of(import.Kind).RecordKind, import.Id, clock.GetUtcNow().UtcDateTime, import.CommuneId)
            {
                AfterLine = newest,
                Gone = gone,
                RecountedYears = many ? [year] : [],
            }, ct);
            return receipt.Ok ? receipt.Value.SubjectId : receipt.Refusal;
        }

        private static Refusal.Taken Refused(IReadOnlyList<(int Row, Wording Why)> built)
        {
            var (first, more) = (built.Take(Told).ToList(), built.Count - Told);
            return new((
                $"Chưa hủy được vì đã có việc làm tiếp trên các dòng: {string.Join("; ", first.Select(row => $"dòng {row.Row}, {row.Why.Vi}"))}{(more > 0 ? $"; và {more} dòng khác" : "")}. Xin xử lý các dòng ấy trước; chưa dòng nào bị bỏ.",
                $"It cannot be undone, for something has been built on these rows: {string.Join("; ", first.Select(row => $"row {row.Row}, {row.Why.En}"))}{(more > 0 ? $"; and {more} more" : "")}. Please see to them first; no row was taken away."));
        }
    }
}
