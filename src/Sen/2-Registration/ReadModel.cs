using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>The page of a registration in the workplace: what it is, where it stands, and exactly the buttons this person has now.</summary>
public static class ReadModel
{
    public static void Map(Routes routes) =>
        routes.MapGet($"{DeskAddresses.Models}/{{id:guid}}", async (
            Guid id, Step? xong, Guid? sua, HttpContext http, Actor actor, Frames frames, ModelSheets sheets, CancellationToken ct) =>
        {
            var sheet = await sheets.Of(id, actor, ct);
            return sheet.Refusal is { } refusal
                ? Answers.Refused(http, refusal)
                : await frames.Page<ReadModelView>(http, null, ct, ("Sheet", sheet.Value with { Just = xong, JustCorrected = sua, JustOnBehalf = http.Request.Query.ContainsKey(DeskAddresses.OnBehalfMark), JustAssigned = http.Request.Query.ContainsKey("phan-cong") }));
        }).Needs(Operation.ReadModel);

    /// <summary>The same page under a refusal: a button that was pressed too late or by somebody else.</summary>
    internal static async Task<IResult> Refused(
        Guid id, HttpContext http, Actor actor, Frames frames, ModelSheets sheets, Refusal refusal, CancellationToken ct, string? inCharge = null)
    {
        if (Answers.WantsJson(http))
        {
            return Answers.Problem(http, refusal);
        }

        var sheet = await sheets.Of(id, actor, ct);
        return sheet.Ok
            ? await frames.Page<ReadModelView>(http, refusal, ct, ("Sheet", sheet.Value with { Refusal = refusal, TypedInCharge = inCharge }))
            : Answers.Refused(http, refusal);
    }
}
