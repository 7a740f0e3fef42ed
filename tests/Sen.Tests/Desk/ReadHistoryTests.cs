using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Portal;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Desk;

public class ReadHistoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_act_is_told_field_by_field_in_the_words_of_the_form(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Decide(Walk.Officer, id, "tra-lai", ("reason.task", "Ghi rõ số lượng."));

        var page = await walk.Page(Walk.Farmers, DeskAddresses.History("registration", id));
        var last = page.QuerySelectorAll("main .timeline > li")[0];

        Assert.Equal("Trả lại để bổ sung", last.QuerySelector("h2")?.TextContent);
        Assert.Contains("Cán bộ Khối Dân vận (Cán bộ cơ quan thường trực), qua trang web", last.TextContent, StringComparison.Ordinal);
        Assert.Contains("“Chọn việc: sẽ làm những việc nào?”: Ghi rõ số lượng.", last.TextContent, StringComparison.Ordinal);
        Assert.Contains(last.QuerySelectorAll("tr"), row => Cells(row).SequenceEqual(["Bước", "Chờ thẩm định", "Trả lại để bổ sung"]));
        Assert.Contains(page.QuerySelectorAll("tr"), row => Cells(row).SequenceEqual(["Đến cuối năm sẽ thấy được gì?", "–", "12 hộ có thêm thu nhập."]));
        Assert.Contains(page.QuerySelectorAll("tr"), row => Cells(row).SequenceEqual(["Hoàn thành khi nào?", "–", "15/11/2022"]));
        Assert.DoesNotContain("NameFolded", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Figures_are_written_as_people_write_them_and_fields_stand_as_on_the_form(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung."));
        await walk.Decide(Walk.Head, id, "duyet");
        var answer = await walk.Press(Walk.Farmers, DeskAddresses.Progress(id), DeskAddresses.Progress(id),
            ("on", "23/09/2022"), ("note", "Đã trồng hoa hai bên đường."), ("households", "1200"), ("participants", "35"), ("labour-days", "60"), ("money", "1.500.000"), ("land", "15000"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        var page = await walk.Page(Walk.Officer, DeskAddresses.History("registration", id));
        var told = page.QuerySelectorAll("main .timeline details").First(row => row.QuerySelector("summary")!.TextContent.StartsWith("Tiến độ", StringComparison.Ordinal));

        Assert.Equal(
            ["Ngày: 23/09/2022", "Việc đã làm: Đã trồng hoa hai bên đường.", "Số hộ: 1.200", "Lượt người: 35", "Ngày công: 60", "Tiền huy động: 1.500.000 đồng", "Đất đóng góp: 15.000 m²"],
            told.QuerySelectorAll("tbody tr").Select(Cells).Select(cells => $"{cells.First()}: {cells.Last()}"));
    }

    [Theory, EachDatabase]
    public async Task History_follows_the_rights_of_the_record(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var (draft, sent) = (await walk.Draft(Walk.Farmers, "Ao sen của hội"), await walk.Known("Tuyến đường hoa"));
        var model = (await walk.Dossier(sent)).Model.Id;

        Assert.Equal(HttpStatusCode.OK, await Status(walk, Walk.Farmers, "registration", draft));
        Assert.Equal(HttpStatusCode.Conflict, await Status(walk, Walk.Officer, "registration", draft));
        Assert.Equal(HttpStatusCode.OK, await Status(walk, Walk.Officer, "registration", sent));
        Assert.Equal(HttpStatusCode.OK, await Status(walk, Walk.Officer, "model", model));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(walk, Walk.Women, "registration", sent));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(walk, Walk.Women, "model", model));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(walk, "bientap", "registration", sent));
        Assert.Equal(HttpStatusCode.NotFound, await Status(walk, Walk.Officer, "registration", model));
    }

    [Theory, EachDatabase]
    public async Task Whoever_may_not_open_a_record_does_not_read_its_history_either(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var article = (await walk.Sen.Save(Editors.New())).Value.Id;
        await using var db = walk.Sen.Database.OpenAll();
        var feedback = await db.Feedback.Where(row => row.OwnerOrganisationId == null).Select(row => row.Id).FirstAsync(Ct);
        foreach (var (kind, id, open, shut) in new[]
        {
            ("article", article, "bientap", new[] { Walk.Officer, Walk.Head, Walk.Administrator, "chutich", Walk.Farmers }),
            ("feedback", feedback, Walk.Officer, [Walk.Member, "chutich", Walk.Administrator, Walk.Farmers]),
        })
        {
            Assert.Equal(HttpStatusCode.OK, await Status(walk, open, kind, id));
            foreach (var user in shut)
            {
                Assert.Equal(HttpStatusCode.Forbidden, await Status(walk, user, kind, id));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task A_record_of_another_kind_has_its_history_too_and_no_secret_is_in_it(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Give(Walk.Member, PostKind.Officer);
        await using var db = walk.Sen.Database.OpenAll();
        var account = await db.Users.SingleAsync(row => row.UserName == Walk.Member, Ct);

        var page = await walk.Page(Walk.Administrator, DeskAddresses.History("post", account.Id));

        Assert.Contains(page.QuerySelectorAll("tr"), row => Cells(row).SequenceEqual(["Vị trí", "–", "Cán bộ cơ quan thường trực"]));
        Assert.Contains(page.QuerySelectorAll("tr"), row => Cells(row).SequenceEqual(["Người giữ", "–", account.Title]));
        Assert.DoesNotContain(account.PasswordHash!, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Cells(AngleSharp.Dom.IElement row) => row.Children.Select(cell => cell.TextContent);

    private static async Task<HttpStatusCode> Status(Walk walk, string user, string kind, Guid id) =>
        (await (await walk.As(user)).GetAsync(DeskAddresses.History(kind, id), Ct)).StatusCode;
}
