using System.Globalization;
using Sen.Movement.Text;

namespace Sen.Plumbing;

/// <summary>
/// Which reading an address asks for (cách đọc): as it was, or on the tree of a day; with the years, the unit and the kind of owner it is about. Figures and the list behind each of
/// them carry the same.
/// </summary>
/// <param name="From">First year; null for no limit.</param>
/// <param name="Until">Last year; null for no limit.</param>
/// <param name="AsItWas">Each record under the unit of its own day.</param>
/// <param name="Day">The day of the tree; null for today.</param>
/// <param name="Unit">Only what lies in this unit in that reading; the empty id for what lies in none.</param>
/// <param name="OwnerKind">Only of this kind of owner organisation.</param>
/// <param name="RealOnly">What is made up is left out.</param>
public sealed record TreeChoice(int? From, int? Until, bool AsItWas, DateOnly? Day, Guid? Unit, Sen.Movement.Units.OrganisationKind? OwnerKind, bool RealOnly)
{
    /// <summary>Value of an address that reads as it was.</summary>
    public const string Then = "khi-do";

    /// <summary>Nothing is asked.</summary>
    public static TreeChoice None { get; } = new(null, null, false, null, null, null, false);

    /// <summary>As an address asks; what cannot be read is not asked.</summary>
    public static TreeChoice Of(IQueryCollection query) => new(
        Year(query["tu"].ToString()), Year(query["den"].ToString()), query["cach"] == Then,
        AdministrativeDate.Read(query["cay"].ToString()) is { Problem: null } day ? day.Value : null,
        Guid.TryParse(query["xa"].ToString(), out var unit) ? unit : null,
        Enum.TryParse<Sen.Movement.Units.OrganisationKind>(query["loai"].ToString(), out var kind) && Enum.IsDefined(kind) ? kind : null,
        query["that"] == "1");

    /// <summary>The parts of an address that ask for this.</summary>
    public IEnumerable<(string Name, string? Value)> Parts =>
    [
        ("tu", Text(From)), ("den", Text(Until)), ("cach", AsItWas ? Then : null), ("cay", Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("xa", Unit?.ToString("d")), ("loai", OwnerKind?.ToString()), ("that", RealOnly ? "1" : null),
    ];

    /// <summary>An address with these parts; those without a value are left out.</summary>
    public static string Address(string page, IEnumerable<(string Name, string? Value)> parts)
    {
        var query = string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? page : $"{page}?{query}";
    }

    private static int? Year(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 9998 ? year : null;

    private static string? Text(int? year) => year?.ToString(CultureInfo.InvariantCulture);
}
