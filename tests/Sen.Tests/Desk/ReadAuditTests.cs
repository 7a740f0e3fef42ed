using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Demo;
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
        Assert.Equal(all, await Said(walk, "?qua=99&viec=x&loai=y&ai=z"));
        Assert.Equal(all, await Said(walk, "?tu=01/01/1900&den=31/12/2100"));
    }

    [Theory, EachDatabase]
    public async Task A_wrong_day_is_said_at_its_field_and_nothing_is_left_out_in_silence(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var administrator = await walk.As(Walk.Administrator);
        foreach (var (tu, den, field, sentence) in new[]
        {
            ("31/02/2022", "1.9.2022", "tu", "Tháng 02/2022 có 28 ngày"),
            ("2022-09-01", "khong-phai-ngay", "den", "theo mẫu 05/09/2020"),
            ("0001-01-01", "9999-12-31", "tu", "Năm ghi từ 1900 đến 2100"),
            ("02/09/2022", "01/09/2022", "den", "không trước ngày đầu (02/09/2022)"),
        })
        {
            foreach (var form in new[] { "", "&dang=csv" })
            {
                var answer = await administrator.GetAsync($"{DeskAddresses.Audit}?tu={tu}&den={den}&loai=registration{form}", Ct);
                var page = await Forms.Parsed(answer);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
                Assert.Contains(sentence, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
                Assert.Equal((tu, den), (((IHtmlInputElement)page.QuerySelector("#tu")!).Value, ((IHtmlInputElement)page.QuerySelector("#den")!).Value));
                Assert.Equal("registration", ((IHtmlSelectElement)page.QuerySelector("#loai")!).Value);
                Assert.Empty(page.QuerySelectorAll("main .timeline"));
            }
        }

        var right = await walk.Page(Walk.Administrator, $"{DeskAddresses.Audit}?tu=2022-09-01&den=30/9/2022");
        Assert.Equal(("01/09/2022", "30/09/2022"), (((IHtmlInputElement)right.QuerySelector("#tu")!).Value, ((IHtmlInputElement)right.QuerySelector("#den")!).Value));
        Assert.NotEmpty(right.QuerySelectorAll("main .timeline > li"));
        Assert.NotEmpty(right.QuerySelectorAll("main a[href*='tu=2022-09-01&den=2022-09-30'][href*='csv']"));
    }

    [Theory, EachDatabase]
    public async Task An_act_on_the_committee_is_named_by_its_decision_and_the_duty_of_the_seat(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        (string, string)[] decision = [("Number", "17-QĐ/ĐU"), ("SignedOn", "20/09/2022"), ("Issuer", "Ban Thường vụ Đảng ủy xã")];
        var officer = await walk.As(Walk.Officer);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Fill(DeskAddresses.AddSeat(DemoData.Id("committee")), null, [("HeldBy", "Trưởng Trạm Y tế xã"), ("Duty", "Ủy viên"), .. decision])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Fill(DeskAddresses.EndSeat(DemoData.Id("seat 21")), null, [("Last", "23/09/2022"), .. decision])).StatusCode);

        var lines = (await walk.Page(Walk.Administrator, $"{DeskAddresses.Audit}?loai=committee")).QuerySelectorAll("main .timeline > li");

        Assert.Equal(2, lines.Length);
        Assert.Contains("Quyết định 17-QĐ/ĐU, 20/09/2022: Ủy viên, Bí thư Chi bộ Thôn 5 (minh họa)", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Quyết định 17-QĐ/ĐU, 20/09/2022: Ủy viên, Trưởng Trạm Y tế xã", lines[1].TextContent, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.DoesNotContain(" ,", line.TextContent, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task On_whose_behalf_something_was_done_is_told_in_the_table_by_the_rules_of_every_cell(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Give(Walk.Member, PostKind.Officer);
        await using var db = walk.Sen.Database.OpenAll();
        // Nothing in Sen acts on somebody's behalf yet; a line that says so is written as a later version would.
        var columns = db.Model.FindEntityType(typeof(AuditLine))!.GetProperties().ToDictionary(property => property.Name, property => property.GetColumnName(), StringComparer.Ordinal);
        var values = columns.Select(column => column.Key switch
        {
            nameof(AuditLine.Seq) => $"{column.Value} + 1",
            nameof(AuditLine.OnBehalf) => "'=Hội Nông dân'",
            nameof(AuditLine.Key) => "'0199b0d8-0000-7000-8000-00000000abcd'",
            _ => column.Value,
        });
        var chain = (await db.Sites.SingleAsync(Ct)).CommuneId.ToString("d");
        var last = await db.AuditLines.IgnoreQueryFilters().Where(line => line.CommuneId == chain).MaxAsync(line => line.Seq, Ct);
        var copy = $"INSERT INTO audit ({string.Join(", ", columns.Values)}) SELECT {string.Join(", ", values)} FROM audit WHERE {columns[nameof(AuditLine.CommuneId)]} = '{chain}' AND {columns[nameof(AuditLine.Seq)]} = {last}";
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(copy, Ct));

        var table = await (await walk.As(Walk.Administrator)).GetStringAsync($"{DeskAddresses.Audit}?dang=csv&thay=1", Ct);

        Assert.Contains(",\"'=Hội Nông dân\",", table, StringComparison.Ordinal);
        Assert.DoesNotContain("(thay ", table, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_settings_are_lit_in_the_menu_of_every_page_that_hangs_under_them(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        foreach (var address in new[] { "/can-bo/cai-dat", "/can-bo/cai-dat/quyen", "/can-bo/cai-dat/dia-gioi", DeskAddresses.Audit, $"{DeskAddresses.Audit}?tu=x", DeskAddresses.AuditSeal })
        {
            var page = await Forms.Parsed(await (await walk.As(Walk.Administrator)).GetAsync(address, Ct));
            Assert.Equal(("Cài đặt", address), (Assert.Single(page.QuerySelectorAll(".rail [aria-current=page]")).TextContent.Trim(), address));
        }
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

        // Through which post, and on whose behalf, are columns of their own.
        Assert.StartsWith("\"Lúc\",\"Ai\",\"Vị trí\",\"Thay ai\",\"Việc gì\",", table, StringComparison.Ordinal);
        Assert.Contains("\",\"Hội Nông dân xã\",\"Người đăng ký của đơn vị\",\"\",\"gửi bản đăng ký\",", table, StringComparison.Ordinal);
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
