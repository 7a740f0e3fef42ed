using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Demo;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Spreadsheets;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Portal;
using Xunit;

namespace Sen.Tests.Spreadsheets;

/// <summary>Sheets through the pages: <see cref="ImportSheets"/>, <see cref="RunImport"/>, <see cref="UndoImport"/>.</summary>
public sealed class ImportSheetsTests
{
    private static readonly SheetForm Villages = SheetForm.Of(SheetKind.Villages), Models = SheetForm.Of(SheetKind.Models), People = SheetForm.Of(SheetKind.People);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_right_sheet_is_rehearsed_comes_in_by_one_act_and_goes_by_one(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var import = await Sent(admin, Villages, SheetFiles.Xlsx(Villages, [["Thôn Đông Minh (minh họa)", "01/09/2022"], ["Tổ dân phố Mới (minh họa)", ""]]));
        var page = await admin.Open(import);

        Assert.Contains("Cả 2 dòng đều đúng", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((0, 1), await Count(sen, "Đông Minh (minh họa)"));

        var done = await admin.Send(page, import, $"{import}/nhap");
        Assert.Equal(import, done.Headers.Location?.ToString());
        Assert.Equal((1, 2), await Count(sen, "Đông Minh (minh họa)"));
        await using (var db = sen.Database.OpenAll())
        {
            var owner = await db.Organisations.AsNoTracking().SingleAsync(row => row.Name == "Thôn Đông Minh (minh họa)", Ct);
            Assert.Equal((OrganisationKind.Village, new DateOnly(2022, 9, 1)), (owner.Kind, owner.ValidFrom));
            Assert.Equal(1, owner.Version);
            Assert.NotEqual(Guid.Empty, owner.NodeId);
        }

        // Pressed once more in the page that is still open, it is the same act.
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(page, import, $"{import}/nhap")).StatusCode);
        Assert.Equal((1, 2), await Count(sen, "Đông Minh (minh họa)"));

