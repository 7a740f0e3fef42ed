using System.Globalization;

namespace Sen.Movement.Text;

/// <summary>
/// Dates and periods the way official documents and the product's pages write them. Source: Decree 30/2020/NĐ-CP, Annex I, part I,
/// section II.4 – days 1 to 9 and months 1, 2 take a leading 0 – and the circulars that cite dates as «ngày 05/9/2026».
/// </summary>
public static class AdministrativeDate
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private static readonly string[] Weekdays = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    /// <summary>«ngày 05 tháng 02 năm 2026», «ngày 23 tháng 9 năm 2020».</summary>
    public static string Long(DateOnly date) => $"ngày {date.Day:00} tháng {Month(date)} năm {Year(date)}";

    /// <summary>Place and date of a document (địa danh và thời gian): «Bình Sa, ngày 05 tháng 01 năm 2020».</summary>
    public static string PlaceAndDate(string place, DateOnly date) => $"{place}, {Long(date)}";

    /// <summary>Pages and tables: «05/09/2020», always two digits.</summary>
    public static string Short(DateOnly date) => $"{date.Day:00}/{date.Month:00}/{Year(date)}";

    /// <summary>A document cited in another: «05/9/2026» (months 3 to 9 without 0).</summary>
    public static string Cited(DateOnly date) => $"{date.Day:00}/{Month(date)}/{Year(date)}";

    /// <summary>A deadline names its weekday: «Thứ Sáu, 25/09/2020».</summary>
    public static string Deadline(DateOnly date) => $"{Weekdays[(int)date.DayOfWeek]}, {Short(date)}";

    /// <summary>«Còn 2 ngày, hạn 25/09/2020», «Quá hạn 3 ngày, hạn 20/09/2020»: never without the date itself.</summary>
    public static string Due(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        0 => $"Hạn hôm nay, {Short(due)}",
        > 0 and var left => $"Còn {left} ngày, hạn {Short(due)}",
        var late => $"Quá hạn {-late} ngày, hạn {Short(due)}",
    };

    /// <summary>«từ ngày 05 tháng 01 năm 2026 đến ngày 10 tháng 4 năm 2026».</summary>
    public static string Range(DateOnly from, DateOnly to) => $"từ {Long(from)} đến {Long(to)}";

    /// <summary>«08 giờ 30 phút», «14 giờ».</summary>
    public static string Hour(TimeOnly time) => time.Minute == 0 ? $"{time.Hour:00} giờ" : $"{time.Hour:00} giờ {time.Minute:00} phút";

    /// <summary>Pages, 24 hours: «14:30, 25/09/2020».</summary>
    public static string Moment(DateOnly date, TimeOnly time) => $"{time.Hour:00}:{time.Minute:00}, {Short(date)}";

    /// <summary>Until when, as people say it: «17:00, 25/09/2020»; where a day is over, «hết ngày 25/09/2020».</summary>
    /// <param name="date">Local day of the instant from which it is over.</param>
    /// <param name="time">Local time of it.</param>
    public static Wording Until(DateOnly date, TimeOnly time) => time == TimeOnly.MinValue
        ? ($"hết ngày {Short(date.AddDays(-1))}", $"the end of {Short(date.AddDays(-1))}") : Wording.AsTyped(Moment(date, time));

    /// <summary>«6 tháng đầu năm 2026» (half 1), «6 tháng cuối năm 2026» (half 2).</summary>
    public static string HalfYear(int year, int half)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(half, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(half, 2);
        return $"6 tháng {(half == 1 ? "đầu" : "cuối")} năm {year}";
    }

    /// <summary>«quý III/2026».</summary>
    public static string Quarter(int year, int quarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, 4);
        return $"quý {Roman.Of(quarter)}/{year}";
    }

    /// <summary>A committee's or council's term: «nhiệm kỳ 2020 – 2025».</summary>
    public static string Term(int firstYear, int lastYear) => $"nhiệm kỳ {firstYear} – {lastYear}";

    /// <summary>A phase of the movement: «giai đoạn 2015 – 2020».</summary>
    public static string Phase(int firstYear, int lastYear) => $"giai đoạn {firstYear} – {lastYear}";

    /// <summary>
    /// Reads a typed date: day, month, four-digit year, parted by slash, dot, hyphen, blank or words («5/9/2020», «05.09.2020», «ngày 05 tháng 9 năm
    /// 2020»), eight digits («05092020»), or what a browser's date field sends («2020-09-05»). Never month before day.
    /// </summary>
    public static Reading<DateOnly> Read(string? typed)
    {
        var parts = VietnameseText.Fold(typed ?? "")
            .Split([' ', '/', '.', '-', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part is not ("ngay" or "thang" or "nam"))
            .ToArray();
        if (!parts.All(part => part.All(char.IsAsciiDigit)))
        {
            return Reading<DateOnly>.Not(("Đề nghị ghi ngày theo mẫu 05/09/2020.", "Please write the day as 05/09/2020: day, month, year."));
        }

        return parts switch
        {
            [{ Length: 8 } all] => Read(all[..2], all[2..4], all[4..]),
            [{ Length: 4 } year, { Length: <= 2 } month, { Length: <= 2 } day] => Read(day, month, year),
            [{ Length: <= 2 } day, { Length: <= 2 } month, { Length: 4 } year] => Read(day, month, year),
            [{ Length: <= 2 }, { Length: <= 2 }, { Length: <= 3 }] => Reading<DateOnly>.Not(("Đề nghị ghi năm đủ bốn chữ số, ví dụ 05/09/2020.", "Please write the year with four digits, for example 05/09/2020.")),
            _ => Reading<DateOnly>.Not(("Đề nghị ghi ngày theo mẫu 05/09/2020.", "Please write the day as 05/09/2020: day, month, year.")),
        };
    }

    private static Reading<DateOnly> Read(string dayPart, string monthPart, string yearPart)
    {
        var (day, month, year) = (Number(dayPart), Number(monthPart), Number(yearPart));
        if (year is < FirstYear or > LastYear)
        {
            return Reading<DateOnly>.Not(($"Năm ghi từ {FirstYear} đến {LastYear}; đang ghi {yearPart}.", $"The year lies between {FirstYear} and {LastYear}; {yearPart} is written."));
        }

        if (month is < 1 or > 12)
        {
            return Reading<DateOnly>.Not(($"Tháng ghi từ 01 đến 12; đang ghi {monthPart}. Mẫu: 05/09/2020.", $"The month lies between 01 and 12; {monthPart} is written. Day comes first: 05/09/2020."));
        }

        var days = DateTime.DaysInMonth(year, month);
        if (day < 1 || day > days)
        {
            return Reading<DateOnly>.Not(($"Tháng {month:00}/{year} có {days} ngày; đang ghi ngày {dayPart}.", $"{month:00}/{year} has {days} days; day {dayPart} is written."));
        }

        var date = new DateOnly(year, month, day);
        return Reading<DateOnly>.Of(date, Short(date));
    }

    private static string Month(DateOnly date) => date.Month <= 2 ? $"0{date.Month}" : $"{date.Month}";

    private static string Year(DateOnly date) => date.Year.ToString("0000", CultureInfo.InvariantCulture);

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
