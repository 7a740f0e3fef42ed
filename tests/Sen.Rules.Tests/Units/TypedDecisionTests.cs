using Sen.Movement;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests.Units;

/// <summary>The decision acts on units are taken back by: <see cref="TypedDecision"/>.</summary>
public class TypedDecisionTests
{
    private static readonly DateOnly Today = new(2022, 9, 23);

    [Fact]
    public void A_whole_one_is_read_with_its_number_cleaned() =>
        Assert.Equal(new Decree("9/QĐ-UBND", Today), new TypedDecision(" 9/QĐ-UBND ", "23/9/2022", "UBND tỉnh").Read(Today).Value);

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_at_its_field()
    {
        var wrong = Assert.IsType<Refusal.Invalid>(new TypedDecision(" ", "24/09/2022", new('x', UnitActForm.Longest + 1)).Read(Today).Refusal).Fields;

        Assert.Equal(["Issuer", "Number", "SignedOn"], wrong.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("không được sau hôm nay, 23/09/2022", wrong["SignedOn"].Vi, StringComparison.Ordinal);
        Assert.Equal(["Number"], Assert.IsType<Refusal.Invalid>(new TypedDecision(new('9', UnitActForm.Longest + 1), "23/09/2022", null).Read(Today).Refusal).Fields.Keys);
        Assert.Equal(["SignedOn"], Assert.IsType<Refusal.Invalid>(new TypedDecision("9/QĐ", "31/09/2022", null).Read(Today).Refusal).Fields.Keys);
    }

    [Theory]
    [InlineData(null, " ", "", true)]
    [InlineData("9/QĐ", null, null, false)]
    [InlineData(null, "1/9/2022", null, false)]
    [InlineData(null, null, "UBND tỉnh", false)]
    public void Nothing_typed_is_no_decision(string? number, string? signed, string? issuer, bool empty) => Assert.Equal(empty, new TypedDecision(number, signed, issuer).IsEmpty);
}
