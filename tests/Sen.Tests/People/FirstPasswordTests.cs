using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Administration;
using Sen.Data.Audit;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.People;

/// <summary>The password that is printed and handed over: good until it is replaced, for two weeks, and for nothing but being replaced.</summary>
public class FirstPasswordTests
{
    private const string Door = "/can-bo/dang-nhap", Mine = "/can-bo/toi", User = "thon-2";
    private const string Own = "bảy con cò trắng bay", Other = "ba chiếc thuyền nan nhỏ";

    // What somebody may still do: read the portal, sign in and out, choose the password.
    private static readonly Operation[] Open = [Operation.ReadPortal, Operation.ChooseReading, Operation.ReadHealth, Operation.SetUp, Operation.SignIn, Operation.SignOut, Operation.ChangePassword];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_line_that_breaks_before_the_own_password_is_chosen_locks_nobody_out(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (_, first) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);

        using var broken = await sen.SignedIn(User, first);
        var half = await broken.Open(Mine);
        using var again = await sen.SignedIn(User, first);
        var chosen = await again.Fill(Mine, null, ("NewPassword", Own), ("AgainPassword", Own));

        Assert.Equal($"{DeskAddresses.MyWork}?{DeskAddresses.PasswordSet}", chosen.Headers.Location?.ToString());
        // From now on there is one password, and whatever was begun with the first one is over.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(sen, first)).StatusCode);
        Assert.NotEqual(HttpStatusCode.Redirect, (await broken.Send(half, Mine, null, ("NewPassword", Other), ("AgainPassword", Other))).StatusCode);
        Assert.StartsWith(Door, (await broken.GetAsync(Mine, Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);
        using var later = await sen.SignedIn(User, Own);
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/can-bo/viec", Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_page_is_headed_by_what_there_is_to_do_and_whoever_has_done_it_is_told(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (_, village) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);
        var (person, second) = await AdministrationTests.Created(admin, "Quản trị thứ hai", "quan-tri-2");
        await admin.Fill(person, $"{person}/vi-tri", ("Kind", "Administrator"), ("From", "23/09/2022"));

        using var client = await sen.SignedIn(User, village);
        var page = await client.Open(Mine);
        Assert.Equal("Đặt mật khẩu", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("Đặt mật khẩu", page.Title, StringComparison.Ordinal);
        Assert.Equal("Đặt mật khẩu", page.QuerySelector($"main form[action='{Mine}'] .btn")!.TextContent);
        Assert.Contains("Đang vào bằng mã một lần", page.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        var set = await client.Fill(Mine, null, ("NewPassword", Own), ("AgainPassword", Own));
        Assert.Contains("Đã đặt mật khẩu", (await client.Open(set.Headers.Location!.ToString())).QuerySelector("main .notice.good")!.TextContent, StringComparison.Ordinal);
        // Once: the page opened again says nothing of it, and the account is headed as ever.
        Assert.DoesNotContain("Đã đặt mật khẩu", (await client.Open(DeskAddresses.MyWork)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Hồ sơ của tôi", (await client.Open(Mine)).QuerySelector("h1")!.TextContent);

        // Whoever has to set up the second step first hears of it there.
        using var decides = await sen.SignedIn("quan-tri-2", second);
        var gone = await decides.Fill(Mine, null, ("NewPassword", Own), ("AgainPassword", Own));
        var led = await decides.GetAsync(gone.Headers.Location, Ct);
        Assert.Equal($"{DeskAddresses.SecondStep}?{DeskAddresses.PasswordSet}", led.Headers.Location?.ToString());
        Assert.Contains("Đã đặt mật khẩu", (await decides.Open(led.Headers.Location!.ToString())).QuerySelector("main .notice.good")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task With_it_nothing_can_be_done_but_choose_an_own_one(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (person, first) = await AdministrationTests.Created(admin, "Quản trị thứ hai", User);
        await admin.Fill(person, $"{person}/vi-tri", ("Kind", "Administrator"), ("From", "23/09/2022"));
        using var client = await sen.SignedIn(User, first);

        var closed = sen.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => !Open.Contains(route.Metadata.GetMetadata<DeclaredOperation>()!.Operation)).ToList();
        Assert.True(closed.Count > 30);
        foreach (var route in closed)
        {
            using var question = new HttpRequestMessage(
                new(route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]), $"/{string.Join('/', route.RoutePattern.PathSegments.Select(Sample))}")
            {
                Content = route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("POST") ? new FormUrlEncodedContent([]) : null,
            };
            using var answer = await client.SendAsync(question, Ct);

            Assert.True((HttpStatusCode.Redirect, Mine) == (answer.StatusCode, answer.Headers.Location?.ToString()), $"{question}: {answer}");
        }

        var same = await client.Fill(Mine, null, ("NewPassword", first), ("AgainPassword", first));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, same.StatusCode);
        Assert.Contains("khác mã một lần", (await Forms.Parsed(same)).QuerySelector("#NewPassword-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task After_two_weeks_it_is_over_and_so_is_what_was_begun_with_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (person, first) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);
        Assert.Contains("07/10/2022", (await admin.Open(person)).QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);

        sen.Clock.Now = new(2022, 10, 7, 23, 59, 0, TimeSpan.FromHours(7));
        using var client = await sen.SignedIn(User, first);
        Assert.Contains("07/10/2022", (await client.Open(Mine)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        sen.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.StartsWith(Door, (await client.GetAsync(Mine, Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);
        var refused = await Try(sen, first);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("hết hạn", (await Forms.Parsed(refused)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("hết hạn", (await admin.Open("/can-bo/cai-dat")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        await admin.Fill(person, $"{person}/mat-khau", (ResetPassword.Confirm, "1"));
        using var back = await sen.SignedIn(User, (await admin.Open(person)).QuerySelector(".code")!.TextContent);
        Assert.Equal($"{DeskAddresses.MyWork}?{DeskAddresses.PasswordSet}", (await back.Fill(Mine, null, ("NewPassword", Own), ("AgainPassword", Own))).Headers.Location?.ToString());
        // One's own password does not run out.
        sen.Clock.Advance(TimeSpan.FromDays(400));
        using var muchLater = await sen.SignedIn(User, Own);
        Assert.Equal(HttpStatusCode.OK, (await muchLater.GetAsync(Mine, Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_new_one_from_the_administrator_ends_the_earlier_one_and_its_session(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (person, first) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);
        using var finder = await sen.SignedIn(User, first);

        await admin.Fill(person, $"{person}/mat-khau", (ResetPassword.Confirm, "1"));
        var fresh = (await admin.Open(person)).QuerySelector(".code")!.TextContent;

        Assert.StartsWith(Door, (await finder.GetAsync(Mine, Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(sen, first)).StatusCode);
        using var owner = await sen.SignedIn(User, fresh);
    }

    [Theory, EachDatabase]
    public async Task An_administrator_who_has_not_replaced_it_yet_is_no_reason_to_let_the_last_one_go(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        await using var db = sen.Database.OpenAll();
        var self = $"/can-bo/cai-dat/nguoi/{await db.Users.Select(account => account.Id).SingleAsync(Ct):d}";
        var (person, first) = await AdministrationTests.Created(admin, "Quản trị thứ hai", User);
        await admin.Fill(person, $"{person}/vi-tri", ("Kind", "Administrator"), ("From", "23/09/2022"));

        Assert.Equal(HttpStatusCode.Conflict, (await admin.Fill(self, $"{self}/thoi", ("Day", "23/09/2022"))).StatusCode);
        using var second = await sen.SignedIn(User, first);
        await second.Fill(Mine, null, ("NewPassword", Own), ("AgainPassword", Own));

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(self, $"{self}/thoi", ("Day", "23/09/2022"))).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Guessing_it_locks_the_account_as_guessing_any_other(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (_, first) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);
        for (var i = 0; i < 5; i++)
        {
            await Try(sen, "hk7m-p3wd-x9qa");
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(sen, first)).StatusCode);
        sen.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(Mine, (await Try(sen, first)).Headers.Location?.ToString());
    }

    [Theory, EachDatabase]
    public async Task Each_use_of_it_leaves_a_line_and_the_same_form_sent_twice_leaves_one(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (person, first) = await AdministrationTests.Created(admin, "Trưởng Thôn 2", User);
        using var client = sen.Client();
        var page = await client.Open(Door);
        (string, string)[] typed = [("Name", User), ("Password", first)];
        await client.Send(page, Door, null, typed);
        await client.Send(page, Door, null, typed);
        using var again = await sen.SignedIn(User, first);
        await again.Fill(Mine, null, ("NewPassword", Own), ("AgainPassword", Own));
        using var own = await sen.SignedIn(User, Own);

        await using var db = sen.Database.OpenAll();
        var id = person[(person.LastIndexOf('/') + 1)..];
        var verbs = await db.AuditLines.Where(line => line.SubjectId == id).OrderBy(line => line.Seq).Select(line => line.Verb).ToListAsync(Ct);
        Assert.Equal(["account.create", "account.sign-in", "account.sign-in", "account.change-password"], verbs);
        Assert.Null((await db.Users.SingleAsync(account => account.UserName == User, Ct)).FirstPasswordUntil);
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    private static async Task<HttpResponseMessage> Try(SenHost sen, string password)
    {
        using var client = sen.Client();
        return await client.Fill(Door, null, ("Name", User), ("Password", password));
    }

    // An address of the route: the gate looks at who asks before anything is looked up.
    private static string Sample(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPathSegment segment) => segment.Parts[0] switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "id" } => Guid.Empty.ToString("d"),
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "part" } => "1",
        _ => "registration",
    };
}
