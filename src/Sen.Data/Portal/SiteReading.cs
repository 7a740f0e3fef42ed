using System.Data.Common;
using Sen.Movement;

namespace Sen.Data.Portal;

/// <summary>Reads whose site a host name stands for, and its web links, without waiting for the model of all tables.</summary>
public static class SiteReading
{
    /// <summary>
    /// The site of the host name with its emblem, unless something is in the picture's way; a site without a host name, the only one of its installation,
    /// answers for every name. Null before the set-up, and for a name nobody has.
    /// </summary>
    public static async Task<Site?> Of(Databases databases, string host, CancellationToken ct)
    {
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask(
            """
            SELECT s.id, s.commune_id, s.province_id, s.origin, s.host, s.name, s.place, s.copyright, s.office, s.telephone, s.email, s.designed_by, m.id
            FROM site s
            LEFT JOIN media_use u ON u.owner_kind = 'Site' AND u.owner_id = s.id AND u.commune_id = s.commune_id
            LEFT JOIN media_item m ON m.id = u.media_id AND m.block = 'None'
            WHERE s.host IS NULL OR s.host = @p0 ORDER BY CASE WHEN s.host IS NULL THEN 1 ELSE 0 END, s.id LIMIT 1
            """,
            host.ToLowerInvariant());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(reader) : null;
    }

    /// <summary>“Liên kết web” of a commune, in their order.</summary>
    public static async Task<IReadOnlyList<WebLink>> WebLinks(Databases databases, Guid commune, CancellationToken ct)
    {
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask("""SELECT label, address, origin, "order" FROM web_link WHERE commune_id = @p0 ORDER BY "order", id""", commune);
        return await command.All(
            row => new WebLink { Label = row.GetString(0), Address = row.GetString(1), Origin = row.Enum<Origin>(2), Order = row.GetInt32(3) }, ct);
    }

    /// <summary>The menu and the web links an editor wrote; null where nobody did.</summary>
    public static async Task<(string? Menu, string? Links)> MenuAndLinks(Databases databases, Guid commune, CancellationToken ct)
    {
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask("SELECT key, live FROM site_part WHERE commune_id = @p0 AND key IN ('menu', 'lien-ket') AND live IS NOT NULL", commune);
        var rows = await command.All(row => (Key: row.GetString(0), Live: row.GetString(1)), ct);
        return (rows.Find(row => row.Key == "menu").Live, rows.Find(row => row.Key == "lien-ket").Live);
    }

    /// <summary>What readers see of a part an editor wrote; null when nobody published one.</summary>
    public static async Task<SitePart?> Part(Databases databases, Guid commune, string key, CancellationToken ct)
    {
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask("SELECT live, live_since FROM site_part WHERE commune_id = @p0 AND key = @p1 AND live IS NOT NULL", commune, key);
        return (await command.All(row => new SitePart { Key = key, Live = row.GetString(0), LiveSince = row.GetDateTime(1) }, ct)).FirstOrDefault();
    }

    private static Site Read(DbDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        CommuneId = reader.GetGuid(1),
        ProvinceId = reader.GetGuid(2),
        Origin = reader.Enum<Origin>(3),
        Host = reader.TextOrNull(4),
        Name = reader.GetString(5),
        Place = reader.GetString(6),
        Copyright = reader.GetString(7),
        Office = reader.GetString(8),
        Telephone = reader.GetString(9),
        Email = reader.GetString(10),
        DesignedBy = reader.GetString(11),
        Emblem = reader.IsDBNull(12) ? null : reader.GetGuid(12),
    };
}
