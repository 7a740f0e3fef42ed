using Sen.Movement;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests.Units;

public class OrganisationFormTests
{
    [Fact]
    public void What_was_typed_is_kept_tidy_and_without_a_short_name_the_full_one_serves()
    {
        Assert.Equal((OrganisationKind.Agency, "Trường Tiểu học Bình Sa", "Trường Tiểu học Bình Sa"), Read("Agency", "  Trường  Tiểu học Bình Sa ", " ").Value);
        Assert.Equal((OrganisationKind.Agency, "Trường Tiểu học Bình Sa", "Trường TH"), Read("Agency", "Trường Tiểu học Bình Sa", "Trường TH").Value);
    }

    [Theory]
    [InlineData("Agency", "", "", "Name")]
    [InlineData("Agency", "hội nông dân XÃ", "", "Name")]
    [InlineData("Village", "Thôn 3", "", "Kind")]
    [InlineData("SteeringCommittee", "Ban Chỉ đạo", "", "Kind")]
    [InlineData("99", "Trường Tiểu học", "", "Kind")]
    [InlineData(null, "Trường Tiểu học", "", "Kind")]
    public void An_answer_that_cannot_be_kept_has_its_sentence(string? kind, string name, string shortName, string field) =>
        Assert.Equal([field], Assert.IsType<Refusal.Invalid>(Read(kind, name, shortName).Refusal).Fields.Keys);

    [Fact]
    public void A_name_that_is_too_long_says_so_at_its_own_field() => Assert.Equal(
        ["Name", "ShortName"],
        Assert.IsType<Refusal.Invalid>(Read("Agency", new('a', OrganisationForm.LongestName + 1), new('b', OrganisationForm.LongestName + 1)).Refusal).Fields.Keys);

    [Fact]
    public void A_kind_that_is_not_an_administrators_to_choose_stays() =>
        Assert.Equal(OrganisationKind.SteeringCommittee, OrganisationForm.Read(new("Agency", "Ban Chỉ đạo", null), OrganisationKind.SteeringCommittee, []).Value.Kind);

    private static Outcome<(OrganisationKind Kind, string Name, string ShortName)> Read(string? kind, string name, string shortName) =>
        OrganisationForm.Read(new(kind, name, shortName), null, ["Hội Nông dân xã"]);
}
