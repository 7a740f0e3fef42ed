using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Sen.Movement;
using Sen.Movement.Sheets;
using Sen.Plumbing;

namespace Sen.Spreadsheets;

/// <summary>
/// A sheet as it lies in a file: an Excel workbook or a table of text, told apart by what is in the file and never by its name. Rows are read one after the other, as
/// often as they are asked for; nothing but the texts that cells share is held.
/// </summary>
/// <param name="open">Opens the file from its beginning.</param>
/// <param name="rows">Reads its rows.</param>
public sealed class SheetSource(Func<Stream> open, Func<Stream, IEnumerable<SheetRow>> rows)
{
    /// <summary>Field of the form that takes the file.</summary>
    public const string File = "file";

    // A workbook unpacks to some ten times its size; a small file that unpacks to more than this was made to do harm.
    private const long MostUnpacked = 1L << 30;
    private const long MostUnpackedSmall = 16 << 20;
    private const int MostEntries = 2_000, TimesItsSize = 200;

    // What no text has within its first bytes.
    private const int Sample = 4096;

    /// <summary>The rows, with nothing judged.</summary>
    public IEnumerable<SheetRow> Rows()
    {
        using var file = open();
        foreach (var row in rows(file))
        {
            yield return row;
        }
    }

    /// <summary>The source; or why the file cannot be one.</summary>
    /// <param name="open">Opens the file from its beginning.</param>
    /// <param name="form">What it is to bring: a table of text is parted where its headings come out.</param>
    public static Outcome<SheetSource> Of(Func<Stream> open, SheetForm form)
    {
        using var file = open();
        var head = new byte[Sample];
        var length = file.ReadAtLeast(head, Sample, throwOnEndOfStream: false);
        ReadOnlySpan<byte> begin = head.AsSpan(0, length);
        if (begin.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return Not(
                "Tệp là bảng tính kiểu cũ (.xls) hoặc có mật khẩu. Đề nghị mở bằng Excel, bỏ mật khẩu nếu có, lưu thành .xlsx rồi gửi lại.",
                "The file is an old workbook (.xls) or has a password. Please open it, take the password off, save it as .xlsx and send it again.");
        }

        if (begin.StartsWith("PK"u8))
        {
            file.Position = 0;
            return Workbook(open, file);
        }

        var wide = begin.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || begin.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        return length == 0 ? Not("Tệp trống. Đề nghị chọn tệp đã điền.", "The file is empty. Please choose the one that is filled in.")
            : !wide && begin.Contains((byte)0) ? Not(
                "Tệp không phải bảng tính Excel (.xlsx) hay bảng chữ (.csv). Đề nghị lưu thành .xlsx rồi gửi lại.",
                "The file is neither an Excel workbook (.xlsx) nor a table of text (.csv). Please save it as .xlsx and send it again.")
            : TextTable.Of(open, form);
    }

    /// <summary>Does what reads rows; or says that the file is damaged. The libraries throw whatever they like at such a file, which is an expected thing.</summary>
    public static Outcome<T> Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is XmlException or InvalidDataException or IOException or FormatException or OpenXmlPackageException or NotSupportedException
            or ArgumentException or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            return failure is UnpacksTooMuchException ? TooMuch : Damaged;
        }
    }

    /// <summary>The refusal of a file that cannot be read.</summary>
    public static Refusal Damaged { get; } = Not(
        "Tệp bị hỏng hoặc không phải bảng tính .xlsx nên không đọc được. Đề nghị mở bằng Excel, lưu lại rồi gửi lại.",
        "The file is damaged or no .xlsx workbook, so it cannot be read. Please open it in a spreadsheet, save it and send it again.");

    private static Refusal TooMuch { get; } = Not(
        "Tệp bung ra quá lớn nên Sen không mở. Đề nghị chép riêng dữ liệu vào mẫu rồi gửi lại.", "The file unpacks to far too much, so it is not opened. Please copy the data alone into the template and send it again.");

    private static Refusal.Invalid Not(string vi, string en) => new(File, (vi, en));

    private static Outcome<SheetSource> Workbook(Func<Stream> open, Stream file)
    {
        var looked = Reading(() => IsSafe(file));
        if (!looked.Ok)
        {
            return looked.Refusal;
        }

        return looked.Value ? new SheetSource(open, new WorkbookRows().Read) : Not(
            "Tệp nén này không phải bảng tính Excel. Đề nghị mở bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi gửi lại.",
            "This archive is no Excel workbook. Please open it in a spreadsheet, save it as .xlsx and send it again.");
    }

    // What an entry says of its size may be a lie: small parts are unpacked to see, the large ones are bounded while they are read.
    private static bool IsSafe(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostEntries || archive.Entries.Sum(entry => entry.Length) > Math.Min(MostUnpacked, Math.Max(MostUnpackedSmall, file.Length * TimesItsSize)))
        {
            throw new UnpacksTooMuchException();
        }

        foreach (var entry in archive.Entries.Where(entry => !IsLarge(entry.FullName)))
        {
            using var unpacked = new BoundedStream(entry.Open(), Upload.MostBytes);
            unpacked.CopyTo(Stream.Null);
        }

        return archive.GetEntry("xl/workbook.xml") is not null || archive.Entries.Any(entry => entry.FullName.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLarge(string name) => name.Contains("worksheets/", StringComparison.OrdinalIgnoreCase) || name.Contains("sharedStrings", StringComparison.OrdinalIgnoreCase);

    /// <summary>A large part of a workbook, no longer than any real one.</summary>
    public static Stream Bounded(Stream part) => new BoundedStream(part, MostUnpacked);

    private sealed class UnpacksTooMuchException : IOException;

    private sealed class BoundedStream(Stream inner, long most) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var some = inner.Read(buffer);
            _read += some;
            return _read > most ? throw new UnpacksTooMuchException() : some;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
