using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>Ten new recovery codes (mã dự phòng) in the place of those that are used up or lost. Password and second step are asked each time.</summary>
public static class RenewRecoveryCodes
{
    /// <summary>What is typed; <paramref name="Made"/> carries the new codes, sealed.</summary>
    public sealed record Form(string? Made, Proof Proof, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(HttpContext http, IFormCollection posted) => new(posted.Typed("Made"), Proof.Of(http, posted), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{DeskAddresses.SecondStep}/ma-du-phong",
        async (IFormCollection posted, HttpContext http, Visit visit, SecondStepPages pages, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(http, posted);
            var answer = await handler.Handle(form, visit, ct);
            if (!answer.Ok)
            {
                return await pages.Show(http, null, answer.Refusal, ct);
            }

            NewSecondStep.Hand(http, form.Made!);
            return Results.Redirect(DeskAddresses.SecondStep);
        }).Needs(Operation.RenewRecoveryCodes);

    /// <summary>Replaces the codes.</summary>
    public sealed class Handler(SenDb db, SecondSteps steps, NewSecondStep made, TimeProvider clock)
    {
        /// <summary>The account.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Visit visit, CancellationToken ct)
        {
            var (account, commune) = (visit.Account!, visit.Account!.CommuneId ?? Guid.Empty);
            if (await db.Done(visit.Actor, Operation.RenewRecoveryCodes, commune, form.Key, ct) is not null)
            {
                return account.Id;
            }

            var permit = Access.Ask(visit.Actor, Operation.RenewRecoveryCodes, new Subject(account.CommuneId, PersonId: account.Id));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (account.SecondStepSince is null)
            {
                return new Refusal.OutOfOrder(("chưa có bước thứ hai", "no second step"), OperationNames.Of(Operation.RenewRecoveryCodes));
            }

            if (made.Open(account.Id, form.Made) is not { } step)
            {
                return new Refusal.Taken(("Trang mở đã lâu. Xin bấm “Làm mã dự phòng mới” lần nữa.", "The page was opened long ago. Please press “Make new recovery codes” once more."));
            }

            if (await steps.Confirm(account, form.Proof, ct) is { } refusal)
            {
                return refusal;
            }

            var now = clock.GetUtcNow();
            await SecondSteps.Replace(db, account.Id, step.Codes, now, ct);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", account.Id, now.UtcDateTime, commune), ct);
            return receipt.Ok ? account.Id : receipt.Refusal;
        }
    }
}
