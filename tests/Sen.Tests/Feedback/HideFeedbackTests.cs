using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Feedback;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Feedback;

/// <summary>Two people decide on a hiding, of one or of a group: <see cref="HideFeedback"/>.</summary>
public sealed class HideFeedbackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Hidden_for_a_reason_the_writer_reads_it_and_somebody_else_reviews_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var head = await sen.SignedIn(commune, PostKind.CommitteeHead);
        var code = await citizen.Code(await sen.Write(citizen));
        var address = FeedbackAddresses.Item((await sen.Only()).Id);

        using var noReason = await officer.Send(await officer.Open(address), address, $"{address}/an", ("reason", ""));
        using var hidden = await officer.Send(await officer.Open(address), address, $"{address}/an", ("reason", nameof(HidingReason.Repeated)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (noReason.StatusCode, hidden.StatusCode));
        Assert.Contains("trùng với góp ý đã gửi trước", (await citizen.Follow(code)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);

        // Whoever hid it has no task and no button, and reads who decides and until when.
        var mine = await officer.Open(hidden.Headers.Location!.OriginalString);
        Assert.Contains("Việc ẩn do người khác xem xét, hạn 30/09/2022: Trưởng Ban Chỉ đạo.", mine.QuerySelector("main .notice.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Null(mine.QuerySelector($"form[action='{address}/xem-xet']"));
        Assert.Empty((await officer.Open(DeskAddresses.MyWork)).QuerySelectorAll(".tasks"));
        Assert.Contains("Người khác xem xét việc ẩn này.", (await officer.Open(FeedbackAddresses.Desk)).QuerySelector("#an ~ .tasks")!.TextContent, StringComparison.Ordinal);
        using var self = await Review(officer, mine, address, (await sen.Only()).Version);
        Assert.Equal(HttpStatusCode.Forbidden, self.StatusCode);

        Assert.Contains("Xem xét việc ẩn góp ý", (await head.Open(DeskAddresses.MyWork)).QuerySelector(".tasks")!.TextContent, StringComparison.Ordinal);
        using var overturned = await head.Send(await head.Open(address), address, $"{address}/xem-xet", ("decision", "bo"));
        Assert.Equal(HttpStatusCode.Redirect, overturned.StatusCode);
        Assert.Equal(FeedbackState.Waiting, (await sen.Only()).State);
        Assert.Contains("Đã xem xét: bỏ ẩn.", (await head.Open(overturned.Headers.Location!.OriginalString)).QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task When_nobody_else_may_review_a_hiding_the_page_says_what_to_do(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        await citizen.Code(await sen.Write(citizen));
        var address = FeedbackAddresses.Item((await sen.Only()).Id);
        await officer.Send(await officer.Open(address), address, $"{address}/an", ("reason", nameof(HidingReason.Insult)));

        foreach (var other in new[] { officer, editor })
        {
            var notice = (await other.Open(address)).QuerySelector("main .notice.warn")!.TextContent;
            Assert.Contains("hiện không có ai khác xem xét được", notice, StringComparison.Ordinal);
            Assert.Contains("giao vị trí Cán bộ cơ quan thường trực hoặc Trưởng Ban Chỉ đạo cho thêm một người", notice, StringComparison.Ordinal);
        }

        // A second person of the post has come.
        using var second = await sen.SignedIn(commune, PostKind.Officer);
        Assert.Contains("hạn 30/09/2022: Cán bộ cơ quan thường trực.", (await officer.Open(address)).QuerySelector("main .notice.warn")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await second.Open(address)).QuerySelector($"form[action='{address}/xem-xet']"));
    }

    [Theory, EachDatabase]
    public async Task A_group_is_looked_at_and_hidden_for_a_chosen_reason_and_reviewed_by_somebody_else(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var head = await sen.SignedIn(commune, PostKind.CommitteeHead);
        foreach (var no in Enumerable.Range(1, 7))
        {
            await sen.Slow(citizen, $"Mua ngay hàng giảm giá {no} tại cửa hàng.");
        }

        var queue = await officer.Open(FeedbackAddresses.Desk);
        var address = queue.QuerySelector<IHtmlAnchorElement>("#cham ~ .tasks .btn")!.GetAttribute("href")!;
        var page = await officer.Open(address);
        Assert.Equal("Ẩn 7 góp ý", page.QuerySelector("main h1")!.TextContent);
        Assert.Contains("góp ý gửi sớm nhất không ẩn mà đưa sang hàng chính", page.QuerySelector("form .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((5, 2), (page.QuerySelectorAll("main section > ul a").Length, page.QuerySelectorAll("main section details a").Length));
        Assert.Equal("", page.QuerySelector<IHtmlSelectElement>("#reason")!.Value);
        Assert.Contains("Việc ẩn do người khác xem xét, hạn 30/09/2022: Trưởng Ban Chỉ đạo.", page.QuerySelector("form .notice")!.TextContent, StringComparison.Ordinal);

        using var noReason = await SendGroup(officer, page, address, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.StatusCode);
        Assert.Equal(7, (await Forms.Parsed(noReason)).QuerySelectorAll("main [name=id]").Length);
        using var hidden = await SendGroup(officer, page, address, nameof(HidingReason.Repeated));
        using var twice = await SendGroup(officer, page, address, nameof(HidingReason.Repeated));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (hidden.StatusCode, twice.StatusCode));
        Assert.Contains("Đã ẩn 6 góp ý.", (await officer.Open(hidden.Headers.Location!.OriginalString)).QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);

        await using var db = sen.Database.OpenAll();
        var rows = await db.Feedback.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Ct);
        // The first of what was sent again and again is no repetition: it waits in the usual queue, for an answer.
        var kept = Assert.Single(rows, row => row.State == FeedbackState.Waiting);
        Assert.Equal((FeedbackLane.Usual, HidingReview.None), (kept.Lane, kept.HidingReview));
        rows.Remove(kept);
        Assert.All(rows, row => Assert.Equal((HidingReason.Repeated, HidingReview.Pending), (row.HiddenFor!.Value, row.HidingReview)));
        // Every one of the group knows who hid it, the first and the others.
        Assert.StartsWith("Trả lời góp ý", Assert.Single((await officer.Open(DeskAddresses.MyWork)).QuerySelectorAll(".tasks > li")).QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
        foreach (var row in new[] { rows[0], rows[^1] })
        {
            Assert.Null((await officer.Open(FeedbackAddresses.Item(row.Id))).QuerySelector("form[action$='/xem-xet']"));
            Assert.NotNull((await head.Open(FeedbackAddresses.Item(row.Id))).QuerySelector("form[action$='/xem-xet']"));
        }
    }

    [Theory, EachDatabase]
    public async Task What_has_left_the_slow_lane_meanwhile_is_not_hidden_with_the_rest(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        foreach (var no in Enumerable.Range(1, 3))
        {
            await sen.Slow(citizen, $"Mua ngay hàng giảm giá {no} tại cửa hàng.");
        }

        var address = (await officer.Open(FeedbackAddresses.Desk)).QuerySelector("#cham ~ .tasks .btn")!.GetAttribute("href")!;
        var page = await officer.Open(address);
        var taken = FeedbackAddresses.Item(Guid.Parse(page.QuerySelector("main [name=id]")!.GetAttribute("value")!));
        await editor.Send(await editor.Open(taken), taken, $"{taken}/hang-chinh");

        using var stale = await SendGroup(officer, page, address, nameof(HidingReason.Advertising));
        var again = await Forms.Parsed(stale);
        Assert.Equal((HttpStatusCode.Conflict, 2), (stale.StatusCode, again.QuerySelectorAll("main [name=id]").Length));
        Assert.Equal(nameof(HidingReason.Advertising), again.QuerySelector<IHtmlSelectElement>("#reason")!.Value);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(0, await db.Feedback.CountAsync(row => row.State == FeedbackState.Hidden, Ct));
        using var rest = await SendGroup(officer, again, address, nameof(HidingReason.Advertising));
        Assert.Equal((HttpStatusCode.Redirect, 2), (rest.StatusCode, await db.Feedback.CountAsync(row => row.State == FeedbackState.Hidden, Ct)));
        using var gone = await officer.GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.Conflict, gone.StatusCode);
        Assert.Contains("không còn ở làn chậm", (await Forms.Parsed(gone)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Review(HttpClient client, IHtmlDocument page, string address, int version) =>
        client.PostAsync($"{address}/xem-xet", new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", page.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value),
            new("key", $"{TestCommune.NewId()}"), new("version", $"{version}"), new("decision", "giu"),
        ]), Ct);

    // A page's form sends each of its ids.
    private static Task<HttpResponseMessage> SendGroup(HttpClient client, IHtmlDocument page, string address, string reason) => client.Send(page, address, address, ("reason", reason));
}
