using Microsoft.EntityFrameworkCore;
using Sen.Data.Personal;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.Sheets;

namespace Sen.Data.Sheets;

/// <summary>The records an import made: whether something has been built on one of them since, and how they go again (hủy lần nhập).</summary>
public static class ImportedRows
{
    /// <summary>An import of more rows is told by its digest and not field by field.</summary>
    public const int ToldByField = 500;

    private const int Together = 500;

    /// <summary>The rows on which something has been built since, with what it is; none when the import can be taken back.</summary>
    public static async Task<IReadOnlyList<(int Row, Wording Why)>> BuiltOn(SenDb db, SheetImport import, CancellationToken ct)
    {
        var found = new List<(int Row, Wording Why)>();
        foreach (var rows in SheetVerdict.NumbersOf(import.Lines).Chunk(Together))
        {
            var uses = new ImportedUses(db, import, rows);
            found.AddRange(import.Kind switch
            {
                SheetKind.Villages => await uses.OfVillages(ct),
                SheetKind.Organisations => await uses.OfOrganisations(0, ct),
                SheetKind.People => await uses.OfPeople(ct),
                // Of acts the tree itself says what rests on them, when they are taken back.
                SheetKind.Units => [],
                _ => await uses.OfModels(ct),
            });
        }

        return [.. found.Distinct().GroupBy(row => row.Row).OrderBy(row => row.Key).Select(row => (row.Key, Wording.Join(Wording.AsTyped(", "), row.Select(one => one.Why))))];
    }

    /// <summary>Takes the records of a small import away, field by field; the caller's act writes it.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="import">The import.</param>
    /// <param name="today">Local day: the keys of accounts that go are destroyed on it.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task Remove(SenDb db, SheetImport import, DateOnly today, CancellationToken ct)
    {
        var rows = SheetVerdict.NumbersOf(import.Lines).ToList();
        var ids = rows.SelectMany(row => Enumerable.Range(0, 3).Select(part => SheetWorld.IdOf(import.Id, row, part))).ToHashSet();
        foreach (var some in ids.Chunk(Together))
        {
            switch (import.Kind)
            {
                case SheetKind.Models:
                    db.Registrations.RemoveRange(await db.Registrations.Where(row => some.Contains(row.Id)).ToListAsync(ct));
                    db.Models.RemoveRange(await db.Models.Where(row => some.Contains(row.Id)).ToListAsync(ct));
                    break;
                case SheetKind.People:
                    db.Posts.RemoveRange(await db.Posts.Where(row => some.Contains(row.Id)).ToListAsync(ct));
                    await RemoveAccounts(db, some, today, ct);
                    break;
                default:
                    db.Organisations.RemoveRange(await db.Organisations.Where(row => some.Contains(row.Id)).ToListAsync(ct));
                    db.UnitVersions.RemoveRange(await db.UnitVersions.Where(row => some.Contains(row.Id)).ToListAsync(ct));
                    db.Units.RemoveRange(await db.Units.Where(row => some.Contains(row.Id)).ToListAsync(ct));
                    break;
            }
        }
    }

    /// <summary>The ids of the records of a large import of models, by kind, those that are referred to first.</summary>
    public static async Task<IReadOnlyList<(Type, IReadOnlyList<Guid>)>> Ids(SenDb db, SheetImport import, CancellationToken ct)
    {
        var (models, registrations) = (new List<Guid>(), new List<Guid>());
        foreach (var rows in SheetVerdict.NumbersOf(import.Lines).Chunk(Together))
        {
            // A row of a model that was known before made the registration alone.
            var mine = rows.Select(row => SheetWorld.IdOf(import.Id, row, 0)).ToList();
            models.AddRange(await db.Models.AsNoTracking().Where(row => mine.Contains(row.Id)).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(ct));
            registrations.AddRange(rows.Select(row => SheetWorld.IdOf(import.Id, row, 1)));
        }

        return [(typeof(EmulationModel), models), (typeof(Registration), registrations)];
    }

    // What the history knows of whoever never was here is closed for good.
    private static async Task RemoveAccounts(SenDb db, Guid[] ids, DateOnly today, CancellationToken ct)
    {
        var accounts = await db.Users.Where(row => ids.Contains(row.Id)).ToListAsync(ct);
        db.Users.RemoveRange(accounts);
        foreach (var account in accounts)
        {
            await PersonKeys.Destroy(db, account.Id, today, ct);
        }
    }
}
