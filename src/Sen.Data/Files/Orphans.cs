namespace Sen.Data.Files;

/// <summary>Bytes come first, the row second: when the act between them fails, bytes are left that no row owns.</summary>
public static class Orphans
{
    /// <summary>How long bytes may lie without a row: far longer than any act takes.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Removes bytes that no row owns and that are older than <see cref="Grace"/>.</summary>
    /// <param name="databases">The database: a file is an orphan only when no commune in it owns it.</param>
    /// <param name="store">The files.</param>
    /// <param name="now">UTC instant of the machine's clock, which also dates the files (never a demonstration's date).</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>How many files went.</returns>
    public static Task<int> Sweep(Databases databases, FileStore store, DateTime now, CancellationToken ct) =>
        store.Sweep(hashes => Owned(databases, hashes, ct), now - Grace);

    private static async Task<IReadOnlySet<string>> Owned(Databases databases, IReadOnlyList<string> hashes, CancellationToken ct)
    {
        var owned = new HashSet<string>(StringComparer.Ordinal);
        await using var db = await databases.Connect(ct);
        foreach (var some in hashes.Chunk(200))
        {
            await using var command = db.Ask("");
            var list = string.Join(", ", some.Select(hash => command.Add(hash)));
            command.CommandText = $"SELECT small, medium, large FROM file WHERE small IN ({list}) OR medium IN ({list}) OR large IN ({list})";
            owned.UnionWith((await command.All(row => new[] { row.GetString(0), row.GetString(1), row.GetString(2) }, ct)).SelectMany(row => row));
        }

        return owned;
    }
}
