using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// An editor writes an article (viết bài, sửa bài). What is saved is the working copy: readers go on seeing the last published version until the next is
/// published. With scripts it is saved every few seconds; nothing is ever overwritten unseen.
/// </summary>
public static class EditArticle
{
    private const string Address = $"{ArticleDesk.Address}/{{id:guid}}";

    /// <summary>A version of its own is kept when so much time has passed since the last one, however the saves came.</summary>
    public static readonly TimeSpan VersionEvery = TimeSpan.FromMinutes(10);

    /// <summary>What is typed. <paramref name="Version"/> is the working copy's when the form was opened, 0 when there was none; <paramref name="Body"/> is clean HTML.</summary>
    public sealed record Form(Guid Id, Guid Key, int Version, string Title, string Category, string Author, string Lead, string Body, bool Sensitive)
    {
        /// <summary>Somebody pressed the button: what stands there is kept as a version.</summary>
        public bool Pressed { get; init; } = true;

        /// <summary>The plain form as it was typed, when it is too long to be read into a body; null otherwise.</summary>
        public string? Unread { get; init; }

        /// <summary>More was saved than this form knows of: what stands there is kept as a version before this takes its place.</summary>
        public bool KeepFirst { get; init; }

        /// <summary>The form as the working copy stands.</summary>
        public static Form Of(Manuscript manuscript, Guid key) => Of(manuscript.Draft, manuscript.Version, key);

        private static Form Of(ArticleDraft draft, int version, Guid key) =>
            new(draft.Id, key, version, draft.Title, draft.Category, draft.Author, draft.Lead, draft.Body, draft.Sensitive);
    }

    /// <summary>What the page shows beside the form.</summary>
    public sealed record Sheet(ArticleStage Stage, bool IsLive, string? PublicHref, DateTime? SavedAt, DateOnly Today)
    {
        /// <summary>The text as a browser without scripts edits it.</summary>
        public required string Plain { get; init; }

        /// <summary>Role titles of others who have the text open.</summary>
        public IReadOnlyList<string> Others { get; init; } = [];

        /// <summary>Categories in use, to choose from.</summary>
        public IReadOnlyList<string> Categories { get; init; } = [];

        /// <summary>The category as it was kept, when nobody has used it yet.</summary>
        public NewCategory? NewCategory { get; init; }

        /// <summary>Why it was sent back.</summary>
        public string Reason { get; init; } = "";

        /// <summary>What to look at again after the text came from a file.</summary>
        public string Notes { get; init; } = "";

        /// <summary>Idempotency key of the picture's form.</summary>
        public Guid PictureKey { get; init; }

        /// <summary>The article has rows already.</summary>
        public bool Exists { get; init; }
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet($"{ArticleDesk.Address}/moi", (HttpContext http, Visit visit, WritePages pages, TimeProvider clock, CancellationToken ct) =>
            pages.Blank(http, visit, clock.GetUtcNow(), ct)).Needs(Operation.EditArticle);

        routes.MapGet(Address, (Guid id, HttpContext http, Actor actor, WritePages pages, CancellationToken ct) => pages.Open(http, id, actor, ct)).Needs(Operation.EditArticle);

        routes.MapPost(Address, async (Guid id, IFormCollection posted, HttpContext http, Visit visit, Handler handler, WritePages pages, CancellationToken ct) =>
        {
            var form = Read(id, posted) with { Pressed = !Answers.WantsJson(http) };
            var done = await handler.Handle(form, visit.Home, visit.Actor, ct);
            if (Answers.WantsJson(http))
            {
                return done.Ok ? await pages.Kept(http, done.Value, visit.Actor, ct) : Answers.Problem(http, done.Refusal);
            }

            return !done.Ok ? await pages.Back(http, form, done.Refusal, visit.Actor, ct)
                : done.Value.Wrong is { } wrong ? await pages.Partly(http, form, done.Value.Version, wrong, visit.Actor, ct)
                : Results.Redirect(posted["toi"] == "kiem-tra" ? ArticleDesk.Check(id) : $"{ArticleDesk.Write(id)}?xong");
        }).Needs(Operation.EditArticle);
    }

