namespace Sen.Data;

/// <summary>This installation. One row.</summary>
public sealed class Installation
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>Node id: stamped on every record made here, so that nodes can exchange acts.</summary>
    public Guid NodeId { get; init; }

    /// <summary>True when the data is the demonstration.</summary>
    public bool IsDemo { get; set; }

    /// <summary>The demonstration's own clock as it stood last (UTC); null for a real installation. A listed exception: written without an act.</summary>
    public DateTime? DemoClock { get; set; }

    /// <summary>UTC instant the set-up was finished; null while nobody has done it.</summary>
    public DateTime? SetUpAt { get; set; }
}
