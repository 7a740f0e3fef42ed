using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Sen.Movement;

namespace Sen.Data.Backup;

/// <summary>Opens an archive and proves every part of it before anybody uses one.</summary>
internal sealed class ArchiveReader : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly ZipArchive _archive;

    private ArchiveReader(FileStream file, ZipArchive archive, Manifest manifest) => (_file, _archive, Manifest) = (file, archive, manifest);

    /// <summary>The table of contents.</summary>
    public Manifest Manifest { get; }

    /// <summary>Opens the archive and compares every part with its hash; a refusal names the part that is wrong.</summary>
    public static async Task<Outcome<ArchiveReader>> Open(string path, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            return new Refusal.Invalid("file", ($"Không có tệp {path}. Xin xem lại đường dẫn.", $"There is no file {path}. Please check the path."));
        }

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var outcome = await Prove(file, ct);
        if (!outcome.Ok)
        {
            await file.DisposeAsync();
        }

        return outcome;
    }

    /// <summary>A part, unpacked.</summary>
    public async Task<Stream> Part(string name, CancellationToken ct) => await _archive.GetEntry(name)!.OpenAsync(ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _archive.DisposeAsync();
        await _file.DisposeAsync();
    }

    /// <summary>The archive was written by a version of Sen that this one cannot read.</summary>
    public static Refusal.Invalid Newer(Manifest manifest) =>
        new("schema", (
            $"Tệp sao lưu do Sen {manifest.Version} làm ra, mới hơn bản đang chạy. Chưa có gì bị thay đổi. Xin cập nhật Sen rồi khôi phục lại.",
            $"The archive was made by Sen {manifest.Version}, newer than this one. Nothing was changed. Please update Sen, then restore again."));

    private static async Task<Outcome<ArchiveReader>> Prove(FileStream file, CancellationToken ct)
    {
        var whole = await Seal.Holds(file, ct);
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var manifest = await ReadManifest(archive, ct);
            if (manifest is null)
            {
                return Broken(Wording.AsTyped(Manifest.PartName), ("không đọc được", "cannot be read"));
            }

            if (manifest.Format > Manifest.NewestFormat)
            {
                return Newer(manifest);
            }

            foreach (var part in manifest.Parts)
            {
                if (await WhatIsWrong(archive, part, ct) is { } wrong)
                {
                    return Broken(Wording.AsTyped(part.Name), wrong);
                }
            }

            return whole ? new ArchiveReader(file, archive, manifest) : Broken(("mục lục zip", "zip index"), Altered);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return Broken(
                ("mục lục zip ở cuối tệp", "zip index at the end of the file"),
                ("đã mất hoặc bị sửa; có thể tệp bị cắt ngang", "is missing or was altered; the file may have been cut off"));
        }
    }

    private static async Task<Manifest?> ReadManifest(ZipArchive archive, CancellationToken ct)
    {
        try
        {
            await using var part = await archive.GetEntry(Manifest.PartName)!.OpenAsync(ct);
            return await JsonSerializer.DeserializeAsync<Manifest>(part, Manifest.Json, ct);
        }
        catch (Exception exception) when (IsDamage(exception) || exception is JsonException or NullReferenceException)
        {
            return null;
        }
    }

    private static Wording Altered => ("đã bị sửa", "was altered");

    private static async Task<Wording?> WhatIsWrong(ZipArchive archive, Part part, CancellationToken ct)
    {
        if (archive.GetEntry(part.Name) is not { } entry)
        {
            return ("đã mất", "is missing");
        }

        try
        {
            await using var stream = await entry.OpenAsync(ct);
            return await Sha256(stream, part.Bytes, ct) == part.Sha256 ? null : Altered;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return ("đã bị sửa, không mở được", "was altered and cannot be opened");
        }
    }

    // Reads one byte more than there should be and no further, whatever the part claims to unpack to.
    private static async Task<string> Sha256(Stream stream, long expected, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (read, buffer) = (0L, new byte[128 * 1024]);
        while (read <= expected && await stream.ReadAsync(buffer, ct) is > 0 and var some)
        {
            hash.AppendData(buffer, 0, some);
            read += some;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or IOException or OverflowException or ArgumentException or NotSupportedException;

    private static Refusal.Invalid Broken(Wording part, Wording what) => new(part.Vi, (
        $"Tệp sao lưu không dùng được: phần “{part.Vi}” {what.Vi}. Chưa có gì bị thay đổi. Xin dùng một bản sao lưu khác.",
        $"The archive cannot be used: part “{part.En}” {what.En}. Nothing was changed. Please use another archive."));
}
