using Sen.Movement.Models;

namespace Sen.Movement.People;

/// <summary>
/// Where the two tables meet: what follows in the life cycle and whom the access table lets do it. A page draws exactly these buttons, a handler
/// accepts exactly these steps.
/// </summary>
public static class OpenSteps
{
    /// <summary>The operation that takes a step.</summary>
    public static Operation OperationOf(Step step) => step switch
    {
        Step.Register => Operation.Register,
        Step.Withdraw => Operation.Withdraw,
        Step.Appraise => Operation.Appraise,
        Step.Return => Operation.ReturnRegistration,
        Step.Approve => Operation.Approve,
        Step.Decline => Operation.Decline,
        Step.RecordProgress => Operation.RecordProgress,
        Step.Score => Operation.Score,
        Step.Recognise => Operation.Recognise,
        Step.DeclineRecognition => Operation.DeclineRecognition,
        Step.Revoke => Operation.Revoke,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown step."),
    };

    /// <summary>The steps this person may take now, in the order of the life-cycle table.</summary>
    public static IReadOnlyList<Step> For(Actor actor, Registration registration, Subject subject) =>
        [.. Lifecycle.Open(registration.Stage, registration.LifecycleVersion).Where(step => Access.Ask(actor, OperationOf(step), subject).Ok)];

    /// <summary>Every step that follows, with the posts that may take it: the sentence for whoever may not.</summary>
    public static IReadOnlyList<(Step Step, Wording WhoCan)> Next(Registration registration) => registration.EndedOn is not null ? [] :
    [
        .. from step in Lifecycle.Open(registration.Stage, registration.LifecycleVersion)
           select (step, WhoCan(OperationOf(step), registration.Stage)),
    ];

    /// <summary>
    /// The steps somebody may ask others to take, the one that brings the model forward first, then what leaves it where it stands, then what sends it back or ends it; taking back is nobody's next step.
    /// </summary>
    /// <param name="registration">The registration.</param>
    /// <param name="own">Steps the person may take without asking.</param>
    public static IReadOnlyList<Step> ToAskFor(Registration registration, IReadOnlyCollection<Step> own) =>
    [
        .. from step in Next(registration).Select(next => next.Step)
           where step is not (Step.Withdraw or Step.Revoke) && !own.Contains(step)
           let to = Lifecycle.Take(registration.Stage, step, registration.LifecycleVersion).Value
           orderby Lifecycle.BringsForward(registration.Stage, step, registration.LifecycleVersion) ? 0 : to == registration.Stage ? 1 : 2
           select step,
    ];

    /// <summary>Who can do it at this stage; narrower than <see cref="Access.WhoCan(Operation)"/>, which knows no stage.</summary>
    public static Wording WhoCan(Operation operation, Stage at) => Wording.OneOf(Access.Table
        .Where(row => row.Operation == operation && row.Who.Post is not null && row.Reach != Reach.Entered && (row.Stages.Length == 0 || row.Stages.Contains(at)))
        .Select(row => PostNames.Of(row.Who.Post!.Value)));
}
