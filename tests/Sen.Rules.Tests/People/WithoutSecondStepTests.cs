using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests.People;

public class WithoutSecondStepTests
{
    private static readonly Guid Here = Guid.NewGuid(), There = Guid.NewGuid();

    private static readonly Mandate By = new(Guid.NewGuid(), Guid.NewGuid(), "Trưởng Ban Chỉ đạo", new(2022, 9, 23, 0, 0, 0, DateTimeKind.Utc), new(2022, 9, 25, 0, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void Every_post_that_decides_is_due_as_ones_own_sleeps_as_a_mandate_and_no_other_is_touched()
    {
        foreach (var kind in Enum.GetValues<PostKind>())
        {
            var decides = AskedAgain.Posts.Contains(kind);
            var (own, mandate) = (new HeldPost(kind, Here), new HeldPost(kind, Here, Mandate: By));

            var held = WithoutSecondStep.Of([own], new HashSet<Guid> { Here });
            Assert.Equal((decides, 1, 0), (held.Due, held.Awake.Count, held.Asleep.Count));
            var used = WithoutSecondStep.Of([mandate], new HashSet<Guid> { Here });
            Assert.Equal((false, decides ? 0 : 1, decides ? 1 : 0), (used.Due, used.Awake.Count, used.Asleep.Count));
        }
    }

    [Fact]
    public void What_is_ones_own_stays_awake_beside_a_mandate_that_sleeps()
    {
        HeldPost own = new(PostKind.Registrar, Here, Guid.NewGuid()), mandate = new(PostKind.CommitteeHead, Here, Mandate: By);

        var without = WithoutSecondStep.Of([own, mandate], new HashSet<Guid> { Here });

        Assert.False(without.Due);
        Assert.Equal([own], without.Awake);
        Assert.Equal([mandate], without.Asleep);
    }

    [Fact]
    public void Where_nobody_asks_for_it_nothing_is_due_and_nothing_sleeps()
    {
        IReadOnlyList<HeldPost> posts = [new(PostKind.CommitteeHead, Here), new(PostKind.CommitteeHead, Here, Mandate: By)];

        var without = WithoutSecondStep.Of(posts, new HashSet<Guid> { There });

        Assert.False(without.Due);
        Assert.Equal(posts, without.Awake);
        Assert.Empty(without.Asleep);
    }
}
