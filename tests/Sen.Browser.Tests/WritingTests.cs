using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Sen.Movement;
using Sen.Movement.Text;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>
/// A story from a Word file to every reader and off the portal again, as the editor's guide tells it. <c>SEN_PICTURES=docs</c> draws the guide's pictures anew.
/// </summary>
public sealed class WritingTests
{
    private const string Title = "Thôn Bình Trúc I ra quân dọn đường làng";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_story_from_word_is_scheduled_published_changed_while_it_stays_up_restored_and_taken_down(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await using var editor = await Person.Arrive(sen.Address, Screen.Desktop);
        using var reader = sen.Client();
        await Doorway.SignIn(editor, "bientap", Demo.DemoData.Year().Password);

        // From Word, with table, picture and caption.
        await editor.Open("/can-bo/cong-tin");
        await editor.Go("Lấy bài từ tệp Word");
        await editor.Field("Tệp Word (.docx)").SetInputFilesAsync(new FilePayload { Name = "bai.docx", MimeType = "application/octet-stream", Buffer = WordFiles.Story(Title, PhotoWithPlace.Take()) });
        // The first Word file and the first picture of a process load their libraries: that may take longer than a page.
        var taken = editor.Page.WaitForURLAsync("**/cong-tin/*-*-*-*-*", new() { Timeout = 120_000 });
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Lấy vào và xem lại", Exact = true }).ClickAsync(new() { Timeout = 120_000 });
        await taken;
        await Assertions.Expect(editor.Page.Locator(".editor table th").First).ToHaveTextAsync("Thôn");
        await Assertions.Expect(editor.Page.Locator(".editor figcaption")).ToHaveTextAsync("Ảnh: Bà con dọn đường làng.");
        await editor.Fill("Chuyên mục", "Hoạt động ở thôn");
        await editor.Fill("Tác giả", "Ban biên tập");
        await Draw(editor, "bien-tap-viet");
        var write = editor.Path.Split('?')[0];
        await editor.Press("Kiểm tra và đăng");
        await editor.Reads("Bạn đọc sẽ thấy");
        await Draw(editor, "bien-tap-kiem-tra");

        // At an hour of today.
        var now = sen.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await editor.Page.Locator("summary", new() { HasTextString = "Hẹn giờ đăng" }).ClickAsync();
        await editor.Fill("Ngày đăng", AdministrativeDate.Short(BusinessCalendar.DateOf(now)));
        await editor.Fill("Giờ đăng", "23:30");
        await editor.Press("Hẹn giờ đăng");
        await editor.Reads("Bài tự đăng lúc 23:30");
        Assert.DoesNotContain(Title, await reader.GetStringAsync(new Uri("/tin", UriKind.Relative), Ct), StringComparison.Ordinal);
        sen.Services.GetRequiredService<BusinessClock>().Demonstrate(now.AddHours(24));
        await Until(async () => (await reader.GetStringAsync(new Uri("/tin", UriKind.Relative), Ct)).Contains(Title, StringComparison.Ordinal));

        await using var db = sen.Database.OpenAll();
        var id = Guid.Parse(write[(write.LastIndexOf('/') + 1)..]);
        var address = await AddressOf(db, id);
        await using var visitor = await Person.Arrive(sen.Address, Screen.Phone, scripts: false);
        await visitor.Open(address);
        await visitor.Reads("Bảng 1. Số hộ tham gia");
        var picture = await visitor.Page.Locator("[data-article] figure img").GetAttributeAsync("src");
        await Draw(visitor, "bien-tap-bai-dang");

        // The next version is typed; the script keeps it; readers see the last one until it is published.
        await editor.Open(write);
        await editor.Page.Locator(".editor .ProseMirror").ClickAsync();
        await editor.Page.Keyboard.PressAsync("Control+End");
        await editor.Page.Keyboard.TypeAsync(" Thêm một câu.");
        await Assertions.Expect(editor.Page.Locator("#saved")).ToContainTextAsync("Đã lưu lúc");
        await Until(async () => await db.ArticleDrafts.AsNoTracking().AnyAsync(row => row.Id == id && row.Body.Contains("Thêm một câu."), Ct));
        await visitor.Open(address);
        Assert.DoesNotContain("Thêm một câu.", await visitor.Said(), StringComparison.Ordinal);
        await editor.Press("Kiểm tra và đăng");
        await editor.Fill("Lời đính chính cho bạn đọc (nếu có)", "Thêm số liệu.");
        await editor.Press("Đăng ngay");
        await visitor.Open(address);
        await visitor.Reads("Thêm một câu.");
        await visitor.Reads("Thêm số liệu.");

        // Compared, and the first version restored by one press.
        await editor.Go("Các phiên bản");
        await Draw(editor, "bien-tap-phien-ban");
        await editor.Follow(editor.Page.Locator("main button[name=no][value='1']"));
        await editor.Reads("Đã lấy lại phiên bản");
        await visitor.Open(address);
        await visitor.Reads("Thêm một câu.");

        // Taken down: every address of it leads nowhere.
        await editor.Open($"{write}/kiem-tra");
        await editor.Page.Locator("summary", new() { HasTextString = "Gỡ bài khỏi cổng" }).ClickAsync();
        await editor.Fill("Vì sao gỡ bài?", "Sai ngày ra quân.");
        await editor.Press("Gỡ bài khỏi cổng");
        foreach (var gone in new[] { address, $"/tin/x/{id:n}", picture!, picture!.Replace("vua.jpg", "lon.jpg", StringComparison.Ordinal), picture.Replace("vua.jpg", "nho.webp", StringComparison.Ordinal) })
        {
            using var answer = await reader.GetAsync(new Uri(gone, UriKind.Relative), Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        editor.IsContent();
    }

    [Fact]
    public async Task A_story_is_written_and_published_without_scripts()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var editor = await Person.Arrive(sen.Address, Screen.Desktop, scripts: false);
        await Doorway.SignIn(editor, "bientap", Demo.DemoData.Year().Password);
        await editor.Open("/can-bo/cong-tin");
        await editor.Go("Viết bài mới");
        await editor.Fill("Tên bài", "Ao sen nuôi cá của thôn");
        await editor.Fill("Chuyên mục", "Kinh tế");
        await editor.Fill("Tác giả", "Ban biên tập");
        await editor.Page.Locator("#body").FillAsync("Mở đầu.\n\n## Kết quả\n\n- đắp bờ ao\n- trồng sen\n\n|! Thôn | Hộ |\n| Bình Trúc I | 40 |");

        await editor.Press("Kiểm tra và đăng");
        await editor.Press("Đăng ngay");
        await editor.Go("Xem bài trên cổng");

        Assert.Equal(1, await editor.Page.Locator("[data-article] table th[scope=col]", new() { HasTextString = "Thôn" }).CountAsync());
        editor.IsContent();
    }

    [Fact]
    public async Task What_is_pasted_from_word_keeps_its_lists_and_table_and_nothing_that_acts()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var editor = await Person.Arrive(sen.Address, Screen.Desktop);
        await Doorway.SignIn(editor, "bientap", Demo.DemoData.Year().Password);
        await editor.Open("/can-bo/cong-tin/moi");
        const string Word = """
            <p class=MsoNormal><b>Kết quả</b></p>
            <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·   </span>đắp bờ ao</p>
            <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o   </span>200 m</p>
            <table><tr><td><p>Thôn</p></td><td><p>Hộ</p></td></tr></table><img src=x onerror="document.title='hỏng'"><script>document.title='hỏng'</script>
            """;

        await Paste(editor, Word);

        await Assertions.Expect(editor.Page.Locator(".editor ul ul li")).ToHaveTextAsync("200 m");
        await Assertions.Expect(editor.Page.Locator(".editor table td").First).ToHaveTextAsync("Thôn");
        Assert.DoesNotContain("hỏng", await editor.Page.TitleAsync(), StringComparison.Ordinal);
        editor.IsContent();
    }

