using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The versions of an article (phiên bản): what was kept when and by whom, any two compared word by word, any of the last hundred restored by one press.</summary>
public static class ArticleVersions
{
    private const int MostRestored = 100, PageSize = 50;

    /// <summary>A version in the list.</summary>
    public sealed record Line(int No, DateTime At, string Title, string By, string Note);

    /// <summary>A field of two versions, word by word.</summary>
    public sealed record Compared(Wording Label, IReadOnlyList<WordRun> Runs);

    /// <summary>What the page shows.</summary>
    public sealed record Sheet(Guid Id, string Title, IReadOnlyList<Line> Lines, int Total)
    {
        /// <summary>The versions that may be compared and restored, newest first.</summary>
        public required IReadOnlyList<Line> Recent { get; init; }

        public required Pager Pager { get; init; }

        /// <summary>Number of the version readers see; 0 when none is known.</summary>
        public int LiveNo { get; init; }

        /// <summary>The two versions that are compared, older first; null when fewer than two are there.</summary>
        public (int Older, int Newer)? Between { get; init; }

        /// <summary>What differs between them; empty when nothing does.</summary>
        public IReadOnlyList<Compared> Fields { get; init; } = [];

        /// <summary>Whether the newer of the two is marked as a sensitive subject, when the older is not or the other way round; null when they agree.</summary>
        public bool? Sensitive { get; init; }

        /// <summary>Idempotency key of the restore buttons.</summary>
        public Guid Key { get; init; }

        /// <summary>The working copy may be written now, so a version may take its place.</summary>
        public bool MayRestore { get; init; }
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        const string Address = $"{ArticleDesk.Address}/{{id:guid}}/phien-ban";
        routes.MapGet(Address, async (Guid id, int? cu, int? moi, int? trang, HttpContext http, Actor actor, Handler handler, Frames frames, CancellationToken ct) =>
        {
            var sheet = await handler.Read(id, cu, moi, trang ?? 1, actor, ct);
            return sheet.Ok ? await frames.Page<ArticleVersionsView>(http, null, ct, (nameof(ArticleVersionsView.Sheet), sheet.Value), (nameof(ArticleVersionsView.Restored), http.Request.Query.ContainsKey("xong")))
                : Answers.Refused(http, sheet.Refusal);
        }).Needs(Operation.EditArticle);

        routes.MapPost(Address, async (Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, CancellationToken ct) =>
        {
            var done = await handler.Restore(id, posted.Number("no"), posted.ActKey(), actor, ct);
            return done.Ok ? Results.Redirect($"{ArticleDesk.Versions(id)}?xong") : Answers.Refused(http, done.Refusal);
        }).Needs(Operation.EditArticle);
    }

    /// <summary>Reads and restores versions.</summary>
    public sealed class Handler(Manuscripts manuscripts, TimeProvider clock)
    {
        private SenDb Db => manuscripts.Db;

