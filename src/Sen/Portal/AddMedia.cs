using Microsoft.AspNetCore.Antiforgery;
using Sen.Data;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>An editor adds pictures and documents to the library, several at once (thêm ảnh, tệp). Each file is an act of its own: one that is refused keeps no other out.</summary>
public static class AddMedia
{
    /// <summary>Where the form is.</summary>
    public const string Address = $"{DeskAddresses.Media}/them";

    /// <summary>Most files of one form.</summary>
    public const int MostFiles = 12;

    /// <summary>Name of the field that takes the files.</summary>
    public const string Files = "files";

    /// <param name="Key">Idempotency key.</param>
    /// <param name="Credit">Who made them, as typed; holds for all files of the form.</param>
    public sealed record Form(Guid Key, string Credit);

    /// <summary>What became of the files of a form.</summary>
    /// <param name="Kept">Names of those that were kept.</param>
    /// <param name="Refused">Names of those that were not, each with its sentence.</param>
    public sealed record Result(IReadOnlyList<Wording> Kept, IReadOnlyList<(Wording Name, Wording Sentence)> Refused);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, async (HttpContext http, Visit visit, Frames frames, TimeProvider clock, CancellationToken ct) =>
            Access.Ask(visit.Actor, Operation.AddMedia, Subject.Of(visit.Home.CommuneId)).Refusal is { } refusal
                ? Answers.Refused(http, refusal)
                : await Page(http, frames, new(Guid.CreateVersion7(clock.GetUtcNow()), ""), null, null, ct)).Needs(Operation.AddMedia);

        // The token is checked by PostedForm, which reads the files one by one.
        routes.MapPost(Address, async (
            HttpContext http, Visit visit, Handler handler, Frames frames, FileStore store, IAntiforgery antiforgery, TimeProvider clock, CancellationToken ct) =>
        {
            await using var posted = await PostedForm.Read(http, store, antiforgery);
            if (posted is null)
            {
                return Results.BadRequest();
            }

            var form = new Form(ActKey.Of(posted.Id("key"), [("credit", posted["credit"])]), posted["credit"]);
            var done = await handler.Handle(form, posted.Files(Files), posted.CutShort, visit.Home, visit.Actor, ct);
            return done.Refusal is Refusal.NotYours notYours ? Answers.Refused(http, notYours)
                : done is { Ok: true, Value: { Refused: [], Kept: var kept } } ? Results.Redirect($"{DeskAddresses.Media}?xong={kept.Count}")
                : await Page(http, frames, form with { Key = Guid.CreateVersion7(clock.GetUtcNow()) }, done.Ok ? done.Value : null, done.Ok ? Refused(done.Value) : done.Refusal, ct);
        }).Needs(Operation.AddMedia).DisableAntiforgery();
    }

    private static Refusal.Invalid Refused(Result result) => new(Files, Wording.Join(
        Wording.AsTyped(" "), result.Refused.Select(file => (Wording)($"{file.Name.Vi}: {file.Sentence.Vi}", $"{file.Name.En}: {file.Sentence.En}"))));

    private static Task<IResult> Page(HttpContext http, Frames frames, Form form, Result? result, Refusal? refusal, CancellationToken ct) =>
        frames.Page<AddMediaView>(http, refusal, ct, ("Form", form), ("Result", result), ("Refusal", refusal));

    /// <summary>Looks at each file and keeps it.</summary>
    public sealed class Handler(SenDb db, MediaKeeping keeping, TimeProvider clock)
    {
        /// <summary>Keeps what can be kept; the rest comes back with its sentences.</summary>
        public async Task<Outcome<Result>> Handle(Form form, IReadOnlyList<Upload> files, bool cutShort, Home home, Actor actor, CancellationToken ct)
        {
            var permit = Access.Ask(actor, Operation.AddMedia, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (Wrong(form, files) is { } wrong)
            {
                return wrong;
            }

            var (kept, refused) = (new List<Wording>(), new List<(Wording, Wording)>());
            foreach (var file in files.Take(MostFiles))
            {
                var name = FileName.Clean(file.Name) is { Length: > 0 } clean ? Wording.AsTyped(clean) : ($"Tệp {kept.Count + refused.Count + 1}", $"File {kept.Count + refused.Count + 1}");
                if (await Keep(form, file, home, permit.Value, ct) is { } sentence)
                {
                    refused.Add((name, sentence));
                }
                else
                {
                    kept.Add(name);
                }
            }

            refused.AddRange(files.Skip(MostFiles).Select(file => (Wording.AsTyped(FileName.Clean(file.Name)),
                (Wording)($"Mỗi lần gửi tối đa {MostFiles} tệp. Đề nghị gửi tệp này ở lần sau.", $"At most {MostFiles} files can be sent at once. Please send this one next time."))));
            if (cutShort)
            {
                refused.Add((
                    ("Các tệp còn lại", "The other files"),
                    ($"Cả lần gửi nặng quá {PostedForm.MostBytes >> 20} MB nên chưa đến hết. Đề nghị gửi ít tệp hơn mỗi lần.",
                        $"All together they have more than {PostedForm.MostBytes >> 20} MB, so not all arrived. Please send fewer files at once.")));
            }

            return new Result(kept, refused);
        }

        private static Refusal.Invalid? Wrong(Form form, IReadOnlyList<Upload> files) =>
            files.Count == 0 ? new(Files, ("Đề nghị chọn ít nhất một ảnh hoặc tệp.", "Please choose at least one picture or file."))
            : form.Credit.Trim().Length > MediaRules.LongestWords ? new("credit", (
                $"Tác giả, nguồn tối đa {MediaRules.LongestWords} ký tự; đang có {form.Credit.Trim().Length}.",
                $"Author, source: at most {MediaRules.LongestWords} letters; there are {form.Credit.Trim().Length}."))
            : null;

        // Answers why the file was not kept, or null.
        private async Task<Wording?> Keep(Form form, Upload file, Home home, Permit permit, CancellationToken ct)
        {
            var made = await keeping.Make(file, Files, ct);
            if (made.Refusal is { } refusal)
            {
                return refusal is Refusal.Invalid invalid ? invalid.Fields[Files] : refusal.Sentence;
            }

            var key = made.Value.KeyOf(form.Key);
            if (await db.Done(permit.Actor, Operation.AddMedia, home.CommuneId, key, ct) is not null)
            {
                return null;
            }

            var now = clock.GetUtcNow();
            var kept = await keeping.Keep(db, made.Value, home, now, ct);
            kept.Item.Credit = VietnameseText.Clean(form.Credit);
            var done = await db.Commit(new Act(permit, key, "media", kept.Item.Id, now.UtcDateTime, home.CommuneId) { Jobs = [kept.Job] }, ct);
            return done.Refusal?.Sentence;
        }
    }
}
