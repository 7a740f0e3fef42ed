using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data;
using Sen.Demo;
using Sen.Movement.People;
using Sen.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.People;

/// <summary>Signing in through a province's real OpenID Connect provider, on both databases: who comes in, how far, and what every failure says.</summary>
public class SignInWithProvinceTests
{
    private const string Officer = "khoidanvan", Head = "truongban", There = "nguoi-1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Password => DemoData.Year().Password;

    [Theory, EachDatabase]
    public async Task The_button_opens_the_same_session_as_a_password_and_leads_to_the_page_that_was_wanted(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await Linked(engine, province, Officer);
        using var client = sen.Client();
        using var answer = await client.SignInThrough(There, door: DeskAddresses.SignInFor(DeskAddresses.Models));

        Assert.Equal(DeskAddresses.Models, answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(DeskAddresses.Models, Ct)).StatusCode);
        await using var db = sen.Database.OpenAll();
        var account = await db.Users.AsNoTracking().SingleAsync(row => row.UserName == Officer, Ct);
        var session = await db.Sessions.AsNoTracking().OrderByDescending(row => row.Id).FirstAsync(Ct);
        Assert.Equal((account.Id, account.SecurityStamp, (DateTime?)null), (session.AccountId, session.Stamp, session.EndedAt));
        // Nothing but who it is was asked for, in the way nobody on the line can use.
        Assert.Equal(("code", "openid", "S256", "query"), (province.Asked["response_type"], province.Asked["scope"], province.Asked["code_challenge_method"], province.Asked.GetValueOrDefault("response_mode", "query")));
        Assert.True(province.Asked["nonce"].Length > 20 && province.Asked["state"].Length > 20);
        Assert.Equal($"{sen.Address.GetLeftPart(UriPartial.Authority)}{ProvinceSignIn.Callback}", province.Asked["redirect_uri"]);
    }

    [Theory, EachDatabase]
    public async Task The_second_step_is_asked_unless_what_was_shown_there_is_on_the_list_of_the_file(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await Linked(engine, province, Head);
        foreach (var shown in (string[])["", "pwd otp", "acr:1"])
        {
            using var half = sen.Client();
            using var asked = await half.SignInThrough(There, shown);
            Assert.Equal(ConfirmSignIn.Address, asked.Headers.Location?.OriginalString);
            Assert.Equal(HttpStatusCode.Redirect, (await half.GetAsync(SignIn.Home, Ct)).StatusCode);
            using var whole = await half.Fill(ConfirmSignIn.Address, null, (SecondSteps.CodeField, await sen.CodeOf(Head)));
            Assert.Equal(SignIn.Home, whole.Headers.Location?.OriginalString);
        }

        foreach (var shown in (string[])["pwd mfa", "acr:mfa"])
        {
            using var client = sen.Client();
            using var answer = await client.SignInThrough(There, shown);
            Assert.Equal(SignIn.Home, answer.Headers.Location?.OriginalString);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(SignIn.Home, Ct)).StatusCode);
        }
    }

    [Theory, EachDatabase]
    public async Task Whoever_decides_without_a_second_step_sets_one_up_unless_two_steps_were_shown_there(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await Linked(engine, province, Head);
        using var admin = await sen.SignedIn("quantri");
        using var dropped = await admin.Fill(AdministrationAddresses.Person(await AccountOf(sen, Head)), $"{AdministrationAddresses.Person(await AccountOf(sen, Head))}/bo-buoc-hai");
        Assert.Equal(HttpStatusCode.Redirect, dropped.StatusCode);

        using var one = sen.Client();
        using var led = await one.SignInThrough(There, "pwd");
        Assert.Equal(DeskAddresses.SecondStep, (await one.GetAsync(SignIn.Home, Ct)).Headers.Location?.OriginalString);
        using var two = sen.Client();
        using var open = await two.SignInThrough(There, "pwd mfa");
        Assert.Equal(HttpStatusCode.OK, (await two.GetAsync(SignIn.Home, Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Two_steps_shown_there_carry_no_decision_past_the_quarter_of_an_hour_and_nothing_past_the_day(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await Linked(engine, province, Head);
        var person = AdministrationAddresses.Person(await AccountOf(sen, Head));
        using var admin = await sen.SignedIn("quantri");
        await admin.Fill(person, $"{person}/bo-buoc-hai");
        using var client = sen.Client();
        using var open = await client.SignInThrough(There, "pwd mfa");
        using var fresh = await client.PostTo(DeskAddresses.Delegation, DeskAddresses.Delegation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fresh.StatusCode);

        sen.Clock.Advance(TimeSpan.FromMinutes(20));
        using var later = await client.PostTo(DeskAddresses.Delegation, DeskAddresses.Delegation, ("Reason", "Đi họp ở tỉnh"));
        Assert.Equal(HttpStatusCode.Forbidden, later.StatusCode);
        var page = await Forms.Parsed(later);
        Assert.NotNull(page.QuerySelector($"main a[href='{DeskAddresses.SecondStep}']"));
        Assert.Contains("Đi họp ở tỉnh", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"[name={SecondSteps.PasswordField}]"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(SignIn.Home, Ct)).StatusCode);

        sen.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(DeskAddresses.SecondStep, (await client.GetAsync(SignIn.Home, Ct)).Headers.Location?.OriginalString);
    }

    [Theory, EachDatabase]
    public async Task Somebody_nobody_linked_is_told_how_to_and_comes_to_the_page_for_it_with_the_password(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        await using var db = sen.Database.OpenAll();
        var people = await db.Users.CountAsync(Ct);
        // Not by a user name that is the same there, either.
        foreach (var person in (string[])["nguoi-la", Officer])
        {
            using var client = sen.Client();
            using var answer = await client.SignInThrough(person);
            Assert.Equal(ProvinceTroubles.AtDoor(ProvinceTrouble.Unlinked, DeskAddresses.Account), answer.Headers.Location?.OriginalString);
            var page = await client.Open(answer.Headers.Location!.OriginalString);
            Assert.Contains("chưa nối với tài khoản nào ở đây. Xin đăng nhập một lần bằng tên đăng nhập và mật khẩu", page.Body!.TextContent, StringComparison.Ordinal);
            using var inside = await client.Send(page, answer.Headers.Location.OriginalString, SignIn.Address, ("Name", Officer), ("Password", Password));
            Assert.Equal(DeskAddresses.Account, inside.Headers.Location?.OriginalString);
            Assert.NotNull((await client.Open(DeskAddresses.Account)).QuerySelector($"form[action='{LinkLogin.Begin}']"));
        }

        Assert.Equal((people, 0), (await db.Users.CountAsync(Ct), await db.UserLogins.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task A_disabled_account_stays_out_and_a_first_password_is_typed_whether_its_day_is_past_or_not(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await Linked(engine, province, Officer);
        var person = AdministrationAddresses.Person(await AccountOf(sen, Officer));
        using var admin = await sen.SignedIn("quantri");
        using var reset = await admin.Fill(person, $"{person}/mat-khau", (ResetPassword.Confirm, "1"));
        Assert.Equal(HttpStatusCode.Redirect, reset.StatusCode);

        using var first = sen.Client();
        // Nobody replaces a first password they have not shown.
        await Says(await first.SignInThrough(There), HttpStatusCode.Conflict, "Xin đăng nhập bằng mã đó ở ô mật khẩu rồi đặt mật khẩu");
        Assert.StartsWith(SignIn.Address, (await first.GetAsync(SignIn.Home, Ct)).Headers.Location?.OriginalString, StringComparison.Ordinal);
        await using (var db = sen.Database.OpenAll())
        {
            (await db.Users.SingleAsync(row => row.UserName == Officer, Ct)).FirstPasswordUntil = new(2022, 9, 1);
            Assert.True((await db.Commit(new Act(Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value, Guid.NewGuid(), "account", Guid.NewGuid(), sen.Clock.Now.UtcDateTime, Guid.Empty), Ct)).Ok);
        }

        using var late = sen.Client();
        await Says(await late.SignInThrough(There), HttpStatusCode.Forbidden, "Mã một lần đã hết hạn");

        var page = await admin.Open(person);
        var successors = page.QuerySelectorAll($"form[action='{person}/khoa'] select").Select(select => (select.GetAttribute("name")!, Movement.Desk.HandOverForm.Nobody));
        using var disabled = await admin.Send(page, person, $"{person}/khoa", [("Disable", "true"), .. successors]);
        Assert.Equal(HttpStatusCode.Redirect, disabled.StatusCode);
        using var shut = sen.Client();
        await Says(await shut.SignInThrough(There), HttpStatusCode.Forbidden, "đang khóa");
        Assert.Equal(HttpStatusCode.Redirect, (await shut.GetAsync(SignIn.Home, Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Off_this_machine_a_demonstration_account_stays_out_and_without_HTTPS_nobody_comes_back(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await Linked(engine, province, Officer);
        using var client = sen.At("xa.example.vn");
        var back = await ProvinceVisits.AtProvince(await client.PressProvince(), There);
        Assert.Equal($"https://xa.example.vn{ProvinceSignIn.Callback}", back.GetLeftPart(UriPartial.Path));
        using var received = await client.GetAsync(back.PathAndQuery, Ct);
        Assert.Equal(ProvinceSignIn.Back, received.Headers.Location?.OriginalString);
        Assert.All(received.Headers.GetValues("Set-Cookie").Where(cookie => !cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal)), cookie =>
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        });
        await Says(await client.GetAsync(ProvinceSignIn.Back, Ct), HttpStatusCode.Forbidden, "chỉ dùng được trên chính máy đang chạy Sen");

        using var plain = new HttpRequestMessage(HttpMethod.Get, new Uri(sen.Address, back.PathAndQuery)) { Headers = { Host = "xa.example.vn" } };
        using var other = sen.Client();
        using var refused = await other.SendAsync(plain, Ct);
        Assert.Equal((HttpStatusCode.Forbidden, false), (refused.StatusCode, refused.Headers.Contains("Set-Cookie")));
    }

    [Theory, EachDatabase]
    public async Task A_bent_lost_or_repeated_answer_opens_nothing_and_says_to_press_again(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await Linked(engine, province, Officer);
        using var client = sen.Client();
        var back = await ProvinceVisits.AtProvince(await client.PressProvince(), There);

        // In another browser, and with another state.
        using var other = sen.Client();
        await Lost(other, await other.GetAsync(back, Ct));
        await Lost(client, await client.GetAsync(new Uri(back.AbsoluteUri.Replace("state=", "state=x", StringComparison.Ordinal)), Ct));
        await Lost(other, await other.GetAsync(ProvinceSignIn.Callback, Ct));
        await Lost(other, await other.GetAsync(ProvinceSignIn.Back, Ct));

        // The token of another visit.
        using var nonce = sen.Client();
        var bent = await ProvinceVisits.AtProvince(await nonce.PressProvince(), There, bent: there => there.Replace("nonce=", "nonce=1", StringComparison.Ordinal));
        await Lost(nonce, await nonce.GetAsync(bent, Ct));

        // The right one is good once, and so is what it opens.
        using var received = await client.GetAsync(back, Ct);
        Assert.Equal(ProvinceSignIn.Back, received.Headers.Location?.OriginalString);
        var ticket = received.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("sen-tinh=", StringComparison.Ordinal)).Split(';')[0];
        await Lost(client, await client.GetAsync(back, Ct));
        using var inside = await client.GetAsync(ProvinceSignIn.Back, Ct);
        Assert.Equal(SignIn.Home, inside.Headers.Location?.OriginalString);
        using var copied = new HttpRequestMessage(HttpMethod.Get, new Uri(sen.Address, ProvinceSignIn.Back)) { Headers = { { "Cookie", ticket } } };
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        Assert.Equal(ProvinceTroubles.AtDoor(ProvinceTrouble.Lost, SignIn.Home), (await plain.SendAsync(copied, Ct)).Headers.Location?.OriginalString);
    }

    [Theory, EachDatabase]
    public async Task What_took_too_long_there_or_here_opens_nothing(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await Linked(engine, province, Officer);
        using var there = sen.Client();
        var back = await ProvinceVisits.AtProvince(await there.PressProvince(), There);
        sen.Clock.Advance(TimeSpan.FromMinutes(16));
        await Lost(there, await there.GetAsync(back, Ct));

        using var here = sen.Client();
        using var received = await here.ThroughProvince(await here.PressProvince(), There);
        Assert.Equal(ProvinceSignIn.Back, received.Headers.Location?.OriginalString);
        sen.Clock.Advance(TimeSpan.FromMinutes(6));
        await Lost(here, await here.GetAsync(ProvinceSignIn.Back, Ct));
    }

    [Theory, EachDatabase]
    public async Task A_refusal_there_an_error_there_and_a_province_that_is_away_have_their_sentences_and_the_password_form(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await Linked(engine, province, Officer);
        foreach (var (answer, words) in ((string, string)[])[("no", "đã bấm hủy hoặc không đồng ý"), ("server_error", "Chưa liên lạc được"), ("invalid_scope", "trả lời chưa đúng")])
        {
            using var client = sen.Client();
            await SaysAtDoor(client, await client.ThroughProvince(await client.PressProvince(DeskAddresses.SignInFor(DeskAddresses.Models)), There, answer: answer), words, DeskAddresses.Models);
        }

        province.TokenIsDown = true;
        using var half = sen.Client();
        await SaysAtDoor(half, await half.ThroughProvince(await half.PressProvince(), There), "Chưa liên lạc được", SignIn.Home);
        await using var away = await SenHost.Start(engine, demo: true, province: province.Door with { Issuer = "http://127.0.0.1:9" });
        using var nobody = away.Client();
        await SaysAtDoor(nobody, await nobody.PressProvince(DeskAddresses.SignInFor(DeskAddresses.Models)), "Chưa liên lạc được", DeskAddresses.Models);
        using var by = await nobody.Fill(SignIn.Address, SignIn.Address, ("Name", Officer), ("Password", Password));
        Assert.Equal(SignIn.Home, by.Headers.Location?.OriginalString);
    }

    [Theory, EachDatabase]
    public async Task A_token_of_another_issuer_or_a_wrong_secret_of_ours_opens_nothing(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        foreach (var door in (ProvinceDoor[])[province.Door with { Issuer = $"http://localhost:{province.Address.Port}" }, province.Door with { Secret = "sai" }])
        {
            await using var sen = await SenHost.Start(engine, demo: true, province: door);
            using var client = sen.Client();
            await SaysAtDoor(client, await client.ThroughProvince(await client.PressProvince(), There), "trả lời chưa đúng", SignIn.Home);
        }
    }

    [Theory, EachDatabase]
    public async Task Without_the_file_there_is_no_trace_of_it_and_with_it_only_the_workplace_may_lead_there(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var plain = await SenHost.Start(engine, demo: true);
        using var reader = plain.Client();
        Assert.Null((await reader.Open(SignIn.Address)).QuerySelector($"form[action='{SignInWithProvince.Address}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.PostTo(SignIn.Address, SignInWithProvince.Address)).StatusCode);
        foreach (var address in (string[])[SignInWithProvince.Address, ProvinceSignIn.Callback, ProvinceSignIn.Back])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address, Ct)).StatusCode);
        }

        using var officer = await plain.SignedIn(Officer);
        Assert.DoesNotContain("tài khoản tỉnh", (await officer.Open($"{DeskAddresses.Account}?{ProvinceTroubles.Query}=da-noi")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("form-action 'self';", await Policy(reader, SignIn.Address), StringComparison.Ordinal);

        await using var sen = await SenHost.Start(engine, demo: true, province: province.Door with { Origins = ["https://dang-nhap.example.vn/mot-trang"] });
        using var client = sen.Client();
        Assert.Contains($"form-action 'self' {province.Door.Issuer} https://dang-nhap.example.vn;", await Policy(client, SignIn.Address), StringComparison.Ordinal);
        Assert.Contains("form-action 'self';", await Policy(client, "/"), StringComparison.Ordinal);
        using var english = new HttpRequestMessage(HttpMethod.Get, $"{SignIn.Address}?{ProvinceTroubles.Query}=qua-lau") { Headers = { { "Cookie", $"{Frames.LanguageCookie}=en" } } };
        var spoken = (await Forms.Parsed(await client.SendAsync(english, Ct))).Body!.TextContent;
        Assert.Contains("Sign in with the province’s account (illustrative)", spoken, StringComparison.Ordinal);
        Assert.Contains("was too long ago, was used already, or began in another browser. Please press that button again", spoken, StringComparison.Ordinal);
        Assert.Equal("Đăng nhập bằng tài khoản tỉnh (minh họa)", (await client.Open(SignIn.Address)).QuerySelector($"form[action='{SignInWithProvince.Address}'] button")!.TextContent.Trim());
    }

    [Theory, EachDatabase]
    public async Task Whoever_is_asked_again_and_types_no_password_here_signs_in_there_once_more_and_the_form_goes_through(Engine engine)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await Linked(engine, province, "quantri");
        using var admin = sen.Client();
        Assert.Equal(SignIn.Home, (await admin.SignInThrough(There, "pwd mfa")).Headers.Location?.OriginalString);
        sen.Clock.Advance(AskedAgain.GoodFor + TimeSpan.FromSeconds(1));
        var address = AdministrationAddresses.Setting("return.days");
        using var sent = await admin.SendOnce(await admin.Open(address), address, null, ("Value", "9"));
        var asking = (await Forms.Asked(sent))!;
        Assert.Contains("xin đăng xuất rồi đăng nhập lại bằng tài khoản tỉnh (minh họa)", asking.QuerySelector("details")!.TextContent, StringComparison.Ordinal);

        // In another window of the same browser; the page that waits stays open.
        using var left = await admin.Fill(DeskAddresses.Account, "/can-bo/dang-xuat");
        using var back = await admin.SignInThrough(There, "pwd mfa");
        Assert.Equal(SignIn.Home, back.Headers.Location?.OriginalString);
        using var done = await admin.SendOnce(asking, address, null);

        Assert.StartsWith($"{AdministrationAddresses.Settings}?xong=", done.Headers.Location?.ToString(), StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.True(await db.Settings.AnyAsync(row => row.Key == "return.days" && row.Value == "9", Ct));
        // Whoever has linked nothing is told nothing of it.
        using var head = await sen.SignedIn("truongban");
        sen.Clock.Advance(AskedAgain.GoodFor + TimeSpan.FromSeconds(1));
        using var other = await head.SendOnce(await head.Open(DeskAddresses.Delegation), DeskAddresses.Delegation, DeskAddresses.Delegation);
        Assert.Null((await Forms.Asked(other))!.QuerySelector("details"));
    }

    private static async Task<SenHost> Linked(Engine engine, LocalProvince province, string user)
    {
        var sen = await SenHost.Start(engine, demo: true, province: province.Door);
        using var client = await sen.SignedIn(user);
        using var linked = await client.LinkWith(There);
        Assert.Equal(ProvinceTroubles.OnAccount(ProvinceTroubles.Linked), linked.Headers.Location?.OriginalString);
        return sen;
    }

    private static async Task<Guid> AccountOf(SenHost sen, string user)
    {
        await using var db = sen.Database.OpenAll();
        return await db.Users.Where(row => row.UserName == user).Select(row => row.Id).SingleAsync(Ct);
    }

    private static async Task<string> Policy(HttpClient client, string address) => (await client.GetAsync(address, Ct)).Headers.GetValues("Content-Security-Policy").Single();

    private static async Task Says(HttpResponseMessage answer, HttpStatusCode status, string words)
    {
        using (answer)
        {
            Assert.Equal(status, answer.StatusCode);
            Assert.Contains(words, (await Forms.Parsed(answer)).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    private static Task Lost(HttpClient client, HttpResponseMessage answer) => SaysAtDoor(client, answer, "đã quá lâu, đã dùng rồi, hoặc mở từ trình duyệt khác", SignIn.Home);

    // Led to the door, which says it, keeps the way, and has the form of the password.
    private static async Task SaysAtDoor(HttpClient client, HttpResponseMessage answer, string words, string next)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith($"{DeskAddresses.SignInFor(next)}&{ProvinceTroubles.Query}=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            var page = await client.Open(answer.Headers.Location.OriginalString);
            var said = page.Body!.TextContent;
            Assert.Contains(words, said, StringComparison.Ordinal);
            Assert.DoesNotContain("lời của máy kia", said, StringComparison.Ordinal);
            Assert.Equal(next, page.QuerySelector($"form[action='{SignIn.Address}'] input[name=Next]")!.GetAttribute("value"));
        }
    }
}
