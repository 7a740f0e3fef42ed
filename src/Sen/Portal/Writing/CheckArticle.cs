using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// An article before publication (kiểm tra và đăng): how readers will see it, what an experienced editor would look at again, and the steps that follow.
/// </summary>
public static class CheckArticle
{
    /// <summary>What the page shows.</summary>
    public sealed record Sheet(Guid Id, ArticleStage Stage, bool IsLive, string? PublicHref)
    {
        public required ArticleDraft Draft { get; init; }

        /// <summary>What to look at again.</summary>
        public required IReadOnlyList<Finding> Findings { get; init; }

        /// <summary>Its category, when nobody has used it yet.</summary>
        public NewCategory? NewCategory { get; init; }

        /// <summary>It was never published and may be deleted by this person.</summary>
        public bool MayDelete { get; init; }

        /// <summary>The steps that follow for this person; each is a button.</summary>
        public required IReadOnlyList<ArticleStep> Steps { get; init; }

        /// <summary>The text as readers will see it.</summary>
        public required string Preview { get; init; }

        /// <summary>What is missing before it can be published.</summary>
        public Refusal.Invalid? Missing { get; init; }

        /// <summary>A step that would follow waits for what is missing.</summary>
        public bool IsHeld { get; init; }

        /// <summary>Whether the commune wants a second person before publication.</summary>
        public bool TwoPersons { get; init; }

        /// <summary>Role titles of those who may decide what comes next: approve it, or publish what is approved. It is on their list of work.</summary>
        public IReadOnlyList<string> Deciders { get; init; } = [];

        /// <summary>The working copy says something else than what readers see.</summary>
        public bool Differs { get; init; }

        /// <summary>Idempotency key of the forms.</summary>
        public Guid Key { get; init; }

        /// <summary>Which text was looked at.</summary>
        public int Version { get; init; }

        /// <summary>The day and hour a schedule form begins with.</summary>
        public string NextDay { get; init; } = "";
    }

    /// <summary>What was typed into one of the forms, given back when it was refused.</summary>
    public sealed record Typed(ArticleStep Step, string Text, string Day = "", string Time = "");

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet($"{ArticleDesk.Address}/{{id:guid}}/{ArticleDesk.CheckWord}", (Guid id, HttpContext http, Actor actor, Pages pages, CancellationToken ct) =>
        pages.Show(http, id, actor, null, null, ct)).Needs(Operation.EditArticle);

    /// <summary>Puts the page together; the steps' own slices come back to it when they are refused.</summary>
    public sealed class Pages(Manuscripts manuscripts, Databases databases, Frames frames, TimeProvider clock)
    {
        /// <summary>The page, under the refusal's status.</summary>
        public async Task<IResult> Show(HttpContext http, Guid id, Actor actor, Refusal? refusal, Typed? typed, CancellationToken ct)
        {
            var found = await manuscripts.Open(id, actor, Operation.EditArticle, ct);
            if (!found.Ok || refusal is Refusal.Missing)
            {
                return Answers.Refused(http, refusal ?? found.Refusal!);
            }

            var sheet = await SheetOf(found.Value, actor, Frames.WordsOf(http), ct);
            return await frames.Page<CheckArticleView>(http, refusal, ct,
                (nameof(CheckArticleView.Sheet), sheet),
                (nameof(CheckArticleView.Refusal), refusal),
                (nameof(CheckArticleView.Typed), typed),
                (nameof(CheckArticleView.Done), Enum.TryParse<ArticleStep>(http.Request.Query["xong"], out var step) && refusal is null ? step : null));
        }

        private async Task<Sheet> SheetOf(Manuscript manuscript, Actor actor, Words words, CancellationToken ct)
        {
            var (draft, live, now) = (manuscript.Draft, manuscript.Live, clock.GetUtcNow());
            var blocks = HtmlReading.Read(draft.Body);
            var media = await ArticleMedia.Of(databases, draft.CommuneId, RichText.Media(blocks), ct);
            var today = BusinessCalendar.DateOf(now);
            var two = await manuscripts.TwoPersons(draft.CommuneId, today, ct);
            var writers = await manuscripts.Writers(draft, ct);
            var why = ArticleLife.WhyNotApprove(two, writers, actor.PersonId);
            var findings = EditorialCheck.Of(new(draft.Title, draft.Lead, blocks, ArticleMedia.Speechless(blocks, media), draft.Sensitive));
            var missing = ArticleRules.Missing(draft);
            var open = ArticleLife.Open(draft.Stage, manuscript.IsLive, two, draft.WasApproved).Where(step => step is not (ArticleStep.Approve or ArticleStep.Return) || why is null).ToList();
            return new(draft.Id, draft.Stage, manuscript.IsLive, live is null ? null : Addresses.Article(live.CategorySlug, live.Slug, live.Id))
            {
                Draft = draft,
                Findings = findings,
                NewCategory = NewCategory.Of(draft.Category, await manuscripts.Categories(draft.CommuneId, ct)),
                MayDelete = ArticleLife.WhyNotDelete(draft.Stage, live is not null || draft.LiveRevision > 0) is null && Access.Ask(actor, Operation.DeleteDraft, Subject.Of(draft.CommuneId)).Ok,
                Steps = [.. open.Where(step => !ArticleRules.Waits(step, missing, findings))],
                Preview = ArticleMarkup.Show(draft.Body, new(words, media, ArticleMarkup.DrawingOf(live))),
                Missing = missing,
                IsHeld = open.Any(step => ArticleRules.Waits(step, missing, [])),
                TwoPersons = two,
                Deciders = await Deciders(draft, two, writers, today, ct),
                Differs = manuscript.IsLive && draft.Stage != ArticleStage.Published,
                Key = Guid.CreateVersion7(now),
                Version = manuscript.Version,
                NextDay = words.Date(today.AddDays(1)),
            };
        }

        private async Task<IReadOnlyList<string>> Deciders(ArticleDraft draft, bool two, IReadOnlyList<Guid> writers, DateOnly today, CancellationToken ct)
        {
            var approved = draft.Stage == ArticleStage.Approved;
            var may = await HeldPosts.WhoMay(manuscripts.Db, approved ? Operation.PublishArticle : Operation.ReviewArticle, draft.CommuneId, today, ct);
            return [.. may.Where(person => approved || ArticleLife.WhyNotApprove(two, writers, person.Id) is null).Select(person => person.Title).Distinct()];
        }
    }
}
