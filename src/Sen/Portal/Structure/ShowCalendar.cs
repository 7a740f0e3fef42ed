using System.Globalization;
using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The calendar (lịch): when leaders receive citizens, when villages meet. One month a page, and a file that telephones subscribe to.</summary>
public static class ShowCalendar
{
    public const string Address = "/lich", FileAddress = "/lich.ics";

    // A file for telephones holds what was a little while ago and what is to come.
    private const int DaysBack = 31, Most = 500;

    /// <summary>Maps the page and the file.</summary>
    public static void Map(Routes routes)
    {
        routes.MapPage(Address, [PageQuery.Month], Answer);
        routes.MapRead(FileAddress, File).Needs(Operation.ReadPortal);
    }

    private static async Task<PageAnswer?> Answer(PageRequest request)
    {
        var today = BusinessCalendar.Today(request.Clock);
        if (MonthOf(request.Value(PageQuery.Month), today) is not { } first)
        {
            return null;
        }

        await using var db = request.Open();
        var (from, before) = (first, first.AddMonths(1));
        var entries = await db.CalendarEntries.AsNoTracking().Where(entry => entry.On >= from && entry.On < before).ToListAsync(request.Ct);
        return await request.Draw<CalendarView>(
            new CalendarPage(first, today, [.. entries.OrderBy(entry => entry.On).ThenBy(entry => entry.Begins).ThenBy(entry => entry.Id)])
            {
                Earlier = request.With((PageQuery.Month, Text(first.AddMonths(-1)))),
                Later = request.With((PageQuery.Month, Text(first.AddMonths(1)))),
            },
            ["calendar"]);
    }

    /// <summary>The address of the month a day is in.</summary>
    public static string Of(DateOnly day) => $"{Address}?{PageQuery.Month}={Text(day)}";

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    // Ten years each way: nobody pages to the end of time.
    private static DateOnly? MonthOf(string? asked, DateOnly today) => asked is null
        ? today.AddDays(1 - today.Day)
        : DateOnly.TryParseExact($"{asked}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && Math.Abs(first.Year - today.Year) <= 10
            ? first : null;

    private static async Task File(HttpContext http)
    {
        var site = http.RequestServices.GetRequiredService<Visit>().Site!;
        var from = BusinessCalendar.Today(http.RequestServices.GetRequiredService<TimeProvider>()).AddDays(-DaysBack);
        await using var db = http.RequestServices.GetRequiredService<Databases>().Open(Scope.Of(site.CommuneId));
        var entries = await db.CalendarEntries.AsNoTracking().Where(entry => entry.On >= from).OrderBy(entry => entry.On).ThenBy(entry => entry.Id).Take(Most).ToListAsync(http.RequestAborted);
        var calendar = new Ical.Net.Calendar { Method = "PUBLISH", ProductId = "-//Sen//Lich//VI" };
        calendar.AddProperty("X-WR-CALNAME", $"{site.Name} – {Words.Vi.Calendar}");
        calendar.Events.AddRange(entries.Select(Event));
        http.Response.Headers.CacheControl = "no-cache";
        await Results.Bytes(Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar) ?? ""), "text/calendar; charset=utf-8").ExecuteAsync(http);
    }

    private static CalendarEvent Event(CalendarEntry entry)
    {
        var made = new CalendarEvent
        {
            Uid = $"{entry.Id:d}",
            Summary = entry.Title,
            Location = entry.Place.Length == 0 ? null : entry.Place,
            Description = entry.Note.Length == 0 ? null : entry.Note,
            Status = entry.Cancelled ? "CANCELLED" : "CONFIRMED",
            Sequence = entry.Version,
            DtStamp = new CalDateTime(BusinessCalendar.ToUtc(entry.On), "UTC"),
            Start = entry.Begins is { } begins ? new CalDateTime(BusinessCalendar.ToUtc(entry.On, begins), "UTC") : new CalDateTime(entry.On),
        };
        if (entry is { Begins: not null, Ends: { } ends })
        {
            made.End = new CalDateTime(BusinessCalendar.ToUtc(entry.On, ends), "UTC");
        }

        return made;
    }
}

/// <summary>A month of the calendar.</summary>
public sealed record CalendarPage(DateOnly Month, DateOnly Today, IReadOnlyList<CalendarEntry> Entries)
{
    public required string Earlier { get; init; }

    public required string Later { get; init; }

    /// <summary>It is the month of today.</summary>
    public bool IsNow => (Month.Year, Month.Month) == (Today.Year, Today.Month);

    /// <summary>From today on.</summary>
    public IReadOnlyList<CalendarEntry> ToCome => [.. Entries.Where(entry => entry.On >= Today)];

    /// <summary>Before today.</summary>
    public IReadOnlyList<CalendarEntry> Past => [.. Entries.Where(entry => entry.On < Today)];
}
