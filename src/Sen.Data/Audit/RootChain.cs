using Microsoft.EntityFrameworkCore;

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
    /// <param name="db">A context that sees everything.</param>
    /// <param name="now">UTC instant of the line.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<bool> Fold(SenDb db, DateTime now, CancellationToken ct)
    {
        await ReadNew(db, ct);
        var grown = (await db.AuditHeads.AsNoTracking().ToListAsync(ct))
            .Where(head => _folded.GetValueOrDefault(head.CommuneId) != Text(head))
            .OrderBy(head => head.CommuneId, StringComparer.Ordinal).ToList();
        if (grown.Count == 0)
        {
            return false;
        }

        var root = new AuditRoot { Seq = _read + 1, At = AuditLine.Instant(now), Heads = string.Join('\n', grown.Select(Text)), Previous = _hash };
        root.Hash = root.Digest();
        using var writing = await db.EnterWriting(ct);
        return await db.Database.ExecuteSqlAsync(
            $"INSERT INTO audit_root (seq, at, heads, previous, hash) VALUES ({root.Seq}, {root.At}, {root.Heads}, {root.Previous}, {root.Hash}) ON CONFLICT DO NOTHING",
            ct) == 1;
    }

    private async Task ReadNew(SenDb db, CancellationToken ct)
    {
        while (await db.AuditRoots.AsNoTracking().Where(root => root.Seq > _read).OrderBy(root => root.Seq).Take(500).ToListAsync(ct) is { Count: > 0 } roots)
        {
            foreach (var root in roots)
            {
                foreach (var head in root.Heads.Split('\n'))
                {
                    _folded[head.Split(' ')[0]] = head;
                }

                (_read, _hash) = (root.Seq, root.Hash);
            }
        }
    }

    private static string Text(AuditHead head) => FormattableString.Invariant($"{head.CommuneId} {head.Seq} {head.Hash}");
}
