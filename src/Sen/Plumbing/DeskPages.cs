using Microsoft.AspNetCore.Components;
using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>Answers a page of the workplace: the component takes <c>Frame</c> and <c>Desk</c> besides its own parameters.</summary>
public static class DeskPages
{
    /// <summary>The page; under the refusal's status when a form came back.</summary>
    public static async Task<IResult> Page<T>(this Frames frames, HttpContext http, Refusal? refusal, CancellationToken ct, params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var frame = await frames.OfDesk(http, ct);
        var all = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        all["Frame"] = frame;
        all["Desk"] = frames.Desk(http);
        return Answers.Page<T>(all, refusal);
    }
}
