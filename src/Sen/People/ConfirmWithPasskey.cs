using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>Asks the passkey of somebody who has signed in; the answer goes with the form it is the proof for (xác nhận bằng khóa truy cập).</summary>
public static class ConfirmWithPasskey
{
    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost(DeskAddresses.AskPasskey, async (HttpContext http, Visit visit, Passkeys passkeys) =>
        Results.Content(await passkeys.Ask(http, PasskeyPurpose.Confirm, visit.Account!), "application/json")).Needs(Operation.UsePasskey);
}