        var after = await admin.Open(import);
        Assert.Contains("Đã nhập 2 dòng", after.Body!.TextContent, StringComparison.Ordinal);
        var history = await admin.Open(after.QuerySelector("a[href*='/can-bo/lich-su/sheet-import/']")!.GetAttribute("href")!);
        Assert.Contains("Đông Minh (minh họa)", history.Body!.TextContent, StringComparison.Ordinal);
        // To send it was one thing, to bring it in another.
        Assert.All(new[] { "gửi bảng tính để xem thử", "nhập từ bảng tính" }, verb => Assert.Contains(verb, history.Body!.TextContent, StringComparison.OrdinalIgnoreCase));

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(after, import, $"{import}/huy", (UndoImport.Confirm, "1"))).StatusCode);
        Assert.Equal((0, 3), await Count(sen, "Đông Minh (minh họa)"));
        Assert.Contains("đã hủy", (await admin.Open(import)).Body!.TextContent, StringComparison.Ordinal);
        await using var all = sen.Database.OpenAll();
        Assert.Null((await Verification.Run(all, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task Faulty_rows_are_named_by_cell_nothing_comes_in_until_the_right_ones_are_asked_for(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var known = await KnownVillage(sen);
        var import = await Sent(admin, Villages, SheetFiles.Xlsx(Villages, [["Thôn Đông Minh (minh họa)", ""], [known, ""], ["Thôn Tây Minh (minh họa)", "31/02/2022"], ["Thôn đông minh (minh họa)", ""], ["", "01/09/2022"]]));
        var page = await admin.Open(import);
        var text = page.Body!.TextContent;

        Assert.Equal(["A5", "B6", "A7", "A8"], page.QuerySelectorAll("section[aria-labelledby=can-sua] tbody th").Select(cell => cell.TextContent));
        Assert.Contains("1 dòng đúng, 4 dòng cần sửa", text, StringComparison.Ordinal);
        Assert.Contains("Tháng 02/2022 có 28 ngày", text, StringComparison.Ordinal);
        // What the commune has, and what the sheet itself names twice.
        Assert.Contains($"Đã có {known.ToLowerInvariant()}", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Trùng với dòng 4 của bảng: thôn đông minh (minh họa)", text, StringComparison.OrdinalIgnoreCase);

        // A page that claims to know better is judged anew.
        var all = await admin.PostAsync($"{import}/nhap", new FormUrlEncodedContent(Fields(page, $"{import}/nhap").Where(field => field.Key != "dung")), Ct);
        Assert.Contains("chưa nhập dòng nào", await all.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(0, (await Count(sen, "Đông Minh (minh họa)")).Units);

        var some = await admin.PostAsync($"{import}/nhap", new FormUrlEncodedContent([.. Fields(page, $"{import}/nhap"), new("dung", "1")]), Ct);
        Assert.Equal(HttpStatusCode.Redirect, some.StatusCode);
        Assert.Equal(1, (await Count(sen, "Đông Minh (minh họa)")).Units);
        Assert.Equal(0, (await Count(sen, "Tây Minh (minh họa)")).Units);

        // The error sheet is kept: corrected and sent again it is another import.
        var errors = await admin.GetByteArrayAsync($"{import}/can-sua", Ct);
        var (source, headings) = SheetDesk.Open(() => new MemoryStream(errors), Villages).Value;
        var rows = source.Rows().Where(row => row.No > headings.Row + 1).ToList();
        Assert.Equal([known, "Thôn Tây Minh (minh họa)", "Thôn đông minh (minh họa)", ""], rows.Select(row => row.At(0).Text));
        Assert.Contains("Có từ ngày: ", rows[1].At(2).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_same_file_is_the_same_import_and_a_wrong_one_comes_back_with_its_sentence(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var file = SheetFiles.Csv(Villages, [["Thôn Đông Minh (minh họa)", ""]]);

        var first = await Sent(admin, Villages, file);
        Assert.Equal($"{first}?{SheetAddresses.AgainQuery}", await Sent(admin, Villages, file));
        var wrong = await admin.SendSheet(SheetForm.Of(SheetKind.Organisations), file);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await Forms.Parsed(wrong);
        Assert.Contains("đây là mẫu “Thôn, tổ dân phố”", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector<IHtmlInputElement>("input[name=loai][value=to-chuc]")!.IsChecked);
        await using var db = sen.Database.OpenAll();
        Assert.Single(await db.SheetImports.ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task What_was_built_on_keeps_an_import_from_being_taken_back_and_says_where(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var import = await Brought(admin, Villages, SheetFiles.Xlsx(Villages, [["Thôn Đông Minh (minh họa)", ""], ["Thôn Tây Minh (minh họa)", ""]]));
        var open = await admin.Open(import);
        Guid village;
        await using (var db = sen.Database.OpenAll())
        {
            village = await db.UnitVersions.Where(row => row.Name == "Tây Minh (minh họa)").Select(row => row.UnitId).SingleAsync(Ct);
        }

        using var renamed = await admin.Fill($"/can-bo/cai-dat/thon/{village}", $"/can-bo/cai-dat/thon/{village}", ("Name", "Thôn Tây Sơn (minh họa)"), ("How", "Correction"));
        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        var refused = await admin.Send(open, import, $"{import}/huy", (UndoImport.Confirm, "1"));

        Assert.Contains("dòng 5", (await Forms.Parsed(refused)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await Count(sen, "Đông Minh (minh họa)")).Units);
        Assert.Contains("Dòng 5", (await admin.Open(import)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Models_come_in_as_drafts_of_their_organisation_entered_by_the_officer(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var officer = await sen.SignedIn("khoidanvan");
        string owner;
        await using (var db = sen.Database.OpenAll())
        {
            owner = await db.Organisations.Where(row => row.Id == DemoData.Id("o-nd")).Select(row => row.Name).SingleAsync(Ct);
        }

        var import = await Brought(officer, Models, SheetFiles.Xlsx(Models,
            [SheetFiles.Model(owner, "Đường hoa từ lốp xe (minh họa)", "Văn hóa – xã hội", finish: "15/11/2022"), SheetFiles.Model(owner, "Cổng nhà xanh (minh họa)")]));

        await using (var db = sen.Database.OpenAll())
        {
            var model = await db.Models.AsNoTracking().SingleAsync(row => row.Name == "Đường hoa từ lốp xe (minh họa)", Ct);
            var draft = await db.Registrations.AsNoTracking().SingleAsync(row => row.ModelId == model.Id, Ct);
            Assert.Equal((Stage.Draft, 2022, DemoData.Id("account khoidanvan"), "Ao bỏ trống, cỏ mọc nhiều."), (draft.Stage, draft.Year, draft.RegistrantId, draft.Need));
            Assert.Equal((Field.CultureSociety, new DateOnly(2022, 11, 15)), (model.Field, draft.FinishOn));
            using var farmers = await sen.SignedIn("hoinongdan");
            Assert.Equal(HttpStatusCode.OK, (await farmers.GetAsync($"/can-bo/mo-hinh/{draft.Id}/dang-ky/1", Ct)).StatusCode);
        }

        using var admin = await sen.SignedIn("quantri");
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync(import, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(SheetAddresses.Template(Villages.Slug), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(SheetAddresses.Template(Models.Slug), Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task People_come_in_with_first_passwords_that_open_the_door_and_are_read_out_until_noted(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var officer = PostNames.Of(PostKind.Officer).Vi;
        var import = await Brought(admin, People, SheetFiles.Xlsx(People,
            [["Cán bộ văn phòng", "van-phong", officer, "", "01/09/2022", "", ""], ["Cán bộ văn phòng", "van-phong", PostNames.Of(PostKind.Editor).Vi, "", "01/09/2022", "", ""], ["Cán bộ đoàn thể", "doan-the", officer, "", "01/09/2022", "", ""]]));

        var page = await admin.Open(import);
        var cells = page.QuerySelectorAll("code").Select(cell => cell.TextContent).ToList();
        Assert.Equal(2, cells.Distinct(StringComparer.Ordinal).Count());
        using var newcomer = sen.Client();
        using var entered = await newcomer.Fill("/can-bo/dang-nhap", null, ("Name", "van-phong"), ("Password", cells[0]));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        await using (var db = sen.Database.OpenAll())
        {
            var account = await db.Users.AsNoTracking().SingleAsync(row => row.UserName == "van-phong", Ct);
            Assert.True(account.MustChangePassword);
            Assert.Equal(2, await db.Posts.CountAsync(post => post.PersonId == account.Id, Ct));
        }

        await admin.Send(page, import, $"{import}/da-ghi");
        Assert.Empty((await admin.Open(import)).QuerySelectorAll("code"));
    }

    [Theory, EachDatabase]
    public async Task What_the_commune_did_meanwhile_is_told_before_anything_comes_in(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var import = await Sent(admin, Villages, SheetFiles.Xlsx(Villages, [["Thôn Đông Minh (minh họa)", ""]]));
        var seen = await admin.Open(import);
        using var added = await admin.Fill("/can-bo/cai-dat/thon", null, ("Name", "Thôn Đông Minh (minh họa)"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);

        var told = await Forms.Parsed(await admin.Send(seen, import, $"{import}/nhap"));

        Assert.Contains("kết quả khác với bản vừa xem", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["A4"], told.QuerySelectorAll("section[aria-labelledby=can-sua] tbody th").Select(cell => cell.TextContent));
        Assert.Equal(1, (await Count(sen, "Đông Minh (minh họa)")).Units);
    }

    private static async Task<string> Brought(HttpClient client, SheetForm form, byte[] file)
    {
        var import = await Sent(client, form, file);
        var page = await client.Open(import);
        var done = await client.Send(page, import, $"{import}/nhap");
        Assert.True(done.StatusCode == HttpStatusCode.Redirect, await done.Content.ReadAsStringAsync(Ct));
        // The cookie of the passwords belongs to this page alone.
        return import;
    }

    private static async Task<string> Sent(HttpClient client, SheetForm form, byte[] file)
    {
        var sent = await client.SendSheet(form, file);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Ct));
        return sent.Headers.Location!.ToString();
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlDocument page, string action) => page.Forms.First(form => form.GetAttribute("action") == action)
        .QuerySelectorAll<IHtmlInputElement>("input[name]").Select(input => new KeyValuePair<string, string>(input.Name!, input.Value));

    private static async Task<string> KnownVillage(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        return (await db.UnitVersions.AsNoTracking().FirstAsync(row => row.ParentId == DemoData.Id("u-bs") && row.Kind == UnitKind.Village && row.ValidTo == null, Ct)).Title;
    }

    // Units of this name, and acts on imports.
    private static async Task<(int Units, int Acts)> Count(SenHost sen, string name)
    {
        await using var db = sen.Database.OpenAll();
        return (await db.UnitVersions.CountAsync(row => row.Name == name, Ct), await db.AuditLines.CountAsync(line => line.SubjectKind == "sheet-import", Ct));
    }
}
