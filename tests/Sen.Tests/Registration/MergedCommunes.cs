using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;
using Sen.Movement.Units;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Registration;

/// <summary>Communes that have ended and became one that works here, and what they left under way.</summary>
internal sealed record MergedCommunes(IReadOnlyList<TestCommune> Old, TestCommune Heir)
{
    /// <summary>First day without the old ones.</summary>
    public static DateOnly Since { get; } = new(2022, 9, 1);

    public static async Task<MergedCommunes> Of(FreshDatabase database, int old = 1)
    {
        var heir = await TestCommune.Of(database);
        var communes = new List<TestCommune>();
        for (var no = 0; no < old; no++)
        {
            communes.Add(await TestCommune.Of(database, site: false));
        }

        await heir.Write(db =>
        {
            db.Units.Add(new() { Id = heir.ProvinceId });
            db.UnitVersions.Add(CommuneSetUp.Version(TestCommune.NewId(), heir.ProvinceId, UnitKind.Province, "Quảng Nam", null, null, null, "49"));
            db.Units.Add(new() { Id = heir.Id });
            db.UnitVersions.Add(CommuneSetUp.Version(TestCommune.NewId(), heir.Id, UnitKind.Commune, "Thăng Trường", heir.ProvinceId, Since, null, null));
            foreach (var commune in communes)
            {
                db.Units.Add(new() { Id = commune.Id });
                db.UnitVersions.Add(CommuneSetUp.Version(TestCommune.NewId(), commune.Id, UnitKind.Commune, "Bình Sa", heir.ProvinceId, null, Since, null));
                db.UnitSuccessions.Add(new() { Id = TestCommune.NewId(), FromUnitId = commune.Id, ToUnitId = heir.Id, EffectiveOn = Since, Kind = SuccessionKind.Merge, LegalBasis = "1659/NQ-UBTVQH15" });
            }
        });
        return new(communes, heir);
    }

    /// <summary>A village of the commune that followed carries models on, and then is taken into another.</summary>
    public Task CarriedOnByAVillageThatEnded(IReadOnlyList<Guid> registrations) => Heir.Write(async db =>
    {
        var (village, into, ended) = (TestCommune.NewId(), TestCommune.NewId(), new DateOnly(2022, 9, 15));
        db.Units.AddRange(new() { Id = village }, new() { Id = into });
        db.UnitVersions.AddRange(
            CommuneSetUp.Version(TestCommune.NewId(), village, UnitKind.Village, "Bình Trúc I", Heir.Id, Since, ended), CommuneSetUp.Version(TestCommune.NewId(), into, UnitKind.Village, "Bình Trúc II", Heir.Id, Since, null));
        db.UnitSuccessions.Add(new() { Id = TestCommune.NewId(), FromUnitId = village, ToUnitId = into, EffectiveOn = ended, Kind = SuccessionKind.Absorb, LegalBasis = "Nghị quyết (minh họa)" });
        var owner = new Organisation { Id = TestCommune.NewId(), CommuneId = Heir.Id, ProvinceId = Heir.ProvinceId, Kind = OrganisationKind.Village, Name = "Thôn Bình Trúc I", ShortName = "Thôn Bình Trúc I", SortKey = "binh truc i", VillageId = village };
        db.Organisations.Add(owner);
        foreach (var row in await db.Registrations.Where(one => registrations.Contains(one.Id)).ToListAsync(TestCommune.Ct))
        {
            Assert.True(Inheriting.CarryOn(row, owner, "01/09/2022", Since, TestCommune.Today, TestCommune.Now.UtcDateTime).Ok);
        }
    });

    /// <summary>An organisation of the commune that followed carries a model on.</summary>
    public Task CarryOn(Guid registration) => Heir.Write(async db =>
    {
        var row = await db.Registrations.SingleAsync(one => one.Id == registration, TestCommune.Ct);
        var owner = await db.Organisations.SingleAsync(one => one.Id == Heir.OrganisationId, TestCommune.Ct);
        Assert.True(Inheriting.CarryOn(row, owner, "01/09/2022", Since, TestCommune.Today, TestCommune.Now.UtcDateTime).Ok);
    });
}
