using CsCheck;
using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests.People;

public class SixDigitCodeTests
{
    private static readonly byte[] Printed = "12345678901234567890"u8.ToArray();

    // Appendix B of RFC 6238, the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, SixDigitCode.At(Printed, SixDigitCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_key_is_spelled_as_the_standard_says(string key, string spelled) => Assert.Equal(spelled, SixDigitCode.Spell(System.Text.Encoding.ASCII.GetBytes(key)));

    [Fact]
    public void A_key_is_read_in_groups_of_four() => Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", SixDigitCode.InGroups(Printed));

    [Fact]
    public void A_code_is_good_in_its_half_minute_and_in_the_one_before_and_after()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = SixDigitCode.StepAt(now);

        Assert.All(Enumerable.Range(-5, 11), off => Assert.Equal(
            Math.Abs(off) <= 1, SixDigitCode.Matches(Printed, SixDigitCode.At(Printed, step + off), now).Contains(step + off)));
    }

    [Theory]
    [InlineData("050 471")]
    [InlineData(" 050-471 ")]
    [InlineData("050\u00A0471")]
    public void Blanks_and_dashes_are_forgiven(string typed) => Assert.NotEmpty(SixDigitCode.Matches(Printed, typed, DateTimeOffset.FromUnixTimeSeconds(1111111111)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("05047")]
    [InlineData("0504711")]
    [InlineData("٠٥٠٤٧١")]
    [InlineData("mật khẩu")]
    public void What_is_no_code_is_none(string? typed) => Assert.Empty(SixDigitCode.Matches(Printed, typed, DateTimeOffset.FromUnixTimeSeconds(1111111111)));

    [Fact]
    public void Another_key_gives_another_code() =>
        Gen.Select(Gen.Byte.Array[20], Gen.Long[0, 4_000_000_000]).Sample((key, seconds) =>
        {
            var now = DateTimeOffset.FromUnixTimeSeconds(seconds);
            var code = SixDigitCode.At(key, SixDigitCode.StepAt(now));
            Assert.Equal(6, code.Length);
            Assert.All(code, digit => Assert.InRange(digit, '0', '9'));
            Assert.Contains(SixDigitCode.StepAt(now), SixDigitCode.Matches(key, code, now));
        });
}
