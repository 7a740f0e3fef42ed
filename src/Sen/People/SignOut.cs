using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A person signs out (đăng xuất) of this browser.</summary>
public static class SignOut
{
    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost("/can-bo/dang-xuat", async (HttpContext http) =>
    {
        await Sessions.End(http);
        return Results.Redirect("/");
    }).Needs(Operation.SignOut);
}
