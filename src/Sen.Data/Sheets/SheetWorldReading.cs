using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Units;

namespace Sen.Data.Sheets;

/// <summary>Reads what a sheet is judged against (những gì đã có ở xã), for the kind it is and no more.</summary>
public static class SheetWorldReading
{
    /// <summary>The commune as it is.</summary>
    /// <param name="db">Rows the actor may see.</param>
    /// <param name="kind">What the sheet brings.</param>
    /// <param name="home">The commune.</param>
    /// <param name="import">The import.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<SheetWorld> Of(SenDb db, SheetKind kind, Home home, Guid import, Actor by, DateTimeOffset now, CancellationToken ct)
    {
        var today = BusinessCalendar.DateOf(now);
        var commune = await db.UnitVersions.AsNoTracking().Where(version => version.UnitId == home.CommuneId)
            .OrderByDescending(version => version.ValidFrom != null).ThenByDescending(version => version.ValidFrom).Select(version => version.Kind).FirstAsync(ct);
        if (kind == SheetKind.Units)
        {
            return await Units(db, home, commune, today, now, by, import, ct);
        }

        var world = new SheetWorld(home, commune, today, now.UtcDateTime, by.PersonId, import);
        foreach (var organisation in await db.Organisations.AsNoTracking().Where(row => row.CommuneId == home.CommuneId).OrderBy(row => row.Id).ToListAsync(ct))
        {
            world.Add(organisation);
        }

        if (kind is SheetKind.Villages or SheetKind.Models)
        {
            await Villages(db, world, ct);
        }

        if (kind == SheetKind.People)
        {
            // A name is unique in the whole installation.
            foreach (var name in await db.Users.AsNoTracking().IgnoreQueryFilters().Select(account => account.UserName!).ToListAsync(ct))
            {
                world.AddAccount(name);
            }
        }

        if (kind == SheetKind.Models)
        {
            await Models(db, world, ct);
        }

        return world;
    }

    // An administrator of one commune records what touches that one, whoever keeps the server what touches several; the same asking as on the form.
    private static async Task<SheetWorld> Units(SenDb db, Home home, UnitKind commune, DateOnly today, DateTimeOffset now, Actor by, Guid import, CancellationToken ct)
    {
        var (ground, reach) = (await UnitActs.Ground(db, ct), await UnitReach.Of(db, by, Operation.ChangeUnits, ct));
        return new(home, commune, today, now.UtcDateTime, by.PersonId, import)
        {
            Tree = ground,
            Together = [.. reach.Own.Append(home).Distinct()],
            LeftIn = await new VillageOwners(db, home, reach.Own).Left(ct),
            IsOwn = plan => reach.Touched(plan, ActRows.PartsOf(plan.Act)) is not null,
        };
    }

    private static async Task Villages(SenDb db, SheetWorld world, CancellationToken ct)
    {
        var (commune, today) = (world.Home.CommuneId, world.Today);
        var villages = await db.UnitVersions.AsNoTracking()
            .Where(version => version.ParentId == commune && (version.Kind == UnitKind.Village || version.Kind == UnitKind.ResidentialGroup)
                && (version.ValidFrom == null || version.ValidFrom <= today) && (version.ValidTo == null || today < version.ValidTo))
            .OrderBy(version => version.Id).ToListAsync(ct);
        foreach (var village in villages)
        {
            world.Add(village);
        }
    }

    private static async Task Models(SenDb db, SheetWorld world, CancellationToken ct)
    {
        var commune = world.Home.CommuneId;
        var known = await (
            from model in db.Models.AsNoTracking()
            where model.CommuneId == commune
            select new KnownModel(model.Id, model.OwnerOrganisationId, model.NameFolded, model.Field, model.VillageId, model.SensitiveSubject,
                db.Registrations.Where(registration => registration.ModelId == model.Id).Max(registration => (int?)registration.Year) ?? 0)).ToListAsync(ct);
        foreach (var model in known)
        {
            world.Add(model);
        }
    }
}
