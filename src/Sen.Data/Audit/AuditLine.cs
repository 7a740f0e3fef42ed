using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sen.Data.Audit;

/// <summary>
/// One act as it is kept for ever. Every column is text exactly as it was hashed, so that any changed byte is noticed on either database;
/// lines of one commune form a chain (each hash covers the one before).
/// </summary>
public sealed class AuditLine
{
    /// <summary>The commune's id; the empty id for the installation's own chain.</summary>
    public required string CommuneId { get; init; }

    /// <summary>Number in the chain, from 1, without gaps.</summary>
    public long Seq { get; init; }

    /// <summary>UTC instant, ISO 8601 with milliseconds.</summary>
    public required string At { get; init; }

    /// <summary>Who; the empty id for Sen itself.</summary>
    public required string ActorId { get; init; }

    /// <summary>The actor's role title at that moment.</summary>
    public required string ActorName { get; init; }

    /// <summary>The post the permit rests on; empty when the standing alone was enough.</summary>
    public required string Post { get; init; }

    /// <summary>On whose behalf; empty when on one's own.</summary>
    public required string OnBehalf { get; init; }

    /// <summary>Through which door.</summary>
    public required string Door { get; init; }

    /// <summary>The operation's verb.</summary>
    public required string Verb { get; init; }

    /// <summary>Kind of record.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Which record.</summary>
    public required string SubjectId { get; init; }

    /// <summary>Idempotency key.</summary>
    public required string Key { get; init; }

    /// <summary>Why; empty when none was given.</summary>
    public required string Reason { get; init; }

    /// <summary>What changed, row by row and field by field: JSON.</summary>
    public required string Changes { get; init; }

    /// <summary>Schema of this line.</summary>
    public required string Schema { get; init; }

    /// <summary>Hash of the line before, hexadecimal; sixty-four zeros for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 over all other columns, hexadecimal.</summary>
    public string Hash { get; set; } = "";

    /// <summary>What stands before the first line.</summary>
    public static string Genesis { get; } = new('0', 64);

    /// <summary>Computes the hash of the columns: each is length-prefixed, so that moving a letter from one column to the next is a change.</summary>
    public string Digest()
    {
        var text = new StringBuilder();
        foreach (var column in new[]
        {
            CommuneId, Seq.ToString(CultureInfo.InvariantCulture), At, ActorId, ActorName, Post, OnBehalf, Door, Verb,
            SubjectKind, SubjectId, Key, Reason, Changes, Schema, Previous,
        })
        {
            text.Append(column.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(column).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The text form of an instant in the audit.</summary>
    public static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The instant of a text form, in UTC.</summary>
    public static DateTime Moment(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).UtcDateTime;
}

/// <summary>Where a chain ends: number and hash of its last line. One row a commune; the only row a commit has to lock.</summary>
public sealed class AuditHead
{
    /// <summary>The commune's id.</summary>
    public required string CommuneId { get; init; }

    /// <summary>Number of the last line.</summary>
    public long Seq { get; set; }

    /// <summary>Hash of the last line.</summary>
    public required string Hash { get; set; }
}

/// <summary>A line of the root chain: the heads of all chains at one moment, folded by a background job. It ties the communes' chains together.</summary>
public sealed class AuditRoot
{
    /// <summary>Number from 1.</summary>
    public long Seq { get; init; }

    /// <summary>UTC instant, ISO 8601 with milliseconds.</summary>
    public required string At { get; init; }

    /// <summary>The heads: lines “commune seq hash”, sorted.</summary>
    public required string Heads { get; init; }

    /// <summary>Hash of the root line before.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 over number, instant, heads and previous hash.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Computes the hash.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{Seq.ToString(CultureInfo.InvariantCulture)}\n{At}\n{Heads.Length.ToString(CultureInfo.InvariantCulture)}:{Heads}\n{Previous}\n")));
}
