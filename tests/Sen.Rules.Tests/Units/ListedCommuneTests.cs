using Sen.Movement;
using Sen.Movement.Units;
using Sen.Testing;
using Xunit;

namespace Sen.Rules.Tests.Units;

/// <summary><see cref="CommuneSetUp"/> where the published lists were loaded first: the commune is the one of its district, and one that goes on is one.</summary>
public sealed class ListedCommuneTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly ListedTree Lists =
        NationalLists.Read(NationalLists.Files.ToDictionary(name => name, name => Repository.Read($"lists/units/{name}"), StringComparer.Ordinal)).Value;

    private static readonly List<UnitVersion> There = [.. Lists.Units.SelectMany(unit => unit.Names)];

    private static readonly CommuneAnswers TanMinh = new("Commune", "Tân Minh", "", "Municipality", "Hà Nội", "", "01/01/2020", "");
    private static readonly CommuneAnswers PhuThuong = new("Ward", "Phú Thượng", "", "Municipality", "Hà Nội", "Tây Hồ", "01/01/2020", "Tổ dân phố 1");

    [Theory]
    [InlineData("Sóc Sơn", "", "00406")]
    [InlineData("huyện sóc sơn", "", "00406")]
    [InlineData("Huyện Thường Tín", "", "10240")]
    [InlineData("", "10240", "10240")]
    public void Of_two_communes_of_one_name_the_district_or_the_code_decides(string district, string code, string found)
    {
        var units = Read(TanMinh with { District = district, Code = code }).Value;

        Assert.Equal(found, units.Commune.Code);
        Assert.Equal([units.Commune.UnitId], units.Listed);
    }

    [Theory]
    [InlineData("", "nhiều xã Tân Minh. Đề nghị ghi tên huyện", "more than one xã Tân Minh")]
    [InlineData("Đan Phượng", "không có xã Tân Minh. Đề nghị xem lại tên huyện", "no xã Tân Minh")]
    public void Where_neither_decides_the_district_is_asked_for(string district, string sentence, string english)
    {
        var (field, said) = Assert.Single(Assert.IsType<Refusal.Invalid>(Read(TanMinh with { District = district }).Refusal).Fields);

        Assert.Equal(nameof(CommuneAnswers.District), field);
        Assert.Contains(sentence, said.Vi, StringComparison.Ordinal);
        Assert.Contains(english, said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_set_up_already_is_not_passed_over_for_another_of_its_name()
    {
        var first = Read(TanMinh with { District = "Sóc Sơn" }).Value.Commune.UnitId;

        Assert.Equal(["District"], Assert.IsType<Refusal.Invalid>(Read(TanMinh, unit => unit != first).Refusal).Fields.Keys);
        Assert.Equal(["Name"], Assert.IsType<Refusal.Invalid>(Read(TanMinh with { District = "Sóc Sơn" }, unit => unit != first).Refusal).Fields.Keys);
    }

    [Fact]
    public void A_commune_that_goes_on_under_its_name_is_both_units_of_the_list_and_so_is_its_province()
    {
        var units = Read(PhuThuong).Value;

        Assert.Equal([("00091", (DateOnly?)null, (DateOnly?)CommuneSetUp.TwoTiers), ("00091", CommuneSetUp.TwoTiers, null)], units.Listed.Select(Only).Select(version => (version.Code!, version.ValidFrom, version.ValidTo)));
        Assert.Equal((units.Listed[1], units.Listed[1]), (units.Commune.UnitId, units.Villages.Single().ParentId));
        Assert.Equal(new DateOnly(2020, 1, 1), units.From);
        Assert.Equal(2, units.ListedProvince.Count);
        Assert.Contains(units.ProvinceId, units.ListedProvince);
        // Typed as it is since, it is the unit since.
        Assert.Equal([units.Listed[1]], Read(PhuThuong with { District = "", From = "01/07/2025" }).Value.Listed);
    }

    [Fact]
    public void A_commune_that_went_into_another_is_not_the_one_that_bears_its_name_since()
    {
        var tanTien = TanMinh with { Name = "Tân Tiến", ProvinceKind = "Province", Province = "Tuyên Quang", District = "Yên Sơn" };

        Assert.Equal(["02461"], Read(tanTien).Value.Listed.Select(unit => Only(unit).Code));

        // The same when the lists come second.
        List<UnitVersion> own = [.. CommuneSetUp.Read(tanTien, Guid.CreateVersion7(), Today, Guid.CreateVersion7).Value.Versions];
        var home = own[^1].UnitId;
        var plan = UnitRecognition.Plan(Lists, own, []).Value;
        Assert.Equal(CommuneSetUp.TwoTiers, own.Except(plan.Withdrawn).Single(version => version.UnitId == home).ValidTo);
        Assert.DoesNotContain(plan.Versions, version => version.UnitId == home);
        Assert.Single(plan.Versions, version => version.Code == "01051" && version.On(Today));
    }

    private static UnitVersion Only(Guid unit) => There.Single(version => version.UnitId == unit);

    private static Outcome<CommuneUnits> Read(CommuneAnswers answers, Func<Guid, bool>? isFree = null) =>
        CommuneSetUp.Read(answers, Guid.CreateVersion7(), Today, Guid.CreateVersion7, There, isFree ?? (_ => true), Lists.Successions);
}
