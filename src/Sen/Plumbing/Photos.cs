using Sen.Data.Files;
using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>A photograph made anew from an upload, in three sizes, not kept yet.</summary>
public sealed record MadePhoto(byte[] Small, byte[] Medium, byte[] Large, int Width, int Height)
{
    /// <summary>MIME type of all three.</summary>
    public string MediaType { get; init; } = Photos.MediaType;
}

/// <summary>Takes photographs in: looked at by content, made anew without anything but the picture, kept under their hash.</summary>
public sealed class Photos(FileStore store) : IDisposable
{
    /// <summary>Photographs worked on at a time; more would only share the processor and multiply the memory.</summary>
    public const int AtOnce = 2;

    /// <summary>Photographs that may wait; beyond that a person is asked to come back rather than kept waiting.</summary>
    public const int MostWaiting = 24;

    /// <summary>MIME type of every size: read by every browser, by Word and by Zalo.</summary>
    public const string MediaType = "image/jpeg";

    private readonly SemaphoreSlim _turn = new(AtOnce, AtOnce);
    private int _inside;

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Makes the three sizes, or says under the field's name why not and what to do. Nothing is written yet.</summary>
    public async Task<Outcome<MadePhoto>> Make(Upload upload, string field, CancellationToken ct) => upload.TooLarge
        ? new Refusal.Invalid(field, (
            $"Ảnh này nặng hơn {Upload.MostBytes >> 20} MB. Đề nghị chụp lại ở cỡ thường hoặc chọn ảnh nhỏ hơn.",
            $"This photo has more than {Upload.MostBytes >> 20} MB. Please take it again in the usual size, or choose a smaller one."))
        : await InTurn(
            upload, field,
            bytes => PhotoContent.WhyNot(bytes) is { } sentence ? new Refusal.Invalid(field, sentence) : Darkroom.Develop(bytes, field), ct);

