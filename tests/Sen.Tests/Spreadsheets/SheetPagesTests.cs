using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Demo;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Plumbing;
using Sen.Spreadsheets;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Spreadsheets;

/// <summary>What the pages of imports show and offer: <see cref="ImportSheets"/>, <see cref="RunImport"/>, <see cref="UndoImport"/>.</summary>
public sealed class SheetPagesTests
{
    private static readonly SheetForm Villages = SheetForm.Of(SheetKind.Villages), Models = SheetForm.Of(SheetKind.Models);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_right_file_shows_its_rows_as_they_will_be_and_leads_to_what_was_made(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var import = await Sent(admin, Villages, SheetFiles.Xlsx(Villages, Enumerable.Range(1, 12).Select(no => new[] { $"Thôn  Mới {no} (minh họa)", "01/09/2022" })));
        var page = await admin.Open(import);
        var rows = page.QuerySelectorAll("section[aria-labelledby=se-nhap] tbody tr");

        Assert.Equal(10, rows.Length);
        Assert.Equal(["4", "Thôn Mới 1 (minh họa)", "01/09/2022"], rows[0].Children.Select(cell => cell.TextContent.Trim()));
        Assert.Contains("12 dòng", page.QuerySelector("#se-nhap")!.TextContent, StringComparison.Ordinal);

        await admin.Send(page, import, $"{import}/nhap");
        var after = await admin.Open(import);
        var links = after.QuerySelectorAll("section[aria-labelledby=da-nhap] li a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(12, links.Count);
        Assert.Contains("Thôn Mới 1 (minh họa)", (await admin.Open(links[0])).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(after.QuerySelector("section[aria-labelledby=da-nhap] a[href='/can-bo/cai-dat/thon']"));
        Assert.Contains("nhập đủ 12 dòng", (await admin.Open(SheetAddresses.Home)).QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_faulty_file_is_listed_as_one_to_mend_and_can_be_put_away(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var file = SheetFiles.Xlsx(Villages, [["Thôn Đông Minh (minh họa)", "31/02/2022"], ["", "mai"], ["Thôn Tây Minh (minh họa)", ""]]);
        var import = await Sent(admin, Villages, file);

        Assert.Contains("Cần sửa 2 dòng", (await admin.Open(SheetAddresses.Home)).QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        var page = await admin.Open(import);
        Assert.Equal(["B4", "A5", "B5"], page.QuerySelectorAll("section[aria-labelledby=can-sua] tbody th").Select(cell => cell.TextContent));
        Assert.Contains("3 ô cần sửa", page.QuerySelector("#can-sua")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["6"], page.QuerySelectorAll("section[aria-labelledby=se-nhap] tbody th").Select(cell => cell.TextContent));

        var gone = await admin.Send(page, import, $"{import}/bo");
        Assert.Equal(SheetAddresses.Home, gone.Headers.Location?.ToString());
        Assert.Equal(SheetAddresses.Home, (await admin.Send(page, import, $"{import}/bo")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(import, Ct)).StatusCode);
        await using (var db = sen.Database.OpenAll())
        {
            Assert.Equal((0, 0), (await db.SheetImports.CountAsync(Ct), await db.Files.CountAsync(row => row.OwnerKind == FileOwner.SheetImport, Ct)));
            Assert.Equal(1, await db.AuditLines.CountAsync(line => line.Verb == Operation.UndoImport.Verb(), Ct));
        }

        // Sent again it is a new one; brought in it cannot be put away.
        var again = await Sent(admin, Villages, file);
        Assert.NotEqual(import, again);
        var open = await admin.Open(again);
        await admin.Send(open, again, $"{again}/nhap", ("dung", "1"));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Send(open, again, $"{again}/bo")).StatusCode);
        Assert.Contains("nhập 1 dòng", (await admin.Open(SheetAddresses.Home)).QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_file_with_no_row_or_too_many_is_refused_at_once_and_not_kept(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        foreach (var (file, sentence) in new[]
        {
            (SheetFiles.Xlsx(Villages, []), "Mẫu chưa có dòng nào được điền"),
            (SheetFiles.Csv(Villages, Enumerable.Range(1, Villages.MostRows + 1).Select(no => new[] { $"Thôn {no}", "" })), $"Tệp có hơn {Villages.MostRows} dòng"),
        })
        {
            var sent = await admin.SendSheet(Villages, file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
            Assert.Contains(sentence, (await Forms.Parsed(sent)).Body!.TextContent, StringComparison.Ordinal);
        }

        await using var db = sen.Database.OpenAll();
        Assert.Equal(0, await db.SheetImports.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Whoever_stands_in_for_the_officer_is_told_who_can(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var officer = await sen.SignedIn("khoidanvan");
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(SheetAddresses.Home, Ct)).StatusCode);
        await using (var db = sen.Database.OpenAll())
        {
            var (giver, now) = (DemoData.Id("account khoidanvan"), sen.Clock.GetUtcNow().UtcDateTime);
            var post = await db.Posts.AsNoTracking().SingleAsync(row => row.PersonId == giver && row.Kind == PostKind.Officer, Ct);
            db.Delegations.Add(new() { Id = TestCommune.NewId(), CommuneId = post.CommuneId, ProvinceId = post.ProvinceId, PostId = post.Id, GiverId = giver, DelegateId = DemoData.Id("account bientap"), From = now.AddHours(-1), Until = now.AddDays(1) });
            var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
            Assert.True((await db.Commit(new Act(permit, TestCommune.NewId(), "test", TestCommune.NewId(), now, post.CommuneId), Ct)).Ok);
        }

        using var instead = await sen.SignedIn("bientap");
        Assert.Contains("Đang làm thay", (await instead.Open("/can-bo/toi")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var refused = await instead.GetAsync(SheetAddresses.Home, Ct);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains(PostNames.Of(PostKind.Officer).Vi, (await Forms.Parsed(refused)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Templates_and_error_sheets_speak_of_this_year_and_bear_names_in_the_readers_language(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var officer = await sen.SignedIn("khoidanvan");
        var answer = await officer.GetAsync(SheetAddresses.Template(Models.Slug), Ct);
        Assert.Equal("mau-nhap-mo-hinh.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName);
        Assert.Contains("15/11/2022", await Text(await answer.Content.ReadAsByteArrayAsync(Ct)), StringComparison.Ordinal);

        var import = await Sent(officer, Models, SheetFiles.Csv(Models, [SheetFiles.Model("Hội Lạ", "Đường hoa", year: 2021)]));
        Assert.Equal("can-sua-mo-hinh.xlsx", await Name(officer, $"{import}/can-sua"));
        officer.DefaultRequestHeaders.Add("Cookie", $"{Frames.LanguageCookie}=en");
        Assert.Equal("to-correct-models.xlsx", await Name(officer, $"{import}/can-sua"));
    }

    private static async Task<string> Name(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address, Ct);
        return (answer.Content.Headers.ContentDisposition!.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName)!.Trim('"');
    }

    private static async Task<string> Text(byte[] workbook)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        var text = "";
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            text += await reader.ReadToEndAsync(Ct);
        }

        return text;
    }

    private static async Task<string> Sent(HttpClient client, SheetForm form, byte[] file)
    {
        var sent = await client.SendSheet(form, file);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Ct));
        return sent.Headers.Location!.ToString();
    }
}
