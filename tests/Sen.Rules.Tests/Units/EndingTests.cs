using CsCheck;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests.Units;

public class EndingTests
{
    private static readonly DateOnly Today = new(2022, 9, 23);

    [Theory]
    [InlineData("23/09/2022", null, "2022-09-24")]
    [InlineData("30/6/2022", null, "2022-07-01")]
    [InlineData("01/01/2020", "2020-01-01", "2020-01-02")]
    public void The_last_day_is_worked_and_the_end_is_the_day_after(string last, string? began, string end) =>
        Assert.Equal(Day(end), Ending.Read(last, Day(began), null, Today, Unfinished.Nothing).Value);

    [Theory]
    [InlineData("", "Đề nghị ghi ngày theo mẫu 05/09/2020.")]
    [InlineData("cuối năm", "Đề nghị ghi ngày theo mẫu 05/09/2020.")]
    [InlineData("24/09/2022", "Ngày cuối không được sau hôm nay, 23/09/2022. Xin ghi khi đã đến ngày đó.")]
    [InlineData("31/12/2019", "Ngày cuối không được trước ngày bắt đầu, 01/01/2020.")]
    public void A_day_that_cannot_be_is_refused_with_what_to_write(string last, string sentence) =>
        Assert.Equal(sentence, Wrong(Ending.Read(last, new(2020, 1, 1), null, Today, Unfinished.Nothing)));

    [Fact]
    public void An_end_that_was_recorded_is_taken_back_with_an_empty_day_and_corrected_with_another()
    {
        Assert.Null(Ending.Read(" ", null, new DateOnly(2022, 7, 1), Today, Unfinished.Nothing).Value);
        Assert.Equal(new DateOnly(2022, 8, 1), Ending.Read("31/07/2022", null, new DateOnly(2022, 7, 1), Today, Unfinished.Nothing).Value);
    }

    [Fact]
    public void What_stands_in_the_way_is_named_and_what_to_do_about_it()
    {
        var left = new Unfinished(
            [.. Enumerable.Range(1, 4).Select(no => new OpenRegistration(Guid.Empty, $"Mô hình {no}", Stage.Underway))],
            [new(Guid.Empty, "Hội Nông dân xã", null)]);

        Assert.Equal(
            "Còn 4 bản đăng ký chưa xong: “Mô hình 1” (đang thực hiện), “Mô hình 2” (đang thực hiện), “Mô hình 3” (đang thực hiện) và 1 mục khác. "
            + "Đề nghị xử lý xong trước. Còn người giữ vị trí: Hội Nông dân xã. Đề nghị cho thôi giữ trước.",
            Wrong(Ending.Read("22/09/2022", null, null, Today, left)));
    }

    [Fact]
    public void It_did_not_end_before_what_it_sent()
    {
        var left = Unfinished.Nothing with { LastSent = new(2022, 3, 10) };

        Assert.Equal("Đơn vị còn gửi bản đăng ký ngày 10/03/2022. Ngày cuối không được trước ngày đó.", Wrong(Ending.Read("09/03/2022", null, null, Today, left)));
        Assert.Equal(new DateOnly(2022, 3, 11), Ending.Read("10/03/2022", null, null, Today, left).Value);
    }

    // Whoever's post is over, both on the last day and today, is in nobody's way; everybody else is.
    [Fact]
    public void Nobody_holds_a_post_after_the_end_or_goes_on_with_one_today() =>
        Gen.Select(Gen.Int[-60, 0], Gen.Int[-90, 90]).Sample((last, until) =>
        {
            var (day, over) = (Today.AddDays(last), Today.AddDays(until));
            var end = Ending.Read($"{day:dd/MM/yyyy}", null, null, Today, new([], [new(Guid.Empty, "Hội Nông dân xã", over)]));
            return end.Ok == (over <= day.AddDays(1) && over <= Today);
        });

    private static string Wrong(Outcome<DateOnly?> outcome) => Assert.IsType<Refusal.Invalid>(outcome.Refusal).Fields[Ending.Last].Vi;

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
