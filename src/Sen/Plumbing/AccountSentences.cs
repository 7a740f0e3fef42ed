using Microsoft.AspNetCore.Identity;
using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>What Identity refuses, said in our tone.</summary>
public sealed class AccountSentences : IdentityErrorDescriber
{
    /// <inheritdoc/>
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"Mật khẩu cần ít nhất {length} chữ. Đề nghị viết dài hơn.");

    /// <inheritdoc/>
    public override IdentityError InvalidUserName(string? userName) =>
        Say(nameof(InvalidUserName), "Tên đăng nhập chỉ gồm chữ thường không dấu, số, dấu chấm và gạch ngang. Ví dụ: hoi-nong-dan.");

    /// <inheritdoc/>
    public override IdentityError DuplicateUserName(string userName) =>
        Say(nameof(DuplicateUserName), $"Tên đăng nhập “{userName}” đã có. Đề nghị chọn tên khác.");

    /// <inheritdoc/>
    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure), "Người khác vừa sửa tài khoản này. Xin mở lại trang.");

    /// <summary>The first thing refused, at the field it is about; null when nothing was.</summary>
    /// <param name="result">What Identity answered.</param>
    /// <param name="nameField">Field of the user name.</param>
    /// <param name="passwordField">Field of the password.</param>
    public static Refusal? Refused(IdentityResult result, string nameField, string passwordField) => result.Errors.FirstOrDefault() is { } error
        ? new Refusal.Invalid(error.Code.StartsWith("Password", StringComparison.Ordinal) ? passwordField : nameField, error.Description)
        : null;

    private static IdentityError Say(string code, string sentence) => new() { Code = code, Description = sentence };
}
