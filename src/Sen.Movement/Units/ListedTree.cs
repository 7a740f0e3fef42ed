using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sen.Movement.Units;

/// <summary>A unit as a published list has it (đơn vị theo danh mục): what it was called over time, and the line it stands on.</summary>
/// <param name="At">The line.</param>
/// <param name="Id">The same on every machine, so that two installations mean the same unit by it.</param>
/// <param name="Names">What it was called, oldest first.</param>
/// <param name="ParentCode">Code of the unit above; empty for a province.</param>
public sealed record ListedUnit(ListLine At, Guid Id, List<UnitVersion> Names, string ParentCode)
{
    /// <summary>Its first name.</summary>
    public UnitVersion First => Names[0];

    /// <summary>Its last name.</summary>
    public UnitVersion Last => Names[^1];

    /// <summary>Which tier.</summary>
    public Tier Tier => Tiers.Of(First.Kind);
}

/// <summary>The lists as they were read: units, and how they followed from one another (danh mục đã đọc).</summary>
/// <param name="Units">The units, those above before those below.</param>
/// <param name="Successions">Whole or in part, from unit to unit.</param>
public sealed record ListedTree(IReadOnlyList<ListedUnit> Units, IReadOnlyList<UnitSuccession> Successions)
{
    private static readonly DateTimeOffset Epoch = new(2025, 7, 1, 0, 0, 0, TimeSpan.FromHours(7));

    /// <summary>A UUIDv7 made from what a list says: a list loaded twice, or on two machines, gives the same ids.</summary>
    internal static Guid IdOf(FormattableString what)
    {
        Span<byte> bytes = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"sen unit {what.ToString(CultureInfo.InvariantCulture)}"), bytes);
        var milliseconds = Epoch.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)((milliseconds >> (40 - (8 * i))) & 0xff);
        }

        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes[..16], bigEndian: true);
    }
}
