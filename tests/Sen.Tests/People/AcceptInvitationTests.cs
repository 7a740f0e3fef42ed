using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sen.Administration;
using Sen.Demo;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.People;
using Sen.Plumbing;
using Sen.Spreadsheets;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Sen.Tests.Spreadsheets;
using Xunit;

namespace Sen.Tests.People;

/// <summary>The slip and the link: PrintInvitation, PrintInvitations and AcceptInvitation.</summary>
public class AcceptInvitationTests
{
    private const string User = "thon-2", Own = "bảy con cò trắng bay";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_slip_says_everything_is_printed_alone_and_its_link_leads_to_an_own_password(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (person, code) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);
        var link = (await admin.Open(person)).QuerySelector("#lien-ket")!.GetAttribute("value")!;

        var page = await admin.Open($"{person}/giay-moi");
        Assert.True(page.Body!.ClassList.Contains("prints-alone"));
        var slip = Assert.Single(page.QuerySelectorAll("main > .printed .slip"));
        var place = $"{sen.Address.GetLeftPart(UriPartial.Authority)}{Invitation.Page}";
        Assert.All(["Xã Bình Sa", "Trưởng Thôn 2", User, code, place, "hết ngày 07/10/2022"], told => Assert.Contains(told, slip.TextContent, StringComparison.Ordinal));
        Assert.Equal(3, slip.QuerySelectorAll("ol > li").Length);
        Assert.NotNull(slip.QuerySelector("svg.qr path.qr-ink"));
        Assert.Equal($"{place}?ten={User}&ma={code}", link);

        using var invited = sen.Client();
        // Looked at twice, as messengers do: nothing is used up.
        await invited.GetAsync(link, Ct);
        var looked = await invited.GetAsync(link, Ct);
        Assert.Equal(("no-referrer", true), (looked.Headers.GetValues("Referrer-Policy").Single(), looked.Headers.CacheControl!.NoStore));
        var opened = await Forms.Parsed(looked);
        Assert.Equal((User, code), (opened.QuerySelector("#Name")!.GetAttribute("value"), opened.QuerySelector("#Password")!.GetAttribute("value")));
        Assert.Single(opened.QuerySelectorAll($"form[action='{Invitation.Page}'] button"));
        await using var db = sen.Database.OpenAll();
        Assert.False(await db.AuditLines.AnyAsync(line => line.Verb == "account.sign-in", Ct));

