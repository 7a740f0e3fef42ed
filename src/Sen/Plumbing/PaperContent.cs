using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>Documents for the library: PDF, Word and Excel, told by their content, without macros, and small when unpacked.</summary>
public static partial class PaperContent
{
    /// <summary>MIME types.</summary>
    public const string Pdf = "application/pdf",
        Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Most parts of a packed document, most bytes of all of them unpacked, and how much bigger than packed they may be.</summary>
    public const int MostParts = 3000, MostUnpacked = 150 << 20, MostRatio = 200;

    /// <summary>Most levels of a part's tree. No office program comes near; a deeper one would overflow whoever walks through it, and end the process.</summary>
    public const int MostDepth = 200;

    /// <summary>Most packed streams of a PDF: a few for each page and picture of the longest paper that is read.</summary>
    public const int MostStreams = 30_000;

    // Unpacking reads ahead by so much; what lies there was not asked for.
    private const int LongestPartName = 100, ReadAhead = 16 * 1024;

    private static readonly Wording Broken = (
        "Tệp này bị thiếu hoặc hỏng, có thể do mạng yếu. Đề nghị mở lại tệp trên máy, lưu lại và gửi lại.",
        "Part of this file is missing or broken, perhaps because the connection is weak. Please open it on your machine, save it again and send it again.");

    private static readonly Wording Bomb = (
        "Tệp này nở ra quá lớn khi mở nên không nhận được. Đề nghị bớt ảnh, bớt trang tính trong tệp, hoặc lưu thành PDF.",
        "This file becomes too large when it is opened, so it cannot be taken. Please use fewer pictures or sheets, or save it as PDF.");

    private static readonly Wording Scattered = (
        "Tệp PDF này gồm quá nhiều mảnh nên không kiểm tra hết được. Đề nghị in lại tệp thành PDF, hoặc chia thành nhiều tệp, rồi gửi lại.",
        "This PDF is made of too many pieces to be checked. Please print it to PDF again, or cut it into several files, and send that.");

    private static readonly Wording Macro = (
        "Tệp này có macro hoặc đối tượng nhúng nên không nhận được. Đề nghị lưu lại thành .docx, .xlsx không có macro, hoặc PDF.",
        "This file has macros or embedded objects, so it cannot be taken. Please save it as .docx or .xlsx without macros, or as PDF.");

    /// <summary>Whether it looks like a PDF or a packed office document at all.</summary>
    public static bool IsPaper(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8) || bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Looks into it.</summary>
    public static MediaContent Look(byte[] bytes, CancellationToken ct) => bytes.AsSpan().StartsWith("%PDF-"u8) ? LookAtPdf(bytes, ct) : LookAtPacked(bytes, ct);

    /// <summary>The MIME type's letters behind the dot.</summary>
    public static string ExtensionOf(string mediaType) => mediaType switch
    {
        Pdf => ".pdf",
        Word => ".docx",
        _ => ".xlsx",
    };

    private static MediaContent LookAtPdf(byte[] file, CancellationToken ct)
    {
        ReadOnlySpan<byte> bytes = file;
        return bytes[^Math.Min(bytes.Length, 2048)..].IndexOf("%%EOF"u8) < 0 ? No(Broken)
            : Swelling(file, ct) is { } sentence ? No(sentence)
            : bytes.IndexOf("/Encrypt"u8) >= 0 ? No((
                "Tệp PDF này có khóa nên không kiểm tra được. Đề nghị bỏ mật khẩu và hạn chế của tệp, rồi gửi lại.",
                "This PDF is locked, so it could not be checked. Please take its password and restrictions off and send it again."))
            : bytes.IndexOf("/JavaScript"u8) >= 0 || bytes.IndexOf("/Launch"u8) >= 0 ? No((
                "Tệp PDF này có mã chạy được nên không nhận được. Đề nghị in lại tệp thành PDF rồi gửi lại.", "This PDF has code in it, so it cannot be taken. Please print it to PDF again and send that."))
            : new(Pdf, null);
    }

    // Streams of a PDF are packed one by one; each that can be unpacked is, where it stands, and the work is counted. Packed twice they could hide anything: nobody needs that.
    private static Wording? Swelling(byte[] bytes, CancellationToken ct)
    {
        if (TwicePacked().IsMatch(Encoding.Latin1.GetString(bytes)))
        {
            return Bomb;
        }

        var (all, streams, buffer) = (0L, 0, new byte[64 * 1024]);
        for (var at = 0; bytes.AsSpan(at).IndexOf("stream"u8) is >= 0 and var next;)
        {
            ct.ThrowIfCancellationRequested();
            at += next + "stream"u8.Length;
            var start = at + (bytes.AsSpan(at) is [(byte)'\r', (byte)'\n', ..] ? 2 : 1);
            if (start + 2 > bytes.Length || (bytes[start] & 0x0F) != 8 || ((bytes[start] << 8) | bytes[start + 1]) % 31 != 0)
            {
                continue;
            }

            if (++streams > MostStreams)
            {
                return Scattered;
            }

            all += Unpacked(bytes, start, MostUnpacked - all, buffer);
            if (all >= MostUnpacked)
            {
                return Bomb;
            }
        }

        return null;
    }

