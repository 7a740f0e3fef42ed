using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Administration;

public class ReadRightsTests
{
    private const string Own = "bảy con cò trắng bay", Elsewhere = "khac.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Posts_count_on_the_days_they_are_held_and_open_the_work_of_each(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var person = await Person(sen, admin, "Hội Nông dân xã", "hoi-nong-dan");
        await Give(admin, person, "Registrar", "23/09/2022", "30/09/2022");
        await Give(admin, person, "Officer", "28/09/2022", null, "=HYPERLINK(\"a\")");

        Assert.DoesNotContain(await Read(admin, "2022-09-22"), line => line.User == "hoi-nong-dan" && line.Operation.Length > 0);
        Assert.Equal(["Người đăng ký của đơn vị"], await PostsOf(admin, "2022-09-23"));
        Assert.Equal(["Người đăng ký của đơn vị"], await PostsOf(admin, "2022-09-27"));
        Assert.Equal(["Cán bộ cơ quan thường trực", "Người đăng ký của đơn vị"], await PostsOf(admin, "2022-09-28"));
        Assert.Equal(["Cán bộ cơ quan thường trực", "Người đăng ký của đơn vị"], await PostsOf(admin, "2022-09-30"));
        Assert.Equal(["Cán bộ cơ quan thường trực"], await PostsOf(admin, "2022-10-01"));
        Assert.Contains("\"'=HYPERLINK(\"\"a\"\")\"", await admin.GetStringAsync(Address("2022-10-01", null, "&dang=csv"), Ct), StringComparison.Ordinal);

