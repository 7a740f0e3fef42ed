using Sen.Movement.Models;
using Sen.Movement.Settings;
using Sen.Plumbing;
using Xunit;

namespace Sen.Tests.Plumbing;

public class YearCourseTests
{
    [Theory]
    [InlineData(3, 31, "đến 31/03")]
    [InlineData(4, 1, "hạn 31/03, còn 2 mô hình chưa xong")]
    public void A_stage_whose_day_is_over_says_how_much_is_still_open_and_not_until_a_day_that_was(int month, int day, string said)
    {
        var counts = new Dictionary<Stage, int> { [Stage.Registered] = 1, [Stage.Appraised] = 1, [Stage.Underway] = 5 };

        var stages = Of(counts, new(2022, month, day));

        Assert.Equal((StageState.Running, said), (stages[1].State, stages[1].When));
        Assert.Equal(month == 4, stages[1].IsLate);
        Assert.Equal((StageState.Running, "đến 10/10", false), (stages[2].State, stages[2].When, stages[2].IsLate));
    }

    [Fact]
    public void A_stage_is_done_only_when_all_its_work_is_closed()
    {
        var stages = Of(new() { [Stage.Recognised] = 3, [Stage.NotRecognised] = 1 }, new(2022, 11, 30));

        Assert.Equal(
            ["Đăng ký", "Thực hiện", "Chấm điểm", "Công nhận"], stages.Where(stage => stage.State == StageState.Done).Select(stage => stage.Name));
    }

    private static IReadOnlyList<StageLine> Of(Dictionary<Stage, int> counts, DateOnly today) => YearCourse.Of(Words.Vi, 2022, counts, directed: true, Settings.On([], today), today);
}
