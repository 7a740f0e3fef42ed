using System.Globalization;
using Sen.Movement;
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

    /// <summary>Field of the first year.</summary>
    public const string FromField = "tu";

    /// <summary>Field of the last year.</summary>
    public const string UntilField = "den";

    /// <summary>Field of the day of the tree.</summary>
    public const string DayField = "cay";

    /// <summary>Nothing is asked.</summary>
    public static TreeChoice None { get; } = new(null, null, false, null, null, null, false);

    /// <summary>As an address asks; what cannot be read is not asked.</summary>
    public static TreeChoice Of(IQueryCollection query) => new(
        Year(Typed(query, FromField)), Year(Typed(query, UntilField)), query["cach"] == Then,
        AdministrativeDate.Read(query[DayField].ToString()) is { Problem: null } day ? day.Value : null,
        Guid.TryParse(query["xa"].ToString(), out var unit) ? unit : null,
        Enum.TryParse<Sen.Movement.Units.OrganisationKind>(query["loai"].ToString(), out var kind) && Enum.IsDefined(kind) ? kind : null,
        query["that"] == "1");

    /// <summary>What an address asks that is no year, no day, or the wrong way round, each at its field; null when all of it is understood. Nothing is turned or left out silently.</summary>
    /// <param name="query">The address.</param>
    /// <param name="lastUsual">The last year when none is asked.</param>
    public static Refusal.Invalid? Problem(IQueryCollection query, int lastUsual)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        foreach (var field in (string[])[FromField, UntilField])
        {
            if (Typed(query, field).Length > 0 && Year(Typed(query, field)) is null)
            {
                wrong[field] = ("Đề nghị ghi năm bằng bốn chữ số. Ví dụ: 2015.", "Please write the year in four digits. For example: 2015.");
            }
        }

        if (wrong.Count == 0 && Year(Typed(query, FromField)) is { } from && (Year(Typed(query, UntilField)) ?? lastUsual) is var until && from > until)
        {
            wrong[FromField] = ($"Năm đầu ({from}) sau năm cuối ({until}). Đề nghị sửa một trong hai.", $"The first year ({from}) is after the last one ({until}). Please change one of them.");
        }

        if (Typed(query, DayField).Length > 0 && AdministrativeDate.Read(Typed(query, DayField)).Problem is { } problem)
        {
            wrong[DayField] = problem;
        }

        return wrong.Count > 0 ? new(wrong) : null;
    }

    /// <summary>What stands in a field of an address, as it was typed.</summary>
    public static string Typed(IQueryCollection query, string field) => query[field].ToString().Trim();

    /// <summary>The parts of an address that ask for this.</summary>
    public IEnumerable<(string Name, string? Value)> Parts =>
    [
        (FromField, Text(From)), (UntilField, Text(Until)), ("cach", AsItWas ? Then : null), (DayField, Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
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
