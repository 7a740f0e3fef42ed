using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>An organisation's page: what it is, and the two forms that correct and end it. Each form's slice answers with this page when it says no.</summary>
/// <param name="Row">Which.</param>
/// <param name="Left">What keeps it from ending.</param>
/// <param name="Drafts">How many drafts nobody has sent: they rest when it ends.</param>
/// <param name="Correct">The form that corrects it.</param>
/// <param name="End">The form that ends it.</param>
public sealed record OrganisationPage(Organisation Row, Unfinished Left, int Drafts, CorrectOrganisation.Form Correct, EndOrganisation.Form End)
{
    /// <summary>What it was, oldest first.</summary>
    public IReadOnlyList<OrganisationVersion> Course { get; init; } = [];

    /// <summary>The bodies above it today, nearest first.</summary>
    public IReadOnlyList<OrganisationVersion> Above { get; init; } = [];

    /// <summary>What may be chosen to stand above it.</summary>
    public IReadOnlyList<Organisation> Superiors { get; init; } = [];

    /// <summary>Models of this year that were sent: in its line, itself and all below, and in the commune as a place.</summary>
    public (int Line, int Place, int Year) Models { get; init; }

    /// <summary>The form that records a change.</summary>
    public required ChangeOrganisation.Form Change { get; init; }

    /// <summary>Names of all organisations of the commune, for what stands above.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; init; } = new Dictionary<Guid, string>();

    /// <summary>What the body above is called.</summary>
    public string? NameOf(Guid? id) => id is { } known ? Names.GetValueOrDefault(known) : null;

    /// <summary>Something was just kept.</summary>
    public bool Saved { get; init; }

    /// <summary>The audit of the commune says something about it.</summary>
    public bool HasHistory { get; init; }

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet($"{AdministrationAddresses.Organisations}/{{id:guid}}",
        (Guid id, HttpContext http, OrganisationPages pages, CancellationToken ct) => pages.Show(http, id, null, null, null, ct)).Needs(Operation.ReadAdministration);
}

/// <summary>Builds an organisation's page.</summary>
public sealed class OrganisationPages(SenDb db, Frames frames, Visit visit, PeopleSheets people, TimeProvider clock)
{
    /// <summary>The page; with what was typed in one of its forms, and why it was not kept.</summary>
    public async Task<IResult> Show(
        HttpContext http, Guid id, CorrectOrganisation.Form? correct, EndOrganisation.Form? end, Refusal? refusal, CancellationToken ct, ChangeOrganisation.Form? change = null)
    {
        var permit = Access.Ask(visit.Actor, Operation.ReadAdministration, Subject.Of(visit.Home.CommuneId));
        if (!permit.Ok)
        {
            return Answers.Refused(http, permit.Refusal);
        }

        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == visit.Home.CommuneId, ct) is not { } row)
        {
            return Answers.Refused(http, new Refusal.Missing(("đơn vị", "organisation")));
        }

        // After both versions were shown the next press decides: the forms then carry the version that was looked at.
        var key = Guid.CreateVersion7(clock.GetUtcNow());
        var (typed, ended) = (correct ?? new(row.Kind.ToString(), row.Name, row.ShortName, row.Version, key), end ?? new(LastDay(row.ValidTo), null, row.Version, key));
        if (refusal is Refusal.Stale)
        {
            (typed, ended, change) = (typed with { Version = row.Version }, ended with { Version = row.Version }, change is null ? null : change with { Version = row.Version });
        }

        var left = await OrganisationReading.Left(db, id, ct);
        var today = BusinessCalendar.Today(clock);
        var course = await OrganisationReading.Course(db, row.CommuneId, ct);
        var (lines, place) = await OrganisationReading.Models(db, row.CommuneId, today.Year, today, ct);
        var page = new OrganisationPage(row, left with { Holders = [.. left.Holders.Where(holder => holder.Until is null || holder.Until > today)] },
            await db.Registrations.CountAsync(one => one.OwnerOrganisationId == id && one.Stage == Stage.Draft, ct), typed, ended)
        {
            Course = course.Of(row),
            Names = (await people.Organisations(ct, ended: true)).ToDictionary(other => other.Id, other => other.Name),
            Above = course.Above(id, today),
            Superiors = [.. (await people.Organisations(ct, ended: true)).Where(other => other.Id != id && other.VillageId is null && other.IsOpenOn(today))],
            Models = (lines.GetValueOrDefault(id), place, today.Year),
            Change = change ?? new(new(row.Kind.ToString(), row.Name, row.ShortName, course.Of(row)[^1].SuperiorId?.ToString(), null, null), row.Version, key),
            Saved = refusal is null && http.Request.Query.ContainsKey("xong"),
            HasHistory = await people.HasHistory(id, ct),
        };
        return await frames.Page<OrganisationView>(http, refusal, ct, (nameof(OrganisationView.Page), page), (nameof(OrganisationView.Refusal), refusal));
    }

    /// <summary>The last day before an end, as a form shows it.</summary>
    internal static string? LastDay(DateOnly? end) => end is { } day ? AdministrativeDate.Short(day.AddDays(-1)) : null;
}
