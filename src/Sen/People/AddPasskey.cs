using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A person adds a passkey to the own account (thêm khóa truy cập). The first one is a second step, with ten recovery codes like any other.</summary>
public static class AddPasskey
{
    /// <summary>Field of the name.</summary>
    public const string NameField = "PasskeyName";

    /// <summary>Where the form goes, and below it what else is done with passkeys.</summary>
    public const string Address = $"{DeskAddresses.SecondStep}/khoa";

    /// <summary>What is sent; <paramref name="Made"/> carries the codes of a first one, sealed.</summary>
    public sealed record Form(string? Name, string? Passkey, string? Made, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed(NameField)?.Trim(), posted.Typed(Passkeys.Field), posted.Typed("Made"), posted.ActKey());
    }

    /// <summary>Why a name is none; null when it is one.</summary>
    public static Refusal.Invalid? WrongName(string? name, string field) => string.IsNullOrWhiteSpace(name)
        ? new(field, ("Đề nghị đặt tên cho khóa, ví dụ: Điện thoại của tôi.", "Please name the passkey, for example: My telephone."))
        : name.Length > Passkey.LongestName ? new(field, ($"Tên của khóa tối đa {Passkey.LongestName} ký tự.", $"The name of a passkey has at most {Passkey.LongestName} letters."))
        : null;

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapPost($"{Address}/tao", async (HttpContext http, Visit visit, SenDb db, Passkeys passkeys, CancellationToken ct) =>
            (await PasskeyReading.Of(db, visit.Account!.Id, ct)).Count >= Passkey.Most
                ? Answers.Problem(http, Full)
                : Results.Content(await passkeys.AskNew(http, visit.Account), "application/json")).Needs(Operation.AddPasskey);

        routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Visit visit, SecondStepPages pages, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var first = visit.Account!.SecondStepSince is null;
            var answer = await handler.Handle(http, form, visit, ct);
            if (!answer.Ok)
            {
                return await pages.Show(http, null, answer.Refusal, ct, form.Name);
            }

            if (first)
            {
                NewSecondStep.Hand(http, form.Made!);
            }

            await Sessions.GoOn(http, answer.Value);
            return Results.Redirect($"{DeskAddresses.SecondStep}?{SecondStepPages.AddedQuery}");
        }).Needs(Operation.AddPasskey);
    }

    private static Refusal.Taken Full => new((
        $"Tài khoản đã có {Passkey.Most} khóa truy cập. Xin bỏ một khóa không dùng nữa rồi thêm.", $"The account has {Passkey.Most} passkeys already. Please remove one that is not used any more, then add."));

    /// <summary>Keeps the passkey; every other session ends.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, Passkeys passkeys, NewSecondStep made, BusinessClock clock)
    {
        /// <summary>The account with its new security stamp.</summary>
        public async Task<Outcome<Account>> Handle(HttpContext http, Form form, Visit visit, CancellationToken ct)
        {
            var (known, commune) = (visit.Account!, visit.Account!.CommuneId ?? Guid.Empty);
            if (await db.Done(visit.Actor, Operation.AddPasskey, commune, form.Key, ct) is not null)
            {
                return known;
            }

            var permit = Access.Ask(visit.Actor, Operation.AddPasskey, new Subject(known.CommuneId, PersonId: known.Id));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (WrongName(form.Name, NameField) is { } wrong)
            {
                return wrong;
            }

            if ((await PasskeyReading.Of(db, known.Id, ct)).Count >= Passkey.Most)
            {
                return Full;
            }

            if (string.IsNullOrEmpty(form.Passkey) || (known.SecondStepSince is null && made.Open(known.Id, form.Made) is null))
            {
                return new Refusal.Invalid(Passkeys.NewField, (
                    "Thiết bị chưa tạo khóa. Xin bấm “Thêm khóa truy cập” lần nữa.", "The device has not made a passkey yet. Please press “Add a passkey” once more."));
            }

            var key = await passkeys.Made(http, known, form.Passkey, ct);
            return key.Ok ? await Keep(new(permit.Value, form.Key, "account", known.Id, clock.GetUtcNow().UtcDateTime, commune), key.Value, form, http.Request.Host.Host, ct) : key.Refusal;
        }

        private async Task<Outcome<Account>> Keep(Act act, UserPasskeyInfo key, Form form, string host, CancellationToken ct)
        {
            if (await accounts.FindByIdAsync(act.SubjectId.ToString("d")) is not { } account)
            {
                return new Refusal.Missing(("tài khoản", "account"));
            }

            key.Name = form.Name;
            var added = await accounts.AddOrUpdatePasskeyAsync(account, key);
            if (AccountSentences.Refused(added, Passkeys.NewField, Passkeys.NewField) is { } refused)
            {
                return refused;
            }

            var now = clock.GetUtcNow();
            var row = db.UserPasskeys.Local.Single(one => one.CredentialId.AsSpan().SequenceEqual(key.CredentialId));
            (row.Id, row.Host, row.SignCount) = (Guid.CreateVersion7(clock.Machine.GetUtcNow()), host, key.SignCount);
            if (account.SecondStepSince is null)
            {
                account.SecondStepSince = now.UtcDateTime;
                await SecondSteps.Replace(db, account.Id, made.Open(account.Id, form.Made)!.Codes, now, ct);
            }

            await accounts.UpdateSecurityStampAsync(account);
            var receipt = await db.Commit(act, ct);
            return receipt.Ok ? account : receipt.Refusal;
        }
    }
}
