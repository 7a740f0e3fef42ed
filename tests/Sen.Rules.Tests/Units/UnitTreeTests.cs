using Sen.Movement;
using Sen.Movement.Units;
using Sen.Testing;
using Xunit;

namespace Sen.Rules.Tests.Units;

/// <summary>The acts on a tree in time, one by one; what holds for all of them together is in <see cref="UnitTreePropertyTests"/>.</summary>
public sealed class UnitTreeTests
{
    private static readonly DateOnly Signed = new(2025, 6, 16), Reform = new(2025, 7, 1), Eve = Reform.AddDays(-1), Today = new(2026, 11, 26);
    private static readonly Decree Basis = new("1659/NQ-UBTVQH15", Signed);
    private static readonly Guid City = Id(1), BinhSa = Id(2), BinhHai = Id(3), BinhNam = Id(4), Truc = Id(5), Thon2 = Id(6), New = Id(7), Other = Id(8);

    [Fact]
    public void A_merger_ends_its_units_and_the_new_one_takes_over_villages_and_code()
    {
        var tree = Merged();

        Assert.Equal("xã Thăng Trường", tree.On(New, Reform)!.FullName);
        Assert.Null(tree.On(BinhSa, Reform));
        Assert.Equal("20836", tree.On(BinhSa, Eve)!.Code);
        Assert.Equal(New, tree.On(Truc, Reform)!.ParentId);
        Assert.Equal(BinhSa, tree.On(Truc, Eve)!.ParentId);
        Assert.Equal([SuccessionKind.Merge, SuccessionKind.Merge], tree.Successions.Select(edge => edge.Kind));
        Assert.Empty(TreeCheck.Faults([.. tree.Versions]));
        Assert.Equal([New, City], [New, .. tree.Above(New, Today).Select(version => version.UnitId)]);
    }

    [Fact]
    public void What_was_undone_is_on_record_and_has_no_effect()
    {
        var undone = Merged().Record(new TreeAct.Undo(Id(91), Today, Basis, Id(90))).Value;

        Assert.Equal(2, undone.Acts.Count);
        Assert.Null(undone.On(New, Today));
        Assert.Equal(BinhSa, undone.On(Truc, Today)!.ParentId);
        Assert.Empty(undone.Successions);
        Assert.IsType<Refusal.Taken>(undone.Record(new TreeAct.Undo(Id(92), Today, Basis, Id(90))).Refusal);
        Assert.IsType<Refusal.Missing>(undone.Record(new TreeAct.Undo(Id(92), Today, Basis, Id(89))).Refusal);
    }

