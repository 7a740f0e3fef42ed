using CsCheck;
using Sen.Movement.Models;
using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests;

public class LifecycleTests
{
    private static readonly Gen<Step[]> Steps = Gen.Enum<Step>().Array[0, 40];

    // Where a registration may rest for good: not approved, not recognised, or its recognition taken back.
    private static readonly Stage[] NamedEnds = [Stage.Declined, Stage.NotRecognised, Stage.Revoked];

    [Fact]
    public void A_model_is_recognised_only_after_it_was_approved_and_scored() =>
        Steps.Sample(steps =>
        {
            var (at, seen) = (Stage.Draft, new HashSet<Stage>());
            foreach (var step in steps)
            {
                at = Lifecycle.Take(at, step) is { Ok: true } taken ? taken.Value : at;
                seen.Add(at);
            }

            return !seen.Contains(Stage.Recognised) || seen.IsSupersetOf([Stage.Registered, Stage.Appraised, Stage.Approved, Stage.Underway, Stage.Scored]);
        });

    [Fact]
    public void The_steps_a_page_offers_are_exactly_the_steps_the_table_takes() =>
        Gen.Select(Gen.Enum<Stage>(), Gen.Enum<Step>()).Sample((at, step) =>
            Lifecycle.Open(at).Contains(step) == Lifecycle.Take(at, step).Ok);

    [Fact]
    public void Every_stage_can_be_reached_from_the_draft()
    {
        Assert.Equal([.. Enum.GetValues<Stage>()], Reached(Stage.Draft).Order());
    }

    [Fact]
    public void No_stage_is_a_dead_end_but_the_named_ends()
    {
        var dead = Enum.GetValues<Stage>().Where(stage => !Lifecycle.Open(stage).Any());

        Assert.Equal(NamedEnds, dead);
        Assert.All(Enum.GetValues<Stage>(), stage => Assert.NotEmpty(Reached(stage).Intersect([.. NamedEnds, Stage.Recognised])));
    }

    [Fact]
    public void Every_step_that_follows_has_a_post_that_may_take_it() =>
        Assert.All(Lifecycle.Table(Lifecycle.CurrentVersion), row => Assert.Contains(Access.Table, access =>
            access.Operation == OpenSteps.OperationOf(row.Step) && access.Who.Post is not null && (access.Stages.Length == 0 || access.Stages.Contains(row.From))));

    [Fact]
    public void No_post_is_given_a_step_at_a_stage_where_the_table_does_not_know_it()
    {
        var idle = from step in Enum.GetValues<Step>()
                   from access in Access.Table
                   where access.Operation == OpenSteps.OperationOf(step)
                   from stage in access.Stages
                   where !Lifecycle.Take(stage, step).Ok
                   select (step, stage);

        Assert.Empty(idle);
    }

    [Fact]
    public void A_stage_and_a_step_stand_in_one_row_only()
    {
        var twice = Lifecycle.Table(Lifecycle.CurrentVersion).GroupBy(row => (row.From, row.Step)).Where(rows => rows.Count() > 1);

        Assert.Empty(twice);
    }

    [Fact]
    public void Only_a_recognised_registration_is_public() =>
        Assert.All(Enum.GetValues<Stage>(), stage => Assert.Equal(stage == Stage.Recognised, Lifecycle.IsPublic(stage)));

    [Fact]
    public void A_step_out_of_order_names_where_the_registration_stands_and_what_was_asked()
    {
        var refusal = Lifecycle.Take(Stage.Registered, Step.Recognise).Refusal;

        Assert.Equal("Hồ sơ đang ở bước “Chờ thẩm định”; việc “công nhận” không làm ở bước này.", refusal?.Sentence.Vi);
    }

    [Fact]
    public void Every_stage_step_and_stage_of_the_year_has_its_word()
    {
        Assert.All(Enum.GetValues<Stage>(), stage => Assert.NotEmpty(Lifecycle.NameOf(stage).Vi));
        Assert.All(Enum.GetValues<Step>(), step => Assert.NotEmpty(Lifecycle.NameOf(step).Vi));
        Assert.Equal(
            ["Chỉ đạo", "Đăng ký", "Thực hiện", "Kiểm tra", "Sơ kết, tổng kết", "Chấm điểm", "Công nhận", "Khen thưởng", "Nhân rộng"],
            Enum.GetValues<CycleStage>().Select(stage => Lifecycle.NameOf(stage).Vi));
        Assert.Equal(
            ["Direction", "Registration", "Progress", "Inspection", "Review", "Scoring", "Recognition", "Commendation", "Replication"],
            Enum.GetValues<CycleStage>().Select(stage => Lifecycle.NameOf(stage).En));
    }

    [Fact]
    public void A_table_nobody_wrote_is_a_bug() => Assert.Throws<ArgumentOutOfRangeException>(() => Lifecycle.Table(2));

    private static HashSet<Stage> Reached(Stage from)
    {
        var reached = new HashSet<Stage> { from };
        var next = new Queue<Stage>([from]);
        while (next.TryDequeue(out var at))
        {
            foreach (var to in Lifecycle.Open(at).Select(step => Lifecycle.Take(at, step).Value).Where(reached.Add))
            {
                next.Enqueue(to);
            }
        }

        return reached;
    }

    [Theory]
    [InlineData(Stage.Draft, "Register")]
    [InlineData(Stage.Returned, "Register")]
    [InlineData(Stage.Registered, "Appraise, Return")]
    [InlineData(Stage.Appraised, "Approve, Return, Decline")]
    [InlineData(Stage.Approved, "RecordProgress")]
    [InlineData(Stage.Underway, "Score, RecordProgress")]
    [InlineData(Stage.Scored, "Recognise, DeclineRecognition")]
    [InlineData(Stage.Recognised, "RecordProgress")]
    [InlineData(Stage.Declined, "")]
    [InlineData(Stage.NotRecognised, "")]
    [InlineData(Stage.Revoked, "")]
    public void What_others_may_be_asked_for_begins_with_the_step_that_brings_the_model_forward(Stage at, string steps)
    {
        var registration = Registrations.At(at);

        Assert.Equal(steps, string.Join(", ", Sen.Movement.People.OpenSteps.ToAskFor(registration, [])));
        Assert.All(Lifecycle.Open(at), step => Assert.DoesNotContain(step, Sen.Movement.People.OpenSteps.ToAskFor(registration, [.. Lifecycle.Open(at)])));
    }
}
