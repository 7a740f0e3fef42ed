using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Portal;
using Sen.Tests.Progress;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Desk;

public class MyWorkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_desk_opens_with_verbs_and_dates_soonest_first(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var home = await (await walk.As(Walk.Farmers)).GetAsync("/can-bo", Ct);
        var page = await walk.Page(Walk.Farmers, DeskAddresses.MyWork);

        Assert.Equal(DeskAddresses.MyWork, home.Headers.Location?.ToString());
        Assert.Equal("Có 2 việc cần làm", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(
            ["Hoàn thiện và gửi bản đăng ký: “Vườn rau sạch của chi hội”", "Ghi tiến độ: “Trồng sen kết hợp nuôi cá”"],
            page.QuerySelectorAll(".tasks h3").Select(title => title.TextContent.Trim()));
        Assert.Equal(["Còn 5 ngày", "Còn 7 ngày"], page.QuerySelectorAll(".tasks .tag").Select(tag => tag.TextContent));
        Assert.Contains("hạn Thứ Tư, 28/09/2022", page.QuerySelector(".tasks")?.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".tasks > li"), item => Assert.Single(item.QuerySelectorAll(".btn")));
        Assert.Contains("2 việc đang chờ", page.QuerySelector($".rail a[href='{DeskAddresses.MyWork}']")?.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_account_without_a_post_is_told_so_and_not_that_all_is_done(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var client = await sen.SignedIn(commune, PostKind.Editor);
        Assert.Contains("Đã hoàn thành mọi việc", (await client.Open(DeskAddresses.MyWork)).QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);

        await commune.Write(async db => (await db.Posts.SingleAsync(Ct)).Until = TestCommune.Today);

        var page = await client.Open(DeskAddresses.MyWork);
        Assert.Contains("hiện không giữ vị trí nào", page.QuerySelector("main [data-no-post]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Đã hoàn thành", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_is_late_stands_first_and_says_by_how_many_days(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var page = await walk.Page("thon4", DeskAddresses.MyWork);

        Assert.Equal("Quá hạn", page.QuerySelector("main section h2")?.ChildNodes[0].TextContent.Trim());
        Assert.Equal("Quá hạn 4 ngày", page.QuerySelector(".tasks > .late .tag")?.TextContent);
    }

    [Theory, EachDatabase]
    public async Task A_stage_whose_day_is_over_says_so_in_words_in_the_wheel_and_on_the_portal_it_does_not_stand_out(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var page = await walk.Page(Walk.Officer, DeskAddresses.MyWork);
        var late = page.QuerySelector(".stages li:has(.late)")!;
        Assert.Contains("Đăng ký", late.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Quá hạn: hạn 15/09", late.QuerySelector(".until")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(late.QuerySelector(".dot.late svg"));
        Assert.Contains("quá hạn", page.QuerySelector(".wheel")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(page.QuerySelectorAll(".stages .dot.late").Length, page.QuerySelectorAll(".wheel path.late").Length);
        using var reader = walk.Sen.Client();
        var home = await reader.Open("/");
        Assert.NotNull(home.QuerySelector(".stages"));
        Assert.Null(home.QuerySelector(".stages .late, .wheel .late"));
        using var officer = await walk.Sen.SignedIn(Walk.Officer);
        using var choice = new FormUrlEncodedContent([new("ngon-ngu", "en"), new("ve", "/")]);
        await officer.PostAsync("/hien-thi", choice, Ct);
        Assert.StartsWith("Overdue: due 15 September", (await officer.Open(DeskAddresses.MyWork)).QuerySelector(".stages .until.late")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_foot_of_the_rail_has_the_words_and_the_number_and_no_dot_that_hangs_there(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var help = (await walk.Page(Walk.Officer, DeskAddresses.MyWork)).QuerySelector(".rail .help")!;
        Assert.Equal("+842353873157", help.QuerySelector("a")!.GetAttribute("href")!.Split(':')[1]);
        Assert.Contains("Cán bộ phụ trách", help.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("·", help.TextContent, StringComparison.Ordinal);
        using var officer = await walk.Sen.SignedIn(Walk.Officer);
        using var choice = new FormUrlEncodedContent([new("ngon-ngu", "en"), new("ve", "/")]);
        await officer.PostAsync("/hien-thi", choice, Ct);
        Assert.Contains("The officer in charge", (await officer.Open(DeskAddresses.MyWork)).QuerySelector(".rail .help")!.TextContent, StringComparison.Ordinal);
        const string Line = "/can-bo/cai-dat/muc/help.line";
        await walk.Press(Walk.Administrator, Line, Line, ("Value", "Cán bộ phụ trách ·"), ("From", "23/09/2022"));
        Assert.EndsWith("Cán bộ phụ trách", (await walk.Page(Walk.Officer, DeskAddresses.MyWork)).QuerySelector(".rail .help")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_comes_after_the_date_of_the_year_has_its_days_and_the_page_says_why(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Known("Sân chơi cho trẻ em");
        await walk.Press(Walk.Administrator, "/can-bo/cai-dat/muc/scoring.due", "/can-bo/cai-dat/muc/scoring.due", ("Value", "15/09"), ("From", "23/09/2022"));
        // What was done in August is told on 23 September, twice: the desk counts from the first telling.
        await walk.Press("thon5", DeskAddresses.Progress(id), DeskAddresses.Progress(id), ("on", "30/08/2022"), ("note", "Đã san nền sân chơi."));
        await walk.Press("thon5", DeskAddresses.Progress(id), DeskAddresses.Progress(id), ("on", "20/09/2022"), ("note", "Đã trồng cây."));

        var tasks = (await walk.Page(Walk.Member, DeskAddresses.MyWork)).QuerySelectorAll(".tasks > li").ToList();
        var late = tasks.Find(task => task.TextContent.Contains("Sân chơi cho trẻ em", StringComparison.Ordinal))!;
        var others = tasks.Find(task => task.TextContent.Contains("Hàng rào cây xanh", StringComparison.Ordinal))!;

        Assert.Equal("Còn 7 ngày", late.QuerySelector(".tag")?.TextContent);
        Assert.Contains("5 ngày làm việc từ ngày 23/09/2022, vì hạn chung 15/09/2022 đã qua", late.TextContent, StringComparison.Ordinal);
        Assert.Equal("Quá hạn 8 ngày", others.QuerySelector(".tag")?.TextContent);
        Assert.Contains("Theo hạn chấm điểm của năm 2022", others.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_desk_with_nothing_due_says_so_and_work_that_was_done_leaves_it(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Known("Nhóm hộ giúp nhau làm vườn");

        await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung."));
        var page = await walk.Page(Walk.Officer, DeskAddresses.MyWork);

        Assert.Equal(Stage.Appraised, (await walk.Dossier(id)).Registration.Stage);
        Assert.Equal("Không có việc nào đang chờ", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("Thẩm định: “Nhóm hộ giúp nhau làm vườn”", page.QuerySelector("main .links")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Duyệt bản đăng ký: “Nhóm hộ giúp nhau làm vườn”", (await walk.Page(Walk.Head, DeskAddresses.MyWork)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_article_sent_to_review_is_the_work_of_a_second_editor_and_sent_back_of_its_writer(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await sen.TwoPersons();
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        Assert.Empty(await Articles(Editors.Second));

        Assert.True((await sen.Move(form.Id, ArticleStep.Submit)).Ok);
        var review = Assert.Single(await Articles(Editors.Second));
        Assert.Equal((Operation.ReviewArticle, form.Id, new DateOnly(2022, 9, 28), form.Title), (review.Row.Operation, review.RegistrationId, review.Due, review.ModelName.Vi));
        Assert.Empty(await Articles(Editors.Editor));
        Assert.Empty(await Articles(Editors.Farmers));

        Assert.True((await sen.Move(form.Id, ArticleStep.Return, Editors.Second, "Thiếu ngày.")).Ok);
        Assert.Empty(await Articles(Editors.Second));
        using var writer = await sen.SignedIn("bientap");
        var page = await writer.Open(DeskAddresses.MyWork);
        var task = Assert.Single(page.QuerySelectorAll(".tasks > li"));
        Assert.Equal($"Sửa bài được trả lại: “{form.Title}”", task.QuerySelector("h3")!.TextContent.Trim());
        Assert.Contains("3 ngày làm việc từ ngày trả lại 23/09/2022", task.TextContent, StringComparison.Ordinal);
        Assert.Equal(DeskAddresses.WriteArticle(form.Id), task.QuerySelector("a.btn")!.GetAttribute("href"));
        Assert.Contains("Thiếu ngày.", (await writer.Open(DeskAddresses.WriteArticle(form.Id))).Body!.TextContent, StringComparison.Ordinal);

        async Task<IEnumerable<Work>> Articles(Actor actor)
        {
            await using var db = sen.Database.Databases.Open(Scope.Of(Editors.Commune));
            return (await DeskWork.For(db, actor, new(2022, 9, 23), Ct)).Where(work => ArticleWork.Rows.Contains(work.Row));
        }
    }

    [Theory, EachDatabase]
    public async Task An_article_that_only_its_writer_could_approve_is_the_administrators_work_until_there_is_a_second_editor(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await sen.TwoPersons();
        using var admin = await sen.SignedIn("quantri");
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        Assert.True((await sen.Move(form.Id, ArticleStep.Submit)).Ok);

        var task = Assert.Single((await admin.Open(DeskAddresses.MyWork)).QuerySelectorAll(".tasks > li"));
        Assert.Equal("Giao vị trí biên tập cho thêm một người để duyệt bài: “1 bài chờ duyệt”", task.QuerySelector("h3")!.TextContent.Trim());
        Assert.Contains("3 ngày làm việc từ ngày gửi duyệt 23/09/2022", task.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(form.Title, task.TextContent, StringComparison.Ordinal);
        Assert.Equal(DeskAddresses.Settings, task.QuerySelector("a.btn")!.GetAttribute("href"));

        await sen.EditorToo("khoidanvan");
        Assert.Empty((await admin.Open(DeskAddresses.MyWork)).QuerySelectorAll(".tasks > li"));
        using var second = await sen.SignedIn("khoidanvan");
        Assert.Contains($"Đọc và duyệt bài: “{form.Title}”", (await second.Open(DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Without_the_rule_of_two_a_review_is_every_editors_work_and_what_is_approved_is_somebodys_until_it_is_public(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await sen.EditorToo("khoidanvan");
        using var writer = await sen.SignedIn("bientap");
        using var other = await sen.SignedIn("khoidanvan");
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        async Task<string[]> Tasks(HttpClient editor) => [.. (await editor.Open(DeskAddresses.MyWork)).QuerySelectorAll(".tasks > li")
            .Where(task => task.TextContent.Contains(form.Title, StringComparison.Ordinal)).Select(task => task.QuerySelector("h3")!.TextContent.Trim())];

        Assert.True((await sen.Move(form.Id, ArticleStep.Submit)).Ok);
        string[] review = [$"Đọc và duyệt bài: “{form.Title}”"], publish = [$"Đăng bài đã duyệt: “{form.Title}”"];
        Assert.Equal(review, await Tasks(writer));
        Assert.Equal(review, await Tasks(other));

        Assert.True((await sen.Move(form.Id, ArticleStep.Approve)).Ok);
        Assert.Equal(publish, await Tasks(writer));
        Assert.Equal(publish, await Tasks(other));
        Assert.Contains("1 việc đang chờ", (await writer.Open(DeskAddresses.MyWork)).QuerySelector($".rail a[href='{DeskAddresses.Articles}']")!.TextContent, StringComparison.Ordinal);
        var task = (await other.Open(DeskAddresses.MyWork)).QuerySelectorAll(".tasks > li").Single(one => one.TextContent.Contains(form.Title, StringComparison.Ordinal));
        Assert.Contains("3 ngày làm việc từ ngày duyệt 23/09/2022", task.TextContent, StringComparison.Ordinal);
        Assert.Equal(DeskAddresses.CheckArticle(form.Id), task.QuerySelector("a.btn")!.GetAttribute("href"));

        Assert.True((await sen.Publish(form.Id)).Ok);
        Assert.Empty(await Tasks(writer));
        Assert.Empty(await Tasks(other));
    }

    [Theory, EachDatabase]
    public async Task A_review_leads_to_the_page_where_the_article_is_checked(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await sen.TwoPersons();
        var form = Editors.New();
        Assert.True((await sen.Save(form, Editors.Second)).Ok);
        Assert.True((await sen.Move(form.Id, ArticleStep.Submit, Editors.Second)).Ok);
        using var editor = await sen.SignedIn("bientap");

        var page = await editor.Open(DeskAddresses.MyWork);
        var address = page.QuerySelector(".tasks a.btn")!.GetAttribute("href")!;

        Assert.Equal(DeskAddresses.CheckArticle(form.Id), address);
        Assert.Contains("1 việc đang chờ", page.QuerySelector($".rail a[href='{DeskAddresses.Articles}']")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await editor.Open(address)).QuerySelector($"form[action$='{form.Id:d}/duyet']"));
    }
}
