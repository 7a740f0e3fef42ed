using Sen.Data.Portal;
using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>What the kinds of the public calendar are called.</summary>
public static class CalendarNames
{
    /// <summary>The name of a kind.</summary>
    public static Wording Of(CalendarKind kind) => kind switch
    {
        CalendarKind.Reception => ("Tiếp công dân", "Citizens are received"),
        CalendarKind.VillageMeeting => ("Họp thôn", "Village meeting"),
        CalendarKind.Inspection => ("Kiểm tra", "Inspection"),
        _ => ("Khác", "Other"),
    };
}
