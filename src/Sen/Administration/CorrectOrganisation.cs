using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The administrator corrects an organisation (sửa đơn vị chủ trì): its names, its kind. What it did stays its own.</summary>
public static class CorrectOrganisation
{
    /// <summary>What is typed; <paramref name="Version"/> is the row's when the form was opened.</summary>
    public sealed record Form(string? Kind, string? Name, string? ShortName, int Version, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) =>
            new(posted.Typed("Kind"), posted.Typed("Name"), posted.Typed("ShortName"), posted.Number("Version"), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Organisations}/{{id:guid}}", async (
        Guid id, IFormCollection posted, HttpContext http, Visit visit, OrganisationPages pages, Handler handler, CancellationToken ct) =>
    {
        var form = Form.Of(posted);
        var answer = await handler.Handle(id, form, visit.Actor, visit.Home, ct);
        return answer.Ok ? Results.Redirect($"{AdministrationAddresses.Organisation(id)}?xong") : await pages.Show(http, id, form, null, answer.Refusal, ct);
    }).Needs(Operation.CorrectOrganisation);

    /// <summary>Corrects the organisation.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The organisation.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.CorrectOrganisation, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            if (await db.Organisations.SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == home.CommuneId, ct) is not { } row)
            {
                return new Refusal.Missing(("đơn vị", "organisation"));
            }

            var permit = Access.Ask(actor, Operation.CorrectOrganisation, Subject.Of(home.CommuneId));
            if (!permit.Ok || row.Kind == OrganisationKind.Village)
            {
                return permit.Refusal ?? new Refusal.Taken(("Tên của thôn sửa ở trang của thôn.", "A village’s name is corrected on the village’s own page."));
            }

            if (row.Version != form.Version)
            {
                return Stale(form, row);
            }

            // An ended organisation shares its name with nobody who lasts.
            var today = BusinessCalendar.Today(clock);
            var others = row.HasEndedBy(today) ? [] : await db.Organisations.AsNoTracking()
                .Where(other => other.CommuneId == home.CommuneId && other.Id != id && (other.ValidTo == null || today.AddDays(1) < other.ValidTo)).Select(other => other.Name).ToListAsync(ct);
            var read = OrganisationForm.Read(new(form.Kind, form.Name, form.ShortName), OrganisationNames.Addable.Contains(row.Kind) ? null : row.Kind, others);
            if (!read.Ok)
            {
                return read.Refusal;
            }

            // A typing error was one in what it is called now; what it was called before stays.
            if (await db.OrganisationVersions.SingleOrDefaultAsync(version => version.OrganisationId == id && version.ValidTo == null, ct) is { } current)
            {
                (current.Kind, current.Name, current.ShortName) = read.Value;
            }

            row.Kind = read.Value.Kind;
            row.Call(read.Value.Name, read.Value.ShortName);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "organisation", id, clock.GetUtcNow().UtcDateTime, home.CommuneId), ct);
            return receipt.Refusal is Refusal.Stale ? Stale(form, await db.Organisations.AsNoTracking().SingleAsync(other => other.Id == id, ct))
                : receipt.Ok ? id : receipt.Refusal;
        }

        private static Refusal.Stale Stale(Form form, Organisation now) => new([.. new StaleField[]
        {
            new("Kind", ("Loại đơn vị", "Kind of organisation"), Enum.TryParse<OrganisationKind>(form.Kind, out var kind) ? OrganisationNames.Of(kind) : Wording.None, OrganisationNames.Of(now.Kind)),
            new("Name", ("Tên đầy đủ", "Full name"), Wording.AsTyped(form.Name ?? ""), Wording.AsTyped(now.Name)),
            new("ShortName", ("Tên ngắn", "Short name"), Wording.AsTyped(form.ShortName ?? ""), Wording.AsTyped(now.ShortName)),
        }.Where(field => field.Mine != field.Theirs)]);
    }
}
