using Sen.Movement;
using Sen.Movement.Units;
using Sen.Testing;
using Xunit;

namespace Sen.Rules.Tests.Units;

/// <summary>The lists that travel with the program, and lists with every fault a hand may put into them.</summary>
public sealed class NationalListsTests
{
    private static readonly DateOnly Eve = new(2025, 6, 30), Reform = new(2025, 7, 1), Later = new(2026, 4, 30);

    private static readonly Lazy<ListedTree> Country = new(() =>
        NationalLists.Read(NationalLists.Files.ToDictionary(name => name, name => Repository.Read($"lists/units/{name}"), StringComparer.Ordinal)).Value);

    // Two communes of one district become one of another name and the code of the first; a third is split.
    private static Dictionary<string, string> Small => new(StringComparer.Ordinal)
    {
        [NationalLists.Before] = """
            code	level	type	name	full_name	parent_code	valid_to
            49	1	tinh	Quảng Nam	Tỉnh Quảng Nam		2025-06-30
            513	2	huyen	Thăng Bình	Huyện Thăng Bình	49	2025-06-30
            20836	3	xa	Bình Sa	Xã Bình Sa	513	2025-06-30
            20839	3	xa	Bình Hải	Xã Bình Hải	513	2025-06-30
            20842	3	thi_tran	Hà Lam	Thị trấn Hà Lam	513	2025-06-30
            """,
        [NationalLists.Now] = """
            code	level	type	name	full_name	parent_code	valid_from	resolution
            48	1	thanh_pho	Đà Nẵng	Thành phố Đà Nẵng		2025-07-01	1659/NQ-UBTVQH15
            20836	2	xa	Thăng Trường	Xã Thăng Trường	48	2025-07-01	1659/NQ-UBTVQH15
            20842	2	xa	Thăng Bình	Xã Thăng Bình	48	2025-07-01	1659/NQ-UBTVQH15
            """,
        [NationalLists.Mergers] = """
            level	old_code	old_name	new_code	new_name	extent	note
            1	49	Tỉnh Quảng Nam	48	Thành phố Đà Nẵng	full	
            3	20836	Xã Bình Sa	20836	Xã Thăng Trường	full	
            3	20839	Xã Bình Hải	20836	Xã Thăng Trường	full	
            3	20842	Thị trấn Hà Lam	20842	Xã Thăng Bình	partial	Nhập một phần diện tích; toàn bộ dân số
            3	20842	Thị trấn Hà Lam	20836	Xã Thăng Trường	partial	
            """,
        [NationalLists.Later] = """
            effective	code	level	before	after	resolution
            2026-04-30	20842	2	Xã Thăng Bình	Phường Thăng Bình	1/NQ
            """,
    };

    [Fact]
    public void The_country_has_as_many_units_as_the_law_says_on_every_day()
    {
        Assert.Equal((63, 696, 10_035), Count(Eve));
        Assert.Equal((34, 0, 3_321), Count(Reform));
        Assert.Equal((34, 0, 3_321), Count(Later));
        Assert.Equal((7_692, 1_726, 617, 0), Kinds(Eve));
        Assert.Equal((2_621, 687, 0, 13), Kinds(Later.AddDays(-1)));
        Assert.Equal((2_611, 697, 0, 13), Kinds(Later));
        Assert.Equal((6, 7), (On(Later.AddDays(-1)).Count(version => version.Kind == UnitKind.Municipality), On(Later).Count(version => version.Kind == UnitKind.Municipality)));
    }

