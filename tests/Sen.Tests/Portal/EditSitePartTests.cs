using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Demo;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>
/// What an editor changes of a portal without code, as readers then see it: <see cref="EditSitePart"/>, <see cref="EditCalendar"/>,
/// <see cref="EditSite"/>, <see cref="ShowCalendar"/>, <see cref="ShowSiteMap"/>, <see cref="ShowStandingPage"/>, <see cref="PublicationDuties"/>.
/// </summary>
public sealed class EditSitePartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_standing_page_is_written_previewed_published_and_taken_back(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        using var editor = await sen.SignedIn("bientap");
        const string form = $"{EditSitePart.Address}/gioi-thieu";
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get("/gioi-thieu")).StatusCode);

        await Done(editor.Fill(form, null, ("text", "Xã có năm thôn.\n- Thôn Bình Trúc I"), ("viec", EditSitePart.Keep)));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get("/gioi-thieu")).StatusCode);
        Assert.Contains("Xã có năm thôn.", (await editor.Page($"{form}/xem")).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await reader.Get($"{form}/xem")).StatusCode);

        await Done(editor.Fill(form, null, ("viec", EditSitePart.Publish)));
        var page = await reader.Page("/gioi-thieu");
        Assert.Equal("Giới thiệu", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("- Thôn Bình Trúc I", page.QuerySelector("main li")!.TextContent);

        await Done(editor.Fill(form, null, ("text", "Bản thứ hai."), ("viec", EditSitePart.Publish)));
        Assert.Contains("Bản thứ hai.", (await reader.Page("/gioi-thieu")).Words(), StringComparison.Ordinal);
        await Done(editor.Fill(form, null, ("viec", EditSitePart.Undo)));
        Assert.Contains("Xã có năm thôn.", (await reader.Page("/gioi-thieu")).Words(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_menu_the_links_and_the_blocks_of_the_home_page_are_what_the_editor_wrote(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        using var editor = await sen.SignedIn("bientap");

        await Done(editor.Fill($"{EditSitePart.Address}/{SiteParts.Menu}", null, ("text", "Trang đầu | /\nTin | /tin\nHỏi đáp | https://example.org/hoi"), ("viec", EditSitePart.Publish)));
        await Done(editor.Fill($"{EditSitePart.Address}/{SiteParts.Links}", null, ("text", "Cổng Chính phủ | https://example.org/"), ("viec", EditSitePart.Publish)));
        await Done(editor.Fill($"{EditSitePart.Address}/{SiteParts.Home}", null, ("phong-trao", "1"), ("tin", "2"), ("nam", ""), ("loi-chao", ""), ("viec", EditSitePart.Publish)));

        var home = await reader.Page("/");
        Assert.Equal(["Trang đầu", "Tin", "Hỏi đáp"], home.QuerySelectorAll("#danh-muc > ul a").Select(link => link.TextContent));
        Assert.Equal("true", home.QuerySelector("#danh-muc a[href='/']")!.GetAttribute("aria-current"));
        Assert.Equal("https://example.org/", home.QuerySelector(".web a")!.GetAttribute("href"));
        Assert.Equal(["phong-trao", "tin"], home.QuerySelectorAll("main h2[id]").Select(title => title.Id).Where(id => id is "tin" or "phong-trao" or "khau"));
        Assert.Null(home.QuerySelector("#khau"));
        Assert.Equal(3, (await reader.Page(Readers.SeedArticle)).QuerySelectorAll("#danh-muc > ul a").Length);
    }

    [Theory, EachDatabase]
    public async Task A_line_that_is_no_link_or_would_run_comes_back_with_everything_typed(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        foreach (var line in new[] { "Tin", "Tin | javascript:alert(1)", "| /tin", "Tin | //xau.example", "Tin | https://a b", "Tin | https://u:p@example.org/" })
        {
            using var answer = await editor.Fill($"{EditSitePart.Address}/{SiteParts.Menu}", null, ("text", $"Trang chủ | /\n{line}"), ("viec", EditSitePart.Publish));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await Forms.Parsed(answer);
            Assert.Equal($"Trang chủ | /\n{line}", page.QuerySelector("textarea[name=text]")!.TextContent);
            Assert.Contains("chưa đúng mẫu", page.QuerySelector("[role=alert], .errors")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task A_place_of_a_block_that_is_no_number_is_said_at_its_field_and_nothing_is_published(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        const string form = $"{EditSitePart.Address}/{SiteParts.Home}";

        using var answer = await editor.Fill(form, null, ("phong-trao", "một"), ("tin", "2"), ("nam", "-1"), ("loi-chao", ""), ("viec", EditSitePart.Publish));
        var page = await Forms.Parsed(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["phong-trao", "nam"], page.QuerySelectorAll("main [aria-invalid=true]").Select(field => field.Id));
        Assert.Equal(["một", "2"], new[] { "phong-trao", "tin" }.Select(block => page.QuerySelector($"#{block}")!.GetAttribute("value")));
        Assert.Contains("“một” không phải số thứ tự.", page.QuerySelector("#phong-trao-error")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Empty(await db.SiteParts.Where(part => part.Key == SiteParts.Home).ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task The_menu_and_the_foot_lead_to_feedback_calendar_and_contact_also_where_an_editors_menu_does_not(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        using var editor = await sen.SignedIn("bientap");
        string[] reaching = ["/gop-y", "/lich", "/lien-he"];
        static IEnumerable<string> In(IParentNode page, string place) => page.QuerySelectorAll($"{place} a").Select(link => link.GetAttribute("href")!);

        var page = await reader.Page(Readers.SeedArticle);
        Assert.Equal(reaching, In(page, "#danh-muc > ul").TakeLast(3));
        Assert.Equal(reaching, reaching.Where(In(page, "footer nav").Contains));

        await Done(editor.Fill($"{EditSitePart.Address}/{SiteParts.Menu}", null, ("text", "Trang đầu | /\nHỏi xã | /lien-he"), ("viec", EditSitePart.Publish)));
        var written = await reader.Page(Readers.SeedArticle);
        Assert.Equal(["/", "/lien-he"], In(written, "#danh-muc > ul"));
        Assert.Equal(reaching, reaching.Where(In(written, "footer nav").Contains));
    }

    [Theory, EachDatabase]
    public async Task Of_two_editors_the_second_sees_what_the_first_wrote_and_nothing_is_overwritten_unseen(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        const string form = $"{EditSitePart.Address}/gioi-thieu";
        var open = await editor.Open(form);
        await Done(editor.Fill(form, null, ("text", "Của người thứ nhất."), ("viec", EditSitePart.Publish)));

        using var second = await editor.Send(open, form, null, ("text", "Của người thứ hai."), ("viec", EditSitePart.Publish));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await Forms.Parsed(second);
        Assert.Contains("Của người thứ nhất.", page.QuerySelector(".panel.tint")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Của người thứ hai.", page.QuerySelector("textarea[name=text]")!.TextContent);
        await using var db = sen.Database.OpenAll();
        Assert.Equal("Của người thứ nhất.", (await db.SiteParts.SingleAsync(Ct)).Live);
    }

    [Theory, EachDatabase]
    public async Task The_calendar_shows_what_is_on_says_what_is_cancelled_and_travels_to_telephones(Engine engine)
    {
        const string Meeting = "Họp tổ đoàn kết xóm 3";
        static IElement RowOf(IHtmlDocument page) => page.QuerySelectorAll("main tbody tr").Single(row => row.TextContent.Contains(Meeting, StringComparison.Ordinal));
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        using var editor = await sen.SignedIn("bientap");

        await Done(editor.Fill(EditCalendar.Address, null, ("kind", "VillageMeeting"), ("title", Meeting), ("on", "28/9/2022"), ("begins", "19 giờ 30"), ("ends", "21:00"), ("place", "Nhà văn hóa thôn")));

        Assert.Contains(Meeting, (await reader.Page("/")).QuerySelector("[aria-labelledby=lich]")!.TextContent, StringComparison.Ordinal);
        var row = RowOf(await reader.Page("/lich"));
        Assert.Contains("Thứ Tư, 28/09/2022", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("19:30–21:00", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Meeting, (await reader.Page("/lich?thang=2022-10")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var file = await reader.Get("/lich.ics");
        Assert.Equal("text/calendar", file.Content.Headers.ContentType!.MediaType);
        var text = await file.Content.ReadAsStringAsync(Ct);
        Assert.Contains("DTSTART:20220928T123000Z", text, StringComparison.Ordinal);
        Assert.Contains($"SUMMARY:{Meeting}", text, StringComparison.Ordinal);

        var entry = RowOf(await editor.Page(EditCalendar.Address)).QuerySelector("a")!.GetAttribute("href")!;
        await Done(editor.Send(await editor.Open(entry), EditCalendar.Address, null, ("cancelled", "1")));
        Assert.Contains("Đã hủy", RowOf(await reader.Page("/lich")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Đã hủy", (await reader.Page("/")).QuerySelector("[aria-labelledby=lich]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", await (await reader.Get("/lich.ics")).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_wrong_day_or_hour_comes_back_with_what_was_typed(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");

        using var answer = await editor.Fill(EditCalendar.Address, null, ("title", ""), ("on", "31/02/2022"), ("begins", "25:00"), ("place", "Hội trường"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Forms.Parsed(answer);
        Assert.Equal(["title", "on", "begins"], page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.Id));
        Assert.Equal("Hội trường", page.QuerySelector("#place")!.GetAttribute("value"));
        Assert.Equal("31/02/2022", page.QuerySelector("#on")!.GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task The_head_and_the_foot_of_every_page_change_for_the_next_reader(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        using var editor = await sen.SignedIn("bientap");
        await reader.Page(Readers.SeedArticle);

        await Done(editor.Fill(EditSite.Address, null, ("telephone", "0235 3873 999")));
        using var wrong = await editor.Fill(EditSite.Address, null, ("name", ""), ("host", "https://a/b"));

        Assert.Contains("0235 3873 999", (await reader.Page(Readers.SeedArticle)).QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["name", "host"], (await Forms.Parsed(wrong)).QuerySelectorAll("[aria-invalid=true]").Select(field => field.Id));
    }

    [Theory, EachDatabase]
    public async Task The_duties_say_what_is_missing_and_the_site_map_leads_everywhere(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        using var editor = await sen.SignedIn("bientap");
        await Done(editor.Fill($"{EditSitePart.Address}/ngan-sach", null, ("text", "Báo cáo ngân sách năm (minh họa)."), ("viec", EditSitePart.Publish)));

        var duties = (await editor.Page(PublicationDuties.Address)).QuerySelectorAll("main tbody tr");
        Assert.Contains(duties, row => row.TextContent.Contains("Ngân sách", StringComparison.Ordinal) && row.TextContent.Contains("Đã có", StringComparison.Ordinal));
        Assert.Contains(duties, row => row.TextContent.Contains("Thủ tục hành chính", StringComparison.Ordinal) && row.TextContent.Contains("Chưa có", StringComparison.Ordinal));
        foreach (var link in (await reader.Page(ShowSiteMap.Address)).QuerySelectorAll("main a[href^='/']"))
        {
            using var answer = await reader.Get(link.GetAttribute("href")!);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, link.GetAttribute("href"));
        }
    }

    [Theory, EachDatabase]
    public async Task Nobody_but_the_editor_opens_these_pages(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var village = await sen.SignedIn("thon4");
        foreach (var address in new[] { EditSitePart.Address, $"{EditSitePart.Address}/menu", $"{EditSitePart.Address}/menu/xem", EditCalendar.Address, EditSite.Address, PublicationDuties.Address })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await village.Get(address)).StatusCode);
        }
    }

    private static async Task Done(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Ct)}");
    }
}
