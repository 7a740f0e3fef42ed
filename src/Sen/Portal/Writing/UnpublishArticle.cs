using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>A published article is taken down with a reason (gỡ bài): for the next reader every address of it, pictures included, leads nowhere.</summary>
public static class UnpublishArticle
{
    private const int LongestReason = 1000;

    /// <summary>Which article, and why.</summary>
    public sealed record Form(Guid Id, Guid Key, string Reason);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{ArticleDesk.Address}/{{id:guid}}/go", async (
        Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, CheckArticle.Pages pages, CancellationToken ct) =>
    {
        var form = new Form(id, posted.ActKey(), VietnameseText.Nfc(posted["reason"].ToString()).Trim());
        var done = await handler.Handle(form, actor, ct);
        return done.Ok ? Results.Redirect($"{ArticleDesk.Check(id)}?xong={ArticleStep.Unpublish}")
            : await pages.Show(http, id, actor, done.Refusal, new(ArticleStep.Unpublish, form.Reason), ct);
    }).Needs(Operation.UnpublishArticle).FormAt(ArticleDesk.CheckWord);

    /// <summary>Takes it down.</summary>
    public sealed class Handler(Manuscripts manuscripts, PublicPages pages, TimeProvider clock)
    {
        public async Task<Outcome<Receipt>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var found = await manuscripts.Open(form.Id, actor, Operation.UnpublishArticle, ct);
            if (!found.Ok)
            {
                return found.Refusal;
            }

            var (manuscript, draft, now) = (found.Value, found.Value.Draft, clock.GetUtcNow().UtcDateTime);
            if (await manuscripts.Db.Done(actor, Operation.UnpublishArticle, draft.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var to = ArticleLife.Take(draft.Stage, ArticleStep.Unpublish, manuscript.IsLive, twoPersons: false, draft.WasApproved);
            if (!to.Ok)
            {
                return to.Refusal;
            }

            if (form.Reason.Length is 0 or > LongestReason)
            {
                return new Refusal.Invalid("reason", form.Reason.Length == 0
                    ? ("Đề nghị ghi vì sao gỡ bài.", "Please write why it is taken down.")
                    : ($"Lý do tối đa {LongestReason} ký tự; đang có {form.Reason.Length}.", $"The reason has at most {LongestReason} letters; this one has {form.Reason.Length}."));
            }

            var permit = Access.Ask(actor, Operation.UnpublishArticle, Subject.Of(draft.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            manuscripts.Add(manuscript);
            manuscript.Live!.IsPublic = false;
            (draft.Stage, draft.Reason, draft.PublishAt, draft.Appointment) = (to.Value, form.Reason, null, null);
            var receipt = await manuscripts.Db.Commit(new Act(permit.Value, form.Key, "article", draft.Id, now, draft.CommuneId) { Reason = form.Reason }, ct);
            pages.Evict($"article:{form.Id}", "articles");
            return receipt;
        }
    }
}
