using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Sheets;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Spreadsheets;

/// <summary>Takes an import back in one act (hủy lần nhập): all its records go, or none while something has been built on one of them.</summary>
public static class UndoImport
{
    /// <summary>Field that says that whoever undoes it has seen what goes.</summary>
    public const string Confirm = "confirm";

    /// <summary>What undoing acts that have taken effect rests on, as typed; of other rows nothing is asked.</summary>
    public sealed record Basis(TypedDecision Decision)
    {
        /// <summary>Whoever undoes it has seen what goes.</summary>
        public bool Confirmed { get; init; }
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapPost($"{SheetAddresses.Home}/{{id:guid}}/huy", async (
            Guid id, IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, RunImport.Handler pages, CancellationToken ct) =>
        {
            var basis = new Basis(new(posted.Typed("Number"), posted.Typed("SignedOn"), posted.Typed("Issuer"))) { Confirmed = posted[Confirm] == "1" };
            var undone = await handler.Handle(id, posted.ActKey(), visit.Actor, visit.Home, ct, basis);
            return undone.Ok ? Results.Redirect(SheetAddresses.Import(id)) : await Again(id, undone.Refusal, basis, http, visit, frames, pages, ct);
        }).Needs(Operation.UndoImport).WithMetadata(new AsksWhoeverDecides());

        routes.MapPost($"{SheetAddresses.Home}/{{id:guid}}/bo", async (
            Guid id, IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, RunImport.Handler pages, CancellationToken ct) =>
        {
            var gone = await handler.Discard(id, posted.ActKey(), visit.Actor, visit.Home, ct);
            return gone.Ok ? Results.Redirect(SheetAddresses.Home) : await Again(id, gone.Refusal, null, http, visit, frames, pages, ct);
        }).Needs(Operation.UndoImport);
    }

    private static async Task<IResult> Again(Guid id, Refusal refusal, Basis? basis, HttpContext http, Visit visit, Frames frames, RunImport.Handler pages, CancellationToken ct)
    {
        var shown = await pages.Open(id, OldFontChoice.Ask, visit.Actor, visit.Home, ct);
        return !shown.Ok ? Answers.Refused(http, shown.Refusal)
            : await frames.Page<RunImportView>(http, refusal, ct, (nameof(RunImportView.Page), shown.Value.Page with { Basis = basis }), (nameof(RunImportView.Refusal), refusal));
    }

    /// <summary>Takes it back.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        private const int Told = 10, Turns = 3;

        /// <summary>The import. Somebody who writes in the commune at the same moment makes what was found stale: it is looked at again, a few times.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Guid key, Actor actor, Home home, CancellationToken ct, Basis? basis = null)
        {
            for (var turn = 1; ; turn++)
            {
                var undone = await Once(id, key, actor, home, basis ?? new(new TypedDecision(null, null, null)), ct);
                if (undone.Refusal is not Refusal.Stale || turn == Turns)
                {
                    return undone;
                }
            }
        }

        /// <summary>A sheet that waits is put away: nothing of it was ever taken.</summary>
        public async Task<Outcome<Guid>> Discard(Guid id, Guid key, Actor actor, Home home, CancellationToken ct)
        {
            var found = await Find(id, key, actor, home, ct);
            if (!found.Ok || found.Value.Import is not { } import)
            {
                return found.Ok ? id : found.Refusal;
            }

            if (import.State != ImportState.Waiting)
            {
                return new Refusal.OutOfOrder(SheetImport.NameOf(import.State), ("bỏ tệp", "put away"));
            }

            await OldSheets.Discard(db, import, ct);
            var receipt = await db.Commit(new Act(found.Value.Permit, key, SheetForm.Of(import.Kind).RecordKind, import.Id, clock.GetUtcNow().UtcDateTime, import.CommuneId) { Reason = import.FileName }, ct);
            return receipt.Ok ? id : receipt.Refusal;
        }

