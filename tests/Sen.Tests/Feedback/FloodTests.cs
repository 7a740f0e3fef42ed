using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Data.Portal;
using Sen.Feedback;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Feedback;

/// <summary>Ten thousand machines a minute, and the people who write meanwhile.</summary>
public sealed class FloodTests
{
    private const int Posts = 10_000, TruePosts = 10;

    private static readonly string[] Flooded = ["/", "/tin", "/phong-trao"], Quiet = ["/van-ban", "/ban-chi-dao", "/mo-hinh", "/han-che/1", "/giai-phap/1"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Ten_thousand_posts_a_minute_leave_the_queue_usable_and_every_true_post_in_the_usual_lane(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        var random = new Random(7);
        var trueOnes = new List<Guid>();
        var site = await SiteOf(sen);

        for (var no = 0; no < Posts; no++)
        {
            sen.Clock.Advance(TimeSpan.FromMilliseconds(6));
            await Send(sen, site, Flooded[no % Flooded.Length], Machine(random, no));
            if (no % (Posts / TruePosts) == 500)
            {
                trueOnes.Add((await Send(sen, site, Quiet[trueOnes.Count % Quiet.Length], $"Việc thứ {Words(trueOnes.Count)} trong xóm cần xã xem giúp.")).Value.Id);
            }
        }

        await using var db = sen.Database.OpenAll();
        var rows = await db.Feedback.AsNoTracking().ToListAsync(Ct);
        Assert.Equal(TruePosts, trueOnes.Count);
        Assert.All(trueOnes, id => Assert.Equal(FeedbackLane.Usual, rows.Single(row => row.Id == id).Lane));
        Assert.InRange(rows.Count(row => row.Lane == FeedbackLane.Usual), TruePosts, TruePosts + (Flooded.Length * (FloodGate.PageBurst + FloodGate.PagePerMinute)));
        Assert.InRange(rows.Count(row => row.Lane == FeedbackLane.Slow), 1, FloodGate.SlowBurst + FloodGate.SlowPerMinute);
        Assert.True(sen.Services.GetRequiredService<FloodGate>().TurnedAway > Posts * 0.98);

        // The desk: one line for the usual lane, one for the slow one; near copies folded, looked at together and hidden together.
        Assert.InRange((await officer.Open(DeskAddresses.MyWork)).QuerySelectorAll(".tasks > li").Length, 1, 2);
        var queue = await officer.Open(FeedbackAddresses.Desk);
        var largest = queue.QuerySelectorAll("#cham ~ .tasks > li").MaxBy(one => int.Parse(one.QuerySelector(".quiet")!.TextContent.Split(' ')[0], CultureInfo.InvariantCulture))!;
        var address = largest.QuerySelector(".btn")!.GetAttribute("href")!;
        var group = await officer.Open(address);
        var ids = group.QuerySelectorAll("main [name=id]").Select(id => id.GetAttribute("value")!).ToList();
        Assert.True(ids.Count > 5, $"{ids.Count} in the largest group");
        using var hidden = await Press();
        using var twice = await Press();
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (hidden.StatusCode, twice.StatusCode));
        Assert.Equal(ids.Count, await db.Feedback.CountAsync(row => row.HidingReview == HidingReview.Pending, Ct));
        // One act, and every one of the group tells of it in its own history, and of itself alone.
        foreach (var id in new[] { ids[0], ids[^1] })
        {
            var history = (await officer.Open(DeskAddresses.History("feedback", Guid.Parse(id)))).QuerySelector("main")!;
            Assert.Single(history.QuerySelectorAll("tbody tr"), row => row.QuerySelector("th")!.TextContent == "Xem xét việc ẩn"
                && string.Equals(row.Children[^1].TextContent.Trim(), FeedbackNames.Of(HidingReview.Pending).Vi, StringComparison.OrdinalIgnoreCase));
        }

        Task<HttpResponseMessage> Press() => officer.Send(group, address, address, ("reason", nameof(HidingReason.Advertising)));
    }

    [Theory, EachDatabase]
    public async Task Who_is_not_taken_in_is_told_and_keeps_the_words_and_gets_through_later(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        var random = new Random(8);
        var site = await SiteOf(sen);
        for (var no = 0; no < 150; no++)
        {
            await Send(sen, site, "", Machine(random, no));
        }

        var page = await citizen.Open(FeedbackAddresses.Send);
        using var refused = await citizen.PostAsync(FeedbackAddresses.Send, Letters.Filled(page, Letters.Lamp, []), Ct);
        var back = await Forms.Parsed(refused);
        sen.Clock.Advance(TimeSpan.FromMinutes(5));
        using var sent = await citizen.PostAsync(FeedbackAddresses.Send, Letters.Filled(back, Letters.Lamp, []), Ct);

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.Redirect), (refused.StatusCode, sent.StatusCode));
        Assert.Equal(Letters.Lamp, back.QuerySelector("#text")!.TextContent.Trim());
        await using var db = sen.Database.OpenAll();
        Assert.Equal(FeedbackLane.Usual, (await db.Feedback.SingleAsync(row => row.Text == Letters.Lamp, Ct)).Lane);
    }

    // What the form's handler gets, without ten thousand sockets; a ticket made a little earlier, as a patient machine would.
    private static async Task<Outcome<ReceiveFeedback.Kept>> Send(SenHost sen, Site site, string page, string text)
    {
        await using var parts = sen.Services.CreateAsyncScope();
        var visit = parts.ServiceProvider.GetRequiredService<Visit>();
        visit.Site = site;
        var tickets = sen.Services.GetRequiredService<FeedbackTickets>();
        sen.Clock.Advance(TimeSpan.FromSeconds(-4));
        var ticket = tickets.NewForm();
        sen.Clock.Advance(TimeSpan.FromSeconds(4));
        return await parts.ServiceProvider.GetRequiredService<ReceiveFeedback.Handler>()
            .Handle(ReceiveFeedback.Form.Empty(FeedbackKind.Remark, ticket, page) with { Text = text }, Ct);
    }

    private static async Task<Site> SiteOf(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        return await db.Sites.AsNoTracking().SingleAsync(Ct);
    }

    // Half of them copies with another number, half of them words thrown together.
    private static string Machine(Random random, int no) => no % 2 == 0
        ? $"Mua ngay hàng giảm giá {no} tại cửa hàng số {random.Next(1000)}, gọi liền tay."
        : string.Join(' ', Enumerable.Range(0, 12).Select(_ => new string([.. Enumerable.Range(0, 5).Select(_ => (char)('a' + random.Next(26)))])));

    private static string Words(int no) => ((string[])["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"])[no];
}
