using CsCheck;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Text;

public class AdministrativeDateTests
{
    [Theory]
    [InlineData("2026-02-05", "ngày 05 tháng 02 năm 2026", "05/02/2026", "05/02/2026", "Thứ Năm, 05/02/2026")]
    [InlineData("2020-01-05", "ngày 05 tháng 01 năm 2020", "05/01/2020", "05/01/2020", "Chủ Nhật, 05/01/2020")]
    [InlineData("2020-09-23", "ngày 23 tháng 9 năm 2020", "23/09/2020", "23/9/2020", "Thứ Tư, 23/09/2020")]
    [InlineData("2020-09-25", "ngày 25 tháng 9 năm 2020", "25/09/2020", "25/9/2020", "Thứ Sáu, 25/09/2020")]
    [InlineData("2026-09-05", "ngày 05 tháng 9 năm 2026", "05/09/2026", "05/9/2026", "Thứ Bảy, 05/09/2026")]
    [InlineData("2026-03-01", "ngày 01 tháng 3 năm 2026", "01/03/2026", "01/3/2026", "Chủ Nhật, 01/03/2026")]
    [InlineData("2026-10-10", "ngày 10 tháng 10 năm 2026", "10/10/2026", "10/10/2026", "Thứ Bảy, 10/10/2026")]
    [InlineData("2025-12-31", "ngày 31 tháng 12 năm 2025", "31/12/2025", "31/12/2025", "Thứ Tư, 31/12/2025")]
    [InlineData("2024-02-29", "ngày 29 tháng 02 năm 2024", "29/02/2024", "29/02/2024", "Thứ Năm, 29/02/2024")]
    [InlineData("2022-05-02", "ngày 02 tháng 5 năm 2022", "02/05/2022", "02/5/2022", "Thứ Hai, 02/05/2022")]
    [InlineData("2022-05-03", "ngày 03 tháng 5 năm 2022", "03/05/2022", "03/5/2022", "Thứ Ba, 03/05/2022")]
    public void A_date_is_written_in_every_official_form(string iso, string full, string brief, string cited, string deadline)
    {
        var date = Date(iso);
        Assert.Equal(full, AdministrativeDate.Long(date));
        Assert.Equal(brief, AdministrativeDate.Short(date));
        Assert.Equal(cited, AdministrativeDate.Cited(date));
        Assert.Equal(deadline, AdministrativeDate.Deadline(date));
    }

    [Fact]
    public void Periods_are_written_as_documents_write_them()
    {
        Assert.Equal("Bình Sa, ngày 05 tháng 01 năm 2020", AdministrativeDate.PlaceAndDate("Bình Sa", Date("2020-01-05")));
        Assert.Equal("từ ngày 05 tháng 01 năm 2026 đến ngày 10 tháng 4 năm 2026", AdministrativeDate.Range(Date("2026-01-05"), Date("2026-04-10")));
        Assert.Equal("6 tháng đầu năm 2026", AdministrativeDate.HalfYear(2026, 1));
        Assert.Equal("6 tháng cuối năm 2026", AdministrativeDate.HalfYear(2026, 2));
        Assert.Equal("quý I/2026", AdministrativeDate.Quarter(2026, 1));
        Assert.Equal("quý III/2026", AdministrativeDate.Quarter(2026, 3));
        Assert.Equal("quý IV/2026", AdministrativeDate.Quarter(2026, 4));
        Assert.Equal("nhiệm kỳ 2020 – 2025", AdministrativeDate.Term(2020, 2025));
        Assert.Equal("giai đoạn 2015 – 2020", AdministrativeDate.Phase(2015, 2020));
        Assert.Equal("14 giờ", AdministrativeDate.Hour(new TimeOnly(14, 0)));
        Assert.Equal("08 giờ 30 phút", AdministrativeDate.Hour(new TimeOnly(8, 30)));
        Assert.Equal("14:05, 25/09/2020", AdministrativeDate.Moment(Date("2020-09-25"), new TimeOnly(14, 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => AdministrativeDate.Quarter(2026, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => AdministrativeDate.HalfYear(2026, 0));
    }

    [Theory]
    [InlineData("2020-09-23", "Quá hạn 3 ngày, hạn 20/09/2020"), InlineData("2020-09-20", "Hạn hôm nay, 20/09/2020"), InlineData("2020-09-18", "Còn 2 ngày, hạn 20/09/2020")]
    public void A_deadline_in_days_always_names_its_date(string today, string phrase) =>
        Assert.Equal(phrase, AdministrativeDate.Due(Date("2020-09-20"), Date(today)));

    [Theory]
    [InlineData("05/09/2020"), InlineData("5/9/2020"), InlineData(" 05-09-2020 "), InlineData("5.9.2020"), InlineData("05 09 2020"), InlineData("05092020"), InlineData("2020-09-05")]
    [InlineData("ngày 05 tháng 9 năm 2020"), InlineData("Ngày 5 tháng 09, năm 2020"), InlineData("05 – 09 – 2020")]
    public void A_typed_date_is_understood_and_shown_back(string typed) =>
        Assert.Equal(new Reading<DateOnly>(Date("2020-09-05"), "05/09/2020", null), AdministrativeDate.Read(typed));

    [Theory]
    [InlineData(null, "Đề nghị ghi ngày theo mẫu 05/09/2020.")]
    [InlineData("", "Đề nghị ghi ngày theo mẫu 05/09/2020.")]
    [InlineData("mai", "Đề nghị ghi ngày theo mẫu 05/09/2020.")]
    [InlineData("05/09", "Đề nghị ghi ngày theo mẫu 05/09/2020.")]
    [InlineData("05/9/2020 và 06/9/2020", "Đề nghị ghi ngày theo mẫu 05/09/2020.")]
    [InlineData("05/09/20", "Đề nghị ghi năm đủ bốn chữ số, ví dụ 05/09/2020.")]
    [InlineData("09/25/2020", "Tháng ghi từ 01 đến 12; đang ghi 25. Mẫu: 05/09/2020.")]
    [InlineData("29/02/2021", "Tháng 02/2021 có 28 ngày; đang ghi ngày 29.")]
    [InlineData("00/05/2021", "Tháng 05/2021 có 31 ngày; đang ghi ngày 00.")]
    [InlineData("05/09/0020", "Năm ghi từ 1900 đến 2100; đang ghi 0020.")]
    [InlineData("05/09/9999", "Năm ghi từ 1900 đến 2100; đang ghi 9999.")]
    [InlineData("٠٥/٠٩/٢٠٢٠", "Đề nghị ghi ngày theo mẫu 05/09/2020.")]
    public void A_date_that_cannot_be_read_is_answered_with_what_to_write(string? typed, string sentence)
    {
        var reading = AdministrativeDate.Read(typed);
        Assert.False(reading.Understood);
        Assert.Equal(sentence, reading.Problem?.Vi);
    }

    [Fact]
    public void Every_date_written_is_read_back() => Gen.Int[Date("1900-01-01").DayNumber, Date("2100-12-31").DayNumber].Select(DateOnly.FromDayNumber).Sample(date =>
        AdministrativeDate.Read(AdministrativeDate.Short(date)).Value == date && AdministrativeDate.Read(AdministrativeDate.Long(date)).Value == date &&
        AdministrativeDate.Read(AdministrativeDate.Cited(date)).Value == date);

    [Fact]
    public void Anything_typed_is_either_understood_or_answered() => TextGen.Any.Sample(text =>
        AdministrativeDate.Read(text) is var reading && reading.Understood == (reading.Echo.Length > 0) && reading.Understood == (reading.Problem is null));

    private static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
