using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A person names a passkey anew (đổi tên khóa truy cập).</summary>
public static class RenamePasskey
{
    /// <summary>What is typed; the name is asked in a field of its own for each passkey.</summary>
    public sealed record Form(Guid Id, string? Name, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(Guid.TryParse(posted.Typed("Which"), out var id) ? id : Guid.Empty, posted.Typed("Name")?.Trim(), posted.ActKey());

        /// <summary>Id of the field of a passkey.</summary>
        public static string FieldOf(Guid id) => $"Name-{id:d}";
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AddPasskey.Address}/ten",
        async (IFormCollection posted, HttpContext http, Visit visit, SecondStepPages pages, Handler handler, CancellationToken ct) =>
        {
            var answer = await handler.Handle(Form.Of(posted), visit, ct);
            return answer.Ok ? Results.Redirect($"{DeskAddresses.SecondStep}?{SecondStepPages.RenamedQuery}") : await pages.Show(http, null, answer.Refusal, ct);
        }).Needs(Operation.RenamePasskey);

    /// <summary>Keeps the name.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The passkey.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Visit visit, CancellationToken ct)
        {
            var (account, commune) = (visit.Account!, visit.Account!.CommuneId ?? Guid.Empty);
            if (await db.Done(visit.Actor, Operation.RenamePasskey, commune, form.Key, ct) is not null)
            {
                return form.Id;
            }

            var permit = Access.Ask(visit.Actor, Operation.RenamePasskey, new Subject(account.CommuneId, PersonId: account.Id));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (await db.UserPasskeys.SingleOrDefaultAsync(row => row.Id == form.Id && row.UserId == account.Id, ct) is not { } key)
            {
                return new Refusal.Missing(("khóa truy cập", "passkey"));
            }

            if (AddPasskey.WrongName(form.Name, Form.FieldOf(form.Id)) is { } wrong)
            {
                return wrong;
            }

            key.Data.Name = form.Name;
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", account.Id, clock.GetUtcNow().UtcDateTime, commune), ct);
            return receipt.Ok ? form.Id : receipt.Refusal;
        }
    }
}
