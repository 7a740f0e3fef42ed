using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data.Audit;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Portal;
using Xunit;

namespace Sen.Tests.Administration;

public class AdministrationTests
{
    private const string Home = "/can-bo/cai-dat";
    private const string NewPerson = $"{Home}/nguoi/moi";
    private const string Own = "bảy con cò trắng bay";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_first_password_is_shown_until_it_was_noted_and_has_to_be_replaced(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (person, password) = await Created(admin, "Cán bộ Khối Dân vận", "khoi-dan-van");
        Assert.Matches("^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$", password);
        Assert.Equal(password, (await admin.Open(person)).QuerySelector(".code")?.TextContent);
        var wrong = await admin.Fill(person, $"{person}/vi-tri", ("Kind", "Officer"), ("From", "hôm nay"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, password), (wrong.StatusCode, (await Forms.Parsed(wrong)).QuerySelector(".code")?.TextContent));
        await Given(admin, person, ("Kind", "Officer"), ("From", "23/09/2022"));
        Assert.Equal(password, (await admin.Open(person)).QuerySelector(".code")?.TextContent);
        Assert.Contains("Đã giao vị trí.", (await admin.Open($"{person}?da-giao")).QuerySelectorAll("main [role=status]").Select(told => told.TextContent).FirstOrDefault(told => told.Contains("vị trí", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(person, (await admin.Fill(person, $"{person}/da-ghi-lai")).Headers.Location?.ToString());
        Assert.Null((await admin.Open(person)).QuerySelector(".code"));

        using var first = sen.Client();
        var page = await first.Open("/can-bo/dang-nhap");
        (string, string)[] typed = [("Name", "khoi-dan-van"), ("Password", password)];
        Assert.Equal("/can-bo/toi", (await first.Send(page, "/can-bo/dang-nhap", null, typed)).Headers.Location?.ToString());
        Assert.Equal("/can-bo/toi", (await first.GetAsync("/can-bo/viec", Ct)).Headers.Location?.ToString());
        var changed = await first.Fill("/can-bo/toi", null, ("NewPassword", Own), ("AgainPassword", Own));
        Assert.Equal($"{DeskAddresses.MyWork}?{DeskAddresses.PasswordSet}", changed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/can-bo/viec", Ct)).StatusCode);
        using var later = await sen.SignedIn("khoi-dan-van", Own);
    }

    [Theory, EachDatabase]
    public async Task The_sign_in_form_sent_twice_with_a_first_password_is_one_sign_in(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (_, password) = await Created(admin, "Trưởng Thôn 2", "thon-2");
        using var client = sen.Client();
        var page = await client.Open("/can-bo/dang-nhap");
        (string, string)[] typed = [("Name", "thon-2"), ("Password", password)];

        var atOnce = await Task.WhenAll(client.Send(page, "/can-bo/dang-nhap", null, typed), client.Send(page, "/can-bo/dang-nhap", null, typed));
        var later = await client.Send(page, "/can-bo/dang-nhap", null, typed);

        Assert.All(atOnce, answer => Assert.Contains(answer.Headers.Location?.ToString(), (string[])["/can-bo/toi", "/can-bo/viec"]));
        Assert.Equal("/can-bo/viec", later.Headers.Location?.ToString());
        Assert.Equal("/can-bo/toi", (await client.GetAsync("/can-bo/viec", Ct)).Headers.Location?.ToString());
    }

    [Theory, EachDatabase]
    public async Task The_form_of_an_account_sent_twice_makes_one_account_and_shows_the_same_password(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var page = await admin.Open(NewPerson);
        (string, string)[] typed = [("Title", "Biên tập cổng tin"), ("Name", "bien-tap")];
        var once = await admin.Send(page, NewPerson, null, typed);
        var shown = (await admin.Open(once.Headers.Location!.ToString())).QuerySelector(".code")!.TextContent;
        var twice = await admin.Send(page, NewPerson, null, typed);

        Assert.Equal(once.Headers.Location, twice.Headers.Location);
        Assert.Equal(shown, (await admin.Open(twice.Headers.Location!.ToString())).QuerySelector(".code")!.TextContent);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(2, await db.Users.CountAsync(Ct));
    }

    [Theory]
    [EachDatabase("", "hoi-nong-dan", "Title")]
    [EachDatabase("Hội Nông dân", "", "Name")]
    [EachDatabase("Hội Nông dân", "hội nông dân", "Name")]
    [EachDatabase("Hội Nông dân", "QUAN-TRI", "Name")]
    public async Task An_account_that_cannot_be_made_comes_back_with_what_was_typed(Engine engine, string title, string name, string field)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();

        var answer = await admin.Fill(NewPerson, null, ("Title", title), ("Name", name));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Forms.Parsed(answer);
        Assert.NotNull(page.QuerySelector($"#{field}-error"));
        Assert.Equal((title, name), (page.QuerySelector("#Title")!.GetAttribute("value") ?? "", page.QuerySelector("#Name")!.GetAttribute("value") ?? ""));
    }

    [Theory, EachDatabase]
    public async Task A_post_opens_its_work_from_its_day_on_and_ends_with_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (person, password) = await Created(admin, "Hội Nông dân xã", "hoi-nong-dan");
        using var client = await sen.SignedIn("hoi-nong-dan", password);
        await client.Fill("/can-bo/toi", null, ("NewPassword", Own), ("AgainPassword", Own));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/can-bo/mo-hinh", Ct)).StatusCode);

        var without = await admin.Fill(person, $"{person}/vi-tri", ("Kind", "Registrar"), ("From", "23/09/2022"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.NotNull((await Forms.Parsed(without)).QuerySelector("#Organisation-error"));
        var farmers = ((IHtmlOptionElement)(await admin.Open(person)).QuerySelectorAll("#Organisation option").Single(option => option.TextContent.StartsWith("Hội Nông dân", StringComparison.Ordinal))).Value;
        await Given(admin, person, ("Kind", "Registrar"), ("Organisation", farmers), ("From", "23/9/2022"), ("Last", "31/12/2022"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/can-bo/mo-hinh", Ct)).StatusCode);
        var again = await admin.Fill(person, $"{person}/vi-tri", ("Kind", "Registrar"), ("Organisation", farmers), ("From", "01/10/2022"));
        Assert.Contains("đang giữ vị trí đó", (await Forms.Parsed(again)).QuerySelector("#loi")!.TextContent, StringComparison.Ordinal);

        Assert.StartsWith($"{person}?", (await admin.Fill(person, $"{person}/thoi", ("Day", "23/09/2022"))).Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/can-bo/mo-hinh", Ct)).StatusCode);
        await using var db = sen.Database.OpenAll();
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task An_account_is_disabled_enabled_and_given_a_new_first_password(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (person, password) = await Created(admin, "Biên tập cổng tin", "bien-tap");
        using var client = await sen.SignedIn("bien-tap", password);

        await admin.Fill(person, $"{person}/khoa", ("Disable", "true"));
        Assert.StartsWith("/can-bo/dang-nhap", (await client.GetAsync("/can-bo/toi", Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);
        var twice = await admin.Fill(person, $"{person}/khoa", ("Disable", "true"));
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        await admin.Fill(person, $"{person}/khoa", ("Disable", "false"));

        await admin.Fill(person, $"{person}/mat-khau", (ResetPassword.Confirm, "1"));
        var fresh = (await admin.Open(person)).QuerySelector(".code")!.TextContent;
        Assert.NotEqual(password, fresh);
        using var back = await sen.SignedIn("bien-tap", fresh);
    }

    [Theory, EachDatabase]
    public async Task A_post_that_is_held_does_not_end_before_it_began(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        await using var db = sen.Database.OpenAll();
        var (person, post, from) = await (
            from account in db.Users
            join row in db.Posts on account.Id equals row.PersonId
            where account.UserName == "thon5"
            select new ValueTuple<Guid, Guid, DateOnly>(account.Id, row.Id, row.From)).SingleAsync(Ct);
        var address = $"{Home}/nguoi/{person:d}";

        var early = await admin.Fill(address, $"{address}/thoi", ("Post", $"{post:d}"), ("Day", $"{from.AddDays(-1):dd/MM/yyyy}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains($"giữ từ {AdministrativeDate.Short(from)}", (await Forms.Parsed(early)).QuerySelector("#loi")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await db.Posts.AsNoTracking().SingleAsync(row => row.Id == post, Ct)).Until);
    }

    [Theory, EachDatabase]
    public async Task The_last_administrator_stays_even_when_two_remove_each_other_at_once(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        await using var db = sen.Database.OpenAll();
        var self = $"{Home}/nguoi/{await db.Users.Select(account => account.Id).SingleAsync(Ct):d}";
        foreach (var (action, field, value) in (IEnumerable<(string, string, string)>)[("khoa", "Disable", "true"), ("thoi", "Day", "23/09/2022")])
        {
            var answer = await admin.Fill(self, $"{self}/{action}", (field, value));
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("quản trị cuối cùng", (await Forms.Parsed(answer)).QuerySelector("#loi")!.TextContent, StringComparison.Ordinal);
        }

        var (other, password) = await Created(admin, "Quản trị thứ hai", "quan-tri-2");
        await Given(admin, other, ("Kind", "Administrator"), ("From", "23/09/2022"));
        using (var first = await sen.SignedIn("quan-tri-2", password))
        {
            await first.Fill("/can-bo/toi", null, ("NewPassword", Own), ("AgainPassword", Own));
        }

        using var second = await sen.SignedIn("quan-tri-2", Own);
        var (mine, theirs) = (await admin.Open(other), await second.Open(self));
        await Task.WhenAll(
            admin.Send(mine, other, $"{other}/khoa", ("Disable", "true")),
            second.Send(theirs, self, $"{self}/khoa", ("Disable", "true")));

        Assert.Equal(1, await db.Users.CountAsync(account => account.DisabledAt == null, Ct));
    }

    [Theory, EachDatabase]
    public async Task Organisations_and_villages_are_added_once_under_one_name(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();

        await admin.Fill($"{Home}/to-chuc", null, ("Kind", "Agency"), ("Name", "Trường Tiểu học Bình Sa"), ("ShortName", ""));
        var same = await admin.Fill($"{Home}/to-chuc", null, ("Kind", "Agency"), ("Name", " trường  tiểu học bình sa"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, same.StatusCode);
        await admin.Fill($"{Home}/thon", null, ("Name", "Thôn 3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Fill($"{Home}/thon", null, ("Name", "3"))).StatusCode);

        await using var db = sen.Database.OpenAll();
        Assert.Equal(
            ["Thôn 2", "Thôn 3", "Thôn Bình Trúc I", "Trường Tiểu học Bình Sa"],
            (await db.Organisations.Where(row => row.VillageId != null || row.ShortName == "Trường Tiểu học Bình Sa").Select(row => row.Name).ToListAsync(Ct)).Order(StringComparer.Ordinal));
        Assert.Contains("Thôn 3", (await admin.Open($"{Home}/thon")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_setting_holds_from_its_day_and_the_past_keeps_its_own(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        const string due = $"{Home}/muc/registration.due";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Fill(due, null, ("Value", "32/03"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Fill(due, null, ("Value", "15/04"), ("From", "22/09/2022"))).StatusCode);
        var saved = (await admin.Fill(due, null, ("Value", "15/04"), ("From", "01/01/2023"))).Headers.Location!.ToString();
        Assert.StartsWith($"{Home}/muc?xong=", saved, StringComparison.Ordinal);
        Assert.Equal("Đã lưu. Hạn gửi bản đăng ký: 15/04, áp dụng từ 01/01/2023.", (await admin.Open(saved)).QuerySelector("main [role=status]")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill($"{Home}/muc/recognition.inspection", null, ("Value", "on"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"{Home}/muc/khong.co", Ct)).StatusCode);

        var rows = (await admin.Open($"{Home}/muc")).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains(rows, row => row.Contains("31/03", StringComparison.Ordinal) && row.Contains("01/01/2023: 15/04", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("23/09/2022: Bật", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task The_rule_of_two_persons_says_before_and_after_that_it_lacks_a_second_editor(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        const string rule = $"{Home}/muc/{Sen.Movement.Settings.Settings.TwoPersons}", lack = "chỉ có một người duyệt được bài: Biên tập cổng tin";
        Assert.Contains(lack, (await admin.Open(rule)).QuerySelector("main .notice.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await admin.Open($"{Home}/muc")).QuerySelector("main .notice.warn"));

        var saved = await admin.Open((await admin.Fill(rule, null, ("Value", "on"))).Headers.Location!.ToString());
        Assert.Contains("duyệt trước khi đăng: Bật, áp dụng từ 23/09/2022", saved.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("hiện chỉ có Biên tập cổng tin", saved.QuerySelector("main .notice.warn")!.TextContent, StringComparison.Ordinal);

        await sen.EditorToo("khoidanvan");
        Assert.Null((await admin.Open($"{Home}/muc")).QuerySelector("main .notice.warn"));
        Assert.Null((await admin.Open(rule)).QuerySelector("main .notice.warn"));
    }

    [Theory, EachDatabase]
    public async Task Nobody_but_an_administrator_of_this_commune_reaches_the_settings(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await using var db = sen.Database.OpenAll();
        var somebody = await db.Users.Where(account => account.UserName == "hoinongdan").Select(account => account.Id).SingleAsync(Ct);
        using var officer = await sen.SignedIn("khoidanvan");
        using var admin = await sen.SignedIn("quantri");
        foreach (var address in (string[])[Home, NewPerson, $"{Home}/nguoi/{somebody:d}", $"{Home}/to-chuc", $"{Home}/thon", $"{Home}/muc"])
        {
            var refused = await officer.GetAsync(address, Ct);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains("Quản trị", (await Forms.Parsed(refused)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(address, Ct)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"{Home}/nguoi/{Guid.Empty:d}", Ct)).StatusCode);
        Assert.Equal(17, (await admin.Open(Home)).QuerySelectorAll("tbody tr").Length);
    }

    internal static async Task<(string Person, string Password)> Created(HttpClient admin, string title, string name)
    {
        var made = await admin.Fill(NewPerson, null, ("Title", title), ("Name", name));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var person = made.Headers.Location!.ToString();
        return (person, (await admin.Open(person)).QuerySelector(".code")!.TextContent);
    }

    internal static async Task Given(HttpClient admin, string person, params (string, string)[] answers) =>
        Assert.Equal($"{person}?da-giao", (await admin.Fill(person, $"{person}/vi-tri", answers)).Headers.Location?.ToString());
}
