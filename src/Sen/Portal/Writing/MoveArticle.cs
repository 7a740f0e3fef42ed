using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// An article takes one of the steps readers notice nothing of: sent to review, returned with a reason, approved, its hour called off, put away, taken back
/// (chuyển bước của bài). Which steps follow is the table's business: <see cref="ArticleLife"/>.
/// </summary>
public static class MoveArticle
{
    /// <summary>The steps of this slice by the word in their address.</summary>
    private static readonly Dictionary<string, ArticleStep> Steps = new(StringComparer.Ordinal)
    {
        ["gui-duyet"] = ArticleStep.Submit,
        ["tra-lai"] = ArticleStep.Return,
        ["duyet"] = ArticleStep.Approve,
        ["thoi-hen"] = ArticleStep.CallOff,
        ["luu-tru"] = ArticleStep.Archive,
        ["lay-lai"] = ArticleStep.Reopen,
    };

    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 1000;

    /// <summary>Which step, on which article; <paramref name="Reason"/> is needed to return it.</summary>
    public sealed record Form(Guid Id, Guid Key, int Version, ArticleStep Step, string Reason);

    /// <summary>The address of a step.</summary>
    public static string Address(Guid id, ArticleStep step) => $"{ArticleDesk.Write(id)}/{Steps.Single(pair => pair.Value == step).Key}";

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        foreach (var (word, step) in Steps)
        {
            routes.MapPost($"{ArticleDesk.Address}/{{id:guid}}/{word}", async (
                Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, CheckArticle.Pages pages, CancellationToken ct) =>
            {
                var form = new Form(id, posted.ActKey(), posted.Number("version"), step, VietnameseText.Nfc(posted["reason"].ToString()).Trim());
                var done = await handler.Handle(form, actor, ct);
                return done.Ok ? Results.Redirect($"{ArticleDesk.Check(id)}?xong={step}") : await pages.Show(http, id, actor, done.Refusal, new(step, form.Reason), ct);
            }).Needs(OperationOf(step)).FormAt(ArticleDesk.CheckWord);
        }
    }

    private static Operation OperationOf(ArticleStep step) => step is ArticleStep.Return or ArticleStep.Approve ? Operation.ReviewArticle : Operation.MoveArticle;

    /// <summary>Takes the step.</summary>
    public sealed class Handler(Manuscripts manuscripts, TimeProvider clock)
    {
        public async Task<Outcome<Receipt>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var operation = OperationOf(form.Step);
            var found = await manuscripts.Open(form.Id, actor, operation, ct);
            if (!found.Ok)
            {
                return found.Refusal;
            }

            var (draft, now) = (found.Value.Draft, clock.GetUtcNow().UtcDateTime);
            if (await manuscripts.Db.Done(actor, operation, draft.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            // Approved is what was read, not what a colleague has written since.
            if (form.Version != found.Value.Version)
            {
                return new Refusal.Stale([]);
            }

            var two = await manuscripts.TwoPersons(draft.CommuneId, BusinessCalendar.DateOf(now), ct);
            var to = ArticleLife.Take(draft.Stage, form.Step, found.Value.IsLive, two, draft.WasApproved);
            if (!to.Ok)
            {
                return to.Refusal;
            }

            if (await WhyNot(form, found.Value, actor, two, ct) is { } refusal)
            {
                return refusal;
            }

            manuscripts.Add(found.Value);
            await manuscripts.KeepIfNew(draft, "", ct);
            (draft.Stage, draft.Reason) = (to.Value, form.Step == ArticleStep.Return ? form.Reason : "");
            if (form.Step == ArticleStep.CallOff)
            {
                (draft.PublishAt, draft.Appointment) = (null, null);
            }

            var permit = Access.Ask(actor, operation, Subject.Of(draft.CommuneId));
            return !permit.Ok ? permit.Refusal
                : await manuscripts.Db.Commit(
                    new Act(permit.Value, form.Key, "article", draft.Id, now, draft.CommuneId) { Reason = form.Step == ArticleStep.Return ? form.Reason : ArticleLife.NameOf(form.Step).Vi }, ct);
        }

        private async Task<Refusal?> WhyNot(Form form, Manuscript manuscript, Actor actor, bool two, CancellationToken ct) => form.Step switch
        {
            ArticleStep.Submit => ArticleRules.Missing(manuscript.Draft),
            ArticleStep.Return when ArticleLife.WhyNotApprove(two, await manuscripts.Writers(manuscript.Draft, ct), actor.PersonId) is { } own => own,
            ArticleStep.Return when form.Reason.Length == 0 => new Refusal.Invalid("reason", ("Đề nghị ghi cần sửa gì, để người viết biết.", "Please write what should be changed, so that the writer knows.")),
            ArticleStep.Return when form.Reason.Length > LongestReason => new Refusal.Invalid("reason", ($"Lý do tối đa {LongestReason} ký tự; đang có {form.Reason.Length}.", $"The reason has at most {LongestReason} letters; this one has {form.Reason.Length}.")),
            ArticleStep.Approve => ArticleLife.WhyNotApprove(two, await manuscripts.Writers(manuscript.Draft, ct), actor.PersonId) ?? ArticleRules.Missing(manuscript.Draft),
            _ => null,
        };
    }
}
