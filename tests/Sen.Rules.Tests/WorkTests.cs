using CsCheck;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Settings;
using Xunit;

namespace Sen.Rules.Tests;

public class WorkTests
{
    private static readonly Settings Defaults = Settings.On([], new(2022, 9, 23));
    private static readonly DateOnly Today = new(2022, 9, 23);

    [Fact]
    public void Work_is_only_what_the_person_may_do_and_the_life_cycle_takes() =>
        Gen.Select(Gen.Enum<PostKind>(), Gen.Enum<Stage>()).Sample((kind, stage) =>
            WorkTable.For(Village.Holding(kind), [Source(stage, Today)], Defaults, Today).All(work =>
                OpenSteps.For(Village.Holding(kind), Registrations.At(stage), Source(stage, Today).Subject)
                    .Any(step => OpenSteps.OperationOf(step) == work.Row.Operation)));

    [Fact]
    public void Every_stage_that_waits_for_somebody_is_on_somebodys_desk() =>
        Assert.All(
            Enum.GetValues<Stage>().Where(stage => stage is not (Stage.Declined or Stage.NotRecognised or Stage.Revoked or Stage.Recognised)),
            stage => Assert.Contains(Enum.GetValues<PostKind>(), kind => WorkTable.For(Village.Holding(kind), [Source(stage, Today)], Defaults, Today).Count > 0));

    [Fact]
    public void The_soonest_stands_first_and_the_days_are_counted_to_the_deadline() =>
        Gen.Int[-200, 200].Array[1, 12].Sample(ages =>
        {
            var work = WorkTable.For(Village.Holding(PostKind.Officer), ages.Select(age => Source(Stage.Registered, Today.AddDays(age))), Defaults, Today);
            return work.Count == ages.Length && work.Select(one => one.Due).SequenceEqual(work.Select(one => one.Due).Order())
                && work.All(one => Today.AddDays(one.DaysLeft) == one.Due);
        });

    [Theory]
    [InlineData(PostKind.Registrar, Stage.Returned, "2022-09-20", "2022-09-27", 4)]
    [InlineData(PostKind.Registrar, Stage.Draft, "2022-03-01", "2022-03-31", -176)]
    [InlineData(PostKind.Registrar, Stage.Draft, "2022-09-20", "2022-09-27", 4)]
    [InlineData(PostKind.Officer, Stage.Registered, "2022-09-13", "2022-09-20", -3)]
    [InlineData(PostKind.CommitteeHead, Stage.Appraised, "2022-09-23", "2022-09-30", 7)]
    [InlineData(PostKind.CommitteeHead, Stage.Scored, "2022-09-20", "2022-09-30", 7)]
    [InlineData(PostKind.CommitteeMember, Stage.Underway, "2022-06-01", "2022-10-10", 17)]
    public void Each_kind_of_work_has_its_day(PostKind kind, Stage stage, string since, string due, int left)
    {
        var work = Assert.Single(WorkTable.For(Village.Holding(kind), [Source(stage, Day(since))], Defaults, Today));

        Assert.Equal((Day(due), left), (work.Due, work.DaysLeft));
    }

    [Fact]
    public void The_next_progress_is_due_after_the_last_one()
    {
        var source = Source(Stage.Underway, new(2022, 6, 1)) with { LastProgress = new(2022, 9, 10) };

        var work = WorkTable.For(Village.Registrar(), [source], Defaults, Today);

        Assert.Equal(new DateOnly(2022, 10, 10), Assert.Single(work).Due);
    }

    [Fact]
    public void Scoring_is_nobodys_work_before_its_season()
    {
        var member = Village.Holding(PostKind.CommitteeMember);

        Assert.Empty(WorkTable.For(member, [Source(Stage.Underway, new(2022, 6, 1))], Defaults, new(2022, 8, 31)));
        Assert.Single(WorkTable.For(member, [Source(Stage.Underway, new(2022, 6, 1))], Defaults, new(2022, 9, 1)));
    }

    [Fact]
    public void Whoever_registered_has_no_work_of_deciding_on_it()
    {
        var head = Village.Holding(PostKind.CommitteeHead);
        var own = Source(Stage.Appraised, Today) with { Subject = Source(Stage.Appraised, Today).Subject with { RegistrantId = head.PersonId } };

        Assert.Empty(WorkTable.For(head, [own], Defaults, Today));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static WorkSource Source(Stage stage, DateOnly since) => new(
        new Subject(Village.Commune, Village.Farmers, [], RegistrantId: Guid.Empty, Stage: stage),
        Guid.Parse("0190c000-0000-7000-8000-000000000031"), 2022, "Trồng sen kết hợp nuôi cá", "Hội ND xã", since, null);
}
