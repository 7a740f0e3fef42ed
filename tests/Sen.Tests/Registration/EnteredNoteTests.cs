using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Progress;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Xunit;

namespace Sen.Tests.Registration;

/// <summary>What everybody is told of an entry on behalf (<see cref="EnterOnBehalf"/>, <see cref="RecordOnBehalf"/>): the writer, the reviewers, the owner, and whoever has to give the post.</summary>
public sealed class EnteredNoteTests
{
    private const string Second = "thanhvien", Paper = "Xem bản quét";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_paper_can_be_opened_from_every_part_and_by_every_reviewer_and_a_village_is_where_its_model_is_done(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Give(Second, PostKind.Officer);
        await using var db = walk.Sen.Database.OpenAll();
        var village = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == DemoData.Id("v-tg"), Ct);
        var id = await Entered(walk, village.Id, "Ngõ sạch nhập hộ");

        Assert.Equal(village.VillageId, (await walk.Dossier(id)).Model.VillageId);
        var scan = Link(await walk.Page(Walk.Officer, DeskAddresses.Model(id)));
        foreach (var part in Enumerable.Range(1, RegistrationForm.Parts.Count))
        {
            var page = await walk.Page(Walk.Officer, DeskAddresses.Form(id, part));
            Assert.Equal(scan, Link(page));
            Assert.Contains(village.ShortName, page.QuerySelector("main [data-entered]")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(village.VillageId.ToString(), (await walk.Page(Walk.Officer, DeskAddresses.Form(id, 1))).QuerySelector<IHtmlSelectElement>("#village")?.Value
            ?? (await walk.Page(Walk.Officer, DeskAddresses.Form(id, 1))).QuerySelector("input[name=village]:checked")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await Fill(walk, id)).StatusCode);
        foreach (var user in new[] { Walk.Officer, Second, Walk.Head })
        {
            var review = await walk.Page(user, DeskAddresses.Review(id));
            Assert.Equal(scan, Link(review));
            Assert.Contains(" nhập hộ, theo lời Trưởng thôn, bằng giấy, ngày 22/09/2022.", review.QuerySelector("main [data-entered]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await (await walk.As(user)).GetAsync(scan, Ct)).StatusCode);
        }
    }

    [Theory, EachDatabase]
    public async Task Told_by_telephone_the_reviewer_reads_that_there_is_no_scan(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await Entered(walk, await walk.Organisation(Walk.Farmers), "Vườn rau nhập hộ", Telling.Telephone);
        await Fill(walk, id);

        Assert.Contains("Không kèm bản quét.", (await walk.Page(Walk.Head, DeskAddresses.Review(id))).QuerySelector("main [data-entered]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await walk.Page(Walk.Head, DeskAddresses.Review(await walk.Sent(Walk.Farmers, "Ao sen của hội")))).QuerySelector("[data-entered]"));
    }

    [Theory, EachDatabase]
    public async Task The_only_officer_reads_before_sending_that_nobody_can_answer_and_the_administrator_finds_the_work_the_reason_and_the_way_out(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        const string Alone = "#chua-ai-tham-dinh";
        var begin = await walk.Page(Walk.Officer, DeskAddresses.EnterOnBehalf);
        Assert.Contains("Đề nghị quản trị giao vị trí ấy cho một người như vậy", begin.QuerySelector(Alone)!.TextContent, StringComparison.Ordinal);
        var id = await Entered(walk, await walk.Organisation(Walk.Farmers), "Ao sen nhập hộ");
        var sent = await Fill(walk, id, async () => Assert.NotNull((await walk.Page(Walk.Officer, DeskAddresses.Form(id, 5))).QuerySelector(Alone)));
        var model = await walk.Page(Walk.Officer, sent.Headers.Location!.ToString());
        Assert.NotNull(model.QuerySelector(Alone));
        Assert.DoesNotContain("trả lời trước ngày", model.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var line = (await walk.Page(Walk.Administrator, DeskAddresses.MyWork)).QuerySelectorAll("main .tasks li").Single(one => one.TextContent.Contains("1 việc chưa có người nhận", StringComparison.Ordinal));
        var inbox = (await walk.Page(Walk.Administrator, line.QuerySelector("a")!.GetAttribute("href")!)).QuerySelector("#chua-co-nguoi-lam")!;
        Assert.Contains("Thẩm định bản đăng ký: “Ao sen nhập hộ”", string.Join(' ', inbox.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("nhập hộ, ghi hộ hoặc phụ trách đăng ký cho đơn vị chủ trì", inbox.TextContent, StringComparison.Ordinal);
        var give = inbox.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Single(href => href.Contains($"{DemoData.Id("account thanhvien"):d}", StringComparison.Ordinal));
        // Whoever registers for the owner could not do it either.
        Assert.DoesNotContain($"{DemoData.Id("account hoinongdan"):d}", inbox.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(nameof(PostKind.Officer), (await walk.Page(Walk.Administrator, give)).QuerySelector("input[name=Kind]:checked")!.GetAttribute("value"));

        await walk.Give(Second, PostKind.Officer);
        Assert.Null((await walk.Page(Walk.Officer, DeskAddresses.EnterOnBehalf)).QuerySelector(Alone));
        Assert.Contains("trả lời trước ngày", (await walk.Page(Walk.Officer, $"{DeskAddresses.Model(id)}?xong={Step.Register}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await walk.Page(Walk.Administrator, DeskAddresses.Inbox(new(PostKind.Officer, Guid.Empty)))).QuerySelector("#chua-co-nguoi-lam"));
    }

    [Theory, EachDatabase]
    public async Task The_owner_is_told_on_the_first_page_what_was_entered_in_its_name_and_why_its_due_day_moved(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await using var db = walk.Sen.Database.OpenAll();
        var id = await Entered(walk, await walk.Organisation(Walk.Farmers), "Ao sen nhập hộ");
        var model = await db.Registrations.AsNoTracking().Where(row => row.Stage == Stage.Underway && row.Year == 2022).OrderBy(row => row.Id).FirstAsync(Ct);
        await walk.Give(Walk.Farmers, PostKind.Registrar, model.ResponsibleId);
        var officer = await walk.As(Walk.Officer);
        var page = await officer.Open(DeskAddresses.ProgressOnBehalf(model.Id));
        using var told = Content(page, ("ToldBy", "Trưởng thôn"), ("How", nameof(Telling.Telephone)), ("On", "22/09/2022"), ("on", "21/09/2022"), ("note", "Đã đắp xong bờ ao."), ("households", "12"));
        Assert.Equal(HttpStatusCode.Redirect, (await officer.PostAsync(DeskAddresses.ProgressOnBehalf(model.Id), told, Ct)).StatusCode);

        var desk = await walk.Page(Walk.Farmers, DeskAddresses.MyWork);
        var lines = desk.QuerySelectorAll("section[aria-labelledby=nhap-ho] li");
        Assert.Equal([DeskAddresses.Model(model.Id), DeskAddresses.Model(id)], lines.Select(line => line.QuerySelector("a")!.GetAttribute("href")));
        Assert.All(lines, line => Assert.Contains("theo lời Trưởng thôn", line.TextContent, StringComparison.Ordinal));
        Assert.Contains("Hạn ghi tiến độ lần sau tính từ lần ghi hộ này", lines[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hạn ghi tiến độ", lines[1].TextContent, StringComparison.Ordinal);
        Assert.Null((await walk.Page(Walk.Women, DeskAddresses.MyWork)).QuerySelector("section[aria-labelledby=nhap-ho]"));
        Assert.Null((await walk.Page(Walk.Officer, DeskAddresses.MyWork)).QuerySelector("section[aria-labelledby=nhap-ho]"));
    }

    private static string Link(IHtmlDocument page) => page.QuerySelectorAll("main [data-entered] a").Single(link => link.TextContent == Paper).GetAttribute("href")!;

    private static async Task<Guid> Entered(Walk walk, Guid owner, string name, Telling how = Telling.Paper)
    {
        var officer = await walk.As(Walk.Officer);
        var page = await officer.Open(DeskAddresses.EnterOnBehalf);
        using var form = Content(page, ("organisation", $"{owner}"), ("name", name), ("ToldBy", "Trưởng thôn"), ("How", $"{how}"), ("On", "22/09/2022"));
        if (how == Telling.Paper)
        {
            form.Add(new ByteArrayContent(TestPapers.Pdf(["Bản đăng ký"])), PaperScans.Field, "giấy.pdf");
        }

        var answer = await officer.PostAsync(DeskAddresses.EnterOnBehalf, form, Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        return Walk.IdIn(answer);
    }

    private static async Task<HttpResponseMessage> Fill(Walk walk, Guid id, Func<Task>? before = null)
    {
        foreach (var (part, answers) in new (int, (string, string)[])[]
        {
            (1, [("field", nameof(Field.Economy)), ("village", AnswerSheet.WholeCommune), ("need", "Ao bỏ trống 0,8 ha.")]),
            (2, [("site", "Ao chung đầu thôn."), ("content", "Cải tạo ao."), ("task", "Đắp bờ ao; trồng sen."), ("link", "Họp dân."), ("method", "Đến từng hộ.")]),
            (3, [("goal", "12 hộ có thêm thu nhập."), ("forces", "Hội Nông dân chủ trì."), ("finish-on", "15/11/2022"), ("sensitive", AnswerSheet.No)]),
        })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await walk.Press(Walk.Officer, DeskAddresses.Form(id, part), DeskAddresses.Form(id, part), [.. answers, ("toi", "phan")])).StatusCode);
        }

        await (before?.Invoke() ?? Task.CompletedTask);
        return await walk.Press(Walk.Officer, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));
    }

    private static MultipartFormDataContent Content(IHtmlDocument page, params (string Name, string Value)[] answers)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in new[] { "__RequestVerificationToken", "key" }.Select(name => (name, page.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!)).Concat(answers))
        {
            form.Add(new StringContent(value), field);
        }

        return form;
    }
}
