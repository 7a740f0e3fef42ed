using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Desk;

/// <summary>Whoever may not asks whoever may (<see cref="Sen.Desk.Propose"/>), who does it or says why not (<see cref="Sen.Desk.AnswerProposal"/>), unless it is taken back (<see cref="Sen.Desk.TakeProposalBack"/>).</summary>
public sealed class ProposeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_asked_on_a_registration_is_the_work_of_whoever_can_and_is_over_when_it_is_done(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen đề nghị");
        var page = await walk.Page(Walk.Member, DeskAddresses.Model(id));
        Assert.Equal("Đề nghị thẩm định, hoặc việc khác", page.QuerySelector("#de-nghi summary")!.TextContent);

        using var sent = await walk.Press(Walk.Member, page, DeskAddresses.Proposals, (Proposal.NoteField, "Cần trước ngày họp."));
        using var twice = await walk.Press(Walk.Member, page, DeskAddresses.Proposals, (Proposal.NoteField, "Cần gấp."));

        // Asked once, however often it is pressed; the page says so instead of asking again.
        var address = sent.Headers.Location!.ToString().Split('?')[0];
        Assert.Equal(address, twice.Headers.Location!.ToString().Split('?')[0]);
        Assert.Equal(1, await Count(walk));
        var again = await walk.Page(Walk.Member, DeskAddresses.Model(id));
        Assert.Equal("Đề nghị trả lại để bổ sung", again.QuerySelector("#de-nghi summary")!.TextContent);
        Assert.Contains("Đã đề nghị thẩm định", again.QuerySelector("main .notice .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("đang chờ", (await walk.Page(Walk.Member, DeskAddresses.MyWork)).QuerySelector("section[aria-labelledby=da-de-nghi]")!.TextContent, StringComparison.Ordinal);

        // It is on the desk of who can, and on nobody else's.
        var work = (await walk.Page(Walk.Officer, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent;
        Assert.Contains("Xem đề nghị: “thẩm định: Ao sen đề nghị”", work, StringComparison.Ordinal);
        Assert.Contains("Thành viên Ban Chỉ đạo", work, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Xem đề nghị", (await walk.Page(Walk.Head, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await walk.As(Walk.Head)).GetAsync(address, Ct)).StatusCode);
        var asked = await walk.Page(Walk.Officer, address);
        Assert.Contains("Cần trước ngày họp.", asked.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(DeskAddresses.Model(id), asked.QuerySelector("main a.btn")!.GetAttribute("href"));

        // Saying that it is done does not do it.
        Assert.Null(asked.QuerySelector("button[value=xong]"));
        using var said = await walk.Press(Walk.Officer, asked, address, (Proposal.ReasonField, ""), ("decision", "xong"));
        Assert.Equal(HttpStatusCode.Conflict, said.StatusCode);

        // It gave no right, and it is over with the thing itself.
        Assert.Equal(HttpStatusCode.Forbidden, (await walk.PressElsewhere(Walk.Member, await walk.Page(Walk.Officer, DeskAddresses.Review(id)), DeskAddresses.Review(id), Walk.Decision(id, "tham-dinh"), json: true)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung."))).StatusCode);
        Assert.DoesNotContain("Xem đề nghị", (await walk.Page(Walk.Officer, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("đã làm", (await walk.Page(Walk.Member, DeskAddresses.MyWork)).QuerySelector("section[aria-labelledby=da-de-nghi]")!.TextContent, StringComparison.Ordinal);
        using var late = await walk.Press(Walk.Officer, asked, address, (Proposal.ReasonField, "Không cần."), ("decision", "khong"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_refused_page_says_whom_to_call_and_asks_and_the_answer_comes_back_with_its_reason(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        using var refused = await (await walk.As(Walk.Member)).GetAsync(DeskAddresses.Audit, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var page = await Forms.Parsed(refused);
        Assert.Contains("Việc này dành cho Quản trị", page.QuerySelector("main .lead")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main .lost a[href^='tel:']"));

        using var wrong = await walk.Press(Walk.Member, page, DeskAddresses.Proposals, (Proposal.NoteField, new string('a', Proposal.Longest + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(Proposal.Longest + 1, (await Forms.Parsed(wrong)).QuerySelector($"#{Proposal.NoteField}")!.TextContent.Trim().Length);
        using var sent = await walk.Press(Walk.Member, page, DeskAddresses.Proposals, (Proposal.NoteField, "Xin xem ai sửa lịch họp."));
        var address = sent.Headers.Location!.ToString().Split('?')[0];

        // A page of the whole commune is used all day: only an answer ends it.
        var asked = await walk.Page(Walk.Administrator, address);
        using var bare = await walk.Press(Walk.Administrator, asked, address, (Proposal.ReasonField, ""), ("decision", "khong"));
        Assert.NotNull((await Forms.Parsed(bare)).QuerySelector($"#{Proposal.ReasonField}-error"));
        using var done = await walk.Press(Walk.Administrator, asked, address, (Proposal.ReasonField, "Đã trả lời qua điện thoại."), ("decision", "khong"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var own = (await walk.Page(Walk.Member, DeskAddresses.MyWork)).QuerySelector("section[aria-labelledby=da-de-nghi]")!.TextContent;
        Assert.Contains("không làm", own, StringComparison.Ordinal);
        Assert.Contains("Đã trả lời qua điện thoại.", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Xem đề nghị", (await walk.Page(Walk.Administrator, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Answered, the next one is a new one.
        using var anew = await walk.Press(Walk.Member, DeskAddresses.Audit, DeskAddresses.Proposals);
        Assert.NotEqual(address, anew.Headers.Location!.ToString().Split('?')[0]);
        Assert.Equal(2, await Count(walk));
    }

    [Theory, EachDatabase]
    public async Task Whoever_asked_takes_it_back_and_nobody_else_does(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen rút đề nghị");
        using var sent = await walk.Press(Walk.Member, DeskAddresses.Model(id), DeskAddresses.Proposals);
        var address = sent.Headers.Location!.ToString().Split('?')[0];
        var back = $"{address}/rut-lai";
        var (own, officers) = (await walk.Page(Walk.Member, address), await walk.Page(Walk.Officer, address));
        Assert.StartsWith("Đề nghị thẩm định: Ao sen rút đề nghị", own.Title, StringComparison.Ordinal);
        Assert.Null(officers.QuerySelector($"form[action='{back}']"));
        using var stranger = await walk.PressElsewhere(Walk.Officer, officers, address, back, json: true);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);

        using var taken = await walk.Press(Walk.Member, own, back);
        using var twice = await walk.Press(Walk.Member, own, back);

        Assert.Equal(($"{address}?xong=rut-lai", $"{address}?xong=rut-lai"), (taken.Headers.Location?.OriginalString, twice.Headers.Location?.OriginalString));
        var page = await walk.Page(Walk.Member, taken.Headers.Location!.OriginalString);
        Assert.Equal("Đã rút lại đề nghị.", page.QuerySelector("main .notice.good")!.TextContent);
        Assert.Equal((true, true), (page.QuerySelector($"form[action='{back}']") is null, page.QuerySelector("main")!.TextContent.Contains("đã rút lại", StringComparison.Ordinal)));
        Assert.Contains("rút lại lúc", (await walk.Page(Walk.Member, DeskAddresses.MyWork)).QuerySelector("section[aria-labelledby=da-de-nghi]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Xem đề nghị", (await walk.Page(Walk.Officer, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // Whoever has the page open still learns why no answer is needed; and it can be asked for anew.
        using var late = await walk.Press(Walk.Officer, officers, address, (Proposal.ReasonField, "Chờ họp."), ("decision", "khong"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Người đề nghị đã rút lại", (await Forms.Parsed(late)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var anew = await walk.Press(Walk.Member, DeskAddresses.Model(id), DeskAddresses.Proposals);
        Assert.NotEqual(address, anew.Headers.Location!.ToString().Split('?')[0]);
    }

    [Theory, EachDatabase]
    public async Task What_was_answered_or_done_meanwhile_is_not_taken_back_and_its_page_says_what_became_of_it(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var (answered, done) = (await walk.Sent(Walk.Farmers, "Ao sen trả lời"), await walk.Sent(Walk.Farmers, "Ao sen làm xong"));
        foreach (var (id, end, told) in new (Guid, Func<string, Task<HttpResponseMessage>>, string)[]
        {
            (answered, address => walk.Press(Walk.Officer, address, address, (Proposal.ReasonField, "Chờ họp thôn."), ("decision", "khong")), "Chờ họp thôn."),
            (done, _ => walk.Decide(Walk.Officer, done, "tham-dinh", ("opinion", "Đủ nội dung.")), "đã làm"),
        })
        {
            using var sent = await walk.Press(Walk.Member, DeskAddresses.Model(id), DeskAddresses.Proposals);
            var address = sent.Headers.Location!.ToString().Split('?')[0];
            var open = await walk.Page(Walk.Member, address);
            using var ended = await end(address);
            Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);

            using var late = await walk.Press(Walk.Member, open, $"{address}/rut-lai");

            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            var page = await Forms.Parsed(late);
            Assert.Contains(told, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector($"form[action='{address}/rut-lai']"));
        }

        await using var db = walk.Sen.Database.OpenAll();
        Assert.DoesNotContain(await db.Proposals.AsNoTracking().ToListAsync(Ct), proposal => proposal.IsTakenBack);
    }

    [Theory, EachDatabase]
    public async Task Nothing_is_asked_for_what_one_can_do_or_nobody_can_and_a_stranger_learns_no_name(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var draft = await walk.Draft(Walk.Farmers, "Ao sen còn viết");
        // Another organisation's draft: refused, and asking for it tells no name.
        using var refused = await (await walk.As(Walk.Women)).GetAsync(DeskAddresses.Form(draft, 1), Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var page = await Forms.Parsed(refused);
        Assert.DoesNotContain("Ao sen còn viết", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#de-nghi"));
        using var sent = await walk.Press(Walk.Women, page, DeskAddresses.Proposals);
        Assert.DoesNotContain("Ao sen còn viết", (await walk.Page(Walk.Women, sent.Headers.Location!.ToString())).Body!.TextContent, StringComparison.Ordinal);

        // What one can do oneself, what is no verb, and an address that is not ours.
        var (known, token) = (await Count(walk), await walk.Page(Walk.Member, DeskAddresses.Audit));
        foreach (var (what, code) in new[] { (Operation.ReadCommittee.Verb(), HttpStatusCode.Conflict), ("no.verb", HttpStatusCode.Conflict) })
        {
            using var answer = await walk.Press(Walk.Member, token, DeskAddresses.Proposals, ("what", what));
            Assert.Equal(code, answer.StatusCode);
        }

        Assert.Equal(known, await Count(walk));
        using var led = await walk.Press(Walk.Member, token, DeskAddresses.Proposals, ("address", "https://example.org/can-bo"));
        Assert.Equal(HttpStatusCode.Redirect, led.StatusCode);
        await using var db = walk.Sen.Database.OpenAll();
        Assert.Equal(DeskAddresses.MyWork, await db.Proposals.OrderByDescending(row => row.Id).Select(row => row.Address).FirstAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Every_act_somebody_may_not_do_can_be_asked_for_the_one_that_brings_the_model_forward_first(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen chờ duyệt");
        Assert.Equal(HttpStatusCode.Redirect, (await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung."))).StatusCode);
        foreach (var address in (string[])[DeskAddresses.Model(id), DeskAddresses.Review(id)])
        {
            var page = await walk.Page(Walk.Member, address);
            Assert.Equal([Operation.Approve, Operation.ReturnRegistration, Operation.Decline], page.QuerySelectorAll($"#de-nghi input[name='{Proposal.WhatField}']").Select(choice => OperationNames.Find(choice.GetAttribute("value")!)!.Value));
            Assert.Equal(Operation.Approve.Verb(), Assert.Single(page.QuerySelectorAll("#de-nghi input[checked]")).GetAttribute("value"));
            Assert.Contains("Duyệt (", page.QuerySelector("#de-nghi .option")!.TextContent, StringComparison.Ordinal);
        }

        // The request remembers which act was chosen; the others can be asked for still.
        using var chosen = await walk.Press(Walk.Member, DeskAddresses.Model(id), DeskAddresses.Proposals, (Proposal.WhatField, Operation.ReturnRegistration.Verb()), (Proposal.NoteField, "Thiếu dự toán."));
        using var first = await walk.Press(Walk.Member, DeskAddresses.Model(id), DeskAddresses.Proposals);
        await using var db = walk.Sen.Database.OpenAll();
        Assert.Equal([Operation.ReturnRegistration, Operation.Approve], await db.Proposals.OrderBy(row => row.Id).Select(row => row.Operation).ToListAsync(Ct));
        var rest = await walk.Page(Walk.Member, DeskAddresses.Model(id));
        Assert.Equal(Operation.Decline.Verb(), rest.QuerySelector($"#de-nghi input[name='{Proposal.WhatField}']")!.GetAttribute("value"));
        Assert.Equal(2, rest.QuerySelectorAll("main .notice .notice").Length);
        var work = (await walk.Page(Walk.Head, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent;
        Assert.Contains("“trả lại để bổ sung: Ao sen chờ duyệt”", work, StringComparison.Ordinal);
        Assert.Contains("“duyệt: Ao sen chờ duyệt”", work, StringComparison.Ordinal);

        // A note that is too long comes back with the act that was chosen.
        using var wrong = await walk.Press(Walk.Member, DeskAddresses.Model(id), DeskAddresses.Proposals, (Proposal.NoteField, new string('a', Proposal.Longest + 1)));
        Assert.Equal(Operation.Decline.Verb(), (await Forms.Parsed(wrong)).QuerySelector($"#de-nghi [name='{Proposal.WhatField}']")!.GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task A_refused_page_says_whose_the_record_is_and_of_a_draft_it_does_not(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var (sent, draft) = (await walk.Sent(Walk.Farmers, "Ao sen đã gửi"), await walk.Draft(Walk.Farmers, "Ao sen còn viết"));
        await using var db = walk.Sen.Database.OpenAll();
        var owner = await db.Organisations.Where(row => db.Registrations.Any(one => one.Id == sent && one.OwnerOrganisationId == row.Id)).Select(row => row.ShortName).SingleAsync(Ct);
        foreach (var (address, told) in new[] { (DeskAddresses.Model(sent), $"Người đăng ký của {owner}"), (DeskAddresses.Model(draft), "Người đăng ký của chính đơn vị có hồ sơ này") })
        {
            using var refused = await (await walk.As(Walk.Women)).GetAsync(address, Ct);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            var page = await Forms.Parsed(refused);
            Assert.Contains(told, page.QuerySelector("main .lead")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Người đăng ký của đơn vị", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Ao sen", page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task What_a_communes_people_ask_each_other_is_not_read_from_above_though_the_operation_is_allowed_there(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen hỏi xem");
        using var refused = await (await walk.As(Walk.Women)).GetAsync(DeskAddresses.Model(id), Ct);
        var page = await Forms.Parsed(refused);
        Assert.DoesNotContain("Cán bộ cấp trên", page.QuerySelector("main p b")!.TextContent, StringComparison.Ordinal);
        using var sent = await walk.Press(Walk.Women, page, DeskAddresses.Proposals, (Proposal.NoteField, "Xin xem để học cách làm."));
        var address = sent.Headers.Location!.ToString().Split('?')[0];

        Assert.Equal(HttpStatusCode.OK, (await (await walk.As("captren")).GetAsync(DeskAddresses.Model(id), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await walk.As("captren")).GetAsync(address, Ct)).StatusCode);
        Assert.DoesNotContain("Xem đề nghị", (await walk.Page("captren", DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Xin xem để học cách làm.", (await walk.Page(Walk.Officer, address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Answered, it is no more theirs than before.
        using var done = await walk.Press(Walk.Officer, await walk.Page(Walk.Officer, address), address, (Proposal.ReasonField, "Đã gửi bản giới thiệu."), ("decision", "khong"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await walk.As("captren")).GetAsync(address, Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_records_of_many_requests_are_read_in_as_many_questions_as_of_one(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var (member, today) = (new Actor(Sen.Demo.DemoData.Id($"account {Walk.Member}"), "Thành viên", Door.Page, [], Standing.Person), Sen.Movement.BusinessCalendar.DateOf(SettableClock.Usual));
        await using var db = walk.Sen.Database.OpenAll();
        var records = await db.Registrations.AsNoTracking().Where(row => row.Stage == Stage.Underway).OrderBy(row => row.Id).Select(row => row.Id).Take(3).ToListAsync(Ct);
        using var statements = new Statements(db);
        var questions = new List<int>();
        for (var no = 0; no < records.Count; no++)
        {
            await walk.Asked(Operation.Score, records[no]);
            statements.Taken();
            Assert.Equal(no + 1, (await ProposalReading.AskedBy(db, member, today, Ct)).Count);
            questions.Add(statements.Taken().Count);
        }

        Assert.Equal(questions[0], questions[^1]);
    }

    private static async Task<int> Count(Walk walk)
    {
        await using var db = walk.Sen.Database.OpenAll();
        return await db.Proposals.CountAsync(Ct);
    }
}
