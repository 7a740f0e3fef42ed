using Sen.Data;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>Whoever leaves a post, or the administrator, confirms its hand-over report (lập biên bản bàn giao): the open work as it stands then, and who takes over.</summary>
public static class HandOverPost
{
    /// <summary>What is chosen and typed.</summary>
    public sealed record Form(string? Successor, string? Remark, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Successor"), posted.Typed("Remark"), posted.ActKey());
    }

    /// <summary>Address of the page and of its form.</summary>
    public const string Address = "/can-bo/vi-tri/{id:guid}/ban-giao";

    public static void Map(Routes routes)
    {
        routes.MapGet(Address, (Guid id, HttpContext http, HandOverSheets sheets, CancellationToken ct) => sheets.Show(http, id, null, null, ct)).Needs(Operation.ReadInbox);

        routes.MapPost(Address, async (Guid id, IFormCollection posted, HttpContext http, Visit visit, HandOverSheets sheets, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var done = await handler.Handle(id, form, visit.Actor, visit.Home, ct);
            return done.Ok ? Results.Redirect($"{DeskAddresses.HandOver(id)}?xong=lap")
                : done.Refusal is Refusal.Missing or Refusal.NotYours ? Answers.Refused(http, done.Refusal) : await sheets.Show(http, id, form, done.Refusal, ct);
        }).Needs(Operation.HandOverPost);
    }

    /// <summary>Confirms the report.</summary>
    public sealed class Handler(SenDb db, HandOverSheets sheets, TimeProvider clock)
    {
        /// <summary>The post.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.HandOverPost, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            if (await sheets.Load(id, ct) is not { } found)
            {
                return new Refusal.Missing(("vị trí", "post"));
            }

            var (post, holder, reports) = found;
            var permit = Access.Ask(actor, Operation.HandOverPost, new(post.CommuneId, PersonId: post.PersonId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (HandOverSheets.EndOf(post, holder) is not { } end)
            {
                return new Refusal.OutOfOrder(("đang giữ, chưa có ngày thôi giữ", "held, without a last day"), OperationNames.Of(Operation.HandOverPost));
            }

            if (reports.Exists(row => row.Covers(post, holder.DisabledAt is not null)))
            {
                return new Refusal.Taken(("Vị trí này đã có biên bản bàn giao. Nội dung ở bên dưới.", "This post has its hand-over report already. It is shown below."));
            }

            var (now, today) = (clock.GetUtcNow(), BusinessCalendar.Today(clock));
            var successor = HandOverForm.Read(form.Successor, await HandOverReading.Successors(db, post, today, ct), "Successor");
            var remark = HandOverForm.Remark(form.Remark, "Remark");
            if (!successor.Ok || !remark.Ok)
            {
                return Both(successor.Refusal, remark.Refusal);
            }

            db.HandOvers.Add(await HandOverReading.Of(db, Guid.CreateVersion7(now), post, holder.Title, end, successor.Value, actor, remark.Value, today, ct));
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "post", post.Id, now.UtcDateTime, home.CommuneId), ct);
            return receipt.Ok ? post.Id : receipt.Refusal;
        }

        private static Refusal.Invalid Both(params Refusal?[] refusals) =>
            new(refusals.OfType<Refusal.Invalid>().SelectMany(refusal => refusal.Fields).ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal));
    }
}
