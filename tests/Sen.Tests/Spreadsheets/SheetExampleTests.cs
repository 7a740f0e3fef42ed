using System.Net;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Files;
using Sen.Data.Sheets;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Spreadsheets;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Spreadsheets;

/// <summary>Templates as they are downloaded: the example is true for whoever downloads it, and what is there to choose from stands in “Danh mục”: <see cref="SheetOffers"/>.</summary>
public sealed class SheetExampleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_example_of_every_template_is_rehearsed_as_right_and_comes_in_as_it_stands(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        using var officer = await sen.SignedIn("khoidanvan");
        foreach (var form in SheetForm.All)
        {
            var person = form.Kind == SheetKind.Models ? officer : admin;
            var template = await person.GetByteArrayAsync(SheetAddresses.Template(form.Slug), Ct);
            var sent = await person.SendSheet(form, WithExample(template));
            Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Ct));
            var import = sent.Headers.Location!.ToString();
            var page = await person.Open(import);

            Assert.True(page.QuerySelector("section[aria-labelledby=can-sua]") is null, $"{form.Kind}: {page.QuerySelector("section[aria-labelledby=can-sua]")?.TextContent}");
            Assert.Equal(form.Columns.Count + (form.Kind == SheetKind.Units ? 2 : 1), page.QuerySelectorAll("section[aria-labelledby=se-nhap] thead th").Length);
            Assert.Equal(HttpStatusCode.Redirect, (await person.Send(page, import, $"{import}/nhap")).StatusCode);
            Assert.Contains("Đã nhập 1 dòng", (await person.Open(import)).Body!.TextContent, StringComparison.Ordinal);

            // Brought in, it is an example no more: the next template has another one.
            var next = WithExample(await person.GetByteArrayAsync(SheetAddresses.Template(form.Slug), Ct));
            var again = (await person.SendSheet(form, next)).Headers.Location!.ToString();
            Assert.True((await person.Open(again)).QuerySelector("section[aria-labelledby=can-sua]") is null, $"{form.Kind}, once more");
        }
    }

    [Theory, EachDatabase]
    public async Task A_commune_that_has_only_just_begun_gets_an_example_that_is_true_there(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        await commune.Write(db =>
        {
            var province = TestCommune.NewId();
            db.Units.AddRange(new Unit { Id = commune.Id }, new Unit { Id = province });
            db.UnitVersions.AddRange(CommuneSetUp.Version(TestCommune.NewId(), province, UnitKind.Province, "Thử", null, null, null), CommuneSetUp.Version(TestCommune.NewId(), commune.Id, UnitKind.Commune, "Thử nghiệm", province, null, null));
        });
        await using var db = commune.Open();
        var desk = new SheetDesk(db, new FileStore(Path.Combine(database.Folder, "files")));
        foreach (var form in SheetForm.All)
        {
            var by = Actor.Sen(Door.CommandLine);
            var file = WithExample(await desk.Template(form, commune.Home, by, commune.Clock.GetUtcNow(), Ct));
            var (source, headings) = SheetDesk.Open(() => new MemoryStream(file), form).Value;
            var world = await SheetWorldReading.Of(db, form.Kind, commune.Home, TestCommune.NewId(), by, commune.Clock.GetUtcNow(), Ct);

            var row = Assert.Single(new SheetRehearsal(form, headings, world, OldFontChoice.Ask).Judge(source.Rows().Where(one => one.No > headings.Row)));
            Assert.True(row.IsRight, $"{form.Kind}: {string.Join("; ", row.Faults.Select(fault => $"{fault.Address} {fault.Sentence.Vi}"))}");
        }
    }

    [Theory, EachDatabase]
    public async Task The_units_and_the_owners_there_are_stand_in_the_list_to_choose_from_and_no_other_body(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        using var officer = await sen.SignedIn("khoidanvan");
        using var added = await admin.Fill(Sen.Administration.AdministrationAddresses.Organisations, null, ("Kind", nameof(OrganisationKind.UpperBody)), ("Name", "Hội Nông dân huyện Thăng Bình (minh họa)"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);

        var units = Lists(await admin.GetByteArrayAsync(SheetAddresses.Template(SheetForm.Of(SheetKind.Units).Slug), Ct));
        Assert.Equal(["thôn 2 (minh họa), xã Bình Sa", "thôn 3 (minh họa), xã Bình Sa", "thôn 4 (minh họa), xã Bình Sa", "thôn 5 (minh họa), xã Bình Sa", "thôn Bình Trúc I, xã Bình Sa", "xã Bình Sa"], units["Đơn vị thay đổi"]);
        Assert.Equal(units["Đơn vị thay đổi"], units["Đơn vị tiếp nhận"]);
        Assert.Equal(["xã Bình Sa", "huyện Thăng Bình", "tỉnh Quảng Nam"], units["Cấp trên"]);

        var owners = Lists(await officer.GetByteArrayAsync(SheetAddresses.Template(SheetForm.Of(SheetKind.Models).Slug), Ct))["Đơn vị chủ trì"];
        Assert.Equal(owners, Lists(await admin.GetByteArrayAsync(SheetAddresses.Template(SheetForm.Of(SheetKind.People).Slug), Ct))["Đơn vị"]);
        var page = await officer.Open(DeskAddresses.EnterOnBehalf);
        Assert.Equal(owners.Order(StringComparer.Ordinal), page.QuerySelectorAll("#organisation option[value]").Where(option => option.GetAttribute("value")!.Length > 0).Select(option => option.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.Contains("Chi bộ thôn Bình Trúc I", owners);
        Assert.DoesNotContain(owners, name => name.Contains("mỗi thôn", StringComparison.Ordinal) || name.Contains("huyện Thăng Bình", StringComparison.Ordinal));

        // Nor is one taken that somebody types, or sends.
        var typed = await officer.SendSheet(SheetForm.Of(SheetKind.Models), SheetFiles.Csv(SheetForm.Of(SheetKind.Models), [SheetFiles.Model("Hội Nông dân huyện Thăng Bình (minh họa)", "Đường hoa (minh họa)")]));
        Assert.Contains("Không có đơn vị", (await officer.Open(typed.Headers.Location!.ToString())).QuerySelector("section[aria-labelledby=can-sua]")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        var upper = await db.Organisations.Where(row => row.Kind == OrganisationKind.UpperBody).Select(row => row.Id).SingleAsync(Ct);
        var refused = await officer.Fill(DeskAddresses.EnterOnBehalf, null, ("organisation", $"{upper}"), (RegistrationForm.Name, "Đường hoa (minh họa)"));
        Assert.NotNull((await Forms.Parsed(refused)).QuerySelector("#organisation-error"));
    }

    // Row 3 of the example, copied by hand into row 4 of the sheet to fill in.
    private static byte[] WithExample(byte[] template)
    {
        using var buffer = new MemoryStream();
        buffer.Write(template);
        using (var workbook = SpreadsheetDocument.Open(buffer, isEditable: true))
        {
            var example = Sheet(workbook, "Ví dụ").Descendants<Row>().Single(row => row.RowIndex! == 3);
            var copied = new Row { RowIndex = 4 };
            foreach (var cell in example.Elements<Cell>())
            {
                var copy = (Cell)cell.CloneNode(deep: true);
                copy.CellReference = cell.CellReference!.Value!.Replace("3", "4", StringComparison.Ordinal);
                copied.Append(copy);
            }

            Sheet(workbook, "Nhập").Append(copied);
        }

        return buffer.ToArray();
    }

    private static Dictionary<string, List<string>> Lists(byte[] template)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(template), isEditable: false);
        var rows = Sheet(workbook, "Danh mục").Elements<Row>().Select(row => row.Elements<Cell>().ToDictionary(cell => cell.CellReference!.Value![..1], cell => cell.InnerText, StringComparer.Ordinal)).ToList();
        return rows[0].ToDictionary(heading => heading.Value, heading => rows.Skip(1).Select(row => row.GetValueOrDefault(heading.Key, "")).Where(text => text.Length > 0).ToList(), StringComparer.Ordinal);
    }

    private static SheetData Sheet(SpreadsheetDocument workbook, string name)
    {
        var id = workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!.Value!;
        return ((WorksheetPart)workbook.WorkbookPart.GetPartById(id)).Worksheet!.GetFirstChild<SheetData>()!;
    }
}
