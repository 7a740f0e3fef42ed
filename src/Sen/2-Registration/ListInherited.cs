using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>The inheritance list (danh sách tiếp nhận): models whose commune or village has ended, those that wait first, each leading to its decision.</summary>
public static class ListInherited
{
    /// <summary>A form of the list that came back: of which unit, what was chosen, and why not.</summary>
    /// <param name="Unit">The unit of the section.</param>
    /// <param name="Commune">The commune of the section.</param>
    /// <param name="Parts">What was chosen to bind models; null for another form.</param>
    /// <param name="Many">What was chosen to carry several on; null for another form.</param>
    /// <param name="Refusal">Why not.</param>
    public sealed record Returned(Guid Unit, Guid Commune, IReadOnlyDictionary<string, string>? Parts, CarryOnMany.Form? Many, Refusal Refusal)
    {
        /// <summary>The part of the section, where it has one.</summary>
        public Guid? Part { get; init; }
    }

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet(DeskAddresses.Inheriting, async (HttpContext http, Pages list, CancellationToken ct) => await list.Show(http, null, ct)).Needs(Operation.Inherit);

    /// <summary>Draws the page, for itself and for the forms that stand on it.</summary>
    public sealed class Pages(InheritingPages pages, Frames frames, Visit visit, TimeProvider clock)
    {
        /// <summary>The page; with a form that came back.</summary>
        public async Task<IResult> Show(HttpContext http, Returned? returned, CancellationToken ct) => await frames.Page<ListInheritedView>(http, returned?.Refusal, ct,
            (nameof(ListInheritedView.Sections), await pages.All(visit.Actor, ct)), (nameof(ListInheritedView.Saved), returned is null && http.Request.Query.ContainsKey("xong")),
            (nameof(ListInheritedView.Key), Guid.CreateVersion7(clock.GetUtcNow())), (nameof(ListInheritedView.Returned), returned));
    }
}
