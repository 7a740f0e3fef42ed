using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Feedback;

using Registration = Sen.Movement.Models.Registration;

/// <summary>
/// An officer begins a registration from a suggestion (đưa vào đăng ký): the draft of the organisation that will carry it out, with what was suggested
/// filled in. The link stays on both sides, and the writer is thanked.
/// </summary>
public static class AdoptSuggestion
{
    /// <summary>Maps the button.</summary>
    public static void Map(Routes routes) =>
        routes.MapPost($"{FeedbackAddresses.Desk}/{{id:guid}}/dang-ky", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, ReadFeedback.Handler reading, Frames frames, CancellationToken ct) =>
        {
            var chosen = posted["owner"].ToString();
            var done = await handler.Handle(FeedbackDesk.Of(id, posted), chosen, actor, ct);
            return done.Ok ? Results.Redirect(FeedbackAddresses.Done(id, "dang-ky")) : await reading.Page(http, id, actor, frames, new(Owner: chosen), done.Refusal, ct);
        }).Needs(Operation.AdoptSuggestion);

    /// <summary>Begins the draft.</summary>
    public sealed class Handler(SenDb db, FeedbackDesk desk, TimeProvider clock)
    {
        /// <summary>Model, draft and link in one act.</summary>
        public Task<Outcome<Receipt>> Handle(DeskForm form, string organisation, Actor actor, CancellationToken ct) =>
            desk.Write(form, Operation.AdoptSuggestion, actor, async (feedback, today) =>
            {
                var receiver = await desk.Receiver(feedback, organisation, "owner", today, ct);
                if (!receiver.Ok)
                {
                    return receiver.Refusal;
                }

                var owner = receiver.Value;
                if (await Registrations.Twin(db, owner.Id, VietnameseText.Fold(feedback.SuggestedName), null, ct) is not null)
                {
                    return new Refusal.Taken(($"{owner.ShortName} đã có mô hình cùng tên. Xin trả lời người gửi và giới thiệu mô hình đó.", $"{owner.ShortName} has a model of this name already. Please answer the sender and point to that model."));
                }

                var now = clock.GetUtcNow();
                return EmulationModel.Begin(Guid.CreateVersion7(now), new Home(owner.CommuneId, owner.ProvinceId), owner.Id, feedback.SuggestedName).Then(model =>
                {
                    // Whoever sends it takes the officer's place as the one who registered.
                    var registration = Registration.Begin(Guid.CreateVersion7(now), model, today.Year, actor.PersonId, now.UtcDateTime);
                    AnswerSheet.Write(registration, model, new Dictionary<string, string> { [RegistrationForm.Need] = feedback.Text }, []);
                    db.Models.Add(model);
                    db.Registrations.Add(registration);
                    return feedback.Adopt(model.Id, registration.Id);
                });
            }, ct);
    }
}
