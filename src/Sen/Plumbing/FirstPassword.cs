using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Sen.Data.Accounts;

namespace Sen.Plumbing;

/// <summary>
/// The one-time code (mã một lần), which takes the place of a password until there is an own one: made by Sen, handed over by the administrator. It opens nothing but the choice of an own password, and stays good until that
/// is done, so that a line that breaks in between locks nobody out. What is not replaced in time is over.
/// </summary>
public static class FirstPassword
{
    // No letters or digits that look alike on paper or over the telephone.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    // Handed out at the next meeting of the commune, used after it: two weeks are enough for both.
    private const int Days = 14;

    /// <summary>Three groups of four, for example <c>hk7m-p3wd-x9qa</c>: 59 bits.</summary>
    public static string New() => string.Join('-', RandomNumberGenerator.GetItems<char>(Letters, 12).Chunk(4).Select(group => new string(group)));

    /// <summary>True for what has the shape of one: whatever else is typed in its place may be somebody's own password.</summary>
    public static bool IsShapedSo(string text) => text.Split('-') is { Length: 3 } groups && groups.All(group => group.Length == 4 && group.All(char.IsAsciiLetterOrDigit));

    /// <summary>The last day of one that is made today.</summary>
    public static DateOnly LastDay(DateOnly today) => today.AddDays(Days);

    /// <summary>Gives the account a first password; written by the act that follows.</summary>
    public static Task<IdentityResult> Give(UserManager<Account> accounts, Account account, string password, DateOnly today)
    {
        (account.MustChangePassword, account.FirstPasswordUntil) = (true, LastDay(today));
        return Set(accounts, account, password);
    }

    /// <summary>Puts the person's own password in its place; written by the act that follows.</summary>
    public static Task<IdentityResult> Replace(UserManager<Account> accounts, Account account, string password)
    {
        (account.MustChangePassword, account.FirstPasswordUntil) = (false, null);
        return Set(accounts, account, password);
    }

    // With the password every session ends.
    private static async Task<IdentityResult> Set(UserManager<Account> accounts, Account account, string password)
    {
        var removed = await accounts.RemovePasswordAsync(account);
        return removed.Succeeded ? await accounts.AddPasswordAsync(account, PasswordRules.Typed(password)) : removed;
    }
}
