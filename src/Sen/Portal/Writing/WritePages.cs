using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>How the page on which an article is written is put together, whichever way somebody came to it.</summary>
public sealed class WritePages(Manuscripts manuscripts, Databases databases, Frames frames, TimeProvider clock)
{
    private const int MostCategories = 60;

    /// <summary>The empty form; its id is the article's from the first save on.</summary>
    public Task<IResult> Blank(HttpContext http, Visit visit, DateTimeOffset now, CancellationToken ct)
    {
        WarmUp();
        var draft = new ArticleDraft { Id = Guid.CreateVersion7(now), CommuneId = visit.Home.CommuneId, Stage = ArticleStage.Draft };
        return Access.Ask(visit.Actor, Operation.EditArticle, Subject.Of(visit.Home.CommuneId)).Refusal is { } refusal ? Task.FromResult(Answers.Refused(http, refusal))
            : Page(http, new(draft, null, IsNew: true), EditArticle.Form.Of(new(draft, null, IsNew: true), Guid.CreateVersion7(now)), null, visit.Actor, ct);
    }

    /// <summary>The form as the working copy stands.</summary>
    public async Task<IResult> Open(HttpContext http, Guid id, Actor actor, CancellationToken ct)
    {
        WarmUp();
        var found = await manuscripts.Open(id, actor, Operation.EditArticle, ct);
        return found.Ok ? await Page(http, found.Value, EditArticle.Form.Of(found.Value, Guid.CreateVersion7(clock.GetUtcNow())), null, actor, ct) : Answers.Refused(http, found.Refusal);
    }

    /// <summary>The same form with everything typed and why it was not kept. After both versions were shown the next press decides.</summary>
    public async Task<IResult> Back(HttpContext http, EditArticle.Form form, Refusal refusal, Actor actor, CancellationToken ct)
    {
        if (refusal is Refusal.NotYours)
        {
            return Answers.Refused(http, refusal);
        }

        manuscripts.Db.ChangeTracker.Clear();
        var found = await manuscripts.Find(form.Id, ct);
        var shown = refusal is Refusal.Stale && found is { IsNew: false } ? form with { Version = found.Draft.Version } : form;
        var draft = found ?? new Manuscript(new() { Id = form.Id, Stage = ArticleStage.Draft }, null, IsNew: true);
        return await Page(http, draft, shown, refusal, actor, ct);
    }

    /// <summary>The same form with everything typed, when a part of it could not be kept: the rest is, as the form is told.</summary>
    public Task<IResult> Partly(HttpContext http, EditArticle.Form form, int version, Refusal.Invalid wrong, Actor actor, CancellationToken ct) =>
        Back(http, form with { Version = version, Key = Guid.CreateVersion7(clock.GetUtcNow()) }, wrong, actor, ct);

    /// <summary>What the page's own script needs to know after it saved: also what it could not keep, and why. That stays in the form.</summary>
    public async Task<IResult> Kept(HttpContext http, EditArticle.Saved saved, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var others = await Touch(saved.Id, actor, now.UtcDateTime, ct);
        var words = Frames.WordsOf(http);
        var at = words.SavedAt(saved.At, BusinessCalendar.DateOf(now));
        // Before the first save there is no rest that was kept.
        var told = saved.Wrong is { } wrong ? words.PartlyKept(words.In(wrong.Sentence), saved.Version == 0 ? null : at) : at;
        return Results.Json(new
        {
            id = saved.Id,
            saved = others.Count == 0 ? told : $"{told}. {words.AlsoOpenAt(others)}",
            version = saved.Version,
            key = Guid.CreateVersion7(now),
            wrong = FormErrors.Of(words, saved.Wrong),
        });
    }

    private async Task<IResult> Page(HttpContext http, Manuscript manuscript, EditArticle.Form form, Refusal? refusal, Actor actor, CancellationToken ct)
    {
        var (draft, live, now) = (manuscript.Draft, manuscript.Live, clock.GetUtcNow());
        var categories = await manuscripts.Categories(draft.CommuneId, ct);
        var exists = !manuscript.IsNew || live is not null;
        return await frames.Page<EditArticleView>(http, refusal, ct,
            (nameof(EditArticleView.Form), form),
            (nameof(EditArticleView.Refusal), refusal),
            (nameof(EditArticleView.Saved), refusal is null && http.Request.Query.ContainsKey("xong")),
            (nameof(EditArticleView.Sheet), new EditArticle.Sheet(
                draft.Stage, manuscript.IsLive, manuscript.IsLive ? Addresses.Article(live!.CategorySlug, live.Slug, live.Id) : null,
                manuscript.IsNew ? null : draft.SavedAt, BusinessCalendar.DateOf(now))
            {
                Plain = form.Unread ?? PlainForm.Write(HtmlReading.Read(form.Body), HtmlReading.Read),
                Others = exists ? await Touch(draft.Id, actor, now.UtcDateTime, ct) : [],
                Categories = [.. categories.Take(MostCategories)],
                NewCategory = NewCategory.Of(draft.Category, categories),
                Reason = draft.Stage == ArticleStage.Returned ? draft.Reason : "",
                Notes = draft.Notes,
                PictureKey = Guid.CreateVersion7(now),
                Exists = exists,
            }));
    }

    private Task<IReadOnlyList<string>> Touch(Guid id, Actor actor, DateTime now, CancellationToken ct) => OpenArticles.Touch(
        databases, new() { ArticleId = id, PersonId = actor.PersonId, Title = actor.Name, Until = now + OpenArticles.Lease }, now, ct);

    // Whoever opens the form will send it in a minute; the sanitiser is ready by then.
    private static void WarmUp() => _ = Task.Run(HtmlReading.Warm);
}
