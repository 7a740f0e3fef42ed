using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Portal;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>A Word file becomes an article: <see cref="WriteFromWord"/>, <see cref="WordReading"/>, and pictures put in by hand: <see cref="AddPicture"/>.</summary>
public sealed class WriteFromWordTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Headings_lists_tables_links_bold_and_italic_come_over_and_nothing_dangerous()
    {
        var word = WordReading.Read(WordFiles.Story("Thôn Bình Trúc I ra quân"), "word", Ct).Value;

        Assert.Equal("Thôn Bình Trúc I ra quân", word.Title);
        Assert.Equal(
            "<p>Sáng nay <strong>một trăm</strong> người, <em>đủ mọi nhà</em>, ra quân.</p>\n<h2>Kết quả</h2>\n"
            + "<ul><li>đắp bờ ao<ul><li>200 m phía đông</li></ul></li><li>trồng sen</li></ul>\n"
            + "<p><a href=\"https://vd.vn/ao-sen\">trang ao sen</a> và chỗ xấu</p>\n"
            + "<table><caption>Bảng 1. Số hộ tham gia</caption><thead><tr><th scope=\"col\">Thôn</th><th scope=\"col\">Số hộ</th></tr></thead>"
            + "<tbody><tr><td>Bình Trúc I</td><td>40</td></tr><tr><td>Bình Trúc II</td><td>35</td></tr></tbody></table>\n<p>Hết.</p>",
            RichHtml.Write(word.Blocks));
        Assert.Empty(word.Notes);
    }

    [Theory]
    [InlineData(".VnTime", "d©n vËn khÐo", "dân vận khéo")]
    [InlineData(".VnTimeH", "d©n vËn", "DÂN VẬN")]
    [InlineData("VNI-Times", "daân vaän kheùo", "dân vận khéo")]
    [InlineData("Times New Roman", "dân vận khéo", "dân vận khéo")]
    public void Old_encodings_are_told_by_their_fonts_turned_into_unicode_and_shown_to_the_editor(string font, string typed, string read)
    {
        var word = WordReading.Read(WordFiles.InFonts(("Arial", "Phong trào của xã trong năm nay."), (font, typed)), "word", Ct).Value;

        Assert.Contains($"<p>{read}</p>", RichHtml.Write(word.Blocks), StringComparison.Ordinal);
        Assert.Equal(typed != read, word.Notes.Any(note => note.Vi.Contains(read, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("word/document.xml", "văn bản chính")]
    [InlineData("word/styles.xml", "kiểu trình bày")]
    [InlineData("word/numbering.xml", "danh sách và đánh số")]
    public void A_broken_file_says_which_part_is_broken(string part, string name)
    {
        var bytes = Changed(WordFiles.Story("Tên"), part, text => text[..(text.Length / 2)]);

        Assert.Contains(name, WordReading.Read(bytes, "word", Ct).Refusal!.Sentence.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_file_a_pdf_an_old_doc_and_a_picture_are_refused_with_a_sentence()
    {
        var story = WordFiles.Story("Tên");

        foreach (var bytes in new[] { story[..(story.Length / 2)], "%PDF-1.7 x"u8.ToArray(), [0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3], [0xFF, 0xD8, 0xFF], [], "PK\u0003\u0004"u8.ToArray() })
        {
            Assert.NotEmpty(WordReading.Read(bytes, "word", Ct).Refusal!.Sentence.Vi);
        }
    }

    [Fact]
    public void A_bomb_is_refused_before_it_costs_memory_and_so_is_a_macro_and_an_entity()
    {
        var bomb = Added(WordFiles.Story("Tên"), "word/media/x.bin", new byte[200 << 20]);
        var macro = Added(WordFiles.Story("Tên"), "word/vbaProject.bin", [1, 2, 3]);
        var entity = Changed(WordFiles.Story("Tên"), "word/document.xml", text => "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.NotNull(WordReading.Read(bomb, "word", Ct).Refusal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60 << 20);
        Assert.NotNull(WordReading.Read(macro, "word", Ct).Refusal);
        Assert.NotNull(WordReading.Read(entity, "word", Ct).Refusal);
    }

    [Fact]
    public void A_picture_shown_a_thousand_times_is_read_once_and_no_more_are_taken_than_an_article_holds()
    {
        var once = WordFiles.Story("Tên", Noise(1 << 20));
        var often = Changed(once, "word/document.xml", text => Repeated(text, "<w:drawing>", "</w:drawing>", 1000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var word = WordReading.Read(often, "word", Ct).Value;

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 << 20);
        Assert.Single(word.Pictures);
        Assert.Equal(40, word.Blocks.OfType<RichBlock.Figure>().Count());
        Assert.Single(word.Notes, note => note.Vi.Contains("40 ảnh", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("w:sdt", "w:sdtContent")]
    [InlineData("w:customXml", null)]
    [InlineData("w:smartTag", null)]
    public void A_part_nested_deeper_than_anybody_writes_is_refused_by_its_name_and_ends_no_process(string outer, string? inner)
    {
        var (open, close) = inner is null ? ($"<{outer}>", $"</{outer}>") : ($"<{outer}><{inner}>", $"</{inner}></{outer}>");
        var deep = Changed(WordFiles.Story("Tên"), "word/document.xml", text => text.Replace(
            "<w:body>", $"<w:body>{string.Concat(Enumerable.Repeat(open, 100_000))}{string.Concat(Enumerable.Repeat(close, 100_000))}", StringComparison.Ordinal));

        Assert.Contains("word/document.xml", WordReading.Read(deep, "word", Ct).Refusal!.Sentence.Vi, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_story_from_word_with_its_picture_is_published_and_all_of_it_is_gone_when_it_is_taken_down(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        using var reader = sen.Reader();
        var answer = await Upload(editor, $"{ArticleDesk.Address}/tu-word", "word", "bai.docx", WordFiles.Story("Thôn Bình Trúc I ra quân", TestPictures.Jpeg(640, 480)));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var id = Guid.Parse(answer.Headers.Location!.OriginalString[(answer.Headers.Location.OriginalString.LastIndexOf('/') + 1)..]);
        var form = await sen.Open(id);
        Assert.Contains("<figcaption>Ảnh: Bà con dọn đường làng.</figcaption>", form.Body, StringComparison.Ordinal);
        var media = RichText.Media(HtmlReading.Read(form.Body)).Single();
        using (var early = await reader.Get(ArticleMedia.Address(media)))
        {
            Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        }

        Assert.True((await sen.Save(form with { Category = "Hoạt động ở thôn", Author = "Ban biên tập" })).Ok);
        Assert.True((await sen.Publish(id)).Ok);
        var page = await reader.Page(await sen.AddressOf(id));
        var picture = page.QuerySelector("[data-article] figure img")!;
        Assert.Equal("Bà con dọn rác trên đường làng", picture.GetAttribute("alt"));
        using (var shown = await reader.Get(picture.GetAttribute("src")!))
        {
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        }

        Assert.True((await sen.Unpublish(id)).Ok);

        foreach (var gone in new[] { await sen.AddressOf(id), ArticleMedia.Address(media), $"/tep/{media:d}/lon.jpg", $"/tep/{media:d}/nho.webp" })
        {
            using var missing = await reader.Get(gone);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
    }

    [Theory, EachDatabase]
    public async Task Put_at_the_end_a_picture_forgets_neither_the_words_nor_the_name_of_who_wrote_before(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        Assert.True((await sen.Save(await sen.Open(form.Id) with { Body = "<p>Lời của người kia.</p>", Pressed = false }, Editors.Second)).Ok);
        await using var upload = new Upload(new MemoryStream(TestPictures.Jpeg(640, 480)), "anh.jpg");

        Assert.True((await sen.AddPicture(new(form.Id, Guid.CreateVersion7(), "Đường làng sạch", "", upload, AtEnd: true))).Ok);

        await using var db = sen.Database.OpenAll();
        var theirs = await db.ArticleRevisions.SingleAsync(row => row.ArticleId == form.Id && row.Body == "<p>Lời của người kia.</p>", Ct);
        Assert.Equal(Editors.Second.PersonId, theirs.WrittenBy);
    }

    [Theory, EachDatabase]
    public async Task A_picture_put_in_by_hand_comes_to_the_end_of_the_text_and_a_refused_one_leaves_nothing_behind(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);

        var bad = await Upload(editor, ArticleDesk.Write(form.Id), "picture", "anh.jpg", "<svg onload=alert(1)>"u8.ToArray(), ("alt", "Đường làng"), ("caption", "Ảnh"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        await using (var db = sen.Database.OpenAll())
        {
            Assert.Equal(0, await db.Media.CountAsync(Ct));
        }

        var good = await Upload(editor, ArticleDesk.Write(form.Id), "picture", "anh.jpg", TestPictures.Jpeg(640, 480), ("alt", "Đường làng sạch"), ("caption", "Đường làng sau buổi sáng"));
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
        Assert.EndsWith("<figcaption>Đường làng sau buổi sáng</figcaption></figure>", (await sen.Draft(form.Id)).Body, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_picture_whose_answer_was_lost_is_sent_again_and_is_the_same_picture_and_another_file_is_another(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        var key = Guid.CreateVersion7();

        var (first, again, other) = (await Send(TestPictures.Jpeg(640, 480)), await Send(TestPictures.Jpeg(640, 480)), await Send(TestPictures.Jpeg(600, 480)));

        Assert.Equal(first.Value, again.Value);
        Assert.NotEqual(first.Value, other.Value);
        await using var db = sen.Database.OpenAll();
        Assert.Equal([first.Value, other.Value], await db.Media.OrderBy(item => item.Id).Select(item => item.Id).ToListAsync(Ct));

        async Task<Outcome<Guid>> Send(byte[] bytes)
        {
            await using var upload = new Upload(new MemoryStream(bytes), "anh.jpg");
            return await sen.AddPicture(new(form.Id, key, "Đường làng sạch", "", upload, AtEnd: false));
        }
    }

    // The page's own multipart form, filled as a browser fills it.
    private static async Task<HttpResponseMessage> Upload(HttpClient client, string page, string field, string name, byte[] bytes, params (string Name, string Value)[] texts)
    {
        var form = (await client.Open(page)).Forms.First(form => form.Enctype == "multipart/form-data");
        var parts = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
        {
            parts.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        }

        foreach (var (text, value) in texts)
        {
            parts.Add(new StringContent(value), text);
        }

        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        parts.Add(file, field, name);
        return await client.PostAsync(form.GetAttribute("action"), parts, Ct);
    }

    // Bytes that hardly pack, as those of a photograph.
    private static byte[] Noise(int length) => [.. Enumerable.Range(1, length).Select(no => (byte)(((no * 2654435761L) >> 13) & 0xFF))];

    private static string Repeated(string text, string first, string last, int times)
    {
        var (from, to) = (text.IndexOf(first, StringComparison.Ordinal), text.IndexOf(last, StringComparison.Ordinal) + last.Length);
        return text[..from] + string.Concat(Enumerable.Repeat(text[from..to], times)) + text[to..];
    }

    private static byte[] Changed(byte[] file, string part, Func<string, string> change) => Edited(file, zip =>
    {
        string text;
        using (var reader = new StreamReader(zip.GetEntry(part)!.Open()))
        {
            text = reader.ReadToEnd();
        }

        zip.GetEntry(part)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(part).Open());
        writer.Write(change(text));
    });

    private static byte[] Added(byte[] file, string part, byte[] bytes) => Edited(file, zip =>
    {
        using var writer = zip.CreateEntry(part).Open();
        writer.Write(bytes);
    });

    private static byte[] Edited(byte[] file, Action<ZipArchive> change)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(zip);
        }

        return stream.ToArray();
    }
}
