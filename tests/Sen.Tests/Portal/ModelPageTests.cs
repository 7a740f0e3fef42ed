using System.Net;
using Sen.Demo;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>The public page of a model: what happened, newest first, and whom to call.</summary>
public sealed class ModelPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_happened_on_one_day_stands_in_the_order_in_which_it_was_done_newest_first(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung."));
        await walk.Decide(Walk.Head, id, "duyet");
        foreach (var (on, note) in new[] { ("23/09/2022", "Việc thứ nhất."), ("23/09/2022", "Việc thứ hai."), ("20/09/2022", "Việc của hôm trước, ghi sau."), ("23/09/2022", "Việc thứ ba.") })
        {
            await Done(walk.Press(Walk.Farmers, DeskAddresses.Progress(id), DeskAddresses.Progress(id), ("on", on), ("note", note)));
        }

        await Done(walk.Press(Walk.Member, DeskAddresses.Score(id), DeskAddresses.Score(id), [.. Enumerable.Range(1, 7).Select(no => ($"c{no}", "10")), ("do", "send")]));
        await Done(walk.Press(Walk.Head, DeskAddresses.Recognise(id), DeskAddresses.Recognise(id), ("number", "05-QĐ/BCĐ"), ("on", "23/09/2022")));
        await Done(walk.Press(Walk.Farmers, DeskAddresses.Progress(id), DeskAddresses.Progress(id), ("on", "23/09/2022"), ("note", "Việc sau khi công nhận.")));

        var model = (await walk.Dossier(id)).Model;
        using var reader = walk.Sen.Reader();
        var page = await reader.Page(Addresses.Model(model.Slug, model.Id));
        var timeline = page.QuerySelectorAll(".timeline > li").ToList();

        Assert.Equal("Ao bỏ trống 0,8 ha.", page.QuerySelectorAll("main h2").Single(title => title.TextContent.StartsWith("Vì sao cần làm", StringComparison.Ordinal)).NextElementSibling!.TextContent);

        Assert.Equal(
            ["Việc sau khi công nhận.", "Công nhận", "Việc thứ ba.", "Việc thứ hai.", "Việc thứ nhất.", "Đăng ký", "Việc của hôm trước, ghi sau."],
            timeline.Select(one => one.QuerySelector(".tag")!.TextContent is var stage && stage == "Thực hiện" ? one.QuerySelectorAll("p")[^1].TextContent : stage));
        Assert.Equal(
            ["Ghi tiến độ", "Công nhận", "Chấm điểm", "Ghi tiến độ", "Ghi tiến độ", "Ghi tiến độ", "Ghi tiến độ", "Duyệt", "Thẩm định", "Gửi bản đăng ký"],
            (await walk.Page(Walk.Officer, DeskAddresses.History("model", model.Id))).QuerySelectorAll("main .timeline > li h2").Select(one => one.TextContent).Take(10));
    }

    [Theory, EachDatabase]
    public async Task A_telephone_is_a_link_that_dials_and_reads_as_the_office_wrote_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        var page = await reader.Page(Addresses.Model("trong-sen-ket-hop-nuoi-ca", DemoData.Id("model m08")));

        var (contact, foot) = (page.QuerySelector("main aside a[href^='tel:']")!, page.QuerySelector("footer a[href^='tel:']")!);
        Assert.Equal(("tel:+842353873157", "02353. 873.157"), (contact.GetAttribute("href"), contact.TextContent));
        Assert.Equal(("tel:+842353873157", "02353. 873.157"), (foot.GetAttribute("href"), foot.TextContent));
        Assert.Equal("Điện thoại: 02353. 873.157", foot.ParentElement!.TextContent);
    }

    private static async Task Done(Task<HttpResponseMessage> press)
    {
        using var answer = await press;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Ct)}");
    }
}
