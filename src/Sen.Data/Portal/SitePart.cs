using Sen.Movement;

namespace Sen.Data.Portal;

/// <summary>
/// A part of a portal that an editor changes without code (phần của cổng): the menu, the blocks of the home page, the web links, a standing page.
/// What is being prepared is seen by nobody but the desk; what readers saw before is kept, so that one press takes a publication back.
/// </summary>
public sealed class SitePart : CommuneRecord
{
    /// <summary>Which part, for example “menu” or “gioi-thieu”; one row each.</summary>
    public required string Key { get; init; }

    /// <summary>What readers see; null stands for what the portal shows by itself.</summary>
    public string? Live { get; set; }

    /// <summary>What is being prepared; null when nothing is.</summary>
    public string? Draft { get; set; }

    /// <summary>What readers saw before; null stands for what the portal shows by itself.</summary>
    public string? Before { get; set; }

    /// <summary>UTC instant readers began to see it as it is; null before the first publication.</summary>
    public DateTime? LiveSince { get; set; }
}

/// <summary>What an entry of the calendar is about (lịch tiếp công dân, lịch họp thôn).</summary>
public enum CalendarKind
{
    /// <summary>Tiếp công dân: leaders receive citizens.</summary>
    Reception,

    /// <summary>Họp thôn: a village meets.</summary>
    VillageMeeting,

    /// <summary>Kiểm tra: an inspection that was announced.</summary>
    Inspection,

    /// <summary>Anything else people should know the day of.</summary>
    Other,
}

/// <summary>An entry of the public calendar (lịch). It is cancelled, never deleted: who wrote the day down must learn of it.</summary>
public sealed class CalendarEntry : CommuneRecord
{
    /// <summary>What it is about.</summary>
    public CalendarKind Kind { get; set; }

    /// <summary>What happens.</summary>
    public required string Title { get; set; }

    /// <summary>Where.</summary>
    public string Place { get; set; } = "";

    /// <summary>The local day.</summary>
    public DateOnly On { get; set; }

    /// <summary>Local time it begins; null for the whole day.</summary>
    public TimeOnly? Begins { get; set; }

    /// <summary>Local time it ends; null when nobody said.</summary>
    public TimeOnly? Ends { get; set; }

    /// <summary>What people should bring or know.</summary>
    public string Note { get; set; } = "";

    /// <summary>It does not take place.</summary>
    public bool Cancelled { get; set; }
}
