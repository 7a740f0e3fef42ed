using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Sen.Testing;

/// <summary>Word files as an office would write them, made part by part.</summary>
public static class WordFiles
{
    /// <summary>A story with a heading, a nested list, a table, a link, and the picture when there is one.</summary>
    public static byte[] Story(string title, byte[]? picture = null) => Make(main =>
    {
        main.AddHyperlinkRelationship(new Uri("https://vd.vn/ao-sen"), isExternal: true, "rLink");
        main.AddHyperlinkRelationship(new Uri("javascript:alert(1)"), isExternal: true, "rBad");
        var body = new Body(
            Styled("Heading1", title),
            new Paragraph(Run("Sáng nay "), Run("một trăm", bold: true), Run(" người, "), Run("đủ mọi nhà", italic: true), Run(", ra quân.")),
            Styled("Heading2", "Kết quả"),
            Item("đắp bờ ao", 0), Item("200 m phía đông", 1), Item("trồng sen", 0),
            new Paragraph(new Hyperlink(Run("trang ao sen")) { Id = "rLink" }, Run(" và "), new Hyperlink(Run("chỗ xấu")) { Id = "rBad" }));
        if (picture is not null)
        {
            body.Append(Picture(main, picture), new Paragraph(Run("Ảnh: Bà con dọn đường làng.")));
        }

        body.Append(new Paragraph(Run("Bảng 1. Số hộ tham gia")), Table(["Thôn", "Số hộ"], ["Bình Trúc I", "40"], ["Bình Trúc II", "35"]), new Paragraph(new DeletedRun(Run("đã xóa")), Run("Hết.")));
        main.Document = new Document(body);
    });

    /// <summary>A document of paragraphs, each in a font.</summary>
    public static byte[] InFonts(params (string Font, string Text)[] lines) => Make(main => main.Document = new Document(new Body(
        lines.Select(line => new Paragraph(new Run(new RunProperties(new RunFonts { Ascii = line.Font, HighAnsi = line.Font }), new Text(line.Text) { Space = SpaceProcessingModeValues.Preserve }))))));

    /// <summary>A document of whatever is put into it.</summary>
    public static byte[] Make(Action<MainDocumentPart> write)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            var styles = main.AddNewPart<StyleDefinitionsPart>();
            styles.Styles = new Styles(
                new Style(new StyleName { Val = "heading 1" }) { Type = StyleValues.Paragraph, StyleId = "Heading1" },
                new Style(new StyleName { Val = "heading 2" }) { Type = StyleValues.Paragraph, StyleId = "Heading2" });
            var numbering = main.AddNewPart<NumberingDefinitionsPart>();
            numbering.Numbering = new Numbering(
                new AbstractNum(Level(0), Level(1)) { AbstractNumberId = 1 }, new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });
            write(main);
            main.Document!.Save();
        }

        return stream.ToArray();
    }

    private static Level Level(int depth) => new(new NumberingFormat { Val = NumberFormatValues.Bullet }) { LevelIndex = depth };

    private static Run Run(string text, bool bold = false, bool italic = false)
    {
        var look = new RunProperties();
        if (bold)
        {
            look.Append(new Bold());
        }

        if (italic)
        {
            look.Append(new Italic());
        }

        return new(look, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static Paragraph Styled(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    private static Paragraph Item(string text, int depth) => new(
        new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = depth }, new NumberingId { Val = 1 })), Run(text));

    private static Table Table(params string[][] rows) => new(rows.Select((row, no) => new TableRow(
        [.. no == 0 ? [new TableRowProperties(new TableHeader())] : Array.Empty<OpenXmlElement>(), .. row.Select(cell => new TableCell(new Paragraph(Run(cell))))])));

    private static Paragraph Picture(MainDocumentPart main, byte[] bytes)
    {
        var part = main.AddImagePart(ImagePartType.Jpeg, "rPicture");
        using (var stream = new MemoryStream(bytes))
        {
            part.FeedData(stream);
        }

        return new(new Run(new Drawing(new Wp.Inline(
            new Wp.Extent { Cx = 990000, Cy = 792000 },
            new Wp.DocProperties { Id = 1, Name = "anh", Description = "Bà con dọn rác trên đường làng" },
            new A.Graphic(new A.GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = 1, Name = "anh.jpg" }, new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new A.Blip { Embed = "rPicture" }, new A.Stretch(new A.FillRectangle())),
                new Pic.ShapeProperties()))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" })))));
    }
}
