using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Administration;

public class SetUpTests
{
    [Theory, EachDatabase]
    public async Task After_the_set_up_the_next_steps_say_what_is_there_and_what_is_not(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();

        var before = Steps(await admin.Open("/can-bo/cai-dat"));
        var (person, _) = await AdministrationTests.Created(admin, "Biên tập cổng tin", "bien-tap");
        await admin.Fill(person, $"{person}/vi-tri", ("Kind", "Editor"), ("From", "23/09/2022"));
        var after = Steps(await admin.Open("/can-bo/cai-dat"));

        Assert.Equal(["/can-bo/cai-dat/thon", "/can-bo/cai-dat/to-chuc", "/can-bo/cai-dat/nguoi/moi", null], before.Select(step => step.Href));
        Assert.Equal(["Đã có", "Đã có", "Chưa có", "Chưa có"], before.Select(step => step.State));
        Assert.Equal(["Đã có", "Đã có", "Đã có", "Chưa có"], after.Select(step => step.State));

        static List<(string? Href, string State)> Steps(AngleSharp.Html.Dom.IHtmlDocument page) =>
            [.. page.QuerySelectorAll("#viec-tiep + ol > li").Select(step => (step.QuerySelector("a")?.GetAttribute("href"), step.QuerySelector(".tag")!.TextContent))];
    }

    private const string CommunePage = $"{SetUpCode.Page}/don-vi";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_page_of_an_empty_installation_leads_to_the_set_up_and_none_does_afterwards(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var reader = sen.Client();
        foreach (var address in (string[])["/", "/tin", "/can-bo/viec", "/khong-co"])
        {
            Assert.Equal(SetUpCode.Page, (await reader.GetAsync(address, Ct)).Headers.Location?.ToString());
        }

        using var client = await sen.SetUp();

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/can-bo/toi", Ct)).StatusCode);
        Assert.Equal("/can-bo/cai-dat", (await client.GetAsync(SetUpCode.Page, Ct)).Headers.Location?.ToString());
        using var again = await sen.SignedIn("quan-tri", EmptyStart.Password);
    }

    [Theory, EachDatabase]
    public async Task The_set_up_writes_units_organisations_portal_scale_and_post_and_all_of_it_is_in_the_audit(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var client = await sen.SetUp();
        await using var db = sen.Database.OpenAll();

        var site = await db.Sites.SingleAsync(Ct);
        Assert.Equal(("Xã Bình Sa", "Huyện Thăng Bình, tỉnh Quảng Nam"), (site.Name, site.Place));
        Assert.Equal(
            ["Hội Nông dân xã Bình Sa", "Khối Dân vận Đảng ủy xã Bình Sa", "Thôn 2", "Thôn Bình Trúc I"],
            (await db.Organisations.Select(row => row.Name).ToListAsync(Ct)).Order(StringComparer.Ordinal));
        var commune = await db.UnitVersions.Where(version => version.UnitId == site.CommuneId).OrderBy(version => version.ValidFrom).ToListAsync(Ct);
        Assert.Equal([new DateOnly(2025, 7, 1), null], commune.Select(version => version.ValidTo));
        var post = await db.Posts.SingleAsync(Ct);
        Assert.Equal((PostKind.Administrator, new DateOnly(2022, 9, 23)), (post.Kind, post.From));
        Assert.Single(await db.Rubrics.ToListAsync(Ct));
        Assert.NotNull((await db.Installation.SingleAsync(Ct)).SetUpAt);
        Assert.Equal(2, await db.AuditLines.CountAsync(line => line.Verb == "installation.set-up", Ct));
        var verified = await Verification.Run(db, Ct);
        // The two of the set-up, and the administrator's second step.
        Assert.Equal((3L, null), (verified.Lines, verified.FirstBad));
    }

    [Theory, EachDatabase]
    public async Task Without_the_code_of_this_start_nobody_becomes_administrator(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var old = sen.SetUpAddress();
        await sen.Restart();
        using var client = sen.Client();

        var answer = await client.Fill(old, SetUpCode.Page, EmptyStart.Administrator);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Forms.Parsed(answer);
        Assert.Contains("mỗi lần khởi động có mã mới", page.QuerySelector("#Code-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("quan-tri", page.QuerySelector("#Name")!.GetAttribute("value"));
        await using var db = sen.Database.OpenAll();
        Assert.Empty(await db.Users.ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Of_many_who_set_up_at_once_one_wins_in_both_steps(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var address = sen.SetUpAddress();
        var clients = Enumerable.Range(0, 6).Select(_ => sen.Client()).ToList();
        var pages = await Task.WhenAll(clients.Select(client => client.Open(address)));

        var first = await Task.WhenAll(clients.Select((client, i) => client.Send(pages[i], address, null,
            ("Title", "Quản trị xã"), ("Name", $"quan-tri-{i}"), ("Password", EmptyStart.Password), ("AgainPassword", EmptyStart.Password))));

        var winner = clients[Array.FindIndex(first, answer => answer.StatusCode == HttpStatusCode.Redirect)];
        Assert.Equal(5, first.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        var tabs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => winner.Open(CommunePage)));
        var second = await Task.WhenAll(tabs.Select(tab => winner.Send(tab, CommunePage, null, EmptyStart.Commune)));

        Assert.All(second, answer => Assert.Equal("/can-bo/cai-dat", answer.Headers.Location?.ToString()));
        await using var db = sen.Database.OpenAll();
        Assert.Equal((1, 1, 1), (await db.Users.CountAsync(Ct), await db.Sites.CountAsync(Ct), await db.Posts.CountAsync(Ct)));
        Assert.Equal(2, await db.AuditLines.CountAsync(Ct));
        clients.ForEach(client => client.Dispose());
    }

    [Theory, EachDatabase]
    public async Task A_set_up_left_after_its_first_step_goes_on_after_signing_in(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var first = sen.Client();
        await first.Fill(sen.SetUpAddress(), null, EmptyStart.Administrator);
        await sen.Restart();
        using var client = sen.Client();

        Assert.Equal(SetUpCode.Page, (await client.GetAsync("/", Ct)).Headers.Location?.ToString());
        var asked = (await client.GetAsync(SetUpCode.Page, Ct)).Headers.Location!.ToString();
        var inside = await client.Fill(asked, "/can-bo/dang-nhap", ("Name", "quan-tri"), ("Password", EmptyStart.Password));
        Assert.Equal(CommunePage, inside.Headers.Location?.ToString());

        var wrong = await client.Fill(CommunePage, null, ("Kind", "Commune"), ("Name", "Bình Sa"), ("Province", ""), ("From", "31/02/2020"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await Forms.Parsed(wrong);
        Assert.Equal(["#Province", "#From"], page.QuerySelectorAll("#loi a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Bình Sa", page.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Equal("/can-bo/cai-dat", (await client.Fill(CommunePage, null, EmptyStart.Commune)).Headers.Location?.ToString());
    }
}
