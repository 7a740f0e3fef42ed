using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Files;

/// <summary>Bytes come first, the row second: when the act between them fails, bytes are left that no row owns.</summary>
public static class Orphans
{
    /// <summary>How long bytes may lie without a row: far longer than any act takes.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Removes bytes that no row owns and that are older than <see cref="Grace"/>.</summary>
    /// <param name="db">A context that sees every row: a file is an orphan only when no commune owns it.</param>
    /// <param name="store">The files.</param>
    /// <param name="now">UTC instant of the machine's clock, which also dates the files (never a demonstration's date).</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>How many files went.</returns>
    public static Task<int> Sweep(SenDb db, FileStore store, DateTime now, CancellationToken ct) => db.Scope.Everything
        ? store.Sweep(hashes => Owned(db, hashes, ct), now - Grace)
        : throw new InvalidOperationException("Sweeping needs a context that sees every row.");

    private static async Task<IReadOnlySet<string>> Owned(SenDb db, IReadOnlyList<string> hashes, CancellationToken ct)
    {
        var owned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in hashes.Chunk(200))
        {
            var rows = await db.Files.AsNoTracking()
                .Where(file => some.Contains(file.Small) || some.Contains(file.Medium) || some.Contains(file.Large))
                .Select(file => new { file.Small, file.Medium, file.Large }).ToListAsync(ct);
            owned.UnionWith(rows.SelectMany(row => new[] { row.Small, row.Medium, row.Large }));
        }

        return owned;
    }
}
