using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Sen.Movement.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Sheets = DocumentFormat.OpenXml.Spreadsheet;
using Writing = DocumentFormat.OpenXml.Wordprocessing;

namespace Sen.Plumbing;

/// <summary>The text of one page or sheet.</summary>
/// <param name="No">Number, from 1.</param>
/// <param name="Sheet">Name of the sheet; empty for a page.</param>
/// <param name="Text">Lines; what stands apart on a line is parted by a tab.</param>
public sealed record PaperPage(int No, string Sheet, string Text);

/// <summary>Reads the text of documents, for the search and for stamps of secrecy.</summary>
public static class PaperText
{
    // More than any paper of a commune; beyond it nobody could say what is in it.
    private const int MostPages = 2000, MostLetters = 5_000_000;

    /// <summary>The pages or sheets in order; null when the document cannot be read, or is too long to be read to its end.</summary>
    public static IReadOnlyList<PaperPage>? Of(byte[] bytes, string mediaType)
    {
        try
        {
            var pages = mediaType switch
            {
                PaperContent.Pdf => OfPdf(bytes),
                PaperContent.Word => OfWord(bytes),
                _ => OfExcel(bytes),
            };
            return pages.Count > MostPages || pages.Sum(page => (long)page.Text.Length) > MostLetters ? null
                : [.. pages.Select(page => page with { Text = VietnameseText.Nfc(page.Text.Replace("\0", "", StringComparison.Ordinal)).Trim() })];
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Both libraries throw whatever they like at a damaged file; an unreadable paper is an expected thing.
            return null;
        }
    }

    private static List<PaperPage> OfPdf(byte[] bytes)
    {
        using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        return [.. Enumerable.Range(1, Math.Min(pdf.NumberOfPages, MostPages + 1)).Select(no => new PaperPage(no, "", LinesOf(pdf.GetPage(no))))];
    }

    // Words on one base line are a line; a gap wider than two letters sets what follows apart, as in the two columns of an official letter's head.
    private static string LinesOf(Page page)
    {
        var text = new StringBuilder();
        var line = new List<Word>();
        foreach (var word in page.GetWords().Where(word => word.Letters.Count > 0).OrderByDescending(Base))
        {
            if (line.Count > 0 && Base(line[0]) - Base(word) > Size(line[0]) / 2)
            {
                Write(line, text);
            }

            line.Add(word);
        }

        Write(line, text);
        return text.ToString();
    }

    private static void Write(List<Word> line, StringBuilder text)
    {
        Word? before = null;
        foreach (var word in line.OrderBy(word => word.BoundingBox.Left))
        {
            text.Append(before is null ? "" : word.BoundingBox.Left - before.BoundingBox.Right > 2 * Size(word) ? "\t" : " ").Append(word.Text);
            before = word;
        }

        text.Append('\n');
        line.Clear();
    }

    private static double Base(Word word) => word.Letters[0].StartBaseLine.Y;

    private static double Size(Word word) => Math.Max(1, word.Letters[0].PointSize);

    private static List<PaperPage> OfWord(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false, Bounded);
        var main = document.MainDocumentPart!;
        var pages = new List<StringBuilder> { new() };
        foreach (var part in main.HeaderParts.Cast<OpenXmlPart>().Concat(main.FooterParts).Concat(main.FootnotesPart is { } notes ? [notes] : []))
        {
            // What stands at the margin of every page is read once, with the first.
            ReadWord(part, [pages[0]]);
        }

        ReadWord(main, pages);
        return [.. pages.Select((page, index) => new PaperPage(index + 1, "", page.ToString()))];
    }

    private static void ReadWord(OpenXmlPart part, List<StringBuilder> pages)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read() && pages.Count <= MostPages)
        {
            var page = pages[^1];
            if (reader.ElementType == typeof(Writing.Paragraph))
            {
                page.Append('\n');
            }
            else if (!reader.IsStartElement)
            {
                continue;
            }
            else if (reader.ElementType == typeof(Writing.Text))
            {
                page.Append(reader.GetText());
            }
            else if (reader.ElementType == typeof(Writing.TabChar))
            {
                page.Append('\t');
            }
            else if (IsPageBreak(reader) && part is MainDocumentPart && HasWords(page))
            {
                pages.Add(new());
            }
            else if (reader.ElementType == typeof(Writing.Break))
            {
                page.Append('\n');
            }
        }
    }

    // The program that wrote the file leaves a mark wherever a page ended when it was last laid out, and the writer may ask for a new one; often both.
    private static bool IsPageBreak(OpenXmlReader reader) => reader.ElementType == typeof(Writing.LastRenderedPageBreak)
        || (reader.ElementType == typeof(Writing.Break) && reader.Attributes.Any(attribute => attribute is { LocalName: "type", Value: "page" }));

    private static bool HasWords(StringBuilder page) => page.ToString().AsSpan().ContainsAnyExcept(" \t\n");

    private static List<PaperPage> OfExcel(byte[] bytes)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false, Bounded);
        var book = document.WorkbookPart!;
        var shared = SharedTexts(book);
        return
        [
            .. book.Workbook.Descendants<Sheets.Sheet>()
                .Where(sheet => sheet.Id?.Value is not null && book.GetPartById(sheet.Id.Value) is WorksheetPart)
                .Select((sheet, index) => new PaperPage(index + 1, sheet.Name?.Value ?? "", ReadSheet((WorksheetPart)book.GetPartById(sheet.Id!.Value!), shared))),
        ];
    }

    private static List<string> SharedTexts(WorkbookPart book)
    {
        var texts = new List<string>();
        if (book.SharedStringTablePart is not { } part)
        {
            return texts;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Sheets.SharedStringItem) && reader.IsStartElement)
            {
                texts.Add(reader.LoadCurrentElement()!.InnerText);
            }
        }

        return texts;
    }

    private static string ReadSheet(WorksheetPart part, List<string> shared)
    {
        var text = new StringBuilder();
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read() && text.Length <= MostLetters)
        {
            if (reader.ElementType == typeof(Sheets.Row) && reader.IsEndElement)
            {
                text.Append('\n');
            }
            else if (reader.ElementType == typeof(Sheets.Cell) && reader.IsStartElement)
            {
                text.Append(TextOf((Sheets.Cell)reader.LoadCurrentElement()!, shared)).Append('\t');
            }
        }

        return text.ToString();
    }

    private static string TextOf(Sheets.Cell cell, List<string> shared) =>
        cell.DataType?.Value == Sheets.CellValues.SharedString && int.TryParse(cell.CellValue?.Text, out var at) && at >= 0 && at < shared.Count ? shared[at]
        : cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";

    private static OpenSettings Bounded => new() { MaxCharactersInPart = PaperContent.MostUnpacked };
}
