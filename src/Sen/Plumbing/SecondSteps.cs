using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>
/// The second step of signing in (bước thứ hai): six digits of an app, or a printed code. The secret lies encrypted with the keys of the installation, tied to its account;
/// codes are measured by the machine's clock, for telephones know nothing of the demonstration's date.
/// </summary>
public sealed class SecondSteps(SenDb db, IDataProtectionProvider keys, IPasswordHasher<Account> hasher, Passkeys passkeys, BusinessClock clock)
{
    /// <summary>Field of the six digits, and where an error about them stands.</summary>
    public const string CodeField = "Code";

    /// <summary>Field of the password of somebody who is asked again.</summary>
    public const string PasswordField = "NowPassword";

    private DateTimeOffset Now => clock.Machine.GetUtcNow();

    /// <summary>Encrypts a secret for its account.</summary>
    public static string Seal(IDataProtectionProvider keys, Guid account, byte[] secret) => Protector(keys, account).Protect(Convert.ToBase64String(secret));

    /// <summary>Encrypts a secret for its account.</summary>
    public string Seal(Guid account, byte[] secret) => Seal(keys, account, secret);

    /// <summary>The codes of an account: six digits of now, or a printed one; null when it is right.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="field">Field an error stands at.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Refusal?> Use(Account account, string? typed, string field, CancellationToken ct) =>
        RecoveryCode.LooksLike(typed) ? await UsePrinted(account, typed, field, ct) : await UseDigits(account, typed, field, ct);

    /// <summary>
    /// Password and, where the account has one, second step of somebody who has signed in, or a passkey in the place of both: null when it is right. Tries have a counter of their own, so
    /// that strangers at the door keep nobody from deciding.
    /// </summary>
    public async Task<Refusal?> Confirm(Account account, Proof proof, CancellationToken ct)
    {
        if (proof.Passkey is { Length: > 0 } answer)
        {
            return (await passkeys.Use(proof.Http, PasskeyPurpose.Confirm, account.Id, answer, ct)).Refusal;
        }

        var (password, code) = (proof.Password, proof.Code);
        if (Empty(account, password, code) is { } empty)
        {
            return empty;
        }

        if (await TryCounters.LockedUntil(db, account.Id, TryLane.SignedIn, Now, ct) is { } until)
        {
            return AccountSentences.TriedTooOften(until, PasswordField);
        }

        var tries = await TryCounters.Count(db, account.Id, TryLane.SignedIn, Now, ct);
        if (hasher.VerifyHashedPassword(account, account.PasswordHash ?? "", PasswordRules.Typed(password)) == PasswordVerificationResult.Failed)
        {
            return tries.LockedUntil is { } locked ? AccountSentences.TriedTooOften(locked, PasswordField)
                : new Refusal.Invalid(PasswordField, ("Mật khẩu chưa đúng. Đề nghị ghi lại.", "The password is not right. Please write it again."));
        }

        if (account.SecondStepSince is not null && await Use(account, code, CodeField, ct) is { } wrong)
        {
            return tries.LockedUntil is { } locked ? AccountSentences.TriedTooOften(locked, CodeField) : wrong;
        }

        await TryCounters.Forget(db, account.Id, TryLane.SignedIn, ct);
        return null;
    }

