using System.Net;
using Sen.Movement.Models;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Registration;

public class ReviewRegistrationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_changed_since_it_was_sent_back_is_marked_word_by_word_with_words_for_screen_readers(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Decide(Walk.Officer, id, "tra-lai", ("reason.task", "Ghi rõ số lượng."));
        await walk.Part(Walk.Farmers, id, 2, ("task", "Đắp 200 m bờ ao; trồng sen."), ("link", "Họp dân, góp công."));
        await walk.Part(Walk.Farmers, id, 3, ("finish-on", "30/11/2022"));
        await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));

        var page = await walk.Page(Walk.Officer, DeskAddresses.Review(id));

        Assert.Contains("3 nội dung thay đổi so với lần trả lại 23/09/2022", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["#task-answer", "#link-answer", "#finish-on-answer"], page.QuerySelectorAll(".notice .row a").Select(link => link.GetAttribute("href")));
        Assert.Equal("[thêm: 200 m ] ", page.QuerySelector("#task-answer ins")?.TextContent);
        Assert.Null(page.QuerySelector("#task-answer del"));
        Assert.Equal(["[bỏ: 15/11/2022] ", "[thêm: 30/11/2022] "], page.QuerySelectorAll("#finish-on-answer del, #finish-on-answer ins").Select(one => one.TextContent));
        Assert.Contains("Ghi rõ số lượng.", page.QuerySelector("#task-answer")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("gửi lần 2", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#goal-answer.edited"));
    }

    [Theory, EachDatabase]
    public async Task What_did_not_change_is_folded_and_what_was_asked_for_and_did_not_change_says_so(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Decide(Walk.Officer, id, "tra-lai", ("reason.task", "Ghi rõ số lượng."), ("reason.goal", "Ghi rõ số hộ."));
        await walk.Part(Walk.Farmers, id, 2, ("task", "Đắp 200 m bờ ao; trồng 0,8 ha sen."));
        await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));

        var page = await walk.Page(Walk.Officer, DeskAddresses.Review(id));
        var refused = await Forms.Parsed(await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", ""), ("reason.need", "Nêu thêm số liệu.")));

        Assert.Equal("Chọn việc: sẽ làm những việc nào? 2 chỗ", page.QuerySelector(".notice .row li")?.TextContent);
        Assert.Contains("Đã sửa 2 chỗ", page.QuerySelector("#task-answer dt")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chưa sửa", page.QuerySelector("#goal-answer dt")?.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#goal-answer")?.Closest("details#khong-doi"));
        Assert.Equal("13 câu không đổi", page.QuerySelector("#khong-doi > summary")?.TextContent);
        Assert.Equal(13, page.QuerySelectorAll("#khong-doi .changes > div").Length);
        Assert.False(page.QuerySelector("#khong-doi")?.HasAttribute("open"));
        Assert.True(refused.QuerySelector("#khong-doi")?.HasAttribute("open"));
        Assert.Equal("Nêu thêm số liệu.", refused.QuerySelector("#khong-doi [name='reason.need']")?.TextContent);
    }

    [Theory, EachDatabase]
    public async Task Whoever_approves_sees_every_answer_open_for_it_is_the_first_time(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Decide(Walk.Officer, id, "tra-lai", ("reason.task", "Ghi rõ số lượng."));
        await walk.Part(Walk.Farmers, id, 2, ("task", "Đắp 200 m bờ ao; trồng 0,8 ha sen."));
        await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));
        await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung, đề nghị duyệt."));

        var page = await walk.Page(Walk.Head, DeskAddresses.Review(id));

        Assert.Null(page.QuerySelector("#khong-doi"));
        Assert.Equal(RegistrationForm.Questions.Count, page.QuerySelectorAll(".changes > div").Length);
    }

    [Theory, EachDatabase]
    public async Task The_same_answer_with_another_tone_place_has_not_changed_and_then_nothing_is_folded(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Part(Walk.Farmers, await Withdrawn(walk, id), 2, ("task", "Hòa giải ở thôn; thủy lợi."));
        await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));
        await walk.Decide(Walk.Officer, id, "tra-lai", ("reason.task", "Ghi rõ số lượng."));
        await walk.Part(Walk.Farmers, id, 2, ("task", "Hoà giải ở thôn;  thuỷ lợi."));
        await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));

        var page = await walk.Page(Walk.Officer, DeskAddresses.Review(id));

        Assert.Contains("Chưa có nội dung nào thay đổi so với lần trả lại", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".changes ins, .changes del"));
        Assert.Contains("Chưa sửa", page.QuerySelector("#task-answer dt")?.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#khong-doi"));
    }

    [Theory, EachDatabase]
    public async Task A_rewritten_answer_stands_below_what_it_was_and_English_marks_speak_English(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Part(Walk.Farmers, await Withdrawn(walk, id), 2, ("method", "Chi hội đến từng hộ quanh ao, nói rõ cách góp công và cách chia sản phẩm."));
        await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));
        await walk.Decide(Walk.Officer, id, "tra-lai", ("reason.method", "Ghi rõ ai làm mẫu."));
        await walk.Part(Walk.Farmers, id, 2, ("method", "Ba gia đình hội viên làm mẫu trước một tháng; sau đó mời mọi người trong thôn tới xem rồi mới bàn."));
        await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));
        using var choice = new FormUrlEncodedContent([new("ngon-ngu", "en"), new("ve", "/")]);
        await (await walk.As(Walk.Officer)).PostAsync("/hien-thi", choice, Ct);

        var page = await walk.Page(Walk.Officer, DeskAddresses.Review(id));

        Assert.Equal(["DEL", "INS"], page.QuerySelectorAll("#method-answer .whole").Select(one => one.TagName));
        Assert.Equal(["[removed: ", "] ", "[added: ", "] "], page.QuerySelectorAll("#method-answer .lines .unseen").Select(one => one.TextContent));
        Assert.All(page.QuerySelectorAll("#method-answer .lines .unseen"), one => Assert.Equal("en", one.GetAttribute("lang")));
        Assert.Equal("vi", page.QuerySelector("#method-answer .lines")?.GetAttribute("lang"));
        Assert.Equal("Choosing the method: how are people won? 1 place", page.QuerySelector(".notice .row li")?.TextContent);
    }

    // Back in the organisation's hands, to be written on.
    private static async Task<Guid> Withdrawn(Walk walk, Guid id)
    {
        await walk.Press(Walk.Farmers, DeskAddresses.Model(id), DeskAddresses.Withdraw(id));
        return id;
    }

    [Theory, EachDatabase]
    public async Task The_queue_holds_what_this_person_may_decide_and_the_rail_counts_it(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var officer = await walk.Page(Walk.Officer, DeskAddresses.Reviews);
        var head = await walk.Page(Walk.Head, DeskAddresses.Reviews);
        var farmers = await walk.Page(Walk.Farmers, DeskAddresses.MyWork);

        Assert.Equal([DeskAddresses.Review(await walk.Known("Nhóm hộ giúp nhau làm vườn"))], officer.QuerySelectorAll(".tasks a.btn").Select(link => link.GetAttribute("href")));
        Assert.Equal([DeskAddresses.Review(await walk.Known("Tuyến đường hoa"))], head.QuerySelectorAll(".tasks a.btn").Select(link => link.GetAttribute("href")));
        Assert.Contains("1 việc đang chờ", officer.QuerySelector($".rail a[href='{DeskAddresses.Reviews}']")?.TextContent, StringComparison.Ordinal);
        Assert.Null(farmers.QuerySelector($".rail a[href='{DeskAddresses.Reviews}']"));
    }

    [Theory, EachDatabase]
    public async Task The_officers_opinion_stands_beside_what_was_registered(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung,\nđề nghị duyệt."));

        var page = await walk.Page(Walk.Head, DeskAddresses.Review(id));

        var opinion = page.QuerySelectorAll(".panel").Single(panel => panel.QuerySelector("h2")?.TextContent == "Ý kiến thẩm định");
        Assert.Contains("Cán bộ Khối Dân vận", opinion.TextContent, StringComparison.Ordinal);
        Assert.Equal("Đủ nội dung,\nđề nghị duyệt.", opinion.QuerySelector(".lines")?.TextContent);
    }

    [Theory, EachDatabase]
    public async Task A_registration_of_another_commune_is_not_there(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var elsewhere = await (await TestCommune.Of(walk.Sen.Database)).Registration(Movement.Models.Stage.Registered);

        foreach (var address in (string[])[DeskAddresses.Review(elsewhere), DeskAddresses.Model(elsewhere), DeskAddresses.History("registration", elsewhere)])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await walk.As(Walk.Officer)).GetAsync(address, Ct)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await walk.As(Walk.Farmers)).GetAsync(DeskAddresses.Form(elsewhere, 1), Ct)).StatusCode);
    }
}
