using System.Security.Cryptography;

namespace Sen.Data.Files;

/// <summary>Bytes on disk under their own hash (content-addressed): the same bytes lie there once, and a changed byte is noticed.</summary>
/// <param name="root">The folder, created when missing.</param>
public sealed class FileStore(string root)
{
    private readonly Lock _shelf = new();

    /// <summary>The folder.</summary>
    public string Root { get; } = root;

    /// <summary>The name bytes would have: their SHA-256 in hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Keeps bytes and answers their SHA-256 in hexadecimal. Complete on disk, or not there at all: written aside, flushed, then renamed.</summary>
    public async Task<string> Keep(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var hash = HashOf(bytes.Span);
        var path = PathOf(hash);
        // What lies there under this name is believed only when it still is these bytes: a damaged file is mended by the next good copy.
        if (await Holds(path, hash, ct) && Renewed(path))
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

    /// <summary>A nameless file to work in, for bytes too many to hold in memory: gone when it is closed, also when the process is killed.</summary>
    public FileStream Scratch()
    {
        Directory.CreateDirectory(Root);
        var path = Path.Combine(Root, $".{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
        File.Delete(path);
        return file;
    }

    /// <summary>Removes what nothing owns: kept bytes not asked for since <paramref name="before"/> whose hash <paramref name="owned"/> does not
    /// know, and unfinished files of that age. A newer one may belong to an act that is just being written.</summary>
    /// <param name="owned">Hashes that rows know, read after the call begins: it is handed the candidates.</param>
    /// <param name="before">UTC instant of the machine's clock.</param>
    /// <returns>How many files went.</returns>
    public async Task<int> Sweep(Func<IReadOnlyList<string>, Task<IReadOnlySet<string>>> owned, DateTime before)
    {
        if (!Directory.Exists(Root))
        {
            return 0;
        }

        var unfinished = Directory.EnumerateFiles(Root, ".*").Where(path => File.GetLastWriteTimeUtc(path) < before).ToList();
        unfinished.ForEach(File.Delete);
        var candidates = All().Where(hash => File.GetLastWriteTimeUtc(PathOf(hash)) < before).ToList();
        var known = await owned(candidates);
        return unfinished.Count + candidates.Count(hash => !known.Contains(hash) && Removed(PathOf(hash), before));
    }

    // The same bytes come again: the file is as good as new, and a sweep that has just found it old must see that.
    private bool Renewed(string path)
    {
        lock (_shelf)
        {
            if (!File.Exists(path))
            {
                return false;
            }

            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
            return true;
        }
    }

    private bool Removed(string path, DateTime before)
    {
        lock (_shelf)
        {
            if (File.GetLastWriteTimeUtc(path) >= before)
            {
                return false;
            }

            File.Delete(path);
            return true;
        }
    }

    private static async Task<bool> Holds(string path, string hash, CancellationToken ct)
    {
        try
        {
            await using var kept = File.OpenRead(path);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(kept, ct)) == hash;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private string PathOf(string hash) => Path.Combine(Root, hash[..2], hash);

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
