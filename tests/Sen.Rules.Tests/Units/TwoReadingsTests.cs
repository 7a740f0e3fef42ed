using Sen.Movement.Progress;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests.Units;

/// <summary>
/// Whatever happened to a tree, both readings of random facts have the same total, every unit's difference is what the explanation tells, and a unit's reading is the sum of the facts
/// that lie in it. The trees are those of <see cref="UnitTreePropertyTests"/>.
/// </summary>
public sealed class TwoReadingsTests
{
    private const int Acts = 400;

    // Seeds that once failed. They are never taken out.
    private static readonly int[] Kept = [];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10).Union(Kept)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Both_readings_add_up_to_the_same_and_each_difference_is_explained(int seed)
    {
        var walk = new RandomTree(seed);
        for (var step = 0; walk.Tree.Acts.Count < Acts && step < Acts * 10; step++)
        {
            walk.Next();
        }

        var facts = walk.Facts(2000).Select(fact => (fact.Fact, Sum: new MovementSums(1, fact.Value % 7, fact.Value, 3 * fact.Value, 1_000_000 * fact.Value, fact.Value % 11))).ToList();
        var all = facts.Aggregate(default(MovementSums), (sum, fact) => sum + fact.Sum);
        var (paths, moved, unbound) = (new UnitPaths(walk.Tree), 0, 0);
        foreach (var day in walk.Days(4))
        {
            var places = facts.Select(fact => (Place: paths.Read(fact.Fact, day), fact.Sum)).ToList();
            var readings = TwoReadings<MovementSums>.Of(places);

            Assert.Equal((all, all, default), (readings.TotalWas, readings.TotalIs, readings.Difference));
            Assert.All(readings.Lines, line =>
            {
                Assert.Equal(line.Is - line.Was, readings.Moved(line.Unit));
                Assert.Equal(line.Is, places.Where(fact => fact.Place.Is == line.Unit).Aggregate(default(MovementSums), (sum, fact) => sum + fact.Sum));
                Assert.Equal(line.Was, places.Where(fact => fact.Place.Was == line.Unit).Aggregate(default(MovementSums), (sum, fact) => sum + fact.Sum));
            });
            // As it was is where it was: the unit of the record itself, whatever day the tree is of.
            Assert.All(places, fact => Assert.Equal(fact.Place.Fact.Unit, fact.Place.Was));
            (moved, unbound) = (moved + readings.Moves.Count, unbound + readings.Moves.Count(move => !move.IsBound));
        }

        Assert.True(moved > 20 && unbound > 0, $"{moved} moves, {unbound} of them not bound");
    }

    [Fact]
    public void A_split_that_nobody_bound_is_shown_above_the_parts_and_one_that_was_bound_in_its_part()
    {
        var (province, commune, east, west) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var day = new DateOnly(2025, 7, 1);
        var tree = UnitTree.Of(
            [
                CommuneSetUp.Version(Guid.NewGuid(), province, UnitKind.Province, "Quảng Nam", null, null, null, "49"),
                CommuneSetUp.Version(Guid.NewGuid(), commune, UnitKind.Commune, "Bình Sa", province, null, null, "20836"),
            ], []).Value
            .Record(new TreeAct.Split(Guid.NewGuid(), day, new Decree("12/NQ", new(2025, 6, 1)), commune, [new(east, new(UnitKind.Commune, "Đông"), province, []), new(west, new(UnitKind.Commune, "Tây"), province, [])])).Value;
        var fact = new UnitFact(commune, new(2024, 1, 1));

        var (open, bound) = (new UnitPaths(tree), new UnitPaths(tree, (_, _) => west));
        var readings = TwoReadings<MovementSums>.Of([(open.Read(fact, day), new(2, 0, 0, 0, 0, 0)), (bound.Read(fact, day), new(5, 0, 0, 0, 0, 0))]);

        Assert.Equal([(province, false, 2L), (west, true, 5L)], readings.Moves.OrderBy(move => move.Sum.Models).Select(move => (move.To!.Value, move.IsBound, move.Sum.Models)));
        Assert.DoesNotContain(readings.Lines, line => line.Unit == east);
        Assert.Equal([day], open.Way(commune, west).Select(edge => edge.EffectiveOn));
        Assert.Equal(2, open.Way(commune, province).Count);
    }
}
