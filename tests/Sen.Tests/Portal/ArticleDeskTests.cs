using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>The editor's desk: articles found by words and stage, a new category told before it is public, a picture before the first save, versions by pages.</summary>
public sealed class ArticleDeskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Articles_are_found_by_words_without_marks_and_by_their_stage_and_the_address_says_both(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        Assert.True((await sen.Save(Editors.New("Thôn Bình Trúc I ra quân dọn đường"))).Ok);
        Assert.True((await sen.Save(Editors.New("Họp chi hội tháng chín"))).Ok);

        var found = await editor.Open($"{ArticleDesk.Address}?q=RA+QUAN+binh+truc");
        var drafts = await editor.Open($"{ArticleDesk.Address}?q=ra+quan&buoc=dang-viet");
        var live = await editor.Open($"{ArticleDesk.Address}?q=ra+quan+binh+truc&buoc=dang-dang");
        var none = await editor.Open($"{ArticleDesk.Address}?q=khong+he+co+bai+nay");

        Assert.Contains("Thôn Bình Trúc I ra quân dọn đường", Titles(found));
        Assert.DoesNotContain("Họp chi hội tháng chín", Titles(found));
        Assert.Equal(["Thôn Bình Trúc I ra quân dọn đường"], Titles(drafts));
        Assert.Empty(Titles(live));
        Assert.Equal("RA QUAN binh truc", found.QuerySelector("#tim-bai")!.GetAttribute("value"));
        Assert.Equal("dang-viet", drafts.QuerySelector("main form[role=search] input[name=buoc]")!.GetAttribute("value"));
        Assert.All(drafts.QuerySelectorAll("main .chips a"), link => Assert.Contains("q=ra%20quan", link.GetAttribute("href"), StringComparison.Ordinal));
        // What is counted is what the words are found in; whoever wrote is found too.
        Assert.Contains("Đang viết (1)", drafts.QuerySelectorAll("main .chips a").Select(link => link.TextContent));
        Assert.Contains("Đang viết (0)", none.QuerySelectorAll("main .chips a").Select(link => link.TextContent));
        Assert.True((await sen.Save(Editors.New("Ngày hội xuống đồng") with { Author = "Đài truyền thanh xã" })).Ok);
        Assert.Contains("Ngày hội xuống đồng", Titles(await editor.Open($"{ArticleDesk.Address}?q=dai+truyen+thanh")));
        Assert.Contains("Không có bài nào khớp.", none.QuerySelector("main .empty")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_category_nobody_has_used_is_told_before_the_article_is_public_and_hinders_nothing(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        string known;
        await using (var db = sen.Database.OpenAll())
        {
            known = await db.Articles.Where(row => row.Id == Editors.Seed).Select(row => row.Category).SingleAsync(Ct);
        }

        var form = Editors.New() with { Category = known + "g" };
        Assert.True((await sen.Save(form)).Ok);
        var (write, check) = (await editor.Open(DeskAddresses.WriteArticle(form.Id)), await editor.Open(DeskAddresses.CheckArticle(form.Id)));

        Assert.Contains(write.QuerySelectorAll("#chuyen-muc option"), option => ((IHtmlOptionElement)option).Value == known);
        Assert.All(new[] { write, check }, page => Assert.Contains($"Chuyên mục mới: “{known}g”, gần giống “{known}”.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal));
        Assert.True((await sen.Publish(form.Id)).Ok);
        Assert.DoesNotContain("Chuyên mục mới", (await editor.Open(DeskAddresses.CheckArticle(form.Id))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_picture_may_come_before_the_first_save_and_then_it_is_the_first_save(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var form = Editors.New();

        var blank = await editor.Open($"{ArticleDesk.Address}/moi");
        await using var upload = new Upload(new MemoryStream(TestPictures.Jpeg(640, 480)), "anh.jpg");
        var inText = await sen.AddPicture(new(form.Id, Guid.CreateVersion7(), "Đường làng sạch", "", upload, AtEnd: false));
        Assert.True(inText.Ok, inText.Refusal?.Sentence.Vi);
        // With scripts the picture stands in the text that is saved a moment later: as the first save, not as somebody else's.
        Assert.True((await sen.Save(form with { Body = $"<figure data-media=\"{inText.Value:d}\"></figure>" })).Ok);

        var other = Guid.CreateVersion7();
        await using var again = new Upload(new MemoryStream(TestPictures.Jpeg(600, 480)), "anh.jpg");
        Assert.True((await sen.AddPicture(new(other, Guid.CreateVersion7(), "Đường làng sạch", "Buổi sáng", again, AtEnd: true))).Ok);

        Assert.NotNull(blank.QuerySelector("form[data-picture]"));
        Assert.Contains("<figcaption>Buổi sáng</figcaption>", (await sen.Draft(other)).Body, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Many_versions_come_fifty_a_page(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        for (var no = 2; no <= 53; no++)
        {
            Assert.True((await sen.Save(await sen.Open(form.Id) with { Lead = $"Bản {no}" })).Ok);
        }

        var (first, second) = (await editor.Open(ArticleDesk.Versions(form.Id)), await editor.Open($"{ArticleDesk.Versions(form.Id)}?trang=2"));

        Assert.Equal((50, 3), (first.QuerySelectorAll("main tbody tr").Length, second.QuerySelectorAll("main tbody tr").Length));
        Assert.Equal("53 phiên bản, mới nhất trước", first.QuerySelector("main caption")!.TextContent);
        Assert.Equal(53, second.QuerySelectorAll("#cu option").Length);
    }

    private static IEnumerable<string> Titles(IHtmlDocument page) => page.QuerySelectorAll("main tbody th a").Select(link => link.TextContent);
}
