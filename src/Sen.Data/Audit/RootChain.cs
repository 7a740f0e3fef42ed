using System.Data.Common;

namespace Sen.Data.Audit;

/// <summary>
/// Folds the heads of all chains into the root chain (chuỗi gốc): a root line names each chain that grew since the last one, so that cutting the end
/// off a commune's chain is noticed too. A listed exception: it writes without an act, because it says nothing new, and with one statement,
/// so that of several nodes that fold at once exactly one adds the line.
/// </summary>
public sealed class RootChain
{
    // What is folded already. Read once at the first fold, then only what was added, by this node or another.
    private readonly Dictionary<string, string> _folded = new(StringComparer.Ordinal);
    private long _read;
    private string _hash = AuditLine.Genesis;

    /// <summary>Adds a root line when some chain grew; true when it did.</summary>
    /// <param name="databases">The database.</param>
    /// <param name="now">UTC instant of the line.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<bool> Fold(Databases databases, DateTime now, CancellationToken ct)
    {
        await using var db = await databases.Connect(ct);
        await ReadNew(db, ct);
        await using var heads = db.Ask("SELECT commune_id, seq, hash FROM audit_head");
        var grown = (await heads.All(row => (Commune: row.GetString(0), Text: FormattableString.Invariant($"{row.GetString(0)} {row.GetInt64(1)} {row.GetString(2)}")), ct))
            .Where(head => _folded.GetValueOrDefault(head.Commune) != head.Text)
            .OrderBy(head => head.Commune, StringComparer.Ordinal).Select(head => head.Text).ToList();
        if (grown.Count == 0)
        {
            return false;
        }

        var root = new AuditRoot { Seq = _read + 1, At = AuditLine.Instant(now), Heads = string.Join('\n', grown), Previous = _hash };
        root.Hash = root.Digest();
        using var writing = await databases.EnterWriting(ct);
        await using var add = db.Ask(
            "INSERT INTO audit_root (seq, at, heads, previous, hash) VALUES (@p0, @p1, @p2, @p3, @p4) ON CONFLICT DO NOTHING",
            root.Seq, root.At, root.Heads, root.Previous, root.Hash);
        return await add.ExecuteNonQueryAsync(ct) == 1;
    }

    private async Task ReadNew(DbConnection db, CancellationToken ct)
    {
        await using var command = db.Ask("SELECT seq, heads, hash FROM audit_root WHERE seq > @p0 ORDER BY seq", _read);
        await using var roots = await command.ExecuteReaderAsync(ct);
        while (await roots.ReadAsync(ct))
        {
            foreach (var head in roots.GetString(1).Split('\n'))
            {
                _folded[head.Split(' ')[0]] = head;
            }

            (_read, _hash) = (roots.GetInt64(0), roots.GetString(2));
        }
    }
}
