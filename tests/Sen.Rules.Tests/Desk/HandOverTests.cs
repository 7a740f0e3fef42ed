using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests.Desk;

public class HandOverTests
{
    private static readonly DateOnly Today = new(2022, 9, 23);
    private static readonly Guid Leaves = Id(1), Named = Id(2), Third = Id(3);

    [Fact]
    public void The_named_successor_takes_over_else_whoever_else_holds_the_post_else_nobody()
    {
        Assert.Equal([Named], Report(Named).Takers([Leaves, Named, Third]));
        Assert.Equal([Third], Report(Named).Takers([Leaves, Third]));
        Assert.Equal([Named, Third], Report(null).Takers([Named, Third, Leaves, Named]));
        Assert.Empty(Report(Named).Takers([Leaves]));
    }

    [Fact]
    public void A_report_is_acknowledged_once_and_then_waits_for_nobody()
    {
        var report = Report(null);

        Assert.True(report.Acknowledge(Named, "Cán bộ mới", Village.Now).Ok);
        Assert.Equal((Named, "Cán bộ mới"), (report.AcknowledgedBy, report.AcknowledgedTitle));
        Assert.IsType<Refusal.OutOfOrder>(report.Acknowledge(Third, "Người khác", Village.Now).Refusal);
        Assert.Equal(Named, report.AcknowledgedBy);
        Assert.Empty(report.Takers([Named, Third]));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("abc", false)]
    [InlineData("chua-co", true)]
    public void Who_takes_over_is_chosen_and_never_guessed(string chosen, bool ok)
    {
        var read = HandOverForm.Read(chosen, [new(Named, "Cán bộ mới")], "Successor");

        Assert.Equal(ok, read.Ok);
        Assert.False(HandOverForm.Read($"{Third}", [new(Named, "Cán bộ mới")], "Successor").Ok);
        Assert.Equal("Cán bộ mới", HandOverForm.Read($"{Named}", [new(Named, "Cán bộ mới")], "Successor").Value!.Title);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("2022-09-23", true)]
    [InlineData("2022-10-07", true)]
    [InlineData("2022-10-08", false)]
    [InlineData("2022-08-24", true)]
    [InlineData("2022-08-23", false)]
    [InlineData("2022-01-01", false)]
    public void A_hand_over_is_asked_for_around_the_end_of_a_post(string? until, bool due)
    {
        var post = Post(1, "2022-01-01", until);

        Assert.Equal(due, HandOverForm.IsDue(post, [post], Today));
    }

    [Fact]
    public void Whoever_goes_on_in_the_same_post_hands_nothing_over()
    {
        var post = Post(1, "2022-01-01", "2022-10-01");

        Assert.False(HandOverForm.IsDue(post, [post, Post(2, "2022-10-01", null)], Today));
        Assert.True(HandOverForm.IsDue(post, [post, Post(2, "2022-10-02", null)], Today));
        Assert.True(HandOverForm.IsDue(post, [post, Post(2, "2022-10-01", null, PostKind.Editor)], Today));
        Assert.False(HandOverForm.IsDue(Post(3, "2022-01-01", "2022-10-01", PostKind.UpperReader), [], Today));
    }

    [Fact]
    public void A_report_stands_for_the_end_it_was_made_for()
    {
        Assert.True(Report(null).Covers(Post(1, "2022-01-01", "2022-09-24"), disabled: false));
        Assert.False(Report(null).Covers(Post(1, "2022-01-01", "2022-12-01"), disabled: false));
        Assert.True(Report(null, HandOverCause.Disabled).Covers(Post(1, "2022-01-01", null), disabled: true));
        Assert.False(Report(null, HandOverCause.Disabled).Covers(Post(1, "2022-01-01", null), disabled: false));
    }

    [Fact]
    public void A_remark_that_is_too_long_is_told_and_line_breaks_are_kept()
    {
        Assert.False(HandOverForm.Remark(new string('a', HandOver.LongestRemark + 1), "Remark").Ok);
        Assert.Equal("Hồ sơ ở tủ 2.\nHẹn dân thứ Hai.", HandOverForm.Remark("Hồ sơ ở tủ 2.\r\nHẹn dân thứ Hai. ", "Remark").Value);
    }

    private static HandOver Report(Guid? successor, HandOverCause cause = HandOverCause.Ended) => new()
    {
        PersonId = Leaves,
        CommuneId = Village.Commune,
        Kind = PostKind.Officer,
        SuccessorId = successor,
        Cause = cause,
        EndsOn = new(2022, 9, 24),
    };

    private static DatedPost Post(int id, string from, string? until, PostKind kind = PostKind.Officer) => new()
    {
        Id = Id(id),
        CommuneId = Village.Commune,
        PersonId = Leaves,
        Kind = kind,
        From = Day(from),
        Until = until is null ? null : Day(until),
    };

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Guid Id(int number) => new(number, 3, 7, [8, 0, 0, 0, 0, 0, 0, 0]);
}
