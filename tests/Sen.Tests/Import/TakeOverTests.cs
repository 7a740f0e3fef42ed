using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Portal;
using Sen.Testing;
using Sen.Tests.Portal;
using Xunit;
using static Sen.Tests.Import.OldPortalPages;

namespace Sen.Tests.Import;

/// <summary>An article taken over with pictures goes on like any other: opened by an editor, published again, taken down.</summary>
public sealed class TakeOverTests
{
    private const string Title = "Tin cũ có hai ảnh";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Its_pictures_keep_place_and_caption_when_a_word_is_corrected(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var (article, address) = await WithPictures(sen);
        using var reader = sen.Reader();
        var before = await reader.Page(address);
        var form = await sen.Open(article.Id);

        Assert.True((await sen.Save(form with { Body = form.Body.Replace("Như vậy, qua 5 năm", "Như thế, qua 5 năm", StringComparison.Ordinal) })).Ok);
        Assert.True((await sen.Publish(article.Id)).Ok);

        var after = await reader.Page(address);
        Assert.Contains("Như thế, qua 5 năm", after.Words(), StringComparison.Ordinal);
        Assert.Equal(2, Figures(before).Count);
        Assert.Equal(Figures(before), Figures(after));
        Assert.Equal(ArticleFormat.Paragraphs, (await Row(sen, article.Id)).Format);
    }

    [Theory, EachDatabase]
    public async Task Its_pictures_survive_a_text_that_plain_paragraphs_cannot_hold_and_are_gone_with_it_when_it_is_taken_down(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var (article, address) = await WithPictures(sen);
        using var reader = sen.Reader();
        var before = await reader.Page(address);
        var form = await sen.Open(article.Id);

        Assert.True((await sen.Save(form with { Body = $"{form.Body}\n<h2>Kết quả</h2>\n<p>Hai trăm mét bờ ao.</p>" })).Ok);
        Assert.True((await sen.Publish(article.Id)).Ok);

        var after = await reader.Page(address);
        Assert.Equal(Figures(before).Select(figure => figure.Media), Figures(after).Select(figure => figure.Media));
        Assert.Equal(Figures(before).Select(figure => figure.Before), Figures(after).Select(figure => figure.Before));
        Assert.Equal(["Mô hình trồng sen kết hợp nuôi cá của hội ND xã được xây dựng năm 2020", "Ao cá (thôn 2)"], Figures(after).Select(figure => figure.Caption));
        Assert.Equal(ArticleFormat.Html, (await Row(sen, article.Id)).Format);
        var pictures = after.QuerySelectorAll("[data-article] figure img").Concat(before.QuerySelectorAll("[data-article] figure img")).Select(image => image.GetAttribute("src")!).ToList();
        Assert.All(await Statuses(reader, pictures), status => Assert.Equal(HttpStatusCode.OK, status));

        Assert.True((await sen.Unpublish(article.Id)).Ok);

        Assert.All(await Statuses(reader, [address, .. pictures]), status => Assert.Equal(HttpStatusCode.NotFound, status));
    }

    [Theory, EachDatabase]
    public async Task A_picture_the_editor_leaves_out_is_gone_for_readers_and_the_other_stays(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var (article, address) = await WithPictures(sen);
        using var reader = sen.Reader();
        var before = Figures(await reader.Page(address));
        var form = await sen.Open(article.Id);

        Assert.True((await sen.Save(form with { Body = form.Body[..form.Body.LastIndexOf("<figure", StringComparison.Ordinal)] })).Ok);
        Assert.True((await sen.Publish(article.Id)).Ok);

        Assert.Equal(before[0].Media, Assert.Single(Figures(await reader.Page(address))).Media);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound], await Statuses(reader, before.Select(figure => $"/tep/{figure.Media}/vua.jpg")));
    }

    [Theory, EachDatabase]
    public async Task The_caption_of_a_picture_that_is_missing_stays_where_it_stood(Engine engine)
    {
        using var folder = new OldPortalPages();
        await using var sen = await SenHost.Start(engine, demo: true);
        Assert.Equal(0, (await OldPortalPages.Import(sen.Database, folder.Write("trang.html", Html(Other(Title))))).Code);
        var article = (await Articles(sen)).Single(row => row.Title == Title);
        using var reader = sen.Reader();
        var address = await sen.AddressOf(article.Id);
        var before = Blocks(await reader.Page(address));
        var form = await sen.Open(article.Id);

        Assert.True((await sen.Save(form with { Author = "Ban biên tập cổng" })).Ok);
        Assert.True((await sen.Publish(article.Id)).Ok);

        Assert.Contains(before, block => block.StartsWith("(Ảnh:Mô hình trồng sen", StringComparison.Ordinal));
        Assert.Equal(before, Blocks(await reader.Page(address)));
    }

    // An old page with a picture in the middle and one under the text.
    private static async Task<(Article Article, string Address)> WithPictures(SenHost sen)
    {
        using var folder = new OldPortalPages();
        var html = Html(Other(Title).Replace("[Trở về]", "(Ảnh: Ao cá (thôn 2))\n[Trở về]", StringComparison.Ordinal));
        var second = html.LastIndexOf("ao-sen.jpg", StringComparison.Ordinal);
        folder.WritePhoto("trang_files/ao-sen.jpg");
        folder.WritePhoto("trang_files/ao-cca.jpg");
        var done = await OldPortalPages.Import(sen.Database, folder.Write("trang.html", $"{html[..second]}ao-cca.jpg{html[(second + "ao-sen.jpg".Length)..]}"));
        Assert.Equal((0, ""), (done.Code, done.Error));
        var article = (await Articles(sen)).Single(row => row.Title == Title);
        return (article, await sen.AddressOf(article.Id));
    }

    // Which picture, with which caption, behind a block that begins with which words.
    private static List<(string Media, string Caption, string Before)> Figures(IHtmlDocument page) => [.. page.QuerySelectorAll("[data-article] figure").Select(figure => (
        figure.QuerySelector("img")!.GetAttribute("src")!.Split('/')[2], figure.QuerySelector("figcaption")!.TextContent, figure.PreviousElementSibling!.TextContent.Trim(' ', '-', '\n')[..40]))];

    private static List<string> Blocks(IHtmlDocument page) => [.. page.QuerySelector("[data-article]")!.Children.Select(block => block.TextContent.Trim())];

    private static async Task<List<HttpStatusCode>> Statuses(HttpClient reader, IEnumerable<string> addresses)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var address in addresses)
        {
            using var answer = await reader.Get(address);
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }

    private static async Task<Article> Row(SenHost sen, Guid id)
    {
        await using var db = sen.Database.OpenAll();
        return await db.Articles.AsNoTracking().SingleAsync(row => row.Id == id, Ct);
    }
}