    // How much a stream unpacks to, or how much of the file was read for it when that is more: nothing, packed, is work too.
    private static long Unpacked(byte[] bytes, int start, long most, byte[] buffer)
    {
        using var packed = new MemoryStream(bytes, start, bytes.Length - start, writable: false);
        using var stream = new ZLibStream(packed, CompressionMode.Decompress);
        var all = 0L;
        try
        {
            for (int some; all < most && (some = stream.Read(buffer)) > 0; all += some)
            {
            }
        }
        catch (InvalidDataException)
        {
            // No packed stream after all, or a damaged one.
            return Math.Max(all, packed.Position - ReadAhead);
        }

        return Math.Max(all, packed.Position - ReadAhead);
    }

    [GeneratedRegex(@"/(FlateDecode|Fl|LZWDecode|LZW)\s*/(FlateDecode|Fl|LZWDecode|LZW)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TwicePacked();

    private static MediaContent LookAtPacked(byte[] bytes, CancellationToken ct)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return IsBomb(archive, ct) ? No(Bomb)
                : archive.Entries.FirstOrDefault(entry => IsTooDeep(entry, ct)) is { } deep ? No(TooDeep(deep.FullName))
                : LookAtParts(archive);
        }
        catch (InvalidDataException)
        {
            return No(Broken);
        }
    }

    // What the directory claims is looked at first; then everything is unpacked and counted, for a directory can lie.
    private static bool IsBomb(ZipArchive archive, CancellationToken ct)
    {
        if (archive.Entries.Count > MostParts || archive.Entries.Sum(entry => (decimal)entry.Length) > MostUnpacked)
        {
            return true;
        }

        var (all, buffer) = (0L, new byte[64 * 1024]);
        foreach (var entry in archive.Entries)
        {
            var one = 0L;
            using var unpacked = entry.Open();
            for (int some; (some = unpacked.Read(buffer)) > 0;)
            {
                ct.ThrowIfCancellationRequested();
                one += some;
                if (all + one > MostUnpacked || (one > 4 << 20 && one > MostRatio * Math.Max(1, entry.CompressedLength)))
                {
                    return true;
                }
            }

            all += one;
        }

        return false;
    }

    // Whatever a part is called: what reads as XML is measured, up to the place where it stops being XML.
    private static bool IsTooDeep(ZipArchiveEntry entry, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            using var xml = XmlReader.Create(entry.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
            while (xml.Read())
            {
                if (xml.Depth > MostDepth)
                {
                    return true;
                }
            }

            return false;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static Wording TooDeep(string part)
    {
        var name = part.Length > LongestPartName ? $"{part[..LongestPartName]}…" : part;
        return (
            $"Tệp này hỏng ở phần {name}: các lớp trong đó lồng nhau quá sâu. Đề nghị mở lại tệp trên máy, chọn “Lưu thành” một tệp mới rồi gửi lại.",
            $"This file is broken in {name}: what is in it is nested too deep. Please open it on your machine, save it as a new file and send that.");
    }

    private static MediaContent LookAtParts(ZipArchive archive)
    {
        var types = Part(archive, "[Content_Types].xml");
        return types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || archive.Entries.Any(IsActive) || HasFarTemplate(archive) ? No(Macro)
            : types.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal) ? new(Word, null)
            : types.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) ? new(Excel, null)
            : types.Contains("presentationml", StringComparison.Ordinal) ? No((
                "Tệp trình chiếu chưa nhận được. Đề nghị lưu thành PDF rồi gửi lại.", "Presentations cannot be taken yet. Please save it as PDF and send it again."))
            : No((
                "Tệp nén chưa nhận được. Đề nghị giải nén và gửi từng tệp PDF, Word (.docx), Excel (.xlsx).",
                "Packed files cannot be taken yet. Please unpack it and send each PDF, Word (.docx) or Excel (.xlsx) file."));
    }

    private static bool IsActive(ZipArchiveEntry entry) =>
        entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)
        || (entry.FullName.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) && !entry.FullName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase));

    // A template fetched from elsewhere when the document is opened brings its macros along.
    private static bool HasFarTemplate(ZipArchive archive) => Part(archive, "word/_rels/settings.xml.rels") is var links
        && links.Contains("attachedTemplate", StringComparison.OrdinalIgnoreCase) && links.Contains("External", StringComparison.OrdinalIgnoreCase);

    private static string Part(ZipArchive archive, string name)
    {
        if (archive.Entries.FirstOrDefault(entry => string.Equals(entry.FullName, name, StringComparison.OrdinalIgnoreCase)) is not { } entry)
        {
            return "";
        }

        using var text = new StreamReader(entry.Open(), Encoding.UTF8);
        return text.ReadToEnd();
    }

    private static MediaContent No(Wording sentence) => new(null, sentence);
}
