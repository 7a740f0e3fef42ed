using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A person takes the link with the province's account away again (bỏ nối tài khoản tỉnh). The password stays as it is.</summary>
public static class UnlinkLogin
{
    /// <summary>Where the form goes.</summary>
    public const string Address = $"{DeskAddresses.Account}/bo-noi-tinh";

    /// <summary>Only the key.</summary>
    public sealed record Form(Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.ActKey());
    }

    /// <summary>Maps the slice: a link may be taken away also where none can be made any more.</summary>
    public static void Map(Routes routes) => routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Visit visit, Handler handler, CancellationToken ct) =>
    {
        var answer = await handler.Handle(Form.Of(posted), visit, Sessions.IdOf(http), ct);
        if (!answer.Ok)
        {
            return Answers.Refused(http, answer.Refusal);
        }

        return Results.Redirect(ProvinceTroubles.OnAccount(ProvinceTroubles.Ended));
    }).Needs(Operation.UnlinkLogin);

    /// <summary>Takes it away; every session but this one ends.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, TimeProvider clock)
    {
        /// <summary>The account.</summary>
        public async Task<Outcome<Account>> Handle(Form form, Visit visit, Guid? session, CancellationToken ct)
        {
            var (known, commune) = (visit.Account!, visit.Account!.CommuneId ?? Guid.Empty);
            if (await db.Done(visit.Actor, Operation.UnlinkLogin, commune, form.Key, ct) is not null)
            {
                return known;
            }

            var permit = Access.Ask(visit.Actor, Operation.UnlinkLogin, new Subject(known.CommuneId, PersonId: known.Id));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var links = await LoginReading.Of(db, known.Id, ct);
            if (links.Count == 0 && await db.Done(visit.Actor, Operation.UnlinkLogin, commune, form.Key, ct) is not null)
            {
                return known;
            }

            if (links.Count == 0 || await accounts.FindByIdAsync(known.Id.ToString("d")) is not { } account)
            {
                return new Refusal.OutOfOrder(("chưa nối với tài khoản nào", "linked with none"), OperationNames.Of(Operation.UnlinkLogin));
            }

            db.UserLogins.RemoveRange(links);
            var before = account.SecurityStamp;
            await accounts.UpdateSecurityStampAsync(account);
            await AccountSessions.Keep(db, session, account, before, ct);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", account.Id, clock.GetUtcNow().UtcDateTime, commune), ct);
            return receipt.Ok ? account : receipt.Refusal;
        }
    }
}
