using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>
/// The administrator disables an account or enables it again (khóa, mở tài khoản). Nothing is deleted: what the person did stays signed. Where a post of the person has
/// open work, its successor is named first, or that there is none; the hand-over report is kept in the same act.
/// </summary>
public static class DisableAccount
{
    /// <summary>Which of the two.</summary>
    public sealed record Form(bool Disable, Guid Key)
    {
        /// <summary>Who was chosen to take over each post, by the name of its field.</summary>
        public IReadOnlyDictionary<string, string?> Successors { get; init; } = new Dictionary<string, string?>();

        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted["Disable"] == "true", posted.ActKey())
        {
            Successors = posted.Keys.Where(key => key.StartsWith(FieldPrefix, StringComparison.Ordinal)).ToDictionary(key => key, posted.Typed, StringComparer.Ordinal),
        };
    }

    private const string FieldPrefix = "Successor-";

    /// <summary>Name of the field with the successor in a post.</summary>
    public static string FieldOf(DatedPost post) => $"{FieldPrefix}{post.Id:d}";

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Home}/nguoi/{{id:guid}}/khoa",
        async (Guid id, IFormCollection posted, HttpContext http, Visit visit, PersonPages pages, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            return await pages.After(http, id, await handler.Handle(id, form, visit.Actor, visit.Home, ct), null, ct, form.Successors);
        }).Needs(Operation.DisableAccount);

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

            if (form.Disable && await HandOver(account, form, actor, now, ct) is { } unnamed)
            {
                return unnamed;
            }

            account.DisabledAt = form.Disable ? now.UtcDateTime : null;
            await accounts.UpdateSecurityStampAsync(account);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "account", id, now.UtcDateTime, home.CommuneId), ct);
            return receipt.Ok ? id : receipt.Refusal;
        }

        // Every post with open work needs its answer before anything is kept.
        private async Task<Refusal?> HandOver(Account account, Form form, Actor actor, DateTimeOffset now, CancellationToken ct)
        {
            var (today, wrong) = (BusinessCalendar.DateOf(now), new Dictionary<string, Wording>(StringComparer.Ordinal));
            foreach (var leaving in await HandOverReading.Leaving(db, account.Id, account.Title, today, ct))
            {
                var (post, field) = (leaving.Post, FieldOf(leaving.Post));
                var successor = HandOverForm.Read(form.Successors.GetValueOrDefault(field), leaving.Candidates, field);
                if (!successor.Ok)
                {
                    wrong[field] = successor.Refusal.Sentence;
                    continue;
                }

                db.HandOvers.Add(await HandOverReading.Of(db, Guid.CreateVersion7(now), post, account.Title, (HandOverCause.Disabled, today), successor.Value, actor, "", today, ct));
            }

            return wrong.Count > 0 ? new Refusal.Invalid(wrong) : null;
        }
    }
}
