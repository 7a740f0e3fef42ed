using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Desk;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Feedback;
using Sen.Tests.Harness;
using Sen.Tests.Portal;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Desk;

public class ReadAuditTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_when_what_and_through_which_door_are_filters_of_the_address(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Give(Walk.Member, PostKind.Officer);
        using (var citizen = walk.Sen.Client())
        {
            Assert.Equal(HttpStatusCode.Redirect, (await walk.Sen.Write(citizen)).StatusCode);
        }

        await using var db = walk.Sen.Database.OpenAll();
        var farmer = await db.Users.SingleAsync(row => row.UserName == Walk.Farmers, Ct);
        var last = await db.AuditLines.IgnoreQueryFilters().OrderByDescending(line => line.Seq).FirstAsync(Ct);
        var today = ReadAudit.Filter.Day(Sen.Movement.BusinessCalendar.DateOf(AuditTimes.Of(last.At)));

        var all = await Said(walk, "");
        Assert.True(await db.AuditLines.IgnoreQueryFilters().AnyAsync(line => line.ActorName == Actor.Citizen.Name, Ct), "Nothing of a citizen is in the audit.");
        Assert.DoesNotContain(Actor.Citizen.Name, (await walk.Page(Walk.Administrator, DeskAddresses.Audit)).QuerySelector("main .timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(all, line => line.StartsWith("Vị trí:", StringComparison.Ordinal));
        Assert.Contains(all, line => line.StartsWith("Bản đăng ký:", StringComparison.Ordinal));

        Assert.All(await Said(walk, $"?ai={farmer.Id:d}"), line => Assert.StartsWith("Bản đăng ký:", line, StringComparison.Ordinal));
        Assert.All(await Said(walk, "?loai=post"), line => Assert.StartsWith("Vị trí:", line, StringComparison.Ordinal));
        var drafts = await Said(walk, $"?viec={Operation.DraftRegistration.Verb()}");
        Assert.All(drafts, line => Assert.Equal("Bản đăng ký: viết bản đăng ký", line));
        Assert.NotEmpty(drafts);
        Assert.Equal(all, await Said(walk, $"?den={today}"));
        Assert.Empty(await Said(walk, "?den=2001-01-01"));
        Assert.Empty(await Said(walk, "?qua=Api"));
        Assert.Empty(await Said(walk, "?thay=1"));
        Assert.Equal(all, await Said(walk, "?tu=khong-phai-ngay&qua=99&viec=x&loai=y&ai=z"));
        Assert.Equal(all, await Said(walk, "?tu=0001-01-01&den=9999-12-31"));
    }

    [Theory, EachDatabase]
    public async Task What_is_nobody_elses_is_only_named_and_the_administrators_own_opens_field_by_field(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Draft(Walk.Farmers, "Ao sen chưa ai biết");
        await walk.Give(Walk.Member, PostKind.Officer);

        var page = await walk.Page(Walk.Administrator, DeskAddresses.Audit);

        Assert.DoesNotContain("Ao sen chưa ai biết", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("main .timeline a[href^='/can-bo/lich-su/registration/']"));
        Assert.Contains(page.QuerySelectorAll("main .timeline tr"), row => row.TextContent.Contains("Cán bộ cơ quan thường trực", StringComparison.Ordinal));
        var table = await (await walk.As(Walk.Administrator)).GetStringAsync($"{DeskAddresses.Audit}?dang=csv", Ct);
        Assert.DoesNotContain("Ao sen chưa ai biết", table, StringComparison.Ordinal);
        Assert.Contains("Cán bộ cơ quan thường trực", table, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Only_the_administrator_reads_it_and_older_lines_are_a_page_further(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        foreach (var user in new[] { Walk.Officer, Walk.Head, Walk.Farmers, "bientap", "captren" })
        {
            foreach (var address in new[] { DeskAddresses.Audit, DeskAddresses.AuditSeal })
            {
                Assert.Equal(HttpStatusCode.Forbidden, (await (await walk.As(user)).GetAsync(address, Ct)).StatusCode);
            }
        }

        await walk.Give(Walk.Member, PostKind.Officer);
        await walk.Give(Walk.Farmers, PostKind.Editor);
        await using var db = walk.Sen.Database.OpenAll();
        var chain = (await db.Sites.FirstAsync(Ct)).CommuneId.ToString("d");
        var newest = await db.AuditLines.IgnoreQueryFilters().Where(line => line.CommuneId == chain).OrderByDescending(line => line.Seq).FirstAsync(Ct);
        var (all, older) = (await Said(walk, ""), await Said(walk, $"?truoc={newest.Key}"));
        var page = await walk.Page(Walk.Administrator, $"{DeskAddresses.Audit}?truoc={newest.Key}");

        Assert.Equal(all.Skip(1), older.SkipLast(1));
        Assert.Equal(ReadAudit.PageSize, older.Count);
        Assert.DoesNotContain($"dòng {newest.Seq}", (await walk.Page(Walk.Administrator, DeskAddresses.Audit)).QuerySelector("main .timeline")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll($"main a[href='{DeskAddresses.Audit}']"));
    }

    [Theory, EachDatabase]
    public async Task The_seal_on_the_page_is_that_of_the_file_and_of_the_chain(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await using var db = walk.Sen.Database.OpenAll();
        var chain = (await db.Sites.FirstAsync(Ct)).CommuneId.ToString("d");
        var head = await db.AuditHeads.SingleAsync(row => row.CommuneId == chain, Ct);

        var page = await walk.Page(Walk.Administrator, DeskAddresses.AuditSeal);
        var file = await (await walk.As(Walk.Administrator)).GetStringAsync($"{DeskAddresses.AuditSeal}?dang=txt", Ct);

        Assert.Contains(page.QuerySelectorAll("main code"), mark => mark.TextContent.Replace(" ", "", StringComparison.Ordinal) == head.Hash);
        var (heads, wrong) = AuditSeal.Parse(file);
        Assert.Equal(0, wrong);
        Assert.Contains(new NotedHead(chain, head.Seq, head.Hash), heads);
        Assert.Null((await Verification.Run(db, Ct, heads)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task Every_verb_and_kind_to_choose_stands_in_the_list_and_nothing_that_leaves_no_line(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Sent(Walk.Farmers, "Ao sen của hội");
        using var citizen = walk.Sen.Client();
        Assert.Equal(HttpStatusCode.Redirect, (await walk.Sen.Write(citizen)).StatusCode);

        var page = await walk.Page(Walk.Administrator, DeskAddresses.Audit);
        var (verbs, kinds) = (Values(page, "#viec"), Values(page, "#loai"));

        Assert.Contains(Operation.Register.Verb(), verbs);
        Assert.DoesNotContain(Operation.SendFeedback.Verb(), verbs);
        Assert.DoesNotContain(Operation.SignIn.Verb(), verbs);
        Assert.DoesNotContain(Operation.ReadAudit.Verb(), verbs);
        foreach (var query in verbs.Select(verb => $"?viec={verb}").Concat(kinds.Select(kind => $"?loai={kind}")))
        {
            Assert.True((await Said(walk, query)).Count > 0, $"{query} has no line");
        }

        // What the address asks for stays chosen, also when it never leaves a line.
        Assert.Contains(Operation.SignIn.Verb(), Values(await walk.Page(Walk.Administrator, $"{DeskAddresses.Audit}?viec={Operation.SignIn.Verb()}"), "#viec"));
        Assert.DoesNotContain("Mọi việc", page.QuerySelector("main .lead")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_line_names_its_record_and_opens_it_only_for_whoever_may_read_it(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Sen.Save(Editors.New("Bài chưa ai đọc"));
        var published = (await walk.Sen.Save(Editors.New("Bài đã đăng"))).Value.Id;
        Assert.True((await walk.Sen.Publish(published)).Ok);
        using var citizen = walk.Sen.Client();
        await walk.Sen.Write(citizen);
        await using var db = walk.Sen.Database.OpenAll();
        var feedback = FeedbackAddresses.Item((await db.Feedback.SingleAsync(row => row.Text == Letters.Lamp, Ct)).Id);
        await walk.Press(Walk.Officer, feedback, $"{feedback}/tra-loi", ("answer", "Đã thay bóng."));

        var page = await walk.Page(Walk.Administrator, DeskAddresses.Audit);
        var table = await (await walk.As(Walk.Administrator)).GetStringAsync($"{DeskAddresses.Audit}?dang=csv", Ct);

        foreach (var text in new[] { page.QuerySelector("main .timeline")!.TextContent, table })
        {
            Assert.Contains("“Ao sen của hội”, năm 2022", text, StringComparison.Ordinal);
            Assert.Contains("Bài đã đăng", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Bài chưa ai đọc", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Đèn đường", text, StringComparison.Ordinal);
        }

        var lines = page.QuerySelectorAll("main .timeline > li");
        Assert.Contains(lines, line => line.QuerySelector("h2")!.TextContent == "Góp ý: trả lời góp ý");
        Assert.All(lines.Where(line => line.QuerySelector("h2")!.TextContent is ['B', 'à', 'i', ':', ..] or ['G', 'ó', 'p', ..]), line => Assert.Null(line.QuerySelector("a")));
        foreach (var address in page.QuerySelectorAll("main .timeline a").Select(link => link.GetAttribute("href")!).Distinct())
        {
            Assert.Equal(HttpStatusCode.OK, (await (await walk.As(Walk.Administrator)).GetAsync(address, Ct)).StatusCode);
        }

        // With another post beside it the same person reads more.
        await walk.Give(Walk.Administrator, PostKind.Editor);
        Assert.Contains("Bài chưa ai đọc", (await walk.Page(Walk.Administrator, DeskAddresses.Audit)).QuerySelector("main .timeline")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty((await walk.Page(Walk.Administrator, DeskAddresses.Audit)).QuerySelectorAll("main .timeline a[href^='/can-bo/lich-su/article/']"));
    }

    [Theory, EachDatabase]
    public async Task What_was_loaded_with_the_demonstration_says_so_and_why_it_is_dated_before_the_story(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var lines = (await walk.Page(Walk.Administrator, $"{DeskAddresses.Audit}?loai=demo")).QuerySelectorAll("main .timeline > li");

        // Said once a page.
        Assert.Contains("trước năm đầu tiên của câu chuyện", Assert.Single(lines, line => line.QuerySelectorAll(".small").Length > 1).TextContent, StringComparison.Ordinal);
        Assert.Contains(lines, line => line.TextContent.Contains("Đơn vị hành chính, thôn", StringComparison.Ordinal));
        Assert.Contains("cũng được niêm phong nhưng không liệt kê", (await walk.Page(Walk.Administrator, DeskAddresses.AuditSeal)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_long_list_asks_the_database_no_more_often_than_a_short_one(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await using var db = walk.Sen.Database.OpenAll();
        // Before the first statement: a context nobody listens to stays silent for a second.
        using var statements = new Statements(db);
        var home = await db.Sites.SingleAsync(Ct);
        var administrator = new Actor((await db.Users.SingleAsync(row => row.UserName == Walk.Administrator, Ct)).Id, "Quản trị", Door.Page, [new(PostKind.Administrator, home.CommuneId)], Standing.Person);
        var handler = new ReadAudit.Handler(db, walk.Sen.Clock);
        var few = new ReadAudit.Filter(null, null, null, null, "registration", null, false);
        statements.Taken();

        var all = await handler.Handle(few, null, administrator, home.CommuneId, Ct);
        var page = statements.Taken();
        var one = await handler.Handle(few with { Verb = Operation.Revoke.Verb() }, null, administrator, home.CommuneId, Ct);
        var less = statements.Taken();
        var table = await handler.Table(few, administrator, home.CommuneId, Ct);

        Assert.True(all.Lines.Count > one.Lines.Count + 10, $"{all.Lines.Count} and {one.Lines.Count} lines");
        Assert.True(table.Count >= all.Lines.Count);
        Assert.InRange(page.Count, 1, less.Count + 1);
        Assert.InRange(statements.Taken().Count, 1, page.Count);
        // The people of the commune, for the filter and for “on behalf of”.
        Assert.Single(page, text => text.Replace("\"", "", StringComparison.Ordinal).Contains("FROM account AS", StringComparison.Ordinal) && text.Contains("ORDER BY", StringComparison.Ordinal));
    }

    private static List<string> Values(IHtmlDocument page, string select) =>
        [.. page.QuerySelectorAll($"{select} option").Select(option => option.GetAttribute("value")!).Where(value => value.Length > 0)];

    private static async Task<IReadOnlyList<string>> Said(Walk walk, string query) =>
        [.. (await walk.Page(Walk.Administrator, DeskAddresses.Audit + query)).QuerySelectorAll("main .timeline > li > h2").Select(head => head.TextContent.Trim())];
}
