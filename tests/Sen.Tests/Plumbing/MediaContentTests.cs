using System.Buffers.Binary;
using System.Text;
using NetVips;
using Sen.Plumbing;
using Xunit;

namespace Sen.Tests.Plumbing;

/// <summary>What is taken into the library and what is not, told by content alone; and that nothing but the picture is left of a picture.</summary>
public class MediaContentTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly byte[] Macros = [.. "Sub AutoOpen()"u8];

    public static TheoryData<string, string, byte[], string> Refused => new()
    {
        { "a film", "lễ hội.mp4", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 0, 0], "phim" },
        { "a film of an iPhone", "IMG.MOV", [0, 0, 0, 20, .. "ftypqt  "u8, 0, 0, 0, 0], "phim" },
        { "an old film of an iPhone", "a.mov", [0, 0, 0, 8, .. "wide"u8, 0, 0, 0, 0], "phim" },
        { "a film of an old telephone", "a.3gp", [0, 0, 0, 24, .. "ftyp3gp5"u8, 0, 0, 0, 0], "phim" },
        { "WebM", "a.webm", [0x1A, 0x45, 0xDF, 0xA3, 1, 2, 3, 4], "phim" },
        { "a film that calls itself a picture", "anh.jpg", [.. "RIFF"u8, 1, 2, 3, 4, .. "AVI LIST"u8], "phim" },
        { "HEIC", "IMG_1.HEIC", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], "HEIC" },
        { "SVG", "hinh.svg", [.. "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8], "SVG" },
        { "GIF", "a.gif", [.. "GIF89a"u8, 1, 0, 1, 0], "GIF" },
        { "TIFF", "quet.tif", [.. "II*\0"u8, 8, 0, 0, 0], "TIFF" },
        { "a PDF that calls itself a picture", "anh.jpg", TestPapers.Pdf(["Xin chào"]), "bên trong là văn bản" },
        { "an old Word document", "cong-van.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], ".docx" },
        { "a programme", "a.pdf", [0x7F, .. "ELF"u8, 2, 1, 1, 0, 0], "PDF, Word" },
        { "an archive", "a.zip", TestPapers.Zip(("a.txt", [1, 2, 3])), "giải nén" },
        { "half a PDF", "a.pdf", TestPapers.Pdf(["Xin chào"])[..400], "thiếu hoặc hỏng" },
        { "half a Word document", "a.docx", TestPapers.Word(["Xin chào"])[..300], "thiếu hoặc hỏng" },
        { "a locked PDF", "a.pdf", [.. "%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF"u8], "khóa" },
        { "a PDF with a script", "a.pdf", [.. "%PDF-1.7\n<< /S /JavaScript /JS (app.alert(1)) >>\n%%EOF"u8], "mã chạy được" },
        { "a PDF bomb", "a.pdf", TestPapers.PdfBomb(PaperContent.MostUnpacked + (1 << 20)), "nở ra quá lớn" },
        { "a PDF of pieces without end", "a.pdf", TestPapers.PdfOfPieces(PaperContent.MostStreams + 1, 0), "quá nhiều mảnh" },
        { "a PDF packed twice", "a.pdf", [.. "%PDF-1.7\n<< /Filter [/FlateDecode /FlateDecode] >>\n%%EOF"u8], "nở ra quá lớn" },
        { "a document with macros", "a.docx", TestPapers.With(TestPapers.Word(["Xin chào"]), "word/vbaProject.bin", Macros), "macro" },
        { "a workbook with old macros", "a.xlsx", TestPapers.With(TestPapers.Excel(("Bảng", ["1"])), "xl/macrosheets/sheet1.xml", Macros), "macro" },
        { "a document with something packed in it", "a.docx", TestPapers.With(TestPapers.Word(["Xin chào"]), "word/embeddings/oleObject1.bin", Macros), "macro" },
        { "a document that swells", "a.docx", TestPapers.With(TestPapers.Word(["Xin chào"]), "word/media/x.xml", new byte[32 << 20]), "nở ra quá lớn" },
        { "a document of far too many parts", "a.docx", TestPapers.Zip([.. Enumerable.Range(0, PaperContent.MostParts + 1).Select(no => ($"p{no}", (byte[])[]))]), "nở ra quá lớn" },
        { "a workbook nested without end", "a.xlsx", TestPapers.With(TestPapers.Excel(("Bảng", ["1"])), "xl/la.bin", Nested(PaperContent.MostDepth + 2)), "xl/la.bin" },
        { "a document whose directory lies about its size: no more is unpacked than it says", "a.docx", Lying(), "Đề nghị" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_is_not_taken_is_told_by_its_content_with_a_sentence_that_says_what_to_do(string kind, string name, byte[] bytes, string word)
    {
        var content = MediaContent.Look(bytes, name, documents: true, Ct);

        Assert.True(content.Sentence?.Vi.Contains(word, StringComparison.Ordinal) == true, $"{kind}: {content.Sentence}");
        Assert.Contains("Đề nghị", content.Sentence!.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_are_known_by_their_content_whatever_they_are_called()
    {
        Assert.Equal(new(PaperContent.Pdf, null), MediaContent.Look(TestPapers.Pdf(["Xin chào"]), "ke-hoach", documents: true, Ct));
        Assert.Equal(new(PaperContent.Word, null), MediaContent.Look(TestPapers.Word(["Xin chào"]), "a.xlsx", documents: true, Ct));
        Assert.Equal(new(PaperContent.Excel, null), MediaContent.Look(TestPapers.Excel(("Bảng 1", ["12"])), "", documents: true, Ct));
    }

    [Fact]
    public void A_PDF_is_checked_where_it_lies_whatever_number_of_streams_it_has_and_the_check_can_be_ended()
    {
        var bytes = TestPapers.PdfOfPieces(1000, 8 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(PaperContent.Pdf, PaperContent.Look(bytes, Ct).Document);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 << 20);
        Assert.Throws<OperationCanceledException>(() => PaperContent.Look(bytes, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Packed_emptiness_that_is_read_over_and_over_is_work_that_is_counted()
    {
        // Each stream holds the beginning of the next, and all of them the same blocks that say nothing.
        byte[] head = [.. "stream\nx\u0001"u8], next = [0, 9, 0, 0xF6, 0xFF, .. head], nothing = [0, 0, 0, 0xFF, 0xFF];
        byte[] bytes =
        [
            .. "%PDF-1.7\n"u8, .. head, .. Enumerable.Repeat(next, 1000).SelectMany(part => part), .. Enumerable.Repeat(nothing, 200_000).SelectMany(part => part),
            .. "\n%%EOF\n"u8,
        ];

        Assert.Contains("nở ra quá lớn", PaperContent.Look(bytes, Ct).Sentence!.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_only_pictures_are_wanted_a_document_is_refused() =>
        Assert.Contains("PDF", MediaContent.Look(TestPapers.Pdf(["Xin chào"]), "a.pdf", documents: false, Ct).Sentence!.Vi, StringComparison.Ordinal);

    [Theory, InlineData("jpeg"), InlineData("png"), InlineData("webp")]
    public void Nothing_but_the_picture_is_left_in_any_format_whatever_came(string source)
    {
        var bytes = Talkative(source);
        Assert.Contains("Secret", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);

        var made = Darkroom.DevelopForAll(bytes, "files");
        Assert.True(made.Ok, made.Refusal?.Sentence.Vi);
        var avif = Darkroom.ToAvif(made.Value.Jpeg.Large);

        Assert.Equal((900, 1200), (made.Value.Jpeg.Width, made.Value.Jpeg.Height));
        foreach (var format in new[] { made.Value.Jpeg, made.Value.WebP, avif })
        {
            Assert.All([format.Small, format.Medium, format.Large], picture =>
            {
                var text = Encoding.Latin1.GetString(picture);
                Assert.All(["Exif", "GPS", "Secret", "ICC_PROFILE", "adobe", "xmp", "tEXt", "iCCP"], word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
                using var read = Image.NewFromBuffer(picture);
                Assert.DoesNotContain(read.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field is "icc-profile-data" or "xmp-data" or "orientation");
            });
            Assert.Equal([400, 900, 900], new[] { format.Small, format.Medium, format.Large }.Select(Across));
        }

        Assert.Equal((byte)'f', avif.Small[4]);
        Assert.Equal("WEBP"u8.ToArray(), made.Value.WebP.Small[8..12]);
    }

    [Fact]
    public void A_telephone_gets_a_photograph_of_a_field_in_less_than_sixty_kilobytes()
    {
        // Hills, sky and a little grain, as photographs of a commune are.
        using var hills = Image.Sines(4000, 3000, uchar: true, hfreq: 5, vfreq: 3);
        using var grain = Image.Gaussnoise(4000, 3000, mean: 0, sigma: 6, seed: 3);
        using var scene = hills.Bandjoin(hills.Rot180(), hills.Invert()).Linear([0.6, 0.7, 0.5], [40.0, 60, 30]) + grain;
        var made = Darkroom.DevelopForAll(scene.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb).JpegsaveBuffer(q: 92), "files").Value;

        Assert.InRange(made.Jpeg.Medium.Length, 1, 60_000);
        Assert.InRange(made.WebP.Medium.Length, 1, 60_000);
        Assert.InRange(Darkroom.ToAvif(made.Jpeg.Large).Medium.Length, 1, 60_000);
    }

    private static int Across(byte[] picture)
    {
        using var image = Image.NewFromBuffer(picture);
        return image.Width;
    }

    private static byte[] Talkative(string source)
    {
        using var phone = Image.NewFromBuffer(TestPictures.Phone());
        if (source == "jpeg")
        {
            return TestPictures.Phone();
        }

        // A PNG and a WebP carry the same words in blocks of their own, and how the camera was held besides.
        return source == "png" ? phone.PngsaveBuffer(profile: "srgb", keep: Enums.ForeignKeep.All) : phone.WebpsaveBuffer(profile: "srgb", keep: Enums.ForeignKeep.All);
    }

    private static byte[] Nested(int depth) => Encoding.UTF8.GetBytes($"{string.Concat(Enumerable.Repeat("<a>", depth))}{string.Concat(Enumerable.Repeat("</a>", depth))}");

    // The directory at the end says that the part is small.
    private static byte[] Lying()
    {
        var bytes = TestPapers.Zip(("[Content_Types].xml", new byte[40 << 20]));
        var entry = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(entry + 24), 1000);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), 1000);
        return bytes;
    }
}
