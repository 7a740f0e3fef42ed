using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Sen.Data.Accounts;

namespace Sen.Plumbing;

/// <summary>A first password: made by Sen, read out once by the administrator, good for one sign-in.</summary>
public static class FirstPassword
{
    // No letters or digits that look alike on paper or over the telephone.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const string Provider = "sen", Used = "first-password-used-by";

    /// <summary>Three groups of four, for example <c>hk7m-p3wd-x9qa</c>: 59 bits.</summary>
    public static string New() => string.Join('-', RandomNumberGenerator.GetItems<char>(Letters, 12).Chunk(4).Select(group => new string(group)));

    /// <summary>Key of the form that used it, or null while it is unused.</summary>
    public static async Task<Guid?> UsedBy(UserManager<Account> accounts, Account account) =>
        await accounts.GetAuthenticationTokenAsync(account, Provider, Used) is { } key ? Guid.Parse(key) : null;

    /// <summary>Notes which form used it; written by the act that follows.</summary>
    public static Task Use(UserManager<Account> accounts, Account account, Guid key) =>
        accounts.SetAuthenticationTokenAsync(account, Provider, Used, key.ToString("d"));

    /// <summary>Sets a password: a first one, or the person's own. Ends every session; written by the act that follows.</summary>
    public static async Task<IdentityResult> Set(UserManager<Account> accounts, Account account, string password, bool first)
    {
        account.MustChangePassword = first;
        await accounts.RemoveAuthenticationTokenAsync(account, Provider, Used);
        var removed = await accounts.RemovePasswordAsync(account);
        return removed.Succeeded ? await accounts.AddPasswordAsync(account, PasswordRules.Typed(password)) : removed;
    }
}
