using System.Globalization;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using static Sen.Demo.DemoData;

namespace Sen.Demo;

// The days around the demonstration's own date, so that the calendar has something to show.
public sealed partial class LoadDemo
{
    private static void Calendar(SenDb db)
    {
        foreach (var row in Rows("minh-hoa/lich.tsv"))
        {
            db.CalendarEntries.Add(new()
            {
                Id = Id($"calendar {row["on"]} {row["begins"]}"),
                CommuneId = Commune,
                ProvinceId = Province,
                Kind = Enum.Parse<CalendarKind>(row["kind"]),
                Title = row["title"],
                Place = row["place"],
                On = Day(row["on"]),
                Begins = Hour(row["begins"]),
                Ends = Hour(row["ends"]),
                Note = row["note"],
                Origin = Origin.Illustrative,
            });
        }
    }

    private static TimeOnly? Hour(string text) => text.Length == 0 ? null : TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
