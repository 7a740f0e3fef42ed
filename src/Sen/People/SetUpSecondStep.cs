using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A person sets up the second step of signing in (đặt bước thứ hai), or moves it to another telephone: a secret, and a code that proves that the app has it.</summary>
public static class SetUpSecondStep
{
    /// <summary>What is typed; <paramref name="Made"/> is the sealed secret with its codes, <paramref name="NewCode"/> what the app shows for it.</summary>
    public sealed record Form(string? Made, string? NewCode, Proof Proof, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(HttpContext http, IFormCollection posted) => new(
            posted.Typed("Made"), posted.Typed("NewCode"), Proof.Of(http, posted), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(DeskAddresses.SecondStep, (HttpContext http, SecondStepPages pages, CancellationToken ct) => pages.Show(http, null, null, ct)).Needs(Operation.SetUpSecondStep);

        routes.MapPost(DeskAddresses.SecondStep, async (IFormCollection posted, HttpContext http, Visit visit, SecondStepPages pages, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(http, posted);
            var answer = await handler.Handle(form, visit, ct);
            if (!answer.Ok)
            {
                return await pages.Show(http, form.Made ?? "", answer.Refusal, ct);
            }

            NewSecondStep.Hand(http, form.Made!);
            await Sessions.GoOn(http, answer.Value);
            return Results.Redirect($"{DeskAddresses.SecondStep}?{SecondStepPages.DoneQuery}");
        }).Needs(Operation.SetUpSecondStep);

        routes.MapPost($"{DeskAddresses.SecondStep}/da-ghi-lai", (HttpContext http) =>
        {
            NewSecondStep.Noted(http);
            return Results.Redirect(DeskAddresses.SecondStep);
        }).Needs(Operation.SetUpSecondStep);
    }

    /// <summary>Keeps the secret and the hashes of the codes; every other session ends.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, SecondSteps steps, NewSecondStep made, BusinessClock clock)
    {
        /// <summary>The account with its new security stamp.</summary>
        public async Task<Outcome<Account>> Handle(Form form, Visit visit, CancellationToken ct)
        {
            var (known, commune) = (visit.Account!, visit.Account!.CommuneId ?? Guid.Empty);
            if (await db.Done(visit.Actor, Operation.SetUpSecondStep, commune, form.Key, ct) is not null)
            {
                return known;
            }

            var permit = Access.Ask(visit.Actor, Operation.SetUpSecondStep, new Subject(known.CommuneId, PersonId: known.Id));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (made.Open(known.Id, form.Made) is not { } step)
            {
                return new Refusal.Taken(("Trang mở đã lâu nên mã QR đã đổi. Xin quét lại mã mới bên dưới.", "The page was opened long ago, so the QR code has changed. Please scan the new one below."));
            }

            if (string.IsNullOrWhiteSpace(form.NewCode))
            {
                return new Refusal.Invalid(nameof(form.NewCode), ("Đề nghị ghi mã 6 số ứng dụng đang hiện cho dòng “Sen”.", "Please write the 6-digit code the app shows for the line “Sen”."));
            }

            var machine = clock.Machine.GetUtcNow();
            if (SixDigitCode.Matches(step.Secret, form.NewCode, machine) is not [var used, ..])
            {
                return new Refusal.Invalid(nameof(form.NewCode), (
                    "Mã chưa đúng. Xin ghi 6 số ứng dụng đang hiện cho dòng “Sen”; nếu vẫn chưa được, xem giờ của điện thoại có đúng không.",
                    "The code is not right. Please write the 6 digits the app shows for the line “Sen”; if it still fails, see whether the telephone’s clock is right."));
            }

            if ((known.SecondStepSince is not null || !AskedAgain.Holds(visit.ProvenAt, machine)) && await steps.Confirm(known, form.Proof, ct) is { } refusal)
            {
                return refusal;
            }

            // Read after that: a printed code that was used is an act of its own.
            return await Keep(new(permit.Value, form.Key, "account", known.Id, clock.GetUtcNow().UtcDateTime, commune), step, used, ct);
        }

        private async Task<Outcome<Account>> Keep(Act act, MadeSecondStep step, long used, CancellationToken ct)
        {
            if (await accounts.FindByIdAsync(act.SubjectId.ToString("d")) is not { } account)
            {
                return new Refusal.Missing(("tài khoản", "account"));
            }

            var now = clock.GetUtcNow();
            (account.SecondStepSince, account.SecondStepSecret, account.SecondStepUsed) = (now.UtcDateTime, steps.Seal(account.Id, step.Secret), used);
            await SecondSteps.Replace(db, account.Id, step.Codes, now, ct);
            await accounts.UpdateSecurityStampAsync(account);
            var receipt = await db.Commit(act, ct);
            return receipt.Ok ? account : receipt.Refusal;
        }
    }
}