    private static Form Read(Guid id, IFormCollection posted)
    {
        // With scripts the text comes as HTML, without as the plain form; either is read into the same blocks and nothing else.
        string Line(string name) => VietnameseText.Clean(posted[name].ToString());
        var typed = posted["body"].ToString().Trim();
        var unread = !posted.ContainsKey("html") && typed.Length > ArticleRules.LongestBody ? typed : null;
        var blocks = posted.ContainsKey("html") ? HtmlReading.Read(posted["html"].ToString()) : unread is null ? PlainForm.Read(typed, HtmlReading.Read) : [];
        return new(id, posted.Id("key"), posted.Number("version"), Line("title"), Line("category"), Line("author"), Line("lead"), RichHtml.Write(blocks), posted["sensitive"] == "co") { Unread = unread };
    }

    /// <summary>The working copy after a save.</summary>
    /// <param name="Id">The article.</param>
    /// <param name="Version">The working copy's version now.</param>
    /// <param name="At">UTC instant of the last save.</param>
    /// <param name="Wrong">The fields that could not be kept as they were typed, and why; the working copy has them as they were. Null when all is kept.</param>
    public sealed record Saved(Guid Id, int Version, DateTime At, Refusal.Invalid? Wrong = null);

    /// <summary>Checks and keeps what the editor wrote.</summary>
    public sealed class Handler(Manuscripts manuscripts, TimeProvider clock)
    {
        private SenDb Db => manuscripts.Db;

