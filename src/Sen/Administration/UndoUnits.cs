using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>
/// An act on the tree of units on its own page, and the counter-act that takes it back (hủy việc đã ghi): rehearsed as every act, resting on a decision, and both stay
/// on record.
/// </summary>
public static class UndoUnits
{
    /// <summary>What is typed.</summary>
    public sealed record Form(string? Number, string? SignedOn, string? Issuer, string? Seen, Guid Act, Guid Key)
    {
        /// <summary>The decision it is taken back by.</summary>
        public TypedDecision Decision => new(Number, SignedOn, Issuer);

        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Number"), posted.Typed("SignedOn"), posted.Typed("Issuer"), posted.Typed("Seen"), posted.Id("Act"), posted.Id("Act") == Guid.Empty ? Guid.Empty : posted.ActKey());
    }

    /// <summary>The page.</summary>
    public sealed record Shown(ShownUnitAct Act, Form Form, UnitRehearsal? Rehearsal)
    {
        /// <summary>It was just recorded.</summary>
        public bool Saved { get; init; }

        /// <summary>What a person still has to do after it.</summary>
        public NextSteps? Next { get; init; }

        /// <summary>Another rehearsal than the one that was looked at.</summary>
        public bool IsAnother { get; init; }
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet($"{AdministrationAddresses.UnitActs}/{{id:guid}}", async (
            Guid id, HttpContext http, Visit visit, Frames frames, Handler handler, TimeProvider clock, CancellationToken ct) =>
        {
            var opened = await handler.Open(id, visit.Actor, visit.Home, ct);
            return !opened.Ok ? Answers.Refused(http, opened.Refusal)
                : await Page(http, frames, new(opened.Value, new(null, null, null, null, Guid.CreateVersion7(clock.GetUtcNow()), Guid.CreateVersion7(clock.GetUtcNow())), null)
                {
                    Saved = http.Request.Query.ContainsKey("xong"),
                    Next = await handler.Next(opened.Value, visit.Actor, ct),
                }, null, ct);
        }).Needs(Operation.UndoUnits);

        routes.MapPost($"{AdministrationAddresses.UnitActs}/{{id:guid}}/huy", async (
            Guid id, IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var (page, recorded) = await handler.Handle(id, Form.Of(posted), posted.ContainsKey("ghi"), visit.Actor, visit.Home, ct);
            return recorded is { Ok: true } done ? Results.Redirect($"{AdministrationAddresses.UnitAct(done.Value)}?xong")
                : page is null ? Answers.Refused(http, recorded!.Value.Refusal!) : await Page(http, frames, page, recorded?.Refusal, ct);
        }).Needs(Operation.UndoUnits);
    }

    /// <summary>What comes after an act that ends units: nothing of it happens by itself.</summary>
    /// <param name="Posts">Posts still held in a village that ends, each with its holder.</param>
    /// <param name="Waits">Models under way are left to be decided on.</param>
    /// <param name="Decides">This person decides on them.</param>
    public sealed record NextSteps(IReadOnlyList<(Guid Person, string Title, Wording Post)> Posts, bool Waits, bool Decides)
    {
        /// <summary>An administrator’s post is among them.</summary>
        public bool WithAdministrator { get; init; }

        /// <summary>Who decides on the models.</summary>
        public Wording Who => Access.WhoCan(Operation.Inherit);
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, Shown page, Refusal? refusal, CancellationToken ct) =>
        frames.Page<UndoUnitsView>(http, refusal, ct, (nameof(UndoUnitsView.Page), page), (nameof(UndoUnitsView.Refusal), refusal));

    /// <summary>Shows an act, rehearses its counter-act and records it.</summary>
    public sealed class Handler(SenDb db, UnitActDesk desk, UnitActList list, TimeProvider clock)
    {
        /// <summary>The act, for whoever may undo it.</summary>
        public async Task<Outcome<ShownUnitAct>> Open(Guid id, Actor actor, Home home, CancellationToken ct)
        {
            var permit = Access.Ask(actor, Operation.UndoUnits, Subject.Of(home.CommuneId));
            return !permit.Ok ? permit.Refusal : (await list.All(home, ct)).FirstOrDefault(act => act.Row.Id == id) is { } act ? act : new Refusal.Missing(("việc đã ghi", "act on record"));
        }