    [Fact]
    public void Every_unit_of_old_has_a_successor_and_what_was_split_is_never_shared_out()
    {
        var edges = Country.Value.Successions;
        var gone = edges.ToLookup(edge => edge.FromUnitId);

        Assert.Equal(10_636, edges.Count);
        Assert.All(Country.Value.Units.Where(unit => unit.Tier != Tier.District && unit.First.ValidTo == Reform), unit => Assert.NotEmpty(gone[unit.Id]));
        Assert.Equal(5, Country.Value.Units.Count(unit => unit.Tier == Tier.District && gone[unit.Id].Any()));
        Assert.Equal(443, gone.Count(parts => parts.Count() > 1));
        Assert.All(edges, edge => Assert.Equal(gone[edge.FromUnitId].Count() > 1, edge.Kind == SuccessionKind.Split));
        Assert.All(edges, edge => Assert.Equal((null, null, Reform), (edge.ShareAreaPpm, edge.SharePopulationPpm, edge.EffectiveOn)));
        Assert.Contains(edges, edge => edge.Note.Contains("toàn bộ dân số", StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_is_handed_on_and_the_units_stay_apart()
    {
        var bearers = Country.Value.Units.Where(unit => unit.First.Code == "20836").ToList();

        Assert.Equal(["xã Bình Sa", "xã Thăng Trường"], bearers.Select(unit => unit.First.FullName));
        Assert.Equal(3_316, Country.Value.Units.Where(unit => unit.Tier == Tier.Commune).GroupBy(unit => unit.First.Code).Count(unit => unit.Count() == 2));
        Assert.Distinct(Country.Value.Units.Select(unit => unit.Id));
    }

    [Fact]
    public void The_small_lists_are_right_before_they_are_spoilt()
    {
        var tree = NationalLists.Read(Small).Value;

        Assert.Equal(8, tree.Units.Count);
        Assert.Equal([SuccessionKind.Continue, SuccessionKind.Merge, SuccessionKind.Merge, SuccessionKind.Split, SuccessionKind.Split], tree.Successions.Select(edge => edge.Kind));
        Assert.Equal(["xã Thăng Bình", "phường Thăng Bình"], tree.Units.Single(unit => unit.Names.Count == 2).Names.Select(version => version.FullName));
    }

    [Theory]
    [InlineData(NationalLists.Before, "513\t2025-06-30\n20839", "514\t2025-06-30\n20839", "units-before-2025.tsv:4", "không có đơn vị cấp trên mang mã “514”")]
    [InlineData(NationalLists.Before, "Huyện Thăng Bình\t49", "Huyện Thăng Bình\t20836", "units-before-2025.tsv:3", "thuộc chính mình")]
    [InlineData(NationalLists.Before, "Xã Bình Sa\t513", "Xã Bình Sa\t20839", "units-before-2025.tsv:4", "không thể thuộc xã Bình Hải")]
    [InlineData(NationalLists.Before, "Huyện Thăng Bình\t49\t2025-06-30", "Huyện Thăng Bình\t49\t2025-05-31", "units-before-2025.tsv:4", "không thuộc đơn vị cấp trên nào")]
    [InlineData(NationalLists.Before, "20839\t3\txa\tBình Hải", "20836\t3\txa\tBình Hải", "units-before-2025.tsv:5", "Mã 20836 vào ngày 30/06/2025 vừa là của xã Bình Hải, vừa là của xã Bình Sa")]
    [InlineData(NationalLists.Before, "20839\t3\txa\tBình Hải", "2o839\t3\txa\tBình Hải", "units-before-2025.tsv:5", "2 đến 5 chữ số")]
    [InlineData(NationalLists.Before, "20839\t3\txa", "20839\t3\tquan", "units-before-2025.tsv:5", "Không có loại “quan” ở cấp 3")]
    [InlineData(NationalLists.Before, "Xã Bình Hải\t513\t2025-06-30", "Xã Bình Hải\t513\t30/06/2025", "units-before-2025.tsv:5", "ghi theo mẫu 2025-07-01")]
    [InlineData(NationalLists.Before, "Xã Bình Hải\t513", "Xã Bình Hà\t513", "units-before-2025.tsv:5", "không khớp tên đầy đủ")]
    [InlineData(NationalLists.Before, "Xã Bình Hải\t513", "Xã Bình Hải 513", "units-before-2025.tsv:5", "cần 7 cột")]
    [InlineData(NationalLists.Before, "\tparent_code", "\tparent", "units-before-2025.tsv:1", "Thiếu cột parent_code")]
    [InlineData(NationalLists.Now, "Xã Thăng Trường\t48\t2025-07-01", "Xã Thăng Trường\t48\t2025-06-01", "units-2025.tsv:3", "không thuộc đơn vị cấp trên nào")]
    [InlineData(NationalLists.Mergers, "Xã Bình Sa\t20836\tXã Thăng Trường", "Xã Bình Sa\t20837\tXã Thăng Trường", "mergers-2025.tsv:3", "Không có đơn vị mang mã “20837”")]
    [InlineData(NationalLists.Mergers, "20836\tXã Bình Sa", "20836\tXã Bình Xa", "mergers-2025.tsv:3", "trong danh mục là xã Bình Sa")]
    [InlineData(NationalLists.Mergers, "3\t20839\tXã Bình Hải\t20836\tXã Thăng Trường", "3\t20836\tXã Bình Sa\t20836\tXã Thăng Trường", "mergers-2025.tsv:4", "ghi hai lần")]
    [InlineData(NationalLists.Mergers, "3\t20839\tXã Bình Hải\t20836", "3\t20836\tXã Bình Sa\t20842", "mergers-2025.tsv:4", "Mã 20842 trong danh mục là xã Thăng Bình")]
    [InlineData(NationalLists.Mergers, "partial\tNhập", "full\tNhập", "mergers-2025.tsv:5", "chỉ về một nơi")]
    [InlineData(NationalLists.Mergers, "3\t20839\tXã Bình Hải\t20836\tXã Thăng Trường\tfull\t\n", "", "units-before-2025.tsv:5", "không có đơn vị kế tục")]
    [InlineData(NationalLists.Later, "2026-04-30", "2025-07-01", "changes-2026.tsv:2", "Trước ngày 01/07/2025 không có đơn vị")]
    [InlineData(NationalLists.Later, "Xã Thăng Bình\tPhường", "Xã Thăng An\tPhường", "changes-2026.tsv:2", "danh mục ghi xã Thăng Bình")]
    [InlineData(NationalLists.Later, "Phường Thăng Bình", "Thăng Bình", "changes-2026.tsv:2", "cần ghi loại và tên")]
    public void A_fault_is_said_at_its_line_and_nothing_is_read(string file, string right, string wrong, string line, string sentence)
    {
        var lists = Small;
        Assert.Contains(right, lists[file], StringComparison.Ordinal);
        lists[file] = lists[file].Replace(right, wrong, StringComparison.Ordinal);

        var said = Assert.IsType<Refusal.Invalid>(NationalLists.Read(lists).Refusal).Fields[line];

        Assert.Contains(sentence, said.Vi, StringComparison.Ordinal);
        Assert.NotEqual(said.Vi, said.En);
    }

    [Fact]
    public void A_merger_before_the_old_unit_has_ended_is_refused_at_the_merger()
    {
        var lists = Small;
        lists[NationalLists.Now] = lists[NationalLists.Now].Replace("2025-07-01", "2025-06-15", StringComparison.Ordinal);

        var fields = Assert.IsType<Refusal.Invalid>(NationalLists.Read(lists).Refusal).Fields;

        Assert.Contains("phải bắt đầu đúng ngày sau ngày cuối của xã Bình Sa", fields["mergers-2025.tsv:3"].Vi, StringComparison.Ordinal);
        Assert.Contains("Mã 20836 vào ngày 15/06/2025", fields["units-2025.tsv:3"].Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_asked_for_and_a_flood_of_faults_is_cut()
    {
        var lists = Small;
        lists.Remove(NationalLists.Later);
        Assert.Contains("Không có tệp này", Assert.IsType<Refusal.Invalid>(NationalLists.Read(lists).Refusal).Fields[NationalLists.Later].Vi, StringComparison.Ordinal);

        lists = Small;
        lists[NationalLists.Mergers] += string.Concat(Enumerable.Repeat("\n3\t1\tA\t2\tB\tfull\t", 40));

        var fields = Assert.IsType<Refusal.Invalid>(NationalLists.Read(lists).Refusal).Fields;

        Assert.Equal((21, "Còn 20 dòng khác có lỗi."), (fields.Count, fields["…"].Vi));
    }

    private static IEnumerable<UnitVersion> On(DateOnly day) => Country.Value.Units.SelectMany(unit => unit.Names).Where(version => version.On(day));

    private static (int, int, int) Count(DateOnly day)
    {
        var tiers = On(day).ToLookup(version => Tiers.Of(version.Kind));
        return (tiers[Tier.Province].Count(), tiers[Tier.District].Count(), tiers[Tier.Commune].Count());
    }

    private static (int, int, int, int) Kinds(DateOnly day)
    {
        var kinds = On(day).ToLookup(version => version.Kind);
        return (kinds[UnitKind.Commune].Count(), kinds[UnitKind.Ward].Count(), kinds[UnitKind.Township].Count(), kinds[UnitKind.SpecialZone].Count());
    }
}
