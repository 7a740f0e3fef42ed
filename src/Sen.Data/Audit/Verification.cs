using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Audit;

/// <summary>What the verification of the audit found.</summary>
/// <param name="Lines">Lines read.</param>
/// <param name="Roots">Root lines read.</param>
/// <param name="FirstBad">The first bad line in words, or null when every chain holds.</param>
public sealed record Verified(long Lines, long Roots, string? FirstBad);

/// <summary>Recomputes every chain from its first line. It reads and never writes.</summary>
public static class Verification
{
    /// <summary>Verifies all chains, their heads and the root chain; stops at the first bad line and names it.</summary>
    public static async Task<Verified> Run(SenDb db, CancellationToken ct)
    {
        var (lines, roots) = (0L, 0L);
        var last = new Dictionary<string, (long Seq, string Hash)>(StringComparer.Ordinal);
        var folded = await Folded(db, ct);
        await foreach (var line in db.AuditLines.AsNoTracking().IgnoreQueryFilters()
            .OrderBy(line => line.CommuneId).ThenBy(line => line.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            lines++;
            var (seq, hash) = last.GetValueOrDefault(line.CommuneId, (0, AuditLine.Genesis));
            if (Wrong(line, seq, hash) is { } wrong)
            {
                return new(lines, roots, $"{Name(line)}: {wrong}");
            }

            if (folded.Remove((line.CommuneId, line.Seq), out var sealedHash) && sealedHash != line.Hash)
            {
                return new(lines, roots, $"{Name(line)}: khác với dấu niêm phong trong chuỗi gốc");
            }

            last[line.CommuneId] = (line.Seq, line.Hash);
        }

        if (await WrongHead(db, last, ct) is { } head)
        {
            return new(lines, roots, head);
        }

        if (folded.Count > 0)
        {
            var (commune, seq) = folded.Keys.Min();
            return new(lines, roots, $"nhật ký {commune} dòng {seq}: chuỗi gốc có niêm phong nhưng dòng đã mất");
        }

        string? rootBefore = null;
        await foreach (var root in db.AuditRoots.AsNoTracking().OrderBy(root => root.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            roots++;
            if (root.Seq != roots || root.Previous != (rootBefore ?? AuditLine.Genesis) || root.Digest() != root.Hash)
            {
                return new(lines, roots, $"chuỗi gốc dòng {root.Seq}: nội dung đã bị sửa hoặc mất dòng trước đó");
            }

            rootBefore = root.Hash;
        }

        return new(lines, roots, null);
    }

    private static string? Wrong(AuditLine line, long seqBefore, string hashBefore) =>
        line.Seq != seqBefore + 1 ? $"mất dòng {seqBefore + 1}"
        : line.Previous != hashBefore ? "không nối với dòng trước"
        : line.Digest() != line.Hash ? "nội dung đã bị sửa"
        : null;

    private static string Name(AuditLine line) =>
        $"nhật ký {line.CommuneId} dòng {line.Seq.ToString(CultureInfo.InvariantCulture)} ({line.Verb}, {line.At})";

    private static async Task<string?> WrongHead(SenDb db, Dictionary<string, (long Seq, string Hash)> last, CancellationToken ct)
    {
        foreach (var head in await db.AuditHeads.AsNoTracking().OrderBy(head => head.CommuneId).ToListAsync(ct))
        {
            var end = last.GetValueOrDefault(head.CommuneId, (0, AuditLine.Genesis));
            if (end != (head.Seq, head.Hash))
            {
                return $"nhật ký {head.CommuneId}: đầu chuỗi ghi dòng {head.Seq}, đọc được đến dòng {end.Item1}";
            }

            last.Remove(head.CommuneId);
        }

        return last.Count > 0 ? $"nhật ký {last.Keys.Min()}: mất đầu chuỗi" : null;
    }

    private static async Task<Dictionary<(string Commune, long Seq), string>> Folded(SenDb db, CancellationToken ct)
    {
        var folded = new Dictionary<(string, long), string>();
        await foreach (var root in db.AuditRoots.AsNoTracking().OrderBy(root => root.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            foreach (var head in root.Heads.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = head.Split(' ');
                if (parts.Length == 3 && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var seq))
                {
                    folded[(parts[0], seq)] = parts[2];
                }
            }
        }

        return folded;
    }
}
