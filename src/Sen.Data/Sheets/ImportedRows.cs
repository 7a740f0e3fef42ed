using Microsoft.EntityFrameworkCore;
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
        var found = new List<(int, Wording)>();
        foreach (var rows in SheetVerdict.NumbersOf(import.Lines).Chunk(Together))
        {
            found.AddRange(import.Kind switch
            {
                SheetKind.Villages => await OfPlaces(db, import, rows, 2, ct),
                SheetKind.Organisations => await OfPlaces(db, import, rows, 0, ct),
                SheetKind.People => await OfPeople(db, import, rows, ct),
                _ => await OfModels(db, import, rows, ct),
            });
        }

        return [.. found.OrderBy(row => row.Item1)];
    }

    /// <summary>Takes the records of a small import away, field by field; the caller's act writes it.</summary>
    public static async Task Remove(SenDb db, SheetImport import, CancellationToken ct)
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
                    db.Users.RemoveRange(await db.Users.Where(row => some.Contains(row.Id)).ToListAsync(ct));
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

    private static async Task<IEnumerable<(int, Wording)>> OfModels(SenDb db, SheetImport import, int[] rows, CancellationToken ct)
    {
        var registrations = Ids(import, rows, 1);
        var models = Ids(import, rows, 0);
        var (ids, modelIds) = (registrations.Keys.ToList(), models.Keys.ToList());
        var untouched = (await db.Registrations.AsNoTracking().Where(row => ids.Contains(row.Id) && row.Version == 1 && row.Stage == Stage.Draft).Select(row => row.Id).ToListAsync(ct)).ToHashSet();
        var changed = (await db.Models.AsNoTracking().Where(row => modelIds.Contains(row.Id) && row.Version > 1).Select(row => row.Id).ToListAsync(ct))
            .Concat(await db.Registrations.AsNoTracking().Where(row => modelIds.Contains(row.ModelId) && !ids.Contains(row.Id)).Select(row => row.ModelId).ToListAsync(ct)).ToHashSet();
        return registrations.Where(one => !untouched.Contains(one.Key)).Select(one => one.Value).Concat(models.Where(one => changed.Contains(one.Key)).Select(one => one.Value)).Distinct()
            .Select(row => (row, (Wording)("đơn vị đã sửa hoặc đã gửi bản đăng ký", "the organisation has changed or sent the registration")));
    }

    private static async Task<IEnumerable<(int, Wording)>> OfPeople(SenDb db, SheetImport import, int[] rows, CancellationToken ct)
    {
        var (accounts, posts) = (Ids(import, rows, 0), Ids(import, rows, 1));
        var (ids, postIds) = (accounts.Keys.ToList(), posts.Keys.ToList());
        var texts = ids.ConvertAll(id => id.ToString("d"));
        var used = (await db.Users.AsNoTracking().Where(row => ids.Contains(row.Id) && (!row.MustChangePassword || row.DisabledAt != null)).Select(row => row.Id).ToListAsync(ct)).ToHashSet();
        used.UnionWith((await db.AuditLines.AsNoTracking().Where(line => texts.Contains(line.ActorId) || texts.Contains(line.SubjectId)).Select(line => new { line.ActorId, line.SubjectId }).ToListAsync(ct))
            .SelectMany(line => new[] { Guid.Parse(line.ActorId), Guid.Parse(line.SubjectId) }));
        used.UnionWith(await db.Posts.AsNoTracking().Where(post => ids.Contains(post.PersonId) && !postIds.Contains(post.Id)).Select(post => post.PersonId).ToListAsync(ct));
        var untouched = (await db.Posts.AsNoTracking().Where(post => postIds.Contains(post.Id) && post.Version == 1).Select(post => post.Id).ToListAsync(ct)).ToHashSet();
        return accounts.Where(one => used.Contains(one.Key)).Select(one => one.Value).Concat(posts.Where(one => !untouched.Contains(one.Key)).Select(one => one.Value)).Distinct()
            .Select(row => (row, (Wording)("tài khoản đã được dùng, hoặc đã nhận hay thôi vị trí", "the account has been used, or its posts have changed")));
    }

    private static async Task<IEnumerable<(int, Wording)>> OfPlaces(SenDb db, SheetImport import, int[] rows, int part, CancellationToken ct)
    {
        var owners = Ids(import, rows, part);
        var ids = owners.Keys.ToList();
        var used = new HashSet<Guid>();
        used.UnionWith(await db.Organisations.AsNoTracking().Where(row => ids.Contains(row.Id) && (row.Version > 1 || row.ValidTo != null)).Select(row => row.Id).ToListAsync(ct));
        used.UnionWith(await db.Models.AsNoTracking().Where(row => ids.Contains(row.OwnerOrganisationId)).Select(row => row.OwnerOrganisationId).ToListAsync(ct));
        used.UnionWith(await db.Posts.AsNoTracking().Where(row => row.OrganisationId != null && ids.Contains(row.OrganisationId.Value)).Select(row => row.OrganisationId!.Value).ToListAsync(ct));
        used.UnionWith(await db.CommitteeSeats.AsNoTracking().Where(row => row.OrganisationId != null && ids.Contains(row.OrganisationId.Value)).Select(row => row.OrganisationId!.Value).ToListAsync(ct));
        used.UnionWith(await db.Documents.AsNoTracking().Where(row => row.IssuerOrganisationId != null && ids.Contains(row.IssuerOrganisationId.Value)).Select(row => row.IssuerOrganisationId!.Value).ToListAsync(ct));
        used.UnionWith((await db.Feedback.AsNoTracking()
            .Where(row => (row.OwnerOrganisationId != null && ids.Contains(row.OwnerOrganisationId.Value)) || (row.AboutOrganisationId != null && ids.Contains(row.AboutOrganisationId.Value)))
            .Select(row => new { row.OwnerOrganisationId, row.AboutOrganisationId }).ToListAsync(ct)).SelectMany(row => new[] { row.OwnerOrganisationId, row.AboutOrganisationId }).OfType<Guid>());
        var built = owners.Where(one => used.Contains(one.Key)).Select(one => one.Value)
            .Concat(import.Kind == SheetKind.Villages ? await OfVillages(db, import, rows, ct) : []);
        return built.Distinct().Select(row => (row, (Wording)("đã có mô hình, góp ý, văn bản, người giữ vị trí, hoặc đã sửa", "it has models, feedback, documents or people, or was changed")));
    }

    private static async Task<IEnumerable<int>> OfVillages(SenDb db, SheetImport import, int[] rows, CancellationToken ct)
    {
        var (units, versions) = (Ids(import, rows, 0), Ids(import, rows, 1));
        var (ids, versionIds) = (units.Keys.ToList(), versions.Keys.ToList());
        var used = new HashSet<Guid>();
        used.UnionWith(await db.UnitVersions.AsNoTracking().Where(row => ids.Contains(row.UnitId) && (!versionIds.Contains(row.Id) || row.ValidTo != null)).Select(row => row.UnitId).ToListAsync(ct));
        used.UnionWith(await db.UnitActParts.AsNoTracking().Where(row => ids.Contains(row.UnitId)).Select(row => row.UnitId).ToListAsync(ct));
        used.UnionWith(await db.Models.AsNoTracking().Where(row => row.VillageId != null && ids.Contains(row.VillageId.Value)).Select(row => row.VillageId!.Value).ToListAsync(ct));
        used.UnionWith(await db.Organisations.AsNoTracking().Where(row => row.VillageId != null && ids.Contains(row.VillageId.Value) && row.Version > 1).Select(row => row.VillageId!.Value).ToListAsync(ct));
        // A name that was corrected is no new version; its line in the history tells it.
        var texts = ids.ConvertAll(id => id.ToString("d"));
        used.UnionWith((await db.AuditLines.AsNoTracking().Where(line => texts.Contains(line.SubjectId)).Select(line => line.SubjectId).ToListAsync(ct)).Select(Guid.Parse));
        return units.Where(one => used.Contains(one.Key)).Select(one => one.Value);
    }

    private static Dictionary<Guid, int> Ids(SheetImport import, int[] rows, int part) => rows.ToDictionary(row => SheetWorld.IdOf(import.Id, row, part));
}
