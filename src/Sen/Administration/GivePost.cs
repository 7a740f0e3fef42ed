using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The administrator gives a dated post (giao vị trí).</summary>
public static class GivePost
{
    /// <summary>What is typed; the organisation is text because an empty choice is no id, <paramref name="Last"/> is the last day, empty while it lasts.</summary>
    public sealed record Form(string? Kind, string? Organisation, string? From, string? Last, string? Basis, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(
            posted.Typed("Kind"), posted.Typed("Organisation"), posted.Typed("From"), posted.Typed("Last"), posted.Typed("Basis"), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Home}/nguoi/{{id:guid}}/vi-tri",
        async (Guid id, IFormCollection posted, HttpContext http, Visit visit, PersonPages pages, Handler handler, CancellationToken ct) =>
            await pages.After(http, id, await handler.Handle(id, Form.Of(posted), visit.Actor, visit.Home, ct), Form.Of(posted), ct)).Needs(Operation.GivePost);

    /// <summary>Gives the post.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The new post.</summary>
        public async Task<Outcome<Guid>> Handle(Guid personId, Form form, Actor actor, Home home, CancellationToken ct)
        {
            // Two posts given in one organisation at the same moment do not disturb each other: the second simply goes again.
            var given = await Give(personId, form, actor, home, ct);
            return given.Refusal is Refusal.Stale ? await Give(personId, form, actor, home, ct) : given;
        }

        private async Task<Outcome<Guid>> Give(Guid personId, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.GivePost, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var permit = Access.Ask(actor, Operation.GivePost, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (!await db.Users.AnyAsync(account => account.Id == personId && account.CommuneId == home.CommuneId, ct))
            {
                return new Refusal.Missing(("tài khoản", "account"));
            }

            var now = clock.GetUtcNow();
            var post = PostForm.Read(Guid.CreateVersion7(now), home, personId, form.Kind, Guid.TryParse(form.Organisation, out var chosen) ? chosen : null, form.From, form.Last, form.Basis);
            if (!post.Ok)
            {
                return post.Refusal;
            }

            if (post.Value.OrganisationId is { } organisation && !await Lasts(organisation, home, ct))
            {
                return new Refusal.Invalid(nameof(form.Organisation), ("Đề nghị chọn đơn vị trong danh sách.", "Please choose the organisation from the list."));
            }

            var held = await db.Posts.AsNoTracking().Where(row => row.PersonId == personId && row.CommuneId == home.CommuneId).ToListAsync(ct);
            if (held.Exists(row => PostForm.Overlap(row, post.Value)))
            {
                return new Refusal.Invalid(nameof(form.Kind), (
                    "Người này đang giữ vị trí đó trong thời gian ấy. Xin xem danh sách ở trên.", "This person holds that post in that time already. Please see the list above."));
            }

            db.Posts.Add(post.Value);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "post", post.Value.Id, now.UtcDateTime, home.CommuneId), ct);
            return receipt.Ok ? receipt.Value.SubjectId : receipt.Refusal;
        }

        // Its version counts this act: somebody who ends the organisation at the same moment finds it changed.
        private async Task<bool> Lasts(Guid organisation, Home home, CancellationToken ct)
        {
            if (await db.Organisations.SingleOrDefaultAsync(row => row.Id == organisation && row.CommuneId == home.CommuneId, ct) is not { } lasting || lasting.Kind == OrganisationKind.UpperBody || !lasting.IsOpenOn(BusinessCalendar.Today(clock)))
            {
                return false;
            }

            db.Entry(lasting).Property(row => row.Version).IsModified = true;
            return true;
        }
    }
}
