using Sen.Movement;
using Sen.Movement.Models;
using Xunit;

namespace Sen.Rules.Tests.Models;

public class LevelClaimTests
{
    private static readonly DateOnly Today = new(2022, 9, 23);

    [Fact]
    public void A_claim_is_recognised_once_and_revoked_once()
    {
        var claim = new LevelClaim();

        Assert.IsType<Refusal.OutOfOrder>(claim.Revoke("09-QĐ/BCĐ", Today, "Số liệu sai.", Today).Refusal);
        Assert.True(claim.Recognise(" 05-QĐ/BCĐ ", Today, exemplary: true, Today).Ok);
        Assert.IsType<Refusal.OutOfOrder>(claim.Recognise("06-QĐ/BCĐ", Today, exemplary: false, Today).Refusal);
        Assert.True(claim.Revoke("09-QĐ/BCĐ", Today, " Số liệu sai. ", Today).Ok);
        Assert.IsType<Refusal.OutOfOrder>(claim.Recognise("10-QĐ/BCĐ", Today, exemplary: false, Today).Refusal);
        Assert.Equal(("05-QĐ/BCĐ", true, "09-QĐ/BCĐ", "Số liệu sai."), (claim.DecisionNumber, claim.Exemplary, claim.RevocationNumber, claim.RevocationReason));
    }

    [Fact]
    public void A_refused_decision_says_everything_and_changes_nothing()
    {
        var claim = new LevelClaim();

        var refusal = Assert.IsType<Refusal.Invalid>(claim.Recognise(new string('5', LevelClaim.LongestNumber + 1), "mai", exemplary: true, Today).Refusal);

        Assert.Equal(["number", "on"], refusal.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((ClaimState.Claimed, null, false), (claim.State, claim.DecisionNumber, claim.Exemplary));
    }

    [Theory]
    [InlineData("22/09/2022", "Lý do", "on")]
    [InlineData("24/09/2022", "Lý do", "on")]
    [InlineData("23/09/2022", "  ", "reason")]
    public void A_revocation_is_not_before_the_recognition_not_in_the_future_and_has_a_reason(string on, string reason, string field)
    {
        var claim = new LevelClaim().Recognise("05-QĐ/BCĐ", Today, exemplary: false, Today).Value;

        Assert.Equal([field], Assert.IsType<Refusal.Invalid>(claim.Revoke("09-QĐ/BCĐ", on, reason, Today).Refusal).Fields.Keys);
        Assert.Equal(ClaimState.Recognised, claim.State);
    }
}
