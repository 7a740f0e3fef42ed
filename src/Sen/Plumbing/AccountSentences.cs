using Microsoft.AspNetCore.Identity;
using Sen.Data.Accounts;
using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>What Identity refuses, said in our tone.</summary>
public sealed class AccountSentences : IdentityErrorDescriber
{
    /// <inheritdoc/>
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), (
        $"Mật khẩu cần ít nhất {length} ký tự. Đề nghị viết dài hơn.", $"A password has at least {length} letters. Please write a longer one."));

    /// <inheritdoc/>
    public override IdentityError InvalidUserName(string? userName) =>
        Say(nameof(InvalidUserName), (
            "Tên đăng nhập chỉ gồm chữ thường không dấu, số, dấu chấm và gạch ngang. Ví dụ: hoi-nong-dan.",
            "A user name is made of lower-case letters without marks, digits, dots and hyphens. For example: hoi-nong-dan."));

    /// <inheritdoc/>
    public override IdentityError DuplicateUserName(string userName) =>
        Say(nameof(DuplicateUserName), (
            $"Tên đăng nhập “{userName}” đã có. Đề nghị chọn tên khác.", $"There is a user name “{userName}” already. Please choose another one."));

    /// <inheritdoc/>
    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure), (
        "Người khác vừa sửa tài khoản này. Xin mở lại trang.", "Somebody else has just changed this account. Please open the page again."));

    /// <summary>The first thing refused, at the field it is about; null when nothing was.</summary>
    /// <param name="result">What Identity answered.</param>
    /// <param name="nameField">Field of the user name.</param>
    /// <param name="passwordField">Field of the password.</param>
    public static Refusal? Refused(IdentityResult result, string nameField, string passwordField) => result.Errors.FirstOrDefault() is { } error
        ? new Refusal.Invalid(error.Code.StartsWith("Password", StringComparison.Ordinal) ? passwordField : nameField, (error as SpokenError)?.Sentence ?? Wording.AsTyped(error.Description))
        : null;

    /// <summary>Too many wrong tries of somebody who is past the password: until when to wait.</summary>
    public static Refusal.Invalid TriedTooOften(DateTimeOffset until, string field)
    {
        var (tries, at) = (SignInCounters.Allowed, BusinessCalendar.TimeOf(until.UtcDateTime.AddMinutes(1)));
        return new(field, ($"Nhập sai {tries} lần. Xin chờ đến {at:HH\\:mm} rồi thử lại.", $"Wrong {tries} times. Please wait until {at:HH\\:mm} and try again."));
    }

    private static SpokenError Say(string code, Wording sentence) => new() { Code = code, Description = sentence.Vi, Sentence = sentence };
}

/// <summary>A refusal of Identity with its sentence in both languages.</summary>
public sealed class SpokenError : IdentityError
{
    /// <summary>The sentence a person reads.</summary>
    public required Wording Sentence { get; init; }
}
