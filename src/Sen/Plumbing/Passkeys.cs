using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>
/// Passkeys (khóa truy cập): what a browser is asked, and whether its answer is right. The framework checks signature, challenge, origin, host and that the owner unlocked the device; here
/// stand who may come with one, that an answer is good once, and the count. Changing them is done by acts of their own slices.
/// </summary>
public sealed class Passkeys(SenDb db, IPasskeyHandler<Account> handler, PasskeyStates states, BusinessClock clock)
{
    /// <summary>Field of the browser's answer, and where an error about it stands.</summary>
    public const string Field = "Passkey";

    /// <summary>Where an error about a new one stands.</summary>
    public const string NewField = "NewPasskey";

    // No browser sends as much; what is longer is not read.
    private const int LongestAnswer = 16_000;

    // The five minutes are over, or the question was asked elsewhere.
    private static Refusal.Invalid TooLate(string field = Field) => new(field, (
        "Lời hỏi khóa truy cập đã quá 5 phút hoặc đã dùng rồi. Xin bấm nút khóa truy cập lần nữa.", "The question to the passkey is older than 5 minutes, or was answered already. Please press the passkey button once more."));

    private static Refusal.Invalid Wrong => new(Field, (
        "Khóa truy cập này không dùng được ở đây: có thể đã bỏ khỏi tài khoản, hoặc thuộc tài khoản hay cổng khác. Xin chọn khóa khác, hoặc dùng mật khẩu và mã.",
        "This passkey is not good here: it may have been removed, or belong to another account or portal. Please choose another one, or use password and code."));

    /// <summary>How the framework's part is set: the device has to be unlocked each time, and both parts of an answer name the host that was asked.</summary>
    public static void Set(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "preferred";
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && string.Equals(asked.Origin, Frames.OriginOf(asked.HttpContext), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a browser makes passkeys for this host: a name, not a number.</summary>
    public static bool Possible(HttpContext http) => Uri.CheckHostName(http.Request.Host.Host) == UriHostNameType.Dns;

    /// <summary>What a browser needs to make a new one for an account.</summary>
    public async Task<string> AskNew(HttpContext http, Account account)
    {
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = account.Id.ToString("d"), Name = account.UserName!, DisplayName = account.Title }, http);
        states.Hand(http, PasskeyPurpose.Add, account.Id, asked.AttestationState!);
        return asked.CreationOptionsJson;
    }

    /// <summary>What a browser needs to answer for an account; for whoever comes when it is null.</summary>
    public async Task<string> Ask(HttpContext http, PasskeyPurpose purpose, Account? account)
    {
        // The handler reads the account's passkeys from the context it was given.
        var asked = await handler.MakeRequestOptionsAsync(account!, http);
        states.Hand(http, purpose, account?.Id ?? Guid.Empty, asked.AssertionState!);
        return asked.RequestOptionsJson;
    }

    /// <summary>A new passkey as the browser made it, without what only tells the make of the device.</summary>
    public async Task<Outcome<UserPasskeyInfo>> Made(HttpContext http, Account account, string? answer, CancellationToken ct)
    {
        if (states.Read(http, PasskeyPurpose.Add, account.Id) is not { } state)
        {
            return TooLate(NewField);
        }

        PasskeyStates.TakeBack(http, PasskeyPurpose.Add);
        if (answer is null or { Length: > LongestAnswer })
        {
            return NotMade;
        }

        var made = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = answer, AttestationState = state.Text });
        if (!made.Succeeded || made.UserEntity.Id != account.Id.ToString("d"))
        {
            return NotMade;
        }

        if (!await Spend(state, ct))
        {
            return TooLate(NewField);
        }

        var key = made.Passkey;
        return new UserPasskeyInfo(key.CredentialId, key.PublicKey, clock.Machine.GetUtcNow(), key.SignCount, key.Transports, key.IsUserVerified, key.IsBackupEligible, key.IsBackedUp, [], []);
    }

    /// <summary>Whose answer it is; a reason when it is nobody's, another's, or comes a second time.</summary>
    /// <param name="http">The request that brings it.</param>
    /// <param name="purpose">What was asked for.</param>
    /// <param name="account">Who was asked; null for whoever comes.</param>
    /// <param name="answer">The browser's answer.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Outcome<Account>> Use(HttpContext http, PasskeyPurpose purpose, Guid? account, string? answer, CancellationToken ct)
    {
        if (states.Read(http, purpose, account ?? Guid.Empty) is not { } state)
        {
            return TooLate();
        }

        PasskeyStates.TakeBack(http, purpose);
        if (answer is null or { Length: > LongestAnswer })
        {
            return Wrong;
        }

        var used = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = answer, AssertionState = state.Text });
        if (!used.Succeeded || (account is { } asked && used.User.Id != asked))
        {
            return Wrong;
        }

        return !await Spend(state, ct) ? TooLate()
            : !await PasskeyReading.Count(db, used.Passkey.CredentialId, used.Passkey.SignCount, clock.Machine.GetUtcNow().UtcDateTime, ct) ? Wrong
            : used.User;
    }

    private static Refusal.Invalid NotMade => new(NewField, (
        "Thiết bị chưa tạo được khóa truy cập, hoặc khóa này đã có. Xin bấm “Thêm khóa truy cập” lần nữa, hoặc thử thiết bị khác.",
        "The device did not make a passkey, or this one is known already. Please press “Add a passkey” once more, or try another device."));

    private Task<bool> Spend(PasskeyState state, CancellationToken ct) => PasskeyReading.Spend(db, state.Key, state.Until, clock.Machine.GetUtcNow().UtcDateTime, ct);
}
