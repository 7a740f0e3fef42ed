using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>What a file for the library really is, told by its content.</summary>
/// <param name="Document">MIME type of a document; null for a picture.</param>
/// <param name="Sentence">Why it is not taken, with what to do; null when it is.</param>
public readonly record struct MediaContent(string? Document, Wording? Sentence)
{
    internal static readonly Wording Wanted = (
        "Đề nghị chọn ảnh JPEG, PNG, WebP, hoặc tệp PDF, Word (.docx), Excel (.xlsx).", "Please choose a JPEG, PNG or WebP picture, or a PDF, Word (.docx) or Excel (.xlsx) file.");

    private static readonly HashSet<string> PictureNames = new(StringComparer.Ordinal) { ".jpg", ".jpeg", ".png", ".webp", ".heic", ".avif", ".gif" };

    /// <summary>Looks at a file.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="name">Its cleaned name: not believed, but a document that calls itself a picture is refused.</param>
    /// <param name="documents">Whether documents are taken at all.</param>
    /// <param name="ct">Cancellation.</param>
    public static MediaContent Look(byte[] bytes, string name, bool documents, CancellationToken ct)
    {
        if (IsFilm(bytes))
        {
            return No((
                "Tệp này là phim. Sen chưa xóa được nơi quay và tên máy ghi trong phim nên chưa nhận phim. Đề nghị chọn ảnh, hoặc đăng phim ở kênh chính thức của xã rồi dẫn liên kết.",
                "This file is a film. Sen cannot remove the place and camera written in films yet, so it takes none. Please choose a picture, or publish the film on the commune’s official channel and link to it."));
        }

        if (!documents)
        {
            return new(null, PhotoContent.WhyNot(bytes));
        }

        if (PaperContent.IsPaper(bytes))
        {
            return PictureNames.Contains(Sen.Movement.Media.FileName.ExtensionOf(name))
                ? No((
                    "Tệp mang tên ảnh nhưng bên trong là văn bản. Đề nghị kiểm tra lại tệp và đặt đúng đuôi tệp, ví dụ .pdf, rồi gửi lại.",
                    "The file has the name of a picture but is a document. Please check it, give it the right ending, for example .pdf, and send it again."))
                : PaperContent.Look(bytes, ct);
        }

        return PhotoContent.WhyNot(bytes) is not { } sentence ? default
            : bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? No((
                "Tệp Word hoặc Excel đời cũ (.doc, .xls) chưa nhận được. Đề nghị mở tệp, chọn lưu thành .docx, .xlsx hoặc PDF, rồi gửi lại.",
                "Old Word and Excel files (.doc, .xls) cannot be taken. Please open the file, save it as .docx, .xlsx or PDF, and send it again."))
            : No((
                sentence.Vi.Replace(PhotoContent.Wanted.Vi, Wanted.Vi, StringComparison.Ordinal), sentence.En.Replace(PhotoContent.Wanted.En, Wanted.En, StringComparison.Ordinal)));
    }

    // MP4, MOV and 3GP are boxes; WebM and Matroska begin with EBML, AVI is a RIFF.
    private static bool IsFilm(ReadOnlySpan<byte> bytes) =>
        (bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) && !PhotoContent.IsStill(bytes))
        || (bytes.Length >= 8 && (bytes[4..8].SequenceEqual("moov"u8) || bytes[4..8].SequenceEqual("mdat"u8) || bytes[4..8].SequenceEqual("wide"u8)))
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])
        || (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("AVI "u8));

    private static MediaContent No(Wording sentence) => new(null, sentence);
}
