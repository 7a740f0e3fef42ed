using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Demo;
using Sen.Movement.Models;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Harness;
using Sen.Tests.Portal;
using Sen.Tests.Spreadsheets;
using Xunit;

namespace Sen.Tests.Plumbing;

public class OpenedActionsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_address_of_every_action_opened_like_a_page_leads_to_the_page_with_its_form(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var ids = await Records(sen);
        using var stranger = sen.Client();
        var clients = new Dictionary<string, HttpClient>(StringComparer.Ordinal);
        var walked = 0;
        foreach (var action in Actions(sen))
        {
            var (user, id) = ids.First(known => action.StartsWith(known.Below, StringComparison.Ordinal)).Who;
            var address = action.Replace("{id:guid}", id.ToString("d"), StringComparison.Ordinal).Replace("{part}", "menu", StringComparison.Ordinal);
            if (user.Length > 0 && !clients.ContainsKey(user))
            {
                clients[user] = await sen.SignedIn(user);
            }

            var opened = await (user.Length > 0 ? clients[user] : stranger).GetAsync(address, Ct);
            Assert.True(opened.StatusCode == HttpStatusCode.Redirect, $"{address}: {opened.StatusCode}");
            var page = opened.Headers.Location!.ToString();
            var shown = await (user.Length > 0 ? clients[user] : stranger).GetAsync(page, Ct);
            Assert.True(shown.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{address} → {page}: {shown.StatusCode}");
            walked++;

            // A stranger signs in first, and comes to the same page then.
            if (address.StartsWith("/can-bo/", StringComparison.Ordinal) && user.Length > 0)
            {
                Assert.Equal(DeskAddresses.SignInFor(page), (await stranger.GetAsync(address, Ct)).Headers.Location?.ToString());
            }
        }

        Assert.True(walked > 20, $"{walked} actions");
    }

    [Theory, EachDatabase]
    public async Task Each_form_is_where_its_action_leads(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        using var farmers = await sen.SignedIn("hoinongdan");
        var (id, nobody) = (Editors.Seed, Guid.Parse("0190c000-0000-7000-8000-00000000ffff"));

        Assert.Equal(DeskAddresses.CheckArticle(id), (await editor.GetAsync($"{DeskAddresses.WriteArticle(id)}/go", Ct)).Headers.Location?.ToString());
        Assert.Equal(DeskAddresses.WriteArticle(id), (await editor.GetAsync($"{DeskAddresses.WriteArticle(id)}/anh", Ct)).Headers.Location?.ToString());
        Assert.Equal(DeskAddresses.Form(nobody, 5), (await farmers.GetAsync(DeskAddresses.Submit(nobody), Ct)).Headers.Location?.ToString());
        // Whoever could never do it learns nothing, and whether there is such a record is said by its page.
        Assert.Equal(HttpStatusCode.NotFound, (await farmers.GetAsync($"{DeskAddresses.WriteArticle(id)}/go", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(DeskAddresses.CheckArticle(nobody), Ct)).StatusCode);
    }

    // Whose desk an action belongs to, and a record of it.
    private static async Task<(string Below, (string User, Guid Id) Who)[]> Records(SenHost sen)
    {
        using var admin = await sen.SignedIn("quantri");
        var act = await admin.Record(nameof(TreeActKind.Establish), ("Name", "thôn Mới (minh họa)"), ("Parent", "xã Bình Sa"), ("On", "01/09/2022"), ("Number", "12/NQ-HĐND (minh họa)"), ("SignedOn", "20/08/2022"));
        using var sent = await admin.Fill($"{DeskAddresses.DataRequests}/ghi", $"{DeskAddresses.DataRequests}/ghi", ("Kind", "See"), ("Place", "Elsewhere"), ("Asker", "Khách"), ("Wish", "ảnh"));
        var request = Guid.Parse(sent.Headers.Location!.OriginalString.Split('/')[^1]);
        using var sheet = await admin.SendSheet(SheetForm.Of(SheetKind.Villages), SheetFiles.Csv(SheetForm.Of(SheetKind.Villages), [["Thôn Thử (minh họa)", ""]]));
        var import = Guid.Parse(sheet.Headers.Location!.OriginalString.Split('/')[^1]);
        await using var db = sen.Database.OpenAll();
        var farmers = DemoData.Id("o-nd");
        var registration = await db.Registrations.Where(row => row.OwnerOrganisationId == farmers).Select(row => row.Id).FirstAsync(Ct);
        var registered = await db.Registrations.Where(row => row.Stage == Stage.Registered || row.Stage == Stage.Appraised).Select(row => row.Id).FirstAsync(Ct);
        using var member = await sen.SignedIn("thanhvien");
        using var asked = await member.Fill(DeskAddresses.Model(registered), DeskAddresses.Proposals);
        var proposal = Guid.Parse(asked.Headers.Location!.OriginalString.Split('?')[0].Split('/')[^1]);
        var post = await db.Posts.Where(row => row.OrganisationId == farmers).Select(row => row.Id).FirstAsync(Ct);
        var letter = await db.Feedback.Select(row => row.Id).FirstAsync(Ct);
        var (organisation, village) = (farmers, await db.UnitVersions.Where(row => row.ParentId == Editors.Commune).Select(row => row.UnitId).FirstAsync(Ct));
        return
        [
            ("/can-bo/mo-hinh/{id:guid}/phan-cong", ("khoidanvan", registered)), ("/can-bo/mo-hinh/", ("hoinongdan", registration)), ("/can-bo/tiep-nhan", ("khoidanvan", registered)), ("/can-bo/duyet/{id:guid}/duyet", ("truongban", registered)), ("/can-bo/duyet/{id:guid}/khong-duyet", ("truongban", registered)),
            ("/can-bo/duyet/", ("khoidanvan", registered)),
            ("/can-bo/vi-tri/", ("quantri", post)), ("/can-bo/de-nghi/", ("thanhvien", proposal)),
            ("/can-bo/gop-y", ("khoidanvan", letter)), ("/can-bo/cong-tin/", ("bientap", Editors.Seed)), ("/can-bo/cai-dat/nguoi", ("quantri", DemoData.Id("account hoinongdan"))),
            ("/can-bo/cai-dat/to-chuc", ("quantri", organisation)), ("/can-bo/cai-dat/thon", ("quantri", village)), ("/can-bo/cai-dat/dia-gioi", ("quantri", act)),
            ("/can-bo/du-lieu-ca-nhan", ("quantri", request)), ("/can-bo/nhap-excel", ("quantri", import)), ("/can-bo/", ("quantri", Guid.Empty)), ("/", ("", Guid.Empty)),
        ];
    }

    // Every address that takes a form and shows no page.
    private static IEnumerable<string> Actions(SenHost sen)
    {
        var routes = sen.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var pages = routes.Where(route => Takes(route, HttpMethod.Get)).Select(route => Unnamed(route.RoutePattern.RawText!)).ToHashSet(StringComparer.Ordinal);
        return routes.Where(route => Takes(route, HttpMethod.Post)).Select(route => route.RoutePattern.RawText!).Where(pattern => !pages.Contains(Unnamed(pattern))).Distinct();
    }

    private static bool Takes(RouteEndpoint route, HttpMethod method) => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method.Method) == true;

    // The same address, whatever its parameters are called.
    private static string Unnamed(string pattern) => string.Join('/', pattern.Split('/').Select(word => word.StartsWith('{') ? "{}" : word));
}
