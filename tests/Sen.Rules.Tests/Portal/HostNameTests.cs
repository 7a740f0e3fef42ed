using Sen.Movement.Portal;
using Xunit;

namespace Sen.Rules.Tests.Portal;

public class HostNameTests
{
    [Theory]
    [InlineData("binhsa.quangnam.gov.vn")]
    [InlineData(" BinhSa.QuangNam.gov.vn ")]
    [InlineData("127.0.0.1")]
    [InlineData("xn--bnhsa-nua.vn")]
    public void A_host_name_is_kept_in_one_spelling(string typed)
    {
        Assert.Null(HostName.Wrong(HostName.Clean(typed)));
        Assert.Equal(typed.Trim().ToLowerInvariant(), HostName.Clean(typed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://binhsa.vn")]
    [InlineData("binhsa.vn/")]
    [InlineData("binhsa.vn:8080")]
    [InlineData("bình sa.vn")]
    [InlineData("bìnhsa.vn")]
    [InlineData("[::1]")]
    public void What_no_browser_sends_as_a_host_is_no_host_name(string typed) => Assert.NotNull(HostName.Wrong(HostName.Clean(typed)));
}
