using System.Security.Cryptography;

namespace Sen.Data.Files;

/// <summary>Bytes on disk under their own hash (content-addressed): the same bytes lie there once, and a changed byte is noticed.</summary>
/// <param name="root">The folder, created when missing.</param>
public sealed class FileStore(string root)
{
    /// <summary>The folder.</summary>
    public string Root { get; } = root;

    /// <summary>Keeps bytes and answers their SHA-256 in hexadecimal. Complete on disk, or not there at all: written aside, flushed, then renamed.</summary>
    public async Task<string> Keep(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(hash);
        if (File.Exists(path))
        {
            return hash;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = Path.Combine(Root, $".{hash}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");
        await using (var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous))
        {
            await file.WriteAsync(bytes, ct);
            file.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
        return hash;
    }

    /// <summary>Opens kept bytes for reading; null when they are not there.</summary>
    public FileStream? Open(string hash) => IsHash(hash) && File.Exists(PathOf(hash)) ? File.OpenRead(PathOf(hash)) : null;

    /// <summary>All hashes kept.</summary>
    public IEnumerable<string> All() => !Directory.Exists(Root) ? [] : Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetFileName(path)).Where(IsHash);

    private string PathOf(string hash) => Path.Combine(Root, hash[..2], hash);

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
