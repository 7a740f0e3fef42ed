using CsCheck;
using Sen.Movement;
using Sen.Movement.Portal;
using Xunit;

namespace Sen.Rules.Tests.Portal;

/// <summary>The life of an article, over its whole table.</summary>
public class ArticleLifeTests
{
    private static readonly Gen<(ArticleStage At, ArticleStep Step, bool Live, bool Two, bool Approved)> Asked =
        Gen.Select(Gen.Enum<ArticleStage>(), Gen.Enum<ArticleStep>(), Gen.Bool, Gen.Bool, Gen.Bool);

    [Fact]
    public void The_steps_a_page_offers_are_exactly_the_steps_the_table_takes() => Asked.Sample(ask =>
        ArticleLife.Open(ask.At, ask.Live, ask.Two, ask.Approved).Contains(ask.Step) == ArticleLife.Take(ask.At, ask.Step, ask.Live, ask.Two, ask.Approved).Ok);

    [Fact]
    public void With_two_persons_nothing_is_published_that_was_not_approved_whenever_the_rule_came() => Gen.Select(Gen.Enum<ArticleStep>().Array[0, 40], Gen.Int[0, 40]).Sample((steps, rule) =>
    {
        var (at, approved, scheduled, live) = (ArticleStage.Draft, false, false, false);
        for (var no = 0; no < steps.Length; no++)
        {
            var (step, two) = (steps[no], no >= rule);
            if (ArticleLife.Take(at, step, live, two, scheduled) is not { Ok: true } taken)
            {
                continue;
            }

            // Approval holds until somebody writes again.
            approved = step == ArticleStep.Approve || (approved && step is not (ArticleStep.Write or ArticleStep.Reopen));
            if (step == ArticleStep.Publish && two && !approved)
            {
                return false;
            }

            scheduled = step == ArticleStep.Schedule ? at == ArticleStage.Approved : scheduled;
            live = step == ArticleStep.Publish || (live && step != ArticleStep.Unpublish);
            at = taken.Value;
        }

        return true;
    });

    [Fact]
    public void Every_stage_can_be_reached_and_none_is_a_dead_end()
    {
        var reached = new HashSet<ArticleStage> { ArticleStage.Draft };
        while (ArticleLife.Table.Where(row => reached.Contains(row.From)).Any(row => reached.Add(row.To)))
        {
            continue;
        }

        Assert.Equal(Enum.GetValues<ArticleStage>().ToHashSet(), reached);
        Assert.All(Enum.GetValues<ArticleStage>(), stage => Assert.True(ArticleLife.Open(stage, live: false, twoPersons: true).Any() || ArticleLife.Open(stage, live: true, twoPersons: true).Any()));
    }

    [Fact]
    public void A_live_article_can_always_be_taken_down_and_a_waiting_hour_goes_with_it()
    {
        var whileLive = Enum.GetValues<ArticleStage>().Except([ArticleStage.Unpublished, ArticleStage.Archived]);

        Assert.All(whileLive, stage => Assert.True(ArticleLife.Take(stage, ArticleStep.Unpublish, live: true, twoPersons: true).Ok));
        Assert.All(whileLive, stage => Assert.NotEqual(ArticleStage.Scheduled, ArticleLife.Take(stage, ArticleStep.Unpublish, live: true, twoPersons: true).Value));
        Assert.All(Enum.GetValues<ArticleStage>(), stage => Assert.False(ArticleLife.Take(stage, ArticleStep.Unpublish, live: false, twoPersons: false).Ok));
        Assert.All(Enum.GetValues<ArticleStage>(), stage => Assert.False(ArticleLife.Take(stage, ArticleStep.Archive, live: true, twoPersons: false).Ok));
    }

    [Theory]
    [InlineData(ArticleStep.CallOff)]
    [InlineData(ArticleStep.Unpublish)]
    public void What_waited_for_its_hour_is_approved_afterwards_only_if_somebody_had_approved_it(ArticleStep step)
    {
        Assert.Equal(ArticleStage.Approved, ArticleLife.Take(ArticleStage.Scheduled, step, live: true, twoPersons: true, approved: true).Value);
        Assert.Equal(ArticleStage.Draft, ArticleLife.Take(ArticleStage.Scheduled, step, live: true, twoPersons: true, approved: false).Value);
    }

    [Fact]
    public void Each_cell_of_the_table_has_one_row_and_every_word_is_there()
    {
        Assert.Distinct(ArticleLife.Table.Select(row => (row.From, row.Step, row.Approved)));
        Assert.All(Enum.GetValues<ArticleStage>(), stage => Assert.NotEmpty(ArticleLife.NameOf(stage).Vi));
        Assert.All(Enum.GetValues<ArticleStep>(), step => Assert.NotEmpty(ArticleLife.NameOf(step).Vi));
    }

    [Fact]
    public void Who_wrote_does_not_approve_where_two_persons_are_wanted()
    {
        var (writer, other) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.IsType<Refusal.NotYours>(ArticleLife.WhyNotApprove(twoPersons: true, [writer], writer));
        Assert.Null(ArticleLife.WhyNotApprove(twoPersons: true, [writer], other));
        Assert.Null(ArticleLife.WhyNotApprove(twoPersons: false, [writer], writer));
        Assert.Equal("Xã đặt quy định hai người: bài phải được một người khác duyệt trước khi đăng. Xin bấm “Gửi duyệt”.",
            ArticleLife.Take(ArticleStage.Draft, ArticleStep.Publish, live: false, twoPersons: true).Refusal!.Sentence.Vi);
    }
}
