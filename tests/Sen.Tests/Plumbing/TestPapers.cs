using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Cells = DocumentFormat.OpenXml.Spreadsheet;
using Writing = DocumentFormat.OpenXml.Wordprocessing;

namespace Sen.Tests.Plumbing;

/// <summary>Real documents, made on the spot.</summary>
internal static class TestPapers
{
    /// <summary>A Word document; each page a list of paragraphs.</summary>
    public static byte[] Word(params string[][] pages)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var body = new Writing.Body();
            for (var no = 0; no < pages.Length; no++)
            {
                if (no > 0)
                {
                    body.Append(new Writing.Paragraph(new Writing.Run(new Writing.Break { Type = Writing.BreakValues.Page })));
                }

                body.Append(pages[no].Select(line => new Writing.Paragraph(new Writing.Run(new Writing.Text(line)))));
            }

            document.AddMainDocumentPart().Document = new(body);
        }

        return file.ToArray();
    }

    /// <summary>A workbook; each sheet its name and its cells of one row.</summary>
    public static byte[] Excel(params (string Name, string[] Cells)[] sheets)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new(new Cells.Sheets());
            var shared = book.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable = new();
            foreach (var (name, cells) in sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                var row = new Cells.Row();
                foreach (var cell in cells)
                {
                    row.Append(new Cells.Cell { DataType = Cells.CellValues.SharedString, CellValue = new(shared.SharedStringTable.ChildElements.Count.ToString(CultureInfo.InvariantCulture)) });
                    shared.SharedStringTable.Append(new Cells.SharedStringItem(new Cells.Text(cell)));
                }

                part.Worksheet = new(new Cells.SheetData(row));
                var all = book.Workbook.Sheets!;
                all.Append(new Cells.Sheet { Name = name, SheetId = (uint)all.ChildElements.Count + 1, Id = book.GetIdOfPart(part) });
            }
        }

        return file.ToArray();
    }

    /// <summary>A PDF as an office writes it: letters by number, and a table that says which letters they are. Each page a list of lines.</summary>
    public static byte[] Pdf(params string[][] pages)
    {
        var letters = pages.SelectMany(page => page).SelectMany(line => line).Distinct().Select((letter, index) => (letter, Code: index + 1)).ToDictionary(pair => pair.letter, pair => pair.Code);
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def 1 begincodespacerange <00> <FF> endcodespacerange ");
        map.Append(CultureInfo.InvariantCulture, $"{letters.Count} beginbfchar ");
        foreach (var (letter, code) in letters)
        {
            map.Append(CultureInfo.InvariantCulture, $"<{code:X2}> <{(int)letter:X4}> ");
        }

        map.Append("endbfchar endcmap end end");
        var kids = string.Join(' ', Enumerable.Range(0, pages.Length).Select(no => $"{6 + (2 * no)} 0 R"));
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Kids [{kids}] /Count {pages.Length} >>",
            $"<< /Type /Font /Subtype /TrueType /BaseFont /Test /FirstChar 0 /LastChar 255 /Widths [{string.Join(' ', Enumerable.Repeat("600", 256))}] /FontDescriptor 5 0 R /ToUnicode 4 0 R >>",
            Stream(map.ToString()),
            "<< /Type /FontDescriptor /FontName /Test /Flags 32 /FontBBox [0 -200 600 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
        };
        foreach (var page in pages)
        {
            var text = string.Concat(page.Select((line, no) =>
                $"BT /F 12 Tf 1 0 0 1 72 {760 - (20 * no)} Tm <{string.Concat(line.Select(letter => letters[letter].ToString("X2", CultureInfo.InvariantCulture)))}> Tj ET\n"));
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>");
            objects.Add(Stream(text));
        }

        return Assembled(objects);
    }

    /// <summary>A PDF whose one stream unpacks to this many bytes.</summary>
    public static byte[] PdfBomb(int unpacked)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var left = unpacked; left > 0; left -= zeros.Length)
            {
                stream.Write(zeros);
            }
        }

        return
        [
            .. Encoding.ASCII.GetBytes($"%PDF-1.7\n1 0 obj << /Length {packed.Length} /Filter /FlateDecode >>\nstream\n"), .. packed.ToArray(),
            .. "\nendstream endobj\n%%EOF\n"u8,
        ];
    }

    /// <summary>A PDF of so many small streams, and so many bytes after them.</summary>
    public static byte[] PdfOfPieces(int streams, int more)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            stream.Write("q Q"u8);
        }

        byte[] piece = [.. "stream\n"u8, .. packed.ToArray(), .. "\nendstream\n"u8];
        return [.. "%PDF-1.7\n"u8, .. Enumerable.Repeat(piece, streams).SelectMany(part => part), .. new byte[more], .. "\n%%EOF\n"u8];
    }

    /// <summary>A zip with these parts.</summary>
    public static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(bytes);
            }
        }

        return file.ToArray();
    }

    /// <summary>The same document with one more part.</summary>
    public static byte[] With(byte[] document, string name, byte[] bytes)
    {
        using var file = new MemoryStream();
        file.Write(document);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
            part.Write(bytes);
        }

        return file.ToArray();
    }

    private static string Stream(string text) => $"<< /Length {text.Length} >>\nstream\n{text}\nendstream";

    private static byte[] Assembled(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        foreach (var one in objects)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{one}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
