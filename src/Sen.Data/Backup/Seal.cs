using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Sen.Data.Backup;

/// <summary>
/// The seal of an archive: the ZIP comment, which are its last bytes, holds the SHA-256 of everything before. So a change in any byte is noticed,
/// in the archive's own index too, and a file that was cut has no seal.
/// </summary>
internal static class Seal
{
    private const int Length = 64;
    private const string Label = "sen-sha256:";

    /// <summary>Leaves room for the seal; to be called before the archive is closed.</summary>
    public static void Reserve(ZipArchive archive) => archive.Comment = Label + new string('0', Length);

    /// <summary>Seals a closed archive and waits until it is on disk.</summary>
    public static async Task Set(string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var seal = await HashBefore(file, ct);
        file.Position = file.Length - Length;
        await file.WriteAsync(Encoding.ASCII.GetBytes(seal), ct);
        file.Flush(flushToDisk: true);
    }

    /// <summary>True when the last bytes are the hash of all others.</summary>
    public static async Task<bool> Holds(FileStream file, CancellationToken ct)
    {
        if (file.Length < Length)
        {
            return false;
        }

        var seal = await HashBefore(file, ct);
        var kept = new byte[Length];
        file.Position = file.Length - Length;
        await file.ReadExactlyAsync(kept, ct);
        file.Position = 0;
        return Encoding.ASCII.GetString(kept) == seal;
    }

    private static async Task<string> HashBefore(FileStream file, CancellationToken ct)
    {
        file.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (left, buffer) = (file.Length - Length, new byte[128 * 1024]);
        while (left > 0)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), ct);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Hashes and counts what is written through it.</summary>
internal sealed class HashingStream(Stream to) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written;

    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException();
    }

    /// <summary>SHA-256 of what was written, hexadecimal.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        to.Write(buffer);
        _hash.AppendData(buffer);
        _written += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => to.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            to.Dispose();
        }

        base.Dispose(disposing);
    }
}
