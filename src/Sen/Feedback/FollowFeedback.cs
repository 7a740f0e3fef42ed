using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Feedback;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>
/// Whoever holds the code follows the answer (tra cứu), adds to it, says that it solves nothing, and takes back name and telephone number. A wrong code and
/// one that nobody has are answered alike.
/// </summary>
public static class FollowFeedback
{
    /// <summary>What the writer sees.</summary>
    /// <param name="Feedback">The feedback.</param>
    /// <param name="Entries">The conversation.</param>
    /// <param name="Photos">How many photographs came with it.</param>
    /// <param name="DueOn">When the answer is due.</param>
    /// <param name="Open">The writer may add and open it again.</param>
    /// <param name="Adopted">The public model that began with it, or null.</param>
    /// <param name="ContactForgotten">Name and telephone number were erased because their time was over.</param>
    public sealed record Sheet(CitizenFeedback Feedback, IReadOnlyList<FeedbackEntry> Entries, int Photos, DateOnly DueOn, bool Open, Link? Adopted, bool ContactForgotten);

    /// <summary>Maps the pages.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(FeedbackAddresses.Find, async (HttpContext http) => await Asked(http, "", null)).Needs(Operation.SendFeedback);

        routes.MapPost(FeedbackAddresses.Find, async (HttpContext http, FileStore store, CodeTries tries, Handler handler, FeedbackTickets tickets, CancellationToken ct) =>
        {
            await using var posted = await PostedForm.ReadOpen(http, store);
            var typed = posted["code"];
            if (!tries.Take(typed))
            {
                PublicForms.NotKept(http);
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            }

            if (await handler.Find(typed, ct) is not { } id)
            {
                return await Asked(http, typed, new Refusal.Invalid("code", (
                    "Không tìm thấy góp ý với mã này. Đề nghị xem lại mã trên biên nhận: 16 chữ và số, ví dụ 7QK2-M0XA-9TRB-C4WN.",
                    "Nothing was found with this code. Please look at the receipt again: 16 letters and digits, for example 7QK2-M0XA-9TRB-C4WN.")));
            }

            tries.GiveBack(typed);
            PublicForms.NotKept(http);
            return Results.Redirect($"{FeedbackAddresses.Follow}?phieu={tickets.Opening(id)}");
        }).Needs(Operation.SendFeedback).DisableAntiforgery();

        routes.MapGet(FeedbackAddresses.Follow, async (string? phieu, HttpContext http, FeedbackTickets tickets, Handler handler, CancellationToken ct) =>
            tickets.Opened(phieu ?? "") is { } opened && await handler.Read(opened.Feedback, ct) is { } sheet
                ? await Page(http, tickets, sheet, "", null)
                : Results.Redirect(FeedbackAddresses.Find)).Needs(Operation.SendFeedback);