        Assert.Equal(DeskAddresses.Account, (await invited.Send(opened, link, Invitation.Page)).Headers.Location?.ToString());
        // Opened again on the way, it leads on.
        Assert.Equal(DeskAddresses.Account, (await invited.GetAsync(link, Ct)).Headers.Location?.ToString());
        Assert.Equal($"{DeskAddresses.MyWork}?{DeskAddresses.PasswordSet}", (await invited.Fill(DeskAddresses.Account, null, ("NewPassword", Own), ("AgainPassword", Own))).Headers.Location?.ToString());
        // And again when all is done: the link says that it is not needed, and leads to the work.
        var done = (await invited.Open(link)).QuerySelector("main")!;
        Assert.Contains("Giấy mời này không cần nữa", done.QuerySelector(".notice.good")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(done.QuerySelector($"a.btn[href='{DeskAddresses.MyWork}']"));
        Assert.Null(done.QuerySelector("#Password"));
        // Then there is no slip any more.
        Assert.Contains("không còn đọc được ở đây", (await admin.Open($"{person}/giay-moi")).QuerySelector("main .notice.warn")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_code_that_was_used_replaced_mistyped_or_is_over_is_told_with_what_to_do(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (person, code) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);
        await Told(sen, User, "aaaa-bbbb-cccc", HttpStatusCode.Conflict, "Có giấy mời mới hơn thì ghi mã trên giấy ấy");
        await Told(sen, "khong-co-ai", code, HttpStatusCode.Conflict, "Đã đặt mật khẩu riêng rồi thì đăng nhập bằng mật khẩu ấy");
        await Told(sen, User, "", HttpStatusCode.UnprocessableEntity, "Đề nghị ghi");
        using (var mistaken = sen.Client())
        {
            // Somebody types the own password: it is not shown to whoever looks over the shoulder.
            var back = await Forms.Parsed(await mistaken.Fill(Invitation.Page, Invitation.Page, ("Name", User), ("Password", Own)));
            Assert.Equal((User, ""), (back.QuerySelector("#Name")!.GetAttribute("value"), back.QuerySelector("#Password")!.GetAttribute("value") ?? ""));
        }

        using (var invited = sen.Client())
        {
            await invited.Fill($"{Invitation.Page}?ten={User}&ma={code}", Invitation.Page);
            await invited.Fill(DeskAddresses.Account, null, ("NewPassword", Own), ("AgainPassword", Own));
        }

        var used = await Told(sen, User, code, HttpStatusCode.Conflict, "Đã đặt mật khẩu riêng rồi thì đăng nhập bằng mật khẩu ấy");
        Assert.Equal("Mã một lần không dùng được", used.QuerySelector("h1")!.TextContent);
        Assert.NotNull(used.QuerySelector($"#loi a[href='{SignIn.Address}']"));
        // It is no slip of the finger: nobody is warned of tries.
        Assert.DoesNotContain("lần thử", used.Body!.TextContent, StringComparison.Ordinal);

        await admin.Fill(person, $"{person}/mat-khau", (ResetPassword.Confirm, "1"));
        var late = (await admin.Open(person)).QuerySelector(".code")!.TextContent;
        sen.Clock.Advance(TimeSpan.FromDays(16));
        var over = await Told(sen, User, late, HttpStatusCode.Forbidden, "Mã một lần đã hết hạn. Xin nhờ quản trị cấp mã mới.");
        Assert.DoesNotContain("lần thử", over.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Whoever_sat_here_before_is_told_and_signed_out_and_a_second_step_is_still_asked_for(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var person = $"/can-bo/cai-dat/nguoi/{DemoData.Id("account truongban"):d}";
        await admin.Fill(person, $"{person}/mat-khau", (ResetPassword.Confirm, "1"));
        var link = (await admin.Open(person)).QuerySelector("#lien-ket")!.GetAttribute("value")!;
        using var shared = await sen.SignedIn("khoidanvan");

        var page = await shared.Open(link);
        Assert.Contains("đang đăng nhập “Cán bộ Khối Dân vận", page.QuerySelector("main .notice.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ConfirmSignIn.Address, (await shared.Send(page, link, Invitation.Page)).Headers.Location?.ToString());

        // The officer is out; the head has to show the code of the telephone.
        Assert.StartsWith(SignIn.Address, (await shared.GetAsync(DeskAddresses.MyWork, Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(DeskAddresses.Account, (await shared.Fill(ConfirmSignIn.Address, null, (SecondSteps.CodeField, await sen.CodeOf("truongban")))).Headers.Location?.ToString());
        await using var db = sen.Database.OpenAll();
        Assert.False(await db.Sessions.AnyAsync(row => row.AccountId == DemoData.Id("account khoidanvan") && row.EndedAt == null, Ct));
    }

    [Theory, EachDatabase]
    public async Task Everybody_a_sheet_brought_in_gets_a_slip_of_one_sheet(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var (people, officer) = (SheetForm.Of(SheetKind.People), PostNames.Of(PostKind.Officer).Vi);
        using var sent = await admin.SendSheet(people, SheetFiles.Xlsx(people, [["Cán bộ văn phòng", "van-phong", officer, "", "01/09/2022", "", ""], ["Cán bộ đoàn thể", "doan-the", officer, "", "01/09/2022", "", ""]]));
        var import = sent.Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(await admin.Open(import), import, $"{import}/nhap")).StatusCode);
        Assert.NotNull((await admin.Open(import)).QuerySelector($"a[href='{import}/{PrintInvitations.Word}']"));

        var page = await admin.Open($"{import}/{PrintInvitations.Word}");

        var slips = page.QuerySelectorAll("main > .printed .slip");
        Assert.Equal(2, slips.Length);
        foreach (var (user, title) in new[] { ("van-phong", "Cán bộ văn phòng"), ("doan-the", "Cán bộ đoàn thể") })
        {
            var slip = slips.Single(one => one.TextContent.Contains(user, StringComparison.Ordinal));
            Assert.Contains(title, slip.TextContent, StringComparison.Ordinal);
            using var invited = sen.Client();
            var begun = await invited.Fill($"{Invitation.Page}?ten={user}&ma={slip.QuerySelector(".slip-code")!.TextContent}", Invitation.Page);
            Assert.Equal(DeskAddresses.Account, begun.Headers.Location?.ToString());
        }

        await admin.Send(await admin.Open(import), import, $"{import}/da-ghi");
        Assert.Empty((await admin.Open($"{import}/{PrintInvitations.Word}")).QuerySelectorAll(".slip"));
    }

    [Theory, EachDatabase]
    public async Task On_paper_only_the_slip_has_the_code_and_an_address_nobody_else_reaches_is_said_before(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var (person, code) = await AdministrationTests.Created(admin, "Trưởng Thôn 9 (minh họa)", "thon9");
        var (people, officer) = (SheetForm.Of(SheetKind.People), PostNames.Of(PostKind.Officer).Vi);
        using var sent = await admin.SendSheet(people, SheetFiles.Xlsx(people, [["Cán bộ văn phòng", "van-phong", officer, "", "01/09/2022", "", ""]]));
        var import = sent.Headers.Location!.ToString();
        await admin.Send(await admin.Open(import), import, $"{import}/nhap");
        var imported = (await admin.Open($"{import}/{PrintInvitations.Word}")).QuerySelector(".slip-code")!.TextContent;

        using var invited = sen.Client();
        foreach (var (page, secret) in new[] { (await admin.Open(person), code), (await admin.Open(import), imported), (await invited.Open($"{Invitation.Page}?ten=thon9&ma={code}"), code) })
        {
            var telling = page.QuerySelectorAll("main *:not([type=hidden])").Where(part => part.Children.Length == 0 && (part.TextContent.Contains(secret, StringComparison.Ordinal) || (part.GetAttribute("value") ?? "").Contains(secret, StringComparison.Ordinal))).ToList();
            Assert.NotEmpty(telling);
            Assert.All(telling, part => Assert.NotNull(part.Closest(".screen-only")));
        }

        // The tests, too, are read under an address of this machine.
        foreach (var address in (string[])[person, $"{person}/giay-moi", $"{import}/{PrintInvitations.Word}"])
        {
            Assert.Contains("chỉ mở được trên chính máy đang chạy Sen", (await admin.Open(address)).QuerySelector("main .notice.warn.screen-only")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://0.0.0.0:5080", true)]
    [InlineData("https://binhsa.example", false)]
    [InlineData("https://192.168.1.20", false)]
    public void An_address_of_this_machine_is_known(string origin, bool local) => Assert.Equal(local, new Invitation("Xã Bình Sa", "Trưởng thôn", "thon-2", "hk7m-p3wd-x9qa", origin, new(2022, 10, 7)).IsLocal);

    [Theory, EachDatabase]
    public async Task The_code_of_a_link_stands_in_no_log_at_all(Engine engine)
    {
        var lines = new ConcurrentQueue<string>();
        await using var sen = await SenHost.Start(engine);
        sen.Services.GetRequiredService<ILoggerFactory>().AddProvider(new Listening(lines));
        using var admin = await sen.SetUp();
        var (_, code) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);
        var link = $"{Invitation.Page}?ten={User}&ma={code}";
        using var invited = sen.Client();
        await invited.Fill(link, Invitation.Page);
        // Also where something goes wrong: a forged form, and a database that is away.
        await invited.PostAsync(link, new FormUrlEncodedContent([new("Name", User), new("Password", code)]), Ct);
        await using (await FaultTests.Away(sen.Database))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await invited.GetAsync(link, Ct)).StatusCode);
        }

        Assert.Contains(lines, line => line.Contains(Invitation.Page, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(code, StringComparison.Ordinal));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Told(SenHost sen, string user, string code, HttpStatusCode status, string sentence)
    {
        using var client = sen.Client();
        var answer = await client.Fill($"{Invitation.Page}?ten={user}&ma={code}", Invitation.Page);
        Assert.Equal(status, answer.StatusCode);
        var page = await Forms.Parsed(answer);
        Assert.Contains(sentence, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(user, page.QuerySelector("#Name")!.GetAttribute("value"));
        return page;
    }

    private sealed class Listening(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
