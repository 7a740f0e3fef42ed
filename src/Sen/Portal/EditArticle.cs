using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>An editor corrects an article (sửa bài). The next reader sees it.</summary>
public static class EditArticle
{
    private const string Address = $"{ArticleDesk.Address}/{{id:guid}}";

    /// <summary>What is typed. <paramref name="Version"/> is the row's when the form was opened.</summary>
    public sealed record Form(Guid Id, Guid Key, int Version, string Title, string Category, string Author, string Caption, string Body)
    {
        /// <summary>The form as the article stands.</summary>
        public static Form Of(Article article, Guid key) =>
            new(article.Id, key, article.Version, article.Title, article.Category, article.Author, article.PhotoCaption ?? "", article.Body);
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, async (Guid id, HttpContext http, Actor actor, Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var article = await handler.Open(id, actor, ct);
            return article.Ok
                ? await Page(http, frames, article.Value, Form.Of(article.Value, Guid.CreateVersion7(clock.GetUtcNow())), null, ct)
                : Answers.Refused(http, article.Refusal);
        }).Needs(Operation.EditArticle);

        routes.MapPost(Address, async (Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, Frames frames, CancellationToken ct) =>
        {
            var form = Read(id, posted);
            var done = await handler.Handle(form, actor, ct);
            if (done.Ok)
            {
                return Results.Redirect($"{ArticleDesk.Address}/{id:d}?xong");
            }

            var article = await handler.Open(id, actor, ct);
            return article.Ok ? await Page(http, frames, article.Value, form, done.Refusal, ct) : Answers.Refused(http, article.Refusal);
        }).Needs(Operation.EditArticle);
    }

    private static Form Read(Guid id, IFormCollection posted)
    {
        // A form without its hidden fields was not made by this page: an empty key is never done, version 0 is always stale.
        string Text(string name) => posted[name].ToString().ReplaceLineEndings("\n");
        return new(id, Guid.TryParse(posted["key"], out var key) ? key : Guid.Empty,
            int.TryParse(posted["version"], System.Globalization.NumberStyles.None, null, out var version) ? version : 0,
            Text("title"), Text("category"), Text("author"), Text("caption"), Text("body"));
    }

    private static async Task<IResult> Page(HttpContext http, Frames frames, Article article, Form form, Refusal? refusal, CancellationToken ct)
    {
        // After both versions were shown the next press decides: the form then carries the version that was looked at.
        var shown = refusal is Refusal.Stale ? form with { Version = article.Version } : form;
        return Answers.Page<EditArticleView>(
            new Dictionary<string, object?>
            {
                [nameof(EditArticleView.Frame)] = await frames.OfDesk(http, ct),
                [nameof(EditArticleView.Desk)] = frames.Desk(http),
                [nameof(EditArticleView.Form)] = shown,
                [nameof(EditArticleView.PublicHref)] = Addresses.Article(article.CategorySlug, article.Slug, article.Id),
                [nameof(EditArticleView.HasPhoto)] = article.Drawing is not null,
                [nameof(EditArticleView.Saved)] = refusal is null && http.Request.Query.ContainsKey("xong"),
                [nameof(EditArticleView.Refusal)] = refusal,
            },
            refusal);
    }

    /// <summary>Checks and keeps what the editor wrote.</summary>
    public sealed class Handler(SenDb db, PublicPages pages, TimeProvider clock)
    {
        /// <summary>The article, when this person may edit it.</summary>
        public async Task<Outcome<Article>> Open(Guid id, Actor actor, CancellationToken ct)
        {
            var article = await db.Articles.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);
            return article is null ? new Refusal.Missing(("bài", "article"))
                : Access.Ask(actor, Operation.EditArticle, Subject.Of(article.CommuneId)).Refusal is { } refusal ? refusal : article;
        }

        /// <summary>Keeps the edit; the pages that show the article are forgotten before this returns.</summary>
        public async Task<Outcome<Receipt>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            if (await db.Articles.SingleOrDefaultAsync(row => row.Id == form.Id, ct) is not { } article)
            {
                return new Refusal.Missing(("bài", "article"));
            }

            // Pressed twice is done once; text that was changed between the two presses is looked at like any other.
            if (await db.Done(actor, Operation.EditArticle, article.CommuneId, form.Key, ct) is { } before)
            {
                Change(article, form);
                if (!db.ChangeTracker.HasChanges())
                {
                    return before;
                }

                db.ChangeTracker.Clear();
                return await Handle(form with { Key = Guid.CreateVersion7(clock.GetUtcNow()) }, actor, ct);
            }

            var permit = Access.Ask(actor, Operation.EditArticle, Subject.Of(article.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (article.Version != form.Version)
            {
                return Stale(form, article);
            }

            if (ArticleRules.Check(form) is { } wrong)
            {
                return wrong;
            }

            Change(article, form);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "article", article.Id, clock.GetUtcNow().UtcDateTime, article.CommuneId), ct);
            if (receipt.Refusal is Refusal.Stale)
            {
                return Stale(form, await db.Articles.AsNoTracking().SingleAsync(row => row.Id == form.Id, ct));
            }

            pages.Evict($"article:{form.Id}", "articles");
            return receipt;
        }

        private static void Change(Article article, Form form)
        {
            article.Title = VietnameseText.Clean(form.Title);
            article.Slug = VietnameseText.Slug(article.Title);
            article.Category = VietnameseText.Clean(form.Category);
            article.CategorySlug = VietnameseText.Slug(article.Category);
            article.Author = VietnameseText.Clean(form.Author);
            article.PhotoCaption = string.IsNullOrWhiteSpace(form.Caption) ? null : VietnameseText.Clean(form.Caption);
            article.Body = ArticleRules.Body(form.Body);
        }

        private static Refusal.Stale Stale(Form form, Article now) => new([.. new StaleField[]
        {
            new("title", ("Tên bài", "Title"), Wording.AsTyped(form.Title), Wording.AsTyped(now.Title)),
            new("category", ("Chuyên mục", "Category"), Wording.AsTyped(form.Category), Wording.AsTyped(now.Category)),
            new("author", ("Tác giả", "Author"), Wording.AsTyped(form.Author), Wording.AsTyped(now.Author)),
            new("caption", ("Chú thích ảnh", "Caption of the picture"), Wording.AsTyped(form.Caption), Wording.AsTyped(now.PhotoCaption ?? "")),
            new("body", ("Nội dung", "Text"), Wording.AsTyped(ArticleRules.Body(form.Body)), Wording.AsTyped(now.Body)),
        }.Where(field => field.Mine != field.Theirs)]);
    }
}
