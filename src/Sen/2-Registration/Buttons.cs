using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>A step as a button.</summary>
/// <param name="Step">The step.</param>
/// <param name="Href">Where it is taken.</param>
public sealed record Button(Step Step, string Href);

/// <summary>The buttons of a registration for one person now: exactly what the life-cycle table and the access table allow.</summary>
public static class Buttons
{
    public static IReadOnlyList<Button> For(Actor actor, Movement.Models.Registration registration, Subject subject) =>
        [.. OpenSteps.For(actor, registration, subject).Select(step => Of(step, registration.Id))];

    private static Button Of(Step step, Guid id) => step switch
    {
        Step.Register => new(step, DeskAddresses.Form(id, RegistrationForm.Parts.Count)),
        Step.Withdraw => new(step, DeskAddresses.Withdraw(id)),
        Step.Appraise or Step.Approve => new(step, DeskAddresses.Review(id)),
        Step.Return => new(step, $"{DeskAddresses.Review(id)}#tra-lai"),
        Step.Decline => new(step, $"{DeskAddresses.Review(id)}#khong-duyet"),
        Step.RecordProgress => new(step, DeskAddresses.Progress(id)),
        Step.Score => new(step, DeskAddresses.Score(id)),
        Step.Recognise => new(step, DeskAddresses.Recognise(id)),
        Step.DeclineRecognition => new(step, DeskAddresses.DeclineRecognition(id)),
        Step.Revoke => new(step, DeskAddresses.Revoke(id)),
        _ => new(step, DeskAddresses.Model(id)),
    };
}
