using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Sheets;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Plumbing;

namespace Sen.Spreadsheets;

/// <summary>
/// One import on its page: while it waits, its rehearsal, which says cell by cell what would come of it; then what came in, and the way back. Bringing it in judges the kept
/// file anew, with the same rules, so that the rehearsal was the truth or the new truth is shown first.
/// </summary>
public static class RunImport
{
    private const string Address = $"{SheetAddresses.Home}/{{id:guid}}";

    /// <summary>The page.</summary>
    public sealed record Shown(SheetImport Import, SheetForm Form, OldFontChoice Fonts, Guid Key)
    {
        /// <summary>The rehearsal, while it waits; null when the file cannot be judged at all.</summary>
        public SheetVerdict? Verdict { get; init; }

        /// <summary>Sealed seed of the first passwords; null but for people.</summary>
        public string? Seed { get; init; }

        /// <summary>First passwords, until they were noted: title, user name, password, its last day.</summary>
        public IReadOnlyList<(string Title, string User, string Password, DateOnly Until)> Passwords { get; init; } = [];

        /// <summary>Rows on which something has been built since.</summary>
        public IReadOnlyList<(int Row, Wording Why)> BuiltOn { get; init; } = [];

        /// <summary>What its first rows made.</summary>
        public IReadOnlyList<ImportedLink> Made { get; init; } = [];

        /// <summary>Undoing it needs a decision: acts on units that have taken effect.</summary>
        public bool NeedsDecision { get; init; }

        /// <summary>How many accounts go when an import of people is undone.</summary>
        public int Accounts { get; init; }

        /// <summary>The file was sent once more just now, and led here.</summary>
        public bool SentAgain { get; init; }

        /// <summary>Imports of the very same file that were undone, newest first.</summary>
        public IReadOnlyList<SheetImport> Earlier { get; init; } = [];

        /// <summary>What a sheet of acts on units would do; null of other sheets and once it is done.</summary>
        public SheetChanges? Changes { get; init; }

        /// <summary>The decision as it was typed.</summary>
        public UndoImport.Basis? Basis { get; init; }
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, async (Guid id, string? phong, HttpContext http, Visit visit, Frames frames, Handler handler, FirstPasswords passwords, CancellationToken ct) =>
        {
            var shown = await handler.Open(id, Fonts(phong), visit.Actor, visit.Home, ct);
            return !shown.Ok ? Answers.Refused(http, shown.Refusal)
                : await Page(http, frames, shown.Value.Page with
                {
                    Passwords = await handler.Passwords(shown.Value.Page.Import, passwords.Read(http), ct),
                    SentAgain = http.Request.Query.ContainsKey(SheetAddresses.AgainQuery),
                }, shown.Value.Problem, ct);
        }).Needs(Operation.ImportSheet);

