using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>The inheritance list (danh sách tiếp nhận): models whose commune or village has ended, those that wait first, each leading to its decision.</summary>
public static class ListInherited
{
    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet(DeskAddresses.Inheriting, async (HttpContext http, Actor actor, InheritingPages pages, Frames frames, TimeProvider clock, CancellationToken ct) =>
        await frames.Page<ListInheritedView>(http, null, ct,
            (nameof(ListInheritedView.Sections), await pages.All(actor, ct)), (nameof(ListInheritedView.Saved), http.Request.Query.ContainsKey("xong")),
            (nameof(ListInheritedView.Key), Guid.CreateVersion7(clock.GetUtcNow())))).Needs(Operation.Inherit);
}
