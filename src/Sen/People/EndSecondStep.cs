using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A person turns the second step of signing in off (tắt bước thứ hai), unless a post they hold asks for it.</summary>
public static class EndSecondStep
{
    /// <summary>What is typed.</summary>
    public sealed record Form(Proof Proof, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(HttpContext http, IFormCollection posted) => new(Proof.Of(http, posted), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{DeskAddresses.SecondStep}/tat",
        async (IFormCollection posted, HttpContext http, Visit visit, SecondStepPages pages, Handler handler, CancellationToken ct) =>
        {
            if (visit.Account!.SecondStepSince is null)
            {
                return Results.Redirect(DeskAddresses.Account);
            }

            var answer = await handler.Handle(Form.Of(http, posted), visit, ct);
            if (!answer.Ok)
            {
                return await pages.Show(http, null, answer.Refusal, ct);
            }

            NewSecondStep.Noted(http);
            await Sessions.GoOn(http, answer.Value);
            return Results.Redirect($"{DeskAddresses.Account}?{OwnAccount.SecondStepEnded}");
        }).Needs(Operation.EndSecondStep);

    /// <summary>Forgets the secret, the passkeys and the codes; every other session ends.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, SecondSteps steps, TimeProvider clock)
    {
        /// <summary>The account with its new security stamp.</summary>
        public async Task<Outcome<Account>> Handle(Form form, Visit visit, CancellationToken ct)
        {
            var (known, commune, now) = (visit.Account!, visit.Account!.CommuneId ?? Guid.Empty, clock.GetUtcNow());
            if (known.SecondStepSince is null)
            {
                return known;
            }

            if (await db.Done(visit.Actor, Operation.EndSecondStep, commune, form.Key, ct) is not null)
            {
                return known;
            }

            var permit = Access.Ask(visit.Actor, Operation.EndSecondStep, new Subject(known.CommuneId, PersonId: known.Id));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (await SecondStepReading.Required(db, known.Id, now.UtcDateTime, ct))
            {
                return new Refusal.Taken((
                    "Vị trí đang giữ hoặc đang làm thay cần bước thứ hai nên không tắt được. Đổi điện thoại, xin bấm “Chuyển sang điện thoại khác”.",
                    "A post you hold, or use for somebody, needs the second step, so it cannot be turned off. To change the telephone, please press “Move to another telephone”."));
            }

            if (await steps.Confirm(known, form.Proof, ct) is { } refusal)
            {
                return refusal;
            }

            // Read after that: a printed code that was used is an act of its own.
            if (await accounts.FindByIdAsync(known.Id.ToString("d")) is not { } account)
            {
                return new Refusal.Missing(("tài khoản", "account"));
            }

            await SecondSteps.Drop(db, account, ct);
            await accounts.UpdateSecurityStampAsync(account);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", account.Id, now.UtcDateTime, commune), ct);
            return receipt.Ok ? account : receipt.Refusal;
        }
    }
}
