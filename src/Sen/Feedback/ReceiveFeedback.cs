using Sen.Data;
using Sen.Data.Feedback;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>
/// Takes in what a person sends (nhận góp ý). Whoever sends it stays unknown also when signed in: the act is “Người dân”, its times are days, and neither
/// address nor device is looked at.
/// </summary>
public static class ReceiveFeedback
{
    /// <param name="Kind">Remark or suggestion.</param>
    /// <param name="Ticket">The form's ticket.</param>
    /// <param name="Page">The page somebody came from.</param>
    /// <param name="SuggestedName">Name of a suggested model.</param>
    /// <param name="Text">What was written.</param>
    /// <param name="Name">Voluntary.</param>
    /// <param name="Phone">Voluntary.</param>
    /// <param name="Trap">A field nobody sees; machines fill it in.</param>
    /// <param name="Photos">The photographs, in order.</param>
    public sealed record Form(
        FeedbackKind Kind, string Ticket, string Page, string SuggestedName, string Text, string Name, string Phone, string Trap, IReadOnlyList<Upload> Photos)
    {
        /// <summary>What was written and chosen.</summary>
        public IReadOnlyCollection<(string Field, string Value)> Typed =>
            [("page", Page), ("model", SuggestedName), ("text", Text), ("name", Name), ("phone", Phone), .. Photos.Select((photo, no) => ($"photo-{no + 1}", $"{photo.Length} {photo.Name}"))];

        /// <summary>An empty form.</summary>
        public static Form Empty(FeedbackKind kind, string ticket, string page) => new(kind, ticket, page, "", "", "", "", "", []);

        /// <summary>What was posted.</summary>
        public static Form Of(FeedbackKind kind, PostedForm posted) => new(
            kind, posted["ticket"], posted["page"], posted["model"], posted["text"], posted["name"], posted["phone"], posted["website"],
            [.. Enumerable.Range(1, MostFields).Select(no => posted.File($"photo-{no}")).OfType<Upload>()]);
    }

    // One more than are taken, so that a fourth is answered and not forgotten.
    private const int MostFields = CitizenFeedback.MostPhotos + 1;

    /// <summary>What was kept: the feedback and the code of its receipt.</summary>
    public sealed record Kept(Guid Id, string Code);

    /// <summary>There is no room just now, or the form has to be made anew: the typed text is given back with a sentence.</summary>
    public static Refusal NoRoom { get; } = new Refusal.Invalid("text", (
        "Đang có quá nhiều góp ý gửi đến cùng lúc nên chưa nhận được. Lời đã viết còn nguyên ở dưới: đề nghị bấm gửi lại sau vài phút.",
        "Too much is being sent at the moment, so this could not be taken in. What you wrote is still below: please press the button again in a few minutes."));

    /// <summary>The form's ticket is gone.</summary>
    public static Refusal OldForm { get; } = new Refusal.Invalid("text", (
        "Trang mở đã lâu. Lời đã viết còn nguyên ở dưới: đề nghị xem lại rồi bấm gửi lần nữa; ảnh thì chọn lại.",
        "The page has been open for a long time. What you wrote is still below: please look at it, choose photos again, and press the button once more."));

    /// <summary>Takes it in.</summary>
    public sealed class Handler(Databases databases, Visit visit, Photos photos, FeedbackTickets tickets, FloodGate flood, TimeProvider clock)
    {
        /// <summary>Keeps the feedback, or says what to do.</summary>
        public async Task<Outcome<Kept>> Handle(Form form, CancellationToken ct)
        {
            if (tickets.Form(form.Ticket)?.For(form.Typed) is not { } ticket)
            {
                return OldForm;
            }

            await using var db = PublicForms.Open(databases, visit);
            if (await db.Done(Actor.Citizen, Operation.SendFeedback, visit.Home.CommuneId, ticket.Key, ct) is { } before)
            {
                return new Kept(before.SubjectId, ticket.Code);
            }

            var about = await PublicForms.AboutOf(db, form.Page, ct);
            var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
            var typed = Read(form, wrong);
            if (wrong.Count > 0)
            {
                return new Refusal.Invalid(wrong);
            }

            // The order bounds the work of a flood: what is not admitted costs no picture and no write.
            if (flood.Admit(visit.Home.CommuneId, about.Path, typed.Text, form.Trap.Length > 0 || tickets.TooQuick(ticket)) is not { } lane)
            {
                return NoRoom;
            }

            if (lane == FeedbackLane.Slow && await FeedbackReading.InSlowLane(db, visit.Home.CommuneId, ct) >= FloodGate.MostInSlowLane)
            {
                flood.TurnAway();
                return NoRoom;
            }

            var kept = await Keep(db, form, ticket, about, typed, lane, ct);
            if (!kept.Ok)
            {
                flood.GiveBack(visit.Home.CommuneId, about.Path, typed.Text, lane);
            }

            return kept;
        }

        private sealed record Typed(string Name, string Text, VoluntaryContact Contact);

        private static Typed Read(Form form, Dictionary<string, Wording> wrong)
        {
            var name = form.Kind == FeedbackKind.Suggestion ? FeedbackText.Name(form.SuggestedName, "model", wrong) : "";
            var typed = new Typed(name, FeedbackText.Text(form.Text, "text", wrong), FeedbackText.Contact(form.Name, form.Phone, wrong));
            if (form.Photos.Count > CitizenFeedback.MostPhotos)
            {
                wrong["photo-1"] = (
                    $"Gửi được nhiều nhất {CitizenFeedback.MostPhotos} ảnh. Đề nghị chọn lại.", $"At most {CitizenFeedback.MostPhotos} photos can be sent. Please choose again.");
            }

            return typed;
        }

        private async Task<Outcome<Kept>> Keep(SenDb db, Form form, FormTicket ticket, About about, Typed typed, FeedbackLane lane, CancellationToken ct)
        {
            var made = new List<MadePhoto>();
            foreach (var (photo, no) in form.Photos.Select((photo, index) => (photo, index + 1)))
            {
                var one = await photos.Make(photo, $"photo-{no}", ct);
                if (!one.Ok)
                {
                    return one.Refusal;
                }

                made.Add(one.Value);
            }

            var today = BusinessCalendar.Today(clock);
            var feedback = CitizenFeedback.Receive(
                FeedbackTickets.DayId(today), visit.Home, form.Kind, about, typed.Name, typed.Text, typed.Contact, ReceiptCode.Hash(ticket.Code), lane, today);
            db.Feedback.Add(feedback);
            foreach (var photo in made)
            {
                db.Files.Add(await photos.Keep(
                    photo, new(FeedbackTickets.DayId(today), visit.Home, FileOwner.Feedback, feedback.Id, null, "Ảnh người dân gửi kèm góp ý", ""), ct));
            }

            var committed = await db.Commit(CitizenActs.Act(Operation.SendFeedback, feedback, ticket.Key, today), ct);
            return committed.Then<Kept>(receipt => new Kept(receipt.SubjectId, ticket.Code));
        }
    }
}

/// <summary>The acts of citizens: signed “Người dân”, dated by the day.</summary>
internal static class CitizenActs
{
    /// <summary>An act on a piece of feedback.</summary>
    public static Act Act(Operation operation, CitizenFeedback feedback, Guid key, DateOnly today) => new(
        Access.Ask(Actor.Citizen, operation, Subject.Of(feedback.CommuneId)).Value, key, "feedback", feedback.Id, BusinessCalendar.ToUtc(today), feedback.CommuneId);
}
