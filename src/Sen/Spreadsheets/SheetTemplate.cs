using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sen.Movement.Sheets;

namespace Sen.Spreadsheets;

/// <summary>
/// Writes the workbook of a form: the template somebody fills in, and the error sheet, which is the same template with the rows that stayed out and what to correct in each.
/// Every cell is text, so that no spreadsheet turns a day or a code into something else.
/// </summary>
public static class SheetTemplate
{
    /// <summary>How it is sent.</summary>
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Lists = "Danh mục";
    private const uint Plain = 1, Heading = 2, Note = 3, Reason = 4;
    private const int ListedRows = 10_000;

    /// <summary>The template, empty, with an example on a sheet of its own.</summary>
    /// <param name="form">The form.</param>
    /// <param name="offer">What it has of the commune: the units and organisations of today to choose from, and the example.</param>
    public static byte[] Of(SheetForm form, SheetOffer offer) => Write(form, offer, []);

    /// <summary>The rows that stayed out.</summary>
    public static byte[] ErrorSheet(SheetForm form, SheetOffer offer, IEnumerable<(IReadOnlyList<string> Cells, string Reason)> rows) => Write(form, offer, rows);

    private static byte[] Write(SheetForm form, SheetOffer offer, IEnumerable<(IReadOnlyList<string> Cells, string Reason)> rows)
    {
        using var buffer = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var part = workbook.AddWorkbookPart();
            part.Workbook = new Workbook(new Sheets());
            part.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var lists = form.Columns.Select(column => (column, Choices: offer.Lists.TryGetValue(column.Name, out var more) ? more : [.. column.Choices.Select(choice => choice.Vi)])).Where(list => list.Choices.Count > 0).ToList();
            Add(part, 1, "Nhập", sheet => Data(sheet, form, lists.ConvertAll(list => (list.column, list.Choices.Count)), rows));
            Add(part, 2, "Ví dụ", sheet => Example(sheet, form, offer));
            Add(part, 3, "Hướng dẫn", sheet => Help(sheet, form, offer));
            if (lists.Count > 0)
            {
                Add(part, 4, Lists, sheet => Choices(sheet, lists.ConvertAll(list => (list.column.Heading.Vi, list.Choices))));
            }
        }

