namespace Sen.Data.Jobs;

/// <summary>
/// A piece of background work (việc nền), written in the transaction that asks for it. Delivery is at least once; <see cref="Key"/> lets the
/// worker do it once in effect. A lease with a fence keeps a slow worker from finishing what another has taken over.
/// </summary>
public sealed class Job
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; init; }

    /// <summary>What to do; a name the runner knows.</summary>
    public required string Kind { get; init; }

    /// <summary>Idempotency key: the same work is never queued twice.</summary>
    public required string Key { get; init; }

    /// <summary>Arguments as JSON.</summary>
    public string Payload { get; init; } = "{}";

    /// <summary>The commune it belongs to; empty for the installation.</summary>
    public Guid CommuneId { get; init; }

    /// <summary>UTC instant from which it may run.</summary>
    public DateTime RunAt { get; set; }

    /// <summary>UTC instant until which its holder may work; null when nobody holds it.</summary>
    public DateTime? LeaseUntil { get; set; }

    /// <summary>Grows with every lease; only the holder of the newest may finish.</summary>
    public long Fence { get; set; }

    /// <summary>How often it was taken.</summary>
    public int Attempts { get; set; }

    /// <summary>UTC instant it was done; null while it is not.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>What went wrong last time.</summary>
    public string? Error { get; set; }
}