        var page = await admin.Open(Address("2022-09-28"));
        Assert.Contains("Ngày này chưa đến", page.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        var registrars = Part(page, "Người đăng ký của đơn vị");
        Assert.Contains("Hội ND xã", registrars, StringComparison.Ordinal);
        Assert.Contains("Trong đơn vị mình, ở bước “Chờ thẩm định”: rút bản đăng ký", registrars, StringComparison.Ordinal);
        // The administrator's own post was there from the beginning, what somebody gave was not.
        Assert.Contains("· có sẵn", Part(page, "Quản trị"), StringComparison.Ordinal);
        Assert.DoesNotContain("có sẵn", registrars, StringComparison.Ordinal);
        Assert.Contains("có từ khi thiết lập xã trong Sen, ngày 23/09/2022", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.All((await Read(admin, "2022-09-23")).Where(line => line is { User: "quan-tri", Post: "Quản trị" }), line => Assert.Equal("Có sẵn khi thiết lập xã trong Sen, ngày 23/09/2022.", line.Note));
        Assert.Contains("Nhật ký của xã bắt đầu từ ngày 23/09/2022", (await admin.Open(Address("2022-09-22"))).QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Turned_round_it_says_who_could_do_one_thing_or_whose_it_is(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var approve = await walk.Page(Walk.Administrator, Address("2022-09-23", Operation.Approve));
        var audit = await walk.Page(Walk.Administrator, Address("2022-09-23", Operation.ReadAudit));
        var feedback = await walk.Page(Walk.Administrator, Address("2022-09-23", Operation.SendFeedback));
        var nobody = await walk.Page(Walk.Administrator, Address("2010-01-01", Operation.Approve));

        Assert.Equal("Trưởng Ban Chỉ đạo", Assert.Single(approve.QuerySelectorAll("main section li a")).TextContent);
        Assert.Equal("Trong xã, ở bước “Chờ duyệt”, trừ mô hình do mình, đơn vị mình hoặc người ủy quyền cho mình đăng ký", approve.QuerySelector("main section > p")!.TextContent.Trim());
        Assert.Single(audit.QuerySelectorAll("main section li"));
        Assert.Empty(feedback.QuerySelectorAll("main section li"));
        Assert.Contains("Không giới hạn", Part(feedback, "Bất cứ ai, không cần tài khoản"), StringComparison.Ordinal);
        Assert.Contains("không ai làm được việc này. Theo bảng phân quyền, việc này thuộc về: Trưởng Ban Chỉ đạo.", nobody.QuerySelector("main .empty")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_a_kind_of_post_allows_is_said_once_beside_everybody_who_holds_it(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var page = await walk.Page(Walk.Administrator, ReadRights.Address);
        var (text, registrars) = (page.QuerySelector("main")!.TextContent, page.QuerySelectorAll("main section").Single(part => part.QuerySelector("h2")!.TextContent == "Người đăng ký của đơn vị"));

        Assert.Equal(9, registrars.QuerySelectorAll("a").Length);
        Assert.Equal(17, page.QuerySelectorAll("main section a").Length);
        Assert.Equal(2, text.Split("rút bản đăng ký").Length);
        Assert.Equal(2, text.Split("đổi mật khẩu").Length);
        // Nobody has to wonder who did “the set-up” that needs no account.
        Assert.Contains("từ đó không ai làm lại được", Part(page, "Bất cứ ai, không cần tài khoản"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_day_is_typed_as_on_every_form_and_a_wrong_one_comes_back_with_a_sentence(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var administrator = await walk.As(Walk.Administrator);
        foreach (var day in new[] { "2022-09-22", "22/09/2022", "22.9.2022" })
        {
            var page = await administrator.Open(Address(day));
            Assert.Equal("Ai được làm gì, ngày 22/09/2022", page.QuerySelector("h1")!.TextContent);
            Assert.Equal(("text", "22/09/2022"), (((IHtmlInputElement)page.QuerySelector("#ngay")!).Type, ((IHtmlInputElement)page.QuerySelector("#ngay")!).Value));
        }

        foreach (var form in new[] { "", "&dang=csv" })
        {
            var answer = await administrator.GetAsync(Address("31/02/2022", Operation.Approve, form), Ct);
            var wrong = await Forms.Parsed(answer);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("Tháng 02/2022 có 28 ngày", wrong.QuerySelector("#ngay-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(("31/02/2022", Operation.Approve.Verb()), (((IHtmlInputElement)wrong.QuerySelector("#ngay")!).Value, ((IHtmlSelectElement)wrong.QuerySelector("#viec")!).Value));
            Assert.Empty(wrong.QuerySelectorAll("main section"));
        }
    }

    [Theory, EachDatabase]
    public async Task What_was_recorded_only_later_and_accounts_that_were_shut_are_told(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using (var first = await sen.SetUp())
        {
            await Give(first, await Person(sen, first, "Hội Nông dân xã", "hoi-nong-dan"), "Officer", "23/09/2022");
            await Give(first, (await AdministrationTests.Created(first, "Biên tập cổng tin", "bien-tap")).Person, "Editor", "23/09/2022");
        }

        sen.Clock.Advance(TimeSpan.FromDays(3));
        using (var admin = await sen.SignedIn("quan-tri", EmptyStart.Password))
        {
            Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(await Address(sen, "hoi-nong-dan"), $"{await Address(sen, "hoi-nong-dan")}/khoa", ("Disable", "true"))).StatusCode);
        }

        sen.Clock.Advance(TimeSpan.FromDays(2));
        using var later = await sen.SignedIn("quan-tri", EmptyStart.Password);
        var farmers = await Address(sen, "hoi-nong-dan");
        Assert.Equal(HttpStatusCode.Redirect, (await later.Fill(farmers, $"{farmers}/khoa", ("Disable", "false"))).StatusCode);
        await Give(later, farmers, "Editor", "20/09/2022");
        Assert.Equal(HttpStatusCode.Redirect, (await later.Fill(farmers, $"{farmers}/thoi", ("Post", await Post(sen, PostKind.Officer)), ("Day", "24/09/2022"))).StatusCode);

        Assert.Equal(("Đang dùng", true), await State(later, "2022-09-25"));
        Assert.Equal(("Đang dùng; từ 08:00, 26/09/2022: đang khóa", true), await State(later, "2022-09-26"));
        Assert.Equal(("Đang khóa", false), await State(later, "2022-09-27"));
        Assert.Equal(("Đang khóa; từ 08:00, 28/09/2022: đang dùng", true), await State(later, "2022-09-28"));
        var day = (await Read(later, "2022-09-25")).Where(line => line.User == "hoi-nong-dan").ToList();
        Assert.All(day.Where(line => line.Post == "Biên tập cổng tin"), line => Assert.Equal((true, ""), (line.Note.StartsWith("Ghi vào Sen lúc 08:00, 28/09/2022", StringComparison.Ordinal), line.Operation)));
        Assert.Contains(day, line => line.Post == "Cán bộ cơ quan thường trực" && line.Operation == "thẩm định" && line.Note.Contains("đến lúc đó vẫn dùng được", StringComparison.Ordinal));
        Assert.DoesNotContain(await Read(later, "2022-09-29"), line => line.Post == "Cán bộ cơ quan thường trực");
        Assert.Equal(("Chờ đặt mật khẩu riêng", ""), Assert.Single((await Read(later, "2022-09-27")).Where(line => line.User == "bien-tap").Select(line => (line.State, line.Operation))));
    }

    [Theory, EachDatabase]
    public async Task The_table_holds_what_the_access_table_answers_for_everybody_and_everything_no_more_and_no_less(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Give(Walk.Member, PostKind.Officer);
        await walk.Give(Walk.Farmers, PostKind.Registrar, await walk.Organisation(Walk.Women));
        await using var db = walk.Sen.Database.OpenAll();
        var (commune, day) = ((await db.Sites.SingleAsync(Ct)).CommuneId, TestCommune.Today);
        var subjects = await Subjects(db, commune);
        var lines = await Read(await walk.As(Walk.Administrator), ReadRightsDay(day));
        var names = Enum.GetValues<Operation>().ToDictionary(operation => operation, operation => OperationNames.Of(operation).Vi);
        var asked = 0;
        foreach (var account in await db.Users.Where(row => row.CommuneId == commune).ToListAsync(Ct))
        {
            var posts = await db.Posts.Where(post => post.PersonId == account.Id).ToListAsync(Ct);
            var actor = new Actor(account.Id, account.Title, Door.Page, [.. posts.Where(post => post.On(day)).Select(post => new HeldPost(post.Kind, post.CommuneId, post.OrganisationId, post.UnitId))], Standing.Person);
            foreach (var operation in Enum.GetValues<Operation>())
            {
                asked++;
                var may = subjects.Append(new(commune, PersonId: account.Id)).Append(new(commune, EnteredById: account.Id, Stage: Stage.Draft)).Any(subject => Access.Ask(actor, operation, subject).Ok);
                var told = lines.Any(line => line.Operation == names[operation] && (line.User == account.UserName || (line.User.Length == 0 && line.Title != "Sen tự làm")));
                Assert.True(may == told, $"{account.UserName}, {operation}: {may}, {told}");
            }
        }

        Assert.True(asked > 1_000, $"only {asked}");
    }

    [Theory, EachDatabase]
    public async Task Only_the_administrator_reads_it_and_nothing_of_it_is_seen_from_another_commune(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        foreach (var user in new[] { Walk.Officer, Walk.Head, Walk.Farmers, "bientap", "captren" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await walk.As(user)).GetAsync(ReadRights.Address, Ct)).StatusCode);
        }

        var other = await TestCommune.Of(walk.Sen.Database, site: false);
        await other.Write(db => db.Sites.Add(new() { Id = TestCommune.NewId(), CommuneId = other.Id, ProvinceId = other.ProvinceId, Host = Elsewhere, Name = "Xã khác" }));
        using var signedIn = await walk.Sen.SignedIn(other, PostKind.Administrator);
        using var client = walk.Sen.At(Elsewhere, ("sen-phien", signedIn.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2)[1]));

        Assert.Equal(HttpStatusCode.Forbidden, (await signedIn.GetAsync(ReadRights.Address, Ct)).StatusCode);
        Assert.Equal(["Quản trị"], (await Read(client, ReadRightsDay(TestCommune.Today))).Where(line => line.User.Length > 0).Select(line => line.Title).Distinct());
        Assert.Single((await client.Open(ReadRights.Address)).QuerySelectorAll("main section a"));
    }

    private sealed record Told(string Title, string User, string State, string Post, string Operation, string Note);

    private static string ReadRightsDay(DateOnly day) => new ReadRights.Asked(day, null).DayText;

    private static string Address(string day, Operation? operation = null, string more = "") => $"{ReadRights.Address}?ngay={day}{(operation is { } one ? $"&viec={one.Verb()}" : "")}{more}";

    private static string Part(IHtmlDocument page, string title) =>
        page.QuerySelectorAll("main section").Single(part => part.QuerySelector("h2, h3")!.TextContent == title).TextContent;

    private static async Task<IReadOnlyList<Told>> Read(HttpClient client, string day) =>
    [
        .. (await client.GetStringAsync(Address(day, null, "&dang=csv"), Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line[1..^1].Split("\",\"")).Select(cells => new Told(cells[1], cells[2], cells[3], cells[4], cells[9], cells[12])),
    ];

    private static async Task<IReadOnlyList<string>> PostsOf(HttpClient client, string day) =>
        [.. (await Read(client, day)).Where(line => line.User == "hoi-nong-dan" && line.Operation.Length > 0).Select(line => line.Post).Distinct().Order(StringComparer.Ordinal)];

    private static async Task<(string State, bool Could)> State(HttpClient client, string day)
    {
        var lines = (await Read(client, day)).Where(line => line.User == "hoi-nong-dan").ToList();
        return (lines[0].State, lines.Exists(line => line.Operation.Length > 0));
    }

    // One subject of each kind there is: of each organisation, the commune as a whole, below the district, at every stage and at none.
    private static async Task<IReadOnlyList<Subject>> Subjects(SenDb db, Guid commune)
    {
        var above = (await Registrations.Above(db, [commune], TestCommune.Today, Ct))[commune];
        var organisations = await db.Organisations.Where(row => row.CommuneId == commune).Select(row => (Guid?)row.Id).ToListAsync(Ct);
        return [.. from organisation in organisations.Append(null) from stage in Enum.GetValues<Stage>().Cast<Stage?>().Append(null) select new Subject(commune, organisation, above, Stage: stage)];
    }

    private static async Task<string> Person(SenHost sen, HttpClient admin, string title, string name)
    {
        var (person, password) = await AdministrationTests.Created(admin, title, name);
        using var client = await sen.SignedIn(name, password);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill("/can-bo/toi", null, ("NewPassword", Own), ("AgainPassword", Own))).StatusCode);
        return person;
    }

    private static async Task Give(HttpClient admin, string person, string kind, string from, string? last = null, string? basis = null)
    {
        var organisation = kind != "Registrar" ? "" : ((IHtmlOptionElement)(await admin.Open(person)).QuerySelectorAll("#Organisation option").Single(option => option.TextContent.StartsWith("Hội Nông dân", StringComparison.Ordinal))).Value;
        var answer = await admin.Fill(person, $"{person}/vi-tri", ("Kind", kind), ("Organisation", organisation), ("From", from), ("Last", last ?? ""), ("Basis", basis ?? ""));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task<string> Address(SenHost sen, string user)
    {
        await using var db = sen.Database.OpenAll();
        return AdministrationAddresses.Person((await db.Users.SingleAsync(account => account.UserName == user, Ct)).Id);
    }

    private static async Task<string> Post(SenHost sen, PostKind kind)
    {
        await using var db = sen.Database.OpenAll();
        return (await db.Posts.SingleAsync(post => post.Kind == kind, Ct)).Id.ToString("d");
    }
}
