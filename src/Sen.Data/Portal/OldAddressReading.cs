using System.Security.Cryptography;
using System.Text;

namespace Sen.Data.Portal;

/// <summary>Where an old address leads: the kind of record, and of an article readers see what its address is made of.</summary>
public sealed record OldTarget(string Kind, Guid Id, string? CategorySlug, string? Slug);

/// <summary>Looks old addresses up in plain SQL: an unknown address is asked for by robots all day and must cost little.</summary>
public static class OldAddressReading
{
    /// <summary>The hash an address is found by.</summary>
    /// <param name="address">Path and query in their one spelling.</param>
    public static string HashOf(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)));

    /// <summary>Where an address of a commune's old portal leads, or null.</summary>
    public static async Task<OldTarget?> Find(Databases databases, Guid commune, string address, CancellationToken ct)
    {
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask(
            """
            SELECT o.target_kind, o.target_id, a.category_slug, a.slug
            FROM old_address o LEFT JOIN article a ON a.id = o.target_id AND a.is_public
            WHERE o.commune_id = @p0 AND o.address_hash = @p1
            """,
            commune, HashOf(address));
        return (await command.All(row => new OldTarget(row.GetString(0), row.GetGuid(1), row.TextOrNull(2), row.TextOrNull(3)), ct)).FirstOrDefault();
    }

    /// <summary>What a renamed or merged category is called in addresses now; null when it never was one, has articles again, or readers see none of the new one.</summary>
    public static async Task<string?> Category(Databases databases, Guid commune, string slug, CancellationToken ct)
    {
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask(
            """
            SELECT m.slug_now FROM moved_category m
            WHERE m.commune_id = @p0 AND m.slug = @p1 AND EXISTS (SELECT 1 FROM article a WHERE a.commune_id = m.commune_id AND a.category_slug = m.slug_now AND a.is_public)
                AND NOT EXISTS (SELECT 1 FROM article a WHERE a.commune_id = m.commune_id AND a.category_slug = m.slug AND a.is_public)
            """,
            commune, slug);
        return (await command.All(row => row.GetString(0), ct)).FirstOrDefault();
    }
}
