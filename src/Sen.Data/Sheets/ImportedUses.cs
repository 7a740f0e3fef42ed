using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.Sheets;

namespace Sen.Data.Sheets;

/// <summary>What has been built on the records of an import since they came, row by row: whatever it is keeps the import from being taken back, and is named.</summary>
internal sealed class ImportedUses(SenDb db, SheetImport import, int[] rows)
{
    private static readonly Wording
        Sent = ("đơn vị đã sửa hoặc đã gửi bản đăng ký", "the organisation has changed or sent the registration"),
        Followed = ("mô hình đã có bản đăng ký khác, đã sửa, hoặc đã gộp với mô hình khác", "the model has another registration, was changed, or another one was joined to it"),
        Used = ("tài khoản đã được dùng hoặc đã khóa", "the account has been used or closed"),
        Posts = ("vị trí đã thay đổi, hoặc đã giao thêm vị trí", "posts were changed or added"),
        Delegated = ("đã ủy quyền hoặc nhận ủy quyền", "something was delegated to or from it"),
        HandedOver = ("đã có biên bản bàn giao", "there is a hand-over report"),
        Asked = ("có yêu cầu về dữ liệu cá nhân", "there is a request about personal data"),
        Changed = ("đã sửa, đã thay đổi hoặc đã kết thúc", "it was corrected, changed or ended"),
        Owns = ("đã có mô hình", "it has models"),
        CarriesOn = ("đang tiếp tục mô hình của đơn vị khác", "it carries models of another on"),
        Held = ("đã có người giữ vị trí hoặc có ghế trong Ban Chỉ đạo", "somebody holds a post or a seat of it"),
        Spoken = ("đã có góp ý hoặc văn bản", "it has feedback or documents"),
        Superior = ("đang là cấp trên của đơn vị khác", "another organisation stands below it"),
        InAct = ("đã có trong một việc thay đổi đơn vị hành chính", "an act on units speaks of it");

    /// <summary>Of drafts of models.</summary>
    public async Task<IEnumerable<(int Row, Wording Why)>> OfModels(CancellationToken ct)
    {
        var (registrations, models) = (Ids(1), Ids(0));
        var (ids, modelIds) = (registrations.Keys.ToList(), models.Keys.ToList());
        var untouched = await db.Registrations.AsNoTracking().Where(row => ids.Contains(row.Id) && row.Version == 1 && row.Stage == Stage.Draft).Select(row => row.Id).ToListAsync(ct);
        var changed = (await db.Models.AsNoTracking().Where(row => modelIds.Contains(row.Id) && row.Version > 1).Select(row => row.Id).ToListAsync(ct))
            .Concat(await db.Registrations.AsNoTracking().Where(row => modelIds.Contains(row.ModelId) && !ids.Contains(row.Id)).Select(row => row.ModelId).ToListAsync(ct));
        var joined = await db.Registrations.AsNoTracking().Where(row => row.JoinedToId != null && ids.Contains(row.JoinedToId.Value)).Select(row => row.JoinedToId!.Value).ToListAsync(ct);
        return [.. Told(registrations, registrations.Keys.Except(untouched), Sent), .. Told(models, changed, Followed), .. Told(registrations, joined, Followed)];
    }

