using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Plumbing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>The search as a reader meets it.</summary>
public sealed class ShowSearchTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_caption_of_the_seed_page_is_found_without_marks_and_its_words_are_marked(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        var page = await reader.Page("/tim-kiem?q=trong+sen+ket+hop+nuoi+ca&loai=anh");

        var found = Assert.Single(page.QuerySelectorAll("ol.found > li"));
        Assert.Contains("trồng sen kết hợp nuôi cá", string.Join(' ', found.QuerySelectorAll("mark").Select(mark => mark.TextContent)).ToLowerInvariant(), StringComparison.Ordinal);
        var article = await reader.Page(found.QuerySelector("h2 a")!.GetAttribute("href")!);
        Assert.Contains("(Ảnh:", article.Words(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_form_in_the_head_leads_to_results_that_can_be_filtered_ordered_and_sent_on(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        var form = (await reader.Page("/")).QuerySelector("form[role=search]")!;
        Assert.Equal(("/tim-kiem", "get", "q"), (form.GetAttribute("action"), form.GetAttribute("method"), form.QuerySelector("input")!.GetAttribute("name")));
        var all = await reader.Page("/tim-kiem?q=d%C3%A2n+v%E1%BA%ADn");
        Assert.Contains("kết quả cho “dân vận”", all.Words(), StringComparison.Ordinal);
        Assert.Equal("dân vận", all.QuerySelector("#loc-q")!.GetAttribute("value"));
        Assert.Equal("noindex, nofollow", all.QuerySelector("meta[name=robots]")!.GetAttribute("content"));

        var documents = await reader.Page("/tim-kiem?q=ke+hoach&loai=van-ban&thu-tu=moi-nhat");
        Assert.All(documents.QuerySelectorAll("ol.found .meta > span:first-child"), kind => Assert.Equal("Văn bản", kind.TextContent));
        Assert.Equal("van-ban", documents.QuerySelector("#loc-loai option[selected]")!.GetAttribute("value"));
        Assert.Contains("results for", (await English(reader, "/tim-kiem?q=sen")).Words(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Nothing_asked_and_nothing_found_help_on(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        Assert.Contains("có dấu hoặc không dấu", (await reader.Page("/tim-kiem")).Words(), StringComparison.Ordinal);
        var nothing = await reader.Page("/tim-kiem?q=%22khong+co+cum+nay%22&loai=tin");
        Assert.Contains("Không tìm thấy “\"khong co cum nay\"”.", nothing.Words(), StringComparison.Ordinal);
        Assert.Contains("bỏ dấu ngoặc kép", nothing.Words(), StringComparison.Ordinal);
        Assert.Contains(nothing.QuerySelectorAll(".empty a"), link => link.GetAttribute("href") == "/tim-kiem?q=%22khong%20co%20cum%20nay%22");
        Assert.Equal("/tim-kiem", (await Missing(reader)).QuerySelector("main form[role=search]")!.GetAttribute("action"));
    }

    [Theory, EachDatabase]
    public async Task Odd_questions_get_a_page_and_unknown_filters_a_helpful_not_found(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        string[] odd = ["%22", "*", "OR", "a%22+OR+%22b", "%ED%A0%80", new('a', 7_000), "%3Cscript%3Ealert(1)%3C%2Fscript%3E", string.Concat(Enumerable.Repeat("a+", 60))];

        foreach (var asked in odd)
        {
            using var answer = await reader.Get($"/tim-kiem?q={asked}");
            Assert.Equal((asked[..Math.Min(20, asked.Length)], HttpStatusCode.OK), (asked[..Math.Min(20, asked.Length)], answer.StatusCode));
            Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        foreach (var wrong in new[] { "linh-vuc=%00", "loai=khac", "nam=1066", "chuyen-muc=khong-co", "thu-tu=cu-nhat", "trang=99" })
        {
            using var answer = await reader.Get($"/tim-kiem?q=sen&{wrong}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory, EachDatabase]
    public async Task Searches_fill_no_cache(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        var pages = (Sen.Plumbing.PublicPages)sen.Services.GetService(typeof(Sen.Plumbing.PublicPages))!;
        await reader.Page("/tim-kiem");
        var before = pages.Count;

        for (var n = 0; n < 20; n++)
        {
            await reader.Page($"/tim-kiem?q=sen+{n}");
        }

        Assert.Equal(before, pages.Count);
    }

    [Theory, EachDatabase]
    public async Task The_words_of_attached_files_lead_to_the_article_that_offers_them_until_it_is_taken_down(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        using var reader = sen.Reader();
        using var sent = await editor.SendFiles(AddMedia.Address,
            ("a.pdf", TestPapers.Pdf(["Kế hoạch nạo vét kênh mương"])), ("b.docx", TestPapers.Word(["Báo cáo hiến đất làm đường"])),
            ("c.xlsx", TestPapers.Excel(("Hộ dân", ["Danh sách hộ góp công"]))), ("d.pdf", TestPapers.Pdf(["MẬT", "Nội dung kín"])));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await using var db = commune.Open();
        await sen.Work(async () => !await db.Media.AnyAsync(item => item.TextState == MediaTextState.Waiting, Ct));
        string[] asked = ["nao vet kenh muong", "\"hiến đất làm đường\"", "ho gop cong", "noi dung kin"];
        Assert.Equal([0, 0, 0, 0], await Found());

        var article = await commune.Article(isPublic: true, [.. await db.Media.Select(item => item.Id).ToListAsync(Ct)]);
        Assert.Equal([1, 1, 1, 0], await Found());
        var found = (await reader.Page($"/tim-kiem?q={Uri.EscapeDataString(asked[1])}&loai=tep")).QuerySelector("ol.found > li")!;
        Assert.Equal(("hiến đất làm đường", "Tệp đính kèm"), (found.QuerySelector("p.quiet mark")!.TextContent, found.QuerySelector(".meta span")!.TextContent));
        Assert.Equal("Bà con làm đường", (await reader.Page(found.QuerySelector("h2 a")!.GetAttribute("href")!)).QuerySelector("h1")!.TextContent);

        await commune.Show(article, false);
        Assert.Equal([0, 0, 0, 0], await Found());

        async Task<List<int>> Found()
        {
            var counts = new List<int>();
            foreach (var one in asked)
            {
                counts.Add((await reader.Page($"/tim-kiem?q={Uri.EscapeDataString(one)}")).QuerySelectorAll("ol.found > li").Length);
            }

            return counts;
        }
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> English(HttpClient reader, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", "sen-ngon-ngu=en");
        using var answer = await reader.SendAsync(request, TestContext.Current.CancellationToken);
        return await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Missing(HttpClient reader)
    {
        using var answer = await reader.Get("/khong-co-trang-nay");
        return await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }
}