        MapAct(routes, "them", Operation.AddToFeedback);
        MapAct(routes, "xem-lai", Operation.ReopenFeedback);
        MapAct(routes, "xoa-lien-he", Operation.EraseContact);
    }

    private static void MapAct(Routes routes, string verb, Operation operation) =>
        routes.MapPost($"{FeedbackAddresses.Follow}/{verb}", async (HttpContext http, FileStore store, FeedbackTickets tickets, Handler handler, CancellationToken ct) =>
        {
            await using var posted = await PostedForm.ReadOpen(http, store);
            if (tickets.Opened(posted["opening"]) is not { } opened)
            {
                return Results.Redirect(FeedbackAddresses.Find);
            }

            var done = await handler.Act(opened.Feedback, operation, posted["ticket"], posted["text"], ct);
            if (done.Ok)
            {
                PublicForms.NotKept(http);
                return Results.Redirect($"{FeedbackAddresses.Follow}?phieu={tickets.Opening(opened.Feedback)}");
            }

            return await handler.Read(opened.Feedback, ct) is { } sheet
                ? await Page(http, tickets, sheet, posted["text"], done.Refusal)
                : Results.Redirect(FeedbackAddresses.Find);
        }).Needs(operation).DisableAntiforgery();

    private static Task<IResult> Asked(HttpContext http, string typed, Refusal? refusal) =>
        PublicForms.Page<FollowFeedbackView>(http, refusal, ("Code", typed.Length > 60 ? "" : typed), ("Refusal", refusal));

    private static Task<IResult> Page(HttpContext http, FeedbackTickets tickets, Sheet sheet, string typed, Refusal? refusal) =>
        PublicForms.Page<FollowedFeedbackView>(http, refusal,
            ("Sheet", sheet), ("Opening", tickets.Opening(sheet.Feedback.Id)), ("Ticket", tickets.NewForm()), ("Typed", typed), ("Refusal", refusal));

    /// <summary>Finds, reads and writes for the holder of a code.</summary>
    public sealed class Handler(Databases databases, Visit visit, FeedbackTickets tickets, FloodGate flood, TimeProvider clock)
    {
        /// <summary>The feedback of a code; null when nobody has it.</summary>
        public async Task<Guid?> Find(string typed, CancellationToken ct)
        {
            var hash = ReceiptCode.Hash(typed);
            await using var db = PublicForms.Open(databases, visit);
            return await db.Feedback.AsNoTracking().Where(row => row.CodeHash == hash).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(ct);
        }

        /// <summary>What the writer sees; null when it is another portal's.</summary>
        public async Task<Sheet?> Read(Guid id, CancellationToken ct)
        {
            await using var db = PublicForms.Open(databases, visit);
            if (await db.Feedback.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } feedback)
            {
                return null;
            }

            var today = BusinessCalendar.Today(clock);
            var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(row => row.Id == feedback.AdoptedModelId && row.IsPublic, ct);
            return new(feedback, await FeedbackReading.Entries(db, id, ct), await db.Files.CountAsync(file => file.OwnerKind == FileOwner.Feedback && file.OwnerId == id, ct),
                FeedbackWork.DueOn(feedback.OpenSince, await SettingsOf.Commune(db, feedback.CommuneId, today, ct)), feedback.IsOpenToWriter(today), model is null ? null : LinkTo(model),
                !feedback.HasContact && await OldContacts.Forgotten(db, id, ct));
        }

        /// <summary>Adds, opens again or erases.</summary>
        public async Task<Outcome<Receipt>> Act(Guid id, Operation operation, string ticket, string text, CancellationToken ct)
        {
            if (tickets.Form(ticket)?.For([("text", text)]) is not { } form)
            {
                return new Refusal.Invalid("text", (
                    "Trang mở đã lâu. Lời đã viết còn nguyên ở dưới: đề nghị bấm gửi lần nữa.",
                    "The page has been open for a long time. What you wrote is still below: please press the button once more."));
            }

            await using var db = PublicForms.Open(databases, visit);
            if (await db.Feedback.SingleOrDefaultAsync(row => row.Id == id, ct) is not { } feedback)
            {
                return new Refusal.Missing(("góp ý", "feedback"));
            }

            if (await db.Done(Actor.Citizen, operation, feedback.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var today = BusinessCalendar.Today(clock);
            var changed = operation == Operation.EraseContact ? Erased(feedback) : await Say(db, feedback, operation, text, today, ct);
            return changed.Ok ? await db.Commit(CitizenActs.Act(operation, feedback, form.Key, today), ct) : changed.Refusal;
        }

        private static Outcome<CitizenFeedback> Erased(CitizenFeedback feedback)
        {
            feedback.EraseContact();
            return feedback;
        }

        private async Task<Outcome<CitizenFeedback>> Say(SenDb db, CitizenFeedback feedback, Operation operation, string text, DateOnly today, CancellationToken ct)
        {
            var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
            var said = FeedbackText.Text(text, "text", wrong);
            if (wrong.Count > 0)
            {
                return new Refusal.Invalid(wrong);
            }

            var again = operation == Operation.ReopenFeedback;
            var open = again || !feedback.IsOpenToWriter(today) ? feedback.Reopen(today) : (Outcome<CitizenFeedback>)feedback;
            if (!open.Ok)
            {
                return open.Refusal;
            }

            var before = await db.FeedbackEntries.CountAsync(row => row.FeedbackId == feedback.Id, ct);
            if (before >= CitizenFeedback.MostEntries || flood.Admit(feedback.CommuneId, $"{feedback.Id:n}", said, machine: false) is not FeedbackLane.Usual)
            {
                return new Refusal.Invalid("text", (
                    "Góp ý này vừa nhận nhiều lời nói thêm. Lời đã viết còn nguyên ở dưới: đề nghị gửi lại sau vài phút, hoặc gửi góp ý mới.",
                    "Much was added to this feedback just now. What you wrote is still below: please send it again in a few minutes, or send new feedback."));
            }

            // Whoever has the page open has not read this: the next version turns the form back, with what came in.
            db.Entry(feedback).Property(row => row.Version).IsModified = true;
            db.FeedbackEntries.Add(FeedbackEntry.Next(FeedbackTickets.DayId(today), feedback, before, again ? EntryKind.Reopening : EntryKind.Remark, null, said, today));
            return feedback;
        }

        private static Link LinkTo(EmulationModel model) => new(model.Name, $"/mo-hinh/{model.Slug}-{PublicId.Of(model.Id)}");
    }
}