        /// <summary>The list, and the two versions asked for; the last two when none were.</summary>
        public async Task<Outcome<Sheet>> Read(Guid id, int? older, int? newer, int page, Actor actor, CancellationToken ct)
        {
            var found = await manuscripts.Open(id, actor, Operation.EditArticle, ct);
            if (!found.Ok)
            {
                return found.Refusal;
            }

            var draft = found.Value.Draft;
            var versions = Db.ArticleRevisions.AsNoTracking().Where(row => row.ArticleId == id).OrderByDescending(row => row.No)
                .Select(row => new Line(row.No, row.SavedAt, row.Title, row.WrittenByTitle, row.Note));
            var pages = Math.Max(1, (draft.Revisions + PageSize - 1) / PageSize);
            var at = Math.Clamp(page, 1, pages);
            var lines = await versions.Skip((at - 1) * PageSize).Take(PageSize).ToListAsync(ct);
            var (one, two) = (older ?? draft.Revisions - 1, newer ?? draft.Revisions);
            var pair = await Db.ArticleRevisions.AsNoTracking().Where(row => row.ArticleId == id && (row.No == one || row.No == two)).OrderBy(row => row.No).ToListAsync(ct);
            return new Sheet(id, draft.Title, lines, draft.Revisions)
            {
                Recent = draft.Revisions <= PageSize ? lines : await versions.Take(MostRestored).ToListAsync(ct),
                Pager = new([.. Enumerable.Range(1, pages).Select(number => $"{ArticleDesk.Versions(id)}{(number > 1 ? $"?trang={number}" : "")}")], at),
                LiveNo = found.Value.IsLive ? draft.LiveRevision : 0,
                Between = pair is [var first, var second] ? (first.No, second.No) : null,
                Fields = pair.Count == 2 ? Compare(pair[0], pair[1]) : [],
                Sensitive = pair is [var old, var now] && old.Sensitive != now.Sensitive ? now.Sensitive : null,
                Key = Guid.CreateVersion7(clock.GetUtcNow()),
                MayRestore = ArticleLife.Take(draft.Stage, ArticleStep.Write, found.Value.IsLive, twoPersons: false).Ok,
            };
        }

        /// <summary>A version becomes the working copy, as a version of its own; what stood there is kept first. Readers notice nothing until it is published.</summary>
        public async Task<Outcome<Receipt>> Restore(Guid id, int no, Guid key, Actor actor, CancellationToken ct)
        {
            var found = await manuscripts.Open(id, actor, Operation.EditArticle, ct);
            if (!found.Ok)
            {
                return found.Refusal;
            }

            var (draft, now) = (found.Value.Draft, clock.GetUtcNow().UtcDateTime);
            if (await Db.Done(actor, Operation.EditArticle, draft.CommuneId, key, ct) is { } before)
            {
                return before;
            }

            var permit = Access.Ask(actor, Operation.EditArticle, Subject.Of(draft.CommuneId));
            var to = ArticleLife.Take(draft.Stage, ArticleStep.Write, found.Value.IsLive, twoPersons: false);
            if (!permit.Ok || !to.Ok)
            {
                return permit.Refusal ?? to.Refusal!;
            }

            if (no <= draft.Revisions - MostRestored || await Db.ArticleRevisions.AsNoTracking().SingleOrDefaultAsync(row => row.ArticleId == id && row.No == no, ct) is not { } version)
            {
                return new Refusal.Missing(("phiên bản", "version"));
            }

            await manuscripts.KeepIfNew(draft, "", ct);
            (draft.Title, draft.Category, draft.Author, draft.Lead, draft.Body, draft.Sensitive) = (version.Title, version.Category, version.Author, version.Lead, version.Body, version.Sensitive);
            (draft.Stage, draft.WrittenBy, draft.WrittenByTitle, draft.SavedAt) = (to.Value, actor.PersonId, actor.Name, now);
            manuscripts.Keep(draft, KeptReasons.Restored(no));
            return await Db.Commit(new Act(permit.Value, key, "article", id, now, draft.CommuneId) { Reason = KeptReasons.Restored(no) }, ct);
        }

        private static List<Compared> Compare(ArticleRevision older, ArticleRevision newer) =>
        [
            .. new (Wording, string, string)[]
            {
                (("Tên bài", "Title"), older.Title, newer.Title), (("Chuyên mục", "Category"), older.Category, newer.Category), (("Tác giả", "Author"), older.Author, newer.Author),
                (("Phần mở đầu", "Lead"), older.Lead, newer.Lead), (("Nội dung", "Text"), Words(older.Body), Words(newer.Body)),
            }.Where(field => field.Item2 != field.Item3).Select(field => new Compared(field.Item1, WordChanges.Between(field.Item2, field.Item3))),
        ];

        private static string Words(string body) => string.Join('\n', RichText.Lines(HtmlReading.Read(body)));
    }
}
