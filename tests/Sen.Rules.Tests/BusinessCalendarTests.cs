using System.Globalization;
using CsCheck;
using Sen.Movement;
using Xunit;

namespace Sen.Rules.Tests;

public class BusinessCalendarTests
{
    /// <summary>The days off of 2022 beyond weekends and fixed holidays, as announced: Tết 31/01–04/02, the Hùng Kings' day (made up for on 11/04), 01/09.</summary>
    private static readonly BusinessCalendar Year2022 = new(
        Dates("2022-01-31 2022-02-01 2022-02-02 2022-02-03 2022-02-04 2022-04-10 2022-04-11 2022-09-01"), []);

    private static readonly BusinessCalendar Bare = new();

    [Theory]
    [InlineData("2022-09-22T16:59:59Z", "2022-09-22", "23:59:59"), InlineData("2022-09-22T17:00:00Z", "2022-09-23", "00:00:00"), InlineData("2022-09-23T01:00:00Z", "2022-09-23", "08:00:00")]
    [InlineData("2019-12-31T17:00:00Z", "2020-01-01", "00:00:00")]
    public void The_local_day_begins_seven_hours_before_the_day_of_UTC(string instant, string date, string time)
    {
        var utc = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).UtcDateTime;
        Assert.Equal(Date(date), BusinessCalendar.DateOf(utc));
        Assert.Equal(TimeOnly.Parse(time, CultureInfo.InvariantCulture), BusinessCalendar.TimeOf(utc));
        Assert.Equal(Date(date), BusinessCalendar.DateOf(new DateTimeOffset(utc).ToOffset(TimeSpan.FromHours(-5))));
        Assert.Equal(Date(date), BusinessCalendar.Today(new Clock(new DateTimeOffset(utc))));
    }

    [Fact]
    public void A_time_read_from_a_database_without_its_kind_is_UTC_and_a_machines_own_time_is_refused()
    {
        Assert.Equal(Date("2022-09-23"), BusinessCalendar.DateOf(new DateTime(2022, 9, 22, 17, 0, 0, DateTimeKind.Unspecified)));
        Assert.Throws<ArgumentException>(() => BusinessCalendar.DateOf(new DateTime(2022, 9, 22, 17, 0, 0, DateTimeKind.Local)));
    }

    [Fact]
    public void Days_months_and_years_are_half_open_and_meet()
    {
        Assert.Equal((Utc("2022-09-22T17:00:00Z"), Utc("2022-09-23T17:00:00Z")), BusinessCalendar.Day(Date("2022-09-23")));
        Assert.Equal((Utc("2024-01-31T17:00:00Z"), Utc("2024-02-29T17:00:00Z")), BusinessCalendar.Month(2024, 2));
        Assert.Equal((Utc("2021-12-31T17:00:00Z"), Utc("2022-12-31T17:00:00Z")), BusinessCalendar.Year(2022));
        Assert.Equal(BusinessCalendar.Month(2022, 12).Before, BusinessCalendar.Month(2023, 1).From);
        Assert.Equal(DateTimeKind.Utc, BusinessCalendar.ToUtc(Date("2022-09-23"), new TimeOnly(8, 0)).Kind);
    }

    [Fact]
    public void Local_and_stored_time_convert_back_and_forth() => Gen.Select(Gen.Int[693_596, 767_010], Gen.Int[0, 86_399]).Sample((day, second) =>
    {
        var (date, time) = (DateOnly.FromDayNumber(day), new TimeOnly(0).Add(TimeSpan.FromSeconds(second)));
        var utc = BusinessCalendar.ToUtc(date, time);
        var (from, before) = BusinessCalendar.Day(date);
        return BusinessCalendar.DateOf(utc) == date && BusinessCalendar.TimeOf(utc) == time && from <= utc && utc < before;
    });

    [Theory]
    [InlineData("2022-01-03", "New Year fell on a Saturday"), InlineData("2022-05-02", "30/04 fell on a Saturday"), InlineData("2022-05-03", "01/05 fell on a Sunday")]
    [InlineData("2021-05-03", "01/05 fell on a Saturday"), InlineData("2017-05-02", "30/04 fell on a Sunday, 01/05 is a holiday itself"), InlineData("2023-09-04", "02/09 fell on a Saturday")]
    [InlineData("2020-01-01", "New Year"), InlineData("2020-04-30", "Victory Day"), InlineData("2020-05-01", "Labour Day"), InlineData("2020-09-02", "National Day")]
    [InlineData("2022-09-24", "Saturday"), InlineData("2022-09-25", "Sunday")]
    public void Offices_are_closed(string date, string why) => Assert.False(Bare.IsWorkingDay(Date(date)), why);

    [Theory]
    [InlineData("2022-01-04"), InlineData("2022-05-04"), InlineData("2017-05-03"), InlineData("2023-09-05"), InlineData("2020-05-04"), InlineData("2022-02-01")]
    public void Offices_are_open_where_no_rule_and_no_data_closes_them(string date) => Assert.True(Bare.IsWorkingDay(Date(date)));

    [Fact]
    public void Tet_and_moved_working_days_are_data()
    {
        Assert.False(Year2022.IsWorkingDay(Date("2022-02-01")));
        Assert.False(Year2022.IsWorkingDay(Date("2022-04-11")));
        Assert.True(Year2022.IsWorkingDay(Date("2022-02-07")));
        var moved = new BusinessCalendar(Dates("2024-04-29"), Dates("2024-05-04"));
        Assert.False(moved.IsWorkingDay(Date("2024-04-29")));
        Assert.True(moved.IsWorkingDay(Date("2024-05-04")));
    }

    [Fact]
    public void Listing_the_whole_announcement_closes_no_day_twice()
    {
        var announced = new BusinessCalendar(Dates("2023-04-29 2023-04-30 2023-05-01 2023-05-02 2023-05-03"), []);
        Assert.False(announced.IsWorkingDay(Date("2023-05-03")));
        Assert.True(announced.IsWorkingDay(Date("2023-05-04")));
    }

    [Theory]
    [InlineData("2022-09-23", 1, "2022-09-26"), InlineData("2022-09-23", 5, "2022-09-30"), InlineData("2022-09-24", 1, "2022-09-26"), InlineData("2022-01-28", 1, "2022-02-07")]
    [InlineData("2022-09-26", -1, "2022-09-23"), InlineData("2022-02-07", -1, "2022-01-28"), InlineData("2022-09-24", 0, "2022-09-24")]
    public void Working_days_are_added_over_weekends_and_holidays(string from, int days, string to)
    {
        Assert.Equal(Date(to), Year2022.AddWorkingDays(Date(from), days));
        Assert.Equal(days, Year2022.WorkingDaysBetween(Date(from), Date(to)));
    }

    [Fact]
    public void Adding_and_counting_working_days_agree() => Gen.Select(Gen.Int[737_425, 740_000], Gen.Int[-300, 300]).Sample((day, days) =>
    {
        var from = DateOnly.FromDayNumber(day);
        var to = Year2022.AddWorkingDays(from, days);
        return Year2022.WorkingDaysBetween(from, to) == days && (days == 0 || Year2022.IsWorkingDay(to));
    });

    [Theory]
    [InlineData("2022-09-24", "2022-09-26"), InlineData("2022-09-23", "2022-09-23"), InlineData("2022-01-29", "2022-02-07")]
    public void A_deadline_on_a_day_off_moves_to_the_next_working_day(string due, string moved) => Assert.Equal(Date(moved), Year2022.WorkingDayFrom(Date(due)));

    [Theory]
    [InlineData("2020-09-18", 2, 0), InlineData("2020-09-20", 0, 0), InlineData("2020-09-23", 0, 3)]
    public void Days_left_and_days_late_count_the_due_day_as_in_time(string today, int left, int late)
    {
        Assert.Equal(left, BusinessCalendar.DaysLeft(Date("2020-09-20"), Date(today)));
        Assert.Equal(late, BusinessCalendar.DaysLate(Date("2020-09-20"), Date(today)));
    }

    private static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<DateOnly> Dates(string list) => list.Split(' ').Select(Date);

    private static DateTime Utc(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture).UtcDateTime;

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
