using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.Progress;
using Xunit;

namespace Sen.Rules.Tests.Progress;

public class EvidenceTests
{
    [Theory]
    [InlineData(true, false, Stage.Recognised, true)]
    [InlineData(true, false, Stage.Underway, false)]
    [InlineData(true, false, Stage.Revoked, false)]
    [InlineData(true, true, Stage.Recognised, false)]
    [InlineData(false, false, Stage.Recognised, false)]
    public void Photographs_are_for_all_while_the_model_is_public_and_never_of_a_sensitive_subject(bool isPublic, bool sensitive, Stage at, bool forAll)
    {
        var model = EmulationModel.Begin(default, default, default, "Trồng sen").Value;
        (model.IsPublic, model.SensitiveSubject) = (isPublic, sensitive);

        Assert.Equal(forAll, Evidence.IsPublic(model, at));
    }

    [Fact]
    public void A_photograph_needs_a_line_that_says_what_it_shows()
    {
        var wrong = new Dictionary<string, Wording>();

        Evidence.Describe(2, chosen: true, " ", "", wrong);

        Assert.Equal(["alt-2"], wrong.Keys);
        Assert.Equal(new("Bà con đắp bờ ao", "Ngày 22"), Evidence.Describe(1, chosen: true, " Bà con đắp bờ ao ", "Ngày 22", new Dictionary<string, Wording>(StringComparer.Ordinal)));
    }

    [Fact]
    public void Words_without_a_photograph_mean_that_it_was_lost_and_nothing_at_all_is_nothing()
    {
        var wrong = new Dictionary<string, Wording>();

        Evidence.Describe(1, chosen: false, "Bà con đắp bờ ao", "", wrong);

        Assert.Equal(["photo-1"], wrong.Keys);
        Assert.Null(Evidence.Describe(1, chosen: false, "", " ", new Dictionary<string, Wording>(StringComparer.Ordinal)));
    }

    [Fact]
    public void Descriptions_and_captions_have_a_limit()
    {
        var wrong = new Dictionary<string, Wording>();
        var tooLong = new string('a', Evidence.LongestWords + 1);

        Evidence.Describe(3, chosen: true, tooLong, tooLong, wrong);

        Assert.Equal(["alt-3", "caption-3"], wrong.Keys.Order(StringComparer.Ordinal));
    }
}
