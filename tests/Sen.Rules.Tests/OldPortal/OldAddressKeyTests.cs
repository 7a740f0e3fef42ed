using CsCheck;
using Sen.Movement.OldPortal;
using Sen.Rules.Tests.Text;
using Xunit;

namespace Sen.Rules.Tests.OldPortal;

public class OldAddressKeyTests
{
    [Theory]
    [InlineData("http://binhsa.example/Default.aspx?tabid=107&NID=55", "/default.aspx?nid=55&tabid=107")]
    [InlineData("https://WWW.binhsa.example:8080/default.aspx?NID=55&tabid=107#top", "/default.aspx?nid=55&tabid=107")]
    [InlineData("//binhsa.example/tin/bai-55.html", "/tin/bai-55.html")]
    [InlineData("/Tin%20T%E1%BB%A9c/B%C3%A0i.aspx?x=a%20b+c&", "/tin tức/bài.aspx?x=a b c")]
    [InlineData("/tin/bai.html/?fbclid=x&utm_source=zalo", "/tin/bai.html")]
    [InlineData("./Default.aspx?id=1", "/default.aspx?id=1")]
    [InlineData("../a/./b.aspx", "/a/b.aspx")]
    [InlineData("http://binhsa.example?id=5", "/?id=5")]
    [InlineData("/?id=5", "/?id=5")]
    [InlineData("http://binhsa.example/", null)]
    [InlineData("http://binhsa.example", null)]
    [InlineData("/Default.aspx", null)]
    [InlineData("#top", null)]
    [InlineData("", null)]
    [InlineData("javascript:void(0)", null)]
    [InlineData("mailto:xa@example.org", null)]
    [InlineData("file:///C:/trang.html", null)]
    public void An_address_has_one_spelling(string address, string? key) => Assert.Equal(key, OldAddressKey.Of(address));

    [Theory]
    [InlineData("Default.aspx?id=1", "http://binhsa.example/tin/Default.aspx?id=2", "/tin/default.aspx?id=1")]
    [InlineData("?id=1", "http://binhsa.example/tin/Default.aspx?id=2", "/tin/default.aspx?id=1")]
    [InlineData("../x.aspx", "/tin/y/z.aspx", "/tin/x.aspx")]
    [InlineData("/x.aspx", "http://binhsa.example/tin/", "/x.aspx")]
    public void A_relative_address_is_read_beside_its_page(string address, string page, string key) => Assert.Equal(key, OldAddressKey.Of(address, page));

    [Fact]
    public void The_value_of_a_query_keeps_its_capitals_for_it_may_be_a_code() =>
        Assert.NotEqual(OldAddressKey.Of("/a.aspx?id=aB"), OldAddressKey.Of("/a.aspx?id=Ab"));

    [Fact]
    public void No_text_makes_it_fall() => Gen.Select(TextGen.Any, Gen.OneOf("", "http://", "/", "?", "//", "%", "http://a/%E1?%"), (text, start) => start + text)
        .Sample(text => OldAddressKey.Of(text) is null or ['/', ..] && OldAddressKey.Of(text, text) is null or ['/', ..] && OldAddressKey.HostOf(text) is null or [_, ..]);
}
