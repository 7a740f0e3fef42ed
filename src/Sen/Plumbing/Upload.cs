namespace Sen.Plumbing;

/// <summary>A file as it came, lying in a nameless scratch file: nothing of it is left when it is closed.</summary>
/// <param name="bytes">The bytes; null when there were too many and they were thrown away.</param>
/// <param name="name">Its name as the sender's machine gave it: to be shown after cleaning, never to be trusted.</param>
public sealed class Upload(Stream? bytes, string name = "") : IAsyncDisposable
{
    /// <summary>Its name as it came.</summary>
    public string Name { get; } = name;

    /// <summary>Most bytes of one file: phones make pictures of up to about 20 MB.</summary>
    public const int MostBytes = 25 << 20;

    /// <summary>True when it was more than <see cref="MostBytes"/>, or did not come to its end.</summary>
    public bool TooLarge => bytes is null;

    /// <summary>How many bytes came; 0 when it was too large.</summary>
    public long Length => bytes?.Length ?? 0;

    /// <summary>The bytes in memory. Asked for only when it is this file's turn to be worked on.</summary>
    public async Task<byte[]> Read(CancellationToken ct)
    {
        if (bytes is null)
        {
            return [];
        }

        bytes.Position = 0;
        var all = new byte[bytes.Length];
        await bytes.ReadExactlyAsync(all, ct);
        return all;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => bytes?.DisposeAsync() ?? ValueTask.CompletedTask;
}
