using Microsoft.AspNetCore.Antiforgery;
using Sen.Data;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// A picture is put into an article (thêm ảnh): kept in the library, made anew without place and camera. With scripts the page's editor puts it where the
/// cursor is; without, it comes to the end of the working copy. Readers see it when the article is published.
/// </summary>
public static class AddPicture
{
    private const int Longest = 300;

    /// <summary>The picture and its words; <paramref name="AtEnd"/>: it is to be put at the end of the text here.</summary>
    public sealed record Form(Guid Id, Guid Key, string Alt, string Caption, Upload? File, bool AtEnd);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{ArticleDesk.Address}/{{id:guid}}/anh", async (
        Guid id, HttpContext http, Visit visit, Handler handler, FileStore store, IAntiforgery antiforgery, CancellationToken ct) =>
    {
        await using var posted = await PostedForm.Read(http, store, antiforgery);
        if (posted is null)
        {
            return Results.BadRequest();
        }

        var json = Answers.WantsJson(http);
        var form = new Form(id, posted.ActKey(), VietnameseText.Clean(posted["alt"]), VietnameseText.Clean(posted["caption"]), posted.File("picture"), AtEnd: !json);
        var done = await handler.Handle(form, visit.Home, visit.Actor, ct);
        return !done.Ok ? Answers.Refused(http, done.Refusal)
            : json ? Results.Json(new { media = done.Value, src = ArticleMedia.Address(done.Value), alt = form.Alt, caption = form.Caption, key = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()) })
            : Results.Redirect($"{ArticleDesk.Write(id)}?xong");
    }).Needs(Operation.EditArticle).DisableAntiforgery();

    /// <summary>Keeps the picture.</summary>
    public sealed class Handler(Manuscripts manuscripts, MediaKeeping keeping, TimeProvider clock)
    {
        /// <summary>The picture's id in the library, the same when it is sent again; or the article's, when the picture was put at the end of its text.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Home home, Actor actor, CancellationToken ct)
        {
            // An article may begin with a picture: put at the end of the text, it is the first save of one.
            var now = clock.GetUtcNow();
            var found = await manuscripts.Open(form.Id, actor, Operation.EditArticle, ct);
            // One that was deleted while somebody wrote does not come back with a picture.
            if (!found.Ok && (found.Refusal is not Refusal.Missing || await manuscripts.Was(form.Id, ct)))
            {
                return found.Refusal;
            }

            var manuscript = found.Ok ? found.Value : Manuscripts.New(form.Id, home, now.UtcDateTime);
            var draft = manuscript.Draft;
            if (Wrong(form) is { } wrong)
            {
                return wrong;
            }

            var permit = Access.Ask(actor, Operation.EditArticle, Subject.Of(draft.CommuneId));
            var to = ArticleLife.Take(draft.Stage, ArticleStep.Write, manuscript.IsLive, twoPersons: false);
            if (!permit.Ok || !to.Ok)
            {
                return permit.Refusal ?? to.Refusal!;
            }

            var made = await keeping.MakePicture(form.File!, "picture", ct);
            if (!made.Ok)
            {
                return made.Refusal;
            }

            // The same file of the same form is one picture, also when its answer was lost and it comes again.
            var key = made.Value.KeyOf(form.Key);
            if (await manuscripts.Db.Done(actor, Operation.EditArticle, draft.CommuneId, key, ct) is { } before)
            {
                return before.SubjectId;
            }

            var kept = await keeping.Keep(manuscripts.Db, made.Value, new(draft.CommuneId, draft.ProvinceId), now, ct);
            (kept.Item.AltText, kept.Item.Caption) = (form.Alt, form.Caption);
            if (form.AtEnd)
            {
                manuscripts.Add(manuscript);
                // Somebody else's words, saved by no button yet, are kept under that name before these take their place.
                if (draft.WrittenBy != actor.PersonId && !manuscript.IsNew)
                {
                    await manuscripts.KeepIfNew(draft, "", ct);
                }

                draft.Body = RichHtml.Write([.. HtmlReading.Read(draft.Body), new RichBlock.Figure(kept.Item.Id, RichText.Plain(form.Caption))]);
                (draft.Stage, draft.WrittenBy, draft.WrittenByTitle, draft.SavedAt) = (to.Value, actor.PersonId, actor.Name, now.UtcDateTime);
                await manuscripts.KeepIfNew(draft, KeptReasons.PictureAdded.Vi, ct);
            }

            var (kind, subject) = form.AtEnd ? ("article", draft.Id) : ("media", kept.Item.Id);
            var receipt = await manuscripts.Db.Commit(new Act(permit.Value, key, kind, subject, now.UtcDateTime, draft.CommuneId) { Jobs = [kept.Job], Reason = KeptReasons.PictureAdded.Vi }, ct);
            return receipt.Then<Guid>(done => done.SubjectId);
        }

        private static Refusal.Invalid? Wrong(Form form)
        {
            var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
            if (form.File is null)
            {
                wrong["picture"] = ("Đề nghị chọn ảnh.", "Please choose the picture.");
            }

            if (form.Alt.Length is 0 or > Longest)
            {
                wrong["alt"] = form.Alt.Length == 0
                    ? ("Đề nghị ghi ảnh cho thấy gì.", "Please write what the picture shows.")
                    : ($"Lời mô tả tối đa {Longest} ký tự; đang có {form.Alt.Length}.", $"The description has at most {Longest} letters; this one has {form.Alt.Length}.");
            }

            if (form.Caption.Length > Longest)
            {
                wrong["caption"] = ($"Chú thích tối đa {Longest} ký tự; đang có {form.Caption.Length}.", $"The caption has at most {Longest} letters; this one has {form.Caption.Length}.");
            }

            return wrong.Count == 0 ? null : new(wrong);
        }
    }
}
