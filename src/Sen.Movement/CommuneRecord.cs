namespace Sen.Movement;

/// <summary>Where a value comes from; drives the badge “minh họa”.</summary>
public enum Origin
{
    /// <summary>Entered by the people who work with Sen: no badge.</summary>
    Recorded,

    /// <summary>Told by the seed page of xã Bình Sa: no badge, quoted.</summary>
    Seed,

    /// <summary>Made up to show the product; every page marks it “minh họa”.</summary>
    Illustrative,

    /// <summary>Taken over as it was told by a saved page of an old portal, or by a published list: no badge.</summary>
    Imported,
}

/// <summary>
/// What every record of a commune has. Keys are UUIDv7; the node that wrote it, its commune and its province are columns,
/// so that nodes can exchange acts and a distributed database can shard.
/// </summary>
public abstract class CommuneRecord
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; init; }

    /// <summary>The commune (xã, phường, đặc khu) whose record this is: identity of the unit, never its code.</summary>
    public Guid CommuneId { get; init; }

    /// <summary>The province the commune belonged to when the record was made.</summary>
    public Guid ProvinceId { get; init; }

    /// <summary>The installation that wrote the record first; set by the one door for writes.</summary>
    public Guid NodeId { get; set; }

    /// <summary>Counts the acts that changed this row; guards against silent overwriting.</summary>
    public int Version { get; set; }

    /// <summary>Recorded, from the seed, or illustrative.</summary>
    public Origin Origin { get; set; }
}

/// <summary>The commune and its province: where a new record belongs.</summary>
public readonly record struct Home(Guid CommuneId, Guid ProvinceId);
