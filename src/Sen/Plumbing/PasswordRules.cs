using Microsoft.AspNetCore.Identity;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.Text;

namespace Sen.Plumbing;

/// <summary>
/// What a password may not be: the user name, a name of the commune, of the units above it or of the product with a few digits, or one that everybody tries first.
/// No rules of composition: they make passwords worse and keep village heads out (NIST SP 800-63B §3.1.1).
/// </summary>
/// <param name="visit">Whose site it is: its name is guessed first.</param>
/// <param name="guessed">What everybody tries first.</param>
public sealed class PasswordRules(Visit visit, GuessedPasswords guessed) : IPasswordValidator<Account>
{
    /// <summary>Fewest and most letters.</summary>
    public const int Shortest = 8, Longest = 128;

    private static readonly string[] Ours = ["sen", "danvan", "danvankheo", "matkhau", "password", "qwerty", "abc", "abcd", "admin", "quantri", "canbo", "vietnam"];
    private static readonly string[] Kinds = ["xa", "phuong", "dackhu", "thitran", "huyen", "quan", "thixa", "thanhpho", "tinh"];
    private static readonly string Rows = "01234567890 9876543210";

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var typed = password ?? "";
        var letters = Letters(typed);
        Wording? weak = typed.Length > Longest ? ("Mật khẩu tối đa 128 ký tự.", "A password has at most 128 letters.")
            : typed.Distinct().Count() < 3 || (letters.Length == 0 && Rows.Contains(typed, StringComparison.Ordinal)) ? (
                "Mật khẩu này dễ đoán. Đề nghị không dùng dãy số liền nhau hoặc lặp lại.",
                "This password is easily guessed. Please use no rows of digits and nothing repeated.")
            : Contains(typed, user.UserName) || Ours.Contains(letters) || Names().Contains(letters) || guessed.Contain(typed) ? (
                "Mật khẩu này dễ đoán. Đề nghị chọn vài từ không liên quan, ví dụ bốn từ bất kỳ.",
                "This password is easily guessed. Please choose a few unrelated words, for example any four.")
            : null;
        return Task.FromResult(weak is null ? IdentityResult.Success : IdentityResult.Failed(new SpokenError { Code = "PasswordGuessable", Description = weak.Vi, Sentence = weak }));
    }

    /// <summary>A password as it is kept and compared: the same letters whatever way the keyboard composed them.</summary>
    public static string Typed(string? password) => VietnameseText.Nfc(password ?? "");

    // “Xã Bình Sa”, “tỉnh Quảng Nam”: each with and without its kind.
    private IEnumerable<string> Names() =>
        from name in (string?[])[visit.Site?.Name, .. (visit.Site?.Place ?? "").Split([',', '–', '-'])]
        let letters = Letters(name ?? "")
        where letters.Length > 0
        from word in (string[])[letters, .. Kinds.Where(kind => letters.Length > kind.Length && letters.StartsWith(kind, StringComparison.Ordinal)).Select(kind => letters[kind.Length..])]
        select word;

    private static bool Contains(string typed, string? name) =>
        name is { Length: >= 3 } && VietnameseText.Fold(typed).Contains(VietnameseText.Fold(name), StringComparison.Ordinal);

    private static string Letters(string text) => string.Concat(VietnameseText.Fold(text).Where(char.IsAsciiLetter));
}
