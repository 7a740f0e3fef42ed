namespace Sen.Plumbing;

/// <summary>What somebody who has signed in shows once more: password and code, or the answer of a passkey.</summary>
/// <param name="Http">The request it came with: a passkey answers what this browser was asked.</param>
/// <param name="Password">The password.</param>
/// <param name="Code">Six digits, or a printed code.</param>
/// <param name="Passkey">The browser's answer; null when no passkey was used.</param>
public sealed record Proof(HttpContext Http, string? Password, string? Code, string? Passkey)
{
    /// <summary>The proof in a form as it was sent.</summary>
    public static Proof Of(HttpContext http, IFormCollection posted) =>
        new(http, posted.Typed(SecondSteps.PasswordField), posted.Typed(SecondSteps.CodeField), posted.Typed(Passkeys.Field));
}
