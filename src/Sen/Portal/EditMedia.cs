using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>An editor writes what stands beside a picture or document: caption, alternative text, credit, consent (sửa thông tin ảnh, tệp). The next reader sees it.</summary>
public static class EditMedia
{
    private const string Address = $"{DeskAddresses.Media}/{{id:guid}}";

    /// <summary>What is typed. <paramref name="Version"/> is the row's when the form was opened.</summary>
    public sealed record Form(Guid Id, Guid Key, int Version, string Caption, string AltText, bool Decorative, string Credit, string TakenOn, ConsentForm Consent)
    {
        /// <summary>The form as the item stands.</summary>
        public static Form Of(MediaItem item, Guid key) => new(
            item.Id, key, item.Version, item.Caption, item.AltText, item.Decorative, item.Credit, MediaForm.Typed(item.TakenOn), ConsentForm.Of(item.Consent));
    }

    /// <summary>The part about the people in the picture, as typed.</summary>
    public sealed record ConsentForm(
        string Shown, string Who, string What, string Where, string Purpose, string GivenOn, bool Guardian, bool Child, string WithdrawnOn)
    {
        /// <summary>The form as the consent stands.</summary>
        public static ConsentForm Of(Consent consent) => new(
            consent.Shown.ToString(), consent.Who, consent.What, consent.Where, consent.Purpose, MediaForm.Typed(consent.GivenOn),
            consent.Guardian, consent.Child, MediaForm.Typed(consent.WithdrawnOn));
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, async (Guid id, HttpContext http, Actor actor, MediaSheets sheets, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var sheet = await sheets.Open(id, Operation.EditMedia, actor, ct);
            return sheet.Ok
                ? await Page(http, frames, sheet.Value, Form.Of(sheet.Value.Item, Guid.CreateVersion7(clock.GetUtcNow())), null, ct)
                : Answers.Refused(http, sheet.Refusal);
        }).Needs(Operation.EditMedia);

        routes.MapPost(Address, async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, MediaSheets sheets, Frames frames, CancellationToken ct) =>
        {
            var form = Read(id, posted);
            var done = await handler.Handle(form, actor, ct);
            if (done.Ok)
            {
                return Results.Redirect($"{DeskAddresses.MediaItem(id)}?xong=sua");
            }

            var sheet = await sheets.Open(id, Operation.EditMedia, actor, ct);
            return sheet.Ok ? await Page(http, frames, sheet.Value, form, done.Refusal, ct) : Answers.Refused(http, sheet.Refusal);
        }).Needs(Operation.EditMedia);
    }

    private static Form Read(Guid id, IFormCollection posted)
    {
        string Text(string name) => posted[name].ToString();
        bool Ticked(string name) => posted[name].Count > 0;
        return new(id, posted.ActKey(), posted.Number("version"), Text("caption"), Text("alt"), Ticked("decorative"), Text("credit"), Text("taken"),
            new(Text("shown"), Text("who"), Text("what"), Text("where"), Text("purpose"), Text("given"), Ticked("guardian"), Ticked("child"), Text("withdrawn")));
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, MediaSheet sheet, Form form, Refusal? refusal, CancellationToken ct)
    {
        // After both versions were shown the next press decides: the form then carries the version that was looked at.
        var shown = refusal is Refusal.Stale ? form with { Version = sheet.Item.Version } : form;
        return frames.Page<EditMediaView>(http, refusal, ct, ("Sheet", sheet), ("Form", shown), ("Refusal", refusal), ("Done", refusal is null ? http.Request.Query["xong"].ToString() : ""));
    }

    /// <summary>Checks and keeps what the editor wrote.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>Keeps it; the pages that show the item are made anew for the next reader.</summary>
        public async Task<Outcome<Receipt>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            if (await db.Media.SingleOrDefaultAsync(row => row.Id == form.Id, ct) is not { } item)
            {
                return new Refusal.Missing(("ảnh, tệp", "picture or file"));
            }

            var now = clock.GetUtcNow();
            var today = BusinessCalendar.DateOf(now);
            // Pressed twice is done once; text that was changed between the two presses is looked at like any other.
            if (await db.Done(actor, Operation.EditMedia, item.CommuneId, form.Key, ct) is { } before)
            {
                if (MediaForm.Check(form, item.Kind, today) is null)
                {
                    MediaForm.Write(form, item);
                }

                if (!db.ChangeTracker.HasChanges())
                {
                    return before;
                }

                db.ChangeTracker.Clear();
                return await Handle(form with { Key = Guid.CreateVersion7(now) }, actor, ct);
            }

            var permit = Access.Ask(actor, Operation.EditMedia, Subject.Of(item.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (MediaForm.Check(form, item.Kind, today) is { } wrong)
            {
                return wrong;
            }

            if (item.Version != form.Version)
            {
                return MediaForm.Stale(form, item);
            }

            MediaForm.Write(form, item);
            return await db.Commit(new Act(permit.Value, form.Key, "media", item.Id, now.UtcDateTime, item.CommuneId), ct);
        }
    }
}
