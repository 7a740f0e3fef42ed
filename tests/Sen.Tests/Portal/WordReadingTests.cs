using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Sen.Movement.Portal;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Plumbing;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>What a Word file says comes over, however it is wrapped, or the editor is told that it did not: <see cref="WordReading"/>.</summary>
public sealed class WordReadingTests
{
    private const string Blip = "<w:drawing><wp:inline><wp:docPr id=\"1\" name=\"a\" descr=\"Ao sen\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"rA\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>",
        Old = "<w:pict><v:shape alt=\"Đường làng\"><v:imagedata r:id=\"rB\"/></v:shape></w:pict>";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("<w:smartTag w:element=\"place\"><w:smartTag><w:r><w:rPr><w:b/></w:rPr><w:t>Bình Trúc</w:t></w:r></w:smartTag></w:smartTag>", "<strong>Bình Trúc</strong>")]
    [InlineData("<w:moveFrom w:id=\"1\"><w:r><w:t>chỗ cũ</w:t></w:r></w:moveFrom><w:moveTo w:id=\"2\"><w:r><w:t>chỗ mới</w:t></w:r></w:moveTo>", "chỗ mới")]
    [InlineData("<w:del w:id=\"1\"><w:r><w:delText>xóa</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>thêm</w:t></w:r></w:ins>", "thêm")]
    [InlineData("<w:sdt><w:sdtContent><w:hyperlink r:id=\"rL\"><w:ins w:id=\"2\"><w:r><w:t>trang</w:t></w:r></w:ins></w:hyperlink></w:sdtContent></w:sdt>", "<a href=\"https://vd.vn\">trang</a>")]
    [InlineData("<w:r><w:rPr><w:rStyle w:val=\"Manh\"/></w:rPr><w:t>mạnh</w:t></w:r>", "<strong>mạnh</strong>")]
    [InlineData("<w:r><w:rPr><w:rStyle w:val=\"Nghieng\"/></w:rPr><w:t>nghiêng</w:t></w:r>", "<em>nghiêng</em>")]
    [InlineData("<w:r><w:rPr><w:rStyle w:val=\"Manh\"/><w:b w:val=\"0\"/></w:rPr><w:t>thường</w:t></w:r>", "thường")]
    public void Words_come_over_whatever_stands_around_them(string xml, string html)
    {
        var word = Read($"<w:p><w:r><w:t xml:space=\"preserve\">Đầu </w:t></w:r>{xml}</w:p>");

        Assert.Equal($"<p>Đầu {html}</p>", RichHtml.Write(word.Blocks));
        Assert.Empty(word.Notes);
    }

    [Fact]
    public void Rows_and_cells_in_content_controls_are_rows_and_cells()
    {
        var word = Read("<w:p><w:r><w:t>Đầu</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p><w:tbl><w:sdt><w:sdtContent><w:tr><w:tc><w:p><w:r><w:t>Thôn</w:t></w:r></w:p></w:tc><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>40</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>");

        Assert.Equal("<p>Đầu.</p>\n<table><tbody><tr><td>Thôn</td><td>40</td></tr></tbody></table>", RichHtml.Write(word.Blocks));
    }

    [Fact]
    public void Pictures_in_cells_come_after_their_table_and_old_ones_are_taken_too()
    {
        var word = Read($"<w:p><w:r><w:t>Đầu</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ảnh ao</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>{Blip}</w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r>{Old}</w:r></w:p>");

        Assert.Equal(["Paragraph", "Table", "Figure", "Figure"], word.Blocks.Select(block => block.GetType().Name));
        Assert.Equal(["Ao sen", "Đường làng"], word.Pictures.Select(picture => picture.Alt));
        Assert.Equal(word.Pictures.Select(picture => picture.Id), RichText.Media(word.Blocks));
    }

    [Fact]
    public void A_picture_in_two_ways_is_one_and_a_deleted_one_is_none()
    {
        var word = Read(
            $"<w:p><w:r><w:t>Đầu</w:t></w:r></w:p><w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{Blip}</mc:Choice><mc:Fallback>{Old}</mc:Fallback></mc:AlternateContent></w:r></w:p><w:p><w:del w:id=\"1\"><w:r>{Old}</w:r></w:del></w:p>");

        Assert.Equal("Ao sen", Assert.Single(word.Pictures).Alt);
        Assert.Single(word.Blocks.OfType<RichBlock.Figure>());
    }

    [Theory]
    [InlineData("<w:r><w:footnoteReference w:id=\"1\"/></w:r>", "Chú thích")]
    [InlineData("<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>", "text box")]
    [InlineData("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "Công thức")]
    [InlineData("<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"/></a:graphic></wp:inline></w:drawing></w:r>", "Biểu đồ")]
    [InlineData("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>", "Ký hiệu")]
    [InlineData("<w:r><w:pict><v:shape><v:imagedata r:id=\"rKhac\"/></v:shape></w:pict></w:r>", "ảnh nằm ở nơi khác")]
    public void What_no_article_can_hold_is_said_once(string xml, string note)
    {
        var word = Read($"<w:p><w:r><w:t>Đầu</w:t></w:r>{xml}{xml}</w:p>");

        Assert.Contains(note, Assert.Single(word.Notes).Vi, StringComparison.Ordinal);
        Assert.Equal("<p>Đầu</p>", RichHtml.Write(word.Blocks));
    }

    private static WordArticle Read(string body) => WordReading.Read(WordFiles.Make(main =>
    {
        main.AddHyperlinkRelationship(new Uri("https://vd.vn"), isExternal: true, "rL");
        foreach (var (id, width) in new[] { ("rA", 64), ("rB", 48) })
        {
            using var picture = new MemoryStream(TestPictures.Jpeg(width, 48));
            main.AddImagePart(ImagePartType.Jpeg, id).FeedData(picture);
        }

        main.StyleDefinitionsPart!.Styles!.Append(
            new Style(new StyleName { Val = "Strong" }, new StyleRunProperties(new Bold())) { Type = StyleValues.Character, StyleId = "Manh" },
            new Style(new StyleName { Val = "Emphasis" }, new StyleRunProperties(new Italic())) { Type = StyleValues.Character, StyleId = "Nghieng" });
        main.Document = new Document(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
            + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
            + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
            + $"xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{body}</w:body></w:document>");
    }), "word", Ct).Value;
}
