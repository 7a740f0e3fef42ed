using Sen.Movement;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests;

public class CommuneSetUpTests
{
    private static readonly Guid Commune = new("0191d5c4-0000-7000-8000-000000000001"), Other = new("0191d5c4-0000-7000-8000-000000000099");
    private static readonly CommuneAnswers Today = new("Commune", "Xã Thăng Trường", "20836", "Municipality", "thành phố Đà Nẵng", "", "1/7/2025", "");

    [Fact]
    public void A_commune_of_today_stands_directly_under_its_province()
    {
        var units = Read(Today).Value;

        Assert.Equal(("xã Thăng Trường", "thành phố Đà Nẵng"), (units.Commune.FullName, units.Above));
        Assert.Equal((Commune, units.ProvinceId), (units.Commune.UnitId, units.Commune.ParentId));
        Assert.Equal(2, units.Units.Count);
    }

    [Fact]
    public void A_commune_of_before_the_reform_had_a_district_until_the_thirtieth_of_june()
    {
        var units = Read(Today with { District = "Thăng Bình", From = "01/01/2020" }, new DateOnly(2022, 9, 23)).Value;

        var intervals = units.Versions.Where(version => version.UnitId == Commune).Select(version => (version.ValidFrom, version.ValidTo)).ToList();
        Assert.Equal([(new DateOnly(2020, 1, 1), CommuneSetUp.TwoTiers), (CommuneSetUp.TwoTiers, null)], intervals);
        Assert.Equal("huyện Thăng Bình, thành phố Đà Nẵng", units.Above);
        Assert.Equal(CommuneSetUp.TwoTiers, units.Versions.Single(version => version.Kind == UnitKind.District).ValidTo);
    }

    [Theory]
    [InlineData("Thôn Bình Trúc I", UnitKind.Commune, "thôn Bình Trúc I")]
    [InlineData("Bình Trúc I", UnitKind.Commune, "thôn Bình Trúc I")]
    [InlineData(" tổ dân phố  3 ", UnitKind.Commune, "tổ dân phố 3")]
    [InlineData("Số 4", UnitKind.Ward, "tổ dân phố Số 4")]
    public void A_village_is_understood_with_or_without_its_kind(string typed, UnitKind commune, string full)
    {
        var (kind, name) = CommuneSetUp.Village(typed, commune);

        Assert.Equal(full, $"{UnitNames.Of(kind).Vi} {name}");
    }

    [Fact]
    public void Wrong_answers_are_named_one_by_one_with_what_to_do()
    {
        var refusal = Read(new("Đảo", " ", "20A", null, null, "Thăng Bình", "1/8/2025", "Thôn 1\nthôn 1")).Refusal;

        var fields = Assert.IsType<Refusal.Invalid>(refusal).Fields;
        Assert.Equal(["Kind", "Name", "ProvinceKind", "Province", "Code", "District", "Villages"], fields.Keys);
        Assert.Contains("không còn cấp huyện", fields["District"].Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_special_zone_cannot_be_older_than_the_law_that_made_it() =>
        Assert.Equal(["From"], Assert.IsType<Refusal.Invalid>(Read(Today with { Kind = "SpecialZone", From = "30/06/2025" }).Refusal).Fields.Keys);

    [Fact]
    public void A_second_commune_stands_under_the_province_and_district_that_are_there()
    {
        var old = Today with { District = "Thăng Bình", From = "01/01/2020" };
        var first = Read(old).Value;

        var second = Read(old with { Name = "Bình Tú", Code = "20839", District = "huyện thăng bình" }, there: first.Versions, id: Other).Value;

        Assert.Equal(first.ProvinceId, second.ProvinceId);
        Assert.Equal([Other], second.Units.Select(unit => unit.Id));
        Assert.Equal(first.Versions.Single(version => version.Kind == UnitKind.District).UnitId, second.Versions[0].ParentId);
        Assert.Equal("huyện Thăng Bình, thành phố Đà Nẵng", Read(old with { Name = "Bình Tú", Code = "" }, new DateOnly(2022, 9, 23), first.Versions, Other).Value.Above);
        // Another district of the same province is new.
        Assert.Equal(2, Read(old with { Name = "Bình Tú", Code = "", District = "Phú Ninh" }, there: first.Versions, id: Other).Value.Units.Count);
    }

    [Fact]
    public void No_two_communes_have_one_code_or_one_name_in_a_province_at_the_same_time()
    {
        var first = Read(Today).Value;

        Assert.Equal(["Code", "Name"], Wrong(Today));
        Assert.Equal(["Code"], Wrong(Today with { Name = "Bình Tú" }));
        Assert.Equal(["Name"], Wrong(Today with { Name = "thăng trường", Code = "" }));
        // The same name in another province, or another kind of it, and a code that was free until then.
        Assert.Empty(Wrong(Today with { ProvinceKind = "Province", Province = "Quảng Ngãi", Code = "" }));
        Assert.Empty(Wrong(Today with { Kind = "Ward", Name = "Thăng Trường", Code = "" }));
        first.Versions.Single(version => version.UnitId == Commune).ValidTo = new DateOnly(2026, 1, 1);
        Assert.Empty(Wrong(Today with { From = "1/1/2026" }));

        IEnumerable<string> Wrong(CommuneAnswers answers) => (Read(answers, there: first.Versions, id: Other).Refusal as Refusal.Invalid)?.Fields.Keys ?? [];
    }

    private static Outcome<CommuneUnits> Read(CommuneAnswers answers, DateOnly? today = null, IReadOnlyList<UnitVersion>? there = null, Guid? id = null)
    {
        var next = there is null ? 2 : 100;
        return CommuneSetUp.Read(answers, id ?? Commune, today ?? new DateOnly(2026, 11, 23), () => new Guid($"0191d5c4-0000-7000-8000-{next++:x12}"), there);
    }
}
