using Sen.Movement;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests.Units;

/// <summary>The installation's own units in the published lists: recognised and completed, never doubled.</summary>
public sealed class UnitRecognitionTests
{
    private static readonly DateOnly Reform = new(2025, 7, 1);

    // A province that goes on under its name, with a commune that was merged and one that was kept.
    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        [NationalLists.Before] = """
            code	level	type	name	full_name	parent_code	valid_to
            48	1	thanh_pho	Đà Nẵng	Thành phố Đà Nẵng		2025-06-30
            49	1	tinh	Quảng Nam	Tỉnh Quảng Nam		2025-06-30
            507	2	thi_xa	Điện Bàn	Thị xã Điện Bàn	49	2025-06-30
            513	2	huyen	Thăng Bình	Huyện Thăng Bình	49	2025-06-30
            20836	3	xa	Bình Sa	Xã Bình Sa	513	2025-06-30
            20839	3	xa	Bình Hải	Xã Bình Hải	513	2025-06-30
            20900	3	xa	Giữ Tên	Xã Giữ Tên	507	2025-06-30
            """,
        [NationalLists.Now] = """
            code	level	type	name	full_name	parent_code	valid_from	resolution
            48	1	thanh_pho	Đà Nẵng	Thành phố Đà Nẵng		2025-07-01	1659/NQ-UBTVQH15
            20836	2	xa	Thăng Trường	Xã Thăng Trường	48	2025-07-01	1659/NQ-UBTVQH15
            20900	2	xa	Giữ Tên	Xã Giữ Tên	48	2025-07-01	1659/NQ-UBTVQH15
            """,
        [NationalLists.Mergers] = """
            level	old_code	old_name	new_code	new_name	extent	note
            1	48	Thành phố Đà Nẵng	48	Thành phố Đà Nẵng	full	
            1	49	Tỉnh Quảng Nam	48	Thành phố Đà Nẵng	full	
            3	20836	Xã Bình Sa	20836	Xã Thăng Trường	full	
            3	20839	Xã Bình Hải	20836	Xã Thăng Trường	full	
            3	20900	Xã Giữ Tên	20900	Xã Giữ Tên	full	
            """,
        [NationalLists.Later] = """
            effective	code	level	before	after	resolution
            2026-04-30	20836	2	Xã Thăng Trường	Phường Thăng Trường	1/NQ
            """,
    };

    [Fact]
    public void Into_nothing_everything_comes_and_the_second_time_nothing()
    {
        var plan = Plan([]);

        Assert.Equal((10, 11, 5), (plan.Units.Count, plan.Versions.Count, plan.Successions.Count));
        Assert.Empty(TreeCheck.Faults(plan.Versions));
        Assert.True(UnitRecognition.Plan(NationalLists.Read(Lists).Value, plan.Versions, plan.Successions).Value.IsNothing);
    }

    [Fact]
    public void A_commune_recorded_in_its_own_time_keeps_its_identity_and_learns_when_it_ended()
    {
        var province = Version(UnitKind.Province, "Quảng Nam", null, null, null, "49");
        var district = Version(UnitKind.District, "Thăng Bình", province.UnitId, null, null, "513");
        var commune = Version(UnitKind.Commune, "Bình Sa", district.UnitId, null, null, "20836");

        var plan = Plan([province, district, commune]);

        Assert.Equal((Reform, Reform, Reform), (province.ValidTo, district.ValidTo, commune.ValidTo));
        Assert.Equal((7, 8, 3), (plan.Units.Count, plan.Versions.Count, plan.Completed.Count));
        // The unit that bears its code today is another one.
        var today = plan.Versions.Single(version => version.Code == "20836" && version.On(Reform));
        Assert.Equal("xã Thăng Trường", today.FullName);
        Assert.Contains(plan.Successions, edge => (edge.FromUnitId, edge.ToUnitId, edge.Kind) == (commune.UnitId, today.UnitId, SuccessionKind.Merge));
        Again(plan, [province, district, commune]);
    }

    [Fact]
    public void What_a_set_up_could_only_suppose_of_later_times_is_taken_out()
    {
        var units = SetUp(new("Commune", "Bình Sa", "", "Province", "Quảng Nam", "Thăng Bình", "01/01/2020", "Thôn 1"));
        Assert.Equal(2, units.Count(version => version.Name == "Bình Sa"));

        var plan = Plan(units);

        var supposed = Assert.Single(plan.Withdrawn);
        Assert.Equal(("Bình Sa", Reform), (supposed.Name, supposed.ValidFrom));
        var kept = units.Single(version => version.Name == "Bình Sa" && version != supposed);
        Assert.Equal(("20836", new DateOnly(2020, 1, 1), Reform), (kept.Code, kept.ValidFrom, kept.ValidTo));
        Again(plan, [.. units.Except(plan.Withdrawn)]);
    }

    [Fact]
    public void A_commune_that_was_kept_goes_on_as_one_unit_under_its_new_province()
    {
        var units = SetUp(new("Commune", "Giữ Tên", "20900", "Province", "Quảng Nam", "Thị xã Điện Bàn", "01/01/2020", ""));
        var home = units.First(version => version.Name == "Giữ Tên").UnitId;

        var plan = Plan(units);

        var names = units.Concat(plan.Versions).Where(version => version.UnitId == home).OrderBy(version => version.ValidFrom).ToList();
        Assert.Equal([(new DateOnly(2020, 1, 1), Reform), (Reform, (DateOnly?)null)], names.Select(version => (version.ValidFrom!.Value, version.ValidTo)));
        Assert.Equal("Đà Nẵng", plan.Versions.First(version => version.UnitId == names[1].ParentId).Name);
        Assert.DoesNotContain(plan.Successions, edge => edge.FromUnitId == edge.ToUnitId || edge.FromUnitId == home);
        Again(plan, units);
    }

    [Fact]
    public void A_commune_of_today_is_recognised_without_its_code_and_learns_its_later_kind()
    {
        var units = SetUp(new("Ward", "Thăng Trường", "", "Municipality", "Đà Nẵng", "", "30/04/2026", ""));
        var home = units.Single(version => version.Name == "Thăng Trường");

        var plan = Plan(units);

        Assert.Equal(("20836", "Nghị quyết 1/NQ"), (home.Code, home.LegalBasis));
        Assert.Equal(UnitKind.Commune, plan.Versions.Single(version => version.UnitId == home.UnitId).Kind);
        // The city was typed without a time, so it is the same city before and after: what joined it was taken in.
        var city = units.Single(version => version.Name == "Đà Nẵng").UnitId;
        Assert.Equal(SuccessionKind.Absorb, plan.Successions.Single(edge => edge.ToUnitId == city).Kind);
        Again(plan, units);
    }

    [Fact]
    public void A_code_alone_recognises_nobody_and_two_units_with_one_code_are_refused_at_the_line()
    {
        var province = Version(UnitKind.Province, "Quảng Nam", null, null, null);
        var district = Version(UnitKind.District, "Thăng Bình", province.UnitId, null, Reform);
        var commune = Version(UnitKind.Commune, "Bình Xa", district.UnitId, null, Reform, "20836");

        var refusal = UnitRecognition.Plan(NationalLists.Read(Lists).Value, [province, district, commune], []).Refusal;

        var (line, sentence) = Assert.Single(Assert.IsType<Refusal.Invalid>(refusal).Fields);
        Assert.Equal("units-before-2025.tsv:6", line);
        Assert.Contains("xã Bình Xa", sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("danh mục chưa được nạp", sentence.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_code_gives_way_where_name_place_and_time_agree_and_it_is_said()
    {
        var units = SetUp(new("Commune", "Bình Hải", "20837", "Province", "Quảng Nam", "Thăng Bình", "01/01/2020", ""));

        var plan = Plan(units);

        Assert.Contains(plan.Completed, line => line.Vi.Contains("Xã Bình Hải (mã 20839, trước đây ghi 20837)", StringComparison.Ordinal));
    }

    [Fact]
    public void What_somebody_recorded_after_the_list_stays()
    {
        var plan = Plan([]);
        var versions = plan.Versions.ToList();
        var kept = versions.Single(version => version.Code == "20900" && version.On(Reform));
        versions.Add(kept.Rename(Guid.CreateVersion7(), UnitKind.Ward, "Giữ Tên", new(2027, 1, 1), "Nghị quyết của năm sau"));

        Assert.True(UnitRecognition.Plan(NationalLists.Read(Lists).Value, versions, plan.Successions).Value.IsNothing);
        Assert.Equal(new DateOnly(2027, 1, 1), kept.ValidTo);
    }

    // Loaded on top of what it has made, the list says nothing new.
    private static void Again(ListPlan plan, IReadOnlyList<UnitVersion> own)
    {
        IReadOnlyList<UnitVersion> all = [.. own, .. plan.Versions];
        Assert.Empty(TreeCheck.Faults(all));
        Assert.True(UnitRecognition.Plan(NationalLists.Read(Lists).Value, all, plan.Successions).Value.IsNothing);
    }

    private static ListPlan Plan(IReadOnlyList<UnitVersion> there) => UnitRecognition.Plan(NationalLists.Read(Lists).Value, there, []).Value;

    private static List<UnitVersion> SetUp(CommuneAnswers answers) =>
        [.. CommuneSetUp.Read(answers, Guid.CreateVersion7(), new(2026, 11, 23), Guid.CreateVersion7).Value.Versions.Where(version => Tiers.Of(version.Kind) != Tier.Village)];

    private static UnitVersion Version(UnitKind kind, string name, Guid? parent, DateOnly? from, DateOnly? to, string? code = null) =>
        CommuneSetUp.Version(Guid.CreateVersion7(), Guid.CreateVersion7(), kind, name, parent, from, to, code);
}
