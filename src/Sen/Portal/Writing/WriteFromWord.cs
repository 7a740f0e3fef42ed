using Microsoft.AspNetCore.Antiforgery;
using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Jobs;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>A Word file becomes the working copy of a new article (lấy bài từ tệp Word). The file itself is not kept; its pictures go through the library's keeping.</summary>
public static class WriteFromWord
{
    private const string Address = $"{ArticleDesk.Address}/tu-word";

    /// <summary>The file, and the key of the form.</summary>
    public sealed record Form(Guid Key, Upload? File);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, (HttpContext http, Frames frames, TimeProvider clock, CancellationToken ct) => Page(http, frames, clock, null, ct)).Needs(Operation.EditArticle);
        routes.MapPost(Address, async (
            HttpContext http, Visit visit, Handler handler, Frames frames, TimeProvider clock, FileStore store, IAntiforgery antiforgery, CancellationToken ct) =>
        {
            await using var posted = await PostedForm.Read(http, store, antiforgery);
            if (posted is null)
            {
                return Results.BadRequest();
            }

            var done = await handler.Handle(new(posted.ActKey(), posted.File("word")), visit.Home, visit.Actor, ct);
            return done.Ok ? Results.Redirect(ArticleDesk.Write(done.Value)) : await Page(http, frames, clock, done.Refusal, ct);
        }).Needs(Operation.EditArticle).DisableAntiforgery();
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, TimeProvider clock, Refusal? refusal, CancellationToken ct) => frames.Page<WriteFromWordView>(
        http, refusal, ct, (nameof(WriteFromWordView.Key), Guid.CreateVersion7(clock.GetUtcNow())), (nameof(WriteFromWordView.Refusal), refusal));

    /// <summary>Reads the file and keeps what it says.</summary>
    public sealed class Handler(Manuscripts manuscripts, MediaKeeping keeping, TimeProvider clock)
    {
        /// <summary>The new article's id.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Home home, Actor actor, CancellationToken ct)
        {
            manuscripts.Db.ChangeTracker.Clear();
            var permit = Access.Ask(actor, Operation.EditArticle, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (await manuscripts.Db.Done(actor, Operation.EditArticle, home.CommuneId, form.Key, ct) is { } before)
            {
                return before.SubjectId;
            }

            if (form.File is null || form.File.TooLarge)
            {
                return new Refusal.Invalid("word", form.File is null
                    ? ("Đề nghị chọn tệp Word.", "Please choose the Word file.")
                    : ($"Tệp này nặng hơn {Upload.MostBytes >> 20} MB. Đề nghị giảm cỡ ảnh trong tệp.", $"This file has more than {Upload.MostBytes >> 20} MB. Please make the pictures in it smaller."));
            }

            var read = WordReading.Read(await form.File.Read(ct), "word", ct);
            return read.Ok ? await Keep(read.Value, form.Key, home, permit.Value, ct) : read.Refusal;
        }

        private async Task<Outcome<Guid>> Keep(WordArticle word, Guid key, Home home, Permit permit, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var notes = word.Notes.ToList();
            var (kept, jobs) = await Pictures(word, home, now, notes, ct);
            var blocks = word.Blocks.Where(block => block is not RichBlock.Figure figure || kept.ContainsKey(figure.Media))
                .Select(block => block is RichBlock.Figure figure ? figure with { Media = kept[figure.Media] } : block);
            var draft = new ArticleDraft
            {
                Id = Guid.CreateVersion7(now),
                CommuneId = home.CommuneId,
                ProvinceId = home.ProvinceId,
                Stage = ArticleStage.Draft,
                Title = word.Title,
                Body = RichHtml.Write(RichText.Tidy(blocks)),
                Notes = WordNotes.Write(notes),
                WrittenBy = permit.Actor.PersonId,
                WrittenByTitle = permit.Actor.Name,
                SavedAt = now.UtcDateTime,
            };
            manuscripts.Db.ArticleDrafts.Add(draft);
            manuscripts.Keep(draft, KeptReasons.FromWord.Vi);
            var receipt = await manuscripts.Db.Commit(new Act(permit, key, "article", draft.Id, now.UtcDateTime, home.CommuneId) { Jobs = jobs, Reason = KeptReasons.FromWord.Vi }, ct);
            return receipt.Then<Guid>(done => done.SubjectId);
        }

        private async Task<(Dictionary<Guid, Guid> Kept, List<Job> Jobs)> Pictures(WordArticle word, Home home, DateTimeOffset now, List<Wording> notes, CancellationToken ct)
        {
            var (kept, jobs) = (new Dictionary<Guid, Guid>(), new List<Job>());
            foreach (var picture in word.Pictures)
            {
                await using var upload = new Upload(new MemoryStream(picture.Bytes), picture.Name);
                var made = await keeping.MakePicture(upload, "word", ct);
                if (!made.Ok)
                {
                    var why = made.Refusal.Sentence;
                    notes.Add(($"Một ảnh trong tệp không lấy được. {why.Vi}", $"A picture of the file could not be taken. {why.En}"));
                    continue;
                }

                var media = await keeping.Keep(manuscripts.Db, made.Value, home, now, ct);
                media.Item.AltText = picture.Alt;
                kept[picture.Id] = media.Item.Id;
                jobs.Add(media.Job);
            }

            return (kept, jobs);
        }
    }
}
