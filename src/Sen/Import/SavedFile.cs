using System.Text;
using System.Text.Unicode;
using Sen.Movement;
using Sen.Movement.Text;

namespace Sen.Import;

/// <summary>A file as it lies there: looked at by content before anything believes its name, and read whole, for saved pages are small.</summary>
public static class SavedFile
{
    /// <summary>Most bytes of a saved page; longer ones are no article.</summary>
    public const int MostBytes = 5 << 20;

    // What people take for a saved page, told by its first bytes.
    private static readonly (byte[] Begins, string What)[] Others =
    [
        ("PK\u0003\u0004"u8.ToArray(), "tệp nén (zip, docx)"), ([0x1F, 0x8B], "tệp nén (gzip)"), ("Rar!"u8.ToArray(), "tệp nén (rar)"), ("7z"u8.ToArray(), "tệp nén (7z)"),
        ("%PDF"u8.ToArray(), "tệp PDF"), ([0xD0, 0xCF, 0x11, 0xE0], "tệp Word cũ (.doc)"), ("{\\rtf"u8.ToArray(), "tệp RTF"), ([0xFF, 0xD8, 0xFF], "ảnh"),
        ([0x89, 0x50, 0x4E, 0x47], "ảnh"), ("GIF8"u8.ToArray(), "ảnh"), ("MIME-Version:"u8.ToArray(), "trang lưu dạng một tệp (.mht)"), ("From: <"u8.ToArray(), "trang lưu dạng một tệp (.mht)"),
    ];

    /// <summary>The bytes, or a sentence that says why not and what to do. The sentence does not name the file; whoever prints it does.</summary>
    public static async Task<Outcome<byte[]>> Read(string path, CancellationToken ct)
    {
        if (WhyNot(path) is { } sentence)
        {
            return No(sentence);
        }

        try
        {
            var bytes = await File.ReadAllBytesAsync(path, ct);
            return WhyNot(bytes) is { } other ? No(other) : bytes;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return No("không đọc được; đề nghị xem quyền đọc của tệp.");
        }
    }

    private static string? WhyNot(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is not null ? "là liên kết tới nơi khác; đề nghị ghi đúng tệp gốc."
            : Directory.Exists(path) ? "là thư mục; đề nghị ghi tên từng tệp, ví dụ thư-mục/*.html."
            : !file.Exists ? "không có ở đây; đề nghị xem lại tên tệp."
            : file.Length == 0 ? "chưa có nội dung."
            : file.Length > MostBytes ? $"nặng hơn {MostBytes >> 20} MB, không phải trang tin lưu về."
            : null;
    }

    private static string? WhyNot(ReadOnlySpan<byte> bytes)
    {
        foreach (var (begins, what) in Others)
        {
            if (bytes.StartsWith(begins))
            {
                return $"là {what}, không phải trang văn bản; đề nghị lưu lại trang cũ dạng HTML hoặc văn bản.";
            }
        }

        return !HasWideMark(bytes) && bytes.IndexOfAnyInRange((byte)0, (byte)8) >= 0 ? "không phải tệp văn bản; đề nghị lưu lại trang cũ dạng HTML hoặc văn bản." : null;
    }

    /// <summary>The text: by its byte order mark, else UTF-8 when it is that, else each byte as Windows-1252 has it, to be repaired.</summary>
    public static (string Text, bool IsUnicode) Text(byte[] bytes)
    {
        if (HasWideMark(bytes))
        {
            return ((bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes, 2, bytes.Length - 2), true);
        }

        return Utf8.IsValid(bytes) ? (Encoding.UTF8.GetString(bytes), true) : (LegacyText.AsWindows1252(bytes), false);
    }

    private static bool HasWideMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    private static Refusal.Invalid No(string sentence) => new("file", Movement.Wording.AsTyped(sentence));
}