    /// <summary>The ten codes of an account anew; the earlier ones are worth nothing any more. Written by the act that follows.</summary>
    public static async Task Replace(SenDb db, Guid account, IReadOnlyList<string> codes, DateTimeOffset now, CancellationToken ct)
    {
        await Forget(db, account, ct);
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { Id = Guid.CreateVersion7(now), AccountId = account, Hash = RecoveryCode.HashOf(account, code) }));
    }

    /// <summary>Takes the codes of an account away; written by the act that follows.</summary>
    public static async Task Forget(SenDb db, Guid account, CancellationToken ct) =>
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(row => row.AccountId == account).ToListAsync(ct));

    /// <summary>Takes app, passkeys and codes off an account; written by the act that follows.</summary>
    public static async Task Drop(SenDb db, Account account, CancellationToken ct)
    {
        account.DropSecondStep();
        await Forget(db, account.Id, ct);
        await PasskeyReading.Forget(db, account.Id, ct);
    }

    private static IDataProtector Protector(IDataProtectionProvider keys, Guid account) => keys.CreateProtector("sen.second-step", account.ToString("d"));

    private static Refusal.Invalid? Empty(Account account, string? password, string? code)
    {
        var fields = new Dictionary<string, Wording>(StringComparer.Ordinal);
        if (string.IsNullOrEmpty(password) || password.Length > PasswordRules.Longest)
        {
            fields[PasswordField] = ("Đề nghị ghi mật khẩu đang dùng.", "Please write the present password.");
        }

        if (account.SecondStepSince is not null && string.IsNullOrWhiteSpace(code))
        {
            fields[CodeField] = account.SecondStepSecret is null ? WantedPrinted : Wanted;
        }

        return fields.Count == 0 ? null : new(fields);
    }

    private static Wording Wanted => ("Đề nghị ghi mã 6 số đang hiện trong ứng dụng.", "Please write the 6 digits the app shows now.");

    private static Wording WantedPrinted => (
        "Tài khoản này không đặt ứng dụng tạo mã. Xin dùng khóa truy cập, hoặc ghi một mã dự phòng in sẵn.", "This account has no app that makes codes. Please use a passkey, or write one of the printed recovery codes.");

    private async Task<Refusal.Invalid?> UseDigits(Account account, string? typed, string field, CancellationToken ct)
    {
        if (account.SecondStepSecret is null)
        {
            return new(field, WantedPrinted);
        }

        if (SixDigitCode.Typed(typed) is not { Length: SixDigitCode.Digits } code || !code.All(char.IsAsciiDigit))
        {
            return new(field, Wanted);
        }

        var steps = Open(account) is { } secret ? SixDigitCode.Matches(secret, code, Now) : [];
        foreach (var step in steps)
        {
            if (await SecondStepReading.Take(db, account.Id, step, ct))
            {
                return null;
            }
        }

        return steps.Count > 0
            ? new(field, ("Mã này đã dùng một lần. Xin chờ ứng dụng hiện mã mới (tối đa 30 giây) rồi ghi mã mới.", "This code was used once. Please wait until the app shows a new one (30 seconds at most) and write that."))
            : new(field, (
                "Mã chưa đúng. Xin ghi mã đang hiện trong ứng dụng; nếu vẫn chưa được, xem giờ của điện thoại có đúng không.",
                "The code is not right. Please write the one the app shows now; if it still fails, see whether the telephone’s clock is right."));
    }

    private async Task<Refusal?> UsePrinted(Account account, string? typed, string field, CancellationToken ct)
    {
        var hash = RecoveryCode.HashOf(account.Id, typed);
        var wrong = new Refusal.Invalid(field, ("Mã dự phòng chưa đúng, hoặc đã dùng rồi: mỗi mã chỉ dùng một lần.", "The recovery code is not right, or was used already: each is good once."));
        if (await db.RecoveryCodes.FirstOrDefaultAsync(row => row.AccountId == account.Id && row.Hash == hash && row.UsedAt == null, ct) is not { } code)
        {
            return wrong;
        }

        var now = clock.GetUtcNow();
        code.UsedAt = now.UtcDateTime;
        var person = new Actor(account.Id, account.Title, Door.Page, [], Standing.Person);
        var permit = Access.Ask(person, Operation.UseRecoveryCode, new Subject(account.CommuneId, PersonId: account.Id));
        var receipt = await db.Commit(new Act(permit.Value, Guid.CreateVersion7(now), "account", account.Id, now.UtcDateTime, account.CommuneId ?? Guid.Empty), ct);
        return receipt.Ok ? null : receipt.Refusal is Refusal.Stale ? wrong : receipt.Refusal;
    }

    // A secret sealed with keys that are gone is no secret any more: the printed codes still open.
    private byte[]? Open(Account account)
    {
        try
        {
            return account.SecondStepSecret is { } kept ? Convert.FromBase64String(Protector(keys, account.Id).Unprotect(kept)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
