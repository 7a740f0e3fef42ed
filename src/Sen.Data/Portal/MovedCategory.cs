using Sen.Movement;

namespace Sen.Data.Portal;

/// <summary>
/// The address of a category that was renamed, or merged into another (chuyên mục đổi tên): it answers 301 for life. Every row leads to where the articles are
/// now, however often they moved.
/// </summary>
public sealed class MovedCategory : CommuneRecord
{
    /// <summary>Words of the category in the address before.</summary>
    public required string Slug { get; init; }

    /// <summary>Words of the category in the address now.</summary>
    public required string SlugNow { get; set; }
}
