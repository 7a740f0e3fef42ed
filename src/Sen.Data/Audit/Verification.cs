using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Audit;

/// <summary>What the verification of the audit found.</summary>
/// <param name="Lines">Lines read.</param>
/// <param name="Roots">Root lines read.</param>
/// <param name="Seal">Hash of the last root line: noted elsewhere, it proves later that nothing before it was rewritten.</param>
/// <param name="FirstBad">The first bad line in words, or null when every chain holds.</param>
public sealed record Verified(long Lines, long Roots, string Seal, string? FirstBad);

/// <summary>Recomputes every chain from its first line. It reads and never writes, in one state of the database, while others go on writing.</summary>
public sealed class Verification
{
    private const int Page = 1000;
    private readonly SenDb _db;
    private readonly Dictionary<(string Commune, long Seq), string> _folded = [];
    private readonly Dictionary<(string Chain, long Seq), string> _noted = [];
    private long _lines;
    private long _roots;
    private string _seal = AuditLine.Genesis;

    private Verification(SenDb db, IReadOnlyList<NotedHead> noted)
    {
        _db = db;
        foreach (var head in noted)
        {
            _noted[(head.Chain, head.Seq)] = head.Hash;
        }
    }

    /// <summary>Verifies the root chain, then all chains and their heads; stops at the first bad line and names it.</summary>
    /// <param name="db">A context that sees everything.</param>
    /// <param name="ct">Cancellation.</param>
    /// <param name="noted">Marks kept outside: each of these lines must be there with its mark, or the chain was made anew.</param>
    public static Task<Verified> Run(SenDb db, CancellationToken ct, IReadOnlyList<NotedHead>? noted = null) =>
        db.InOneState(stop => new Verification(db, noted ?? []).Read(stop), ct);

    private async Task<Verified> Read(CancellationToken ct)
    {
        var bad = await WrongRoot(ct) ?? await WrongChain(ct);
        if (bad is null && _folded.Count > 0)
        {
            var (commune, seq) = _folded.Keys.Min();
            bad = $"nhật ký {commune} dòng {Number(seq)}: chuỗi gốc có niêm phong nhưng dòng đã mất";
        }

        if (bad is null && _noted.Count > 0)
        {
            var (chain, seq) = _noted.Keys.Min();
            bad = $"{(chain == AuditSeal.Root ? "chuỗi gốc" : $"nhật ký {chain}")} dòng {Number(seq)}: có trong bản niêm phong lưu ngoài nhưng không còn trong cơ sở dữ liệu";
        }

        return new(_lines, _roots, _seal, bad);
    }

    private async Task<string?> WrongRoot(CancellationToken ct)
    {
        var after = long.MinValue;
        while (await _db.AuditRoots.AsNoTracking().Where(root => root.Seq > after).OrderBy(root => root.Seq).Take(Page).ToListAsync(ct) is { Count: > 0 } page)
        {
            foreach (var root in page)
            {
                _roots++;
                if (root.Seq != _roots)
                {
                    return $"chuỗi gốc dòng {Number(root.Seq)}: trước đó mất dòng {Number(_roots)}";
                }

                if (root.Previous != _seal || root.Digest() != root.Hash)
                {
                    return $"chuỗi gốc dòng {Number(root.Seq)}: {(root.Digest() == root.Hash ? "không nối với dòng trước" : "nội dung đã bị sửa")}";
                }

                if (Differs(AuditSeal.Root, root.Seq, root.Hash))
                {
                    return $"chuỗi gốc dòng {Number(root.Seq)}: {Rewritten}";
                }

                Remember(root);
                _seal = root.Hash;
            }

            after = page[^1].Seq;
        }

        return null;
    }

    private void Remember(AuditRoot root)
    {
        foreach (var parts in root.Heads.Split('\n').Select(head => head.Split(' ')))
        {
            _folded[(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture))] = parts[2];
        }
    }

    private async Task<string?> WrongChain(CancellationToken ct)
    {
        var heads = await _db.AuditHeads.AsNoTracking().ToDictionaryAsync(head => head.CommuneId, StringComparer.Ordinal, ct);
        var chains = await _db.AuditLines.IgnoreQueryFilters().Select(line => line.CommuneId).Distinct().ToListAsync(ct);
        foreach (var chain in chains.Union(heads.Keys).Order(StringComparer.Ordinal))
        {
            if (await WrongLine(chain, heads.GetValueOrDefault(chain), ct) is { } wrong)
            {
                return $"nhật ký {chain} {wrong}";
            }
        }

        return null;
    }

    private async Task<string?> WrongLine(string chain, AuditHead? head, CancellationToken ct)
    {
        var (seq, hash, after) = (0L, AuditLine.Genesis, long.MinValue);
        while (await PageOf(chain, after, ct) is { Count: > 0 } page)
        {
            foreach (var line in page)
            {
                _lines++;
                if (Wrong(line, seq, hash) is { } wrong)
                {
                    return $"dòng {Number(line.Seq)} ({line.Verb}, {line.At}): {wrong}";
                }

                (seq, hash) = (line.Seq, line.Hash);
            }

            after = page[^1].Seq;
        }

        return head is null ? $"dòng {Number(seq)}: mất đầu chuỗi"
            : head.Seq != seq ? $"dòng {Number(head.Seq)}: đầu chuỗi ghi dòng {Number(head.Seq)}, chỉ đọc được đến dòng {Number(seq)}"
            : head.Hash != hash ? $"dòng {Number(seq)}: đầu chuỗi không khớp với dòng cuối"
            : null;
    }

    private Task<List<AuditLine>> PageOf(string chain, long after, CancellationToken ct) =>
        _db.AuditLines.AsNoTracking().IgnoreQueryFilters().Where(line => line.CommuneId == chain && line.Seq > after)
            .OrderBy(line => line.Seq).Take(Page).ToListAsync(ct);

    private string? Wrong(AuditLine line, long seqBefore, string hashBefore) =>
        line.Seq != seqBefore + 1 ? $"trước đó mất dòng {Number(seqBefore + 1)}"
        : line.Previous != hashBefore ? "không nối với dòng trước"
        : line.Digest() != line.Hash ? "nội dung đã bị sửa"
        : _folded.Remove((line.CommuneId, line.Seq), out var sealedHash) && sealedHash != line.Hash ? "khác với dấu niêm phong trong chuỗi gốc"
        : Differs(line.CommuneId, line.Seq, line.Hash) ? Rewritten
        : null;

    private const string Rewritten = "khác với bản niêm phong lưu ngoài: dòng này hoặc dòng trước nó đã bị viết lại";

    private bool Differs(string chain, long seq, string hash) => _noted.Remove((chain, seq), out var noted) && noted != hash;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
