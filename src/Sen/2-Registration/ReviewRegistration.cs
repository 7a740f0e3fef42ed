using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>Pages of review (xem và duyệt): the queue of what waits for this person, and one registration with the decision's form.</summary>
public static class ReviewRegistration
{
    public static void Map(Routes routes)
    {
        routes.MapGet(DeskAddresses.Reviews, async (Guid? xong, HttpContext http, Actor actor, Frames frames, Reviews reviews, TimeProvider clock, CancellationToken ct) =>
            await frames.Page<ReviewQueueView>(http, null, ct,
                ("Queue", await reviews.Queue(actor, ct)),
                ("Today", BusinessCalendar.Today(clock)),
                ("JustDecided", await reviews.JustDecided(xong, actor, ct)))).Needs(Operation.ReadModel);

        routes.MapGet($"{DeskAddresses.Reviews}/{{id:guid}}", async (
            Guid id, Guid? xong, HttpContext http, Actor actor, Frames frames, Reviews reviews, CancellationToken ct) =>
        {
            var sheet = await reviews.Of(id, actor, null, ct);
            return sheet.Refusal is { } refusal
                ? Answers.Refused(http, refusal)
                : await frames.Page<ReviewRegistrationView>(http, null, ct, ("Sheet", sheet.Value with { JustDecided = await reviews.JustDecided(xong, actor, ct) }));
        }).Needs(Operation.ReadModel);
    }

    /// <summary>The same page with what was typed and why the decision was not taken.</summary>
    internal static async Task<IResult> Refused(
        HttpContext http, DecisionForm typed, Actor actor, Frames frames, Reviews reviews, Refusal refusal, CancellationToken ct)
    {
        if (Answers.WantsJson(http))
        {
            return Answers.Problem(http, refusal);
        }

        var sheet = await reviews.Of(typed.Id, actor, typed, ct);
        return sheet.Ok
            ? await frames.Page<ReviewRegistrationView>(http, refusal, ct, ("Sheet", sheet.Value with { Refusal = refusal }))
            : Answers.Refused(http, refusal);
    }
}
