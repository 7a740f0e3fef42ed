using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A person removes a passkey (bỏ khóa truy cập). The last one of somebody without an app takes the second step with it, unless a post needs that.</summary>
public static class RemovePasskey
{
    /// <summary>Which one.</summary>
    public sealed record Form(Guid Id, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(Guid.TryParse(posted.Typed("Which"), out var id) ? id : Guid.Empty, posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AddPasskey.Address}/bo",
        async (IFormCollection posted, HttpContext http, Visit visit, SecondStepPages pages, Handler handler, CancellationToken ct) =>
        {
            var answer = await handler.Handle(Form.Of(posted), visit, ct);
            if (!answer.Ok)
            {
                return await pages.Show(http, null, answer.Refusal, ct);
            }

            await Sessions.GoOn(http, answer.Value);
            return Results.Redirect($"{DeskAddresses.SecondStep}?{SecondStepPages.RemovedQuery}");
        }).Needs(Operation.RemovePasskey);

    /// <summary>Removes it; every other session ends.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, TimeProvider clock)
    {
        /// <summary>The account with its new security stamp.</summary>
        public async Task<Outcome<Account>> Handle(Form form, Visit visit, CancellationToken ct)
        {
            var (known, commune, now) = (visit.Account!, visit.Account!.CommuneId ?? Guid.Empty, clock.GetUtcNow());
            if (await db.Done(visit.Actor, Operation.RemovePasskey, commune, form.Key, ct) is not null)
            {
                return known;
            }

            var permit = Access.Ask(visit.Actor, Operation.RemovePasskey, new Subject(known.CommuneId, PersonId: known.Id));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var keys = await PasskeyReading.Of(db, known.Id, ct);
            if (keys.Find(key => key.Id == form.Id) is not { } removed || await accounts.FindByIdAsync(known.Id.ToString("d")) is not { } account)
            {
                return new Refusal.Missing(("khóa truy cập", "passkey"));
            }

            if (keys.Count == 1 && account.SecondStepSecret is null)
            {
                if (await SecondStepReading.Required(db, known.Id, now.UtcDateTime, ct))
                {
                    return new Refusal.Taken((
                        "Vị trí đang giữ hoặc đang làm thay cần bước thứ hai, mà đây là khóa duy nhất. Xin thêm khóa khác hoặc đặt ứng dụng tạo mã, rồi bỏ khóa này.",
                        "A post you hold, or use for somebody, needs the second step, and this is the only passkey. Please add another one or set up an app first, then remove this one."));
                }

                account.DropSecondStep();
                await SecondSteps.Forget(db, account.Id, ct);
            }

            await accounts.RemovePasskeyAsync(account, removed.CredentialId);
            await accounts.UpdateSecurityStampAsync(account);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", account.Id, now.UtcDateTime, commune), ct);
            return receipt.Ok ? account : receipt.Refusal;
        }
    }
}
