using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Spreadsheets;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Spreadsheets;

/// <summary>Acts on units that come by a sheet: <see cref="ImportSheets"/>, <see cref="RunImport"/>, <see cref="UndoImport"/> with <see cref="ActsTakenBack"/>.</summary>
public sealed class UnitSheetTests
{
    private static readonly SheetForm Units = SheetForm.Of(SheetKind.Units);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Acts_are_rehearsed_come_in_together_take_effect_on_their_day_and_go_together(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var before = await Tree(sen);
        // The second row speaks of what the first one begins, and the last is of a day before both.
        var import = await Sent(admin, SheetFiles.Xlsx(Units,
        [
            Row("Thành lập", ("Name", "thôn Mới (minh họa)"), ("Parent", "xã Bình Sa"), ("On", "01/10/2022")),
            Row("Đổi tên", ("Units", "thôn Mới (minh họa), xã Bình Sa"), ("Name", "An Mới (minh họa)"), ("On", "15/10/2022")),
            Row("Nhập vào", ("Units", "thôn 2 (minh họa), xã Bình Sa; thôn 3 (minh họa), xã Bình Sa"), ("Into", "thôn Bình Trúc I, xã Bình Sa"), ("On", "01/11/2022")),
            Row("Đổi tên", ("Units", "thôn Bình Trúc I"), ("Name", "Bình Trúc"), ("On", "21/09/2022"), ("SignedOn", "19/09/2022")),
        ]));
        var page = await admin.Open(import);
        var told = page.QuerySelector("section[aria-labelledby=se-nhap]")!.TextContent;
        Assert.Contains("Cả 4 dòng đều đúng", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thôn Mới (minh họa): bắt đầu từ 01/10/2022, thuộc xã Bình Sa", told, StringComparison.Ordinal);
        Assert.Contains("Thôn 2 (minh họa): hết ngày 31/10/2022 thì kết thúc", told, StringComparison.Ordinal);
        Assert.Equal(before, await Tree(sen));

        Assert.Equal(import, (await admin.Send(page, import, $"{import}/nhap")).Headers.Location?.ToString());
        await using (var db = sen.Database.OpenAll())
        {
            Assert.Equal([1, 2, 3, 4], await db.UnitActs.OrderBy(row => row.No).Select(row => row.No).ToListAsync(Ct));
            Assert.Single(await db.AuditLines.Where(line => line.SubjectKind == "sheet-import" && line.Verb == "sheet.import" && line.Changes.Contains("RecordedAct")).ToListAsync(Ct));
            var villages = await Places.Villages(db, DemoData.Id("u-bs"), new(2022, 11, 1), Ct);
            Assert.Equal(["Thôn An Mới (minh họa)", "Thôn Bình Trúc"], villages.Select(village => village.Name).Where(name => name.Contains("Mới", StringComparison.Ordinal) || name.Contains("Trúc", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            Assert.Contains("Thôn 2 (minh họa)", (await Places.Villages(db, DemoData.Id("u-bs"), new(2022, 10, 31), Ct)).Select(village => village.Name));
            // The owner of models takes the name that holds today.
            Assert.Equal("Thôn Bình Trúc", await db.Organisations.Where(row => row.VillageId == DemoData.Id("u-bt1")).Select(row => row.Name).SingleAsync(Ct));
        }

        var after = await admin.Open(import);
        var acts = after.QuerySelectorAll("section[aria-labelledby=da-nhap] a[href^='/can-bo/cai-dat/dia-gioi/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(4, acts.Count);
        Assert.Contains("Đổi tên", (await admin.Open(acts[1])).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // One has taken effect: a decision is asked for, and what was typed comes back.
        var refused = await Forms.Parsed(await admin.Send(after, import, $"{import}/huy", (UndoImport.Confirm, "1"), ("Number", "16/QĐ-UBND"), ("SignedOn", "hôm qua")));
        Assert.NotNull(refused.QuerySelector("#SignedOn-error"));
        Assert.Equal("16/QĐ-UBND", refused.QuerySelector("#Number")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(refused, import, $"{import}/huy", (UndoImport.Confirm, "1"), ("SignedOn", "22/09/2022"))).StatusCode);
        Assert.Equal(before, await Tree(sen));
        await using var all = sen.Database.OpenAll();
        Assert.Equal((8, 0), (await all.UnitActs.CountAsync(Ct), await all.UnitActs.CountAsync(row => row.UndoesId == null && row.UndoneById == null, Ct)));
        Assert.Null((await Verification.Run(all, Ct)).FirstBad);
    }

    [Fact]
    public void A_clash_of_the_numbers_of_acts_is_said_as_what_it_is_when_they_come_and_when_they_go()
    {
        Outcome<Receipt> clash = new Refusal.Taken(("Đã có bản ghi trùng.", "There is such a record."));

        foreach (var next in new Wording[] { ("bấm nhập", "bring it in"), ("bấm hủy lần nhập", "undo the import") })
        {
            var told = Assert.IsType<Refusal.Taken>(SheetRun.Told(clash, SheetKind.Units, next).Refusal);
            Assert.Equal($"Vừa có việc khác được ghi về đơn vị hành chính. Xin xem lại dưới đây rồi {next.Vi}.", told.Sentence.Vi);
            Assert.EndsWith($"then {next.En}.", told.Sentence.En, StringComparison.Ordinal);
            Assert.Same(clash.Refusal, SheetRun.Told(clash, SheetKind.People, next).Refusal);
        }
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_is_told_at_its_cell_as_the_form_tells_it_and_no_row_comes_in(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var before = await Tree(sen);
        string Of(string field, int row) => SheetCell.Address(Units.IndexOf(field), row + 4);
        (string Cell, string Sentence, string[] Row)[] wrong =
        [
            (Of("Kind", 0), "không có trong danh sách", Row("Dời đi", ("Units", "xã Bình Sa"))),
            (Of("On", 1), "không được trước ngày ký", Row("Đổi tên", ("Units", "xã Bình Sa"), ("Name", "Bình Minh"), ("On", "01/01/2022"))),
            (Of("Parent", 2), "không tìm thấy “xã Chưa Có”", Row("Thành lập", ("Name", "thôn Xa (minh họa)"), ("Parent", "xã Chưa Có"))),
            (Of("Parent", 3), "chưa có đơn vị cấp trên", Row("Thành lập", ("Name", "thôn Xa (minh họa)"))),
            (Of("Parent", 4), "đang thuộc xã Bình Sa", Row("Chuyển cấp trên", ("Units", "xã Bình Sa"), ("Parent", "thôn Bình Trúc I, xã Bình Sa"))),
            (Of("Units", 5), "không tìm thấy “thôn Muộn”", Row("Đổi tên", ("Units", "thôn Muộn"), ("Name", "Sớm"))),
            (Of("Into", 6), "không dùng ô này", Row("Đổi tên", ("Units", "xã Bình Sa"), ("Name", "Bình Minh"), ("Into", "huyện Thăng Bình"))),
            (Of("NewKind", 7), "không có trong danh sách", Row("Đổi loại", ("Units", "xã Bình Sa"))),
            (Of("Units", 8), "Còn", Row("Giải thể", ("Units", "thôn Bình Trúc I, xã Bình Sa"))),
            (Of("Below", 9), "không có “thôn Lạ”", Row("Chia tách", ("Units", "thôn Bình Trúc I, xã Bình Sa"), ("Name", "xã Một; xã Hai"), ("Below", "1: thôn Lạ"))),
            (Of("Number", 10), "cần ghi", Row("Đổi tên", ("Units", "xã Bình Sa"), ("Name", "Bình Minh"), ("Number", ""))),
        ];
        // Of a unit without anything below it nothing is asked; the split of the commune is.
        wrong[9].Row[Units.IndexOf("Units")] = "xã Bình Sa";
        wrong[9].Row[Units.IndexOf("Parent")] = "huyện Thăng Bình";

        foreach (var file in new[] { SheetFiles.Xlsx(Units, wrong.Select(row => row.Row)), SheetFiles.Csv(Units, wrong.Select(row => row.Row)) })
        {
            var import = await Sent(admin, file);
            var page = await admin.Open(import);
            var cells = page.QuerySelectorAll("section[aria-labelledby=can-sua] tbody tr").Select(row => (Cell: row.QuerySelector("th")!.TextContent, Text: row.QuerySelectorAll("td")[1].TextContent)).ToList();
            Assert.All(wrong, one => Assert.Contains(cells, cell => cell.Cell == one.Cell && cell.Text.Contains(one.Sentence, StringComparison.Ordinal)));
            Assert.Equal(cells.Count, cells.Select(cell => cell.Cell).Distinct().Count());
            Assert.Contains("0 dòng đúng, 11 dòng cần sửa", page.Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(before, await Tree(sen));
    }

    [Theory, EachDatabase]
    public async Task A_code_twice_a_change_that_overlaps_and_an_act_that_rests_on_a_faulty_row_are_told_too(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var page = await admin.Open(await Sent(admin, SheetFiles.Csv(Units,
        [
            Row("Thành lập", ("Name", "xã Đông (minh họa)"), ("Code", "20901"), ("Parent", "huyện Thăng Bình")),
            Row("Thành lập", ("Name", "xã Tây (minh họa)"), ("Code", "20901"), ("Parent", "huyện Thăng Bình")),
            Row("Đổi tên", ("Units", "xã Đông (minh họa)"), ("Name", "Đông Hải (minh họa)"), ("On", "01/12/2022")),
            Row("Giải thể", ("Units", "xã Đông (minh họa)"), ("On", "15/10/2022")),
            Row("Đổi tên", ("Units", "xã Tây (minh họa)"), ("Name", "Tây Hải (minh họa)")),
        ])));
        var cells = page.QuerySelectorAll("section[aria-labelledby=can-sua] tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent, row => row.QuerySelectorAll("td")[1].TextContent, StringComparer.Ordinal);

        Assert.Contains("Mã 20901 vào ngày 01/10/2022 vừa là của", cells[SheetCell.Address(Units.IndexOf("Code"), 5)], StringComparison.Ordinal);
        Assert.Contains("Việc đổi tên ngày 01/12/2022 (7/NQ-HĐND (minh họa)) dựa trên việc này", cells[SheetCell.Address(Units.IndexOf("On"), 7)], StringComparison.Ordinal);
        Assert.Contains("không tìm thấy “xã Tây (minh họa)”", cells[SheetCell.Address(Units.IndexOf("Units"), 8)], StringComparison.Ordinal);
        Assert.Equal(3, cells.Count);

        // An act of another commune's administrator is not a sheet's way round; nor is it the officer's.
        using var officer = await sen.SignedIn("khoidanvan");
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(SheetAddresses.Template(Units.Slug), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(SheetAddresses.Template(Units.Slug), Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task An_act_that_rests_on_a_row_keeps_the_sheet_and_says_which_row(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var import = await Sent(admin, SheetFiles.Csv(Units, [Row("Thành lập", ("Name", "thôn Mới (minh họa)"), ("Parent", "xã Bình Sa"))]));
        await admin.Send(await admin.Open(import), import, $"{import}/nhap");
        var more = await Sent(admin, SheetFiles.Csv(Units, [Row("Đổi tên", ("Units", "thôn Mới (minh họa)"), ("Name", "An Mới (minh họa)"), ("On", "01/12/2022"))]));
        await admin.Send(await admin.Open(more), more, $"{more}/nhap");

        var refused = await admin.Send(await admin.Open(import), import, $"{import}/huy", (UndoImport.Confirm, "1"));

        var text = (await Forms.Parsed(refused)).QuerySelector("main")!.TextContent;
        Assert.Contains("Chưa hủy được dòng 4", text, StringComparison.Ordinal);
        Assert.Contains("dựa trên việc này", text, StringComparison.Ordinal);
        await using (var db = sen.Database.OpenAll())
        {
            Assert.Equal(2, await db.UnitActs.CountAsync(row => row.UndoneById == null, Ct));
        }

        // Both lie ahead: what was only typed wrongly needs no decision, the newer sheet first.
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(await admin.Open(more), more, $"{more}/huy", (UndoImport.Confirm, "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(await admin.Open(import), import, $"{import}/huy", (UndoImport.Confirm, "1"))).StatusCode);
        await using var after = sen.Database.OpenAll();
        Assert.Equal(0, await after.UnitVersions.CountAsync(row => row.Name.Contains("Mới"), Ct));
    }

    private static string[] Row(string kind, params (string Field, string Text)[] cells) => [.. Units.Columns.Select(column =>
        cells.Where(cell => cell.Field == column.Name).Select(cell => cell.Text).FirstOrDefault() ?? column.Name switch
        {
            SheetForm.KindOf => kind,
            UnitActSheet.On => "01/10/2022",
            UnitActSheet.Number => "7/NQ-HĐND (minh họa)",
            UnitActSheet.SignedOn => "20/09/2022",
            _ => "",
        })];

    private static async Task<string> Sent(HttpClient client, byte[] file)
    {
        var sent = await client.SendSheet(Units, file);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Ct));
        return sent.Headers.Location!.ToString();
    }

    private static async Task<string> Tree(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        var rows = await db.UnitVersions.AsNoTracking().ToListAsync(Ct);
        var owners = await db.Organisations.AsNoTracking().ToListAsync(Ct);
        return string.Join('\n', rows.Select(row => $"{row.Id} {row.FullName} {row.Code} {row.ParentId} {row.ValidFrom:O} {row.ValidTo:O} {row.LegalBasis}").Concat(owners.Select(row => $"{row.Id} {row.Name} {row.ValidTo:O}")).Order(StringComparer.Ordinal));
    }
}