    [Fact]
    public async Task What_stands_above_or_below_the_line_and_over_a_table_outlives_the_editor()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var editor = await Person.Arrive(sen.Address, Screen.Desktop);
        await Doorway.SignIn(editor, "bientap", Demo.DemoData.Year().Password);
        await editor.Open("/can-bo/cong-tin/moi");
        await editor.Fill("Tên bài", "Ao sen của thôn");
        const string Text = """
            <p>Ao rộng 200 m<sup>2</sup>, nước H<sub>2</sub>O.</p><table><caption>Bảng 1. <strong>Số hộ</strong></caption><tbody><tr><td>Thôn</td><td>40</td></tr></tbody></table>
            """;
        await Paste(editor, Text);
        await Typed(editor, " Một.");
        var first = await Kept(sen, "Một.");

        // Opened again, read by the editor again, and one letter more.
        await editor.Open($"/can-bo/cong-tin/{first.Id:d}");
        await Assertions.Expect(editor.Page.Locator(".editor [data-caption]")).ToHaveTextAsync("Bảng 1. Số hộ");
        await Typed(editor, " Hai.");
        var second = await Kept(sen, "Hai.");

        foreach (var body in new[] { first.Body, second.Body })
        {
            Assert.Contains("200 m<sup>2</sup>, nước H<sub>2</sub>O.", body, StringComparison.Ordinal);
            Assert.Contains("<table><caption>Bảng 1. <strong>Số hộ</strong></caption><tbody><tr><td>Thôn</td>", body, StringComparison.Ordinal);
        }

        editor.IsContent();
    }

    private static async Task Paste(Person person, string html) => await person.Page.Locator(".editor .ProseMirror").EvaluateAsync(
        "(box, html) => { const data = new DataTransfer(); data.setData('text/html', html); box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }", html);

    private static async Task Typed(Person person, string words)
    {
        await person.Page.Locator(".editor .ProseMirror > p").First.ClickAsync();
        await person.Page.Keyboard.PressAsync("End");
        await person.Page.Keyboard.TypeAsync(words);
    }

    private static async Task<Sen.Data.Portal.ArticleDraft> Kept(SenHost sen, string words)
    {
        await using var db = sen.Database.OpenAll();
        await Until(async () => await db.ArticleDrafts.AsNoTracking().AnyAsync(row => row.Body.Contains(words), Ct));
        return await db.ArticleDrafts.AsNoTracking().SingleAsync(row => row.Body.Contains(words), Ct);
    }

    private static async Task<string> AddressOf(Sen.Data.SenDb db, Guid id)
    {
        var article = await db.Articles.AsNoTracking().SingleAsync(row => row.Id == id, Ct);
        return Portal.Addresses.Article(article.CategorySlug, article.Slug, id);
    }

    private static Task Draw(Person person, string name) => Pictures.KeepForTheGuide(person, name);

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 300 && !await holds(); tries++)
        {
            await Task.Delay(100, Ct);
        }

        Assert.True(await holds());
    }
}
