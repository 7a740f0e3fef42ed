namespace Sen.Movement;

/// <summary>
/// Local time and working days (lịch làm việc) of Việt Nam. Instants are stored in UTC; days, deadlines and months are those of
/// Asia/Ho_Chi_Minh. The present moment is always passed in.
/// </summary>
/// <remarks>
/// Tết and the other days of the lunar calendar, the second day of National Day and moved working days are announced by the Government every year,
/// so they are data: <paramref name="daysOff"/> lists days that are off (the whole announcement may be listed, substitutes
/// included; double mention does no harm), <paramref name="workedWeekends"/> the weekend days worked instead.
/// </remarks>
public sealed class BusinessCalendar(IEnumerable<DateOnly> daysOff, IEnumerable<DateOnly> workedWeekends)
{
    /// <summary>
    /// The official time of Việt Nam, UTC+7 without summer time (Decision 134/2002/QĐ-TTg). A fixed offset, not a time zone looked up by name: records
    /// begin in 2015, long after the last change of 1975, and a small machine may have no time zone data or other data than its neighbour.
    /// </summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>Holidays with a fixed date (Labour Code 2019, article 112.1): New Year, Victory Day, Labour Day, National Day.</summary>
    private static readonly (int Month, int Day)[] FixedHolidays = [(1, 1), (4, 30), (5, 1), (9, 2)];

    private readonly HashSet<DateOnly> _daysOff = [.. daysOff];
    private readonly HashSet<DateOnly> _workedWeekends = [.. workedWeekends];

    /// <summary>A calendar that knows only weekends and the fixed holidays.</summary>
    public BusinessCalendar()
        : this([], [])
    {
    }

    /// <summary>The local date now.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow());

    /// <summary>The local date of an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The local date of a stored UTC time.</summary>
    public static DateOnly DateOf(DateTime utc) => DateOf(Instant(utc));

    /// <summary>The local wall-clock time of a stored UTC time, for showing.</summary>
    public static TimeOnly TimeOf(DateTime utc) => TimeOnly.FromDateTime(Instant(utc).ToOffset(Offset).DateTime);

    /// <summary>The UTC time of a local date and wall-clock time.</summary>
    public static DateTime ToUtc(DateOnly date, TimeOnly time = default) => new DateTimeOffset(date, time, Offset).UtcDateTime;

    /// <summary>A local day as a half-open stretch of UTC: from its first moment to the first of the next.</summary>
    public static (DateTime From, DateTime Before) Day(DateOnly date) => (ToUtc(date), ToUtc(date.AddDays(1)));

    /// <summary>A local month as a half-open stretch of UTC.</summary>
    public static (DateTime From, DateTime Before) Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return (ToUtc(first), ToUtc(first.AddMonths(1)));
    }

    /// <summary>A local year as a half-open stretch of UTC.</summary>
    public static (DateTime From, DateTime Before) Year(int year) => (ToUtc(new DateOnly(year, 1, 1)), ToUtc(new DateOnly(year + 1, 1, 1)));

    /// <summary>Calendar days until the deadline; 0 on the day itself and after it.</summary>
    public static int DaysLeft(DateOnly due, DateOnly today) => Math.Max(0, due.DayNumber - today.DayNumber);

    /// <summary>Calendar days past the deadline (quá hạn); 0 up to and including the day itself.</summary>
    public static int DaysLate(DateOnly due, DateOnly today) => Math.Max(0, today.DayNumber - due.DayNumber);

    /// <summary>Whether offices work that day.</summary>
    public bool IsWorkingDay(DateOnly date) =>
        _workedWeekends.Contains(date) || (!IsWeekend(date) && !_daysOff.Contains(date) && !IsFixedHoliday(date) && !IsSubstitute(date));

    /// <summary>
    /// The same day when it is a working day, else the next one: where a deadline that falls on a day off moves (Civil Code 2015, article 148.5).
    /// </summary>
    public DateOnly WorkingDayFrom(DateOnly date)
    {
        while (!IsWorkingDay(date))
        {
            date = date.AddDays(1);
        }

        return date;
    }

    /// <summary>The date <paramref name="days"/> working days after (or, negative, before) a date; that date itself does not count. 0 gives the date back.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int days)
    {
        for (var left = Math.Abs(days); left > 0;)
        {
            date = date.AddDays(Math.Sign(days));
            left -= IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    /// <summary>How many working days lie after <paramref name="from"/> up to and including <paramref name="to"/>; negative when it is earlier.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Enumerable.Range(to.DayNumber, from.DayNumber - to.DayNumber).Count(day => IsWorkingDay(DateOnly.FromDayNumber(day)));
        }

        return Enumerable.Range(from.DayNumber + 1, to.DayNumber - from.DayNumber).Count(day => IsWorkingDay(DateOnly.FromDayNumber(day)));
    }

    /// <summary>
    /// Whether the day makes up for a fixed holiday that fell on a weekend: the next day that is neither weekend, nor fixed holiday, nor already
    /// a substitute (Labour Code 2019, article 111.3). Days given as data do not push it on: they contain their own substitutes.
    /// </summary>
    private static bool IsSubstitute(DateOnly date)
    {
        var substitutes = new List<DateOnly>();
        foreach (var holiday in FixedHolidays.Select(holiday => new DateOnly(date.Year, holiday.Month, holiday.Day)).Where(IsWeekend))
        {
            var day = holiday;
            while (IsWeekend(day) || IsFixedHoliday(day) || substitutes.Contains(day))
            {
                day = day.AddDays(1);
            }

            substitutes.Add(day);
        }

        return substitutes.Contains(date);
    }

    private static bool IsFixedHoliday(DateOnly date) => FixedHolidays.Contains((date.Month, date.Day));

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateTimeOffset Instant(DateTime utc) =>
        utc.Kind == DateTimeKind.Local
            ? throw new ArgumentException("Stored times are UTC.", nameof(utc))
            : new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
