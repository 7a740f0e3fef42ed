using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Spreadsheets;

/// <summary>The way from an import to what it made (đến những gì đã nhập).</summary>
/// <param name="Row">Number of the row.</param>
/// <param name="Name">What it is called today.</param>
/// <param name="Address">Its page; null when it is not this person's to open.</param>
public sealed record ImportedLink(int Row, string Name, string? Address);

/// <summary>Looks the first records of an import up.</summary>
internal static class ImportedLinks
{
    /// <summary>How many are named; the list of all is one link further.</summary>
    public const int Most = 20;

    /// <summary>The page that lists all of a kind.</summary>
    public static string All(SheetKind kind) => kind switch
    {
        SheetKind.Villages => DeskAddresses.Villages,
        SheetKind.Organisations => DeskAddresses.Organisations,
        SheetKind.People => DeskAddresses.Settings,
        SheetKind.Units => DeskAddresses.UnitActs,
        _ => DeskAddresses.Models,
    };

    /// <summary>What the first rows made, in the order of the sheet.</summary>
    public static async Task<IReadOnlyList<ImportedLink>> Of(SenDb db, SheetImport import, Actor reader, DateOnly today, CancellationToken ct)
    {
        var rows = SheetVerdict.NumbersOf(import.Lines).Take(Most).ToList();
        Dictionary<Guid, int> Ids(int part) => rows.ToDictionary(row => SheetWorld.IdOf(import.Id, row, part));
        var (first, second) = (Ids(0), Ids(1));
        var (ids, more) = (first.Keys.ToList(), second.Keys.ToList());
        var found = import.Kind switch
        {
            SheetKind.Villages => (await db.UnitVersions.AsNoTracking().Where(row => more.Contains(row.Id)).ToListAsync(ct)).Select(row => new ImportedLink(second[row.Id], row.Title, DeskAddresses.Village(row.UnitId))),
            SheetKind.Organisations => (await db.Organisations.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(ct)).Select(row => new ImportedLink(first[row.Id], row.Name, DeskAddresses.Organisation(row.Id))),
            SheetKind.People => (await db.Users.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(ct)).Select(row => new ImportedLink(first[row.Id], row.Title, DeskAddresses.Person(row.Id))),
            SheetKind.Units => (await db.UnitActs.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(ct))
                .Select(row => new ImportedLink(first[row.Id], $"{UnitNames.Of(row.Kind).Capital().Vi}, {row.DecreeNumber}", DeskAddresses.UnitAct(row.Id))),
            _ => await Models(db, more, second, reader, today, ct),
        };
        return [.. found.OrderBy(link => link.Row)];
    }

    // A draft is its organisation's to open; whoever brought it in reads it once it is sent.
    private static async Task<IReadOnlyList<ImportedLink>> Models(SenDb db, List<Guid> ids, Dictionary<Guid, int> rows, Actor reader, DateOnly today, CancellationToken ct)
    {
        var found = await (
            from registration in db.Registrations.AsNoTracking()
            join model in db.Models on registration.ModelId equals model.Id
            where ids.Contains(registration.Id)
            select new { Registration = registration, model.Name }).ToListAsync(ct);
        var sides = await OwnerSides.Of(db, [.. found.Select(row => row.Registration)], ct);
        bool Opens(Movement.Models.Registration registration) => Access.Ask(reader, Operation.ReadModel, Registrations.SubjectOf(registration, [], sides, today)).Ok;
        return [.. found.Select(row => new ImportedLink(rows[row.Registration.Id], row.Name, Opens(row.Registration) ? DeskAddresses.Model(row.Registration.Id) : null))];
    }
}
