using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>What kind of administrative unit (đơn vị hành chính) or self-managed community.</summary>
public enum UnitKind
{
    /// <summary>Cả nước.</summary>
    Nation,

    /// <summary>Tỉnh.</summary>
    Province,

    /// <summary>Thành phố trực thuộc Trung ương.</summary>
    Municipality,

    /// <summary>Huyện: history only, until 2025-06-30, as are the three kinds after it.</summary>
    District,

    /// <summary>Quận.</summary>
    UrbanDistrict,

    /// <summary>Thị xã.</summary>
    Town,

    /// <summary>Thành phố thuộc tỉnh, thành phố thuộc thành phố trực thuộc Trung ương.</summary>
    ProvincialCity,

    /// <summary>Xã.</summary>
    Commune,

    /// <summary>Phường.</summary>
    Ward,

    /// <summary>Thị trấn: history only, until 2025-06-30.</summary>
    Township,

    /// <summary>Đặc khu, from 2025-07-01.</summary>
    SpecialZone,

    /// <summary>Thôn, a self-managed community and not a tier.</summary>
    Village,

    /// <summary>Tổ dân phố.</summary>
    ResidentialGroup,
}

/// <summary>
/// An administrative unit as an identity that is never reused. Official codes are reused across time (20836 was xã Bình Sa and
/// is xã Thăng Trường since 2025-07-01), so a code is only a property of a <see cref="UnitVersion"/>.
/// </summary>
public sealed class Unit
{
    /// <summary>UUIDv7, for ever.</summary>
    public Guid Id { get; init; }

    /// <summary>Recorded, from the seed, or illustrative.</summary>
    public Origin Origin { get; set; }
}

/// <summary>What a unit was called and where it belonged during an interval. Intervals are half-open and never overlap for one unit.</summary>
public sealed class UnitVersion
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; init; }

    /// <summary>The unit this is a version of.</summary>
    public Guid UnitId { get; init; }

    /// <summary>Kind during the interval: a xã may become a phường.</summary>
    public UnitKind Kind { get; set; }

    /// <summary>Name without the kind, NFC, as the legal basis spells it.</summary>
    public required string Name { get; set; }

    /// <summary>The name folded for search.</summary>
    public required string NameFolded { get; set; }

    /// <summary>Stored sort key, equal on both databases.</summary>
    public required string SortKey { get; set; }

    /// <summary>Official code in force during the interval; villages have none.</summary>
    public string? Code { get; set; }

    /// <summary>The unit above during the interval.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>First day; null when it is not known (open below).</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>First day after the interval; null while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The decree or resolution that made this version; null when not known.</summary>
    public string? LegalBasis { get; set; }

    /// <summary>Kind in Vietnamese with the name, for example “xã Bình Sa” (running text: kind in lower case).</summary>
    public string FullName => $"{UnitNames.Before(Kind)} {Name}";

    /// <summary>The same name as people begin a line with it, “Thôn Bình Trúc I”.</summary>
    public string Title => $"{char.ToUpperInvariant(FullName[0])}{FullName[1..]}";

    /// <summary>Corrects a typing error: the unit never had the name that was written.</summary>
    public void Correct(UnitKind kind, string name) => (Kind, Name, NameFolded, SortKey) = (kind, name, VietnameseText.Fold(name), Text.SortKey.Of(name));

    /// <summary>What the unit is called from a day on; this version ends the day before.</summary>
    /// <param name="id">Id of the new version.</param>
    /// <param name="kind">Its kind from then on.</param>
    /// <param name="name">Its name from then on.</param>
    /// <param name="from">First day of the new name.</param>
    /// <param name="basis">The decision; null when not known.</param>
    public UnitVersion Rename(Guid id, UnitKind kind, string name, DateOnly from, string? basis)
    {
        var next = new UnitVersion
        {
            Id = id,
            UnitId = UnitId,
            Kind = kind,
            Name = name,
            NameFolded = VietnameseText.Fold(name),
            SortKey = Text.SortKey.Of(name),
            Code = Code,
            ParentId = ParentId,
            ValidFrom = from,
            ValidTo = ValidTo,
            LegalBasis = basis,
        };
        ValidTo = from;
        return next;
    }

    /// <summary>True when the unit above is missing: only the nation and the provinces stand below nothing.</summary>
    public bool IsWithoutParent => ParentId is null && Tiers.Of(Kind) > Tier.Province;

    /// <summary>True when this version is in force on the day.</summary>
    public bool On(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day < ValidTo);

    /// <summary>True when there is a day on which both are in force.</summary>
    public bool Overlaps(UnitVersion other) => (ValidFrom is null || other.ValidTo is null || ValidFrom < other.ValidTo)
        && (other.ValidFrom is null || ValidTo is null || other.ValidFrom < ValidTo);
}

/// <summary>How one unit followed from another.</summary>
public enum SuccessionKind
{
    /// <summary>Sáp nhập: several become a new one.</summary>
    Merge,

    /// <summary>Nhập vào: one is taken into another that goes on.</summary>
    Absorb,

    /// <summary>Chia tách.</summary>
    Split,

    /// <summary>Chuyển một phần.</summary>
    TransferPart,

    /// <summary>Thành lập, nothing before it.</summary>
    Establish,

    /// <summary>Giải thể, nothing after it.</summary>
    Dissolve,

    /// <summary>Tiếp nối: one goes on whole as another, kept as it was, renamed or of another kind.</summary>
    Continue,
}

/// <summary>A dated edge from a unit to its successor; many-to-many. Shares are known only when the legal basis gives them.</summary>
public sealed class UnitSuccession
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; init; }

    /// <summary>The unit before; null for an establishment.</summary>
    public Guid? FromUnitId { get; init; }

    /// <summary>The unit after; null for a dissolution.</summary>
    public Guid? ToUnitId { get; init; }

    /// <summary>First day of the new state.</summary>
    public DateOnly EffectiveOn { get; init; }

    /// <summary>What happened.</summary>
    public SuccessionKind Kind { get; init; }

    /// <summary>Share of the area in millionths; null when the basis does not give it. Never estimated.</summary>
    public int? ShareAreaPpm { get; init; }

    /// <summary>Share of the population in millionths; null when the basis does not give it. Never estimated.</summary>
    public int? SharePopulationPpm { get; init; }

    /// <summary>The decree or resolution.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>What the source says beside it, word for word, for example “Nhập một phần diện tích; toàn bộ dân số”; empty when it says nothing.</summary>
    public string Note { get; init; } = "";
}
