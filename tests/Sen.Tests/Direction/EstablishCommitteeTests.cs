using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Demo;
using Sen.Direction;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Direction;

/// <summary>
/// The steering committee in time, over HTTP: <see cref="EstablishCommittee"/>, <see cref="RestaffCommittee"/>, <see cref="AddSeat"/>, <see cref="EndSeat"/>,
/// <see cref="ListCommittees"/>, <see cref="ReadCommittee"/> and <see cref="TellMembers"/>.
/// </summary>
public sealed class EstablishCommitteeTests
{
    private const string Pasted = "TT\tChức vụ\tNhiệm vụ trong Ban\tĐịa bàn\n1\tBí thư Đảng ủy xã\tTrưởng ban\tChỉ đạo chung\n2\tTrưởng Trạm Y tế xã\tỦy viên\tVệ sinh môi trường";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_restaffing_begins_with_the_seats_there_are_and_changes_nothing_of_the_decision_before(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var officer = await sen.SignedIn("khoidanvan");
        var form = await officer.Open(DeskAddresses.RestaffCommittee);
        var seats = ((IHtmlTextAreaElement)form.QuerySelector("#Seats")!).Value.Split('\n');
        Assert.Equal(21, seats.Length);

        // The last seat goes, the first village's gets another area; in force from tomorrow.
        var changed = string.Join('\n', seats.Take(20)).Replace("Địa bàn thôn Bình Trúc I", "Địa bàn thôn Bình Trúc I và chợ", StringComparison.Ordinal);
        var rehearsed = await Forms.Parsed(await Send(officer, form, DeskAddresses.RestaffCommittee, changed, ("From", "24/09/2022")));
        var told = rehearsed.QuerySelector("#xem-truoc")!;
        Assert.Contains("Thêm 0", told.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thôi 1: Bí thư Chi bộ Thôn 5 (minh họa)", told.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đổi nhiệm vụ, địa bàn 1: Bí thư Chi bộ thôn Bình Trúc I", told.TextContent, StringComparison.Ordinal);
        Assert.Contains("có hiệu lực đến hết 23/09/2022", told.TextContent, StringComparison.Ordinal);
        Assert.Contains("danh sách hiện trên cổng từ 24/09/2022", told.TextContent, StringComparison.Ordinal);
        Assert.Contains("còn được ghi theo dõi 1 mô hình đang thực hiện", told.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Bí thư Chi bộ Thôn 5 (minh họa): ", told.QuerySelector(".notice li")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(20, told.QuerySelectorAll("tbody tr").Length);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.Committees.CountAsync(Ct));

        // Something changed after the look: looked at again first. Pressed twice: recorded once.
        var other = await Forms.Parsed(await Confirm(officer, rehearsed, DeskAddresses.RestaffCommittee, ("Number", "16-QĐ/ĐU")));
        Assert.NotNull(other.QuerySelector("#xem-truoc [role=alert]"));
        var done = await Confirm(officer, other, DeskAddresses.RestaffCommittee);
        Assert.Equal(done.Headers.Location, (await Confirm(officer, other, DeskAddresses.RestaffCommittee)).Headers.Location);

        var committees = await db.Committees.OrderBy(row => row.No).ToListAsync(Ct);
        Assert.Equal([1, 2], committees.Select(row => row.No));
        Assert.Equal([new DateOnly(2022, 9, 24), null], committees.Select(row => row.ValidTo));
        Assert.Equal(21, await db.CommitteeSeats.CountAsync(seat => seat.CommitteeId == committees[0].Id, Ct));
        Assert.Equal(20, await db.CommitteeSeats.CountAsync(seat => seat.CommitteeId == committees[1].Id && seat.OrganisationId != null, Ct));
        var line = await db.AuditLines.OrderByDescending(row => row.Seq).FirstAsync(row => row.Verb == Operation.RestaffCommittee.Verb(), Ct);
        Assert.Equal(("committee", "16-QĐ/ĐU, 22/09/2022"), (line.SubjectKind, line.Reason));
        Assert.Contains("16-QĐ/ĐU", (await officer.Open(DeskAddresses.History("committee", committees[1].Id))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Today as before, tomorrow by itself: on the portal too.
        using var reader = sen.Client();
        Assert.Equal(21, (await reader.Open("/ban-chi-dao")).QuerySelectorAll("main tbody tr").Length);
        var list = (await officer.Open(DeskAddresses.Committees)).QuerySelectorAll("main tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("Đang có hiệu lực", list[0], StringComparison.Ordinal);
        Assert.Contains("Chưa đến ngày", list[1], StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Who_was_a_member_is_answered_for_any_day_also_between_two_decisions(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var officer = await Officer(sen);
        Assert.Contains("không có quyết định nào", (await officer.Open(DeskAddresses.CommitteeOnDay)).QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        await Record(officer, ("Number", "5-QĐ/ĐU"), ("SignedOn", "01/03/2021"), ("Last", "30/06/2021"));
        await Record(officer, ("Number", "9-QĐ/ĐU"), ("SignedOn", "01/09/2021"), ("Seats", $"{Pasted}\n3\tTrưởng Công an xã\tỦy viên"));

        foreach (var (day, count) in new[] { ("28/02/2021", 0), ("01/03/2021", 2), ("30/06/2021", 2), ("01/07/2021", 0), ("31/08/2021", 0), ("01/09/2021", 3), ("2021-09-01", 3), ("", 3) })
        {
            var page = await officer.Open($"{DeskAddresses.CommitteeOnDay}?ngay={day}");
            Assert.True(count == page.QuerySelectorAll("main tbody tr").Length, day);
            Assert.Equal(count == 0, page.QuerySelector("main [role=status]") is not null);
        }

        var between = (await officer.Open($"{DeskAddresses.CommitteeOnDay}?ngay=01/07/2021")).QuerySelector("main [role=status]")!.TextContent;
        Assert.Contains("hết hiệu lực sau ngày 30/06/2021", between, StringComparison.Ordinal);
        Assert.Contains("có hiệu lực từ 01/09/2021", between, StringComparison.Ordinal);
        using var wrong = await officer.GetAsync($"{DeskAddresses.CommitteeOnDay}?ngay=31/02/2021", Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.NotNull((await Forms.Parsed(wrong)).QuerySelector("#ngay-error"));

        using var table = await officer.GetAsync($"{DeskAddresses.CommitteeOnDay}?ngay=2021-09-01&dang=csv", Ct);
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        var rows = (await table.Content.ReadAsStringAsync(Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((4, "\"2\",\"Trưởng Trạm Y tế xã\",\"Ủy viên\",\"\",\"Vệ sinh môi trường\""), (rows.Length, rows[2]));
    }

    [Theory, EachDatabase]
    public async Task A_decision_ahead_takes_effect_by_itself_on_its_day(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var officer = await Officer(sen);
        await Record(officer, ("SignedOn", "01/03/2021"));
        await Record(officer, ("Number", "9-QĐ/ĐU"), ("From", "25/09/2022"), ("Seats", $"{Pasted}\n3\tTrưởng Công an xã\tỦy viên"));
        using var reader = sen.Client();
        Assert.Equal(2, (await reader.Open("/ban-chi-dao")).QuerySelectorAll("main tbody tr").Length);

        sen.Clock.Advance(TimeSpan.FromDays(2));

        // Pages that are kept go with their day, at the next beat of the pulse.
        async Task<int> Seats() => (await reader.Open("/ban-chi-dao")).QuerySelectorAll("main tbody tr").Length;
        for (var tries = 0; tries < 300 && await Seats() != 3; tries++)
        {
            await Task.Delay(100, Ct);
        }

        Assert.Equal(3, await Seats());
    }

    [Theory, EachDatabase]
    public async Task Once_restaffed_an_older_article_is_no_source_of_the_number_of_seats(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Client();
        Assert.Contains("Số liệu theo", (await reader.Open("/")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var officer = await sen.SignedIn("khoidanvan");
        var form = await officer.Open(DeskAddresses.RestaffCommittee);
        var rehearsed = await Forms.Parsed(await Send(officer, form, DeskAddresses.RestaffCommittee, Pasted, ("From", "23/09/2022")));
        Assert.Contains("quyết định và danh sách hiện ngay trên cổng", rehearsed.QuerySelector("#xem-truoc")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Confirm(officer, rehearsed, DeskAddresses.RestaffCommittee)).StatusCode);

        // The number rests on its own decision; the article stays the source of the others, and the first story.
        var home = (await reader.Open("/")).QuerySelector("main")!;
        Assert.Contains("thành viên Ban Chỉ đạo, theo quyết định ngày 22/09/2022", home.TextContent, StringComparison.Ordinal);
        Assert.Contains("Số liệu theo", home.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bình Sa phát huy hiệu quả các mô hình", home.TextContent, StringComparison.Ordinal);
        // The decision is cited with its number and day.
        Assert.StartsWith("Theo Quyết định số 15-QĐ/ĐU ngày 22/09/2022: Kiện toàn", (await reader.Open("/ban-chi-dao")).QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_is_refused_with_the_row_and_everything_typed_kept(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var officer = await sen.SignedIn("khoidanvan");
        var form = await officer.Open(DeskAddresses.EstablishCommittee);
        var answer = await Send(officer, form, DeskAddresses.EstablishCommittee, "1 | Bí thư | Trưởng ban\n1 | Chủ tịch | Cố vấn", ("Number", ""));
        var page = await Forms.Parsed(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Dòng 2: không có nhiệm vụ “Cố vấn”", page.QuerySelector("#Seats-error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#Number-error"));
        // The names that the column takes stand above it.
        Assert.Contains("Hội Nông dân xã Bình Sa", page.QuerySelectorAll("details[open] .tag").Select(name => name.TextContent));
        Assert.Contains("Chủ tịch | Cố vấn", page.QuerySelector("#Seats")!.TextContent, StringComparison.Ordinal);

        var named = await Forms.Parsed(await Send(officer, form, DeskAddresses.EstablishCommittee, "1 | Bí thư Đảng ủy Nguyễn Văn A | Trưởng ban"));
        Assert.Contains("1 dòng có vẻ ghi tên người", named.QuerySelector("#xem-truoc [role=alert]")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.Committees.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_seat_joins_and_leaves_by_a_decision_of_its_own(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var officer = await sen.SignedIn("khoidanvan");
        var (committee, address) = (DemoData.Id("committee"), DeskAddresses.AddSeat(DemoData.Id("committee")));
        (string, string)[] decision = [("Number", "17-QĐ/ĐU"), ("SignedOn", "20/09/2022"), ("Issuer", "Ban Thường vụ Đảng ủy xã")];
        var taken = await officer.Fill(address, null, [("No", "5"), ("HeldBy", "Trưởng Trạm Y tế xã"), ("Duty", "Ủy viên"), .. decision]);
        Assert.Contains("Số 5 đang là của", (await Forms.Parsed(taken)).QuerySelector("#No-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{DeskAddresses.Committee(committee)}?xong", (await officer.Fill(address, null, [("HeldBy", "Trưởng Trạm Y tế xã"), ("Duty", "Ủy viên"), .. decision])).Headers.Location?.ToString());
        var end = DeskAddresses.EndSeat(DemoData.Id("seat 21"));
        Assert.Equal($"{DeskAddresses.Committee(committee)}?xong", (await officer.Fill(end, null, [("Last", "23/09/2022"), .. decision])).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Conflict, (await officer.Fill(end, null, [("Last", "23/09/2022"), .. decision])).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.Fill(DeskAddresses.EndSeat(DemoData.Id("seat 1")), null, [("Last", "23/09/2022"), .. decision])).StatusCode);

        // A number comes back when its seat has left.
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Fill(address, null, [("No", "21"), ("HeldBy", "Hiệu trưởng trường mẫu giáo"), ("Duty", "Ủy viên"), ("From", "24/09/2022"), .. decision])).StatusCode);
        foreach (var (day, count) in new[] { ("19/09/2022", 21), ("20/09/2022", 22), ("23/09/2022", 22), ("24/09/2022", 22) })
        {
            Assert.True(count == (await officer.Open($"{DeskAddresses.CommitteeOnDay}?ngay={day}")).QuerySelectorAll("main tbody tr").Length, day);
        }

        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.Documents.CountAsync(row => row.Number == "17-QĐ/ĐU", Ct));
        var page = (await officer.Open(DeskAddresses.Committee(committee))).QuerySelector("main")!.TextContent;
        Assert.Contains("đến hết 23/09/2022", page, StringComparison.Ordinal);
        Assert.Contains("17-QĐ/ĐU", page, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Only_the_officer_records_and_whoever_sits_in_it_or_leads_reads(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        foreach (var (user, reads) in new[] { ("thanhvien", true), ("truongban", true), ("thuongvu", true), ("chutich", true), ("quantri", true), ("hoinongdan", false), ("bientap", false) })
        {
            using var client = await sen.SignedIn(user);
            using var list = await client.GetAsync(DeskAddresses.Committees, Ct);
            using var form = await client.GetAsync(DeskAddresses.RestaffCommittee, Ct);
            Assert.Equal((user, reads ? HttpStatusCode.OK : HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (user, list.StatusCode, form.StatusCode));
            Assert.Null((await Forms.Parsed(list)).QuerySelector($"main a[href='{DeskAddresses.RestaffCommittee}']"));
        }
    }

    // The administrator of an empty installation holds the officer's post too.
    private static async Task<HttpClient> Officer(SenHost sen)
    {
        var client = await sen.SetUp();
        await using var db = sen.Database.OpenAll();
        var person = AdministrationAddresses.Person(await db.Users.Select(row => row.Id).SingleAsync(Ct));
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill(person, $"{person}/vi-tri", ("Kind", nameof(PostKind.Officer)), ("From", "23/09/2022"))).StatusCode);
        return client;
    }

    private static async Task Record(HttpClient client, params (string, string)[] answers)
    {
        var form = await client.Open(DeskAddresses.EstablishCommittee);
        (string, string)[] given = [.. new[] { ("Number", "15-QĐ/ĐU"), ("SignedOn", "22/09/2022"), ("Seats", Pasted) }.Where(one => !answers.Any(answer => answer.Item1 == one.Item1)), .. answers];
        var rehearsed = await client.Send(form, DeskAddresses.EstablishCommittee, null, given);
        var page = await Forms.Parsed(rehearsed);
        Assert.True(rehearsed.StatusCode == HttpStatusCode.OK, page.QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await Confirm(client, page, DeskAddresses.EstablishCommittee)).StatusCode);
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, IHtmlDocument form, string address, string seats, params (string, string)[] answers) => client.Send(
        form, address, null, [.. new[] { ("Number", "15-QĐ/ĐU"), ("SignedOn", "22/09/2022"), ("Seats", seats) }.Where(one => !answers.Any(answer => answer.Item1 == one.Item1)), .. answers]);

    private static Task<HttpResponseMessage> Confirm(HttpClient client, IHtmlDocument rehearsed, string address, params (string, string)[] changed) =>
        client.Send(rehearsed, address, null, [("ghi", "1"), .. changed]);
}
