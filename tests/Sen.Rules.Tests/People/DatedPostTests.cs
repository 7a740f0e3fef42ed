using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests.People;

public class DatedPostTests
{
    private static readonly DateOnly Today = new(2022, 9, 23);

    [Theory]
    [InlineData("2015-01-01", "2014-01-01", false)]
    [InlineData("2015-01-01", "2015-01-01", true)]
    [InlineData("2015-01-01", "2022-10-01", true)]
    [InlineData("2022-09-23", "2022-09-22", false)]
    [InlineData("2022-10-01", "2022-09-23", true)]
    public void A_post_that_is_held_is_not_wiped_by_an_early_day_and_one_ahead_is_called_off(string from, string ends, bool may)
    {
        var post = new DatedPost { Kind = PostKind.Officer, From = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(may, post.WhyNotEndOn(DateOnly.Parse(ends, System.Globalization.CultureInfo.InvariantCulture), Today) is null);
    }
}
