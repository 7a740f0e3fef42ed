using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Demo;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Spreadsheets;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Spreadsheets;

/// <summary>What is said before and after: of a file that was sent before, of a form with nothing in it, and of what cannot be called back: <see cref="ImportSheets"/>, <see cref="RunImport"/>, <see cref="UndoImport"/>.</summary>
public sealed class SheetAgainTests
{
    private static readonly SheetForm Villages = SheetForm.Of(SheetKind.Villages), People = SheetForm.Of(SheetKind.People), Units = SheetForm.Of(SheetKind.Units);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_file_that_was_sent_before_says_when_by_whom_and_what_became_of_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var file = SheetFiles.Xlsx(Villages, [["Thôn Đông Minh (minh họa)", "01/09/2022"], ["Thôn Tây Minh (minh họa)", "31/02/2022"]]);
        var import = await Sent(admin, file);
        Assert.Null((await admin.Open(import)).QuerySelector("#gui-lai"));

        var again = await Sent(admin, file);
        Assert.Equal($"{import}?{SheetAddresses.AgainQuery}", again);
        var waiting = (await admin.Open(again)).QuerySelector("section[aria-labelledby=gui-lai]")!;
        Assert.Contains("Tệp này đã gửi rồi, đang chờ nhập", waiting.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"gửi .*23/09/2022", waiting.TextContent);
        Assert.Contains("không giữ hai bản", waiting.TextContent, StringComparison.Ordinal);

        await admin.Send(await admin.Open(import), import, $"{import}/nhap", ("dung", "1"));
        var done = (await admin.Open(await Sent(admin, file))).QuerySelector("section[aria-labelledby=gui-lai]")!.TextContent;
        Assert.Contains("đã nhập rồi, lần gửi này không nhập thêm", done, StringComparison.Ordinal);
        Assert.Matches(@"nhập 1 dòng .*23/09/2022", done);
        Assert.Contains("bảng cần sửa dưới đây", done, StringComparison.Ordinal);