        private async Task<Outcome<Guid>> Once(Guid id, Guid key, Actor actor, Home home, Basis basis, CancellationToken ct)
        {
            var newest = await db.NewestLine(home.CommuneId, ct);
            var found = await Find(id, key, actor, home, ct);
            if (!found.Ok || found.Value.Import is not { } import)
            {
                return found.Ok ? id : found.Refusal;
            }

            var now = clock.GetUtcNow();
            var built = import.State == ImportState.Done ? await ImportedRows.BuiltOn(db, import, ct) : [];
            if (built.Count > 0)
            {
                return Refused(built);
            }

            if (import.State == ImportState.Done && !basis.Confirmed)
            {
                return await Unconfirmed(import, basis, actor, now, ct);
            }

            var year = BusinessCalendar.DateOf(import.RunAt ?? now.UtcDateTime).Year;
            var undone = import.Undo(actor.Name, now.UtcDateTime);
            return undone.Ok ? await Write(import, key, found.Value.Permit, newest, year, basis, ct) : undone.Refusal;
        }

        // What else is missing is told with it.
        private async Task<Refusal> Unconfirmed(SheetImport import, Basis basis, Actor actor, DateTimeOffset now, CancellationToken ct)
        {
            var decision = import.Kind == SheetKind.Units ? (await new ActsTakenBack(db, new(import.CommuneId, import.ProvinceId), actor).Decree(import, basis, BusinessCalendar.DateOf(now), ct)).Refusal : null;
            return new Refusal.Invalid(new Dictionary<string, Wording>((decision as Refusal.Invalid)?.Fields ?? new Dictionary<string, Wording>(), StringComparer.Ordinal)
            {
                [Confirm] = ($"Hủy thì bỏ cả {import.Taken} dòng đã nhập. Đề nghị xem lại rồi đánh dấu xác nhận.", $"All rows that came in go: {import.Taken}. Please look at it and tick that you agree."),
            });
        }

        // No import when the act is done already.
        private async Task<Outcome<(SheetImport? Import, Permit Permit)>> Find(Guid id, Guid key, Actor actor, Home home, CancellationToken ct)
        {
            var permit = Access.Ask(actor, Operation.UndoImport, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (await db.Done(actor, Operation.UndoImport, home.CommuneId, key, ct) is not null)
            {
                return ((SheetImport?)null, permit.Value);
            }

            return await db.SheetImports.SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == home.CommuneId, ct) is not { } import ? new Refusal.Missing(("lần nhập", "import"))
                : SheetDesk.NotFor(actor, SheetForm.Of(import.Kind), home.CommuneId) is { } notFor ? notFor : (import, permit.Value);
        }

        private async Task<Outcome<Guid>> Write(SheetImport import, Guid key, Permit permit, long newest, int year, Basis basis, CancellationToken ct)
        {
            var (many, now) = (import.Kind == SheetKind.Models && import.Taken + import.LeftOut > ImportedRows.ToldByField, clock.GetUtcNow());
            var gone = many ? await ImportedRows.Ids(db, import, ct) : [];
            var acts = new ActsTakenBack(db, new(import.CommuneId, import.ProvinceId), permit.Actor);
            if (import.Kind == SheetKind.Units)
            {
                if (await acts.Track(import, basis, now, ct) is { } inTheWay)
                {
                    db.ChangeTracker.Clear();
                    return inTheWay;
                }
            }
            else if (!many)
            {
                await ImportedRows.Remove(db, import, BusinessCalendar.DateOf(now), ct);
            }

            if (import.Kind == SheetKind.People)
            {
                // Whoever never was here is named nowhere any more.
                await OldSheets.ForgetBytes(db, import, ct);
            }

            var receipt = SheetRun.Told(await db.Commit(new Act(permit, key, SheetForm.Of(import.Kind).RecordKind, import.Id, now.UtcDateTime, import.CommuneId)
            {
                AfterLine = newest,
                AfterLinesElsewhere = acts.Elsewhere,
                Gone = gone,
                RecountedYears = many ? [year] : [],
                Reason = import.Kind == SheetKind.Units && basis.Decision.Number is { Length: > 0 } number ? VietnameseText.Clean(number) : null,
            }, ct), import.Kind, ("bấm hủy lần nhập", "undo the import"));
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