        routes.MapPost($"{Address}/nhap", async (Guid id, IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, FirstPasswords passwords, CancellationToken ct) =>
        {
            var seed = posted.Typed("seed");
            var order = new RunOrder(Fonts(posted.Typed("phong")), posted.ContainsKey("dung"), posted.Typed("seen") ?? "", passwords.Open(seed), 0, posted.ActKey());
            var (done, byThis, page, refusal) = await handler.Run(id, order, visit.Actor, visit.Home, ct);
            if (done is null)
            {
                return page is null ? Answers.Refused(http, refusal!) : await Page(http, frames, page, refusal, ct);
            }

            // Another form's seed would read out passwords that open nothing.
            if (order.Passwords is not null && byThis)
            {
                FirstPasswords.Hand(http, id, seed!);
            }

            return Results.Redirect($"{SheetAddresses.Import(id)}");
        }).Needs(Operation.ImportSheet).WithMetadata(new AsksWhoeverDecides());
        MapBeside(routes);
    }

    // What is taken away from the page, and what is noted on it.
    private static void MapBeside(Routes routes)
    {
        routes.MapGet($"{Address}/can-sua", async (Guid id, string? phong, HttpContext http, Visit visit, Handler handler, CancellationToken ct) =>
        {
            var sheet = await handler.ErrorSheet(id, Fonts(phong), visit.Actor, visit.Home, ct);
            http.Response.Headers.CacheControl = "private, no-cache";
            return sheet.Ok ? Results.Stream(sheet.Value.Bytes, SheetTemplate.Type, Frames.WordsOf(http).ErrorSheetFile(SheetForm.Of(sheet.Value.Import.Kind))) : Answers.Refused(http, sheet.Refusal);
        }).Needs(Operation.ImportSheet);

        routes.MapPost($"{Address}/da-ghi", (Guid id, IFormCollection posted, HttpContext http) =>
        {
            FirstPasswords.Noted(http, id);
            return Results.Redirect(SheetAddresses.Import(id));
        }).Needs(Operation.ImportSheet);
    }

    private static OldFontChoice Fonts(string? word) => word switch
    {
        "chuyen" => OldFontChoice.Convert,
        "giu" => OldFontChoice.Keep,
        _ => OldFontChoice.Ask,
    };

    private static Task<IResult> Page(HttpContext http, Frames frames, Shown page, Refusal? refusal, CancellationToken ct) =>
        frames.Page<RunImportView>(http, refusal, ct, (nameof(RunImportView.Page), page), (nameof(RunImportView.Refusal), refusal));

    /// <summary>Rehearses, brings in, and hands out the error sheet.</summary>
    public sealed class Handler(SenDb db, SheetDesk desk, SheetRun run, FileStore store, FirstPasswords passwords, TimeProvider clock)
    {
        /// <summary>The page of an import, with its rehearsal while it waits; and what is wrong with its file as a whole.</summary>
        public async Task<Outcome<(Shown Page, Refusal? Problem)>> Open(Guid id, OldFontChoice fonts, Actor actor, Home home, CancellationToken ct)
        {
            var found = await Find(id, actor, home, ct);
            if (!found.Ok)
            {
                return found.Refusal;
            }

            var (import, now) = (found.Value, clock.GetUtcNow());
            var page = new Shown(import, SheetForm.Of(import.Kind), fonts, Guid.CreateVersion7(now)) { Seed = import.Kind == SheetKind.People ? passwords.Seal() : null, Earlier = await Earlier(import, ct) };
            if (import.State == ImportState.Done)
            {
                page = page with { Made = await ImportedLinks.Of(db, import, actor, BusinessCalendar.DateOf(now), ct) };
                // Of a very large import the undoing itself looks.
                return (import.Taken > page.Form.MostRows ? page : page with
                {
                    BuiltOn = await ImportedRows.BuiltOn(db, import, ct),
                    Accounts = await Accounts(import, ct),
                    NeedsDecision = import.Kind == SheetKind.Units && await new ActsTakenBack(db, home, actor).NeedsDecision(import, BusinessCalendar.DateOf(now), ct),
                }, null);
            }

            if (import.State == ImportState.Undone)
            {
                return (page, null);
            }

            var judged = await desk.Rehearse(import, fonts, actor, now, page.Form.MostRows, ct);
            return (!judged.Ok ? page : page with { Verdict = judged.Value.Verdict, Changes = await desk.Changes(judged.Value, ct) }, judged.Refusal);
        }

        private async Task<IReadOnlyList<SheetImport>> Earlier(SheetImport import, CancellationToken ct) => await db.SheetImports.AsNoTracking()
            .Where(row => row.CommuneId == import.CommuneId && row.Kind == import.Kind && row.Hash == import.Hash && row.Id != import.Id && row.UndoneAt != null && row.SentAt < import.SentAt)
            .OrderByDescending(row => row.UndoneAt).Take(MostEarlier).ToListAsync(ct);

        private const int MostEarlier = 5;

        // Several rows of one person made one account.
        private async Task<int> Accounts(SheetImport import, CancellationToken ct)
        {
            var ids = import.Kind != SheetKind.People ? [] : SheetVerdict.NumbersOf(import.Lines).Select(row => SheetWorld.IdOf(import.Id, row, 0)).ToList();
            return ids.Count == 0 ? 0 : await db.Users.AsNoTracking().CountAsync(account => ids.Contains(account.Id), ct);
        }

        /// <summary>Brings it in; or the page again with why not.</summary>
        public async Task<(Guid? Done, bool ByThis, Shown? Page, Refusal? Refusal)> Run(Guid id, RunOrder order, Actor actor, Home home, CancellationToken ct)
        {
            var found = await Find(id, actor, home, ct);
            if (!found.Ok)
            {
                return (null, false, null, found.Refusal);
            }

            var form = SheetForm.Of(found.Value.Kind);
            var answer = form.Kind == SheetKind.People && order.Passwords is null
                ? new RunAnswer(null, null, new Refusal.Invalid("seen", ("Trang mở đã lâu. Xin bấm nhập lần nữa.", "The page was opened long ago. Please press once more.")))
                : await run.Run(id, order with { MostRows = form.MostRows }, actor, home, clock.GetUtcNow(), ct);
            if (answer.Import is { } done)
            {
                return (done, !answer.ByAnother, null, null);
            }

            db.ChangeTracker.Clear();
            var page = await Open(id, order.Fonts, actor, home, ct);
            return page.Ok ? (null, false, page.Value.Page, answer.Refusal) : (null, false, null, page.Refusal);
        }

        /// <summary>The error sheet: the kept one, or that of the rehearsal.</summary>
        public async Task<Outcome<(SheetImport Import, Stream Bytes)>> ErrorSheet(Guid id, OldFontChoice fonts, Actor actor, Home home, CancellationToken ct)
        {
            var found = await Find(id, actor, home, ct);
            if (!found.Ok)
            {
                return found.Refusal;
            }

            var import = found.Value;
            if (import.State != ImportState.Waiting)
            {
                return import.ErrorSheet is { } kept && store.Open(kept) is { } bytes ? (import, bytes) : new Refusal.Missing(("bảng cần sửa", "error sheet"));
            }

            var form = SheetForm.Of(import.Kind);
            var judged = await desk.Rehearse(import, fonts, actor, clock.GetUtcNow(), form.MostRows, ct);
            return !judged.Ok ? judged.Refusal
                : judged.Value.Verdict.Wrong == 0 ? new Refusal.Missing(("bảng cần sửa", "error sheet"))
                : (import, new MemoryStream(await desk.ErrorSheet(form, judged.Value, fonts, ct), writable: false));
        }

        /// <summary>The first passwords of the accounts it made, as long as somebody has what makes them.</summary>
        public async Task<IReadOnlyList<(string Title, string User, string Password, DateOnly Until)>> Passwords(SheetImport import, Func<string, string>? make, CancellationToken ct)
        {
            if (make is null || import.Kind != SheetKind.People || import.State != ImportState.Done)
            {
                return [];
            }

            var ids = SheetVerdict.NumbersOf(import.Lines).Select(row => SheetWorld.IdOf(import.Id, row, 0)).ToList();
            var made = await db.Users.AsNoTracking().Where(account => ids.Contains(account.Id) && account.MustChangePassword && account.FirstPasswordUntil != null).OrderBy(account => account.Id).ToListAsync(ct);
            return [.. made.Select(account => (account.Title, account.UserName!, make(account.UserName!), account.FirstPasswordUntil!.Value))];
        }

        /// <summary>The import, for whoever may bring in what it brings.</summary>
        public async Task<Outcome<SheetImport>> Find(Guid id, Actor actor, Home home, CancellationToken ct)
        {
            var permit = Access.Ask(actor, Operation.ImportSheet, Subject.Of(home.CommuneId));
            return !permit.Ok ? permit.Refusal
                : await db.SheetImports.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == home.CommuneId, ct) is not { } import ? new Refusal.Missing(("lần nhập", "import"))
                : SheetDesk.NotFor(actor, SheetForm.Of(import.Kind), home.CommuneId) is { } notFor ? notFor : import;
        }
    }
}
