using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Text;

public class BodyTextTests
{
    [Theory]
    [InlineData("Một đoạn.\n\n- một ý\n\nHai < ba & bốn.", "Một đoạn.\n- một ý\nHai < ba & bốn.")]
    [InlineData("<p>Xã <b>Bì</b>nh&nbsp;Sa</p><p>trồng&#32;sen &amp; nuôi cá</p>", "Xã Bình\u00a0Sa\ntrồng sen & nuôi cá")]
    [InlineData("<h2>Đầu đề</h2><ul><li>một</li><li>hai</li></ul>", "Đầu đề\nmột\nhai")]
    [InlineData("<figure data-media=\"a>b\"><figcaption>Chú thích</figcaption></figure>", "Chú thích")]
    [InlineData("<table><tr><td>ô</td><td>khác</td></tr></table>", "ô\nkhác")]
    [InlineData("<p>a<br>b<!-- lời <b>nhắn --></p><script>tệp()</script><style>p{}</style>c", "a\nb\nc")]
    [InlineData("<p>&lt;b&gt; là thẻ, 2 < 3</p>", "<b> là thẻ, 2 < 3")]
    [InlineData("<p>chưa đóng <a href='x", "chưa đóng")]
    [InlineData("<", "<")]
    [InlineData("", "")]
    public void A_body_of_either_form_gives_its_words(string body, string text) => Assert.Equal(text, BodyText.Plain(body));

    [Fact]
    public void No_made_up_body_stops_it()
    {
        var random = new Random(5);
        const string Letters = "<>/!-\"'= abđ&;#p\n";
        for (var n = 0; n < 20_000; n++)
        {
            var body = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Letters[random.Next(Letters.Length)]));
            Assert.True(BodyText.Plain("<p>" + body).Length <= body.Length + 3);
        }
    }
}
