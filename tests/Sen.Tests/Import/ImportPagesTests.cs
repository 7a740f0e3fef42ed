using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Text;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Portal;
using Sen.Tests.Spine;
using Xunit;
using static Sen.Tests.Import.OldPortalPages;

namespace Sen.Tests.Import;

/// <summary>Saved pages of an old portal become articles: everything kept, twice changes nothing, and whoever comes by an old address is sent on.</summary>
public sealed class ImportPagesTests
{
    private const string Canonical = "<link rel=\"canonical\" href=\"http://binhsa.example/Default.aspx?tabid=107&amp;NID=55\">";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_page_is_an_article_with_its_views_and_twice_changes_nothing(Engine engine)
    {
        using var folder = new OldPortalPages();
        await using var sen = await Commune(engine);
        var (seed, other) = (folder.Write("bài một.txt", Seed), folder.Write("hai.txt", Other("Kỳ họp thứ 4, HĐND xã")));

        var first = await OldPortalPages.Import(sen.Database, seed, other);
        var article = (await Articles(sen))[0];
        var lines = await Lines(sen);
        var again = await OldPortalPages.Import(sen.Database, seed, other);

        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.Equal((0, ""), (again.Code, again.Error));
        Assert.Contains("không đổi gì", again.Output, StringComparison.Ordinal);
        Assert.Equal(lines, await Lines(sen));
        Assert.Equal(2, (await Articles(sen)).Count);
        Assert.Equal(("Chi tiết tin", "Công tác xây dựng chính quyền", "Nguyễn Văn Long", new DateOnly(2020, 9, 23), Origin.Imported, 3),
            (article.Section, article.Category, article.Author, article.PublishedOn, article.Origin, article.PhotoAfter));
        Assert.Equal(8, article.Body.Split("\n\n").Length);
        Assert.Equal("Mô hình trồng sen kết hợp nuôi cá của hội ND xã được xây dựng năm 2020", article.PhotoCaption);
        using var reader = sen.Reader(Readers.SearchEngine);
        var page = await reader.Page(Addresses.Article(article.CategorySlug, article.Slug, article.Id));
        Assert.Equal(200, page.Views());
        Assert.Contains("(Ảnh:Mô hình trồng sen kết hợp nuôi cá của hội ND xã được xây dựng năm 2020)", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Kỳ họp thứ 4, HĐND xã", page.Words(), StringComparison.Ordinal);
        Assert.Equal(0, (await SenProcess.Run(Ct, ["verify", "audit", .. Where(sen)])).Code);
    }

    [Theory, EachDatabase]
    public async Task Every_old_address_answers_301_for_life_and_the_photo_comes_along_without_its_metadata(Engine engine)
    {
        using var folder = new OldPortalPages();
        await using var sen = await Commune(engine);
        folder.WritePhoto("trang_files/ao-sen.jpg");
        var html = folder.Write("trang.html", $"<!-- saved from url=(0040)http://binhsa.example/tin/bai-55.html -->\n{Html(Seed, Canonical)}");
        var plain = folder.Write("hai.txt", Other("Tin thứ hai"));
        var map = folder.Write("map.tsv", "http://binhsa.example/?id=66\thai.txt\n/tin/mot/hai-3.html\thai.txt\n");

        var done = await OldPortalPages.Import(sen.Database, html, plain, "--map", map);
        var again = await OldPortalPages.Import(sen.Database, html, plain, "--map", map);

        Assert.Equal((0, "", 0, ""), (done.Code, done.Error, again.Code, again.Error));
        var articles = await Articles(sen);
        using var reader = sen.Reader();
        await reader.Page("/");
        foreach (var (asked, article) in new[]
        {
            ("/Default.aspx?tabid=107&NID=55", articles[0]), ("/default.aspx?nid=55&tabid=107&fbclid=x", articles[0]), ("/tin/bai-55.html", articles[0]),
            ("/?id=66", articles[1]), ("/tin/mot/hai-3.html", articles[1]),
        })
        {
            using var moved = await reader.Get(asked);
            Assert.Equal((HttpStatusCode.MovedPermanently, Addresses.Article(article.CategorySlug, article.Slug, article.Id)), (moved.StatusCode, moved.Headers.Location?.OriginalString));
        }

        using var unknown = await reader.Get("/Default.aspx?tabid=107&NID=56");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.Get("/?ai=do")).StatusCode);
        var page = await reader.Page(Addresses.Article(articles[0].CategorySlug, articles[0].Slug, articles[0].Id));
        var photo = page.QuerySelector("figure.photo img")!;
        Assert.Equal("Ao sen", photo.GetAttribute("alt"));
        var bytes = await reader.GetByteArrayAsync(photo.GetAttribute("src"), Ct);
        Assert.DoesNotContain("Secret", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        await Hide(sen, articles[0].Id);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get("/tin/bai-55.html")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(photo.GetAttribute("src")!)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task An_article_that_is_there_already_is_not_made_twice(Engine engine)
    {
        using var folder = new OldPortalPages();
        await using var sen = await SenHost.Start(engine, demo: true);
        var before = await Articles(sen);

        var done = await OldPortalPages.Import(sen.Database, folder.Write("trang.html", Html(Seed, Canonical, image: "")));

        Assert.Equal((0, ""), (done.Code, done.Error));
        Assert.Equal(before.Select(article => (article.Id, article.Version)), (await Articles(sen)).Select(article => (article.Id, article.Version)));
        using var reader = sen.Reader();
        using var moved = await reader.Get("/Default.aspx?NID=55&tabid=107");
        Assert.Equal(Readers.SeedArticle, moved.Headers.Location?.OriginalString);
    }

    [Theory, EachDatabase]
    public async Task Old_letters_are_converted_only_when_the_person_says_so(Engine engine)
    {
        using var folder = new OldPortalPages();
        await using var sen = await Commune(engine);
        var file = folder.Write("vni.txt", InOld(Seed, LegacyEncoding.Vni));

        var refused = await OldPortalPages.Import(sen.Database, file);
        Assert.Equal(1, refused.Code);
        Assert.Contains("vni.txt: chữ theo bảng mã VNI", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Chi tiết tin", refused.Error, StringComparison.Ordinal);
        Assert.Empty(await Articles(sen));

        Assert.Equal(0, (await OldPortalPages.Import(sen.Database, file, "--convert")).Code);
        Assert.Equal("Bình Sa phát huy hiệu quả các mô hình “Dân vận khéo”", Assert.Single(await Articles(sen)).Title);
        Assert.Contains("không đổi gì", (await OldPortalPages.Import(sen.Database, folder.Write("utf8.txt", Seed))).Output, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_foot_and_the_visits_are_taken_only_when_asked_and_only_where_nothing_is(Engine engine)
    {
        using var folder = new OldPortalPages();
        await using var sen = await Commune(engine);
        var file = folder.Write("trang.txt", Seed.Replace("Tổng số lượt truy cập", "Tổng số lượt truy cập: 12.345", StringComparison.Ordinal));

        await OldPortalPages.Import(sen.Database, file);
        Assert.Equal(("", "", 0), await Facts(sen));
        var filled = await OldPortalPages.Import(sen.Database, file, "--footer", "--statistics");
        var lines = await Lines(sen);
        await OldPortalPages.Import(sen.Database, file, "--footer", "--statistics");

        Assert.Equal((0, ""), (filled.Code, filled.Error));
        Assert.Equal(("02353. 873.157", "Trung tâm Công Nghệ Thông Tin và Truyền Thông Quảng Nam", 12345), await Facts(sen));
        Assert.Equal(lines, await Lines(sen));
        await using var db = sen.Database.OpenAll();
        Assert.Equal("Thôn Bình Trúc I", (await db.Sites.SingleAsync(Ct)).Office);
    }

    [Theory, EachDatabase]
    public async Task What_an_article_needs_is_asked_for_and_never_guessed(Engine engine)
    {
        using var folder = new OldPortalPages();
        await using var sen = await Commune(engine);
        var file = folder.Write("khong-ngay.txt", Other("Tin không ngày", "Tác giả: .Ngày đăng: 31/02/2020 .Lượt xem: 7 lượt."));

        var refused = await OldPortalPages.Import(sen.Database, file, folder.Write("tot.txt", Other("Tin tốt")));
        Assert.Equal(1, refused.Code);
        Assert.Contains("khong-ngay.txt: không có ngày đăng đọc được", refused.Error, StringComparison.Ordinal);
        Assert.Equal("Tin tốt", Assert.Single(await Articles(sen)).Title);

        Assert.Equal(0, (await OldPortalPages.Import(sen.Database, file, "--published", "01/03/2020")).Code);
        var article = (await Articles(sen))[0];
        Assert.Equal((new DateOnly(2020, 3, 1), ""), (article.PublishedOn, article.Author));
        using var reader = sen.Reader();
        Assert.DoesNotContain("Tác giả:", (await reader.Page(Addresses.Article(article.CategorySlug, article.Slug, article.Id))).QuerySelector(".byline")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Missing_photos_dead_links_and_contested_addresses_are_listed(Engine engine)
    {
        using var folder = new OldPortalPages();
        await using var sen = await Commune(engine);
        var first = folder.Write("mot.html", Html(Seed, Canonical).Replace("Thu gom rát thải", "<a href=\"/vb/10.pdf\">Thu gom</a> <a href=\"https://khac.example/\">rát thải</a>", StringComparison.Ordinal));
        var second = folder.Write("hai.html", Html(Other("Tin thứ hai"), Canonical, image: "<img src=\"../../etc/passwd\"><img src=\"http://binhsa.example/a.jpg\">"));

        var done = await OldPortalPages.Import(sen.Database, first, second);

        Assert.Equal((0, ""), (done.Code, done.Error));
        Assert.Contains("Thiếu ảnh trang_files/ao-sen.jpg", done.Output, StringComparison.Ordinal);
        Assert.Contains("Thiếu ảnh ../../etc/passwd", done.Output, StringComparison.Ordinal);
        Assert.Contains("Thiếu ảnh http://binhsa.example/a.jpg", done.Output, StringComparison.Ordinal);
        Assert.Contains("mot.html: Liên kết trong bài không còn trang: /vb/10.pdf", done.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("khac.example", done.Output, StringComparison.Ordinal);
        Assert.Contains("/default.aspx?nid=55&tabid=107 đã dẫn tới bài khác", done.Output, StringComparison.Ordinal);
        var articles = await Articles(sen);
        Assert.Equal("Mô hình trồng sen kết hợp nuôi cá của hội ND xã được xây dựng năm 2020", articles[0].PhotoCaption);
        using var reader = sen.Reader();
        using var moved = await reader.Get("/Default.aspx?NID=55&tabid=107");
        Assert.EndsWith(PublicId.Of(articles[0].Id), moved.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Further_captions_stay_where_they_stood(Engine engine)
    {
        using var folder = new OldPortalPages();
        await using var sen = await Commune(engine);
        var text = Seed.Replace("[Trở về]", "(Ảnh: Ao cá (thôn 2))\n[Trở về]", StringComparison.Ordinal);

        await OldPortalPages.Import(sen.Database, folder.Write("trang.txt", text));

        Assert.EndsWith("\n\n(Ảnh:Ao cá (thôn 2))", Assert.Single(await Articles(sen)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_data_or_without_a_commune_nothing_is_written_and_a_sentence_says_so()
    {
        using var folder = new OldPortalPages();
        var file = folder.Write("trang.txt", Seed);
        await using var empty = await Engine.Sqlite.Fresh();

        var nowhere = await SenProcess.Run(Ct, "import", "page", file, "--data", Path.Combine(folder.Folder, "khong-co"));
        var unset = await OldPortalPages.Import(empty, file);

        Assert.Equal((1, 1), (nowhere.Code, unset.Code));
        Assert.StartsWith("Không tìm thấy dữ liệu của Sen", nowhere.Error, StringComparison.Ordinal);
        Assert.StartsWith("Chưa thiết lập đơn vị", unset.Error, StringComparison.Ordinal);
    }

    private static async Task<int> Lines(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        return await db.AuditLines.CountAsync(Ct);
    }

    private static async Task<(string Telephone, string DesignedBy, long Before)> Facts(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        var site = await db.Sites.AsNoTracking().SingleAsync(Ct);
        return (site.Telephone, site.DesignedBy, await db.DayVisits.Where(day => day.Day == DateOnly.MinValue).SumAsync(day => day.Visits, Ct));
    }

    private static async Task Hide(SenHost sen, Guid article)
    {
        await using var db = sen.Database.OpenAll();
        await db.Database.ExecuteSqlAsync($"UPDATE article SET is_public = {false} WHERE id = {article}", Ct);
    }

    private static string[] Where(SenHost sen) => sen.Database.Engine == Engine.Sqlite
        ? ["--data", sen.Database.Folder] : ["--data", sen.Database.Folder, "--database", sen.Database.Databases.Connection];
}
