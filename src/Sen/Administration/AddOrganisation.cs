using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The organisations of the commune, and a new one (thêm đơn vị chủ trì).</summary>
public static class AddOrganisation
{
    /// <summary>What is typed.</summary>
    public sealed record Form(string? Kind, string? Name, string? ShortName, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Kind"), posted.Typed("Name"), posted.Typed("ShortName"), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(AdministrationAddresses.Organisations, (HttpContext http, Visit visit, Frames frames, PeopleSheets people, TimeProvider clock, CancellationToken ct) =>
            Page(http, visit, frames, people, new(null, null, null, Guid.CreateVersion7(clock.GetUtcNow())), null, ct)).Needs(Operation.AddOrganisation);

        routes.MapPost(AdministrationAddresses.Organisations, async (
            IFormCollection posted, HttpContext http, Visit visit, Frames frames, PeopleSheets people, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var answer = await handler.Handle(form, visit.Actor, visit.Home, ct);
            return answer.Ok ? Results.Redirect(AdministrationAddresses.Organisations) : await Page(http, visit, frames, people, form, answer.Refusal, ct);
        }).Needs(Operation.AddOrganisation);
    }

    private static async Task<IResult> Page(HttpContext http, Visit visit, Frames frames, PeopleSheets people, Form form, Refusal? refusal, CancellationToken ct)
    {
        var permit = Access.Ask(visit.Actor, Operation.ReadAdministration, Subject.Of(visit.Home.CommuneId));
        return !permit.Ok ? Answers.Refused(http, permit.Refusal) : await frames.Page<AddOrganisationView>(http, refusal, ct,
            (nameof(AddOrganisationView.Organisations), await people.Organisations(ct, ended: true)), (nameof(AddOrganisationView.Today), people.Today), (nameof(AddOrganisationView.Form), form), (nameof(AddOrganisationView.Refusal), refusal));
    }

    /// <summary>Adds the organisation.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The new organisation.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.AddOrganisation, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var permit = Access.Ask(actor, Operation.AddOrganisation, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            // What begins or ends ahead bears its name too.
            var (now, today) = (clock.GetUtcNow(), BusinessCalendar.Today(clock));
            var lasting = await db.Organisations.AsNoTracking().Where(row => row.CommuneId == home.CommuneId && (row.ValidTo == null || today.AddDays(1) < row.ValidTo)).Select(row => row.Name).ToListAsync(ct);
            var read = OrganisationForm.Read(new(form.Kind, form.Name, form.ShortName), null, lasting);
            if (!read.Ok)
            {
                return read.Refusal;
            }

            // A body above the commune was there before anybody named it here.
            var row = NewOrganisation.Of(Guid.CreateVersion7(now), home, read.Value.Kind, read.Value.Name, read.Value.ShortName, null, read.Value.Kind == OrganisationKind.UpperBody ? null : today);
            db.Organisations.Add(row);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "organisation", row.Id, now.UtcDateTime, home.CommuneId), ct);
            return receipt.Ok ? receipt.Value.SubjectId : receipt.Refusal;
        }
    }
}
