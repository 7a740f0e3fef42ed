using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The administrator ends a dated post (thôi giữ vị trí); where work is open, its hand-over comes next.</summary>
public static class EndPost
{
    /// <summary>What is typed; <paramref name="Day"/> is the first day without the post.</summary>
    public sealed record Form(Guid Post, string? Day, int Version, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Id("Post"), posted.Typed("Day"), posted.Number("Version"), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Home}/nguoi/{{id:guid}}/thoi",
        async (Guid id, IFormCollection posted, HttpContext http, Visit visit, PersonPages pages, Handler handler, SenDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var ended = await handler.Handle(id, Form.Of(posted), visit.Actor, visit.Home, ct);
            return !ended.Ok ? await pages.After(http, id, ended, null, ct)
                : await HandOverReading.IsNeeded(db, ended.Value, BusinessCalendar.Today(clock), ct) ? Results.Redirect($"{DeskAddresses.HandOver(ended.Value)}?xong=thoi")
                : Results.Redirect($"{AdministrationAddresses.Person(id)}?{PersonPage.EndedQuery}={ended.Value:d}");
        }).Needs(Operation.EndPost);

    /// <summary>Ends the post.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The post that ends.</summary>
        public async Task<Outcome<Guid>> Handle(Guid personId, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.EndPost, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            if (await db.Posts.SingleOrDefaultAsync(row => row.Id == form.Post && row.PersonId == personId && row.CommuneId == home.CommuneId, ct) is not { } post)
            {
                return new Refusal.Missing(("vị trí", "post"));
            }

            var permit = Access.Ask(actor, Operation.EndPost, Subject.Of(post.CommuneId));
            var day = AdministrativeDate.Read(form.Day);
            if (!permit.Ok || !day.Understood)
            {
                return permit.Refusal ?? new Refusal.Invalid($"Day-{post.Id:d}", day.Problem!);
            }

            var today = BusinessCalendar.Today(clock);
            if (Stale(post, form) is { } stale)
            {
                return stale;
            }

            if (post.Kind == PostKind.Administrator && await LastAdministrator.Keep(db, home.CommuneId, row => row.Id == post.Id, today, ct) is { } last)
            {
                return last;
            }

            if (post.WhyNotEndOn(day.Value, today) is { } tooEarly)
            {
                return new Refusal.Invalid($"Day-{post.Id:d}", tooEarly);
            }

            var ended = post.End(day.Value);
            if (!ended.Ok)
            {
                return ended.Refusal;
            }

            var receipt = await db.Commit(new Act(permit.Value, form.Key, "post", post.Id, clock.GetUtcNow().UtcDateTime, home.CommuneId), ct);
            return receipt.Ok ? post.Id : receipt.Refusal;
        }

        private static Refusal.Stale? Stale(DatedPost post, Form form) => post.Version == form.Version ? null : new(
            [new($"Day-{post.Id:d}", ("Thôi giữ từ ngày", "Ends on"), Wording.AsTyped(form.Day ?? ""),
                post.Until is { } until ? Wording.AsTyped(AdministrativeDate.Short(until)) : ("chưa có", "not yet"))]);
    }
}
