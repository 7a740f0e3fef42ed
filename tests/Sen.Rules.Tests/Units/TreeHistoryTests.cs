using Sen.Movement;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests.Units;

/// <summary>Acts on rows that are kept: what one does, what comes late, and how one is taken back.</summary>
public sealed class TreeHistoryTests
{
    private static readonly DateOnly Signed = new(2025, 6, 16), Reform = new(2025, 7, 1), Today = new(2026, 11, 26);
    private static readonly Decree Basis = new("1659/NQ-UBTVQH15", Signed);
    private static readonly Guid City = Id(1), BinhSa = Id(2), BinhHai = Id(3), Truc = Id(5), New = Id(7);

    [Fact]
    public void What_an_act_wrote_is_read_back_the_same()
    {
        TreeAct[] acts =
        [
            new TreeAct.Establish(Id(90), Reform, Basis, New, new(UnitKind.Commune, "Thăng Trường", "20836"), City),
            new TreeAct.Rename(Id(91), Reform, Basis, BinhSa, "Bình Biển", null), new TreeAct.Reclassify(Id(92), Reform, Basis, BinhSa, UnitKind.Ward),
            new TreeAct.Move(Id(93), Reform, Basis, Truc, BinhHai), Merger(Id(94)), new TreeAct.Absorb(Id(95), Reform, Basis, [BinhSa], BinhHai),
            new TreeAct.Split(Id(96), Reform, Basis, BinhSa, [new(New, new(UnitKind.Commune, "Một"), City, [Truc]), new(Id(8), new(UnitKind.Commune, "Hai", "2"), City, [])]),
            new TreeAct.TransferPart(Id(97), Reform, Basis, BinhSa, BinhHai, [Truc]), new TreeAct.Dissolve(Id(98), Reform, Basis, Truc),
        ];

        Assert.All(acts, act =>
        {
            var read = ActRows.Read(Row(act, 1), ActRows.PartsOf(act).Reverse());
            // Lists of a record are compared by what they hold.
            Assert.Equal(System.Text.Json.JsonSerializer.Serialize<object>(act), System.Text.Json.JsonSerializer.Serialize<object>(read));
        });
        Assert.Equal(Enum.GetValues<TreeActKind>().Where(kind => kind != TreeActKind.Undo), acts.Select(ActRows.KindOf).Order());
    }

    [Fact]
    public void The_plan_of_a_merger_gives_the_tree_that_the_act_gives()
    {
        var plan = TreeHistory.Plan(Ground(), [], Merger(Id(90))).Value;

        var tree = UnitTree.Of(Ground(), []).Value.Record(Merger(Id(90))).Value;
        Assert.Equal(Told(tree.Versions), Told(plan.After));
        Assert.Equal(tree.Successions.Select(edge => edge.Id).Order(), plan.Edges.Select(edge => edge.Id).Order());
        Assert.Equal(new HashSet<Guid> { BinhSa, BinhHai, Truc, New }, plan.Units);
        Assert.Empty(plan.Removed);
    }

    [Fact]
    public void An_act_is_taken_back_to_the_very_rows_that_were_there()
    {
        var kept = new Kept(Ground());
        Assert.True(kept.Record(Merger(Id(90))));
        Assert.True(kept.Record(new TreeAct.Undo(Id(91), Today, Basis, Id(90))));

        Assert.Equal(Told(Ground()), Told(kept.Rows));
        Assert.Empty(kept.Edges);
        Assert.IsType<Refusal.Taken>(TreeHistory.Plan(kept.Rows, kept.Past, new TreeAct.Undo(Id(92), Today, Basis, Id(90))).Refusal);
        Assert.IsType<Refusal.Missing>(TreeHistory.Plan(kept.Rows, kept.Past, new TreeAct.Undo(Id(92), Today, Basis, Id(89))).Refusal);
    }

