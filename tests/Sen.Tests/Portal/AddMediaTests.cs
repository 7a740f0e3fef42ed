using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Files;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>An editor sends several files at once, without scripts; the slow work follows behind.</summary>
public sealed class AddMediaTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Several_files_come_at_once_and_one_that_is_refused_keeps_no_other_out(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);

        using var sent = await editor.SendFiles(AddMedia.Address,
            ("..\\ảnh đường.jpg", TestPictures.Phone()), ("lễ hội.mp4", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 0, 0]), ("kế hoạch.pdf", TestPapers.Pdf(["Kế hoạch tháng"])));
        var back = await Forms.Parsed(sent);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("lễ hội.mp4", back.QuerySelector("#loi")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa nhận phim", back.QuerySelector("#loi")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đã nhận: ảnh đường.jpg, kế hoạch.pdf", back.QuerySelector("#loi")!.TextContent, StringComparison.Ordinal);
        await using var db = commune.Open();
        await sen.Work(async () => !await db.Media.AnyAsync(item => item.TextState == MediaTextState.Waiting, Ct));
        var items = await db.Media.AsNoTracking().OrderByDescending(item => item.Kind).ToListAsync(Ct);
        Assert.Equal([("ảnh đường.jpg", MediaKind.Picture), ("kế hoạch.pdf", MediaKind.Document)], items.Select(item => (item.FileName, item.Kind)));
        Assert.Equal((900, 1200, MediaBlock.None), (items[0].Width, items[0].Height, items[0].Block));
        Assert.Equal((MediaTextState.Read, MediaBlock.None), (items[1].TextState, items[1].Block));
    }

    [Theory, EachDatabase]
    public async Task The_lightest_format_is_made_after_the_answer(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);

        using var sent = await editor.SendFiles(AddMedia.Address, ("a.png", TestPictures.DeepPng(500, 400)));
        Assert.Equal($"{DeskAddresses.Media}?xong=1", sent.Headers.Location!.ToString());
        await using var db = commune.Open();
        var id = await db.Media.Select(item => item.Id).SingleAsync(Ct);
        var before = (await db.Media.AsNoTracking().SingleAsync(Ct)).Version;
        await sen.Work(() => db.Media.AnyAsync(item => item.HasAvif, Ct));
        // A form that was opened before the machine was done is not stale for it.
        Assert.Equal(before, (await db.Media.AsNoTracking().SingleAsync(Ct)).Version);

        foreach (var format in Enum.GetValues<PictureFormat>())
        {
            using var answer = await editor.GetAsync(ServeMedia.Address(id, ServeFile.Small, format), Ct);
            Assert.Equal((HttpStatusCode.OK, format.MediaType()), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        }

        Assert.Contains("image/avif", (await editor.Open(DeskAddresses.MediaItem(id))).QuerySelector("picture source")!.OuterHtml, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_words_of_documents_are_read_by_page_and_sheet_and_a_stamped_one_is_held_back_without_a_word_of_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);

        using var sent = await editor.SendFiles(AddMedia.Address,
            ("a.pdf", TestPapers.Pdf(["Kế hoạch Dân vận khéo", "Số: 05/KH"], ["Trang hai"])),
            ("b.docx", TestPapers.Word(["Báo cáo sơ kết"], ["Phần hai"])),
            ("c.xlsx", TestPapers.Excel(("Tổng hợp", ["Thôn 1", "12 hộ"]), ("Chi tiết", ["Đường bê tông"]))),
            ("d.docx", TestPapers.Word(["ĐẢNG ỦY XÃ", "MẬT", "Nội dung không ai được đọc"])),
            ("e.pdf", TestPapers.Pdf(["Số: 01", "MẬT", "Nội dung"])));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await using var db = commune.Open();
        await sen.Work(async () => !await db.Media.AnyAsync(item => item.TextState == MediaTextState.Waiting, Ct));

        var items = await db.Media.AsNoTracking().OrderBy(item => item.FileName).ToListAsync(Ct);
        Assert.Equal([MediaBlock.None, MediaBlock.None, MediaBlock.None, MediaBlock.Secret, MediaBlock.Secret], items.Select(item => item.Block));
        var texts = await db.MediaTexts.AsNoTracking().OrderBy(text => text.MediaId).ThenBy(text => text.Page).ToListAsync(Ct);
        Assert.Equal(
            [(1, "", "Kế hoạch Dân vận khéo\nSố: 05/KH"), (2, "", "Trang hai")],
            texts.Where(text => text.MediaId == items[0].Id).Select(text => (text.Page, text.Sheet, text.Text)));
        Assert.Equal(["Báo cáo sơ kết", "Phần hai"], texts.Where(text => text.MediaId == items[1].Id).Select(text => text.Text));
        Assert.Equal([(1, "Tổng hợp", "Thôn 1\t12 hộ"), (2, "Chi tiết", "Đường bê tông")], texts.Where(text => text.MediaId == items[2].Id).Select(text => (text.Page, text.Sheet, text.Text)));
        Assert.DoesNotContain(texts, text => text.MediaId == items[3].Id || text.MediaId == items[4].Id);
        Assert.DoesNotContain(await db.AuditLines.AsNoTracking().Select(line => line.Changes).ToListAsync(Ct), changes => changes.Contains("Báo cáo sơ kết", StringComparison.Ordinal));
        Assert.Contains("dấu độ mật", (await editor.Open(DeskAddresses.MediaItem(items[3].Id))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Pressing_twice_adds_once_and_another_file_with_the_same_form_is_another_item(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        var page = await editor.Open(AddMedia.Address);

        foreach (var bytes in new[] { TestPictures.Jpeg(300, 200), TestPictures.Jpeg(300, 200), TestPictures.Jpeg(310, 200) })
        {
            using var form = MediaDesk.Files(page, ("a.jpg", bytes));
            using var sent = await editor.PostAsync(AddMedia.Address, form, Ct);
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }

        await using var db = commune.Open();
        Assert.Equal([300, 310], await db.Media.OrderBy(item => item.Width).Select(item => item.Width).ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_form_without_a_file_says_what_to_do_and_an_upload_that_breaks_off_leaves_nothing(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        var page = await editor.Open(AddMedia.Address);

        using var empty = await editor.SendFiles(AddMedia.Address);
        Assert.Equal("#files", (await Forms.Parsed(empty)).QuerySelector("#loi a")!.GetAttribute("href"));
        using var form = MediaDesk.Files(page, ("a.jpg", TestPictures.Jpeg(900, 700)), ("b.jpg", TestPictures.Jpeg(1200, 900)));
        var whole = await form.ReadAsByteArrayAsync(Ct);
        using var broken = new StreamContent(new Breaking(whole[..(whole.Length * 2 / 3)]));
        broken.Headers.ContentType = form.Headers.ContentType;
        broken.Headers.ContentLength = whole.Length;
        await Assert.ThrowsAnyAsync<Exception>(() => editor.PostAsync(AddMedia.Address, broken, Ct));

        await using var db = commune.Open();
        Assert.Equal((0, 0), (await db.Media.CountAsync(Ct), await db.Files.CountAsync(Ct)));
        Assert.Empty(new FileStore(sen.Options.FilesFolder).All());
        Assert.Empty(await sen.LeftUnfinished());
    }

    [Theory, EachDatabase]
    public async Task Only_an_editor_adds_anything(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);

        using var list = await registrar.GetAsync(DeskAddresses.Media, Ct);
        using var form = await registrar.GetAsync(AddMedia.Address, Ct);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (list.StatusCode, form.StatusCode));
    }

    /// <summary>A line that goes dead before everything was sent.</summary>
    private sealed class Breaking(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var some ? some : throw new IOException("The line is dead.");
    }
}