    /// <summary>Of accounts and their posts.</summary>
    public async Task<IEnumerable<(int Row, Wording Why)>> OfPeople(CancellationToken ct)
    {
        var (accounts, posts) = (Ids(0), Ids(1));
        var (ids, postIds) = (accounts.Keys.ToList(), posts.Keys.ToList());
        var texts = ids.ConvertAll(id => id.ToString("d"));
        var used = await db.Users.AsNoTracking().Where(row => ids.Contains(row.Id) && (!row.MustChangePassword || row.DisabledAt != null)).Select(row => row.Id).ToListAsync(ct);
        var lines = await db.AuditLines.AsNoTracking().Where(line => texts.Contains(line.ActorId) || texts.Contains(line.SubjectId)).Select(line => new { line.ActorId, line.SubjectId }).ToListAsync(ct);
        var added = await db.Posts.AsNoTracking().Where(post => ids.Contains(post.PersonId) && !postIds.Contains(post.Id)).Select(post => post.PersonId).ToListAsync(ct);
        var untouched = await db.Posts.AsNoTracking().Where(post => postIds.Contains(post.Id) && post.Version == 1).Select(post => post.Id).ToListAsync(ct);
        var delegations = await db.Delegations.AsNoTracking().Where(row => ids.Contains(row.GiverId) || ids.Contains(row.DelegateId) || postIds.Contains(row.PostId))
            .Select(row => new { row.GiverId, row.DelegateId, row.PostId }).ToListAsync(ct);
        var handedOver = await db.HandOvers.AsNoTracking().Where(row => postIds.Contains(row.PostId) || ids.Contains(row.PersonId) || ids.Contains(row.SuccessorId!.Value) || ids.Contains(row.AcknowledgedBy!.Value))
            .Select(row => new { row.PostId, row.PersonId, row.SuccessorId, row.AcknowledgedBy }).ToListAsync(ct);
        var asked = await db.DataRequests.AsNoTracking().Where(row => ids.Contains(row.AboutId!.Value)).Select(row => row.AboutId!.Value).ToListAsync(ct);
        return
        [
            .. Told(accounts, used.Concat(lines.SelectMany(line => new[] { Guid.Parse(line.ActorId), Guid.Parse(line.SubjectId) })), Used),
            .. Told(accounts, added, Posts), .. Told(posts, posts.Keys.Except(untouched), Posts),
            .. Told(accounts, delegations.SelectMany(row => new[] { row.GiverId, row.DelegateId }), Delegated), .. Told(posts, delegations.Select(row => row.PostId), Delegated),
            .. Told(accounts, handedOver.SelectMany(row => new[] { row.PersonId, row.SuccessorId ?? Guid.Empty, row.AcknowledgedBy ?? Guid.Empty }), HandedOver), .. Told(posts, handedOver.Select(row => row.PostId), HandedOver),
            .. Told(accounts, asked, Asked),
        ];
    }

    /// <summary>Of organisations, or of the owners of models that villages are.</summary>
    /// <param name="part">Which record of a row it is.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IEnumerable<(int Row, Wording Why)>> OfOrganisations(int part, CancellationToken ct)
    {
        var owners = Ids(part);
        var ids = owners.Keys.ToList();
        var changed = (await db.Organisations.AsNoTracking().Where(row => ids.Contains(row.Id) && (row.Version > 1 || row.ValidTo != null)).Select(row => row.Id).ToListAsync(ct))
            .Concat(await db.OrganisationVersions.AsNoTracking().Where(row => ids.Contains(row.OrganisationId)).Select(row => row.OrganisationId).ToListAsync(ct));
        var superior = await db.OrganisationVersions.AsNoTracking().Where(row => row.SuperiorId != null && ids.Contains(row.SuperiorId.Value)).Select(row => row.SuperiorId!.Value).ToListAsync(ct);
        var models = await db.Models.AsNoTracking().Where(row => ids.Contains(row.OwnerOrganisationId)).Select(row => row.OwnerOrganisationId).ToListAsync(ct);
        var carried = await db.Registrations.AsNoTracking().Where(row => row.CarriedOnById != null && ids.Contains(row.CarriedOnById.Value)).Select(row => row.CarriedOnById!.Value).ToListAsync(ct);
        return
        [
            .. Told(owners, changed, Changed), .. Told(owners, superior, Superior), .. Told(owners, models, Owns), .. Told(owners, carried, CarriesOn),
            .. Told(owners, await HeldBy(ids, ct), Held), .. Told(owners, await SpokenOf(ids, ct), Spoken), .. Told(owners, await HandedOverBy(ids, ct), HandedOver),
        ];
    }

