using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Sen.Administration;
using Sen.Data.Accounts;
using Sen.Demo;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Plumbing;

/// <summary>Whoever decides shows once more who they are after a quarter of an hour, at every door, once for a batch; and nothing typed is lost.</summary>
public class AskAgainTests
{
    private const string Note = "Cán bộ phụ trách “Dân vận khéo” · 0235 3873 157";

    private static readonly TimeSpan Old = AskedAgain.GoodFor + TimeSpan.FromSeconds(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Password => DemoData.Year().Password;

    [Theory, EachDatabase]
    public async Task Every_door_of_every_act_that_decides_asks_again_and_does_nothing_before(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var clients = new Dictionary<string, (HttpClient Client, Actor Actor)>(StringComparer.Ordinal);
        foreach (var (user, post) in new[] { ("quantri", PostKind.Administrator), ("truongban", PostKind.CommitteeHead) })
        {
            clients[user] = (await sen.SignedIn(user), new(Guid.Empty, user, Door.Page, [new(post, Guid.Empty)], Standing.Person));
        }

        sen.Clock.Advance(Old);
        await using var db = sen.Database.OpenAll();
        var lines = await db.AuditLines.CountAsync(Ct);
        var asked = new List<Operation>();
        foreach (var (path, operation, handler) in Doors(sen))
        {
            var (client, _) = clients.Values.First(one => Access.Ever(one.Actor, operation));
            var token = (await client.Open("/can-bo/toi")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            KeyValuePair<string, string>[] fields = [new("__RequestVerificationToken", token), new("Key", Guid.NewGuid().ToString()), new("Value", "thử")];

            using var page = await client.PostAsync(path, new FormUrlEncodedContent(fields), Ct);
            Assert.True(page.StatusCode == HttpStatusCode.Forbidden && await Forms.Asked(page) is not null, $"{operation} {path}: {page.StatusCode}");
            using var program = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields), Headers = { { "Accept", "application/json" } } };
            using var problem = await client.SendAsync(program, Ct);
            Assert.Equal(HttpStatusCode.Forbidden, problem.StatusCode);
            Assert.Equal(AskAgain.ProblemType, JsonDocument.Parse(await problem.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("type").GetString());
            // A form that is read by hand would have to be kept by hand.
            Assert.Contains(handler.Method.GetParameters(), parameter => parameter.ParameterType == typeof(IFormCollection));
            asked.Add(operation);
        }

        Assert.Equal(AskedAgain.Operations.Order(), asked.Distinct().Order());
        Assert.Equal(lines, await db.AuditLines.CountAsync(Ct));
        foreach (var (client, _) in clients.Values)
        {
            client.Dispose();
        }
    }

    [Theory, EachDatabase]
    public async Task A_sheet_that_may_bring_in_accounts_asks_whoever_decides_and_no_officer(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        using var officer = await sen.SignedIn("khoidanvan");
        sen.Clock.Advance(Old);
        var path = $"/can-bo/nhap-excel/{Guid.NewGuid():d}/nhap";

        foreach (var (client, status) in new[] { (admin, HttpStatusCode.Forbidden), (officer, HttpStatusCode.NotFound) })
        {
            var token = (await client.Open("/can-bo/toi")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var answer = await client.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Key", Guid.NewGuid().ToString())]), Ct);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Theory, EachDatabase]
    public async Task The_form_waits_whole_goes_through_with_the_answer_and_the_next_ones_are_not_asked(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        sen.Clock.Advance(Old);
        var address = AdministrationAddresses.Setting("help.line");
        var page = await admin.Open(address);

        var first = await admin.SendOnce(page, address, null, ("Value", Note));
        var asking = (await Forms.Asked(first))!;
        Assert.Contains("Biểu mẫu vừa gửi còn nguyên", asking.Body!.TextContent, StringComparison.Ordinal);
        var wrong = await admin.SendOnce(asking, address, null, ("NowPassword", "sai"), ("Code", await sen.CodeOf("quantri")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        asking = (await Forms.Asked(wrong))!;
        Assert.NotNull(asking.QuerySelector("#NowPassword-error"));
        wrong = await admin.SendOnce(asking, address, null, ("NowPassword", Password), ("Code", "000000"));
        asking = (await Forms.Asked(wrong))!;
        Assert.NotNull(asking.QuerySelector("#Code-error"));
        await using var db = sen.Database.OpenAll();
        Assert.False(await db.Settings.AnyAsync(row => row.Value == Note, Ct));

        var done = await admin.SendOnce(asking, address, null, ("NowPassword", Password), ("Code", await sen.CodeOf("quantri")));
        Assert.StartsWith($"{AdministrationAddresses.Settings}?xong=", done.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(Note, (await db.Settings.AsNoTracking().SingleAsync(row => row.Value == Note, Ct)).Value);

        // Once for a batch, to the last second of it.
        sen.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.Redirect, (await Change(admin, "return.days", "8")).StatusCode);
        sen.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Forbidden, (await Change(admin, "return.days", "9")).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task An_approval_with_its_text_goes_through_and_without_a_second_step_the_password_is_enough(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var head = await sen.SignedIn("truongban");
        await using var db = sen.Database.OpenAll();
        // A commune that asks for no second step.
        using var admin = await sen.SignedIn("quantri");
        Assert.Equal(HttpStatusCode.Redirect, (await Change(admin, "signin.second-step", "off")).StatusCode);
        await db.Users.Where(row => row.UserName == "truongban").ExecuteUpdateAsync(set => set.SetProperty(row => row.SecondStepSince, (DateTime?)null), Ct);
        var id = await db.Registrations.Where(row => row.Stage == Stage.Appraised).Select(row => row.Id).FirstAsync(Ct);
        sen.Clock.Advance(Old);
        var address = DeskAddresses.Review(id);
        var page = await head.Open(address);
        // The button says where its form goes.
        var action = $"{address}/duyet";
        page.Forms.First(form => form.GetAttribute("action") == address).SetAttribute("action", action);

        var asking = (await Forms.Asked(await head.SendOnce(page, address, action, ("opinion", "Nhất trí, “làm ngay”."), ("in-charge", "Thành viên Ban Chỉ đạo"))))!;
        Assert.Null(asking.QuerySelector("#Code"));
        Assert.Equal(Stage.Appraised, await db.Registrations.Where(row => row.Id == id).Select(row => row.Stage).SingleAsync(Ct));
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendOnce(asking, action, action, ("NowPassword", Password))).StatusCode);
        var line = await db.AuditLines.OrderByDescending(row => row.Seq).FirstAsync(row => row.Verb == "model.approve" && row.SubjectId == id.ToString(), Ct);
        Assert.Contains("Thành viên Ban Chỉ đạo", line.Changes, StringComparison.Ordinal);
        Assert.NotEqual(Stage.Appraised, await db.Registrations.Where(row => row.Id == id).Select(row => row.Stage).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task What_strangers_try_at_the_door_keeps_nobody_from_deciding_and_guessing_in_the_session_ends_there(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        using var stranger = sen.Client();
        for (var i = 0; i < 6; i++)
        {
            await stranger.Fill(SignInAddress, null, ("Name", "quantri"), ("Password", $"đoán lần {i}"));
        }

        sen.Clock.Advance(Old);
        var address = AdministrationAddresses.Setting("return.days");
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(address, null, ("Value", "8"))).StatusCode);

        sen.Clock.Advance(Old);
        var asking = (await Forms.Asked(await Change(admin, "return.days", "9")))!;
        for (var i = 0; i < 5; i++)
        {
            await admin.SendOnce(asking, address, null, ("NowPassword", $"đoán lần {i}"), ("Code", "123456"));
        }

        var locked = await admin.SendOnce(asking, address, null, ("NowPassword", Password), ("Code", await sen.CodeOf("quantri")));
        Assert.Contains("Nhập sai 5 lần", (await Forms.Parsed(locked)).QuerySelector("#NowPassword-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_kept_form_is_its_senders_and_its_addresss_alone(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        sen.Clock.Advance(Old);
        var (here, there) = (AdministrationAddresses.Setting("return.days"), AdministrationAddresses.Setting("approval.days"));
        var asking = (await Forms.Asked(await Change(admin, "return.days", "9")))!;
        var kept = asking.QuerySelector($"[name={KeptForms.Field}]")!.GetAttribute("value")!;

        foreach (var (address, sent) in new[] { (there, kept), (here, kept[..^4] + "AAAA"), (here, "") })
        {
            var answer = await admin.PostTo(here, address, (KeptForms.Field, sent), ("NowPassword", Password), ("Code", await sen.CodeOf("quantri")));
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        }

        await using var db = sen.Database.OpenAll();
        Assert.False(await db.Settings.AnyAsync(row => row.Value == "9", Ct));
    }

    [Fact]
    public void Several_answers_to_one_question_and_every_letter_come_back_as_they_were()
    {
        var forms = new KeptForms(new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider());
        var (person, sent) = (Guid.NewGuid(), new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["Text"] = "Dọn 0,8 ha ao\r\ntrước ngày 30/03 “đúng hẹn” 🌸",
            ["Choice"] = new(["a", "b", ""]),
            ["Empty"] = "",
        }));

        var back = forms.Open(person, "/Can-bo/x", forms.Seal(person, "/can-bo/x", sent))!;

        Assert.Equal(sent.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => (field.Key, string.Join('|', field.Value.ToArray()))),
            back.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => (field.Key, string.Join('|', field.Value.ToArray()))));
        Assert.Null(forms.Open(Guid.NewGuid(), "/can-bo/x", forms.Seal(person, "/can-bo/x", sent)));
    }

    private const string SignInAddress = Sen.People.SignIn.Address;

    private static async Task<HttpResponseMessage> Change(HttpClient client, string setting, string value)
    {
        var address = AdministrationAddresses.Setting(setting);
        return await client.SendOnce(await client.Open(address), address, null, ("Value", value));
    }

    private static IEnumerable<(string Path, Operation Operation, Delegate Handler)> Doors(SenHost sen) =>
        from route in sen.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let operation = route.Metadata.GetMetadata<DeclaredOperation>()!.Operation
        where AskedAgain.Is(operation) && route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Any(method => method != "GET" && method != "HEAD")
        select (route.RoutePattern.RawText!.Replace("{id:guid}", $"{DemoData.Id("account thon5"):d}", StringComparison.Ordinal).Replace("{key}", "return.days", StringComparison.Ordinal), operation, route.Metadata.GetRequiredMetadata<Delegate>());
}
