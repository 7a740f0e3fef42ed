using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;
using Sen.Movement.Units;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Registration;

/// <summary>A commune that was split: its people are still here, and one of the two parts works with the installation.</summary>
internal sealed record SplitCommunes(TestCommune Old, TestCommune East)
{
    /// <summary>First day without the old one.</summary>
    public static DateOnly Since { get; } = new(2022, 9, 1);

    public static async Task<SplitCommunes> Of(FreshDatabase database)
    {
        var (east, old, west) = (await TestCommune.Of(database), await TestCommune.Of(database, site: false), TestCommune.NewId());
        await east.Write(db =>
        {
            db.Units.AddRange(new() { Id = east.ProvinceId }, new() { Id = old.Id }, new() { Id = east.Id }, new() { Id = west });
            db.UnitVersions.AddRange(
                CommuneSetUp.Version(TestCommune.NewId(), east.ProvinceId, UnitKind.Province, "Quảng Nam", null, null, null, "49"),
                CommuneSetUp.Version(TestCommune.NewId(), old.Id, UnitKind.Commune, "Bình Sa", east.ProvinceId, null, Since, null),
                CommuneSetUp.Version(TestCommune.NewId(), east.Id, UnitKind.Commune, "Đông", east.ProvinceId, Since, null, null),
                CommuneSetUp.Version(TestCommune.NewId(), west, UnitKind.Commune, "Tây", east.ProvinceId, Since, null, null));
            foreach (var part in new[] { east.Id, west })
            {
                db.UnitSuccessions.Add(new() { Id = TestCommune.NewId(), FromUnitId = old.Id, ToUnitId = part, EffectiveOn = Since, Kind = SuccessionKind.Split, LegalBasis = "12/NQ (minh họa)" });
            }
        });
        return new(old, east);
    }

    /// <summary>Says that a model belongs to the part that works here.</summary>
    public Task Bind(Guid registration) => East.Write(async db =>
    {
        var model = await db.Registrations.Where(row => row.Id == registration).Select(row => row.ModelId).SingleAsync(TestCommune.Ct);
        (await db.Models.SingleAsync(row => row.Id == model, TestCommune.Ct)).PartUnitId = East.Id;
    });

    /// <summary>An organisation of the part carries a model on.</summary>
    public Task CarryOn(Guid registration) => East.Write(async db =>
    {
        var row = await db.Registrations.SingleAsync(one => one.Id == registration, TestCommune.Ct);
        var owner = await db.Organisations.SingleAsync(one => one.Id == East.OrganisationId, TestCommune.Ct);
        Assert.True(Inheriting.CarryOn(row, owner, "01/09/2022", Since, TestCommune.Today, TestCommune.Now.UtcDateTime).Ok);
    });
}
