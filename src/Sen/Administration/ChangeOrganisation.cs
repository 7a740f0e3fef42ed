using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The administrator records that an organisation changed from a day on (đổi tên, đổi loại, đổi cấp trên ngành dọc), by a document. What it was before stays true of its days.</summary>
public static class ChangeOrganisation
{
    /// <summary>What is typed; <paramref name="Version"/> is the row's when the form was opened.</summary>
    public sealed record Form(OrganisationChange Typed, int Version, Guid Key)
    {
        /// <summary>The form as it was sent: its fields have names of their own, for the form that corrects stands beside it.</summary>
        public static Form Of(IFormCollection posted) => new(
            new(posted.Typed("NewKind"), posted.Typed("NewName"), posted.Typed("NewShortName"), posted.Typed("Superior"), posted.Typed("From"), posted.Typed("Basis")), posted.Number("Version"), posted.ActKey());
    }

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal) { ["Kind"] = "NewKind", ["Name"] = "NewName", ["ShortName"] = "NewShortName" };

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Organisations}/{{id:guid}}/doi", async (
        Guid id, IFormCollection posted, HttpContext http, Visit visit, OrganisationPages pages, Handler handler, CancellationToken ct) =>
    {
        var form = Form.Of(posted);
        var answer = await handler.Handle(id, form, visit.Actor, visit.Home, ct);
        return answer.Ok ? Results.Redirect($"{AdministrationAddresses.Organisation(id)}?xong") : await pages.Show(http, id, null, null, answer.Refusal, ct, form);
    }).Needs(Operation.ChangeOrganisation);

    /// <summary>Records the change.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The organisation.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.ChangeOrganisation, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var all = await db.Organisations.Where(row => row.CommuneId == home.CommuneId).ToListAsync(ct);
            if (all.Find(row => row.Id == id) is not { } row)
            {
                return new Refusal.Missing(("đơn vị", "organisation"));
            }

            var permit = Access.Ask(actor, Operation.ChangeOrganisation, Subject.Of(home.CommuneId));
            if (!permit.Ok || row.Kind == OrganisationKind.Village)
            {
                return permit.Refusal ?? new Refusal.Taken(("Tên của thôn sửa ở trang của thôn.", "A village’s name is corrected on the village’s own page."));
            }

            if (row.Version != form.Version)
            {
                return new Refusal.Stale([]);
            }

            var now = clock.GetUtcNow();
            var course = new OrganisationCourse(all, await db.OrganisationVersions.Where(version => version.CommuneId == home.CommuneId).ToListAsync(ct));
            var changed = course.Change(row, form.Typed, (Guid.CreateVersion7(now), Guid.CreateVersion7(now)), BusinessCalendar.DateOf(now));
            if (!changed.Ok)
            {
                return changed.Refusal is Refusal.Invalid wrong ? new Refusal.Invalid(wrong.Fields.ToDictionary(field => Fields.GetValueOrDefault(field.Key, field.Key), field => field.Value, StringComparer.Ordinal)) : changed.Refusal;
            }

            var (before, after) = changed.Value;
            db.OrganisationVersions.AddRange(new[] { before, after }.OfType<OrganisationVersion>().Where(version => db.Entry(version).State == EntityState.Detached));
            row.Kind = after.Kind;
            row.Call(after.Name, after.ShortName);
            // Also where only the body above changes: two who change one organisation at a moment are told of each other.
            db.Entry(row).Property(one => one.Version).IsModified = true;
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "organisation", id, now.UtcDateTime, home.CommuneId) { Reason = after.Basis }, ct);
            return receipt.Ok ? id : receipt.Refusal;
        }
    }
}
