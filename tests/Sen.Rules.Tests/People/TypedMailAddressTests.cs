using Sen.Movement;
using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests.People;

public class TypedMailAddressTests
{
    [Theory]
    [InlineData(" thon2@binhsa.example ", "t…@b….example")]
    [InlineData("hoi.nong-dan+moi@mail.quangnam.gov.vn", "h…@m….vn")]
    [InlineData("A_1@b-c.example", "A…@b….example")]
    [InlineData("ai@b.vn", "…@….vn")]
    public void An_address_is_read_and_the_history_keeps_only_its_first_letters(string typed, string masked)
    {
        var read = TypedMailAddress.Read(typed, "Address");

        Assert.Equal((typed.Trim(), masked), (read.Value.Text, read.Value.Masked));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("thôn2@binhsa.example")]
    [InlineData("thon2")]
    [InlineData("thon2@binhsa")]
    [InlineData("thon2@@binhsa.example")]
    [InlineData("thon2@binhsa..example")]
    [InlineData(".thon2@binhsa.example")]
    [InlineData("thon2@-binhsa.example")]
    [InlineData("thon 2@binhsa.example")]
    [InlineData("a@b.example,c@d.example")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("\"a b\"@binhsa.example")]
    [InlineData("a@[127.0.0.1]")]
    public void What_is_no_single_address_is_asked_for(string? typed) =>
        Assert.True(Assert.IsType<Refusal.Invalid>(TypedMailAddress.Read(typed, "Address").Refusal).Fields.ContainsKey("Address"));

    [Fact]
    public void An_address_longer_than_mail_allows_is_none() =>
        Assert.False(TypedMailAddress.Read($"{new string('a', 65)}@binhsa.example", "Address").Ok || TypedMailAddress.Read($"a@{string.Join('.', Enumerable.Repeat("binhsa", 40))}.example", "Address").Ok);
}
