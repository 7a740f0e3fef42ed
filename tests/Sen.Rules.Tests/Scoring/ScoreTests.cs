using CsCheck;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.Scoring;
using Xunit;

namespace Sen.Rules.Tests.Scoring;

public class ScoreTests
{
    private static readonly Rubric Scale = Rubric.Default(default, default, new(2022, 1, 1));

    private static readonly Registration Registration =
        Registration.Begin(default, EmulationModel.Begin(default, default, default, "Trồng sen").Value, 2022, default, default);

    [Fact]
    public void The_default_scale_adds_up_to_a_hundred() => Assert.Equal(Rubric.FullPoints, Scale.Criteria.Sum(criterion => criterion.MaxPoints));

    [Fact]
    public void What_is_shown_is_read_back_the_same() =>
        Gen.Int[0, 200].Sample(halves => Score.ReadHalves(Score.Show(halves).Vi) is { Understood: true } reading && reading.Value == halves);

    [Fact]
    public void Whatever_is_typed_no_criterion_gets_more_than_it_can_and_the_sum_stays_within_a_hundred() =>
        Gen.String[Gen.Char["0123456789,. -"], 0, 5].Array[Scale.Criteria.Count].Sample(typed =>
        {
            var score = Fill(typed);
            return !score.Ok || (score.Value.TotalHalves is >= 0 and <= 200
                && score.Value.Lines.All(line => line.Halves >= 0 && line.Halves <= Scale.Criteria.Single(criterion => criterion.No == line.No).MaxPoints * 2));
        });

    [Theory]
    [InlineData("8,5", 17)]
    [InlineData("8.5", 17)]
    [InlineData(" 10 ", 20)]
    [InlineData("0", 0)]
    public void Points_are_read_with_comma_or_dot(string typed, int halves) => Assert.Equal(halves, Score.ReadHalves(typed).Value);

    [Theory]
    [InlineData("8,3", "Được chấm lẻ 0,5 điểm; đang ghi 8,3.")]
    [InlineData("8,25", "Được chấm lẻ 0,5 điểm; đang ghi 8,25.")]
    [InlineData("tám", "Đề nghị ghi điểm bằng số, ví dụ 8 hoặc 8,5.")]
    [InlineData("100000000000", "Điểm này lớn quá; đề nghị kiểm tra lại.")]
    public void Points_that_cannot_be_given_are_asked_back(string typed, string sentence) => Assert.Equal(sentence, Score.ReadHalves(typed).Problem?.Vi);

    [Fact]
    public void A_missing_line_a_line_too_high_and_a_line_unread_each_have_their_sentence()
    {
        var refusal = Assert.IsType<Refusal.Invalid>(Fill(["", "12", "x", "25", "10", "10", "10"]).Refusal);

        Assert.Equal("Đề nghị ghi điểm từ 0 đến 15.", refusal.Fields["c1"].Vi);
        Assert.Equal("Tiêu chí này tối đa 10 điểm; đang ghi 12.", refusal.Fields["c2"].Vi);
        Assert.Equal("Đề nghị ghi điểm bằng số, ví dụ 8 hoặc 8,5.", refusal.Fields["c3"].Vi);
        Assert.Equal(3, refusal.Fields.Count);
    }

    [Fact]
    public void A_remark_has_a_limit() =>
        Assert.Equal(["remark"], Assert.IsType<Refusal.Invalid>(Fill(["1", "1", "1", "1", "1", "1", "1"], new string('a', Score.LongestRemark + 1)).Refusal).Fields.Keys);

    private static Outcome<Score> Fill(string[] typed, string remark = "") => Score.Fill(
        default, Registration, Scale, typed.Select((text, index) => (text, index)).ToDictionary(line => line.index + 1, line => (string?)line.text), remark, default, default);
}
