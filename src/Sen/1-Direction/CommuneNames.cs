using Sen.Plumbing;

namespace Sen.Direction;

/// <summary>The commune's name inside a sentence.</summary>
internal static class CommuneNames
{
    /// <summary>“xã Bình Sa”.</summary>
    public static string CommuneName(this Visit visit) => visit.Site?.Name is { Length: > 0 } name ? $"{char.ToLowerInvariant(name[0])}{name[1..]}" : "xã";
}
