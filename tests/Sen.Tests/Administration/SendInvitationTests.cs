using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data.Audit;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Administration;

/// <summary>An invitation by e-mail through a real SMTP server, and what is said when it does not go.</summary>
public class SendInvitationTests
{
    private const string Own = "bảy con cò trắng bay", Address = "thon2@binhsa.example", User = "thon-2";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_letter_arrives_and_its_link_leads_to_an_own_password_and_the_address_is_kept_nowhere(Engine engine)
    {
        await using var box = PostBox.Open();
        await using var sen = await PostBox.Sending(engine, box.Port, user: "moi", password: "mật-khẩu-thư");
        using var admin = await sen.SetUp();
        var (person, code) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);

        var sent = await Send(admin, person, Address);
        Assert.Equal($"{person}?{SendInvitation.SentQuery}", sent.Headers.Location?.ToString());
        Assert.Contains("Đã gửi thư mời.", (await admin.Open(sent.Headers.Location!.ToString())).QuerySelector("main p[role=status]")!.TextContent, StringComparison.Ordinal);

        var letter = Assert.Single(box.Letters);
        Assert.Equal((Address, "moi@binhsa.example"), (letter.To.Mailboxes.Single().Address, letter.From.Mailboxes.Single().Address));
        Assert.Equal("Thư mời vào nơi làm việc của Xã Bình Sa", letter.Subject);
        Assert.All([letter.TextBody, letter.HtmlBody], body => Assert.All(["Kính gửi ", "Dear ", User, code], told => Assert.Contains(told, WebUtility.HtmlDecode(body), StringComparison.Ordinal)));
        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(letter.HtmlBody!);
        Assert.Empty(html.QuerySelectorAll("img, script, link, style"));

        using var invited = sen.Client();
        var link = html.QuerySelector("a")!.GetAttribute("href")!;
        Assert.Contains(link, letter.TextBody, StringComparison.Ordinal);
        var begun = await invited.Fill(link, Invitation.Page);
        Assert.Equal("/can-bo/toi", begun.Headers.Location?.ToString());
        Assert.Equal($"{DeskAddresses.MyWork}?{DeskAddresses.PasswordSet}", (await invited.Fill("/can-bo/toi", null, ("NewPassword", Own), ("AgainPassword", Own))).Headers.Location?.ToString());

        await using var db = sen.Database.OpenAll();
        var line = await db.AuditLines.SingleAsync(row => row.Verb == "account.invite", Ct);
        Assert.Equal(("gửi tới t…@b….example", "Quản trị xã"), (line.Reason, line.ActorName));
        Assert.DoesNotContain(Address, string.Join('\n', await db.AuditLines.Select(row => row.Changes + row.Reason).ToListAsync(Ct)), StringComparison.Ordinal);
        Assert.Null((await db.Users.SingleAsync(row => row.UserName == User, Ct)).Email);
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task The_form_sent_twice_sends_one_letter(Engine engine)
    {
        await using var box = PostBox.Open();
        await using var sen = await PostBox.Sending(engine, box.Port);
        using var admin = await sen.SetUp();
        var (person, _) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);
        var page = await admin.Open(person);
        (string, string)[] typed = [(SendInvitation.Field, Address)];