    [Fact]
    public void A_counter_act_needs_a_decree_as_every_act_does()
    {
        var noNumber = Merged().Record(new TreeAct.Undo(Id(91), Today, new(" ", Signed), Id(90))).Refusal!;
        var tooEarly = Merged().Record(new TreeAct.Undo(Id(91), Signed.AddDays(-1), Basis, Id(90))).Refusal!;

        Assert.Contains("ghi số nghị quyết", noNumber.Sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("không được trước ngày ký", tooEarly.Sentence.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_in_which_a_commune_has_nothing_above_it_is_refused()
    {
        var refusal = UnitTree.Of([Version(BinhSa, UnitKind.Commune, "Bình Sa", null)], []).Refusal!;

        Assert.Contains("Đề nghị chọn đơn vị cấp trên", refusal.Sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("choose the unit above", refusal.Sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_act_others_rest_on_is_undone_after_them()
    {
        var tree = Merged().Record(new TreeAct.Rename(Id(91), Today, Basis, New, "Bình Minh", null)).Value;

        var refusal = tree.Record(new TreeAct.Undo(Id(92), Today, Basis, Id(90))).Refusal!;

        Assert.Contains("Việc đổi tên ngày 26/11/2026", refusal.Sentence.Vi, StringComparison.Ordinal);
        var first = tree.Record(new TreeAct.Undo(Id(93), Today, Basis, Id(91))).Value;
        Assert.True(first.Record(new TreeAct.Undo(Id(92), Today, Basis, Id(90))).Ok);
    }

    [Fact]
    public void What_comes_to_be_known_late_takes_its_place_in_time()
    {
        var late = new TreeAct.Rename(Id(91), new(2025, 6, 20), Basis, BinhHai, "Bình Biển", null);

        var tree = Merged().Record(late).Value;

        Assert.Equal(["Bình Hải", "Bình Biển"], tree.Versions.Where(version => version.UnitId == BinhHai).Select(version => version.Name));
        Assert.Equal(Reform, tree.Versions.Last(version => version.UnitId == BinhHai).ValidTo);
        // What would have taken away what came later is refused, and says what came later.
        var refusal = Merged().Record(new TreeAct.Dissolve(Id(92), new(2025, 6, 20), Basis, BinhHai)).Refusal!;
        Assert.Contains("Việc sáp nhập ngày 01/07/2025", refusal.Sentence.Vi, StringComparison.Ordinal);
    }

    public static TheoryData<string, TreeAct, string> Refused => new()
    {
        { "before its basis", new TreeAct.Rename(Id(90), Signed.AddDays(-1), Basis, BinhSa, "Bình Minh", null), "không được trước ngày ký" },
        { "no basis", new TreeAct.Rename(Id(90), Reform, new(" ", Signed), BinhSa, "Bình Minh", null), "ghi số nghị quyết" },
        { "code twice", new TreeAct.Establish(Id(90), Reform, Basis, New, new(UnitKind.Commune, "Bình Đào", "20839"), City), "Mã 20839 vào ngày 01/07/2025" },
        { "orphan", new TreeAct.Dissolve(Id(90), Reform, Basis, BinhSa), "còn thuộc xã Bình Sa" },
        { "village forgotten", new TreeAct.Split(Id(90), Reform, Basis, BinhSa, [new(New, new(UnitKind.Commune, "Một"), City, [Truc]), new(Other, new(UnitKind.Commune, "Hai"), City, [])]), "còn thuộc xã Bình Sa" },
        { "cycle", new TreeAct.Move(Id(90), Reform, Basis, City, BinhSa), "đang thuộc thành phố Đà Nẵng" },
        { "wrong tier", new TreeAct.Move(Id(90), Reform, Basis, Truc, Thon2), "là đơn vị cấp thôn" },
        { "other tier", new TreeAct.Merge(Id(90), Reform, Basis, [BinhSa, Truc], New, new(UnitKind.Commune, "Mới"), City), "Chỉ các đơn vị cùng cấp" },
        { "once only", new TreeAct.Merge(Id(90), Reform, Basis, [BinhSa, BinhSa], New, new(UnitKind.Commune, "Mới"), City), "mỗi đơn vị một lần" },
        { "into itself", new TreeAct.Absorb(Id(90), Reform, Basis, [BinhSa], BinhSa), "mỗi đơn vị một lần" },
        { "nobody there", new TreeAct.Dissolve(Id(90), Reform, Basis, Other), "Không có đơn vị này" },
        { "id taken", new TreeAct.Establish(Id(90), Reform, Basis, BinhSa, new(UnitKind.Commune, "Mới"), City), "đơn vị mới cần mã riêng" },
        { "no change", new TreeAct.Rename(Id(90), Reform, Basis, BinhSa, "Bình Sa", null), "chưa thay đổi" },
        { "other tier as kind", new TreeAct.Reclassify(Id(90), Reform, Basis, BinhSa, UnitKind.Village), "cùng cấp xã" },
        { "not its village", new TreeAct.TransferPart(Id(90), Reform, Basis, BinhHai, BinhSa, [Truc]), "không thuộc đơn vị này" },
        { "same parent", new TreeAct.Move(Id(90), Reform, Basis, BinhSa, City), "đã thuộc cấp trên" },
        { "nothing above", new TreeAct.Establish(Id(90), Reform, Basis, New, new(UnitKind.Commune, "Mới"), null), "Đề nghị chọn đơn vị cấp trên" },
        { "two places", new TreeAct.Split(Id(90), Reform, Basis, BinhSa, [new(New, new(UnitKind.Commune, "Một"), City, [Truc, Thon2]), new(Other, new(UnitKind.Commune, "Hai"), City, [Thon2])]), "chỉ về một nơi" },
        { "one part", new TreeAct.Split(Id(90), Reform, Basis, BinhSa, [new(New, new(UnitKind.Commune, "Một"), City, [Truc, Thon2])]), "ít nhất hai" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_is_refused_with_a_sentence_in_both_languages(string why, TreeAct act, string sentence)
    {
        var refusal = Ground().Record(act).Refusal;

        Assert.True(refusal is not null, why);
        Assert.Contains(sentence, refusal.Sentence.Vi, StringComparison.Ordinal);
        Assert.NotEqual(refusal.Sentence.Vi, refusal.Sentence.En);
    }

    [Fact]
    public void A_record_goes_with_its_commune_and_its_village_wherever_they_go()
    {
        var paths = new UnitPaths(Merged());

        Assert.Equal((New, true), Of(paths.Follow(new(BinhSa, new(2022, 9, 23)), Today)));
        Assert.Equal((Truc, true), Of(paths.Follow(new(Truc, new(2022, 9, 23)), Today)));
        Assert.Equal((BinhSa, true), Of(paths.Follow(new(BinhSa, new(2022, 9, 23)), Eve)));
        // Read in the tree of before, a record of after may come from either.
        Assert.Equal((City, false), Of(paths.Follow(new(New, Today), Eve)));
        Assert.Equal((BinhHai, true), Of(new UnitPaths(Merged(), (_, _) => BinhHai).Follow(new(New, Today), Eve)));
    }

    [Fact]
    public void A_record_of_a_commune_that_was_split_waits_above_until_a_person_says_where_it_belongs()
    {
        var tree = Ground().Record(new TreeAct.Split(Id(90), Reform, Basis, BinhSa,
            [new(New, new(UnitKind.Commune, "Một", "20836"), City, [Truc]), new(Other, new(UnitKind.Commune, "Hai", "20837"), City, [Thon2])])).Value;
        var fact = new UnitFact(BinhSa, Eve);

        var open = new UnitPaths(tree).Follow(fact, Today);
        var chosen = new UnitPaths(tree, (_, unit) => unit == BinhSa ? Other : null).Follow(fact, Today);

        Assert.Equal((City, false), Of(open));
        Assert.Equal([New, Other], open.Candidates);
        Assert.Equal((Other, true), Of(chosen));
        // Its village went one way: with the village known, nothing is open.
        Assert.Equal(New, tree.On(Truc, Today)!.ParentId);
        var sums = new UnitPaths(tree).Sums([(fact, 5), (new(Truc, Eve), 7)], Today);
        Assert.Equal((12L, 12L, 7L, false), (sums[Guid.Empty], sums[City], sums[New], sums.ContainsKey(Other)));
    }

    [Fact]
    public void What_was_dissolved_counts_for_whatever_stood_above_it()
    {
        var tree = Ground().Record(new TreeAct.Dissolve(Id(90), Reform, Basis, Truc)).Value;

        Assert.Equal((BinhSa, true), Of(new UnitPaths(tree).Follow(new(Truc, Eve), Today)));
    }

    [Fact]
    public void A_part_handed_over_takes_its_villages_and_leaves_the_records_of_the_whole()
    {
        var tree = Ground().Record(new TreeAct.TransferPart(Id(90), Reform, Basis, BinhSa, BinhHai, [Truc])).Value;

        Assert.Equal(BinhHai, tree.On(Truc, Today)!.ParentId);
        Assert.Equal((BinhSa, true), Of(new UnitPaths(tree).Follow(new(BinhSa, Eve), Today)));
    }

    [Fact]
    public void The_country_is_such_a_tree_and_every_commune_of_old_finds_its_way_to_today()
    {
        var lists = NationalLists.Read(NationalLists.Files.ToDictionary(name => name, name => Repository.Read($"lists/units/{name}"), StringComparer.Ordinal)).Value;
        var tree = UnitTree.Of([.. lists.Units.SelectMany(unit => unit.Names)], lists.Successions).Value;
        var paths = new UnitPaths(tree);

        var ways = lists.Units.Where(unit => unit.Tier == Tier.Commune && unit.First.ValidTo == Reform).Select(unit => paths.Follow(new(unit.Id, Eve), Today)).ToList();

        Assert.Equal((10_035, 443), (ways.Count, ways.Count(way => !way.IsBound)));
        Assert.All(ways, way => Assert.NotNull(tree.On(way.Place!.Value, Today)));
        var binhSa = lists.Units.Single(unit => unit.First is { Code: "20836", Name: "Bình Sa" }).Id;
        Assert.Equal("xã Thăng Trường", tree.On(paths.Follow(new(binhSa, new(2022, 9, 23)), Today).Place!.Value, Today)!.FullName);
        Assert.Equal(34, tree.Below(null, Today).Count());
    }

    private static (Guid?, bool) Of(UnitPath path) => (path.Place, path.IsBound);

    private static UnitTree Merged() =>
        Ground().Record(new TreeAct.Merge(Id(90), Reform, Basis, [BinhSa, BinhHai], New, new(UnitKind.Commune, "Thăng Trường", "20836"), City)).Value;

    private static UnitTree Ground() => UnitTree.Of(
    [
        Version(City, UnitKind.Municipality, "Đà Nẵng", null, "48"), Version(BinhSa, UnitKind.Commune, "Bình Sa", City, "20836"), Version(BinhHai, UnitKind.Commune, "Bình Hải", City, "20839"),
        Version(BinhNam, UnitKind.Commune, "Bình Nam", City, "20851"), Version(Truc, UnitKind.Village, "Bình Trúc I", BinhSa), Version(Thon2, UnitKind.Village, "2", BinhSa),
    ], []).Value;

    private static UnitVersion Version(Guid unit, UnitKind kind, string name, Guid? parent, string? code = null) => CommuneSetUp.Version(Guid.CreateVersion7(), unit, kind, name, parent, null, null, code);

    private static Guid Id(int number) => new($"0191d5c4-0000-7000-8000-{number:d12}");
}