        /// <summary>Keeps the working copy; an id nobody has yet is a new article of <paramref name="home"/>.</summary>
        public async Task<Outcome<Saved>> Handle(Form form, Home home, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            Db.ChangeTracker.Clear();
            var manuscript = await manuscripts.Find(form.Id, ct) ?? Manuscripts.New(form.Id, home, now.UtcDateTime);
            var draft = manuscript.Draft;
            // One line that is too long costs nobody the others.
            var wrong = ArticleRules.TooLong(form);
            var kept = wrong is null ? form : ArticleRules.Keepable(form, wrong, draft);
            if (await Db.Done(actor, Operation.EditArticle, draft.CommuneId, form.Key, ct) is { } saved)
            {
                return await Again(form, saved, home, actor, ct);
            }

            var permit = Access.Ask(actor, Operation.EditArticle, Subject.Of(draft.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (manuscript.Version != form.Version)
            {
                return Stale(form, draft);
            }

            var to = ArticleLife.Take(draft.Stage, ArticleStep.Write, manuscript.IsLive, twoPersons: false);
            if (to.Refusal is { } outOfOrder)
            {
                return outOfOrder;
            }

            if (form.Pressed && manuscript is { IsNew: true, Live: null } && ArticleRules.Empty(form) is { } empty)
            {
                return empty;
            }

            var changes = Differs(draft, kept);
            if (!changes && !form.Pressed)
            {
                return new Saved(draft.Id, form.Version, draft.SavedAt, wrong);
            }

            var done = await Write(manuscript, kept, changes, to.Value, permit.Value, actor, ct);
            return done.Then<Saved>(copy => copy with { Wrong = wrong });
        }

        private async Task<Outcome<Saved>> Write(Manuscript manuscript, Form form, bool changes, ArticleStage to, Permit permit, Actor actor, CancellationToken ct)
        {
            var (draft, now) = (manuscript.Draft, clock.GetUtcNow().UtcDateTime);
            manuscripts.Add(manuscript);
            var last = await manuscripts.Last(draft, ct);
            if (changes)
            {
                // Somebody else's words, saved by no button yet, are kept before these take their place.
                if ((form.KeepFirst || draft.WrittenBy != actor.PersonId) && !manuscript.IsNew)
                {
                    await manuscripts.KeepIfNew(draft, "", ct);
                }

                Change(draft, form);
                (draft.Stage, draft.WrittenBy, draft.WrittenByTitle, draft.SavedAt) = (to, actor.PersonId, actor.Name, now);
            }

            if (form.Pressed && draft.Notes.Length > 0)
            {
                draft.Notes = "";
            }

            if (form.Pressed || last is null || now - last.SavedAt >= VersionEvery)
            {
                await manuscripts.KeepIfNew(draft, "", ct);
            }

            if (!Db.ChangeTracker.HasChanges())
            {
                return new Saved(draft.Id, form.Version, draft.SavedAt);
            }

            var receipt = await Db.Commit(new Act(permit, form.Key, "article", draft.Id, now, draft.CommuneId), ct);
            // The same save came twice at once, and the other was first: this one is looked at as the later one.
            return receipt is { Ok: true, Value.Replayed: true } ? await Handle(form, new(draft.CommuneId, draft.ProvinceId), actor, ct)
                : receipt.Refusal is Refusal.Stale or Refusal.Taken && await manuscripts.Find(form.Id, ct) is { } theirs ? Stale(form, theirs.Draft)
                : receipt.Then<Saved>(_ => new Saved(draft.Id, draft.Version, draft.SavedAt));
        }

        // Pressed twice is done once; text that was changed between the two presses is looked at like any other. The working copy is read anew: the save may have
        // been finished just after it was looked for.
        private async Task<Outcome<Saved>> Again(Form form, Receipt saved, Home home, Actor actor, CancellationToken ct)
        {
            Db.ChangeTracker.Clear();
            if (await manuscripts.Find(form.Id, ct) is not { } manuscript)
            {
                return new Refusal.Missing(("bài", "article"));
            }

            var (draft, wrong) = (manuscript.Draft, ArticleRules.TooLong(form));
            return Differs(draft, wrong is null ? form : ArticleRules.Keepable(form, wrong, draft))
                ? await Handle(await GoingOn(manuscript, form, saved, actor, ct) with { Key = Guid.CreateVersion7(clock.GetUtcNow()) }, home, actor, ct)
                : new Saved(draft.Id, draft.Version, draft.SavedAt, wrong);
        }

        // The answer to that save was lost on the way, so the form knows neither its version nor a new key. Unless somebody else wrote since, what stands
        // there is this person's own, and the form goes on from it.
        private async Task<Form> GoingOn(Manuscript manuscript, Form form, Receipt saved, Actor actor, CancellationToken ct)
        {
            var (commune, id, me) = (manuscript.Draft.CommuneId.ToString("d"), form.Id.ToString("d"), actor.PersonId.ToString("d"));
            return manuscript.Draft.WrittenBy != actor.PersonId || manuscript.Version <= form.Version
                || await Db.AuditLines.AsNoTracking().AnyAsync(line => line.CommuneId == commune && line.Seq > saved.Line && line.SubjectId == id && line.ActorId != me, ct)
                ? form : form with { Version = manuscript.Version, KeepFirst = manuscript.Version > form.Version + 1 };
        }

        private static void Change(ArticleDraft draft, Form form) => (draft.Title, draft.Category, draft.Author, draft.Lead, draft.Body, draft.Sensitive) =
            (form.Title, form.Category, form.Author, form.Lead, form.Body, form.Sensitive);

        private static bool Differs(ArticleDraft draft, Form form) => (draft.Title, draft.Category, draft.Author, draft.Lead, draft.Body, draft.Sensitive)
            != (form.Title, form.Category, form.Author, form.Lead, form.Body, form.Sensitive);

        private static Refusal.Stale Stale(Form form, ArticleDraft now) => new([.. new StaleField[]
        {
            new("title", ("Tên bài", "Title"), Wording.AsTyped(form.Title), Wording.AsTyped(now.Title)),
            new("category", ("Chuyên mục", "Category"), Wording.AsTyped(form.Category), Wording.AsTyped(now.Category)),
            new("author", ("Tác giả", "Author"), Wording.AsTyped(form.Author), Wording.AsTyped(now.Author)),
            new("lead", ("Phần mở đầu", "Lead"), Wording.AsTyped(form.Lead), Wording.AsTyped(now.Lead)),
            new("body", ("Nội dung", "Text"), form.Unread is { } typed ? Wording.AsTyped(typed) : Words(form.Body), Words(now.Body)),
        }.Where(field => field.Mine != field.Theirs)]);

        private static Wording Words(string body) => Wording.AsTyped(string.Join('\n', RichText.Lines(HtmlReading.Read(body))));
    }
}