        /// <summary>What is left to do after the act; null when nothing is.</summary>
        public async Task<NextSteps?> Next(ShownUnitAct act, Actor actor, CancellationToken ct)
        {
            if (act.Row.UndoneById is not null || act.Row.Kind is not (TreeActKind.Merge or TreeActKind.Absorb or TreeActKind.Split or TreeActKind.Dissolve))
            {
                return null;
            }

            var (id, today, stages) = (act.Row.Id, BusinessCalendar.Today(clock), Inheriting.Underway);
            var ended = await db.UnitActParts.AsNoTracking().Where(part => part.ActId == id && part.Role == ActRole.From).Select(part => part.UnitId).ToListAsync(ct);
            var owners = await db.Organisations.AsNoTracking().Where(row => ended.Contains(row.VillageId!.Value) || ended.Contains(row.CommuneId))
                .Select(row => new { row.Id, row.ShortName, row.VillageId }).ToDictionaryAsync(row => row.Id, ct);
            var (ids, since) = (owners.Keys.ToList(), act.Row.On);
            // A village that goes on under the unit that followed keeps its people; whoever reads from above has nothing here to end.
            var goesOn = owners.Values.Where(row => row.VillageId is { } village && !ended.Contains(village)).Select(row => row.Id).ToList();
            var posts = await (
                from post in db.Posts.AsNoTracking()
                join account in db.Users.AsNoTracking() on post.PersonId equals account.Id
                where (ids.Contains(post.OrganisationId!.Value) || ended.Contains(post.CommuneId)) && (post.Until == null || (post.Until > today && post.Until > since))
                    && post.Kind != PostKind.UpperReader && (post.OrganisationId == null || !goesOn.Contains(post.OrganisationId.Value))
                // Without an administrator nobody gives a post.
                orderby post.Kind == PostKind.Administrator, account.UserName, post.Id
                select new { account.Id, account.Title, post.Kind, post.OrganisationId }).ToListAsync(ct);
            var waits = since <= today && await db.Registrations.AnyAsync(
                row => stages.Contains(row.Stage) && row.EndedOn == null && (ended.Contains(row.CommuneId) || ids.Contains(row.CarriedOnById ?? row.OwnerOrganisationId)), ct);
            return posts.Count == 0 && !waits ? null : new(
                [.. posts.Select(post => (post.Id, post.Title, new ShownPost(new() { Kind = post.Kind }, post.OrganisationId is { } owner ? owners.GetValueOrDefault(owner)?.ShortName : null, true).Name))], waits, Access.Ever(actor, Operation.Inherit))
            {
                WithAdministrator = posts.Exists(post => post.Kind == PostKind.Administrator),
            };
        }

        /// <summary>The page with the rehearsal; or the counter-act that was recorded; or why not. No page for somebody who may not open it.</summary>
        public async Task<(Shown? Page, Outcome<Guid>? Recorded)> Handle(Guid id, Form form, bool confirm, Actor actor, Home home, CancellationToken ct)
        {
            if (confirm && await db.Done(actor, Operation.UndoUnits, home.CommuneId, form.Key, ct) is { } done)
            {
                return (null, done.SubjectId);
            }

            var opened = await Open(id, actor, home, ct);
            if (!opened.Ok)
            {
                return (null, opened.Refusal);
            }

            form = form with { Act = await desk.IdFor(form.Act, ct) };
            var page = new Shown(opened.Value, form, null);
            var read = Read(opened.Value, form);
            if (!read.Ok)
            {
                return (page, read.Refusal);
            }

            var rehearsal = await desk.Rehearse(read.Value, form.Issuer, Operation.UndoUnits, actor, home, ct);
            if (!rehearsal.Ok)
            {
                return (page, AtFields(rehearsal.Refusal));
            }

            page = page with { Rehearsal = rehearsal.Value, IsAnother = confirm && form.Seen != rehearsal.Value.Seen };
            return (page, confirm && !page.IsAnother ? await desk.Record(rehearsal.Value, form.Key, home, ct, IsMistake(opened.Value, form) ? KeptReasons.RecordedByMistake.Vi : null) : (Outcome<Guid>?)null);
        }

        // What never took effect and was only typed wrongly needs no decision: it is taken back as it was recorded.
        private static bool IsMistake(ShownUnitAct act, Form form) => act.IsAhead && form.Decision.IsEmpty;

        private Outcome<TreeAct> Read(ShownUnitAct act, Form form)
        {
            var today = BusinessCalendar.Today(clock);
            if (IsMistake(act, form))
            {
                return new TreeAct.Undo(form.Act, today, new("", today), act.Row.Id);
            }

            return form.Decision.Read(today).Then<TreeAct>(decree => new TreeAct.Undo(form.Act, today, decree, act.Row.Id));
        }

        private static Refusal AtFields(Refusal refusal) =>
            refusal is Refusal.Invalid invalid ? new Refusal.Invalid("Number", invalid.Sentence) : refusal;
    }
}
