using System.Globalization;
using System.IO.Compression;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Sen.Movement.Sheets;
using Sen.Spreadsheets;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Spreadsheets;

/// <summary>Workbooks as Excel and LibreOffice write them, part by part, and tables of text.</summary>
internal static class SheetFiles
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Sends a sheet as the page does.</summary>
    public static async Task<HttpResponseMessage> SendSheet(this HttpClient client, SheetForm form, byte[] file)
    {
        var page = await client.Open(SheetAddresses.Home);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector<IHtmlInputElement>("main [name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken" },
            { new StringContent(page.QuerySelector<IHtmlInputElement>("main [name=key]")!.Value), "key" },
            { new StringContent(form.Slug), "loai" },
        };
        content.Add(new ByteArrayContent(file), SheetSource.File, "bang.xlsx");
        return await client.PostAsync(SheetAddresses.Home, content, TestContext.Current.CancellationToken);
    }

    /// <summary>A table of text with the mark and the headings of a form.</summary>
    public static byte[] Csv(SheetForm form, IEnumerable<string[]> rows, char between = ';') => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CsvText(form, rows, between))];

    /// <summary>Its text.</summary>
    public static string CsvText(SheetForm form, IEnumerable<string[]> rows, char between = ';') => string.Concat(Lines(form, rows).Select(line =>
        string.Join(between, line.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));

    /// <summary>A workbook of texts with the mark and the headings of a form.</summary>
    public static byte[] Xlsx(SheetForm form, IEnumerable<string[]> rows) => Workbook(string.Concat(Lines(form, rows).Select((line, at) =>
        $"<row r=\"{at + 1}\">{string.Concat(line.Select((cell, column) => Inline(SheetCell.Address(column, at + 1), cell)))}</row>")));

    /// <summary>A workbook whose sheet has these rows and what stands behind them.</summary>
    public static byte[] Workbook(string rows, string behind = "", string[]? shared = null, string styles = "", string? between = null)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>
                """);
            Put(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Put(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Nhập" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Put(zip, "xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>
                """);
            Put(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}">{styles}</styleSheet>""");
            Put(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{string.Concat(shared ?? [])}</sst>""");
            Put(zip, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData>{behind}</worksheet>""");
            if (between is not null)
            {
                Put(zip, "xl/more.xml", between);
            }
        }

        return buffer.ToArray();
    }

    /// <summary>A cell with its own text.</summary>
    public static string Inline(string address, string text) => text.Length == 0 ? "" : $"<c r=\"{address}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></is></c>";

    /// <summary>The two rows of a template above whatever follows.</summary>
    public static string Head(SheetForm form) =>
        $"<row r=\"1\">{Inline("A1", form.Mark)}</row><row r=\"2\">{string.Concat(form.Columns.Select((column, at) => Inline(SheetCell.Address(at, 2), column.Heading.Vi)))}</row>";

    /// <summary>A row of a models' sheet.</summary>
    public static string[] Model(string owner, string name, string field = "", int year = 2022, string finish = "")
    {
        var form = SheetForm.Of(SheetKind.Models);
        return [.. form.Columns.Select(column => column.Name switch
        {
            SheetForm.Year => year.ToString(CultureInfo.InvariantCulture),
            SheetForm.Owner => owner,
            "name" => name,
            "field" => field,
            "finish-on" => finish,
            "need" => "Ao bỏ trống, cỏ mọc nhiều.",
            _ => "",
        })];
    }

    private static IEnumerable<string[]> Lines(SheetForm form, IEnumerable<string[]> rows) =>
        [[form.Mark], [.. form.Columns.Select(column => column.Heading.Vi + (column.Required ? " *" : ""))], [.. form.Columns.Select(column => column.Help.Vi)], .. rows];

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
