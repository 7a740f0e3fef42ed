using CsCheck;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.Scoring;
using Xunit;

namespace Sen.Rules.Tests;

public class ScoringTests
{
    private static readonly Rubric Scale = Rubric.Default(Guid.Empty, new Home(Village.Commune, Village.Province), new(2022, 1, 1));

    [Fact]
    public void A_scale_adds_up_to_a_hundred() => Assert.Equal(Rubric.FullPoints, Scale.Criteria.Sum(criterion => criterion.MaxPoints));

    [Fact]
    public void A_score_is_filled_in_exactly_when_every_line_has_points_within_its_most() =>
        Gen.Int[-2, 60].Array[Scale.Criteria.Count].Sample(points =>
        {
            var given = Scale.Criteria.Select((criterion, i) => (criterion.No, Points: (int?)points[i])).ToDictionary(line => line.No, line => line.Points);
            var score = Score.Fill(Guid.Empty, Registrations.At(Stage.Underway), Scale, given, null, Guid.Empty, Village.Now);
            var wrong = Scale.Criteria.Where(criterion => given[criterion.No] < 0 || given[criterion.No] > criterion.MaxPoints * 2).Select(criterion => $"c{criterion.No}").ToList();
            return wrong.Count == 0
                ? score.Value.TotalHalves == points.Sum() && score.Value.Lines.Count == Scale.Criteria.Count
                : score.Refusal is Refusal.Invalid invalid && invalid.Fields.Keys.SequenceEqual(wrong);
        });

    [Fact]
    public void A_line_without_points_is_asked_for_and_one_above_its_most_says_both_numbers()
    {
        var given = Scale.Criteria.ToDictionary(criterion => criterion.No, criterion => (int?)(criterion.MaxPoints * 2));
        (given[1], given[2]) = (null, 24);

        var refusal = Score.Fill(Guid.Empty, Registrations.At(Stage.Underway), Scale, given, null, Guid.Empty, Village.Now).Refusal;

        var fields = Assert.IsType<Refusal.Invalid>(refusal).Fields;
        Assert.Equal(("Đề nghị ghi điểm từ 0 đến 15.", "Tiêu chí này tối đa 10 điểm; đang ghi 12."), (fields["c1"].Vi, fields["c2"].Vi));
    }

    [Theory]
    [InlineData(200, Grade.Exemplary)]
    [InlineData(180, Grade.Exemplary)]
    [InlineData(179, Grade.Good)]
    [InlineData(150, Grade.Good)]
    [InlineData(149, Grade.Met)]
    [InlineData(120, Grade.Met)]
    [InlineData(119, Grade.NotMet)]
    [InlineData(0, Grade.NotMet)]
    public void The_grade_changes_exactly_at_its_threshold(int halves, Grade grade) => Assert.Equal(grade, Score.GradeOf(halves));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(25, "12,5")]
    [InlineData(24, "12")]
    public void Points_are_written_with_a_comma(int halves, string shown) => Assert.Equal(shown, Score.Show(halves).Vi);
}