        return buffer.ToArray();
    }

    private static void Add(WorkbookPart workbook, uint no, string name, Action<OpenXmlWriter> write)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        workbook.Workbook!.Sheets!.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = no, Name = name });
        using var sheet = OpenXmlWriter.Create(part);
        sheet.WriteStartElement(new Worksheet());
        write(sheet);
        sheet.WriteEndElement();
    }

    private static void Data(OpenXmlWriter sheet, SheetForm form, List<(SheetColumn Column, int Count)> lists, IEnumerable<(IReadOnlyList<string> Cells, string Reason)> rows)
    {
        const int Top = 2;
        sheet.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = Top, TopLeftCell = "A3", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0, TabSelected = true }));
        Widths(sheet, [.. form.Columns.Select(column => column.Choices.Count > 0 ? 26d : 32d), 60d]);
        sheet.WriteStartElement(new SheetData());
        Row(sheet, 1, [(form.Mark, Note)]);
        using var some = rows.GetEnumerator();
        var has = some.MoveNext();
        Row(sheet, 2, [.. form.Columns.Select(column => (column.Heading.Vi + (column.Required ? " *" : ""), Heading)), .. has ? [(SheetForm.ReasonHeading.Vi, Heading)] : Array.Empty<(string, uint)>()]);
        Row(sheet, 3, [.. form.Columns.Select(column => (column.Help.Vi, Note))]);
        for (uint no = 4; has; no++, has = some.MoveNext())
        {
            Row(sheet, no, [.. form.Columns.Select((_, at) => (some.Current.Cells[at], Plain)), (some.Current.Reason, Reason)]);
        }

        sheet.WriteEndElement();
        if (lists.Count > 0)
        {
            sheet.WriteElement(new DataValidations(lists.Select((list, at) =>
            {
                var (column, letter) = (SheetCell.Address(form.Columns.ToList().IndexOf(list.Column), 4), SheetCell.Address(at, 1)[..^1]);
                return new DataValidation(new Formula1($"'{Lists}'!${letter}$2:${letter}${list.Count + 1}"))
                {
                    Type = DataValidationValues.List,
                    AllowBlank = true,
                    SequenceOfReferences = new([$"{column}:{column[..^1]}{ListedRows + 3}"]),
                };
            }))
            { Count = (uint)lists.Count });
        }
    }

    private static void Example(OpenXmlWriter sheet, SheetForm form, SheetOffer offer)
    {
        Widths(sheet, [.. form.Columns.Select(_ => 32d)]);
        sheet.WriteStartElement(new SheetData());
        Row(sheet, 1, [("Ví dụ minh họa: điền ở trang “Nhập”, từ dòng 4. / An illustrative example: fill in the sheet “Nhập”, from row 4 on.", Note)]);
        Row(sheet, 2, [.. form.Columns.Select(column => (column.Heading.Vi, Heading))]);
        Row(sheet, 3, [.. form.Columns.Select(column => (offer.ExampleOf(column), Plain))]);
        sheet.WriteEndElement();
    }

    private static void Help(OpenXmlWriter sheet, SheetForm form, SheetOffer offer)
    {
        Widths(sheet, [34d, 34d, 16d, 70d, 70d, 40d]);
        sheet.WriteStartElement(new SheetData());
        Row(sheet, 1, [("Cột", Heading), ("Column", Heading), ("Bắt buộc / Required", Heading), ("Cách ghi", Heading), ("What is written there", Heading), ("Ví dụ / Example", Heading)]);
        for (var at = 0; at < form.Columns.Count; at++)
        {
            var column = form.Columns[at];
            Row(sheet, (uint)at + 2, [(column.Heading.Vi, Plain), (column.Heading.En, Plain), (column.Required ? "Có / Yes" : "", Plain), (column.Help.Vi, Plain), (column.Help.En, Plain), (offer.ExampleOf(column), Plain)]);
        }

        sheet.WriteEndElement();
    }

    private static void Choices(OpenXmlWriter sheet, List<(string Heading, IReadOnlyList<string> Choices)> lists)
    {
        Widths(sheet, [.. lists.Select(_ => 40d)]);
        sheet.WriteStartElement(new SheetData());
        Row(sheet, 1, [.. lists.Select(list => (list.Heading, Heading))]);
        for (var at = 0; at < lists.Max(list => list.Choices.Count); at++)
        {
            Row(sheet, (uint)at + 2, [.. lists.Select(list => (at < list.Choices.Count ? list.Choices[at] : "", Plain))]);
        }

        sheet.WriteEndElement();
    }

    private static void Widths(OpenXmlWriter sheet, IReadOnlyList<double> widths) => sheet.WriteElement(new Columns(widths.Select((width, at) =>
        new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = width, CustomWidth = true, Style = Plain })));

    private static void Row(OpenXmlWriter sheet, uint no, IReadOnlyList<(string Text, uint Style)> cells)
    {
        sheet.WriteStartElement(new Row { RowIndex = no });
        for (var at = 0; at < cells.Count; at++)
        {
            if (cells[at].Text.Length > 0)
            {
                sheet.WriteElement(new Cell(new InlineString(new Text(Written(cells[at].Text)) { Space = SpaceProcessingModeValues.Preserve }))
                {
                    CellReference = SheetCell.Address(at, (int)no),
                    DataType = CellValues.InlineString,
                    StyleIndex = cells[at].Style,
                });
            }
        }

        sheet.WriteEndElement();
    }

    // What XML cannot hold at all stood in no cell anybody could read.
    private static string Written(string text) => text.All(System.Xml.XmlConvert.IsXmlChar) ? text : new([.. text.Where(System.Xml.XmlConvert.IsXmlChar)]);

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 12 }, new FontName { Val = "Times New Roman" }), new Font(new Bold(), new FontSize { Val = 12 }, new FontName { Val = "Times New Roman" }), new Font(new Italic(), new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), new Fill(new PatternFill(new ForegroundColor { Rgb = "FFF6E7CF" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellFormats(Format(0, 0, 0), Format(49, 0, 0), Format(49, 1, 2), Format(49, 2, 0), Format(49, 0, 2)));

    private static CellFormat Format(uint number, uint font, uint fill) => new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
    {
        NumberFormatId = number,
        FontId = font,
        FillId = fill,
        BorderId = 0,
        ApplyAlignment = true,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyFill = true,
    };
}
