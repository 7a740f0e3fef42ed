using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Registration;

public class ReturnRegistrationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_reason_stands_at_its_question_when_the_form_is_opened_again(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");

        var returned = await walk.Decide(Walk.Officer, id, "tra-lai", ("reason.task", "Đề nghị ghi rõ số lượng."), ("reason.goal", "Đề nghị ghi thu nhập tăng thêm."));
        var page = await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 2));
        var model = await walk.Page(Walk.Farmers, DeskAddresses.Model(id));

        Assert.Equal((HttpStatusCode.Redirect, Stage.Returned), (returned.StatusCode, (await walk.Dossier(id)).Registration.Stage));
        Assert.Contains("Đề nghị ghi rõ số lượng.", page.QuerySelector("#task-reason")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("task-reason task-hint", page.QuerySelector("#task")?.GetAttribute("aria-describedby"));
        Assert.Equal(
            [$"{DeskAddresses.Form(id, 2, 3)}#task", $"{DeskAddresses.Form(id, 3)}#goal"],
            model.QuerySelectorAll(".notice.warn a").Select(link => link.GetAttribute("href")));
        await using var db = walk.Sen.Database.OpenAll();
        var reasons = await db.ReturnReasons.Where(row => row.RegistrationId == id).OrderBy(row => row.Question).ToListAsync(Ct);
        Assert.Equal([("goal", "12 hộ có thêm thu nhập.", 1), ("task", "Đắp bờ ao; trồng sen.", 1)], reasons.Select(row => (row.Question, row.AnswerThen, row.Round)));
        Assert.Contains("“Chọn việc: sẽ làm những việc nào?”: Đề nghị ghi rõ số lượng.", (await db.AuditLines.SingleAsync(line => line.SubjectId == id.ToString("d") && line.Verb == "model.return", Ct)).Reason, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_corrected_answer_leads_back_to_the_page_where_it_is_sent(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Decide(Walk.Officer, id, "tra-lai", ("reason.task", "Đề nghị ghi rõ số lượng."));
        var address = DeskAddresses.Form(id, 2, 3);

        var page = await walk.Page(Walk.Farmers, address);
        var button = Assert.Single(page.QuerySelectorAll("main .actions button.btn:not(.plain, .link)"));
        var saved = await walk.Press(Walk.Farmers, page, address, ("task", "Đắp 200 m bờ ao."), ("toi", button.GetAttribute("value")!));

        Assert.Equal(("Lưu và sang phần 5", DeskAddresses.Form(id, 5)), (button.TextContent, saved.Headers.Location?.ToString()));
        Assert.Equal("Đắp 200 m bờ ao.", (await walk.Dossier(id)).Registration.Choices.Task);
    }

    [Theory, EachDatabase]
    public async Task Without_one_reason_nothing_goes_back(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");

        var answer = await walk.Decide(Walk.Officer, id, "tra-lai", ("opinion", "Cần xem lại."));
        var page = await Forms.Parsed(answer);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, Stage.Registered), (answer.StatusCode, (await walk.Dossier(id)).Registration.Stage));
        Assert.StartsWith("Đề nghị nêu lý do ở ít nhất một câu.", page.QuerySelector("#loi a[href='#reasons']")?.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("#tra-lai")?.HasAttribute("open"));
        Assert.Equal("Cần xem lại.", page.QuerySelector("#opinion")?.TextContent);
    }

    [Theory, EachDatabase]
    public async Task The_committee_head_sends_back_too_and_the_second_time_counts_as_the_second(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Decide(Walk.Officer, id, "tra-lai", ("reason.task", "Ghi rõ số lượng."));
        await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));
        await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung."));

        var returned = await walk.Decide(Walk.Head, id, "tra-lai", ("reason.goal", "Ghi rõ số hộ."));
        var page = await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 3));

        Assert.Equal(HttpStatusCode.Redirect, returned.StatusCode);
        Assert.Contains("Ghi rõ số hộ.", page.QuerySelector("#goal-reason")?.TextContent, StringComparison.Ordinal);
        Assert.Null((await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 2))).QuerySelector("#task-reason"));
        await using var db = walk.Sen.Database.OpenAll();
        Assert.Equal([1, 2], await db.ReturnReasons.Where(row => row.RegistrationId == id).OrderBy(row => row.Round).Select(row => row.Round).ToListAsync(Ct));
    }
}
