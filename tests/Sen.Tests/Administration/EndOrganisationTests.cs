using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Demo;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Administration;

public class EndOrganisationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_organisation_with_work_or_people_in_it_does_not_end_and_the_page_names_what_stands_in_the_way(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var address = AdministrationAddresses.Organisation(DemoData.Id("o-nd"));

        var page = await admin.Open(address);
        Assert.NotNull(page.QuerySelector($"main a[href='{DeskAddresses.History("registration", DemoData.Id("registration y01"))}']"));
        Assert.NotNull(page.QuerySelector($"main a[href='{AdministrationAddresses.Person(DemoData.Id("account hoinongdan"))}']"));
        var answer = await admin.Send(page, address, $"{address}/ket-thuc", ("Last", "22/09/2022"), ("Reason", "Sáp nhập tổ chức."));
        var back = await Forms.Parsed(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var sentence = back.QuerySelector("#Last-error")!.TextContent;
        Assert.Contains("Còn 1 bản đăng ký chưa xong: “Trồng sen kết hợp nuôi cá” (đang thực hiện).", sentence, StringComparison.Ordinal);
        Assert.Contains("Còn người giữ vị trí: Hội Nông dân xã.", sentence, StringComparison.Ordinal);
        Assert.Equal(("22/09/2022", "Sáp nhập tổ chức."), (back.QuerySelector("#Last")!.GetAttribute("value"), back.QuerySelector("#Reason")!.GetAttribute("value")));
        await using var db = sen.Database.OpenAll();
        Assert.Null(await db.Organisations.Where(row => row.Id == DemoData.Id("o-nd")).Select(row => row.ValidTo).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task What_has_ended_is_not_offered_any_more_stays_readable_and_leaves_its_name(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (organisation, id) = await Farmers(sen);
        var ended = await admin.Fill(organisation, $"{organisation}/ket-thuc", ("Last", "23/09/2022"), ("Reason", "Nghị quyết số 12/NQ-HĐND"));
        Assert.Equal($"{organisation}?xong", ended.Headers.Location?.ToString());

        Assert.Contains("hoạt động đến hết 23/09/2022", (await admin.Open(organisation)).QuerySelector("main .tag")!.TextContent, StringComparison.Ordinal);
        var list = await admin.Open(AdministrationAddresses.Organisations);
        Assert.NotNull(list.QuerySelector($"details a[href='{organisation}']"));
        Assert.Null(list.QuerySelector($".links.panel a[href='{organisation}']"));
        var person = await Created(admin);
        Assert.DoesNotContain($"{id:d}", (await admin.Open(person)).QuerySelectorAll("#Organisation option").Select(option => option.GetAttribute("value")));
        var forced = await admin.Fill(person, $"{person}/vi-tri", ("Kind", "Registrar"), ("Organisation", $"{id:d}"), ("From", "23/09/2022"));
        Assert.NotNull((await Forms.Parsed(forced)).QuerySelector("#Organisation-error"));
        var told = (await admin.Open(DeskAddresses.History("organisation", id))).QuerySelector("main")!.TextContent;
        Assert.Contains("Ghi ngày kết thúc đơn vị", told, StringComparison.Ordinal);
        Assert.Contains("Nghị quyết số 12/NQ-HĐND", told, StringComparison.Ordinal);
        Assert.Matches("Kết thúc từ ngày\\s*–\\s*24/09/2022", told);

        await using var db = sen.Database.OpenAll();
        var name = await db.Organisations.Where(row => row.Id == id).Select(row => row.Name).SingleAsync(Ct);
        var again = await admin.Fill(AdministrationAddresses.Organisations, null, ("Kind", "FarmersUnion"), ("Name", name));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var back = await admin.Fill(organisation, $"{organisation}/ket-thuc", ("Last", ""));
        Assert.Contains("Đang có “", (await Forms.Parsed(back)).QuerySelector("#Last-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await db.Organisations.CountAsync(row => row.Name == name, Ct));
    }

    [Theory, EachDatabase]
    public async Task An_end_recorded_by_mistake_is_corrected_or_taken_back(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (organisation, id) = await Farmers(sen);
        await admin.Fill(organisation, $"{organisation}/ket-thuc", ("Last", "23/09/2022"));

        var open = await admin.Open(organisation);
        Assert.Equal("23/09/2022", open.QuerySelector("#Last")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(open, organisation, $"{organisation}/ket-thuc", ("Last", ""))).StatusCode);
        var late = await admin.Send(open, organisation, $"{organisation}/ket-thuc", ("Last", "23/09/2022"), ("Key", $"{Guid.CreateVersion7():d}"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("chưa có", (await Forms.Parsed(late)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Null(await db.Organisations.Where(row => row.Id == id).Select(row => row.ValidTo).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_draft_nobody_sent_rests_and_nothing_begins_in_what_has_ended(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Draft("mattran", "Đường hoa");
        var address = AdministrationAddresses.Organisation(DemoData.Id("o-mt"));
        var person = AdministrationAddresses.Person(DemoData.Id("account mattran"));
        var begun = await walk.Page("mattran", DeskAddresses.Begin);
        var admin = await walk.As(Walk.Administrator);
        await admin.Fill(person, $"{person}/thoi", ("Day", "23/09/2022"));
        Assert.Contains("1 bản đang viết", (await admin.Open(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{address}?xong", (await admin.Fill(address, $"{address}/ket-thuc", ("Last", "23/09/2022"))).Headers.Location?.ToString());

        // However the post came back: nothing new begins.
        await walk.Give("mattran", Movement.People.PostKind.Registrar, DemoData.Id("o-mt"));
        var forced = await walk.Press("mattran", begun, DeskAddresses.Begin, ("name", "Cổng trường an toàn"), ("toi", "phan"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, forced.StatusCode);
        Assert.Contains("đã kết thúc hoạt động", (await Forms.Parsed(forced)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await walk.Page("mattran", DeskAddresses.Begin)).QuerySelector("[name=organisation]"));
    }

    [Theory, EachDatabase]
    public async Task A_post_given_at_the_same_moment_never_lands_in_what_has_ended(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        var (organisation, id) = await Farmers(sen);
        var person = await Created(admin);
        var (ending, giving) = (await admin.Open(organisation), await admin.Open(person));

        await Task.WhenAll(
            admin.Send(ending, organisation, $"{organisation}/ket-thuc", ("Last", "23/09/2022")),
            admin.Send(giving, person, $"{person}/vi-tri", ("Kind", "Registrar"), ("Organisation", $"{id:d}"), ("From", "23/09/2022")));

        await using var db = sen.Database.OpenAll();
        var (ended, held) = (await db.Organisations.AnyAsync(row => row.Id == id && row.ValidTo != null, Ct), await db.Posts.AnyAsync(post => post.OrganisationId == id, Ct));
        Assert.True(ended ^ held, $"ended: {ended}, held: {held}");
    }

    private static async Task<(string Address, Guid Id)> Farmers(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        var id = await db.Organisations.Where(row => row.Kind == Movement.Units.OrganisationKind.FarmersUnion).Select(row => row.Id).SingleAsync(Ct);
        return (AdministrationAddresses.Organisation(id), id);
    }

    private static async Task<string> Created(HttpClient admin) =>
        (await admin.Fill(AdministrationAddresses.NewPerson, null, ("Title", "Chủ tịch Hội Nông dân"), ("Name", "hoi-nong-dan"))).Headers.Location!.ToString();
}
