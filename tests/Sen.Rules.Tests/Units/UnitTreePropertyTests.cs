using System.Globalization;
using Sen.Movement.Units;
using Sen.Testing;
using Xunit;

namespace Sen.Rules.Tests.Units;

/// <summary>
/// What holds for every tree, whatever happened to it: nothing falls out of the sums, they are the sums of their leaves on any day, replaying the acts by date
/// gives the same tree, and undoing restores it. Trees of more than 3,000 units, 1,000 random acts each.
/// </summary>
public sealed class UnitTreePropertyTests
{
    private const int Acts = 1000;

    // Seeds that once failed. They are never taken out.
    private static readonly int[] Kept = [];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20).Union(Kept)];

    public static TheoryData<int> ManySeeds => [.. Enumerable.Range(21, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_happens_to_a_tree_these_things_hold(int seed) => Hold(seed);

    [Theory, LongRun]
    [MemberData(nameof(ManySeeds))]
    public void They_hold_for_many_more_trees(int seed) => Hold(seed);

    private static void Hold(int seed)
    {
        var walk = new RandomTree(seed);
        for (var step = 0; walk.Tree.Acts.Count < Acts; step++)
        {
            Assert.True(step < Acts * 10, "too few acts can be done");
            var (before, act) = (walk.Tree, walk.Next());
            if (walk.Tree != before && walk.Tree.Acts.Count % 80 == 0 && act is not TreeAct.Undo)
            {
                UndoRestores(before, walk.Tree, act);
            }
        }

        Assert.Empty(TreeCheck.Faults([.. walk.Tree.Versions]));
        Assert.InRange(walk.Tree.AllOn(walk.Today).Count(), RandomTree.Units / 2, RandomTree.Units * 2);
        Assert.True(walk.Kinds.Count == 10, $"kinds of acts: {string.Join(", ", walk.Kinds)}");
        ReplayGivesTheSame(walk);
        SumsHold(walk);
    }

    private static void UndoRestores(UnitTree before, UnitTree after, TreeAct act)
    {
        var undone = after.Record(new TreeAct.Undo(Guid.CreateVersion7(), act.On, act.Decree, act.Id)).Value;

        Assert.NotEqual(Printed(before), Printed(after));
        Assert.Equal(Printed(before), Printed(undone));
    }

    private static void ReplayGivesTheSame(RandomTree walk)
    {
        var undone = walk.Tree.Acts.OfType<TreeAct.Undo>().Select(undo => undo.Act).ToHashSet();
        var byDate = walk.Tree.Acts.Where(act => act is not TreeAct.Undo && !undone.Contains(act.Id)).OrderBy(act => act.On).ToList();
        Assert.NotEqual(byDate, walk.Tree.Acts.Except(walk.Tree.Acts.OfType<TreeAct.Undo>()));

        var replayed = byDate.Aggregate(walk.Ground, (tree, act) => tree.Record(act).Value);

        Assert.Equal(Printed(walk.Tree), Printed(replayed));
    }

    private static void SumsHold(RandomTree walk)
    {
        var facts = walk.Facts(3000);
        var all = facts.Sum(fact => fact.Value);
        var paths = new UnitPaths(walk.Tree);
        foreach (var day in walk.Days(5))
        {
            var sums = paths.Sums(facts, day);
            var places = facts.Select(fact => (Path: paths.Follow(fact.Fact, day), fact.Value)).ToList();

            // Nothing falls: every record lies in units of that day, and the smallest that holds it is one of them or above them all. Only a record of a province
            // that was not yet thought of lies in no unit but the country.
            Assert.All(places, place =>
            {
                Assert.True(place.Path.Candidates.Count > 0 || day < place.Path.Fact.Day);
                Assert.All(place.Path.Candidates, unit => Assert.NotNull(walk.Tree.On(unit, day)));
                Assert.True(!place.Path.IsBound || place.Path.Place == place.Path.Candidates[0]);
            });
            Assert.Equal(all, sums[Guid.Empty]);

            // Every sum is what lies in the unit itself and the sums right below it; so it is the sum of the leaves.
            var own = places.GroupBy(place => place.Path.Place ?? Guid.Empty).ToDictionary(unit => unit.Key, unit => unit.Sum(place => place.Value));
            long Below(Guid? unit) => walk.Tree.Below(unit, day).Sum(version => sums.GetValueOrDefault(version.UnitId));
            Assert.All(walk.Tree.AllOn(day), version => Assert.Equal(own.GetValueOrDefault(version.UnitId) + Below(version.UnitId), sums.GetValueOrDefault(version.UnitId)));
            Assert.Equal(all, own.GetValueOrDefault(Guid.Empty) + Below(null));
        }
    }

    // Every field of every row, in an order of its own.
    private static string Printed(UnitTree tree) => string.Join('\n',
        tree.Versions.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Id} {row.UnitId} {row.Kind} {row.Name} {row.Code} {row.ParentId} {row.ValidFrom:o} {row.ValidTo:o} {row.LegalBasis}"))
            .Concat(tree.Successions.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Id} {row.FromUnitId} {row.ToUnitId} {row.EffectiveOn:o} {row.Kind} {row.LegalBasis}")))
            .Order(StringComparer.Ordinal));
}