        var answers = await Task.WhenAll(admin.SendOnce(page, person, $"{person}/gui-thu", typed), admin.SendOnce(page, person, $"{person}/gui-thu", typed));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(box.Letters);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.AuditLines.CountAsync(row => row.Verb == "account.invite", Ct));
    }

    [Theory, EachDatabase]
    public async Task A_server_that_is_down_is_told_with_what_to_do_and_nothing_is_written_down(Engine engine)
    {
        await using var sen = await PostBox.Sending(engine, PostBox.FreePort());
        await Refused(sen, Address, HttpStatusCode.Conflict, "máy chủ thư không trả lời. Xin in giấy mời");
    }

    [Theory, EachDatabase]
    public async Task An_address_the_server_refuses_is_told_at_the_field_and_stays_in_it(Engine engine)
    {
        await using var box = PostBox.Open();
        await using var sen = await PostBox.Sending(engine, box.Port);
        var page = await Refused(sen, PostBox.Nobody, HttpStatusCode.UnprocessableEntity, "Máy chủ thư không nhận địa chỉ này.");
        Assert.Equal(PostBox.Nobody, page.QuerySelector($"#{SendInvitation.Field}")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector($"#{SendInvitation.Field}-error"));
        Assert.Empty(box.Letters);
    }

    [Theory, EachDatabase]
    public async Task An_address_that_is_none_is_asked_for_before_anything_goes(Engine engine)
    {
        await using var box = PostBox.Open();
        await using var sen = await PostBox.Sending(engine, box.Port);
        var page = await Refused(sen, "thôn hai", HttpStatusCode.UnprocessableEntity, "Địa chỉ thư chưa đủ.");
        Assert.Equal("thôn hai", page.QuerySelector($"#{SendInvitation.Field}")!.GetAttribute("value"));
        Assert.Empty(box.Letters);
    }

    [Theory, EachDatabase]
    public async Task A_certificate_nobody_trusts_and_a_server_that_cannot_close_the_way_get_no_letter(Engine engine)
    {
        await using (var box = PostBox.Open(tls: true))
        {
            await using var sen = await PostBox.Sending(engine, box.Port, "starttls");
            await Refused(sen, Address, HttpStatusCode.Conflict, "không bảo đảm");
            Assert.Empty(box.Letters);
        }

        await using var plain = PostBox.Open();
        await using var other = await PostBox.Sending(engine, plain.Port, "starttls");
        await Refused(other, Address, HttpStatusCode.Conflict, "không bảo đảm");
        Assert.Empty(plain.Letters);
    }

    [Theory, EachDatabase]
    public async Task A_password_the_server_does_not_take_is_told(Engine engine)
    {
        await using var box = PostBox.Open();
        await using var sen = await PostBox.Sending(engine, box.Port, user: "moi", password: "sai");
        await Refused(sen, Address, HttpStatusCode.Conflict, "không nhận tên hoặc mật khẩu đã cài");
        Assert.Empty(box.Letters);
    }

    [Theory, EachDatabase]
    public async Task Where_no_server_is_named_the_choice_is_not_shown_and_the_form_says_so(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (person, _) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);
        Assert.Null((await admin.Open(person)).QuerySelector($"#{SendInvitation.Field}"));

        var answer = await admin.PostTo(person, $"{person}/gui-thu", (SendInvitation.Field, Address));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("chưa cài gửi thư", (await Forms.Parsed(answer)).QuerySelector("#loi")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_code_that_another_has_replaced_or_that_was_put_away_is_sent_to_nobody(Engine engine)
    {
        await using var box = PostBox.Open();
        await using var sen = await PostBox.Sending(engine, box.Port);
        using var admin = await sen.SetUp();
        var (person, _) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);
        var page = await admin.Open(person);
        using var other = await sen.SignedIn("quan-tri", EmptyStart.Password);
        await other.Fill(person, $"{person}/mat-khau", (ResetPassword.Confirm, "1"));

        var stale = await admin.SendOnce(page, person, $"{person}/gui-thu", (SendInvitation.Field, Address));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("Mã một lần không còn ở đây", (await Forms.Parsed(stale)).QuerySelector("#loi")!.TextContent, StringComparison.Ordinal);

        var newer = await other.Open(person);
        await other.Send(newer, person, $"{person}/da-ghi-lai");
        Assert.Equal(HttpStatusCode.Conflict, (await other.SendOnce(newer, person, $"{person}/gui-thu", (SendInvitation.Field, Address))).StatusCode);
        Assert.Empty(box.Letters);
    }

    [Theory]
    [InlineData("""{ "host": "127.0.0.1", "port": 25, "tls": "none", "from": "a@b.example" }""", null)]
    [InlineData("""{ "host": "smtp.example", "port": 465, "tls": "tls", "user": "u", "password": "p", "from": "Xã <a@b.example>" }""", null)]
    [InlineData("""{ "host": "smtp.example", "port": 25, "tls": "none", "from": "a@b.example" }""", "\"none\" chỉ khi máy chủ thư ở ngay trên máy này")]
    [InlineData("""{ "host": "smtp.example", "port": 587, "from": "xã" }""", "cần “from”")]
    [InlineData("""{ "port": 587, "from": "a@b.example" }""", "cần “host” và “port”")]
    [InlineData("""{ "host": "smtp.example", "port": 587, "user": "u", "from": "a@b.example" }""", "cần cả “user” và “password”")]
    [InlineData("""{ "host": "smtp.example", "port": 587, "user": "u", "passwordFile": "khong-co", "from": "a@b.example" }""", "không đọc được tệp mật khẩu")]
    [InlineData("""{ "host": "smtp.example", "prot": 587 }""", "chưa đúng ở dòng 1")]
    [InlineData("{", "chưa đúng ở dòng")]
    public async Task What_is_wrong_with_the_file_stops_the_start_with_a_sentence(string text, string? wrong)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text, Ct);

        var read = MailSettings.Read(file);

        File.Delete(file);
        if (wrong is null)
        {
            Assert.Null(read.Wrong);
            Assert.DoesNotContain("\"p\"", $"{read.Settings}", StringComparison.Ordinal);
            return;
        }

        Assert.Contains(wrong, read.Wrong, StringComparison.Ordinal);
        Assert.Null(read.Settings);
    }

    [Fact]
    public async Task A_file_that_is_not_there_stops_the_start()
    {
        var missing = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.json");
        Assert.Equal(2, await Cli.Verbs.Run(["serve", "--smtp", missing]));
        Assert.Contains("không đọc được tệp", SenOptions.Read(["--smtp", missing]).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_file_lies_beside_the_settings()
    {
        var folder = Directory.CreateTempSubdirectory("sen-mail-").FullName;
        File.WriteAllText(Path.Combine(folder, "mat-khau"), "bí mật\n");
        var file = Path.Combine(folder, "smtp.json");
        File.WriteAllText(file, """{ "host": "smtp.example", "port": 587, "user": "u", "passwordFile": "mat-khau", "from": "a@b.example" }""");

        // Read once, with the other options.
        var settings = SenOptions.Read([$"--smtp={file}"]).Options.Mail!;

        Directory.Delete(folder, recursive: true);
        Assert.Equal("bí mật", settings.Password);
        Assert.DoesNotContain("bí mật", settings.ToString(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Send(HttpClient admin, string person, string address) => admin.Fill(person, $"{person}/gui-thu", (SendInvitation.Field, address));

    private static async Task<IHtmlDocument> Refused(SenHost sen, string address, HttpStatusCode status, string sentence)
    {
        using var admin = await sen.SetUp();
        var (person, code) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);
        var answer = await Send(admin, person, address);
        Assert.Equal(status, answer.StatusCode);
        var page = await Forms.Parsed(answer);
        Assert.Contains(sentence, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // The other ways are still there.
        Assert.Contains(code, page.QuerySelector("#lien-ket")!.GetAttribute("value")!, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.False(await db.AuditLines.AnyAsync(row => row.Verb == "account.invite", Ct));
        return page;
    }
}
