using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Audit;

/// <summary>The mark of a line, noted outside the database: later it proves that nothing up to this line was rewritten.</summary>
/// <param name="Chain">The commune's id, or <see cref="AuditSeal.Root"/>.</param>
/// <param name="Seq">Number of the line.</param>
/// <param name="Hash">Its hash, sixty-four hexadecimal digits.</param>
public sealed record NotedHead(string Chain, long Seq, string Hash);

/// <summary>The seal of the audit (niêm phong nhật ký): the newest marks of its chains, as a file of lines “chain number hash” that can be printed, kept elsewhere and compared.</summary>
public static class AuditSeal
{
    /// <summary>Stands for the root chain.</summary>
    public const string Root = "root";

    /// <summary>The heads of the root chain and of these chains; of all when no chain is named.</summary>
    public static async Task<IReadOnlyList<NotedHead>> Read(SenDb db, string? chain, CancellationToken ct)
    {
        var root = await db.AuditRoots.AsNoTracking().OrderByDescending(line => line.Seq).Select(line => new NotedHead(Root, line.Seq, line.Hash)).FirstOrDefaultAsync(ct);
        var heads = await db.AuditHeads.AsNoTracking().Where(head => chain == null || head.CommuneId == chain).Select(head => new NotedHead(head.CommuneId, head.Seq, head.Hash)).ToListAsync(ct);
        return [.. root is null ? [] : new[] { root }, .. heads.OrderBy(head => head.Chain, StringComparer.Ordinal)];
    }

    /// <summary>The file: a line of explanation, then one line a chain.</summary>
    public static string Write(IReadOnlyList<NotedHead> heads, DateTime now) =>
        $"# Sen, niêm phong nhật ký, {AuditLine.Instant(now)}\n{string.Concat(heads.Select(head => string.Create(CultureInfo.InvariantCulture, $"{head.Chain} {head.Seq} {head.Hash}\n")))}";

    /// <summary>Reads such a file; the number of the first line that is none, from 1, or 0 when all are.</summary>
    public static (IReadOnlyList<NotedHead> Heads, int Wrong) Parse(string text)
    {
        var (heads, number) = (new List<NotedHead>(), 0);
        foreach (var line in text.Split('\n').Select(line => line.Trim('\r', ' ', '\uFEFF')))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var chain, var seq, { Length: 64 } hash]
                || !long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at < 1
                || (chain != Root && !Guid.TryParseExact(chain, "d", out _)) || !hash.All(char.IsAsciiHexDigit))
            {
                return ([], number);
            }

            var head = new NotedHead(chain.ToLowerInvariant(), at, hash.ToLowerInvariant());
            // Two marks of one line cannot both be true.
            if (heads.Exists(one => one.Chain == head.Chain && one.Seq == head.Seq && one.Hash != head.Hash))
            {
                return ([], number);
            }

            heads.Add(head);
        }

        return (heads, heads.Count == 0 ? 1 : 0);
    }
}
