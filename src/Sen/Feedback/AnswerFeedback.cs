using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Feedback;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>Somebody answers (trả lời góp ý), and may show both on the portal in the same step; or shows it, or takes it off, later.</summary>
public static class AnswerFeedback
{
    /// <param name="Desk">Which, when, from which version.</param>
    /// <param name="Text">The answer as typed.</param>
    /// <param name="Publish">Show feedback and answer on the portal.</param>
    /// <param name="Checked">Whoever writes was warned of personal data and sends it all the same.</param>
    public sealed record Form(DeskForm Desk, string Text, bool Publish, bool Checked = false);

    /// <summary>Maps the buttons.</summary>
    public static void Map(Routes routes)
    {
        routes.MapPost($"{FeedbackAddresses.Desk}/{{id:guid}}/tra-loi", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadFeedback.Handler reading, Frames frames, CancellationToken ct) =>
        {
            var form = new Form(FeedbackDesk.Of(id, posted), posted["answer"].ToString(), posted["publish"] == "1", posted[PersonalWarning.Field] == "1");
            var done = await handler.Answer(form, actor, ct);
            return done.Ok ? Results.Redirect(FeedbackAddresses.Done(id, "tra-loi")) : await reading.Page(http, id, actor, frames, new(form.Text, form.Publish), done.Refusal, ct);
        }).Needs(Operation.AnswerFeedback);

        routes.MapPost($"{FeedbackAddresses.Desk}/{{id:guid}}/dang", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadFeedback.Handler reading, Frames frames, CancellationToken ct) =>
        {
            var done = await handler.Publish(FeedbackDesk.Of(id, posted), posted["show"] == "1", actor, ct);
            return done.Ok ? Results.Redirect(FeedbackAddresses.Done(id, "dang")) : await reading.Page(http, id, actor, frames, ReadFeedback.Typed.Nothing, done.Refusal, ct);
        }).Needs(Operation.PublishFeedback);
    }

    /// <summary>Answers and publishes.</summary>
    public sealed class Handler(SenDb db, FeedbackDesk desk, PublicPages pages)
    {
        /// <summary>Keeps the answer.</summary>
        public async Task<Outcome<Receipt>> Answer(Form form, Actor actor, CancellationToken ct)
        {
            var personal = PersonalWords.In([(("Trả lời", "Answer"), form.Text)]);
            var done = await desk.Write(form.Desk, Operation.AnswerFeedback, actor, async (feedback, today) =>
            {
                var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
                var text = FeedbackText.Text(form.Text, "answer", wrong);
                if (wrong.Count == 0 && personal.Count > 0 && !form.Checked)
                {
                    wrong[PersonalWarning.Field] = PersonalWords.Sentence(personal);
                }

                if (wrong.Count > 0)
                {
                    return new Refusal.Invalid(wrong);
                }

                if (form.Publish && Access.Ask(actor, Operation.PublishFeedback, feedback.Subject).Refusal is { } notYours)
                {
                    return notYours;
                }

                // The post that answers is shown, and the organisation it answers for; never the person.
                var post = Access.Ask(actor, Operation.AnswerFeedback, feedback.Subject).Value.Post;
                var organisation = post == PostKind.Registrar
                    ? await db.Organisations.Where(row => row.Id == feedback.OwnerOrganisationId).Select(row => row.Name).SingleAsync(ct) : "";
                var entries = await FeedbackReading.Entries(db, feedback.Id, ct);
                var entry = FeedbackEntry.Next(FeedbackTickets.DayId(today), feedback, entries.Count, EntryKind.Answer, post, text, today, organisation);
                db.FeedbackEntries.Add(entry);
                var answered = feedback.Answer(today);
                return answered.Ok && form.Publish ? Show(feedback, [.. entries, entry]) : answered;
            }, ct, PersonalWords.Overruled(personal));
            return Forget(done);
        }

        /// <summary>Shows it on the portal, or takes it off.</summary>
        public async Task<Outcome<Receipt>> Publish(DeskForm form, bool show, Actor actor, CancellationToken ct) => Forget(
            await desk.Write(form, Operation.PublishFeedback, actor, async (feedback, _) =>
                show ? Show(feedback, await FeedbackReading.Entries(db, feedback.Id, ct)) : feedback.Publish(show: false, []), ct));

        // Everything written so far has been read by whoever presses the button; what comes later waits for the next press.
        private static Outcome<CitizenFeedback> Show(CitizenFeedback feedback, List<FeedbackEntry> entries)
        {
            var shown = feedback.Publish(show: true, [feedback.SuggestedName, feedback.Text, .. entries.Select(entry => entry.Text)]);
            if (shown.Ok)
            {
                entries.ForEach(entry => entry.IsPublic = true);
            }

            return shown;
        }

        private Outcome<Receipt> Forget(Outcome<Receipt> done)
        {
            if (done.Ok)
            {
                pages.Evict("feedback");
            }

            return done;
        }
    }
}
