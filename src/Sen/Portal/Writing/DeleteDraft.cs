using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// An article that no reader ever saw is deleted with its versions (xóa bản viết); the audit keeps that it was there and what it said. What was published
/// once can only be put away.
/// </summary>
public static class DeleteDraft
{
    private const string Word = "xoa";

    /// <summary>Which article, the version that was looked at, and why, if somebody wants to say it.</summary>
    public sealed record Form(Guid Id, Guid Key, int Version, string Reason);

    /// <summary>The address of the act.</summary>
    public static string Address(Guid id) => $"{ArticleDesk.Write(id)}/{Word}";

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{ArticleDesk.Address}/{{id:guid}}/{Word}", async (
        Guid id, IFormCollection posted, HttpContext http, Visit visit, Handler handler, CheckArticle.Pages pages, CancellationToken ct) =>
    {
        var form = new Form(id, posted.ActKey(), posted.Number("version"), VietnameseText.Nfc(posted["reason"].ToString()).Trim());
        var done = await handler.Handle(form, visit.Home, visit.Actor, ct);
        return done.Ok ? Results.Redirect($"{ArticleDesk.Address}?{ArticleDesk.DeletedQuery}") : await pages.Show(http, id, visit.Actor, done.Refusal, null, ct);
    }).Needs(Operation.DeleteDraft).FormAt(ArticleDesk.CheckWord);

    /// <summary>Deletes it.</summary>
    public sealed class Handler(Manuscripts manuscripts, TimeProvider clock)
    {
        public async Task<Outcome<Receipt>> Handle(Form form, Home home, Actor actor, CancellationToken ct)
        {
            var (db, now) = (manuscripts.Db, clock.GetUtcNow().UtcDateTime);
            // Pressed twice, the draft is gone already.
            if (await db.Done(actor, Operation.DeleteDraft, home.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var found = await manuscripts.Open(form.Id, actor, Operation.DeleteDraft, ct);
            if (!found.Ok)
            {
                return found.Refusal;
            }

            var (manuscript, draft) = (found.Value, found.Value.Draft);
            if (ArticleLife.WhyNotDelete(draft.Stage, manuscript.Live is not null || draft.LiveRevision > 0) is { } refusal)
            {
                return refusal;
            }

            if (form.Version != manuscript.Version)
            {
                return new Refusal.Stale([]);
            }

            if (form.Reason.Length > MoveArticle.LongestReason)
            {
                return new Refusal.Invalid("reason", ($"Lý do tối đa {MoveArticle.LongestReason} ký tự; đang có {form.Reason.Length}.", $"The reason has at most {MoveArticle.LongestReason} letters; this one has {form.Reason.Length}."));
            }

            db.ArticleRevisions.RemoveRange(await db.ArticleRevisions.Where(row => row.ArticleId == draft.Id).ToListAsync(ct));
            db.ArticleDrafts.Remove(draft);
            var permit = Access.Ask(actor, Operation.DeleteDraft, Subject.Of(draft.CommuneId));
            return !permit.Ok ? permit.Refusal
                : await db.Commit(new Act(permit.Value, form.Key, "article", draft.Id, now, draft.CommuneId) { Reason = form.Reason }, ct);
        }
    }
}
