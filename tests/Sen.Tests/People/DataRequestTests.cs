using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Data.Jobs;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Feedback;
using Sen.Tests.Harness;
using Sen.Tests.Personal;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.People;

/// <summary>
/// Requests about personal data, from the form to the file: RecordDataRequest, ListDataRequests, ReadDataRequest, ExportPersonalData, CorrectPersonalData, ErasePersonalData, CloseDataRequest.
/// </summary>
public sealed class DataRequestTests
{
    private const string Form = $"{DeskAddresses.DataRequests}/ghi";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_request_has_its_clock_stands_among_the_work_and_its_words_are_closed_in_the_audit(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var admin = await sen.SignedIn(commune, PostKind.Administrator);
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        var leaver = TestCommune.NewId();
        using var left = await sen.SignedIn(commune, PostKind.Registrar, leaver);

        using var empty = await admin.Fill(Form, Form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var sent = await admin.Fill(Form, Form, ("Kind", "Erase"), ("Place", "Account"), ("Account", leaver.ToString()), ("Asker", "Người hỏi thử"), ("Wish", "Xóa tên của tôi"));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var address = sent.Headers.Location!.OriginalString;
        var request = await Only(sen);
        Assert.Equal((TestCommune.Today, TestCommune.Today.AddDays(20), DataRequestState.Open), (request.ReceivedOn, request.DueOn, request.State));
        Assert.Contains("Giải quyết yêu cầu về dữ liệu cá nhân", (await admin.Open(DeskAddresses.MyWork)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Giải quyết yêu cầu về dữ liệu cá nhân", (await officer.Open(DeskAddresses.MyWork)).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await admin.Open(DeskAddresses.DataRequests)).QuerySelector($"main a[href='{address}']"));
        Assert.Null((await officer.Open(address)).QuerySelector($"form[action='{address}/xoa']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await left.GetAsync(address, Ct)).StatusCode);
        await using var db = sen.Database.OpenAll();
        Assert.DoesNotContain("Người hỏi thử", string.Concat(await db.AuditLines.Select(line => line.Changes).ToListAsync(Ct)), StringComparison.Ordinal);
        Assert.Contains("Người hỏi thử", (await admin.Open(DeskAddresses.History("data-request", request.Id))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Everything_of_an_account_comes_in_one_file_without_a_secret_and_the_taking_is_written_down(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var account = await Account(sen, "hoinongdan");
        var address = await Record(admin, "See", "Account", ("Account", account.Id.ToString()));

        var begun = System.Diagnostics.Stopwatch.StartNew();
        using var answer = await admin.Fill(address, $"{address}/xuat");
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(begun.Elapsed < TimeSpan.FromSeconds(10), $"{begun.Elapsed}");

        var (page, data) = await Parts(answer);
        Assert.Contains("Hội Nông dân", page, StringComparison.Ordinal);
        Assert.Contains("hoinongdan", data, StringComparison.Ordinal);
        Assert.DoesNotContain(account.PasswordHash!, data, StringComparison.Ordinal);
        Assert.DoesNotContain(account.SecurityStamp!, data, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(data);
        var tables = json.RootElement.GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("table").GetString()).ToList();
        Assert.Superset(new HashSet<string?> { "account", "post", "registration", "data_request" }, tables.ToHashSet());
        Assert.True(json.RootElement.GetProperty("acts").GetArrayLength() > 5);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.AuditLines.CountAsync(line => line.Verb == "personal.export", Ct));
        // The page beside the download is not drawn anew: its other forms are good all the same.
        Assert.Equal((DataRequestState.Open, TestCommune.Today, 1), ((await Only(sen)).State, (await Only(sen)).ExportedOn, (await Only(sen)).Version));
    }

    [Theory, EachDatabase]
    public async Task A_copy_is_downloaded_first_and_the_request_is_done_when_it_is_handed_over_with_a_note(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var address = await Record(admin, "See", "Account", ("Account", (await Account(sen, "hoinongdan")).Id.ToString()));
        var page = await admin.Open(address);
        Assert.Contains("Tải xong, yêu cầu vẫn mở", page.QuerySelector($"form[action='{address}/xuat']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Đã giao bản sao", page.QuerySelector($"form[action='{address}/giai-quyet'] button")!.TextContent);
        using var early = await admin.Send(page, address, $"{address}/giai-quyet", ("note", "Đã giao"));
        Assert.Contains("Chưa tải bản sao nào cho yêu cầu này", (await Forms.Parsed(early)).QuerySelector("#note-error")!.TextContent, StringComparison.Ordinal);
        using var copy = await admin.Send(page, address, $"{address}/xuat");
        Assert.Equal("application/zip", copy.Content.Headers.ContentType?.MediaType);

        // Each form has a key of its own press, so the page from before the download goes on.
        using var unsaid = await admin.Send(page, address, $"{address}/giai-quyet", ("note", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        Assert.Contains("đã làm gì", (await Forms.Parsed(unsaid)).QuerySelector("#note-error")!.TextContent, StringComparison.Ordinal);
        using var done = await admin.Send(page, address, $"{address}/giai-quyet", ("note", "Đã giao tại trụ sở 4417"));

        Assert.Equal($"{address}?xong=giai-quyet", done.Headers.Location?.OriginalString);
        Assert.Equal((DataRequestState.Done, TestCommune.Today), ((await Only(sen)).State, (await Only(sen)).ClosedOn));
        var after = await admin.Open(address);
        Assert.Contains("Đã giao tại trụ sở 4417", after.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Null(after.QuerySelector($"form[action='{address}/tu-choi']"));
    }

    [Theory, EachDatabase]
    public async Task Whoever_left_is_erased_official_acts_keep_the_role_and_the_history_says_when(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        const string Name = "nguoi-sap-roi-8731";
        using var made = await admin.Fill("/can-bo/cai-dat/nguoi/moi", null, ("Title", "Cán bộ sắp rời (minh họa)"), ("Name", Name));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var account = await Account(sen, Name);
        Assert.Contains(Name, (await admin.Open(DeskAddresses.History("account", account.Id))).Body!.TextContent, StringComparison.Ordinal);
        var address = await Record(admin, "Erase", "Account", ("Account", account.Id.ToString()));

        using var unread = await admin.Fill(address, $"{address}/xoa");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread.StatusCode);
        using var erased = await admin.Fill(address, $"{address}/xoa", ("confirm", "1"));

        Assert.Equal(HttpStatusCode.Redirect, erased.StatusCode);
        Assert.DoesNotContain(await Rows.Everything(sen.Database, Ct), row => row.Contains(Name, StringComparison.OrdinalIgnoreCase));
        var gone = await UserOf(sen, account.Id);
        Assert.Equal((Sen.Data.Accounts.Account.LeftTitle, null, DataRequestState.Done), (gone.Title, gone.PasswordHash, (await Only(sen)).State));
        Assert.NotNull(gone.DisabledAt);
        Assert.Contains("đã xóa theo yêu cầu, ngày 23/09/2022", (await admin.Open(DeskAddresses.History("account", account.Id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Sen.Data.Accounts.Account.LeftTitle, (await admin.Open("/can-bo/cai-dat")).Body!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task Who_still_holds_a_post_is_not_erased_and_nobody_erases_the_own_account(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        foreach (var (user, sentence) in new[] { ("hoinongdan", "còn giữ vị trí"), ("quantri", "Không tự xóa tài khoản") })
        {
            var account = await Account(sen, user);
            var address = await Record(admin, "Erase", "Account", ("Account", account.Id.ToString()));

            using var refused = await admin.Fill(address, $"{address}/xoa", ("confirm", "1"));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(sentence, (await Forms.Parsed(refused)).Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(user, (await UserOf(sen, account.Id)).UserName);
        }
    }

    [Theory, EachDatabase]
    public async Task By_the_code_of_the_receipt_a_writer_gets_the_feedback_with_every_look_corrects_and_erases_the_contact(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var admin = await sen.SignedIn(commune, PostKind.Administrator);
        var code = await citizen.Code(await sen.Write(citizen, more: [("name", "Nhà đầu xóm"), ("phone", "0900 000 000")]));
        var item = FeedbackAddresses.Item((await sen.Only()).Id);
        using var looked = await officer.Fill(item, $"{item}/lien-he", ("why", "AskMore"));

        using var wrong = await officer.Fill(Form, Form, ("Kind", "See"), ("Place", "Feedback"), ("Code", "7QK2-M0XA-9TRB-C4WN"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var see = await Record(officer, "See", "Feedback", ("Code", code));
        var (page, data) = await Parts(await officer.Fill(see, $"{see}/xuat"));
        Assert.All(new[] { "Nhà đầu xóm", "0900 000 000", Letters.Lamp, "feedback.read-contact", "để hỏi thêm về góp ý" }, text => Assert.Contains(text, data, StringComparison.Ordinal));
        Assert.Contains("<html", page, StringComparison.Ordinal);
        Assert.DoesNotContain("codeHash", data, StringComparison.OrdinalIgnoreCase);
        Assert.Null((await admin.Open(see)).QuerySelector($"form[action='{see}/xuat']"));

        var correct = await Record(officer, "Correct", "Feedback", ("Code", code));
        using var bad = await officer.Fill(correct, $"{correct}/sua", ("phone", "12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        using var corrected = await officer.Fill(correct, $"{correct}/sua", ("phone", "0900 111 222"));
        Assert.Equal(("Nhà đầu xóm", "0900 111 222"), ((await sen.Only()).ContactName, (await sen.Only()).ContactPhone));

        var erase = await Record(officer, "Erase", "Feedback", ("Code", code));
        using var erased = await officer.Fill(erase, $"{erase}/xoa", ("confirm", "1"));

        Assert.Equal(HttpStatusCode.Redirect, erased.StatusCode);
        Assert.False((await sen.Only()).HasContact);
        Assert.DoesNotContain(await Rows.Everything(sen.Database, Ct), row => row.Contains("0900 ", StringComparison.Ordinal) || row.Contains("Nhà đầu xóm", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_refusal_has_a_reason_of_the_list_and_a_year_later_nobody_knows_who_asked(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        var address = await Record(officer, "Withdraw", "Elsewhere", ("Asker", "Khách tên Thử 5512"), ("Wish", "gỡ ảnh hội nghị 5512"));
        using var unsaid = await officer.Fill(address, $"{address}/tu-choi");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);

        using var refused = await officer.Fill(address, $"{address}/tu-choi", ("reason", "NothingKept"));
        var after = await officer.Open(refused.Headers.Location!.OriginalString);

        Assert.Contains("Xã không lưu dữ liệu này", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((DataRequestState.Refused, DataRefusal.NothingKept, TestCommune.Today.AddDays(15)), ((await Only(sen)).State, (await Only(sen)).RefusedFor, (await Only(sen)).DueOn));
        Assert.Null(after.QuerySelector($"form[action='{address}/giai-quyet']"));
        var closed = (await Only(sen)).ClosedOn!.Value;
        await Turn(sen, closed.AddDays(364));
        Assert.Equal("Khách tên Thử 5512", (await Only(sen)).Asker);
        await Turn(sen, closed.AddDays(365));
        await Turn(sen, closed.AddDays(366));

        Assert.Equal(("", "", DataRequestState.Refused), ((await Only(sen)).Asker, (await Only(sen)).Wish, (await Only(sen)).State));
        Assert.DoesNotContain(await Rows.Everything(sen.Database, Ct), row => row.Contains(" 5512", StringComparison.Ordinal));
        await using var db = sen.Database.OpenAll();
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        Assert.Equal(1, await db.AuditLines.CountAsync(line => line.SubjectKind == "data-request" && line.Verb == "installation.tidy", Ct));
    }

    [Theory, EachDatabase]
    public async Task Title_and_user_name_are_corrected_on_request(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var account = await Account(sen, "thon5");
        var address = await Record(admin, "Correct", "Account", ("Account", account.Id.ToString()));
        using var taken = await admin.Fill(address, $"{address}/sua", ("Name", "hoinongdan"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);

        using var corrected = await admin.Fill(address, $"{address}/sua", ("Title", "Trưởng thôn 5 (minh họa)"), ("Name", "thon-5"));

        Assert.Equal(HttpStatusCode.Redirect, corrected.StatusCode);
        var now = await UserOf(sen, account.Id);
        Assert.Equal(("Trưởng thôn 5 (minh họa)", "thon-5", "THON-5"), (now.Title, now.UserName, now.NormalizedUserName));
        Assert.Equal(DataRequestState.Done, (await Only(sen)).State);
    }

    private static async Task<string> Record(HttpClient client, string kind, string place, params (string Name, string Value)[] more)
    {
        using var sent = await client.Fill(Form, Form, [("Kind", kind), ("Place", place), .. more]);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Ct));
        return sent.Headers.Location!.OriginalString;
    }

    private static async Task<(string Page, string Data)> Parts(HttpResponseMessage answer)
    {
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(Ct));
        async Task<string> Read(string name)
        {
            using var reader = new StreamReader(await archive.GetEntry(name)!.OpenAsync(Ct), Encoding.UTF8);
            return WebUtility.HtmlDecode(await reader.ReadToEndAsync(Ct));
        }

        return (await Read("doc-truoc.html"), await Read("du-lieu.json"));
    }

    private static async Task<DataRequest> Only(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        return await db.DataRequests.AsNoTracking().OrderByDescending(row => row.Id).FirstAsync(Ct);
    }

    private static async Task<Account> Account(SenHost sen, string user)
    {
        await using var db = sen.Database.OpenAll();
        return await db.Users.AsNoTracking().SingleAsync(row => row.UserName == user, Ct);
    }

    private static async Task<Account> UserOf(SenHost sen, Guid id)
    {
        await using var db = sen.Database.OpenAll();
        return await db.Users.AsNoTracking().SingleAsync(row => row.Id == id, Ct);
    }

    private static Task Turn(SenHost sen, DateOnly day)
    {
        var kind = Schedule.All.Single(one => one.Kind.Name == "personal.requests").Kind;
        return kind.Work(
            new(new Leased(TestCommune.NewId(), kind.Name, "", "", Guid.Empty, 1, 1), sen.Database.Databases, Access.Ask(Actor.Sen(Door.Job), kind.Operation, Subject.None).Value,
                BusinessCalendar.ToUtc(day, new(8, 0)), sen.Services), Ct);
    }
}