    /// <summary>Of villages, and of the owners of models that they are.</summary>
    public async Task<IEnumerable<(int Row, Wording Why)>> OfVillages(CancellationToken ct)
    {
        var (units, versions) = (Ids(0), Ids(1));
        var (ids, versionIds) = (units.Keys.ToList(), versions.Keys.ToList());
        // A name that was corrected is no new version; its line in the history tells it.
        var texts = ids.ConvertAll(id => id.ToString("d"));
        var changed = (await db.UnitVersions.AsNoTracking().Where(row => ids.Contains(row.UnitId) && (!versionIds.Contains(row.Id) || row.ValidTo != null)).Select(row => row.UnitId).ToListAsync(ct))
            .Concat((await db.AuditLines.AsNoTracking().Where(line => texts.Contains(line.SubjectId)).Select(line => line.SubjectId).ToListAsync(ct)).Select(Guid.Parse));
        var acts = (await db.UnitActParts.AsNoTracking().Where(row => ids.Contains(row.UnitId) || ids.Contains(row.ParentId!.Value)).Select(row => new { row.UnitId, row.ParentId }).ToListAsync(ct))
            .SelectMany(row => new[] { row.UnitId, row.ParentId ?? Guid.Empty });
        var models = (await db.Models.AsNoTracking().Where(row => ids.Contains(row.VillageId!.Value) || ids.Contains(row.PartUnitId!.Value)).Select(row => new { row.VillageId, row.PartUnitId }).ToListAsync(ct))
            .SelectMany(row => new[] { row.VillageId ?? Guid.Empty, row.PartUnitId ?? Guid.Empty });
        var posts = await db.Posts.AsNoTracking().Where(row => ids.Contains(row.UnitId!.Value)).Select(row => row.UnitId!.Value).ToListAsync(ct);
        return [.. Told(units, changed, Changed), .. Told(units, acts, InAct), .. Told(units, models, Owns), .. Told(units, posts, Held), .. await OfOrganisations(2, ct)];
    }

    private async Task<IEnumerable<Guid>> HeldBy(List<Guid> ids, CancellationToken ct) =>
        (await db.Posts.AsNoTracking().Where(row => row.OrganisationId != null && ids.Contains(row.OrganisationId.Value)).Select(row => row.OrganisationId!.Value).ToListAsync(ct))
            .Concat(await db.CommitteeSeats.AsNoTracking().Where(row => row.OrganisationId != null && ids.Contains(row.OrganisationId.Value)).Select(row => row.OrganisationId!.Value).ToListAsync(ct));

    private async Task<IEnumerable<Guid>> HandedOverBy(List<Guid> ids, CancellationToken ct) =>
        await db.HandOvers.AsNoTracking().Where(row => row.OrganisationId != null && ids.Contains(row.OrganisationId.Value)).Select(row => row.OrganisationId!.Value).ToListAsync(ct);

    private async Task<IEnumerable<Guid>> SpokenOf(List<Guid> ids, CancellationToken ct) =>
        (await db.Documents.AsNoTracking().Where(row => row.IssuerOrganisationId != null && ids.Contains(row.IssuerOrganisationId.Value)).Select(row => row.IssuerOrganisationId!.Value).ToListAsync(ct))
            .Concat((await db.Feedback.AsNoTracking()
                .Where(row => (row.OwnerOrganisationId != null && ids.Contains(row.OwnerOrganisationId.Value)) || (row.AboutOrganisationId != null && ids.Contains(row.AboutOrganisationId.Value)))
                .Select(row => new { row.OwnerOrganisationId, row.AboutOrganisationId }).ToListAsync(ct)).SelectMany(row => new[] { row.OwnerOrganisationId ?? Guid.Empty, row.AboutOrganisationId ?? Guid.Empty }));

    private static IEnumerable<(int Row, Wording Why)> Told(Dictionary<Guid, int> owners, IEnumerable<Guid> used, Wording why) => used.Where(owners.ContainsKey).Select(id => (owners[id], why));

    private Dictionary<Guid, int> Ids(int part) => rows.ToDictionary(row => SheetWorld.IdOf(import.Id, row, part));
}
