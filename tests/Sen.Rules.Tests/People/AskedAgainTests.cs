using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests.People;

public class AskedAgainTests
{
    private static readonly DateTimeOffset Now = new(2022, 9, 23, 8, 0, 0, TimeSpan.FromHours(7));

    // Giving the own post away is everybody's who has one.
    [Fact]
    public void Every_act_that_decides_belongs_to_a_post_or_to_Sen_or_gives_the_own_post_to_somebody() =>
        Assert.All(Access.Table.Where(row => AskedAgain.Is(row.Operation) && row.Operation != Operation.Delegate), row => Assert.True(row.Who.Post is not null || row.Who.Standing == Standing.Sen, $"{row.Operation}"));

    [Fact]
    public void The_posts_that_need_a_second_step_are_those_the_access_table_lets_decide()
    {
        Assert.Equal([PostKind.CommitteeHead, PostKind.Administrator], AskedAgain.Posts);
        Assert.All(Enum.GetValues<PostKind>(), post => Assert.Equal(Access.Of(post).Any(row => AskedAgain.Is(row.Operation)), AskedAgain.Posts.Contains(post)));
    }

    [Fact]
    public void Nothing_is_listed_twice_and_everything_listed_is_in_the_access_table()
    {
        Assert.Equal(AskedAgain.Operations.Count, AskedAgain.Operations.Distinct().Count());
        Assert.All(AskedAgain.Operations, operation => Assert.Contains(Access.Table, row => row.Operation == operation && (row.Who.Post is not null || operation == Operation.Delegate)));
    }

    // Whoever may change accounts, posts or rules decides who decides.
    [Fact]
    public void All_of_the_administrators_acts_on_accounts_posts_settings_and_units_ask_again()
    {
        string[] kinds = ["account", "post", "setting", "unit"];
        // One reads, one writes down what was done, one gives a post back to whoever holds it.
        Operation[] harmless = [Operation.ReadInbox, Operation.HandOverPost, Operation.EndDelegation];
        var changing = Access.Of(PostKind.Administrator).Select(row => row.Operation).Where(operation => kinds.Contains(operation.Verb().Split('.')[0])).Except(harmless).ToList();

        Assert.True(changing.Count >= 7);
        Assert.All(changing, operation => Assert.True(AskedAgain.Is(operation), $"{operation}"));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(900, true)]
    [InlineData(901, false)]
    [InlineData(-1, false)]
    public void A_proof_is_good_for_a_quarter_of_an_hour_and_never_before_it_was_given(int age, bool holds) => Assert.Equal(holds, AskedAgain.Holds(Now - TimeSpan.FromSeconds(age), Now));

    [Fact]
    public void No_proof_is_none() => Assert.False(AskedAgain.Holds(null, Now));
}
