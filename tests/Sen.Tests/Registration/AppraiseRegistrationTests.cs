using System.Net;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Registration;

public class AppraiseRegistrationTests
{
    private const string Waiting = "Nhóm hộ giúp nhau làm vườn";

    [Theory, EachDatabase]
    public async Task Reasons_of_a_return_are_not_thrown_away_by_the_other_button(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");

        var answer = await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung."), ("reason.task", "Ghi rõ số lượng."));

        var page = await Forms.Parsed(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Đã nêu lý do ở 1 câu.", page.QuerySelector("#loi")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ghi rõ số lượng.", page.QuerySelector("[name='reason.task']")!.TextContent);
        Assert.Equal(Stage.Registered, (await walk.Dossier(id)).Registration.Stage);
    }

    [Theory, EachDatabase]
    public async Task The_opinion_and_the_member_in_charge_are_kept_and_the_next_one_opens(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var (mine, other) = (await walk.Sent(Walk.Farmers, "Ao sen của hội"), await walk.Known(Waiting));

        var decided = await walk.Decide(Walk.Officer, mine, "tham-dinh", ("opinion", "Đủ nội dung, đề nghị duyệt."), ("in-charge", "Thành viên Ban Chỉ đạo"));

        var registration = (await walk.Dossier(mine)).Registration;
        Assert.Equal((Stage.Appraised, "Đủ nội dung, đề nghị duyệt.", "Thành viên Ban Chỉ đạo"), (registration.Stage, registration.Opinion, registration.InCharge));
        Assert.Equal($"{DeskAddresses.Review(other)}?xong={mine}", decided.Headers.Location?.ToString());
        Assert.Contains("“Ao sen của hội”: Chờ duyệt.", (await walk.Page(Walk.Officer, decided.Headers.Location!.ToString())).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Without_an_opinion_the_page_comes_back_with_everything_else_typed(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");

        var answer = await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", " "), ("reason.task", "Ghi rõ thời gian."), ("in-charge", "Thành viên Ban Chỉ đạo"));
        var page = await Forms.Parsed(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("Đề nghị ghi ý kiến thẩm định", page.QuerySelector("#loi a[href='#opinion']")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ghi rõ thời gian.", page.QuerySelector("textarea[name='reason.task']")?.TextContent);
        Assert.Equal("Thành viên Ban Chỉ đạo", page.QuerySelector("#in-charge option[selected]")?.TextContent);
        Assert.Equal(Stage.Registered, (await walk.Dossier(id)).Registration.Stage);
    }

    [Theory, EachDatabase]
    public async Task Whoever_registered_appraises_neither_in_the_page_nor_through_the_machines_door(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Give(Walk.Farmers, PostKind.Officer);
        await walk.Give(Walk.Farmers, PostKind.CommitteeHead);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");

        var page = await walk.Page(Walk.Farmers, DeskAddresses.Review(id));
        // The token of another page of the same person: only the rule stands in the way.
        var other = await walk.Page(Walk.Farmers, DeskAddresses.Review(await walk.Known(Waiting)));
        var borrowed = Walk.Decision(await walk.Known(Waiting), "tham-dinh");
        var pressed = await walk.PressElsewhere(Walk.Farmers, other, borrowed, Walk.Decision(id, "tham-dinh"), json: false, ("opinion", "Tự thẩm định."));
        var machine = await walk.PressElsewhere(Walk.Farmers, other, borrowed, Walk.Decision(id, "tham-dinh"), json: true, ("opinion", "Tự thẩm định."));

        Assert.Null(page.QuerySelector("#quyet-dinh"));
        Assert.Contains("Người đăng ký không tự duyệt mô hình của mình. Cán bộ cơ quan thường trực: thẩm định, trả lại để bổ sung.", page.QuerySelector("aside")?.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (pressed.StatusCode, machine.StatusCode));
        Assert.Equal("application/problem+json", machine.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Stage.Registered, (await walk.Dossier(id)).Registration.Stage);
    }

    [Theory, EachDatabase]
    public async Task A_page_older_than_the_registration_decides_nothing_and_shows_what_changed(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        var seen = await walk.Page(Walk.Officer, DeskAddresses.Review(id));
        await walk.Press(Walk.Farmers, DeskAddresses.Model(id), DeskAddresses.Withdraw(id));
        await walk.Part(Walk.Farmers, id, 3, ("goal", "30 hộ."));
        await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));

        var stale = await walk.Press(Walk.Officer, seen, Walk.Decision(id, "tham-dinh"), ("opinion", "Đủ nội dung."));
        var shown = await Forms.Parsed(stale);
        var again = await walk.Press(Walk.Officer, shown, Walk.Decision(id, "tham-dinh"));

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(["Đến cuối năm sẽ thấy được gì?", "12 hộ có thêm thu nhập.", "30 hộ."], shown.QuerySelectorAll("#loi tbody tr > *").Select(cell => cell.TextContent));
        Assert.Equal("Đủ nội dung.", shown.QuerySelector("#opinion")?.TextContent);
        Assert.Equal((HttpStatusCode.Redirect, Stage.Appraised), (again.StatusCode, (await walk.Dossier(id)).Registration.Stage));
    }

    [Theory, EachDatabase]
    public async Task Only_somebody_of_the_list_is_put_in_charge(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");

        var answer = await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung."), ("in-charge", "Người nào đó"));

        Assert.Equal("Đề nghị chọn thành viên theo dõi trong danh sách.", (await Forms.Parsed(answer)).QuerySelector("#loi a[href='#in-charge']")?.TextContent);
    }
}
