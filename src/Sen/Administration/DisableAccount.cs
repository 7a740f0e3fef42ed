using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The administrator disables an account or enables it again (khóa, mở tài khoản). Nothing is deleted: what the person did stays signed.</summary>
public static class DisableAccount
{
    /// <summary>Which of the two.</summary>
    public sealed record Form(bool Disable, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted["Disable"] == "true", posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Home}/nguoi/{{id:guid}}/khoa",
        async (Guid id, IFormCollection posted, HttpContext http, Visit visit, PersonPages pages, Handler handler, CancellationToken ct) =>
            await pages.After(http, id, await handler.Handle(id, Form.Of(posted), visit.Actor, visit.Home, ct), null, ct)).Needs(Operation.DisableAccount);

    /// <summary>Disables or enables.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, TimeProvider clock)
    {
        /// <summary>The account.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.DisableAccount, home.CommuneId, form.Key, ct) is not null)
            {
                return id;
            }

            if (await db.Users.SingleOrDefaultAsync(account => account.Id == id && account.CommuneId == home.CommuneId, ct) is not { } account)
            {
                return new Refusal.Missing(("tài khoản", "account"));
            }

            var permit = Access.Ask(actor, Operation.DisableAccount, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (form.Disable == account.DisabledAt is not null)
            {
                return form.Disable ? new Refusal.OutOfOrder(("đang khóa", "disabled"), ("khóa", "disable")) : new Refusal.OutOfOrder(("đang dùng", "in use"), ("mở", "enable"));
            }

            var now = clock.GetUtcNow();
            if (form.Disable && await LastAdministrator.Keep(db, home.CommuneId, post => post.PersonId == id, BusinessCalendar.DateOf(now), ct) is { } last)
            {
                return last;
            }

            account.DisabledAt = form.Disable ? now.UtcDateTime : null;
            await accounts.UpdateSecurityStampAsync(account);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", id, now.UtcDateTime, home.CommuneId), ct);
            return receipt.Ok ? id : receipt.Refusal;
        }
    }
}