    [Fact]
    public void What_comes_to_be_known_late_takes_its_place_and_the_later_acts_are_applied_again()
    {
        var (kept, late) = (new Kept(Ground()), new TreeAct.Rename(Id(92), new(2025, 6, 20), Basis, BinhHai, "Bình Biển", null));
        Assert.True(kept.Record(Merger(Id(90))));
        Assert.True(kept.Record(new TreeAct.Rename(Id(91), Today, Basis, New, "Bình Minh", null)));
        Assert.True(kept.Record(late));

        var tree = UnitTree.Of(Ground(), []).Value.Record(late).Value.Record(Merger(Id(90))).Value.Record(new TreeAct.Rename(Id(91), Today, Basis, New, "Bình Minh", null)).Value;
        Assert.Equal(Told(tree.Versions), Told(kept.Rows));
        var first = TreeHistory.Plan(kept.Rows, kept.Past, new TreeAct.Undo(Id(93), Today, Basis, Id(90))).Refusal!;
        Assert.Contains("Việc đổi tên ngày 26/11/2026", first.Sentence.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_somebody_changed_since_is_not_overwritten_by_taking_the_act_back()
    {
        var kept = new Kept(Ground());
        kept.Record(Merger(Id(90)));
        kept.Rows.Single(row => row.UnitId == Truc && row.ValidTo is null).Correct(UnitKind.Village, "Bình Trúc Một");

        var refusal = TreeHistory.Plan(kept.Rows, kept.Past, new TreeAct.Undo(Id(91), Today, Basis, Id(90))).Refusal!;

        Assert.Contains("Thôn Bình Trúc Một", kept.Rows.Single(row => row.UnitId == Truc && row.ValidTo is null).Title, StringComparison.Ordinal);
        Assert.Contains("đã được sửa sau khi ghi việc sáp nhập", refusal.Sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("record a new act", refusal.Sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_the_rows_had_before_stands_in_nobodys_way_and_no_act_adds_one()
    {
        var left = CommuneSetUp.Version(Id(60), Id(61), UnitKind.Village, "Thôn cũ", BinhHai, null, null);
        List<UnitVersion> rows = [.. Ground().Where(row => row.UnitId != BinhHai), CommuneSetUp.Version(Id(40), BinhHai, UnitKind.Commune, "Bình Hải", City, null, new(2020, 1, 1)), left];

        Assert.True(TreeHistory.Plan(rows, [], new TreeAct.Rename(Id(90), Reform, Basis, Truc, "Bình Trúc", null)).Ok);

        // A village that came below the new commune after its merger, and the merger is taken back.
        var kept = new Kept(Ground());
        kept.Record(Merger(Id(91)));
        kept.Rows.Add(CommuneSetUp.Version(Id(62), Id(63), UnitKind.Village, "Thôn mới", New, Today, null));
        Assert.Contains("Thôn Thôn mới có thời gian không thuộc", TreeHistory.Plan(kept.Rows, kept.Past, new TreeAct.Undo(Id(92), Today, Basis, Id(91))).Refusal!.Sentence.Vi, StringComparison.Ordinal);
    }

    private static TreeAct.Merge Merger(Guid id) => new(id, Reform, Basis, [BinhSa, BinhHai], New, new(UnitKind.Commune, "Thăng Trường", "20836"), City);

    private static List<UnitVersion> Ground() =>
    [
        CommuneSetUp.Version(Id(20), City, UnitKind.Municipality, "Đà Nẵng", null, null, null, "48"), CommuneSetUp.Version(Id(21), BinhSa, UnitKind.Commune, "Bình Sa", City, null, null, "20836"),
        CommuneSetUp.Version(Id(22), BinhHai, UnitKind.Commune, "Bình Hải", City, null, null, "20839"), CommuneSetUp.Version(Id(23), Truc, UnitKind.Village, "Bình Trúc I", BinhSa, null, null),
    ];

    private static IEnumerable<string> Told(IEnumerable<UnitVersion> rows) =>
        rows.Select(row => $"{row.UnitId} {row.FullName} {row.Code} {row.ParentId} {row.ValidFrom:O} {row.ValidTo:O} {row.LegalBasis}").Order(StringComparer.Ordinal);

    private static RecordedAct Row(TreeAct act, int no) => new()
    {
        Id = act.Id,
        Kind = ActRows.KindOf(act),
        On = act.On,
        DecreeNumber = act.Decree.Number,
        SignedOn = act.Decree.SignedOn,
        No = no,
        UndoesId = (act as TreeAct.Undo)?.Act,
    };

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    /// <summary>Rows and acts as a database keeps them.</summary>
    private sealed class Kept(List<UnitVersion> rows)
    {
        public List<UnitVersion> Rows { get; private set; } = rows;

        public List<PastAct> Past { get; } = [];

        public Dictionary<Guid, UnitSuccession> Edges { get; } = [];

        public bool Record(TreeAct act)
        {
            var planned = TreeHistory.Plan(Rows, Past, act);
            if (!planned.Ok)
            {
                return false;
            }

            var plan = planned.Value;
            var stay = Rows.Where(row => plan.Removed.Concat(plan.Changed).All(other => other.Id != row.Id));
            Rows = [.. stay, .. plan.Added, .. plan.Changed];
            foreach (var gone in plan.GoneEdges)
            {
                Edges.Remove(gone);
            }

            foreach (var edge in plan.Edges)
            {
                Edges[edge.Id] = edge;
            }

            for (var no = 0; no < Past.Count; no++)
            {
                var one = Past[no];
                var traces = plan.TakenBack.Contains(one.Act.Id) ? [.. plan.Traces.Where(trace => trace.ActId == one.Act.Id)] : one.Traces;
                Past[no] = one with { Traces = traces, Undone = one.Undone || (act as TreeAct.Undo)?.Act == one.Act.Id };
            }

            Past.Add(new(act, Past.Count + 1, false, [.. plan.Traces.Where(trace => trace.ActId == act.Id)]));
            return true;
        }
    }
}
