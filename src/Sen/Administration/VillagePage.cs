using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>A village as the settings show it.</summary>
/// <param name="Names">What it was called, oldest first.</param>
/// <param name="Owner">The village as an owner of models; null when it is none.</param>
public sealed record ShownVillage(IReadOnlyList<UnitVersion> Names, Organisation? Owner)
{
    /// <summary>The unit.</summary>
    public Guid Id => Now.UnitId;

    /// <summary>The name it has, or had last.</summary>
    public UnitVersion Now => Names[^1];

    /// <summary>The name it has on a day: one that lies ahead is not yet its name.</summary>
    public UnitVersion On(DateOnly day) =>
        Names.LastOrDefault(name => (name.ValidFrom is null || name.ValidFrom <= day) && (name.ValidTo is null || day < name.ValidTo)) ?? Now;

    /// <summary>The villages of a commune, those that are gone too, in the order of Vietnamese lists; tracked, ready to be changed.</summary>
    internal static async Task<IReadOnlyList<ShownVillage>> All(SenDb db, Home home, CancellationToken ct)
    {
        var versions = await db.UnitVersions
            .Where(version => version.ParentId == home.CommuneId && (version.Kind == UnitKind.Village || version.Kind == UnitKind.ResidentialGroup))
            .OrderBy(version => version.ValidFrom != null).ThenBy(version => version.ValidFrom).ToListAsync(ct);
        var owners = await db.Organisations.Where(row => row.CommuneId == home.CommuneId && row.Kind == OrganisationKind.Village && row.VillageId != null)
            .OrderBy(row => row.ValidTo != null).ThenBy(row => row.Id).ToListAsync(ct);
        return
        [
            .. versions.GroupBy(version => version.UnitId)
                .Select(names => new ShownVillage([.. names], owners.Find(owner => owner.VillageId == names.Key)))
                .OrderBy(village => village.Now.SortKey, StringComparer.Ordinal).ThenBy(village => village.Id),
        ];
    }

    /// <summary>The kind of the commune: decides what a name without a kind is.</summary>
    internal static Task<UnitKind> KindOfCommune(SenDb db, Home home, CancellationToken ct) => db.UnitVersions.AsNoTracking().Where(version => version.UnitId == home.CommuneId)
        .OrderByDescending(version => version.ValidFrom != null).ThenByDescending(version => version.ValidFrom).Select(version => version.Kind).FirstAsync(ct);
}

/// <summary>A village's page: its names over time, and the two forms that change its name and end it.</summary>
/// <param name="Village">Which.</param>
/// <param name="Left">What keeps it from ending.</param>
/// <param name="Drafts">How many drafts nobody has sent: they rest when it ends.</param>
/// <param name="Correct">The form that changes its name.</param>
/// <param name="End">The form that ends it.</param>
public sealed record VillagePage(ShownVillage Village, Unfinished Left, int Drafts, CorrectVillage.Form Correct, EndVillage.Form End)
{
    /// <summary>Local day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Something was just kept.</summary>
    public bool Saved { get; init; }

    /// <summary>The audit of the commune says something about it.</summary>
    public bool HasHistory { get; init; }

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet($"{AdministrationAddresses.Villages}/{{id:guid}}",
        (Guid id, HttpContext http, VillagePages pages, CancellationToken ct) => pages.Show(http, id, null, null, null, ct)).Needs(Operation.ReadAdministration);
}

/// <summary>Builds a village's page.</summary>
public sealed class VillagePages(SenDb db, Frames frames, Visit visit, PeopleSheets people, TimeProvider clock)
{
    /// <summary>The page; with what was typed in one of its forms, and why it was not kept.</summary>
    public async Task<IResult> Show(HttpContext http, Guid id, CorrectVillage.Form? correct, EndVillage.Form? end, Refusal? refusal, CancellationToken ct)
    {
        var permit = Access.Ask(visit.Actor, Operation.ReadAdministration, Subject.Of(visit.Home.CommuneId));
        if (!permit.Ok)
        {
            return Answers.Refused(http, permit.Refusal);
        }

        // A refused handler may leave changed rows behind; a page shows what is kept.
        db.ChangeTracker.Clear();
        if ((await ShownVillage.All(db, visit.Home, ct)).FirstOrDefault(one => one.Id == id) is not { } village)
        {
            return Answers.Refused(http, new Refusal.Missing(("thôn", "village")));
        }

        // After both versions were shown the next press decides: the forms then carry the version that was looked at.
        var (now, key, today) = (village.Now, Guid.CreateVersion7(clock.GetUtcNow()), BusinessCalendar.Today(clock));
        var typed = correct ?? new(now.Title, nameof(NameChange.Correction), null, null, now.Title, key);
        var ended = end ?? new(OrganisationPages.LastDay(now.ValidTo), null, EndVillage.Seen(now), key);
        if (refusal is Refusal.Stale)
        {
            (typed, ended) = (typed with { Was = now.Title }, ended with { Was = EndVillage.Seen(now) });
        }

        var owner = village.Owner?.Id ?? Guid.Empty;
        var left = await OrganisationReading.Left(db, owner, ct);
        var page = new VillagePage(village, left with { Holders = [.. left.Holders.Where(holder => holder.Until is null || holder.Until > today)] },
            await db.Registrations.CountAsync(one => one.OwnerOrganisationId == owner && one.Stage == Stage.Draft, ct), typed, ended)
        {
            Today = today,
            Saved = refusal is null && http.Request.Query.ContainsKey("xong"),
            HasHistory = await people.HasHistory(id, ct),
        };
        return await frames.Page<VillageView>(http, refusal, ct, (nameof(VillageView.Page), page), (nameof(VillageView.Refusal), refusal));
    }
}