    /// <summary>Works on a file when its turn comes: few at a time, for each unpacks to many times its size.</summary>
    public async Task<Outcome<T>> InTurn<T>(Upload upload, string field, Func<byte[], Outcome<T>> work, CancellationToken ct)
    {
        try
        {
            if (Interlocked.Increment(ref _inside) > AtOnce + MostWaiting)
            {
                return new Refusal.Invalid(field, (
                    "Máy chủ đang nhận nhiều ảnh cùng lúc. Đề nghị gửi lại sau một phút.", "The server is taking in many photos. Please send it again in a minute."));
            }

            return await InTurn(async () => work(await upload.Read(ct)), ct);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    /// <summary>The same for work nobody waits for.</summary>
    public async Task<T> InTurn<T>(Func<Task<T>> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await Task.Run(work, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Keeps the bytes and answers the row that owns them, to be written in the act of its record: bytes first, row second.</summary>
    /// <param name="made">The photograph.</param>
    /// <param name="row">Whose it is; its hashes, size and type are filled in here.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<StoredFile> Keep(MadePhoto made, PhotoRow row, CancellationToken ct) => Row(
        row, made.Width, made.Height, await store.Keep(made.Small, ct), await store.Keep(made.Medium, ct), await store.Keep(made.Large, ct), made.MediaType);

    /// <summary>The row of a photograph that is kept already, for the record that owns it from now on.</summary>
    public static StoredFile HandOn(StoredFile kept, PhotoRow row) => Row(row, kept.Width, kept.Height, kept.Small, kept.Medium, kept.Large, kept.MediaType);

    private static StoredFile Row(PhotoRow row, int width, int height, string small, string medium, string large, string mediaType) => new()
    {
        Id = row.Id,
        CommuneId = row.Home.CommuneId,
        ProvinceId = row.Home.ProvinceId,
        OwnerKind = row.OwnerKind,
        OwnerId = row.OwnerId,
        ModelId = row.ModelId,
        AltText = row.AltText,
        Caption = row.Caption,
        KeptUntil = row.KeptUntil,
        Width = width,
        Height = height,
        Small = small,
        Medium = medium,
        Large = large,
        MediaType = mediaType,
    };
}

/// <summary>Whose photograph it is and what is written beside it.</summary>
public sealed record PhotoRow(Guid Id, Home Home, FileOwner OwnerKind, Guid OwnerId, Guid? ModelId, string AltText, string Caption)
{
    /// <summary>UTC instant until which it is kept; null when it stays.</summary>
    public DateTime? KeptUntil { get; init; }
}

/// <summary>Tells by its first bytes what a file really is; names and claimed types are never looked at.</summary>
public static class PhotoContent
{
    /// <summary>What to choose instead.</summary>
    public static Wording Wanted { get; } = ("Đề nghị chọn ảnh JPEG, PNG hoặc WebP.", "Please choose a JPEG, PNG or WebP photo.");

    private static Wording Not(string vietnamese, string english) => ($"{vietnamese} {Wanted.Vi}", $"{english} {Wanted.En}");

    /// <summary>Why a file is not a photograph we read, as a sentence that says what to do; null when it looks like one.</summary>
    public static Wording? WhyNot(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || IsPng(bytes) || IsWebP(bytes))
        {
            return null;
        }

        return bytes.IsEmpty ? ("Tệp này chưa có nội dung, có thể do mạng yếu. Đề nghị chọn lại ảnh.", "This file is empty, perhaps because the connection is weak. Please choose the photo again.")
            : Brand(bytes) is { } brand ? OfBrand(brand)
            : bytes.StartsWith("%PDF"u8) ? Not("Tệp này là PDF, không phải ảnh chụp.", "This file is a PDF, not a photo.")
            : bytes.StartsWith("GIF8"u8) ? Not("Ảnh GIF chưa nhận được.", "GIF pictures cannot be taken yet.")
            : bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) ? Not("Ảnh TIFF chưa nhận được.", "TIFF pictures cannot be taken yet.")
            : LooksWritten(bytes) ? OfText(bytes)
            : Not("Tệp này không phải ảnh đọc được.", "This file is no picture that can be read.");
    }

    /// <summary>A still picture of the family whose other members are films.</summary>
    public static bool IsStill(ReadOnlySpan<byte> bytes) => Brand(bytes) is "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1" or "avif" or "avis";

    private static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    private static bool IsWebP(ReadOnlySpan<byte> bytes) => bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8);

    // The family of HEIC, AVIF and MP4: a box “ftyp” that names its brand.
    private static string? Brand(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) ? System.Text.Encoding.ASCII.GetString(bytes[8..12]) : null;

    private static Wording OfBrand(string brand) => brand switch
    {
        "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1" =>
            ("Ảnh HEIC của điện thoại chưa đọc được. Đề nghị vào cài đặt máy ảnh chọn JPEG (“Tương thích nhất”), rồi chụp lại.",
                "The telephone’s HEIC photos cannot be read yet. Please choose JPEG (“Most Compatible”) in the camera’s settings and take it again."),
        "avif" or "avis" => Not("Ảnh AVIF chưa nhận được.", "AVIF pictures cannot be taken yet."),
        _ => Not("Tệp này là phim, không phải ảnh chụp.", "This file is a film, not a photo."),
    };

    private static Wording OfText(ReadOnlySpan<byte> bytes) =>
        bytes[..Math.Min(bytes.Length, 1024)].IndexOf("<svg"u8) >= 0
            ? Not("Hình vẽ SVG chưa nhận được.", "SVG drawings cannot be taken.")
            : Not("Tệp này là văn bản, không phải ảnh chụp.", "This file is a text, not a photo.");

    private static bool LooksWritten(ReadOnlySpan<byte> bytes) =>
        bytes[..Math.Min(bytes.Length, 256)].IndexOfAnyInRange((byte)0, (byte)8) < 0;
}