        // Undone it may come in anew, and both pages say of the other.
        await admin.Send(await admin.Open(import), import, $"{import}/huy", (UndoImport.Confirm, "1"));
        var anew = await Sent(admin, file);
        Assert.NotEqual(import, anew);
        var page = await admin.Open(anew);
        Assert.Null(page.QuerySelector("#gui-lai"));
        Assert.Contains("từng được nhập và đã hủy", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"main .notice a[href='{import}']"));
        Assert.DoesNotContain("từng được nhập", (await admin.Open(import)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(2, await db.SheetImports.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_form_with_nothing_in_it_says_all_that_is_missing_each_at_its_field(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");

        var empty = await Forms.Parsed(await Upload(admin, null, null));
        Assert.Contains("chọn loại bảng", empty.QuerySelector("#loai-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("chọn tệp", empty.QuerySelector($"#{SheetSource.File}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["#loai", $"#{SheetSource.File}"], empty.QuerySelectorAll("main [role=alert] a").Select(link => link.GetAttribute("href")));

        var unreadable = await Forms.Parsed(await Upload(admin, null, "PK không phải bảng tính"u8.ToArray()));
        Assert.NotNull(unreadable.QuerySelector("#loai-error"));
        Assert.Contains("không đọc được", unreadable.QuerySelector($"#{SheetSource.File}-error")!.TextContent, StringComparison.Ordinal);

        var good = await Forms.Parsed(await Upload(admin, "gì-đó", SheetFiles.Xlsx(Villages, [["Thôn Đông Minh (minh họa)", ""]])));
        Assert.NotNull(good.QuerySelector("#loai-error"));
        Assert.Null(good.QuerySelector($"#{SheetSource.File}-error"));
        await using var db = sen.Database.OpenAll();
        Assert.Equal(0, await db.SheetImports.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task An_import_is_undone_only_when_what_goes_was_looked_at(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var (officer, editor) = (PostNames.Of(PostKind.Officer).Vi, PostNames.Of(PostKind.Editor).Vi);
        var import = await Brought(admin, People, SheetFiles.Xlsx(People,
            [["Cán bộ văn phòng", "van-phong", officer, "", "01/09/2022", "", ""], ["Cán bộ văn phòng", "van-phong", editor, "", "01/09/2022", "", ""], ["Cán bộ đoàn thể", "doan-the", officer, "", "01/09/2022", "", ""]]));
        var page = await admin.Open(import);
        Assert.Contains("2 tài khoản cùng 3 vị trí", page.QuerySelector($"#{UndoImport.Confirm}")!.TextContent, StringComparison.Ordinal);

        var refused = await admin.Send(page, import, $"{import}/huy");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = await Forms.Parsed(refused);
        Assert.Contains("bỏ cả 3 dòng", told.QuerySelector($"#{UndoImport.Confirm}-error")!.TextContent, StringComparison.Ordinal);
        await using (var db = sen.Database.OpenAll())
        {
            Assert.Equal(2, await db.Users.CountAsync(row => row.UserName == "van-phong" || row.UserName == "doan-the", Ct));
        }

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(told, import, $"{import}/huy", (UndoImport.Confirm, "1"))).StatusCode);
        await using var after = sen.Database.OpenAll();
        Assert.Equal(0, await after.Users.CountAsync(row => row.UserName == "van-phong" || row.UserName == "doan-the", Ct));
    }

    [Theory, EachDatabase]
    public async Task Of_acts_that_took_effect_the_decision_and_the_confirmation_are_asked_for_together(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var row = Units.Columns.Select(column => column.Name switch
        {
            SheetForm.KindOf => "Đổi tên",
            UnitActSheet.Units => "thôn Bình Trúc I",
            UnitActSheet.NewName => "thôn Bình Trúc",
            UnitActSheet.On or UnitActSheet.SignedOn => "20/09/2022",
            UnitActSheet.Number => "7/NQ-HĐND (minh họa)",
            _ => "",
        }).ToArray();
        var import = await Brought(admin, Units, SheetFiles.Xlsx(Units, [row]));

        var told = await Forms.Parsed(await admin.Send(await admin.Open(import), import, $"{import}/huy", ("SignedOn", "22/09/2022")));

        Assert.NotNull(told.QuerySelector("#Number-error"));
        Assert.Null(told.QuerySelector("#SignedOn-error"));
        Assert.NotNull(told.QuerySelector($"#{UndoImport.Confirm}-error"));
        Assert.Equal("22/09/2022", told.QuerySelector("#SignedOn")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(told, import, $"{import}/huy", ("Number", "16/QĐ-UBND"), (UndoImport.Confirm, "1"))).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_new_first_password_is_given_only_when_it_was_confirmed_that_the_old_one_ends(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        using var chief = await sen.SignedIn("thon4");
        var person = AdministrationAddresses.Person(DemoData.Id("account thon4"));
        var page = await admin.Open(person);
        Assert.Contains("1 nơi đang đăng nhập bị thoát", page.QuerySelector($"#{ResetPassword.Confirm}")!.TextContent, StringComparison.Ordinal);

        var refused = await admin.Send(page, person, $"{person}/mat-khau");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = await Forms.Parsed(refused);
        Assert.Contains("hết hiệu lực ngay", told.QuerySelector($"#{ResetPassword.Confirm}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await chief.GetAsync("/can-bo/viec", Ct)).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(told, person, $"{person}/mat-khau", (ResetPassword.Confirm, "1"))).StatusCode);
        Assert.NotNull((await admin.Open(person)).QuerySelector(".code"));
        Assert.Equal(HttpStatusCode.Redirect, (await chief.GetAsync("/can-bo/viec", Ct)).StatusCode);
    }

    private static async Task<HttpResponseMessage> Upload(HttpClient client, string? kind, byte[]? file)
    {
        var page = await client.Open(SheetAddresses.Home);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector<IHtmlInputElement>("main [name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken" },
            { new StringContent(page.QuerySelector<IHtmlInputElement>("main [name=key]")!.Value), "key" },
        };
        if (kind is not null)
        {
            content.Add(new StringContent(kind), "loai");
        }

        // A browser sends an empty part where no file was chosen.
        content.Add(new ByteArrayContent(file ?? []), SheetSource.File, file is null ? "\"\"" : "bang.xlsx");
        return await client.PostAsync(SheetAddresses.Home, content, Ct);
    }

    private static async Task<string> Brought(HttpClient client, SheetForm form, byte[] file)
    {
        var import = (await client.SendSheet(form, file)).Headers.Location!.ToString();
        var done = await client.Send(await client.Open(import), import, $"{import}/nhap");
        Assert.True(done.StatusCode == HttpStatusCode.Redirect, await done.Content.ReadAsStringAsync(Ct));
        return import;
    }

    private static async Task<string> Sent(HttpClient client, byte[] file)
    {
        var sent = await client.SendSheet(Villages, file);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Ct));
        return sent.Headers.Location!.ToString();
    }
}
