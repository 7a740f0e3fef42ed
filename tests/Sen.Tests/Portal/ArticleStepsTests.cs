using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>
/// An article takes its steps: <see cref="CheckArticle"/>, <see cref="MoveArticle"/>, <see cref="PublishArticle"/>, <see cref="UnpublishArticle"/>,
/// <see cref="ArticleVersions"/>.
/// </summary>
public sealed class ArticleStepsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_new_story_is_published_stands_first_and_is_gone_with_all_its_addresses_when_it_is_taken_down(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        var form = Editors.New() with { Lead = "Một trăm người ra quân." };
        Assert.True((await sen.Save(form)).Ok);
        Assert.DoesNotContain(form.Title, (await reader.Page("/tin")).Words(), StringComparison.Ordinal);

        Assert.True((await sen.Publish(form.Id)).Ok);
        var address = await sen.AddressOf(form.Id);
        var page = await reader.Page(address);
        Assert.Equal(form.Title, page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Một trăm người ra quân.", page.Words(), StringComparison.Ordinal);
        Assert.Equal(form.Title, (await reader.Page("/tin")).QuerySelector(".stories h2")!.TextContent.Trim());
        Assert.IsType<Refusal.Invalid>((await sen.Unpublish(form.Id, " ".Trim())).Refusal);

        Assert.True((await sen.Unpublish(form.Id)).Ok);

        foreach (var gone in new[] { address, $"/tin/x/y-{form.Id:n}", $"{address}?moi=1" })
        {
            using var answer = await reader.Get(gone);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.DoesNotContain(form.Title, (await reader.Page("/tin")).Words(), StringComparison.Ordinal);
        Assert.Equal((ArticleStage.Unpublished, "Sai số liệu"), ((await sen.Draft(form.Id)).Stage, (await sen.Draft(form.Id)).Reason));
    }

    [Theory, EachDatabase]
    public async Task A_document_the_text_leads_to_is_used_by_the_article_until_it_leads_there_no_more(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var paper = new MediaItem { Id = Guid.CreateVersion7(), CommuneId = Editors.Commune, Kind = MediaKind.Document, MediaType = "application/pdf", FileName = "ke-hoach.pdf" };
        await using (var db = sen.Database.OpenAll())
        {
            db.Add(paper);
            Assert.True((await db.Commit(new(Access.Ask(Editors.Editor, Operation.AddMedia, Subject.Of(Editors.Commune)).Value, Guid.CreateVersion7(), "media", paper.Id, DateTime.UtcNow, Editors.Commune), Ct)).Ok);
        }

        var form = Editors.New(body: $"<p>Xem <a href=\"{MediaMentions.Download(paper.Id)}\">kế hoạch</a>.</p>");
        Assert.True((await sen.Save(form)).Ok);
        Assert.Empty(await Uses());
        Assert.True((await sen.Publish(form.Id)).Ok);
        Assert.Equal([form.Id], await Uses());

        Assert.True((await sen.Save(await sen.Open(form.Id) with { Body = "<p>Kế hoạch đã hết hạn.</p>" })).Ok);
        Assert.True((await sen.Publish(form.Id, "Bỏ kế hoạch đã hết hạn.")).Ok);
        Assert.Empty(await Uses());

        async Task<List<Guid>> Uses()
        {
            await using var db = sen.Database.OpenAll();
            return await db.MediaUses.Where(use => use.MediaId == paper.Id).Select(use => use.OwnerId).ToListAsync(Ct);
        }
    }

    [Theory, EachDatabase]
    public async Task A_live_article_stays_up_through_draft_review_return_and_approval_of_the_next_version(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        Assert.True((await sen.Publish(form.Id)).Ok);
        var address = await sen.AddressOf(form.Id);

        Assert.True((await sen.Save(await sen.Open(form.Id) with { Body = "<p>Bản mới.</p>" })).Ok);
        foreach (var step in new[] { ArticleStep.Submit, ArticleStep.Return, ArticleStep.Submit, ArticleStep.Approve })
        {
            Assert.True((await sen.Move(form.Id, step, reason: "Thiếu ngày.")).Ok);
            Assert.Contains("Sáng nay bà con", (await reader.Page(address)).Words(), StringComparison.Ordinal);
        }

        Assert.True((await sen.Publish(form.Id, "Ra quân ngày 23, không phải 22.")).Ok);
        var page = (await reader.Page(address)).Words();
        Assert.Contains("Bản mới.", page, StringComparison.Ordinal);
        Assert.Contains("Đính chính ngày 23/09/2022: Ra quân ngày 23, không phải 22.", page, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task With_the_two_person_rule_the_writer_neither_approves_nor_publishes_and_a_colleague_does(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await sen.TwoPersons();
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);

        Assert.IsType<Refusal.NotYours>((await sen.Publish(form.Id)).Refusal);
        Assert.True((await sen.Move(form.Id, ArticleStep.Submit)).Ok);
        Assert.IsType<Refusal.NotYours>((await sen.Move(form.Id, ArticleStep.Approve)).Refusal);
        Assert.IsType<Refusal.Invalid>((await sen.Move(form.Id, ArticleStep.Return, Editors.Second)).Refusal);
        Assert.True((await sen.Move(form.Id, ArticleStep.Approve, Editors.Second)).Ok);
        Assert.True((await sen.Publish(form.Id)).Ok);
    }

    [Theory, EachDatabase]
    public async Task What_a_colleague_wrote_after_the_page_was_opened_is_not_published_unseen(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        var seen = await sen.Open(form.Id);
        Assert.True((await sen.Save(await sen.Open(form.Id) with { Body = "<p>Lời của người khác.</p>" }, Editors.Second)).Ok);

        var refused = await sen.With(manuscripts => new PublishArticle.Handler(manuscripts, new PublicPages(), TimeProvider.System)
            .Handle(new PublishArticle.Form(form.Id, Guid.CreateVersion7(), seen.Version, ""), Editors.Editor, Ct));

        Assert.IsType<Refusal.Stale>(refused.Refusal);
    }

    [Theory, EachDatabase]
    public async Task A_stamp_of_secrecy_forbids_publication_now_and_later(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = Editors.New(body: "<p>Kế hoạch</p><p>TỐI MẬT</p>");
        Assert.True((await sen.Save(form)).Ok);

        Assert.Contains("độ mật", (await sen.Publish(form.Id)).Refusal!.Sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("độ mật", (await sen.PublishAt(form.Id, "24/09/2022", "07:30")).Refusal!.Sentence.Vi, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_hour_comes_also_after_the_machine_stood_still_and_publishes_exactly_once(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var before = sen.Reader();
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        var now = sen.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var day = Sen.Movement.Text.AdministrativeDate.Short(BusinessCalendar.DateOf(now));
        Assert.IsType<Refusal.Invalid>((await sen.PublishAt(form.Id, day, "01:00")).Refusal);
        Assert.IsType<Refusal.Invalid>((await sen.PublishAt(form.Id, "hôm nào", "7h30")).Refusal);
        Assert.True((await sen.PublishAt(form.Id, day, "23h30")).Ok);
        Assert.IsType<Refusal.OutOfOrder>((await sen.Save(await sen.Open(form.Id) with { Body = "<p>Chen vào.</p>" })).Refusal);
        Assert.DoesNotContain(form.Title, (await before.Page("/tin")).Words(), StringComparison.Ordinal);

        // The demonstration's date runs on its own clock.
        await sen.Restart();
        sen.Services.GetRequiredService<BusinessClock>().Demonstrate(now.AddDays(2));
        var runner = sen.Services.GetRequiredService<JobRunner>();
        while (await runner.DoNext(Ct))
        {
            continue;
        }

        await Until(async () => (await sen.Draft(form.Id)).Stage == ArticleStage.Published);
        using var reader = sen.Reader();
        Assert.Contains(form.Title, (await reader.Page("/tin")).Words(), StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        var id = form.Id.ToString("d");
        Assert.Equal(1, await db.AuditLines.CountAsync(line => line.SubjectId == id && line.Verb == "article.publish" && line.Reason == "đến giờ hẹn", Ct));
    }

    [Theory]
    [InlineData("7:30", "00:30")]
    [InlineData("07h30", "00:30")]
    [InlineData("7 giờ 30 phút", "00:30")]
    [InlineData("7h", "00:00")]
    [InlineData("7 giờ", "00:00")]
    [InlineData("0:00", "17:00")]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData(":30", null)]
    [InlineData("h30", null)]
    [InlineData("7:", null)]
    [InlineData("24:00", null)]
    public void An_hour_is_read_as_people_write_it_and_an_empty_one_is_not_midnight(string typed, string? utc)
    {
        var read = PublishArticle.ReadHour("24/09/2022", typed, new(2022, 9, 20, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(utc, read.Ok ? read.Value.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null);
        Assert.True(read.Ok || Assert.IsType<Refusal.Invalid>(read.Refusal).Fields.ContainsKey("time"));
    }

    [Theory, EachDatabase]
    public async Task An_hour_that_was_called_off_publishes_nothing(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        var day = Sen.Movement.Text.AdministrativeDate.Short(BusinessCalendar.DateOf(sen.Services.GetRequiredService<TimeProvider>().GetUtcNow()).AddDays(1));
        Assert.True((await sen.PublishAt(form.Id, day, "7 giờ 30")).Ok);
        Assert.True((await sen.Move(form.Id, ArticleStep.CallOff)).Ok);

        sen.Services.GetRequiredService<BusinessClock>().Demonstrate(sen.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(3));
        var runner = sen.Services.GetRequiredService<JobRunner>();
        while (await runner.DoNext(Ct))
        {
            continue;
        }

        Assert.Equal(ArticleStage.Draft, (await sen.Draft(form.Id)).Stage);
    }

    [Theory, EachDatabase]
    public async Task What_one_person_set_an_hour_for_before_the_rule_of_two_waits_for_the_second_when_the_hour_comes(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var (alone, both) = (Editors.New(), Editors.New("Thôn Bình Trúc II trồng hoa"));
        Assert.True((await sen.Save(alone)).Ok);
        Assert.True((await sen.Save(both)).Ok);
        var now = sen.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var day = Sen.Movement.Text.AdministrativeDate.Short(BusinessCalendar.DateOf(now).AddDays(1));
        Assert.True((await sen.PublishAt(alone.Id, day, "7:30")).Ok);
        await sen.TwoPersons();
        Assert.True((await sen.Move(both.Id, ArticleStep.Submit)).Ok);
        Assert.True((await sen.Move(both.Id, ArticleStep.Approve, Editors.Second)).Ok);
        Assert.True((await sen.PublishAt(both.Id, day, "7:30")).Ok);

        Assert.Contains("Thôi hẹn giờ", Assert.IsType<Refusal.NotYours>((await sen.Publish(alone.Id)).Refusal).Sentence.Vi, StringComparison.Ordinal);
        var page = await editor.Open(ArticleDesk.Check(alone.Id));
        Assert.Null(page.QuerySelector($"form[action='{ArticleDesk.Write(alone.Id)}/dang']"));
        Assert.Contains("chuyển chờ duyệt", page.Words(), StringComparison.Ordinal);

        sen.Services.GetRequiredService<BusinessClock>().Demonstrate(now.AddDays(3));
        var runner = sen.Services.GetRequiredService<JobRunner>();
        while (await runner.DoNext(Ct))
        {
            continue;
        }

        await Until(async () => (await sen.Draft(both.Id)).Stage == ArticleStage.Published && (await sen.Draft(alone.Id)).Stage != ArticleStage.Scheduled);
        Assert.Equal((ArticleStage.InReview, null), ((await sen.Draft(alone.Id)).Stage, (await sen.Draft(alone.Id)).PublishAt));
        using var reader = sen.Reader();
        var news = (await reader.Page("/tin")).Words();
        Assert.DoesNotContain(alone.Title, news, StringComparison.Ordinal);
        Assert.Contains(both.Title, news, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Called_off_what_was_approved_is_approved_and_what_was_not_is_a_draft(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var (alone, both) = (Editors.New(), Editors.New("Thôn Bình Trúc II trồng hoa"));
        var day = Sen.Movement.Text.AdministrativeDate.Short(BusinessCalendar.DateOf(sen.Services.GetRequiredService<TimeProvider>().GetUtcNow()).AddDays(1));
        foreach (var form in new[] { alone, both })
        {
            Assert.True((await sen.Save(form)).Ok);
        }

        Assert.True((await sen.Move(both.Id, ArticleStep.Submit)).Ok);
        Assert.True((await sen.Move(both.Id, ArticleStep.Approve, Editors.Second)).Ok);
        foreach (var form in new[] { alone, both })
        {
            Assert.True((await sen.PublishAt(form.Id, day, "7:30")).Ok);
            Assert.True((await sen.Move(form.Id, ArticleStep.CallOff)).Ok);
        }

        Assert.Equal((ArticleStage.Draft, ArticleStage.Approved), ((await sen.Draft(alone.Id)).Stage, (await sen.Draft(both.Id)).Stage));
    }

    [Theory, EachDatabase]
    public async Task Every_saved_version_is_kept_compared_and_restored_and_the_replaced_one_too(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = Editors.New(body: "<p>Bản một.</p>");
        Assert.True((await sen.Save(form)).Ok);
        Assert.True((await sen.Save(await sen.Open(form.Id) with { Body = "<p>Bản hai.</p>" })).Ok);
        // Typed on, saved by the page alone: no version of its own, and still not lost.
        Assert.True((await sen.Save(await sen.Open(form.Id) with { Body = "<p>Bản ba đang gõ.</p>", Pressed = false })).Ok);
        Assert.Equal(2, (await sen.Draft(form.Id)).Revisions);

        Assert.True((await sen.Restore(form.Id, 1)).Ok);

        Assert.Equal("<p>Bản một.</p>", (await sen.Draft(form.Id)).Body);
        var sheet = await sen.With(manuscripts => new ArticleVersions.Handler(manuscripts, TimeProvider.System).Read(form.Id, 2, 3, 1, Editors.Editor, Ct));
        Assert.Equal([4, 3, 2, 1], sheet.Value.Lines.Select(line => line.No));
        Assert.Contains(sheet.Value.Fields.Single().Runs, run => run.Text.Contains("đang gõ", StringComparison.Ordinal));
        Assert.IsType<Refusal.Missing>((await sen.Restore(form.Id, 9)).Refusal);
    }

    [Theory, EachDatabase]
    public async Task A_version_keeps_whether_its_subject_is_sensitive_and_so_does_what_is_restored(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var form = Editors.New() with { Sensitive = true };
        Assert.True((await sen.Save(form)).Ok);
        Assert.True((await sen.Save(await sen.Open(form.Id) with { Sensitive = false })).Ok);
        Assert.Equal(2, (await sen.Draft(form.Id)).Revisions);
        Assert.Contains("Bản trước được đánh dấu đề tài nhạy cảm", (await editor.Open(ArticleDesk.Versions(form.Id))).Words(), StringComparison.Ordinal);

        Assert.True((await sen.Restore(form.Id, 1)).Ok);
        Assert.True((await sen.Draft(form.Id)).Sensitive);
        Assert.True((await sen.Restore(form.Id, 2)).Ok);
        Assert.False((await sen.Draft(form.Id)).Sensitive);
    }

    [Theory, EachDatabase]
    public async Task The_check_page_shows_what_to_look_at_and_its_buttons_work_without_scripts(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        using var reader = sen.Reader();
        var form = Editors.New(body: "<p>Thu gom rát thải.</p><table><tbody><tr><th>Thôn</th><th>Hộ</th></tr><tr><td>Bình Trúc I</td><td>40</td></tr></tbody></table>");
        Assert.True((await sen.Save(form)).Ok);

        var page = await editor.Open(ArticleDesk.Check(form.Id));
        Assert.Contains("Có lẽ là “rác thải”.", page.Words(), StringComparison.Ordinal);
        using var published = await editor.Send(page, ArticleDesk.Check(form.Id), $"{ArticleDesk.Write(form.Id)}/dang");
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);

        var shown = await reader.Page(await sen.AddressOf(form.Id));
        Assert.Equal("col", shown.QuerySelector("[data-article] thead th")!.GetAttribute("scope"));
        var region = shown.QuerySelector("[data-article] .scroll")!;
        Assert.Equal(("region", "0", "Bảng 1"), (region.GetAttribute("role"), region.GetAttribute("tabindex"), region.GetAttribute("aria-label")));
        using var down = await editor.Fill(ArticleDesk.Check(form.Id), $"{ArticleDesk.Write(form.Id)}/go", ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, down.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task What_would_be_refused_is_not_offered_and_the_page_says_what_is_missing(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var (empty, secret) = (Editors.New(title: "", body: ""), Editors.New(body: "<p>TỐI MẬT</p><p>Nội dung.</p>"));
        foreach (var form in new[] { empty, secret })
        {
            Assert.True((await sen.Save(form)).Ok);
        }

        var page = await editor.Open(ArticleDesk.Check(empty.Id));
        Assert.Contains("còn thiếu: tên bài, nội dung.", page.Words(), StringComparison.Ordinal);
        Assert.Empty(Offered(page, empty.Id).Intersect(["dang", "hen-gio", "gui-duyet"]));
        Assert.NotNull(page.QuerySelector($"main a.btn[href='{ArticleDesk.Write(empty.Id)}']"));
        page = await editor.Open(ArticleDesk.Check(secret.Id));
        Assert.Equal(["gui-duyet"], Offered(page, secret.Id).Intersect(["dang", "hen-gio", "gui-duyet"]));
        Assert.DoesNotContain("còn thiếu", page.Words(), StringComparison.Ordinal);

        // Emptied while it waits for the review: nobody approves nothing.
        var emptied = Editors.New();
        Assert.True((await sen.Save(emptied)).Ok);
        Assert.True((await sen.Move(emptied.Id, ArticleStep.Submit)).Ok);
        Assert.True((await sen.Save(await sen.Open(emptied.Id) with { Body = "" })).Ok);
        Assert.Equal("body", Assert.Single(Assert.IsType<Refusal.Invalid>((await sen.Move(emptied.Id, ArticleStep.Approve)).Refusal).Fields).Key);
        Assert.DoesNotContain("duyet", Offered(await editor.Open(ArticleDesk.Check(emptied.Id)), emptied.Id));

        static IEnumerable<string> Offered(AngleSharp.Html.Dom.IHtmlDocument page, Guid id) =>
            page.QuerySelectorAll($"main form[action^='{ArticleDesk.Write(id)}/']").Select(form => form.GetAttribute("action")!.Split('/')[^1]);
    }

    [Theory, EachDatabase]
    public async Task The_check_page_says_whether_two_persons_are_wanted_and_who_decides(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        Assert.True((await sen.Move(form.Id, ArticleStep.Submit)).Ok);
        async Task<string> Told() => (await editor.Open(ArticleDesk.Check(form.Id))).QuerySelector("[aria-labelledby=lam-gi]")!.TextContent;

        var alone = await Told();
        Assert.Contains("Quy định hai người đang tắt: người viết cũng được duyệt và đăng bài của mình. Bài đang chờ trong “Việc của tôi” của: Biên tập cổng tin.", alone, StringComparison.Ordinal);
        await sen.TwoPersons();
        Assert.Contains("Quy định hai người đang bật: người viết không tự duyệt bài của mình. Hiện chưa có ai khác duyệt được.", await Told(), StringComparison.Ordinal);
        // Nor sends it back to oneself.
        Assert.DoesNotContain("Cần sửa gì?", await Told(), StringComparison.Ordinal);
        Assert.IsType<Refusal.NotYours>((await sen.Move(form.Id, ArticleStep.Return, reason: "Thiếu ngày.")).Refusal);
        await sen.EditorToo("khoidanvan");
        Assert.Contains("Bài đang chờ trong “Việc của tôi” của: Cán bộ Khối Dân vận.", await Told(), StringComparison.Ordinal);
        Assert.True((await sen.Move(form.Id, ArticleStep.Approve, Editors.Second)).Ok);
        Assert.Contains("Bài đã duyệt, chưa đăng. Việc đăng bài có trong “Việc của tôi” của: Biên tập cổng tin, Cán bộ Khối Dân vận.", await Told(), StringComparison.Ordinal);
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 300 && !await holds(); tries++)
        {
            await Task.Delay(100, Ct);
        }

        Assert.True(await holds());
    }
}
