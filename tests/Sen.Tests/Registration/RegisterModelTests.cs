using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Registration;

public class RegisterModelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_complete_draft_is_sent_and_the_audit_says_by_whom_through_which_post(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Draft(Walk.Farmers, "Ao sen của hội");

        var sent = await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));
        var page = await walk.Page(Walk.Farmers, sent.Headers.Location!.ToString());

        var registration = (await walk.Dossier(id)).Registration;
        await using var db = walk.Sen.Database.OpenAll();
        var line = await db.AuditLines.SingleAsync(line => line.SubjectId == id.ToString("d") && line.Verb == "model.register", Ct);
        Assert.Equal((Stage.Registered, registration.RegistrantId.ToString("d"), nameof(PostKind.Registrar)), (registration.Stage, line.ActorId, line.Post));
        Assert.Contains("Đã gửi. Khối Dân vận trả lời trước ngày 30/09/2022.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_is_missing_is_listed_with_a_link_to_each_question_and_nothing_is_sent(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var begun = await walk.Press(Walk.Farmers, DeskAddresses.Begin, DeskAddresses.Begin,
            ("name", "Ao sen của hội"), ("field", nameof(Field.Economy)), ("village", AnswerSheet.WholeCommune), ("need", "Ao bỏ trống."));
        var id = Walk.IdIn(begun);
        await walk.Part(Walk.Farmers, id, 2, ("site", "Ao chung."), ("content", "Cải tạo ao."), ("link", "Họp dân."), ("method", "Đến từng hộ."));
        await walk.Part(Walk.Farmers, id, 3, ("goal", "12 hộ."), ("forces", "Hội Nông dân."));

        var asked = await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 3));
        var page = await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 5));
        var draft = await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 2));
        var forced = await (await walk.As(Walk.Farmers)).PostAsync(DeskAddresses.Submit(id), Fields(draft), Ct);

        Assert.Null(page.QuerySelector($"form[action='{DeskAddresses.Submit(id)}']"));
        Assert.Equal([$"{DeskAddresses.Form(id, 2, 3)}#task", $"{DeskAddresses.Form(id, 3, 3)}#finish-on", $"{DeskAddresses.Form(id, 3, 4)}#sensitive"], page.QuerySelectorAll("#con-thieu a").Select(link => link.GetAttribute("href")));
        Assert.Null(asked.QuerySelector("#sensitive-field input:checked"));
        Assert.Contains("Đề nghị chọn “Có” hoặc “Không”", page.QuerySelector("#con-thieu")?.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, Stage.Draft), (forced.StatusCode, (await walk.Dossier(id)).Registration.Stage));
    }

    [Theory, EachDatabase]
    public async Task Pressing_the_button_twice_sends_once(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Draft(Walk.Farmers, "Ao sen của hội");
        var page = await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 5));

        var once = await walk.Press(Walk.Farmers, page, DeskAddresses.Submit(id));
        var twice = await walk.Press(Walk.Farmers, page, DeskAddresses.Submit(id));

        Assert.Equal(once.Headers.Location, twice.Headers.Location);
        Assert.Equal(1, await walk.Acts(id, Operation.Register));
    }

    [Theory, EachDatabase]
    public async Task A_page_that_is_older_than_the_draft_sends_nothing_and_shows_both_versions(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Draft(Walk.Farmers, "Ao sen của hội");
        var page = await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 5));
        await walk.Part(Walk.Farmers, id, 3, ("goal", "30 hộ."));

        var stale = await walk.Press(Walk.Farmers, page, DeskAddresses.Submit(id));
        var shown = await Forms.Parsed(stale);

        Assert.Equal((HttpStatusCode.Conflict, Stage.Draft), (stale.StatusCode, (await walk.Dossier(id)).Registration.Stage));
        Assert.Equal(["Đến cuối năm sẽ thấy được gì?", "12 hộ có thêm thu nhập.", "30 hộ."], shown.QuerySelectorAll("#loi tbody tr > *").Select(cell => cell.TextContent));
    }

    [Theory, EachDatabase]
    public async Task What_was_returned_and_is_sent_again_unchanged_is_asked_about_once(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Decide(Walk.Officer, id, "tra-lai", ("reason.task", "Đề nghị ghi rõ số lượng."));

        var asked = await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 5));
        var unasked = await walk.Press(Walk.Farmers, asked, DeskAddresses.Submit(id), ("unchanged", ""));
        Assert.Equal("Chưa sửa gì theo ý kiến trả lại – vẫn gửi?", asked.QuerySelector("#chua-sua")?.TextContent);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, Stage.Returned), (unasked.StatusCode, (await walk.Dossier(id)).Registration.Stage));

        await walk.Part(Walk.Farmers, id, 2, ("task", "Đắp 200 m bờ ao."));
        Assert.Null((await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 5))).QuerySelector("#chua-sua"));
        await walk.Part(Walk.Farmers, id, 2, ("task", "Đắp bờ ao; trồng sen."));

        var sent = await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));
        Assert.Equal((HttpStatusCode.Redirect, Stage.Registered), (sent.StatusCode, (await walk.Dossier(id)).Registration.Stage));
    }

    [Theory, EachDatabase]
    public async Task A_form_without_its_own_pages_token_is_not_read(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Draft(Walk.Farmers, "Ao sen của hội");

        var answer = await (await walk.As(Walk.Farmers)).PostAsync(DeskAddresses.Submit(id), new FormUrlEncodedContent([new("version", "1")]), Ct);

        Assert.Equal((HttpStatusCode.BadRequest, Stage.Draft), (answer.StatusCode, (await walk.Dossier(id)).Registration.Stage));
    }

    private static FormUrlEncodedContent Fields(AngleSharp.Html.Dom.IHtmlDocument page) => new(
        page.QuerySelectorAll("form[data-autosave] input[type=hidden]").Select(input => new KeyValuePair<string, string>(input.GetAttribute("name")!, input.GetAttribute("value")!)));
}
