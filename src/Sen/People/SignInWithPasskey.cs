using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A person signs in with a passkey alone (đăng nhập bằng khóa truy cập): the device is one step, what unlocks it the other.</summary>
public static class SignInWithPasskey
{
    /// <summary>Where the answer goes.</summary>
    public const string Address = $"{SignIn.Address}/khoa";

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapPost($"{Address}/hoi", async (HttpContext http, Passkeys passkeys) =>
            Results.Content(await passkeys.Ask(http, PasskeyPurpose.SignIn, null), "application/json")).Needs(Operation.SignIn);

        routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Frames frames, Handler handler, TimeProvider clock, CancellationToken ct) =>
        {
            var next = LocalAddress.Or(posted.Typed("Next"), SignIn.Home);
            var answer = await handler.Handle(http, posted.Typed(Passkeys.Field), ct);
            if (!answer.Ok)
            {
                return SignInView.Of(http, await frames.OfDesk(http, ct), new(null, null, next, Guid.CreateVersion7(clock.GetUtcNow())), answer.Refusal);
            }

            SignInTickets.TakeBack(http);
            await Sessions.Begin(http, answer.Value);
            return Results.Redirect(SignIn.After(answer.Value, next));
        }).Needs(Operation.SignIn);
    }

    /// <summary>Checks the answer.</summary>
    public sealed class Handler(Passkeys passkeys)
    {
        /// <summary>The account that may come in. A first password comes before everything else, so it is typed.</summary>
        public async Task<Outcome<Account>> Handle(HttpContext http, string? answer, CancellationToken ct)
        {
            var used = await passkeys.Use(http, PasskeyPurpose.SignIn, null, answer, ct);
            return !used.Ok ? used.Refusal
                : SignIn.Handler.Kept(used.Value, Loopback.Is(http)) is { } kept ? kept
                : used.Value.MustChangePassword ? new Refusal.Invalid(Passkeys.Field, (
                    "Tài khoản vừa được cấp mã một lần. Xin đăng nhập bằng mã đó ở ô mật khẩu rồi đặt mật khẩu; sau đó dùng lại được khóa truy cập.",
                    "The account was given a one-time code. Please sign in with it in the password field and set a password; afterwards the passkey works again."))
                : used.Value;
        }
    }
}
