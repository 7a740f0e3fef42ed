using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Text;

/// <summary>Which name somebody meant: <see cref="NearNames"/>.</summary>
public class NearNamesTests
{
    private static readonly string[] Known = ["Thôn 2 (minh họa)", "Thôn 5", "Bình Trúc I", "xã Bình Sa", "Hội Nông dân xã"];

    [Theory]
    [InlineData("thôn 2", "Thôn 2 (minh họa)")]
    [InlineData("thon 5", "Thôn 5")]
    [InlineData("xã Bình Xa", "xã Bình Sa")]
    [InlineData("Bình Trúc", "Bình Trúc I")]
    [InlineData("Hội nông dan", "Hội Nông dân xã")]
    [InlineData("thôn 6", null)]
    [InlineData("Thôn 15", null)]
    [InlineData("Hội Phụ nữ xã", null)]
    [InlineData(" ", null)]
    public void A_slip_of_the_pen_or_a_name_cut_short_is_meant_and_another_number_is_not(string typed, string? meant) => Assert.Equal(meant, NearNames.Nearest(typed, Known));
}
