using Sen.Movement.Portal;
using Sen.Portal;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>Whatever is pasted, what is kept can do nothing but be read.</summary>
public sealed class HtmlReadingTests
{
    [Theory]
    [InlineData("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>")]
    [InlineData("<p>a</p><style>p{color:red}</style>", "<p>a</p>")]
    [InlineData("<svg onload=alert(1)><circle/><text>x</text></svg>", "")]
    [InlineData("<svg onload=alert(1)><circle/><p>x</p></svg>", "<p>x</p>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>", "")]
    [InlineData("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">x</p></noscript>", "<p>x</p>")]
    [InlineData("<p onclick=\"alert(1)\" style=\"color:red\" class=\"MsoNormal\" id=\"x\">a</p>", "<p>a</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>", "<p>a</p>")]
    [InlineData("<a href=\" jAvAsCrIpT&#58;alert(1)\">a</a>", "<p>a</p>")]
    [InlineData("<a href=\"data:text/html,<script>\">a</a>", "<p>a</p>")]
    [InlineData("<a href=\"https://vd.vn/?a=1&amp;b=2\" target=_blank ping=x>a</a>", "<p><a href=\"https://vd.vn/?a=1&amp;b=2\">a</a></p>")]
    [InlineData("<img src=\"https://theo-doi.vd.vn/x.gif\"><p>a</p>", "<p>a</p>")]
    [InlineData("<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">", "")]
    [InlineData("<iframe src=\"https://vd.vn\"></iframe><object data=x></object><embed src=x>", "")]
    [InlineData("<p>a<!-- <img src=x onerror=alert(1)> -->b</p>", "<p>ab</p>")]
    [InlineData("<xmp><img src=x onerror=alert(1)></xmp>", "")]
    [InlineData("<template><p>x</p></template>", "")]
    [InlineData("<base href=\"https://vd.vn/\"><meta http-equiv=refresh content=0><link rel=stylesheet href=x><p>a</p>", "<p>a</p>")]
    [InlineData("<input autofocus onfocus=alert(1)><button>x</button><textarea>y</textarea>", "")]
    [InlineData("<figure data-media=\"\\\" onerror=alert(1)\"><figcaption>a</figcaption></figure>", "<p>a</p>")]
    [InlineData("<td>ô</td>", "<p>ô</p>")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    public void An_attack_comes_out_harmless(string pasted, string kept)
    {
        var clean = HtmlReading.Clean(pasted);

        Assert.Equal(kept, clean);
        Assert.Equal(clean, HtmlReading.Clean(clean));
    }

    [Fact]
    public void What_word_pastes_keeps_its_words_and_loses_its_dress()
    {
        const string Word = """
            <p class=MsoNormal style='margin-bottom:6pt'><b><span lang=VI style='font-size:14.0pt'>Kết quả<o:p></o:p></span></b></p>
            <table class=MsoTableGrid border=1><tr><td width=100 style='border:solid'><p class=MsoNormal>Thôn</p></td><td><p>Hộ</p><p>dự</p></td></tr></table>
            <ol><li>một</li><ul><li>hai</li></ul></ol>
            """;

        Assert.Equal(
            "<p><strong>Kết quả</strong></p>\n<table><tbody><tr><td>Thôn</td><td>Hộ<br>dự</td></tr></tbody></table>\n<ol><li>một<ul><li>hai</li></ul></li></ol>",
            HtmlReading.Clean(Word));
    }

    [Fact]
    public void A_text_written_from_blocks_is_read_as_the_same_blocks()
    {
        var media = Guid.NewGuid();
        var html = $"<h2>Một</h2>\n<p>a <strong>b</strong> <em>c</em><br>d<sup>2</sup></p>\n<blockquote><p>e</p></blockquote>\n<figure data-media=\"{media:d}\"><figcaption>f &amp; g</figcaption></figure>\n"
            + "<table><caption>Bảng</caption><thead><tr><th scope=\"col\" colspan=\"2\">h</th></tr></thead><tbody><tr><th scope=\"row\">i</th><td rowspan=\"2\">j</td></tr><tr><td>k</td></tr></tbody></table>";

        Assert.Equal(html, HtmlReading.Clean(html));
        Assert.Equal([media], RichText.Media(HtmlReading.Read(html)));
    }

    [Fact]
    public void A_thousand_nested_elements_are_read_without_falling_over()
    {
        var deep = string.Concat(Enumerable.Repeat("<div><ul><li><b>", 1000)) + "sâu";

        Assert.Contains("sâu", HtmlReading.Clean(deep), StringComparison.Ordinal);
    }

    [Fact]
    public void The_readers_page_links_words_outside_links_and_names_its_tables()
    {
        var look = new ArticleMarkup.Look(Sen.Plumbing.Words.Vi, new Dictionary<Guid, ArticlePicture>(), null) { Targets = [("ao sen", "/mo-hinh/1"), ("R&D", "/x")] };

        Assert.Equal(
            "<p><a href=\"https://vd.vn\">ao sen</a> và <a href=\"/mo-hinh/1\">ao sen</a>, ao sen <a href=\"/x\">R&amp;D</a></p>",
            ArticleMarkup.Show("<p><a href=\"https://vd.vn\">ao sen</a> và ao sen, ao sen R&amp;D</p>", look));
        Assert.Equal("", ArticleMarkup.Show($"<figure data-media=\"{Guid.NewGuid():d}\"><figcaption>không còn</figcaption></figure>", look));
    }

    [Fact]
    public void The_first_paragraph_in_plain_words_keeps_a_blank_where_its_line_breaks() =>
        Assert.Equal("Xã Bình Sa ra quân & dọn đường", ArticleMarkup.FirstParagraph("<h2>Tin</h2>\n<p>Xã <strong>Bình Sa</strong><br>ra quân &amp;<br>dọn đường</p>\n<p>Hai</p>"));
}
